//! Views that pages of all kinds share: links, sources, review, breadcrumbs, the page itself.

use super::context::{
    EmergencyView, Heading, Link, LinkGroup, PageView, PartLink, Places, PlainView, ReviewView,
    SourceView,
};
use super::{ASSETS, Sheet, handouts, html, records};
use crate::document::Document;
use crate::document::body::Heading as BodyHeading;
use crate::record::red_flag::Urgency;
use crate::record::review::{Review, Reviewer};
use crate::record::{Kind, Record};
use crate::site::DocId;
use crate::site::handouts::quick_reference_route;
use crate::site::lists::Family;
use crate::site::route::{self, Route};
use crate::yaml::Text;

/// Most signs of the emergency level in brief.
const EMERGENCY_SIGNS: usize = 5;
/// Fewer headings than these make no table of contents.
const LEAST_CONTENTS: usize = 3;
/// Most links of one kind in the list of what links to a page; a hub would list half the site.
const MOST_BACKLINKS: usize = 50;

/// A link to a document.
pub fn link_to(sheet: &Sheet<'_>, doc: DocId) -> Link {
    let summary = sheet.site().document(doc).common.summary.as_ref();
    Link {
        summary: summary.map(|summary| summary.value.clone()),
        ..bare_link_to(sheet, doc)
    }
}

/// The same without its summary.
fn bare_link_to(sheet: &Sheet<'_>, doc: DocId) -> Link {
    Link {
        title: sheet.site().document(doc).common.title.clone(),
        href: sheet.hrefs.to(sheet.site().route(doc)),
        summary: None,
    }
}

/// Links to the documents with these ids, in the order written; unknown ones have been told.
pub fn links(sheet: &Sheet<'_>, ids: &[Text]) -> Vec<Link> {
    ids.iter()
        .filter_map(|id| sheet.site().registry.by_id(id))
        .filter(|doc| !sheet.site().document(*doc).is_retired())
        .map(|doc| link_to(sheet, doc))
        .collect()
}

/// Routines that link to a document.
pub fn linking_routines(sheet: &Sheet<'_>, doc: DocId) -> Vec<Link> {
    let site = sheet.site();
    let is_routine = |from: &&DocId| site.document(**from).kind == Kind::Routine;
    site.links.backlinks[doc.0]
        .iter()
        .filter(is_routine)
        .map(|from| link_to(sheet, *from))
        .collect()
}

/// One source.
pub fn source(sheet: &Sheet<'_>, id: &str) -> Option<SourceView> {
    let site = sheet.site();
    let citation = site.citation(id)?;
    let by: Vec<String> = [
        (!citation.authors.is_empty()).then(|| site.language.list(&citation.authors)),
        citation.year.map(|year| year.to_string()),
    ]
    .into_iter()
    .flatten()
    .collect();
    let url = citation
        .url
        .clone()
        .or_else(|| {
            citation
                .doi
                .as_ref()
                .map(|doi| format!("https://doi.org/{doi}"))
        })
        .or_else(|| {
            citation
                .pmid
                .as_ref()
                .map(|pmid| format!("https://pubmed.ncbi.nlm.nih.gov/{pmid}/"))
        });
    Some(SourceView {
        id: citation.id.value.clone(),
        title: citation.title.clone(),
        kind: citation
            .kind
            .map(|kind| sheet.word(&format!("source-{}", kind.name())).to_owned())
            .unwrap_or_default(),
        by: if by.is_empty() {
            sheet.word("source-unknown").to_owned()
        } else {
            by.join(&format!("{} ", sheet.word("list-comma")))
        },
        url,
        href: sheet
            .hrefs
            .to_anchor(&Route::default().child("sources"), Some(id)),
        cited_by: Vec::new(),
    })
}

/// The sources with these ids.
pub fn sources(sheet: &Sheet<'_>, ids: &[Text]) -> Vec<SourceView> {
    ids.iter().filter_map(|id| source(sheet, id)).collect()
}

/// What a page is, before the parts that all pages share are filled in.
pub struct Frame {
    /// Kind for the theme.
    pub kind: &'static str,
    /// Title.
    pub title: String,
    /// Summary.
    pub summary: Option<String>,
    /// Where the page lies in the tree: which section is open, what the breadcrumbs are.
    pub folder: crate::path::RelPath,
    /// Left out of search engines.
    pub noindex: bool,
    /// Without sidebar and breadcrumbs: cards, redirects.
    pub bare: bool,
}

/// The shared parts of a page that isn't a document's own.
pub fn made_page(sheet: &Sheet<'_>, frame: Frame) -> PageView {
    let site = sheet.site();
    let is_home = sheet.hrefs.page().as_str().is_empty();
    let full_title = if is_home || frame.title == site.config.title {
        site.config.title.clone()
    } else {
        format!("{} | {}", frame.title, site.config.title)
    };
    let address = site
        .config
        .base_url
        .as_ref()
        .map(|base| sheet.hrefs.page().below(base));
    PageView {
        kind: frame.kind,
        full_title,
        title: frame.title,
        summary: frame.summary,
        path: sheet.hrefs.page().to_string(),
        canonical: address.filter(|_| !frame.noindex),
        noindex: frame.noindex,
        places: places(sheet),
        breadcrumbs: if is_home {
            Vec::new()
        } else {
            breadcrumbs(sheet, &frame.folder)
        },
        sidebar_html: if frame.bare {
            String::new()
        } else {
            sheet.sidebar(&frame.folder)
        },
        contents: Vec::new(),
        previous: None,
        next: None,
        backlinks: Vec::new(),
        related: Vec::new(),
        tags: Vec::new(),
        body_regions: Vec::new(),
        conditions: Vec::new(),
        sources: Vec::new(),
        review: None,
        emergency: None,
        handouts: Vec::new(),
        disclaimer: None,
        json_ld_html: String::new(),
        extra: serde_json::Value::Null,
    }
}

/// The shared parts of a document's page.
pub fn document_page(sheet: &Sheet<'_>, doc: DocId, kind: &'static str) -> PageView {
    let site = sheet.site();
    let document = site.document(doc);
    let common = &document.common;
    let frame = Frame {
        kind,
        title: shown_title(sheet, document),
        summary: common.summary.as_ref().map(|summary| summary.value.clone()),
        folder: document.path.parent(),
        noindex: false,
        bare: false,
    };
    let (before, after) = site.nav.neighbours(doc, document);
    PageView {
        contents: contents(&document.body.headings),
        previous: before.map(|doc| link_to(sheet, doc)),
        next: after.map(|doc| link_to(sheet, doc)),
        backlinks: backlinks(sheet, doc),
        related: links(sheet, &common.related),
        tags: words(sheet, Family::Tags, document),
        body_regions: words(sheet, Family::BodyRegions, document),
        conditions: words(sheet, Family::Conditions, document),
        sources: sources(sheet, &common.sources),
        review: review(sheet, document),
        emergency: emergency(sheet, document),
        handouts: handouts::groups(sheet, handouts::of_document(doc, document).into_iter()),
        disclaimer: disclaimer(sheet, document),
        extra: common.extra.clone(),
        ..made_page(sheet, frame)
    }
}

/// A term is called what it's called in the region.
fn shown_title(sheet: &Sheet<'_>, document: &Document) -> String {
    match &document.record {
        Record::Term(term) => term
            .name_in(sheet.site().language.tag())
            .unwrap_or(&document.common.title)
            .to_owned(),
        _ => document.common.title.clone(),
    }
}

fn places(sheet: &Sheet<'_>) -> Places {
    let hrefs = &sheet.hrefs;
    let config = &sheet.site().config;
    let at = |name: &str| hrefs.to(&Route::default().child(name));
    Places {
        home: hrefs.to(&Route::default()),
        red_flags: hrefs.to(&route::red_flags()),
        quick_reference: hrefs.to(&if sheet.renderer.printouts.areas.is_empty() {
            quick_reference_route(None)
        } else {
            // It is split into sheets, which that page lists.
            route::red_flags()
        }),
        glossary: at(Kind::Term.folder().unwrap_or_default()),
        sources: at("sources"),
        a_to_z: at("a-z"),
        stylesheet: hrefs.to_file(&format!("{ASSETS}/style.css")),
        icon: hrefs.to_file(&format!("{ASSETS}/favicon.svg")),
        logo: config
            .logo
            .as_ref()
            .map(|logo| hrefs.to_file(logo.trim_start_matches("static/"))),
        feed: config.base_url.as_ref().map(|_| hrefs.to_file("feed.xml")),
    }
}

/// From the home page down to the parent of the page.
fn breadcrumbs(sheet: &Sheet<'_>, folder: &crate::path::RelPath) -> Vec<Link> {
    let site = sheet.site();
    let plain = |title: &str, route: &Route| Link {
        title: title.to_owned(),
        href: sheet.hrefs.to(route),
        summary: None,
    };
    let home = plain(sheet.word("home"), &Route::default());
    let above = site
        .nav
        .chain(folder)
        .into_iter()
        .filter(|folder| folder.route != *sheet.hrefs.page());
    std::iter::once(home)
        .chain(above.map(|folder| plain(&folder.title, &folder.route)))
        .collect()
}

/// Headings as a tree.
fn contents(headings: &[BodyHeading]) -> Vec<Heading> {
    if headings.len() < LEAST_CONTENTS {
        return Vec::new();
    }
    let mut at = 0;
    nested(headings, &mut at, 0)
}

fn nested(headings: &[BodyHeading], at: &mut usize, above: u8) -> Vec<Heading> {
    let mut list = Vec::new();
    while let Some(heading) = headings.get(*at).filter(|heading| heading.level > above) {
        *at += 1;
        let children = nested(headings, at, heading.level);
        list.push(Heading {
            id: heading.id.clone(),
            title: heading.title.clone(),
            children,
        });
    }
    list
}

/// What links to a document, by kind.
fn backlinks(sheet: &Sheet<'_>, doc: DocId) -> Vec<LinkGroup> {
    let pages = &sheet.site().links.backlinks[doc.0];
    let mut groups = grouped_by_kind(sheet, pages, MOST_BACKLINKS, bare_link_to);
    for group in &mut groups {
        group
            .links
            .sort_by_cached_key(|link| (link.title.to_lowercase(), link.href.clone()));
    }
    groups
}

/// Links to pages in groups by kind, at most so many of each.
pub fn links_by_kind(sheet: &Sheet<'_>, pages: &[DocId], most: usize) -> Vec<LinkGroup> {
    grouped_by_kind(sheet, pages, most, link_to)
}

fn grouped_by_kind(
    sheet: &Sheet<'_>,
    pages: &[DocId],
    most: usize,
    link: impl Fn(&Sheet<'_>, DocId) -> Link,
) -> Vec<LinkGroup> {
    const ORDER: [Kind; 7] = [
        Kind::Guide,
        Kind::Routine,
        Kind::Exercise,
        Kind::Relief,
        Kind::RedFlag,
        Kind::Term,
        Kind::Page,
    ];
    let site = sheet.site();
    let group = |kind: Kind| {
        let is_of_kind = |page: &&DocId| site.document(**page).kind == kind;
        let of_kind = pages.iter().filter(is_of_kind).take(most);
        let links: Vec<Link> = of_kind.map(|page| link(sheet, *page)).collect();
        (!links.is_empty()).then(|| LinkGroup {
            title: sheet.word(kind.folder().unwrap_or("pages")).to_owned(),
            links,
        })
    };
    ORDER.into_iter().filter_map(group).collect()
}

fn words(sheet: &Sheet<'_>, family: Family, document: &Document) -> Vec<Link> {
    let folder = Route::default().child(family.folder());
    let link = |text: &Text| {
        let word = sheet.site().lists.word(family, text)?;
        Some(Link {
            title: word.name.clone(),
            href: sheet.hrefs.to(&folder.child(&word.slug)),
            summary: None,
        })
    };
    family.of(document).iter().filter_map(link).collect()
}

/// The emergency level in brief, on guides and routines: what they state, or else what the site knows.
pub fn emergency(sheet: &Sheet<'_>, document: &Document) -> Option<EmergencyView> {
    if !matches!(document.kind, Kind::Guide | Kind::Routine) {
        return None;
    }
    let site = sheet.site();
    let own = site
        .red_flags
        .of(document)
        .into_iter()
        .filter(|flag| flag.urgency == Urgency::Emergency);
    let mut signs: Vec<String> = own
        .filter_map(|flag| flag.record.sign.as_ref())
        .map(|sign| sign.value.clone())
        .collect();
    if signs.is_empty() {
        let all = site.red_flags.with_urgency(Urgency::Emergency);
        signs = all
            .filter_map(|flag| flag.record.sign.as_ref())
            .map(|sign| sign.value.clone())
            .collect();
    }
    signs.truncate(EMERGENCY_SIGNS);
    (!signs.is_empty()).then(|| EmergencyView {
        prefix: records::prefix(sheet, Urgency::Emergency),
        heading: records::heading(sheet, Urgency::Emergency),
        signs,
        href: sheet.hrefs.to(&route::red_flags()),
    })
}

/// A page's own disclaimer, else the site's, on guides and routines.
pub fn disclaimer(sheet: &Sheet<'_>, document: &Document) -> Option<String> {
    let own = match &document.record {
        Record::Guide(guide) => guide.disclaimer.as_ref().map(|text| text.value.clone()),
        Record::Routine(_) => None,
        _ => return None,
    };
    own.or_else(|| sheet.site().config.disclaimer.clone())
}

/// Who answers for a page. Only a page approved by somebody named on a known day says so.
pub fn review(sheet: &Sheet<'_>, document: &Document) -> Option<ReviewView> {
    if !document.kind.needs_review() {
        return None;
    }
    let site = sheet.site();
    let language = &site.language;
    let none = Review::default();
    let review = document.common.review.as_deref().unwrap_or(&none);
    let date = |id: &str, day: jiff::civil::Date| {
        language.format(id, &[("date", language.date(day).as_str().into())])
    };
    let last = review
        .last_reviewed
        .as_ref()
        .map(|day| date("last-reviewed", day.value));
    let next = review
        .next_review
        .as_ref()
        .map(|day| date("next-review", day.value));
    let complete = review.is_complete();
    let line = if complete {
        [last, next]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" \u{B7} ")
    } else {
        language.text("not-reviewed")
    };
    let overdue = review
        .next_review
        .as_ref()
        .filter(|day| complete && day.value < site.options.today)
        .map(|day| date("review-overdue", day.value));
    let authors: Vec<String> = records::texts(&review.authors);
    let reviewers = review.reviewed_by.iter();
    let comma = sheet.word("list-comma");
    let reviewers = reviewers.map(|person| reviewer(person, comma)).collect();
    let named = |id: &str, names: Vec<String>| {
        (!names.is_empty()).then(|| format!("{} {}", language.text(id), language.list(&names)))
    };
    Some(ReviewView {
        line,
        reviewed: complete,
        overdue,
        written_by: named("written-by", authors),
        reviewed_by: if complete {
            named("reviewed-by", reviewers)
        } else {
            None
        },
        funding: review.funding.clone(),
        conflicts: review.conflicts.clone(),
        version: review.version.clone(),
    })
}

/// The view of a page that has only a text.
pub fn plain(sheet: &Sheet<'_>, doc: DocId) -> PlainView {
    PlainView {
        body_html: html::body(sheet, doc),
        sections: Vec::new(),
    }
}

/// "Name, role (credentials)".
fn reviewer(reviewer: &Reviewer, comma: &str) -> String {
    let role = reviewer
        .role
        .as_ref()
        .map(|role| format!("{comma} {role}"))
        .unwrap_or_default();
    let credentials = reviewer
        .credentials
        .as_ref()
        .map(|text| format!(" ({text})"))
        .unwrap_or_default();
    format!("{}{role}{credentials}", reviewer.name)
}

/// Links between the parts of a long list.
pub fn part_links(sheet: &Sheet<'_>, parts: &[(String, Route)]) -> Vec<PartLink> {
    let part = |(title, route): &(String, Route)| PartLink {
        title: title.clone(),
        href: sheet.hrefs.to(route),
        current: route == sheet.hrefs.page(),
    };
    parts.iter().map(part).collect()
}
