//! References in front matter: ids of records and sources, and the pictures of a record.

use super::DocId;
use super::link::{Resolver, draft_linked, withdrawn};
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::path::RelPath;
use crate::record::Kind;
use crate::yaml::check::Reference;
use crate::yaml::field::Target;

/// What a reference in front matter means.
pub(super) enum Meant {
    Document(DocId),
    Citation,
    Nothing,
}

impl Resolver<'_> {
    pub(super) fn reference(
        &self,
        reference: &Reference,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Meant {
        let id = &reference.id;
        if reference.target == Target::Citation {
            if self.registry.citation_ids().any(|known| known == id.value) {
                return Meant::Citation;
            }
            let help = self
                .did_you_mean(id, self.registry.citation_ids())
                .unwrap_or_else(|| format!("add `{}:` to `content/sources.yaml`", id.value));
            diagnostics.push(
                Diagnostic::error(
                    "citation-unknown",
                    id.span,
                    format!("no source has the id `{}`", id.value),
                )
                .help(help),
            );
            return Meant::Nothing;
        }
        let wanted = kind_of(reference.target);
        let Some(target) = self.registry.by_id(id) else {
            self.unknown_reference(reference, diagnostics);
            return Meant::Nothing;
        };
        let document = &self.documents[target.0];
        if wanted.is_some_and(|wanted| wanted != document.kind) {
            diagnostics.push(
                Diagnostic::error(
                    "unknown-reference",
                    id.span,
                    format!(
                        "`{}` is {}, not {}",
                        id.value,
                        document.kind.with_article(),
                        reference.target.with_article()
                    ),
                )
                .help(format!(
                    "`{}` needs the id of {}",
                    reference.field,
                    reference.target.with_article()
                )),
            );
            return Meant::Nothing;
        }
        if document.is_retired() && wanted.is_some() {
            diagnostics.push(withdrawn(id, id.span));
        }
        Meant::Document(target)
    }

    fn unknown_reference(&self, reference: &Reference, diagnostics: &mut Vec<Diagnostic>) {
        let id = &reference.id;
        if self.registry.is_draft_id(id) {
            draft_linked(id, id.span, diagnostics);
            return;
        }
        let wanted = kind_of(reference.target);
        let is_wanted = |id: &&str| {
            let doc = self.registry.by_id(id);
            wanted.is_none() || doc.map(|doc| self.documents[doc.0].kind) == wanted
        };
        let known = self.registry.ids().filter(is_wanted);
        let help =
            self.did_you_mean(id, known)
                .unwrap_or_else(|| match wanted.and_then(Kind::folder) {
                    Some(folder) => format!(
                        "add `content/{folder}/{}.md`, or name one that exists",
                        id.value
                    ),
                    None => "name a page that exists".to_owned(),
                });
        diagnostics.push(
            Diagnostic::error(
                "unknown-reference",
                id.span,
                format!("no {} has the id `{}`", reference.target.name(), id.value),
            )
            .help(help),
        );
    }

    /// Pictures in `images`.
    pub(super) fn pictures(&self, document: &Document, diagnostics: &mut Vec<Diagnostic>) {
        for image in &document.common.images {
            let path = document.path.parent().join(&image.src);
            if path
                .as_ref()
                .is_ok_and(|path| self.assets.contains_key(path))
            {
                continue;
            }
            let help = path.ok().and_then(|path| {
                self.did_you_mean(path.as_str(), self.assets.keys().map(RelPath::as_str))
            });
            diagnostics.push(
                Diagnostic::error(
                    "image-missing",
                    image.src.span,
                    format!("no picture at `{}`", image.src.value),
                )
                .help(help.unwrap_or_else(|| {
                    "put the file beside the page, or correct the name".to_owned()
                })),
            );
        }
    }
}

fn kind_of(target: Target) -> Option<Kind> {
    match target {
        Target::Page | Target::Citation => None,
        Target::Exercise => Some(Kind::Exercise),
        Target::Routine => Some(Kind::Routine),
        Target::Relief => Some(Kind::Relief),
        Target::RedFlag => Some(Kind::RedFlag),
    }
}
