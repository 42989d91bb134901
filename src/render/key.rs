//! What the bytes of a page depend on, as hashes: two runs with the same [`Key`] for a page make the
//! same page, so the second needn't make it.
//!
//! A key has one hash for each [`Part`] of what a page may show, so that a run can say why a page was
//! made again. Each part is taken from the site as it stands, wider rather than narrower: whatever
//! `views`, `records` and `page` read of another document has to be in one of the parts. There is no
//! list of what to forget when something changes. A test makes random edits and holds the result
//! against a build without memory.
//!
//! Of another page that is only linked to, a page shows the *face*: kind, address, title, summary,
//! and whether it is withdrawn. Of a record that it shows, it may show anything.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use super::Renderer;
use super::handouts;
use super::page::{Page, Subject, hrefs, lists};
use crate::document::Document;
use crate::document::body::Role;
use crate::document::memo::bytes;
use crate::path::RelPath;
use crate::record::Kind;
use crate::site::handouts::{made, made_of};
use crate::site::link::Resolved;
use crate::site::lists::Family;
use crate::site::nav::Folder;
use crate::site::route::{self, Route};
use crate::site::{DocId, Site};

/// What a page depends on, part by part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The program, its settings, `site.yaml` and the theme.
    Whole,
    /// The page's own file.
    Own,
    /// The files of the records that it shows, and the sources.
    Shown,
    /// Titles and addresses of what it links to.
    Links,
    /// Its place: menu, breadcrumbs, neighbours, and what links to it.
    Place,
    /// Lists, and what is gathered from the whole site.
    Gathered,
}

impl Part {
    /// All parts, in the order of a key.
    pub const ALL: [Self; 6] = [
        Self::Whole,
        Self::Own,
        Self::Shown,
        Self::Links,
        Self::Place,
        Self::Gathered,
    ];

    /// What has changed, for people.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Whole => "mendbook, its settings, `site.yaml` or the theme",
            Self::Own => "its own file",
            Self::Shown => "a record that it shows, or a source",
            Self::Links => "the title or address of a page that it links to",
            Self::Place => "the menu, its neighbours, or what links to it",
            Self::Gathered => "a list, or the red flags of the site",
        }
    }
}

/// The hashes of all parts, in the order of [`Part::ALL`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Key(#[serde(with = "bytes")] [[u8; 16]; 6]);

impl Key {
    /// The parts in which two keys differ.
    #[must_use]
    pub fn differences(&self, other: &Self) -> Vec<Part> {
        let differs = |at: &usize| self.0[*at] != other.0[*at];
        (0..Part::ALL.len())
            .filter(differs)
            .map(|at| Part::ALL[at])
            .collect()
    }
}

/// A hash in the making. Every text goes in with its length, so that no two lists of texts are alike. All
/// goes in before anything is hashed, which takes less than hashing it bit by bit.
#[derive(Clone, Default)]
struct Fold(Vec<u8>);

impl Fold {
    fn text(&mut self, text: &str) {
        self.number(text.len());
        self.0.extend_from_slice(text.as_bytes());
    }

    fn number(&mut self, number: usize) {
        self.0.extend_from_slice(&(number as u64).to_le_bytes());
    }

    fn hash(&mut self, hash: [u8; 16]) {
        self.0.extend_from_slice(&hash);
    }

    fn end(&self) -> [u8; 16] {
        let mut short = [0; 16];
        short.copy_from_slice(&blake3::hash(&self.0).as_bytes()[..16]);
        short
    }
}

/// Makes the keys of a site's pages.
pub struct Keys<'a> {
    renderer: &'a Renderer<'a>,
    whole: [u8; 16],
    /// By document; worked out when the first page asks.
    faces: Vec<OnceLock<[u8; 16]>>,
    citations: [u8; 16],
    red_flags: [u8; 16],
    printouts: [u8; 16],
}

impl<'a> Keys<'a> {
    /// Prepares what many keys share. `whole` is a hash of what all pages depend on.
    #[must_use]
    pub fn new(renderer: &'a Renderer<'a>, whole: &[u8]) -> Self {
        let site = renderer.site;
        let mut keys = Self {
            renderer,
            whole: folded(|fold| {
                fold.0.extend_from_slice(whole);
            }),
            faces: vec![OnceLock::new(); site.documents.len()],
            citations: folded(|fold| fold.text(&format!("{:?}", site.citations))),
            red_flags: [0; 16],
            printouts: folded(|fold| fold.text(&format!("{:?}", renderer.printouts))),
        };
        keys.red_flags = folded(|fold| {
            for flag in &site.red_flags.flags {
                fold.text(&flag.id);
                for (doc, _) in &flag.statements {
                    keys.file(*doc, fold);
                }
                for doc in flag.page.iter().chain(&flag.stated_by) {
                    fold.hash(keys.face(*doc));
                }
            }
        });
        keys
    }

    /// The key of a page.
    #[must_use]
    pub fn of(&self, page: &Page) -> Key {
        match page.document() {
            Some(doc) => self.of_document(page, doc),
            None => Key([
                self.whole,
                folded(|fold| fold.text(page.route.as_str())),
                self.citations,
                [0; 16],
                self.place(page, None),
                self.gathered(page, &BTreeSet::new()),
            ]),
        }
    }

    fn of_document(&self, page: &Page, doc: DocId) -> Key {
        let site = self.renderer.site;
        let shown = self.shown(doc);
        let own = folded(|fold| {
            fold.text(page.route.as_str());
            self.file(doc, fold);
            self.words(site.document(doc), fold);
        });
        let rest = folded(|fold| {
            for other in shown.iter().filter(|other| **other != doc) {
                self.file(*other, fold);
            }
            if shown.iter().any(|shown| site.links.cites(*shown)) {
                fold.hash(self.citations);
            }
        });
        let links = folded(|fold| {
            for shown in &shown {
                self.links(*shown, fold);
            }
        });
        let gathered = self.gathered(page, &shown);
        Key([
            self.whole,
            own,
            rest,
            links,
            self.place(page, Some(doc)),
            gathered,
        ])
    }

    /// Whether what the text of a document says is in the keys of its own pages and in no others, but for those
    /// of withdrawn pages, which show nothing of it. On a site with a glossary keys tell which terms each text has.
    #[must_use]
    pub fn is_own_matter(site: &Site, doc: DocId) -> bool {
        let gathered = [route::red_flags(), route::glossary()];
        let shows = |other: &DocId| shown_by(site, *other).any(|shown| shown == doc);
        site.document(doc).kind == Kind::Page
            && site.glossary.is_empty()
            && !gathered.contains(site.route(doc))
            && !site.links.backlinks[doc.0].iter().any(shows)
    }

    /// What a link to a document shows of it.
    fn face(&self, doc: DocId) -> [u8; 16] {
        let site = self.renderer.site;
        let document = site.document(doc);
        let face = |fold: &mut Fold| {
            fold.text(document.kind.name());
            fold.text(&document.id.value);
            fold.text(site.route(doc).as_str());
            fold.text(&document.common.title);
            let summary = document.common.summary.as_ref();
            fold.text(summary.map_or("", |summary| &summary.value));
            fold.number(usize::from(summary.is_some()));
            fold.number(usize::from(document.is_retired()));
        };
        *self.faces[doc.0].get_or_init(|| folded(face))
    }

    /// A document and the records that are shown with it, and with those, and so on.
    fn shown(&self, doc: DocId) -> BTreeSet<DocId> {
        let site = self.renderer.site;
        let mut shown = BTreeSet::from([doc]);
        let mut next = vec![doc];
        // The version of a printout, which its page names, is that of all its records.
        let printout = handouts::of_document(doc, site.document(doc));
        if let Some(subject) = printout.filter(|subject| !made(site, subject).is_empty()) {
            next.extend(made_of(site, &subject));
        }
        while let Some(doc) = next.pop() {
            shown.insert(doc);
            next.extend(shown_by(site, doc).filter(|target| !shown.contains(target)));
        }
        shown
    }

    /// All that a document's file says; and whether its review is overdue, which is a matter of the day.
    fn file(&self, doc: DocId, fold: &mut Fold) {
        let site = self.renderer.site;
        let document = site.document(doc);
        fold.0.extend_from_slice(document.hash.as_bytes());
        fold.hash(self.face(doc));
        let review = document.common.review.as_ref();
        let next = review.and_then(|review| review.next_review.as_ref());
        fold.number(usize::from(
            next.is_some_and(|day| day.value < site.options.today),
        ));
    }

    /// What the links of a document's text and front matter lead to.
    fn links(&self, doc: DocId, fold: &mut Fold) {
        let site = self.renderer.site;
        for resolved in &site.links.resolved[doc.0] {
            match resolved {
                Resolved::Page(target, anchor) => {
                    fold.hash(self.face(*target));
                    fold.text(anchor.as_deref().unwrap_or_default());
                }
                Resolved::Made(route, anchor) => {
                    fold.text(route.as_str());
                    fold.text(anchor.as_deref().unwrap_or_default());
                }
                Resolved::Asset(path) => {
                    fold.text(path.as_str());
                    self.picture(path, fold);
                }
                Resolved::External(url) => fold.text(url),
                Resolved::Broken => fold.number(0),
            }
        }
        for target in &site.links.related[doc.0] {
            fold.hash(self.face(*target));
        }
        for image in &site.document(doc).common.images {
            let folder = site.document(doc).path.parent();
            if let Ok(path) = folder.join(&image.src) {
                self.picture(&path, fold);
            }
        }
        for term in &site.term_uses[doc.0] {
            fold.hash(self.face(term.term));
            fold.number(term.html.start as usize);
            fold.number(term.html.end as usize);
        }
    }

    fn picture(&self, path: &RelPath, fold: &mut Fold) {
        let asset = self.renderer.site.assets.get(path);
        let size = asset.and_then(|asset| asset.size).unwrap_or_default();
        fold.number(usize::from(asset.is_some()));
        fold.number(size.0);
        fold.number(size.1);
    }

    /// The words under which a document stands, as they're shown.
    fn words(&self, document: &Document, fold: &mut Fold) {
        let lists = &self.renderer.site.lists;
        for family in Family::ALL {
            for text in family.of(document) {
                if let Some(word) = lists.word(family, text) {
                    fold.text(&word.name);
                    fold.text(&word.slug);
                }
            }
        }
    }

    fn place(&self, page: &Page, doc: Option<DocId>) -> [u8; 16] {
        let site = self.renderer.site;
        let of_kind = |kind: Kind| RelPath::new(kind.folder().unwrap_or_default());
        let folder = match (&page.subject, doc) {
            (Subject::Folder(path), _) => path.clone(),
            (Subject::RedFlags, _) => of_kind(Kind::RedFlag).unwrap_or_default(),
            (Subject::Glossary, _) => of_kind(Kind::Term).unwrap_or_default(),
            (_, Some(doc)) => site.document(doc).path.parent(),
            _ => RelPath::default(),
        };
        folded(|fold| {
            if page.has_menu() {
                fold.hash(self.renderer.menu(&folder, &hrefs(site, page)));
            }
            for folder in site.nav.chain(&folder) {
                self.folder(folder, fold);
            }
            let Some(doc) = doc else { return };
            let (before, after) = site.nav.neighbours(doc, site.document(doc));
            for neighbour in [before, after] {
                fold.hash(neighbour.map_or([0; 16], |doc| self.face(doc)));
            }
            self.list(&site.links.backlinks[doc.0], fold);
        })
    }

    fn folder(&self, folder: &Folder, fold: &mut Fold) {
        fold.text(&folder.title);
        fold.text(folder.route.as_str());
        fold.hash(folder.page.map_or([0; 16], |page| self.face(page)));
    }

    fn list(&self, pages: &[DocId], fold: &mut Fold) {
        fold.number(pages.len());
        for page in pages {
            fold.hash(self.face(*page));
        }
    }

    /// The folders and pages of a folder.
    fn inside(&self, folder: &Folder, fold: &mut Fold) {
        let nav = &self.renderer.site.nav;
        for folder in folder.folders.iter().filter_map(|path| nav.folder(path)) {
            self.folder(folder, fold);
        }
        self.list(&folder.pages, fold);
    }

    fn gathered(&self, page: &Page, shown: &BTreeSet<DocId>) -> [u8; 16] {
        let site = self.renderer.site;
        let nav = &site.nav;
        let is_plain = |doc: &DocId| site.document(*doc).kind == Kind::Page;
        folded(|fold| match &page.subject {
            Subject::Document(doc) => {
                let document = site.document(*doc);
                if !shown.iter().all(is_plain) {
                    fold.hash(self.red_flags);
                    fold.hash(self.printouts);
                }
                if !document.is_index() {
                    return;
                }
                let folder = document.path.parent();
                if let Some(folder) = nav.folder(&folder) {
                    self.inside(folder, fold);
                }
                if folder.is_root() {
                    let sections = nav.sections.iter().filter_map(|path| nav.folder(path));
                    for section in sections {
                        self.folder(section, fold);
                        self.list(&section.pages, fold);
                    }
                }
            }
            Subject::Card(_) => {
                fold.hash(self.red_flags);
                fold.hash(self.printouts);
            }
            Subject::Folder(path) => {
                if let Some(folder) = nav.folder(path) {
                    self.inside(folder, fold);
                }
            }
            Subject::Letter(at) => {
                for (letter, pages) in &site.lists.letters {
                    fold.text(letter);
                    // The pages of other letters aren't shown, but whether the list is split is.
                    fold.number(pages.len());
                }
                for (_, pages) in lists::shown_letters(site, *at) {
                    self.list(pages, fold);
                }
            }
            Subject::Words(family) => {
                for word in site.lists.words(*family) {
                    fold.text(&word.name);
                    fold.text(&word.slug);
                    fold.number(word.pages.len());
                }
            }
            Subject::Word(family, slug, _) => {
                if let Some(word) = site.lists.word(*family, slug) {
                    fold.text(&word.name);
                    self.list(&word.pages, fold);
                }
            }
            Subject::RedFlags | Subject::QuickReference(_) | Subject::Glossary => {
                fold.hash(self.red_flags);
                fold.hash(self.printouts);
                // Their texts show records and link to pages all over the site.
                self.everything(fold);
            }
            Subject::Sources => {
                for (doc, by) in &site.links.cited_by {
                    fold.text(doc);
                    self.list(by, fold);
                }
            }
            Subject::Redirect(_) | Subject::NotFound => {}
        })
    }

    /// All documents, whatever they say.
    fn everything(&self, fold: &mut Fold) {
        let site = self.renderer.site;
        for (doc, document) in site.all() {
            if document.kind == Kind::Page {
                fold.hash(self.face(doc));
            } else {
                self.file(doc, fold);
                self.links(doc, fold);
            }
        }
        // The words above such a list stand in the page of its folder.
        for name in [Kind::RedFlag, Kind::Term]
            .into_iter()
            .filter_map(Kind::folder)
        {
            let route = Route::default().child(name);
            if let Some(doc) = site.registry.by_route(&route) {
                self.file(doc, fold);
                self.links(doc, fold);
            }
        }
    }
}

fn folded(work: impl FnOnce(&mut Fold)) -> [u8; 16] {
    let mut fold = Fold::default();
    work(&mut fold);
    fold.end()
}

/// What a document itself shows of others: what its text embeds, and the records that it names.
fn shown_by(site: &Site, doc: DocId) -> impl Iterator<Item = DocId> {
    let links = &site.document(doc).body.links;
    let leads = site.links.resolved[doc.0].iter().zip(links);
    let embeds = leads.filter_map(|(lead, link)| match lead {
        Resolved::Page(target, _) if link.role == Role::Embed => Some(*target),
        _ => None,
    });
    embeds.chain(site.links.records[doc.0].iter().copied())
}
