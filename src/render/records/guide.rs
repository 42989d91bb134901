//! Guides: guidance with patterns, habits, recommendations and the red flags that it states.

use super::{levels, text, texts};
use crate::record::guide::{Guide, Reasoned};
use crate::render::context::{GuideView, NamedReason};
use crate::render::{Sheet, html, views};
use crate::site::DocId;

// Guides -----------------------------------------------------------------------------------
/// The view of a guide's page.
pub fn guide(sheet: &Sheet<'_>, doc: DocId, guide: &Guide) -> GuideView {
    let site = sheet.site();
    let reasons = |list: &[Reasoned]| {
        list.iter()
            .map(|reasoned| NamedReason {
                name: reasoned.what.value.clone(),
                why: text(reasoned.why.as_ref()),
            })
            .collect()
    };
    GuideView {
        key_message: text(guide.key_message.as_ref()),
        goal: text(guide.goal.as_ref()),
        objectives: texts(&guide.objectives),
        body_html: html::body(sheet, doc),
        patterns: reasons(&guide.patterns),
        habits: reasons(&guide.habits),
        exercises: views::links(sheet, &guide.exercises),
        routines: views::links(sheet, &guide.routines),
        relief: views::links(sheet, &guide.relief),
        better_signs: texts(&guide.better_signs),
        stop_rules: texts(&guide.stop_rules),
        levels: levels(sheet, &site.red_flags.of(site.document(doc))),
    }
}
