//! The card of a record inside another page's text.

use super::exercise::way;
use super::relief::relief_facts;
use super::{amount, red_flag};
use crate::document::steps::WayParts;
use crate::record::Record;
use crate::record::exercise::Variant;
use crate::render::context::{EmbedView, Fact};
use crate::render::{Sheet, views};
use crate::site::DocId;
use crate::site::items::{Done, DoneWhat};

/// The view of a record's card inside a text. It holds no body, so embeds can't go round in circles.
pub fn embed(sheet: &Sheet<'_>, doc: DocId) -> EmbedView {
    let site = sheet.site();
    let document = site.document(doc);
    let mut view = EmbedView {
        kind: document.kind.name(),
        link: views::link_to(sheet, doc),
        ways: Vec::new(),
        items: Vec::new(),
        flag: None,
        facts: Vec::new(),
        card_href: None,
    };
    match &document.record {
        Record::Exercise(exercise) => {
            let none = WayParts::default();
            let of = |variant: Option<&Variant>| {
                way(sheet, doc, &exercise.way_of(variant), variant, &none)
            };
            view.ways = if exercise.variants.is_empty() {
                vec![of(None)]
            } else {
                exercise
                    .variants
                    .iter()
                    .map(|variant| of(Some(variant)))
                    .collect()
            };
        }
        Record::Routine(routine) => {
            view.card_href = Some(sheet.hrefs.to(&site.route(doc).child("card")));
            view.items = routine
                .items
                .iter()
                .filter_map(|item| sheet.site().done(item))
                .map(|done| embedded_item(sheet, &done))
                .collect();
        }
        Record::RedFlag(_) => {
            view.flag = site
                .red_flags
                .of_page(doc)
                .map(|flag| red_flag(sheet, flag, true));
        }
        Record::Relief(relief) => view.facts = relief_facts(sheet, relief),
        Record::Term(term) => {
            view.facts = term
                .plain
                .iter()
                .map(|plain| Fact {
                    label: document.common.title.clone(),
                    value: plain.value.clone(),
                })
                .collect();
        }
        Record::Page | Record::Guide(_) => {}
    }
    view
}

fn embedded_item(sheet: &Sheet<'_>, done: &Done<'_>) -> Fact {
    let language = &sheet.site().language;
    let value = match &done.what {
        DoneWhat::Exercise { way, .. } => way.dose.as_ref().map(|dose| dose.sentence(language)),
        DoneWhat::Relief(relief) => amount(sheet, relief.duration.as_ref()),
    };
    Fact {
        label: sheet.site().document(done.doc).common.title.clone(),
        value: value.unwrap_or_default(),
    }
}
