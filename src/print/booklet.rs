//! The whole site as one booklet: its chapters in the order of the sidebar.
//!
//! Each part is the same record as on a handout of its own, so the booklet can't say something else.
//! Deliberately absent: lists of links, tags and other ways around a site, which paper can't follow.

use serde::Serialize;
use serde_json::Value;

use super::data::{Facts, document_facts, document_record, for_paper};
use super::rich::Reader;
use crate::path::RelPath;
use crate::record::{Kind, Record};
use crate::render::context::TraceView;
use crate::render::{Sheet, handouts as offered, records};
use crate::site::handouts::{Subject, made_of};
use crate::site::{DocId, Site};
use crate::yaml::form::folded;

#[derive(Serialize)]
struct Chapter {
    title: String,
    parts: Vec<Part>,
}

#[derive(Serialize)]
struct Part {
    /// `guide`, `exercise`, `routine`, `relief`, `page`, `red-flags` or `glossary`.
    kind: &'static str,
    title: String,
    page: Option<Facts>,
    trace: Option<Value>,
    record: Value,
}

/// `record` of the booklet.
pub(super) fn record(sheet: &Sheet<'_>, site: &Site, reader: &mut Reader) -> Value {
    let mut chapters = Vec::new();
    if !site.red_flags.flags.is_empty() {
        chapters.push(red_flags(sheet, reader));
    }
    for path in &site.nav.sections {
        let is = |kind: Kind| kind.folder() == Some(path.as_str());
        if is(Kind::RedFlag) || is(Kind::Term) {
            continue;
        }
        let mut pages = Vec::new();
        pages_below(site, path, &mut pages);
        let parts: Vec<Part> = pages.iter().map(|doc| part(sheet, *doc, reader)).collect();
        if let Some(folder) = site.nav.folder(path)
            && !parts.is_empty()
        {
            chapters.push(Chapter {
                title: folder.title.clone(),
                parts,
            });
        }
    }
    chapters.extend(glossary(sheet, reader));
    serde_json::json!({ "chapters": chapters })
}

/// The pages of a folder and of those below it, in the order of the sidebar.
fn pages_below(site: &Site, path: &RelPath, pages: &mut Vec<DocId>) {
    let Some(folder) = site.nav.folder(path) else {
        return;
    };
    let shown = |doc: &&DocId| !site.document(**doc).is_retired();
    pages.extend(folder.pages.iter().filter(shown));
    for below in &folder.folders {
        pages_below(site, below, pages);
    }
}

fn part(sheet: &Sheet<'_>, doc: DocId, reader: &mut Reader) -> Part {
    let site = sheet.site();
    let document = site.document(doc);
    let (kind, subject) = match document.kind {
        Kind::Guide => ("guide", Some(Subject::Guide(doc))),
        Kind::Exercise => ("exercise", Some(Subject::Exercise(doc))),
        Kind::Routine => ("routine", Some(Subject::Card(doc))),
        Kind::Relief => ("relief", None),
        _ => ("page", None),
    };
    let trace = subject.map(|subject| {
        let made_of = made_of(site, &subject);
        let trace = offered::trace(sheet, &subject.page(site), &made_of, false);
        trace_facts(&trace)
    });
    Part {
        kind,
        title: document.common.title.clone(),
        page: Some(document_facts(sheet, doc)),
        trace,
        record: document_record(sheet, doc, reader),
    }
}

fn trace_facts(trace: &TraceView) -> Value {
    serde_json::json!({ "version": trace.version, "address": trace.address, "qr": false })
}

fn red_flags(sheet: &Sheet<'_>, reader: &mut Reader) -> Chapter {
    let title = sheet.word("red-flags-when").to_owned();
    let view = records::red_flags(sheet, None, String::new(), true);
    let part = Part {
        kind: "red-flags",
        title: title.clone(),
        page: None,
        trace: None,
        record: for_paper(view, reader),
    };
    Chapter {
        title,
        parts: vec![part],
    }
}

/// The terms by name.
fn glossary(sheet: &Sheet<'_>, reader: &mut Reader) -> Option<Chapter> {
    let site = sheet.site();
    let shown = site.all().filter(|(_, document)| !document.is_retired());
    let mut terms: Vec<_> = shown
        .filter_map(|(doc, document)| match &document.record {
            Record::Term(term) => Some(records::term(sheet, doc, term, true)),
            _ => None,
        })
        .collect();
    terms.sort_by_cached_key(|term| (folded(&term.name), term.id.clone()));
    let title = sheet.word("glossary").to_owned();
    let record = for_paper(serde_json::json!({ "terms": terms }), reader);
    let part = Part {
        kind: "glossary",
        title: title.clone(),
        page: None,
        trace: None,
        record,
    };
    (!terms.is_empty()).then(|| Chapter {
        title,
        parts: vec![part],
    })
}
