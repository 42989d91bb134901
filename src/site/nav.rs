//! Navigation from the tree of folders: sections, order, previous and next, breadcrumbs.
//!
//! The order in a folder is weight (lighter first, none last), then title, then path; never chance.
//! Sections come in the order of their importance to a patient. Retired pages are nowhere here.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::DocId;
use super::registry::Registry;
use super::route::{RESERVED, Route};
use crate::document::Document;
use crate::language::Language;
use crate::path::RelPath;
use crate::record::Kind;
use crate::yaml::form::folded;

/// A folder of `content/` with its pages in order.
#[derive(Clone, Debug)]
pub struct Folder {
    /// Its path from `content/`; empty for `content/` itself.
    pub path: RelPath,
    /// Its address.
    pub route: Route,
    /// Its title: that of its `index.md`, else the kind's name, else the folder's own.
    pub title: String,
    /// Its `index.md`.
    pub page: Option<DocId>,
    /// Its pages, without its own, in order.
    pub pages: Vec<DocId>,
    /// Folders in it, in order.
    pub folders: Vec<RelPath>,
}

/// All folders.
#[derive(Debug, Default)]
pub struct Nav {
    folders: BTreeMap<RelPath, Folder>,
    /// Top folders in their order.
    pub sections: Vec<RelPath>,
    /// For each document, its place among the pages of its folder.
    places: Vec<Option<usize>>,
}

impl Folder {
    /// Whether it lies where mendbook makes pages itself; its pages are told.
    #[must_use]
    pub fn is_reserved(&self) -> bool {
        self.path
            .segments()
            .next()
            .is_some_and(|top| RESERVED.contains(&top))
    }
}

impl Nav {
    /// Builds the tree of a site's folders.
    #[must_use]
    pub fn new(documents: &[Arc<Document>], registry: &Registry, language: &Language) -> Self {
        let mut nav = Self {
            places: vec![None; documents.len()],
            ..Self::default()
        };
        nav.add_folder(&RelPath::default(), registry, documents, language);
        for (at, document) in documents
            .iter()
            .enumerate()
            .filter(|(_, document)| !document.is_retired())
        {
            let folder = folder_of(document);
            nav.add_folder(&folder, registry, documents, language);
            if registry.by_folder(&folder) != Some(DocId(at))
                && let Some(folder) = nav.folders.get_mut(&folder)
            {
                folder.pages.push(DocId(at));
            }
        }
        nav.sort(documents);
        nav
    }

    fn add_folder(
        &mut self,
        path: &RelPath,
        registry: &Registry,
        documents: &[Arc<Document>],
        language: &Language,
    ) {
        if self.folders.contains_key(path) {
            return;
        }
        let page = registry
            .by_folder(path)
            .filter(|page| !documents[page.0].is_retired());
        let title = page.map_or_else(
            || folder_title(path, language),
            |page| documents[page.0].common.title.clone(),
        );
        let route = page.map_or_else(|| Route::new(path), |page| registry.routes[page.0].clone());
        let folder = Folder {
            path: path.clone(),
            route,
            title,
            page,
            pages: Vec::new(),
            folders: Vec::new(),
        };
        self.folders.insert(path.clone(), folder);
        if path.is_root() {
            return;
        }
        let parent = path.parent();
        self.add_folder(&parent, registry, documents, language);
        if let Some(parent) = self.folders.get_mut(&parent) {
            parent.folders.push(path.clone());
        }
    }

    fn sort(&mut self, documents: &[Arc<Document>]) {
        let titles: BTreeMap<RelPath, String> = self
            .folders
            .iter()
            .map(|(path, folder)| (path.clone(), folded(&folder.title)))
            .collect();
        for folder in self.folders.values_mut() {
            folder
                .pages
                .sort_by_cached_key(|page| order_key(&documents[page.0]));
            folder.folders.sort_by_cached_key(|path| {
                (section_rank(path), titles.get(path).cloned(), path.clone())
            });
            for (place, page) in folder.pages.iter().enumerate() {
                self.places[page.0] = Some(place);
            }
        }
        self.sections = self
            .folders
            .get(&RelPath::default())
            .map(|root| root.folders.clone())
            .unwrap_or_default();
    }

    /// A folder by its path.
    #[must_use]
    pub fn folder(&self, path: &RelPath) -> Option<&Folder> {
        self.folders.get(path)
    }

    /// All folders, by path.
    pub fn folders(&self) -> impl Iterator<Item = &Folder> {
        self.folders.values()
    }

    /// The pages before and after a document in its folder.
    #[must_use]
    pub fn neighbours(&self, doc: DocId, document: &Document) -> (Option<DocId>, Option<DocId>) {
        let Some(place) = self.places[doc.0] else {
            return (None, None);
        };
        let Some(folder) = self.folders.get(&folder_of(document)) else {
            return (None, None);
        };
        let before = place.checked_sub(1).and_then(|at| folder.pages.get(at));
        (before.copied(), folder.pages.get(place + 1).copied())
    }

    /// The folders above a path, from the top section down, with the folder itself.
    #[must_use]
    pub fn chain(&self, path: &RelPath) -> Vec<&Folder> {
        let mut chain = Vec::new();
        let mut at = path.clone();
        while !at.is_root() {
            chain.extend(self.folders.get(&at));
            at = at.parent();
        }
        chain.reverse();
        chain
    }
}

/// The folder in whose list a document stands. A record written as `x/index.md` stands in the folder
/// above unless `x` holds further pages, which then makes it the page of that folder.
#[must_use]
pub fn folder_of(document: &Document) -> RelPath {
    document.path.parent()
}

/// Weight, title, path.
#[must_use]
pub fn order_key(document: &Document) -> (i64, String, RelPath) {
    (
        document.common.weight.unwrap_or(i64::MAX),
        folded(&document.common.title),
        document.path.clone(),
    )
}

/// The sections of the model in the order in which a patient needs them; then all others.
fn section_rank(path: &RelPath) -> usize {
    const ORDER: [Kind; 6] = [
        Kind::Guide,
        Kind::Routine,
        Kind::Exercise,
        Kind::Relief,
        Kind::RedFlag,
        Kind::Term,
    ];
    ORDER
        .iter()
        .position(|kind| kind.folder() == Some(path.as_str()))
        .unwrap_or(ORDER.len())
}

fn folder_title(path: &RelPath, language: &Language) -> String {
    if Kind::ALL
        .iter()
        .any(|kind| kind.folder() == Some(path.as_str()))
    {
        return language.text(path.as_str());
    }
    let name = path.file_name().replace(['-', '_'], " ");
    let mut letters = name.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}
