//! Ids and addresses: which record a name means, and that no two pages share one.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use foldhash::{HashMap, HashSet};

use super::DocId;
use super::route::{self, RESERVED, Route};
use crate::diagnostic::{Diagnostic, Span};
use crate::document::Document;
use crate::path::RelPath;
use crate::record::Kind;
use crate::record::citation::Citation;
use crate::yaml::Text;

/// What the names of a site mean.
#[derive(Clone, Debug, Default)]
pub struct Registry {
    /// Address of each document.
    pub routes: Vec<Route>,
    ids: HashMap<String, DocId>,
    files: HashMap<RelPath, DocId>,
    addresses: HashMap<Route, DocId>,
    draft_ids: BTreeMap<String, RelPath>,
    draft_files: BTreeMap<RelPath, String>,
    citation_ids: Vec<String>,
    folders: HashSet<Route>,
    /// Documents whose address is taken, which has been told.
    told: BTreeSet<DocId>,
    /// Old addresses with the documents that they lead to, sorted.
    pub aliases: Vec<(Route, DocId)>,
}

impl Registry {
    /// Gives ids and addresses; two of the same are told.
    pub fn new(
        documents: &[Arc<Document>],
        drafts: &[Arc<Document>],
        citations: &[Citation],
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        let mut registry = Self {
            citation_ids: citations
                .iter()
                .map(|citation| citation.id.value.clone())
                .collect(),
            ..Self::default()
        };
        for draft in drafts {
            registry
                .draft_ids
                .insert(draft.id.value.clone(), draft.path.clone());
            registry
                .draft_files
                .insert(draft.path.clone(), draft.id.value.clone());
        }
        for (at, document) in documents.iter().enumerate() {
            registry.add(DocId(at), document, documents, diagnostics);
        }
        registry.add_aliases(documents, diagnostics);
        registry
    }

    /// What is in the way of one more document: its id is taken, or its address.
    #[must_use]
    pub fn objections(&self, document: &Document, documents: &[Arc<Document>]) -> Vec<Diagnostic> {
        let mut told = Vec::new();
        let route = route::of_document(&document.path, &document.id, document.is_index());
        if self.is_folder(&route) && !document.is_index() {
            let message = format!("`/{route}` is the address of a folder of pages");
            told.push(Diagnostic::error(
                "duplicate-output",
                document.opening,
                message,
            ));
        }
        self.clone()
            .add(DocId(documents.len()), document, documents, &mut told);
        told
    }

    fn add(
        &mut self,
        id: DocId,
        document: &Document,
        documents: &[Arc<Document>],
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let route = route::of_document(&document.path, &document.id, document.is_index());
        self.files.insert(document.path.clone(), id);
        self.routes.push(route.clone());
        // Where a folder is known, so are those above it.
        if !self.folders.contains(route::folder_of(&document.path)) {
            let mut folder = document.path.parent();
            while !folder.is_root() && self.folders.insert(Route::new(&folder)) {
                folder = folder.parent();
            }
        }
        // A section's own page is known by its folder; records may have the same name.
        if !document.is_section_page() {
            if let Some(first) = self.ids.get(&document.id.value) {
                diagnostics.push(duplicate_id(document, &documents[first.0]));
                self.told.insert(id);
                return;
            }
            self.ids.insert(document.id.value.clone(), id);
        }
        if let Some(diagnostic) = reserved(document, &route) {
            diagnostics.push(diagnostic);
            self.told.insert(id);
        }
        if let Some(first) = self.addresses.get(&route) {
            let message = format!("two pages have the address `/{route}`");
            diagnostics.push(
                Diagnostic::error("duplicate-output", document.id.span, message)
                    .label(documents[first.0].id.span, "the other one")
                    .help("rename one of the files, or give one an `id`"),
            );
            self.told.insert(id);
        } else {
            self.addresses.insert(route, id);
        }
    }

    fn add_aliases(&mut self, documents: &[Arc<Document>], diagnostics: &mut Vec<Diagnostic>) {
        let mut taken: BTreeMap<Route, Span> = BTreeMap::new();
        for (at, document) in documents.iter().enumerate() {
            for alias in &document.common.aliases {
                let Some(route) = alias_route(alias) else {
                    continue;
                };
                if let Some(id) = self.addresses.get(&route) {
                    diagnostics.push(
                        Diagnostic::error(
                            "duplicate-output",
                            alias.span,
                            format!("a page lives at `/{route}` already"),
                        )
                        .label(documents[id.0].id.span, "this one")
                        .help("delete the alias, or move the page"),
                    );
                } else if let Some(first) = taken.insert(route.clone(), alias.span) {
                    diagnostics.push(
                        Diagnostic::error(
                            "duplicate-output",
                            alias.span,
                            format!("two pages claim the old address `/{route}`"),
                        )
                        .label(first, "the other one")
                        .help("keep it on one of them"),
                    );
                } else {
                    self.aliases.push((route, DocId(at)));
                }
            }
        }
        self.aliases.sort();
    }

    /// Whether the document's address is taken, which has been told.
    #[must_use]
    pub fn is_told(&self, doc: DocId) -> bool {
        self.told.contains(&doc)
    }

    /// The document with this id.
    #[must_use]
    pub fn by_id(&self, id: &str) -> Option<DocId> {
        self.ids.get(id).copied()
    }

    /// The document of a content file.
    #[must_use]
    pub fn by_file(&self, path: &RelPath) -> Option<DocId> {
        self.files.get(path).copied()
    }

    /// The document at an address.
    #[must_use]
    pub fn by_route(&self, route: &Route) -> Option<DocId> {
        self.addresses.get(route).copied()
    }

    /// The page of a folder: `index.md`, if it has one.
    #[must_use]
    pub fn by_folder(&self, folder: &RelPath) -> Option<DocId> {
        self.by_file(&folder.join("index.md").ok()?)
    }

    /// Whether the address is that of a folder with pages in it or below it.
    #[must_use]
    pub fn is_folder(&self, route: &Route) -> bool {
        self.folders.contains(route)
    }

    /// Whether a draft that isn't published has this id.
    #[must_use]
    pub fn is_draft_id(&self, id: &str) -> bool {
        self.draft_ids.contains_key(id)
    }

    /// Whether a draft that isn't published is this file.
    #[must_use]
    pub fn is_draft_file(&self, path: &RelPath) -> bool {
        self.draft_files.contains_key(path)
    }

    /// All ids, sorted.
    pub fn ids(&self) -> impl Iterator<Item = &str> {
        sorted(self.ids.keys().map(String::as_str))
    }

    /// All content files that are pages, sorted.
    pub fn files(&self) -> impl Iterator<Item = &RelPath> {
        sorted(self.files.keys())
    }

    /// All addresses of documents, sorted.
    pub fn addresses(&self) -> impl Iterator<Item = &Route> {
        sorted(self.addresses.keys())
    }

    /// All ids of sources.
    pub fn citation_ids(&self) -> impl Iterator<Item = &str> {
        self.citation_ids.iter().map(String::as_str)
    }
}

/// In order; only who asks for the first pays for that.
fn sorted<T: Ord>(all: impl Iterator<Item = T>) -> impl Iterator<Item = T> {
    std::iter::once_with(|| all.collect::<BTreeSet<T>>()).flatten()
}

/// The route of an old address; `None` where it isn't one, which is told elsewhere.
fn alias_route(alias: &Text) -> Option<Route> {
    let path = RelPath::new(alias.strip_prefix('/')?).ok()?;
    (!path.is_root()).then(|| Route::new(&path))
}

/// Told where a document lies at an address that mendbook makes itself.
fn reserved(document: &Document, route: &Route) -> Option<Diagnostic> {
    let top = route.as_str().split('/').next().unwrap_or_default();
    let is_gathered = || {
        [Kind::RedFlag, Kind::Term]
            .map(Kind::folder)
            .contains(&Some(top))
    };
    if !RESERVED.contains(&top) && !is_gathered() {
        return None;
    }
    let section = [route::red_flags(), route::glossary()].contains(route) && !document.is_index();
    let help = if RESERVED.contains(&top) {
        "move the file to a folder of another name".to_owned()
    } else if *route == route::red_flags().child("card") {
        "give this flag another name: the quick reference lives there".to_owned()
    } else if section {
        format!("to write the words of that page, name the file `content/{route}index.md`")
    } else {
        return None;
    };
    let message = format!("`/{route}` is an address that mendbook makes itself");
    Some(Diagnostic::error("duplicate-output", document.opening, message).help(help))
}

fn duplicate_id(document: &Document, first: &Document) -> Diagnostic {
    let message = format!(
        "the id `{}` is taken by {} already",
        document.id.value,
        first.kind.with_article()
    );
    Diagnostic::error("duplicate-id", document.id.span, message)
        .label(first.id.span, format!("in `content/{}`", first.path))
        .help("rename this file, or give it an `id` of its own")
}
