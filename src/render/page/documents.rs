//! Pages of documents: their own, the card of a routine, the page of a folder.

use serde::Serialize;

use super::made;
use super::special::{not_found, withdrawn};
use crate::diagnostic::Checked;
use crate::path::RelPath;
use crate::record::{Kind, Record};
use crate::render::context::{Link, PlainView, SectionSummary, SectionView};
use crate::render::views::{self, Frame, document_page, link_to, made_page};
use crate::render::{Sheet, handouts, json_ld, records};
use crate::site::DocId;
use crate::site::handouts::Subject;

pub(super) fn document(sheet: Sheet<'_>, doc: DocId) -> Checked<String> {
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
    let plain = views::plain(&sheet, doc);
    if document.path.as_str() == "index.md" {
        let record = PlainView {
            sections: section_summaries(&sheet),
            ..plain
        };
        return own(sheet, doc, "home", record);
    }
    if document.is_index() {
        let record = SectionView {
            body_html: plain.body_html,
            ..folder_view(&sheet, &document.path.parent())
        };
        return own(sheet, doc, "section", record);
    }
    own(sheet, doc, "page", plain)
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
            .map(|folder| Link {
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

pub(super) fn folder(sheet: Sheet<'_>, path: &RelPath) -> Checked<String> {
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

pub(super) fn card(sheet: Sheet<'_>, doc: DocId) -> Checked<String> {
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
    page.breadcrumbs.push(Link {
        summary: None,
        ..link_to(&sheet, doc)
    });
    page.handouts = handouts::groups(&sheet, [Subject::Card(doc)].into_iter());
    page.review = views::review(&sheet, document);
    page.disclaimer = views::disclaimer(&sheet, document);
    page.sources = views::sources(&sheet, &document.common.sources);
    page.json_ld_html = json_ld::of(&sheet, doc, &page);
    sheet.finish("card.html", &page, &record)
}
