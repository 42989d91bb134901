//! Routines and their cards: what each item means here, and what follows for the whole.

use super::exercise::{equipment, way};
use super::{images, levels, text, texts};
use crate::config::handouts::PrintSize;
use crate::record::dose::Dose;
use crate::record::routine::{Layout, Routine};
use crate::render::context::{ItemView, LogView, RoutineView};
use crate::render::{Sheet, handouts as offered, html};
use crate::site::DocId;
use crate::site::handouts::{self, Subject};
use crate::site::items::{Done, DoneWhat};
use crate::yaml::Text;

// Routines ---------------------------------------------------------------------------------
/// The view of a routine's page and card.
pub fn routine(sheet: &Sheet<'_>, doc: DocId, routine: &Routine, on_card: bool) -> RoutineView {
    let site = sheet.site();
    let document = site.document(doc);
    let done: Vec<Done<'_>> = routine
        .items
        .iter()
        .filter_map(|item| site.done(item))
        .collect();
    let card = site.route(doc).child("card");
    let levels = levels(sheet, &site.red_flags.of(document));
    RoutineView {
        purpose: text(routine.purpose.as_ref()),
        for_whom: text(routine.for_whom.as_ref()),
        body_html: if on_card {
            String::new()
        } else {
            html::body(sheet, doc)
        },
        order_label: routine
            .order
            .map(|order| sheet.word(&format!("order-{}", order.name())).to_owned()),
        frequency: frequency(sheet, routine),
        total_time: total_time(sheet, &done),
        position_changes: position_changes(sheet, &done),
        equipment: all_equipment(sheet, &done),
        items: done
            .iter()
            .enumerate()
            .map(|(at, done)| item(sheet, at + 1, done))
            .collect(),
        stop_rules: texts(&routine.stop_rules),
        levels,
        layout: routine.layout.unwrap_or(Layout::List).name(),
        print: routine.print.unwrap_or(PrintSize::Standard).name(),
        log: routine.log.map(|log| LogView {
            days: (1..=log.days).collect(),
            times: (1..=log.per_day).collect(),
        }),
        blanks: routine
            .blanks
            .iter()
            .map(|blank| sheet.word(&format!("blank-{}", blank.name())).to_owned())
            .collect(),
        other_href: sheet
            .hrefs
            .to(if on_card { site.route(doc) } else { &card }),
        fit: offered::fit(sheet, &Subject::Card(doc)),
        trace: offered::trace(
            sheet,
            &card,
            &handouts::made_of(site, &Subject::Card(doc)),
            routine.qr.unwrap_or(true),
        ),
    }
}

fn item(sheet: &Sheet<'_>, number: usize, done: &Done<'_>) -> ItemView {
    let site = sheet.site();
    let document = site.document(done.doc);
    let (kind, view) = match &done.what {
        DoneWhat::Exercise {
            exercise,
            variant,
            way: how,
        } => {
            let parts = document.way(exercise.place_of(*variant)).cloned();
            let parts = parts.unwrap_or_default();
            ("exercise", way(sheet, done.doc, how, *variant, &parts))
        }
        DoneWhat::Relief(relief) => ("relief", super::relief::relief_way(sheet, relief)),
    };
    ItemView {
        number,
        kind,
        title: document.common.title.clone(),
        href: sheet.hrefs.to(site.route(done.doc)),
        note: text(done.item.note.as_ref()),
        way: view,
        image: images(sheet, document).into_iter().next(),
    }
}

/// "2 times a day, for 6 weeks", from the same sentences as a dose.
fn frequency(sheet: &Sheet<'_>, routine: &Routine) -> Option<String> {
    let language = &sheet.site().language;
    let frequency = Dose {
        times_per_day: routine.times_per_day.clone(),
        days_per_week: routine.days_per_week.clone(),
        ..Dose::default()
    };
    let often = frequency
        .parts(language)
        .into_iter()
        .find(|part| part.key == "frequency")
        .map(|part| part.value);
    let weeks = routine.weeks.as_ref().map(|weeks| {
        let amount = weeks.counted(language, "unit-week");
        language.format("routine-weeks", &[("amount", amount.as_str().into())])
    });
    match (often, weeks) {
        (None, None) => None,
        (often, weeks) => Some(
            often
                .into_iter()
                .chain(weeks)
                .collect::<Vec<_>>()
                .join(". "),
        ),
    }
}

/// "About 5 to 8 minutes", where every item's dose tells its time; a part of the whole would mislead.
fn total_time(sheet: &Sheet<'_>, done: &[Done<'_>]) -> Option<String> {
    let mut total = (0_u64, 0_u64);
    for done in done {
        let DoneWhat::Exercise { way, .. } = &done.what else {
            return None;
        };
        let (least, most) = way.dose.as_ref()?.seconds()?;
        total = (total.0 + least, total.1 + most);
    }
    if total.1 == 0 {
        return None;
    }
    let minutes = |seconds: u64| seconds.div_ceil(60).to_string();
    let (low, high) = (minutes(total.0), minutes(total.1));
    let written = if low == high {
        format!("{low} min")
    } else {
        format!("{low}-{high} min")
    };
    let quantity =
        crate::record::quantity::parse(&written, crate::yaml::field::Measure::Time).ok()?;
    let language = &sheet.site().language;
    let amount = quantity.text(language);
    Some(language.format("total-time-about", &[("amount", amount.as_str().into())]))
}

/// How often the start position changes from one item to the next.
fn position_changes(sheet: &Sheet<'_>, done: &[Done<'_>]) -> Option<String> {
    let positions: Vec<_> = done
        .iter()
        .filter_map(|done| match &done.what {
            DoneWhat::Exercise { way, .. } => Some(way.position),
            DoneWhat::Relief(_) => None,
        })
        .collect();
    if positions.len() < 2 || positions.iter().any(Option::is_none) {
        return None;
    }
    let changes = positions
        .windows(2)
        .filter(|pair| pair[0] != pair[1])
        .count();
    Some(if changes == 0 {
        sheet.word("position-changes-none").to_owned()
    } else {
        changes.to_string()
    })
}

/// All equipment of a routine; unknown where an exercise doesn't say.
fn all_equipment(sheet: &Sheet<'_>, done: &[Done<'_>]) -> Option<String> {
    let mut all: Vec<Text> = Vec::new();
    for done in done {
        let DoneWhat::Exercise { exercise, .. } = &done.what else {
            continue;
        };
        for thing in exercise.equipment.as_ref()? {
            if !all.iter().any(|known| known.value == thing.value) {
                all.push(thing.clone());
            }
        }
    }
    if done.is_empty() {
        None
    } else {
        equipment(sheet, Some(&all))
    }
}
