//! Every page of the site, and how each is made.
//!
//! [`pages`] lists them in a fixed order; [`render`] makes one. A page's subject decides its template
//! and the view that becomes `record`.

use serde::Serialize;

use super::context::{
    ElsewhereView, GlossaryView, LinkGroup, ListView, PageView, PlainView, RedFlagsView,
    SectionSummary, SectionView, SourcesView, TermLetter,
};
use super::views::{self, Frame, document_page, link_to, made_page};
use super::{Renderer, Sheet, html, json_ld, records};
use crate::diagnostic::{Checked, Span};
use crate::path::RelPath;
use crate::record::{Kind, Record};
use crate::site::lists::{Family, PAGE_LENGTH, first_letter};
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
    /// The red flags on one sheet.
    QuickReference,
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

/// All pages of a site, in a fixed order.
#[must_use]
pub fn pages(site: &Site) -> Vec<Page> {
    let at = |name: &str| Route::default().child(name);
    let mut pages = Vec::new();
    let glossary = at(Kind::Term.folder().unwrap_or_default());
    for (doc, document) in site.all() {
        let route = site.route(doc).clone();
        if route == route::red_flags() || route == glossary {
            continue;
        }
        pages.push(Page::new(Subject::Document(doc), route.clone()));
        if document.kind == Kind::Routine && !document.is_retired() {
            pages.push(Page::new(Subject::Card(doc), route.child("card")));
        }
    }
    for folder in site.nav.folders() {
        let made =
            folder.page.is_none() && folder.route != route::red_flags() && folder.route != glossary;
        if made && site.registry.by_route(&folder.route).is_none() {
            pages.push(Page::new(
                Subject::Folder(folder.path.clone()),
                folder.route.clone(),
            ));
        }
    }
    pages.push(Page::new(Subject::RedFlags, route::red_flags()));
    pages.push(Page::new(
        Subject::QuickReference,
        route::red_flags().child("card"),
    ));
    pages.push(Page::new(Subject::Glossary, glossary));
    pages.push(Page::new(Subject::Sources, at("sources")));
    pages.extend(
        letters(site)
            .into_iter()
            .enumerate()
            .map(|(at, (_, route))| Page::new(Subject::Letter(at), route)),
    );
    for family in Family::ALL {
        let folder = at(family.folder());
        pages.push(Page::new(Subject::Words(family), folder.clone()));
        for word in site.lists.words(family) {
            for part in 0..parts(word.pages.len()) {
                let route = word_route(&folder, &word.slug, part);
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

/// The letters of the A–Z with their addresses; a short list has one page for all.
fn letters(site: &Site) -> Vec<(String, Route)> {
    let base = Route::default().child("a-z");
    let total: usize = site
        .lists
        .letters
        .iter()
        .map(|(_, pages)| pages.len())
        .sum();
    if total <= PAGE_LENGTH {
        return vec![(String::new(), base)];
    }
    let address = |letter: &str| {
        if letter == "#" {
            "0-9".to_owned()
        } else {
            letter.to_lowercase()
        }
    };
    let each = site
        .lists
        .letters
        .iter()
        .map(|(letter, _)| (letter.clone(), base.child(&address(letter))));
    std::iter::once((String::new(), base.clone()))
        .chain(each)
        .collect()
}

fn parts(length: usize) -> usize {
    length.div_ceil(PAGE_LENGTH).max(1)
}

fn word_route(folder: &Route, slug: &str, part: usize) -> Route {
    let first = folder.child(slug);
    if part == 0 {
        first
    } else {
        first.child(&(part + 1).to_string())
    }
}

/// Makes a page: its HTML, not minified.
pub fn render(renderer: &Renderer<'_>, page: &Page) -> Checked<String> {
    let site = renderer.site;
    let hrefs = match page.subject {
        Subject::NotFound => Hrefs::from_root(site.config.base_url.as_deref()),
        _ => Hrefs::from(&page.route, site.options.portable),
    };
    let sheet = Sheet::new(renderer, hrefs);
    match &page.subject {
        Subject::Document(doc) => document(sheet, *doc),
        Subject::Card(doc) => card(sheet, *doc),
        Subject::Folder(path) => folder(sheet, path),
        Subject::RedFlags => red_flags(sheet),
        Subject::QuickReference => quick_reference(sheet),
        Subject::Glossary => glossary(sheet),
        Subject::Sources => sources(sheet),
        Subject::Letter(at) => letter(sheet, *at),
        Subject::Words(family) => all_words(sheet, *family),
        Subject::Word(family, slug, part) => word(sheet, *family, slug, *part),
        Subject::Redirect(doc) => redirect(sheet, *doc),
        Subject::NotFound => not_found(sheet),
    }
}

/// Where something about a page as a whole is told.
#[must_use]
pub fn place(site: &Site, page: &Page) -> Span {
    match &page.subject {
        Subject::Document(doc) | Subject::Card(doc) | Subject::Redirect(doc) => {
            site.document(*doc).opening
        }
        _ => Span::new(site.config.file, 0..0),
    }
}

fn document(sheet: Sheet<'_>, doc: DocId) -> Checked<String> {
    let site = sheet.site();
    let document = site.document(doc);
    if document.is_retired() {
        return withdrawn(sheet, doc);
    }
    match &document.record {
        Record::Page => plain(sheet, doc),
        Record::Guide(guide) => {
            let view = records::guide(&sheet, doc, guide);
            own(sheet, doc, "guide", view)
        }
        Record::Exercise(exercise) => {
            let view = records::exercise(&sheet, doc, document, exercise);
            own(sheet, doc, "exercise", view)
        }
        Record::Routine(routine) => {
            let view = records::routine(&sheet, doc, routine, false);
            own(sheet, doc, "routine", view)
        }
        Record::Relief(relief) => {
            let view = records::relief(&sheet, doc, relief);
            own(sheet, doc, "relief", view)
        }
        Record::Term(term) => {
            let view = records::term(&sheet, doc, term, false);
            own(sheet, doc, "term", view)
        }
        Record::RedFlag(_) => match site.red_flags.of_page(doc) {
            Some(flag) => {
                let view = records::red_flag(&sheet, flag, false);
                own(sheet, doc, "red-flag", view)
            }
            // Without an urgency it has been told, and nothing is published.
            None => plain(sheet, doc),
        },
    }
}

/// A page with the template and JSON-LD of its kind.
fn own(
    sheet: Sheet<'_>,
    doc: DocId,
    kind: &'static str,
    record: impl Serialize,
) -> Checked<String> {
    let mut page = document_page(&sheet, doc, kind);
    page.json_ld_html = json_ld::of(&sheet, doc, &page);
    sheet.finish(&format!("{kind}.html"), &page, &record)
}

fn plain(sheet: Sheet<'_>, doc: DocId) -> Checked<String> {
    let site = sheet.site();
    let document = site.document(doc);
    let body_html = html::body(&sheet, doc);
    if document.path.as_str() == "index.md" {
        let record = PlainView {
            body_html,
            sections: section_summaries(&sheet),
        };
        return own(sheet, doc, "home", record);
    }
    if document.is_index() {
        let record = SectionView {
            body_html,
            ..folder_view(&sheet, &document.path.parent())
        };
        return own(sheet, doc, "section", record);
    }
    own(
        sheet,
        doc,
        "page",
        PlainView {
            body_html,
            sections: Vec::new(),
        },
    )
}

fn section_summaries(sheet: &Sheet<'_>) -> Vec<SectionSummary> {
    const FIRST: usize = 8;
    let site = sheet.site();
    site.nav
        .sections
        .iter()
        .filter_map(|path| site.nav.folder(path))
        .map(|folder| SectionSummary {
            kind: kind_of(&folder.path),
            title: folder.title.clone(),
            href: sheet.hrefs.to(&folder.route),
            summary: folder.page.and_then(|page| link_to(sheet, page).summary),
            links: folder
                .pages
                .iter()
                .take(FIRST)
                .map(|page| link_to(sheet, *page))
                .collect(),
            count: folder.pages.len(),
        })
        .collect()
}

fn kind_of(folder: &RelPath) -> &'static str {
    Kind::from_folder(folder.segments().next().unwrap_or_default()).name()
}

fn folder_view(sheet: &Sheet<'_>, path: &RelPath) -> SectionView {
    let site = sheet.site();
    let Some(folder) = site.nav.folder(path) else {
        return SectionView {
            kind: kind_of(path),
            body_html: String::new(),
            folders: Vec::new(),
            links: Vec::new(),
        };
    };
    let below = folder
        .folders
        .iter()
        .filter_map(|path| site.nav.folder(path));
    SectionView {
        kind: kind_of(path),
        body_html: String::new(),
        folders: below
            .map(|folder| super::context::Link {
                title: folder.title.clone(),
                href: sheet.hrefs.to(&folder.route),
                summary: folder.page.and_then(|page| link_to(sheet, page).summary),
            })
            .collect(),
        links: folder
            .pages
            .iter()
            .map(|page| link_to(sheet, *page))
            .collect(),
    }
}

fn folder(sheet: Sheet<'_>, path: &RelPath) -> Checked<String> {
    let title = sheet
        .site()
        .nav
        .folder(path)
        .map(|folder| folder.title.clone())
        .unwrap_or_default();
    let page = made(&sheet, "section", title, path.clone());
    let record = folder_view(&sheet, path);
    sheet.finish("section.html", &page, &record)
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

/// The page of a section that has a template of its own: with the words of its `index.md`.
fn made_section(
    sheet: &Sheet<'_>,
    kind: &'static str,
    of: Kind,
    title_id: &str,
) -> (PageView, String) {
    let site = sheet.site();
    let folder = RelPath::new(of.folder().unwrap_or_default()).unwrap_or_default();
    match site.registry.by_folder(&folder) {
        Some(doc) => (document_page(sheet, doc, kind), html::body(sheet, doc)),
        None => (
            made(sheet, kind, sheet.word(title_id).to_owned(), folder),
            String::new(),
        ),
    }
}

fn card(sheet: Sheet<'_>, doc: DocId) -> Checked<String> {
    let site = sheet.site();
    let document = site.document(doc);
    let Some(routine) = document.routine() else {
        return not_found(sheet);
    };
    let record = records::routine(&sheet, doc, routine, true);
    let frame = Frame {
        kind: "card",
        title: document.common.title.clone(),
        summary: document
            .common
            .summary
            .as_ref()
            .map(|summary| summary.value.clone()),
        folder: document.path.parent(),
        noindex: false,
        bare: true,
    };
    let mut page = made_page(&sheet, frame);
    page.breadcrumbs.push(super::context::Link {
        summary: None,
        ..link_to(&sheet, doc)
    });
    page.review = views::review(&sheet, document);
    page.disclaimer = views::disclaimer(&sheet, document);
    page.sources = views::sources(&sheet, &document.common.sources);
    page.json_ld_html = json_ld::of(&sheet, doc, &page);
    sheet.finish("card.html", &page, &record)
}

fn red_flags_view(
    sheet: &Sheet<'_>,
    body_html: String,
    other: &Route,
    brief: bool,
) -> RedFlagsView {
    let site = sheet.site();
    let mut levels = records::levels(sheet, site.red_flags.flags.iter().collect());
    if !brief {
        // The gathered page also says why.
        for flag in levels
            .iter_mut()
            .flat_map(|level| level.cards.iter_mut().flatten())
        {
            let page = site
                .registry
                .by_id(&flag.id)
                .filter(|page| site.document(*page).kind == Kind::RedFlag);
            flag.why_html = page.map(|page| html::body(sheet, page)).unwrap_or_default();
        }
    }
    let made_of: Vec<DocId> = site
        .red_flags
        .flags
        .iter()
        .filter_map(|flag| flag.page)
        .collect();
    let card = route::red_flags().child("card");
    RedFlagsView {
        body_html,
        levels,
        other_href: sheet.hrefs.to(other),
        trace: views::trace(sheet, &card, &made_of, true),
    }
}

fn red_flags(sheet: Sheet<'_>) -> Checked<String> {
    let (mut page, body_html) = made_section(&sheet, "red-flags", Kind::RedFlag, "red-flags-when");
    let record = red_flags_view(&sheet, body_html, &route::red_flags().child("card"), false);
    page.review = gathered_review(&sheet);
    page.disclaimer = sheet.site().config.disclaimer.clone();
    sheet.finish("red-flags.html", &page, &record)
}

/// The gathered flags are only as well reviewed as the least reviewed of them.
fn gathered_review(sheet: &Sheet<'_>) -> Option<super::context::ReviewView> {
    let site = sheet.site();
    let mut reviews = site
        .red_flags
        .flags
        .iter()
        .filter_map(|flag| flag.page)
        .filter_map(|page| views::review(sheet, site.document(page)));
    let first = reviews.next()?;
    Some(reviews.fold(first, |least, next| {
        if least.reviewed && !next.reviewed {
            next
        } else {
            least
        }
    }))
}

fn quick_reference(sheet: Sheet<'_>) -> Checked<String> {
    let folder = RelPath::new(Kind::RedFlag.folder().unwrap_or_default()).unwrap_or_default();
    let frame = Frame {
        kind: "quick-reference",
        title: sheet.word("quick-reference").to_owned(),
        summary: None,
        folder,
        noindex: false,
        bare: true,
    };
    let mut page = made_page(&sheet, frame);
    page.review = gathered_review(&sheet);
    page.disclaimer = sheet.site().config.disclaimer.clone();
    let record = red_flags_view(&sheet, String::new(), &route::red_flags(), true);
    sheet.finish("quick-reference.html", &page, &record)
}

fn glossary(sheet: Sheet<'_>) -> Checked<String> {
    let site = sheet.site();
    let (page, body_html) = made_section(&sheet, "glossary", Kind::Term, "glossary");
    let mut terms: Vec<_> = site
        .all()
        .filter(|(_, document)| !document.is_retired())
        .filter_map(|(doc, document)| match &document.record {
            Record::Term(term) => Some(records::term(&sheet, doc, term, true)),
            _ => None,
        })
        .collect();
    terms.sort_by_cached_key(|term| (term.name.to_lowercase(), term.id.clone()));
    let mut letters: Vec<TermLetter> = Vec::new();
    for term in terms {
        let letter = first_letter(&term.name);
        match letters.last_mut() {
            Some(last) if last.letter == letter => last.terms.push(term),
            _ => letters.push(TermLetter {
                letter,
                terms: vec![term],
            }),
        }
    }
    let record = GlossaryView { body_html, letters };
    sheet.finish("glossary.html", &page, &record)
}

fn sources(sheet: Sheet<'_>) -> Checked<String> {
    let site = sheet.site();
    let page = made(
        &sheet,
        "sources",
        sheet.word("sources").to_owned(),
        RelPath::default(),
    );
    let list = site.citations.iter().filter_map(|citation| {
        let view = views::source(&sheet, &citation.id)?;
        let by = site
            .links
            .cited_by
            .get(&citation.id.value)
            .map_or(&[][..], Vec::as_slice);
        Some(records::cited(
            view,
            by.iter().map(|doc| link_to(&sheet, *doc)).collect(),
        ))
    });
    let record = SourcesView {
        sources: list.collect(),
    };
    sheet.finish("sources.html", &page, &record)
}

fn letter(sheet: Sheet<'_>, at: usize) -> Checked<String> {
    let site = sheet.site();
    let all = letters(site);
    let name = all
        .get(at)
        .map(|(letter, _)| letter.clone())
        .unwrap_or_default();
    let base = sheet.word("a-to-z").to_owned();
    let title = if name.is_empty() {
        base
    } else {
        site.language
            .format("starts-with", &[("letter", name.as_str().into())])
    };
    let page = made(&sheet, "a-z", title, RelPath::default());
    let shown = |letter: &str| all.len() == 1 || letter == name;
    let groups = site
        .lists
        .letters
        .iter()
        .filter(|(letter, _)| shown(letter))
        .map(|(letter, pages)| LinkGroup {
            title: letter.clone(),
            links: pages.iter().map(|page| link_to(&sheet, *page)).collect(),
        });
    let groups = groups.collect();
    let record = ListView {
        parts: if all.len() == 1 {
            Vec::new()
        } else {
            views::part_links(&sheet, &all[1..])
        },
        groups,
    };
    sheet.finish("list.html", &page, &record)
}

fn all_words(sheet: Sheet<'_>, family: Family) -> Checked<String> {
    let site = sheet.site();
    let folder = Route::default().child(family.folder());
    let page = made(
        &sheet,
        "list",
        sheet.word(family.title_id()).to_owned(),
        RelPath::default(),
    );
    let links: Vec<_> = site
        .lists
        .words(family)
        .map(|word| super::context::Link {
            title: word.name.clone(),
            href: sheet.hrefs.to(&folder.child(&word.slug)),
            summary: Some(
                site.language
                    .format("pages-count", &[("count", word.pages.len().into())]),
            ),
        })
        .collect();
    let groups = if links.is_empty() {
        Vec::new()
    } else {
        vec![LinkGroup {
            title: String::new(),
            links,
        }]
    };
    sheet.finish(
        "list.html",
        &page,
        &ListView {
            parts: Vec::new(),
            groups,
        },
    )
}

fn word(sheet: Sheet<'_>, family: Family, slug: &str, part: usize) -> Checked<String> {
    let site = sheet.site();
    let Some(word) = site.lists.word(family, slug) else {
        return not_found(sheet);
    };
    let id = if family == Family::Tags {
        "tagged"
    } else {
        "about-area"
    };
    let title = site
        .language
        .format(id, &[("name", word.name.as_str().into())]);
    let mut page = made(&sheet, "list", title, RelPath::default());
    let folder = Route::default().child(family.folder());
    page.breadcrumbs.push(super::context::Link {
        title: sheet.word(family.title_id()).to_owned(),
        href: sheet.hrefs.to(&folder),
        summary: None,
    });
    let chunk = word.pages.chunks(PAGE_LENGTH).nth(part).unwrap_or_default();
    let mut groups = Vec::new();
    for kind in [
        Kind::Guide,
        Kind::Routine,
        Kind::Exercise,
        Kind::Relief,
        Kind::RedFlag,
        Kind::Term,
        Kind::Page,
    ] {
        let links: Vec<_> = chunk
            .iter()
            .filter(|doc| site.document(**doc).kind == kind)
            .map(|doc| link_to(&sheet, *doc))
            .collect();
        if !links.is_empty() {
            groups.push(LinkGroup {
                title: sheet.word(kind.folder().unwrap_or("pages")).to_owned(),
                links,
            });
        }
    }
    let count = parts(word.pages.len());
    let all: Vec<(String, Route)> = (0..count)
        .map(|part| ((part + 1).to_string(), word_route(&folder, slug, part)))
        .collect();
    let record = ListView {
        parts: if count == 1 {
            Vec::new()
        } else {
            views::part_links(&sheet, &all)
        },
        groups,
    };
    sheet.finish("list.html", &page, &record)
}

fn redirect(sheet: Sheet<'_>, doc: DocId) -> Checked<String> {
    let title = sheet.word("moved-title").to_owned();
    let frame = Frame {
        kind: "redirect",
        title,
        summary: None,
        folder: RelPath::default(),
        noindex: true,
        bare: true,
    };
    let mut page = made_page(&sheet, frame);
    page.canonical = sheet
        .site()
        .config
        .base_url
        .as_ref()
        .map(|base| format!("{base}{}", sheet.site().route(doc)));
    let record = ElsewhereView {
        target: link_to(&sheet, doc),
    };
    sheet.finish("redirect.html", &page, &record)
}

fn withdrawn(sheet: Sheet<'_>, doc: DocId) -> Checked<String> {
    let site = sheet.site();
    let document = site.document(doc);
    let frame = Frame {
        kind: "withdrawn",
        title: document.common.title.clone(),
        summary: None,
        folder: document.path.parent(),
        noindex: true,
        bare: false,
    };
    let page = made_page(&sheet, frame);
    let folder = site.nav.folder(&document.path.parent());
    let target = folder
        .map(|folder| (folder.title.clone(), folder.route.clone()))
        .unwrap_or((site.config.title.clone(), Route::default()));
    let target = super::context::Link {
        title: target.0,
        href: sheet.hrefs.to(&target.1),
        summary: None,
    };
    sheet.finish("withdrawn.html", &page, &ElsewhereView { target })
}

fn not_found(sheet: Sheet<'_>) -> Checked<String> {
    let title = sheet.word("not-found-title").to_owned();
    let frame = Frame {
        kind: "not-found",
        title,
        summary: None,
        folder: RelPath::default(),
        noindex: true,
        bare: true,
    };
    let mut page = made_page(&sheet, frame);
    page.breadcrumbs = Vec::new();
    sheet.finish(
        "404.html",
        &page,
        &PlainView {
            body_html: String::new(),
            sections: Vec::new(),
        },
    )
}
