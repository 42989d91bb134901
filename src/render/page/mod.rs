//! Every page of the site, and how each is made.
//!
//! [`pages`] lists them in a fixed order; [`render`] makes one. A page's subject decides its template
//! and the view that becomes `record`: pages of documents are in [`documents`], what is gathered from
//! many (red flags, glossary, sources) in [`gathered`], lists of pages in [`lists`], and the few that
//! stand for themselves (404, redirects) in [`special`].

mod documents;
mod gathered;
pub(super) mod lists;
mod special;

use super::context::PageView;
use super::views::{Frame, made_page};
use super::{Renderer, Sheet};
use crate::diagnostic::{Checked, Span};
use crate::path::RelPath;
use crate::record::Kind;
use crate::site::handouts::{self, Area};
use crate::site::lists::Family;
use crate::site::route::{self, Hrefs, Route};
use crate::site::{DocId, Site};

/// What a page shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A document.
    Document(DocId),
    /// The printable card of a routine.
    Card(DocId),
    /// A folder without an `index.md`.
    Folder(RelPath),
    /// The gathered red flags.
    RedFlags,
    /// The red flags on one sheet, or those of one body region.
    QuickReference(Option<Area>),
    /// The glossary.
    Glossary,
    /// The sources.
    Sources,
    /// The A–Z: one letter of it, or the first.
    Letter(usize),
    /// All words of a family.
    Words(Family),
    /// Pages under a word, by number of the part.
    Word(Family, String, usize),
    /// An old address.
    Redirect(DocId),
    /// `404.html`.
    NotFound,
}

/// A page before it is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// What it shows.
    pub subject: Subject,
    /// Where it lives; of no meaning for `404.html`.
    pub route: Route,
}

impl Page {
    fn new(subject: Subject, route: Route) -> Self {
        Self { subject, route }
    }

    /// The file that holds it.
    #[must_use]
    pub fn file(&self) -> String {
        if self.subject == Subject::NotFound {
            "404.html".to_owned()
        } else {
            self.route.file()
        }
    }

    /// The document that it is a page of: its own, its card, or an old address of it.
    #[must_use]
    pub fn document(&self) -> Option<DocId> {
        match self.subject {
            Subject::Document(doc) | Subject::Card(doc) | Subject::Redirect(doc) => Some(doc),
            _ => None,
        }
    }

    /// Whether it has a sidebar: what is for paper, and what leads elsewhere, has none.
    #[must_use]
    pub fn has_menu(&self) -> bool {
        !matches!(
            self.subject,
            Subject::Card(_)
                | Subject::QuickReference(_)
                | Subject::Redirect(_)
                | Subject::NotFound
        )
    }

    /// Whether it belongs into the sitemap.
    #[must_use]
    pub fn is_listed(&self, site: &Site) -> bool {
        match &self.subject {
            Subject::Redirect(_) | Subject::NotFound => false,
            Subject::Document(doc) => !site.document(*doc).is_retired(),
            _ => true,
        }
    }
}

/// All pages of a site, in a fixed order. `areas` are the sheets into which the quick reference is
/// split.
#[must_use]
pub fn pages(site: &Site, areas: &[Area]) -> Vec<Page> {
    let at = |name: &str| Route::default().child(name);
    let mut pages = Vec::new();
    let (red_flags, glossary) = (route::red_flags(), route::glossary());
    for (doc, document) in site.all() {
        let route = site.route(doc).clone();
        if route == red_flags || route == glossary {
            continue;
        }
        pages.push(Page::new(Subject::Document(doc), route.clone()));
        if document.kind == Kind::Routine && !document.is_retired() {
            pages.push(Page::new(Subject::Card(doc), route.child("card")));
        }
    }
    for folder in site.nav.folders() {
        let made = folder.page.is_none() && folder.route != red_flags && folder.route != glossary;
        if made && !folder.is_reserved() && site.registry.by_route(&folder.route).is_none() {
            pages.push(Page::new(
                Subject::Folder(folder.path.clone()),
                folder.route.clone(),
            ));
        }
    }
    pages.push(Page::new(Subject::RedFlags, red_flags));
    pages.extend(handouts::sheets(areas).map(|area| {
        let route = handouts::quick_reference_route(area.as_ref());
        Page::new(Subject::QuickReference(area), route)
    }));
    pages.push(Page::new(Subject::Glossary, glossary));
    pages.push(Page::new(Subject::Sources, at("sources")));
    pages.extend(
        lists::letters(site)
            .into_iter()
            .enumerate()
            .map(|(at, (_, route))| Page::new(Subject::Letter(at), route)),
    );
    for family in Family::ALL {
        let folder = at(family.folder());
        pages.push(Page::new(Subject::Words(family), folder.clone()));
        for word in site.lists.words(family) {
            for part in 0..lists::parts(word.pages.len()) {
                let route = lists::word_route(&folder, &word.slug, part);
                pages.push(Page::new(
                    Subject::Word(family, word.slug.clone(), part),
                    route,
                ));
            }
        }
    }
    pages.extend(
        site.registry
            .aliases
            .iter()
            .map(|(route, doc)| Page::new(Subject::Redirect(*doc), route.clone())),
    );
    pages.push(Page::new(Subject::NotFound, Route::default()));
    pages
}

/// How a page writes addresses.
pub(super) fn hrefs(site: &Site, page: &Page) -> Hrefs {
    match page.subject {
        Subject::NotFound => Hrefs::from_root(site.config.base_url.as_deref()),
        _ => Hrefs::from(&page.route, site.options.portable),
    }
}

/// Makes a page: its HTML, not minified.
pub fn render(renderer: &Renderer<'_>, page: &Page) -> Checked<String> {
    let sheet = Sheet::new(renderer, hrefs(renderer.site, page));
    match &page.subject {
        Subject::Document(doc) => documents::document(sheet, *doc),
        Subject::Card(doc) => documents::card(sheet, *doc),
        Subject::Folder(path) => documents::folder(sheet, path),
        Subject::RedFlags => gathered::red_flags(sheet),
        Subject::QuickReference(area) => gathered::quick_reference(sheet, area.as_ref()),
        Subject::Glossary => gathered::glossary(sheet),
        Subject::Sources => gathered::sources(sheet),
        Subject::Letter(at) => lists::letter(sheet, *at),
        Subject::Words(family) => lists::all_words(sheet, *family),
        Subject::Word(family, slug, part) => lists::word(sheet, *family, slug, *part),
        Subject::Redirect(doc) => special::redirect(sheet, *doc),
        Subject::NotFound => special::not_found(sheet),
    }
}

/// Where something about a page as a whole is told.
#[must_use]
pub fn place(site: &Site, page: &Page) -> Span {
    let of_site = Span::new(site.config.file, 0..0);
    page.document()
        .map_or(of_site, |doc| site.document(doc).opening)
}

/// A page that mendbook makes itself.
fn made(sheet: &Sheet<'_>, kind: &'static str, title: String, folder: RelPath) -> PageView {
    made_page(
        sheet,
        Frame {
            kind,
            title,
            summary: None,
            folder,
            noindex: false,
            bare: false,
        },
    )
}
