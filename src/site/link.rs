//! Every link, anchor, picture and reference resolved, and turned round into backlinks.
//!
//! All of them come from the parse that renders, so what is checked is what readers click. A broken
//! one is told where it stands, with the nearest name.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::glossary::TermUse;
use super::reference::Meant;
use super::registry::Registry;
use super::route::Route;
use super::{Asset, DocId};
use crate::diagnostic::near::nearest;
use crate::diagnostic::{Diagnostic, Span};
use crate::document::Document;
use crate::document::body::{Destination, LinkUse, Role};
use crate::path::RelPath;
use crate::record::Kind;
use crate::yaml::field::Target;

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolved {
    /// To a page, perhaps to one of its anchors.
    Page(DocId, Option<String>),
    /// To a page that mendbook makes itself.
    Made(Route, Option<String>),
    /// To a file beside the pages, by path from `content/`.
    Asset(RelPath),
    /// Elsewhere; the address is safe.
    External(String),
    /// Nowhere: told already.
    Broken,
}

/// Resolved links and backlinks of a site.
#[derive(Debug, Default)]
pub struct Links {
    /// For each document, where each of its links leads.
    pub resolved: Vec<Vec<Resolved>>,
    /// For each document, the documents that link to it, without itself, in order.
    pub backlinks: Vec<Vec<DocId>>,
    /// For each document, the records that its front matter names to be shown, in order.
    pub records: Vec<Vec<DocId>>,
    /// For each document, the pages that its front matter names to be linked to, in order.
    pub related: Vec<Vec<DocId>>,
    /// For each source, by its place in the registry's ids, the documents that cite it.
    pub cited_by: BTreeMap<String, Vec<DocId>>,
    /// For each document, whether it names a source.
    citing: Vec<bool>,
}

impl Links {
    /// Resolves everything; what's broken is told.
    pub fn resolve(
        documents: &[Arc<Document>],
        registry: &Registry,
        assets: &BTreeMap<RelPath, Asset>,
        static_files: &[RelPath],
        term_uses: &[Vec<TermUse>],
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        let static_files: BTreeSet<&RelPath> = static_files.iter().collect();
        let guesses_left = Cell::new(MOST_GUESSES);
        let mut links = Self {
            resolved: Vec::with_capacity(documents.len()),
            backlinks: vec![Vec::new(); documents.len()],
            records: vec![Vec::new(); documents.len()],
            related: vec![Vec::new(); documents.len()],
            cited_by: BTreeMap::new(),
            citing: vec![false; documents.len()],
        };
        for (at, document) in documents.iter().enumerate() {
            let resolver = Resolver {
                folder: &document.path.parent(),
                guesses_left: &guesses_left,
                documents,
                registry,
                assets,
                static_files: &static_files,
            };
            let mut targets: BTreeSet<DocId> = term_uses[at].iter().map(|term| term.term).collect();
            let leads: Vec<Resolved> = document
                .body
                .links
                .iter()
                .map(|link| resolver.link(DocId(at), link, diagnostics))
                .collect();
            targets.extend(leads.iter().filter_map(|lead| match lead {
                Resolved::Page(target, _) => Some(*target),
                _ => None,
            }));
            links.resolved.push(leads);
            for reference in &document.references {
                match resolver.reference(reference, diagnostics) {
                    Meant::Document(target) => {
                        targets.insert(target);
                        // What is only linked to may lie anywhere; a record is shown.
                        let list = match reference.target {
                            Target::Page => &mut links.related,
                            _ => &mut links.records,
                        };
                        list[at].push(target);
                    }
                    Meant::Citation => links.cite(&reference.id.value, DocId(at)),
                    Meant::Nothing => {}
                }
            }
            resolver.pictures(document, diagnostics);
            targets.remove(&DocId(at));
            for target in targets.into_iter().filter(|_| !document.is_retired()) {
                links.backlinks[target.0].push(DocId(at));
            }
        }
        links
    }

    /// Whether a document names a source.
    #[must_use]
    pub fn cites(&self, doc: DocId) -> bool {
        self.citing.get(doc.0).copied().unwrap_or_default()
    }

    fn cite(&mut self, id: &str, by: DocId) {
        self.citing[by.0] = true;
        let list = self.cited_by.entry(id.to_owned()).or_default();
        if list.last() != Some(&by) {
            list.push(by);
        }
    }
}

/// How many nearest names a run looks for: each is a search through all names, and after the first
/// hundred broken links nobody reads on.
const MOST_GUESSES: usize = 100;

pub(super) struct Resolver<'a> {
    /// The folder of the page whose links are resolved.
    pub(super) folder: &'a RelPath,
    pub(super) guesses_left: &'a Cell<usize>,
    pub(super) documents: &'a [Arc<Document>],
    pub(super) registry: &'a Registry,
    pub(super) assets: &'a BTreeMap<RelPath, Asset>,
    pub(super) static_files: &'a BTreeSet<&'a RelPath>,
}

impl Resolver<'_> {
    fn link(&self, from: DocId, link: &LinkUse, diagnostics: &mut Vec<Diagnostic>) -> Resolved {
        match &link.destination {
            Destination::Nowhere => Resolved::Broken,
            Destination::External(url) => Resolved::External(url.clone()),
            Destination::Here(anchor) => self.anchored(from, Some(anchor), link, diagnostics),
            Destination::Record { id, anchor } => {
                match self.registry.by_id(id).or_else(|| self.section(id)) {
                    Some(target) => self.anchored(target, anchor.as_ref(), link, diagnostics),
                    None => self.broken_id(id, link, diagnostics),
                }
            }
            Destination::File { path, anchor } => {
                self.file(path, anchor.as_ref(), link, diagnostics)
            }
            Destination::Address { path, anchor } => {
                self.address(path, anchor.as_ref(), link, diagnostics)
            }
        }
    }

    /// A section's own page, by the name of its folder; `home` is the site's.
    fn section(&self, name: &str) -> Option<DocId> {
        let folder = if name == "home" {
            RelPath::default()
        } else {
            RelPath::new(name).ok()?
        };
        self.registry.by_folder(&folder)
    }

    fn file(
        &self,
        path: &RelPath,
        anchor: Option<&String>,
        link: &LinkUse,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Resolved {
        let target = self
            .registry
            .by_file(path)
            .or_else(|| self.registry.by_folder(path));
        if let (Some(target), false) = (target, link.role == Role::Picture) {
            return self.anchored(target, anchor, link, diagnostics);
        }
        if self.assets.contains_key(path) {
            return Resolved::Asset(path.clone());
        }
        if self.registry.is_draft_file(path) {
            return draft_linked(path.as_str(), link.span, diagnostics);
        }
        if let Some(route) = self.made(&Route::new(path)) {
            return Resolved::Made(route, anchor.cloned());
        }
        self.no_file(path, link, diagnostics)
    }

    /// Tells a link to a file that isn't there, with the nearest one as this page would write it.
    fn no_file(
        &self,
        path: &RelPath,
        link: &LinkUse,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Resolved {
        let picture = link.role == Role::Picture;
        let (code, what) = if picture {
            ("image-missing", "picture")
        } else {
            ("broken-link", "page or file")
        };
        let pages = || self.registry.files().filter(|_| !picture);
        let known = || pages().chain(self.assets.keys());
        let guess = self
            .guess(path.as_str(), known().map(RelPath::as_str))
            .and_then(|near| RelPath::new(near).ok())
            .or_else(|| {
                known()
                    .find(|known| known.file_name() == path.file_name())
                    .cloned()
            });
        let help = match guess {
            Some(near) => format!("did you mean `{}`?", near.seen_from(self.folder)),
            None => "check the path; it is read from this file's own folder".to_owned(),
        };
        let message = format!("no {what} at `content/{path}`");
        diagnostics.push(
            Diagnostic::error(code, link.span, message)
                .here("not found")
                .help(help),
        );
        Resolved::Broken
    }

    /// The nearest name, as long as the run hasn't told too many already.
    fn guess<'c>(&self, name: &str, known: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
        let left = self.guesses_left.get().checked_sub(1)?;
        self.guesses_left.set(left);
        nearest(name, known)
    }

    pub(super) fn did_you_mean<'c>(
        &self,
        name: &str,
        known: impl IntoIterator<Item = &'c str>,
    ) -> Option<String> {
        self.guess(name, known)
            .map(|near| format!("did you mean `{near}`?"))
    }

    fn address(
        &self,
        path: &str,
        anchor: Option<&String>,
        link: &LinkUse,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Resolved {
        let file = RelPath::new(path).ok();
        let route = file.as_ref().map(|file| match file.file_name() {
            "index.html" => Route::new(&file.parent()),
            _ => Route::new(file),
        });
        if let Some(target) = route
            .as_ref()
            .and_then(|route| self.registry.by_route(route))
        {
            return self.anchored(target, anchor, link, diagnostics);
        }
        if let Some(route) = route.as_ref().and_then(|route| self.made(route)) {
            return Resolved::Made(route, anchor.cloned());
        }
        let is_file =
            |file: &RelPath| self.assets.contains_key(file) || self.static_files.contains(file);
        if let Some(file) = file.filter(is_file) {
            return Resolved::Asset(file);
        }
        let route = route.unwrap_or_default();
        let help = self
            .guess(route.as_str(), self.registry.addresses().map(Route::as_str))
            .map_or_else(
                || "link to the page's file, such as `../guides/low-back.md`".to_owned(),
                |near| format!("did you mean `/{near}`?"),
            );
        diagnostics.push(
            Diagnostic::error(
                "broken-link",
                link.span,
                format!("no page at the address `/{path}`"),
            )
            .help(help),
        );
        Resolved::Broken
    }

    /// A page that mendbook makes: lists, sections without an `index.md`, cards.
    fn made(&self, route: &Route) -> Option<Route> {
        let text = route.as_str();
        let fixed = [
            "red-flags/",
            "red-flags/card/",
            "glossary/",
            "sources/",
            "a-z/",
            "tags/",
            "regions/",
            "conditions/",
        ];
        let card = || {
            text.strip_suffix("card/").is_some_and(|owner| {
                RelPath::new(owner)
                    .ok()
                    .and_then(|path| self.registry.by_route(&Route::new(&path)))
                    .is_some_and(|doc| self.documents[doc.0].kind == Kind::Routine)
            })
        };
        (fixed.contains(&text) || self.registry.is_folder(route) || card()).then(|| route.clone())
    }

    fn anchored(
        &self,
        target: DocId,
        anchor: Option<&String>,
        link: &LinkUse,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Resolved {
        let document = &self.documents[target.0];
        if document.is_retired() {
            diagnostics.push(withdrawn(&document.id, link.span));
        }
        let Some(anchor) = anchor else {
            return Resolved::Page(target, None);
        };
        if !document.broken && !document.body.has_anchor(anchor) {
            let known = document
                .body
                .headings
                .iter()
                .map(|heading| heading.id.as_str());
            let help = self.did_you_mean(anchor, known.clone()).unwrap_or_else(|| {
                let list: Vec<_> = known.map(|id| format!("`{id}`")).collect();
                if list.is_empty() {
                    "the page has no headings to link to".to_owned()
                } else {
                    format!("its headings are {}", list.join(", "))
                }
            });
            diagnostics.push(
                Diagnostic::error(
                    "broken-anchor",
                    link.span,
                    format!("`content/{}` has no heading `#{anchor}`", document.path),
                )
                .help(help),
            );
        }
        Resolved::Page(target, Some(anchor.clone()))
    }

    fn broken_id(&self, id: &str, link: &LinkUse, diagnostics: &mut Vec<Diagnostic>) -> Resolved {
        if self.registry.is_draft_id(id) {
            return draft_linked(id, link.span, diagnostics);
        }
        let help = self
            .did_you_mean(id, self.registry.ids())
            .unwrap_or_else(|| {
                "write the id of a page: the name of its file without `.md`".to_owned()
            });
        diagnostics.push(
            Diagnostic::error(
                "broken-link",
                link.span,
                format!("no page has the id `{id}`"),
            )
            .help(help),
        );
        Resolved::Broken
    }
}

pub(super) fn draft_linked(name: &str, span: Span, diagnostics: &mut Vec<Diagnostic>) -> Resolved {
    diagnostics.push(
        Diagnostic::error(
            "draft-linked",
            span,
            format!("`{name}` is a draft, so this would lead nowhere"),
        )
        .help("publish it (take out `draft: true`), build with `--drafts`, or take out the link"),
    );
    Resolved::Broken
}

pub(super) fn withdrawn(id: &str, span: Span) -> Diagnostic {
    Diagnostic::error("draft-linked", span, format!("`{id}` is withdrawn"))
        .help("take it out here: a withdrawn page shows only a notice")
}
