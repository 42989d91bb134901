//! Pages that gather from many documents: red flags, glossary, sources.

use super::made;
use crate::diagnostic::Checked;
use crate::path::RelPath;
use crate::record::{Kind, Record};
use crate::render::context::{GlossaryView, PageView, SourceView, SourcesView, TermLetter};
use crate::render::views::{self, Frame, document_page, link_to, made_page};
use crate::render::{Sheet, handouts as offered, html, records};
use crate::site::handouts::{self, Area, Subject};
use crate::site::lists::first_letter;
use crate::yaml::form::folded;

pub(super) fn red_flags(sheet: Sheet<'_>) -> Checked<String> {
    let (mut page, body_html) = made_section(&sheet, "red-flags", Kind::RedFlag, "red-flags-when");
    let record = records::red_flags(&sheet, None, body_html, false);
    page.review = offered::least_reviewed(&sheet, sheet.site().red_flags.flags.iter());
    page.disclaimer.clone_from(&sheet.site().config.disclaimer);
    let shown = handouts::sheets(&sheet.renderer.printouts.areas).map(Subject::QuickReference);
    page.handouts = offered::groups(&sheet, shown.chain([Subject::Wallet]));
    sheet.finish("red-flags.html", &page, &record)
}

pub(super) fn quick_reference(sheet: Sheet<'_>, area: Option<&Area>) -> Checked<String> {
    let folder = RelPath::new(Kind::RedFlag.folder().unwrap_or_default()).unwrap_or_default();
    let frame = Frame {
        kind: "quick-reference",
        title: offered::quick_reference_title(&sheet, area),
        summary: None,
        folder,
        noindex: false,
        bare: true,
    };
    let mut page = made_page(&sheet, frame);
    let flags = handouts::flags_of(sheet.site(), area);
    page.review = offered::least_reviewed(&sheet, flags);
    page.disclaimer.clone_from(&sheet.site().config.disclaimer);
    let subject = Subject::QuickReference(area.cloned());
    page.handouts = offered::groups(&sheet, [subject].into_iter());
    let record = records::red_flags(&sheet, area, String::new(), true);
    sheet.finish("quick-reference.html", &page, &record)
}

pub(super) fn glossary(sheet: Sheet<'_>) -> Checked<String> {
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
    terms.sort_by_cached_key(|term| (folded(&term.name), term.id.clone()));
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

pub(super) fn sources(sheet: Sheet<'_>) -> Checked<String> {
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
        Some(SourceView {
            cited_by: by.iter().map(|doc| link_to(&sheet, *doc)).collect(),
            ..view
        })
    });
    let record = SourcesView {
        sources: list.collect(),
    };
    sheet.finish("sources.html", &page, &record)
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
