//! Relief measures: their facts in a fixed order, and their short form on a card.

use super::{amount, images, text, texts};
use crate::record::relief::{Relief, ReliefType};
use crate::render::context::{DosePartView, DoseView, Fact, ReliefView, WayView};
use crate::render::{Sheet, html};
use crate::site::DocId;

// Relief, terms, embeds --------------------------------------------------------------------
/// The view of a relief measure's page.
pub fn relief(sheet: &Sheet<'_>, doc: DocId, relief: &Relief) -> ReliefView {
    let kind = relief.kind.unwrap_or(ReliefType::Other);
    let region = &sheet.site().config.region;
    ReliefView {
        type_label: sheet
            .word(&format!("relief-type-{}", kind.name()))
            .to_owned(),
        type_key: kind.name(),
        facts: relief_facts(sheet, relief),
        body_html: html::body(sheet, doc),
        ingredients: relief
            .ingredients
            .iter()
            .map(|name| region.name_of(name).to_owned())
            .collect(),
        label_notice: text(relief.label_notice.as_ref()),
        ask: texts(&relief.ask),
        safety: texts(&relief.safety),
        not_for: texts(&relief.not_for),
        images: images(sheet, sheet.site().document(doc)),
    }
}

/// When, how long, how often, at most, and what protects the skin.
pub(super) fn relief_facts(sheet: &Sheet<'_>, relief: &Relief) -> Vec<Fact> {
    let language = &sheet.site().language;
    let interval = amount(sheet, relief.interval.as_ref()).map(|amount| {
        language.format(
            "relief-interval-every",
            &[("amount", amount.as_str().into())],
        )
    });
    let most = relief.max_per_day.as_ref().map(|max| {
        let times = max.counted(language, "dose-times");
        language.format("relief-max-times", &[("times", times.as_str().into())])
    });
    [
        ("relief-when", text(relief.when.as_ref())),
        ("relief-window", window(sheet, relief)),
        ("relief-duration", amount(sheet, relief.duration.as_ref())),
        ("relief-interval", interval),
        ("relief-max", most),
        ("relief-barrier", text(relief.barrier.as_ref())),
    ]
    .into_iter()
    .filter_map(|(id, value)| {
        Some(Fact {
            label: sheet.word(id).to_owned(),
            value: value?,
        })
    })
    .collect()
}

/// "For the first 48 to 72 hours after sudden pain starts"; "from" and "after" as far as they're stated.
fn window(sheet: &Sheet<'_>, relief: &Relief) -> Option<String> {
    let window = relief.window.as_ref()?;
    let language = &sheet.site().language;
    let from = window
        .from
        .as_ref()
        .filter(|from| from.most_seconds() != Some(0));
    let (from, to) = (amount(sheet, from), amount(sheet, window.to.as_ref()));
    let after = text(window.after.as_ref());
    let id = match (&from, &to, &after) {
        (None, None, None) => return None,
        (None, None, Some(_)) => "window-after",
        (None, Some(_), None) => "window-to",
        (None, Some(_), Some(_)) => "window-to-after",
        (Some(_), None, None) => "window-from",
        (Some(_), None, Some(_)) => "window-from-after",
        (Some(_), Some(_), None) => "window-from-to",
        (Some(_), Some(_), Some(_)) => "window-from-to-after",
    };
    let value = |text: &Option<String>| text.clone().unwrap_or_default();
    let (from, to, after) = (value(&from), value(&to), value(&after));
    Some(language.format(
        id,
        &[
            ("from", from.as_str().into()),
            ("to", to.as_str().into()),
            ("after", after.as_str().into()),
        ],
    ))
}

/// A relief measure on a card: how long, and how to do it safely.
pub(super) fn relief_way(sheet: &Sheet<'_>, relief: &Relief) -> WayView {
    let duration = amount(sheet, relief.duration.as_ref());
    let sentence = duration
        .as_ref()
        .map(|duration| sheet.site().language.sentence(duration));
    let parts = duration.map(|value| DosePartView {
        key: "duration",
        label: sheet.word("relief-duration").to_owned(),
        value,
    });
    WayView {
        id: String::new(),
        label: String::new(),
        goal: text(relief.when.as_ref()),
        position: None,
        position_label: None,
        laterality_label: None,
        dose: sentence.map(|sentence| DoseView {
            sentence,
            parts: parts.into_iter().collect(),
            progress_when: None,
            ease_when: None,
        }),
        steps_html: Vec::new(),
        notes_html: String::new(),
        cues: texts(&relief.safety),
        feel: Vec::new(),
        not_feel: Vec::new(),
        mistakes: Vec::new(),
        cautions: texts(&relief.not_for),
        sources: Vec::new(),
    }
}
