//! All documents together: [`assemble`] turns them into a [`Site`], once, without side effects.
//!
//! 1. Drafts are put aside; ids and addresses are given ([`registry`]).
//! 2. Links, anchors, pictures and references are resolved, and turned round into backlinks ([`link`]).
//! 3. The red flags are gathered, by urgency ([`red_flags`]); glossary terms are found in texts
//!    ([`glossary`]); folders become navigation ([`nav`]); tags and their like become lists ([`lists`]).
//!
//! A site never changes after that. What one page shows of the others is looked up here by
//! `render`, page by page; no page gets to see the whole. Deliberately absent: HTML and files.

pub mod glossary;
pub mod handouts;
pub mod items;
pub mod link;
pub mod lists;
pub mod nav;
pub mod red_flags;
mod reference;
pub mod registry;
pub mod route;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Deref;
use std::sync::Arc;

use jiff::civil::Date;

use crate::config::Config;
use crate::diagnostic::{Checked, Diagnostic};
use crate::document::Document;
use crate::language::Language;
use crate::path::RelPath;
use crate::record::Record;
use crate::record::citation::Citation;
use crate::record::exercise::Exercise;
use crate::record::review::Status;
use crate::record::routine::Routine;
use glossary::{Glossary, TermUse};
use link::Links;
use lists::Lists;
use nav::Nav;
use red_flags::RedFlags;
use registry::Registry;
use route::Route;

/// A document of the site, as an index into [`Site::documents`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocId(pub usize);

/// A file in `content/` that isn't a page: a picture, a leaflet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Asset {
    /// Width and height in pixels, of a picture that tells them.
    pub size: Option<(usize, usize)>,
}

/// What [`assemble`] is made from.
pub struct Parts {
    /// Parsed documents in the order of their paths.
    pub documents: Vec<Arc<Document>>,
    /// Entries of `content/sources.yaml`.
    pub citations: Vec<Citation>,
    /// Files in `content/` that aren't pages, by path from there.
    pub assets: BTreeMap<RelPath, Asset>,
    /// Files in `static/`, by path from there.
    pub static_files: Vec<RelPath>,
    /// Configuration.
    pub config: Config,
    /// Language of the site.
    pub language: Language,
    /// How the site is built.
    pub options: Options,
}

/// How the site is built.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// Links name `index.html`, so that the site works from a disk.
    pub portable: bool,
    /// Drafts are published too.
    pub drafts: bool,
    /// The day that counts as today for overdue reviews.
    pub today: Date,
}

/// The whole site.
#[derive(Clone)]
pub struct Site {
    /// Published documents in the order of their paths.
    pub documents: Vec<Arc<Document>>,
    /// For each document, where terms are linked in its text.
    pub term_uses: Arc<Vec<Vec<TermUse>>>,
    joined: Arc<Joined>,
}

/// What all documents together come to, and what they were joined with.
pub struct Joined {
    /// Ids and addresses.
    pub registry: Registry,
    /// Resolved links and backlinks.
    pub links: Links,
    /// Gathered red flags.
    pub red_flags: RedFlags,
    /// Terms.
    pub glossary: Glossary,
    /// Folders.
    pub nav: Nav,
    /// Tags and their like.
    pub lists: Lists,
    /// Sources, sorted by id.
    pub citations: Vec<Citation>,
    /// Pictures and other files in `content/`.
    pub assets: BTreeMap<RelPath, Asset>,
    /// Files in `static/`.
    pub static_files: Vec<RelPath>,
    /// Configuration.
    pub config: Config,
    /// Language.
    pub language: Language,
    /// How it is built.
    pub options: Options,
}

impl Deref for Site {
    type Target = Joined;

    fn deref(&self) -> &Joined {
        &self.joined
    }
}

/// Makes the site.
pub fn assemble(parts: Parts) -> Checked<Site> {
    let mut diagnostics = Vec::new();
    let Parts {
        documents,
        mut citations,
        assets,
        static_files,
        config,
        language,
        options,
    } = parts;
    let (documents, drafts) = set_drafts_aside(documents, options.drafts);
    citations.sort_by(|a, b| a.id.value.cmp(&b.id.value));
    let name = || {
        let registry = Registry::new(&documents, &drafts, &citations, &mut diagnostics);
        let red_flags =
            RedFlags::gather(&documents, &registry, &config, &language, &mut diagnostics);
        let glossary = Glossary::new(&documents);
        let term_uses = glossary.uses(&documents);
        let resolve = || {
            Links::resolve(
                &documents,
                &registry,
                &assets,
                &static_files,
                &term_uses,
                &mut diagnostics,
            )
        };
        let arrange = || Nav::new(&documents, &registry, &language);
        let (links, nav) = rayon::join(resolve, arrange);
        (registry, red_flags, glossary, term_uses, links, nav)
    };
    // Lists need nobody's address, and so can be made beside all the rest.
    let (named, lists) = rayon::join(name, || Lists::new(&documents));
    let (registry, red_flags, glossary, term_uses, links, nav) = named;
    let joined = Joined {
        registry,
        links,
        red_flags,
        glossary,
        nav,
        lists,
        citations,
        assets,
        static_files,
        config,
        language,
        options,
    };
    let site = Site {
        documents,
        term_uses: Arc::new(term_uses),
        joined: Arc::new(joined),
    };
    items::check(&site, &mut diagnostics);
    check_logo(&site, &mut diagnostics);
    Checked::new(site, diagnostics)
}

fn set_drafts_aside(
    documents: Vec<Arc<Document>>,
    publish: bool,
) -> (Vec<Arc<Document>>, Vec<Arc<Document>>) {
    documents
        .into_iter()
        .partition(|document| publish || !document.common.draft)
}

impl Site {
    /// The site with another state of one of its documents, where that makes no difference to any other
    /// page and to what was told when the documents were joined. Nothing where it might.
    #[must_use]
    pub fn with(mut self, document: Arc<Document>) -> Option<Self> {
        let at = self.registry.by_file(&document.path)?;
        if !self.document(at).is_alike(&document) {
            return None;
        }
        let uses = self.glossary.uses_in(at, &document);
        let terms =
            |uses: &[TermUse]| -> BTreeSet<DocId> { uses.iter().map(|it| it.term).collect() };
        if terms(&uses) != terms(&self.term_uses[at.0]) {
            return None;
        }
        self.documents[at.0] = document;
        if uses != self.term_uses[at.0] {
            Arc::make_mut(&mut self.term_uses)[at.0] = uses;
        }
        Some(self)
    }

    /// The document with this index.
    #[must_use]
    pub fn document(&self, id: DocId) -> &Document {
        &self.documents[id.0]
    }

    /// All documents.
    pub fn each(&self) -> impl Iterator<Item = &Document> {
        self.documents.iter().map(Arc::as_ref)
    }

    /// All documents with their indices.
    pub fn all(&self) -> impl Iterator<Item = (DocId, &Document)> {
        let documents = self.each().enumerate();
        documents.map(|(at, document)| (DocId(at), document))
    }

    /// The address of a document.
    #[must_use]
    pub fn route(&self, id: DocId) -> &Route {
        &self.registry.routes[id.0]
    }

    /// The exercise with this id, with its document.
    #[must_use]
    pub fn exercise(&self, id: &str) -> Option<(DocId, &Exercise)> {
        let doc = self.registry.by_id(id)?;
        match &self.document(doc).record {
            Record::Exercise(exercise) => Some((doc, exercise)),
            _ => None,
        }
    }

    /// The source with this id.
    #[must_use]
    pub fn citation(&self, id: &str) -> Option<&Citation> {
        self.citations
            .binary_search_by(|citation| citation.id.value.as_str().cmp(id))
            .ok()
            .map(|at| &self.citations[at])
    }
}

impl Document {
    /// Withdrawn: its address shows a notice, and it stands in no list.
    #[must_use]
    pub fn is_retired(&self) -> bool {
        self.common
            .review
            .as_ref()
            .is_some_and(|review| review.status == Some(Status::Retired))
    }

    /// Its routine, if it is one.
    #[must_use]
    pub fn routine(&self) -> Option<&Routine> {
        match &self.record {
            Record::Routine(routine) => Some(routine),
            _ => None,
        }
    }
}

/// The logo must be a file in `static/`.
fn check_logo(site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    let Some(logo) = &site.config.logo else {
        return;
    };
    let name = logo.trim_start_matches("static/");
    if site.static_files.iter().any(|file| file.as_str() == name) {
        return;
    }
    let known = site.static_files.iter().map(RelPath::as_str);
    diagnostics.push(
        Diagnostic::error(
            "image-missing",
            logo.span,
            format!("no logo at `static/{name}`"),
        )
        .help("put the file into `static/`, or correct its name")
        .maybe_help(crate::diagnostic::near::did_you_mean(name, known)),
    );
}
