//! Views of records: exercises, routines, red flags, relief measures, terms, embeds.
//!
//! Every number that a patient reads comes from the dose or quantity of the record through the
//! language's own sentences; nothing is composed here. `suspected` has no view.

use super::context::{
    DosePartView, DoseView, EmbedView, ExerciseView, Fact, FlagView, GuideView, ImageView,
    ItemView, LevelView, Link, LogView, NamedReason, ReliefView, RoutineView, SourceView, TermView,
    WayView,
};
use super::{Sheet, html, views};
use crate::document::Document;
use crate::document::steps::WayParts;
use crate::record::Record;
use crate::record::dose::Dose;
use crate::record::exercise::{Contraindications, Exercise, Variant, Way};
use crate::record::guide::{Guide, Reasoned};
use crate::record::quantity::Quantity;
use crate::record::red_flag::Urgency;
use crate::record::relief::Relief;
use crate::record::routine::{Item, Layout, Print, Routine, What};
use crate::record::term::Term;
use crate::site::DocId;
use crate::site::red_flags::{Flag, region_action};
use crate::yaml::{Spanned, Text};

/// Most signs on one care card (NHS service manual).
const SIGNS_A_CARD: usize = 5;

/// Plain texts without their places.
pub fn texts(list: &[Text]) -> Vec<String> {
    list.iter().map(|text| text.value.clone()).collect()
}

fn text(text: Option<&Text>) -> Option<String> {
    text.map(|text| text.value.clone())
}

fn amount(sheet: &Sheet<'_>, quantity: Option<&Spanned<Quantity>>) -> Option<String> {
    quantity.map(|quantity| quantity.text(&sheet.site().language))
}

// Exercises --------------------------------------------------------------------------------

/// A dose in the forms that a page shows; nothing for a dose that says nothing.
fn dose(sheet: &Sheet<'_>, dose: &Dose) -> Option<DoseView> {
    if dose.is_empty() {
        return None;
    }
    let language = &sheet.site().language;
    let (mut progress_when, mut ease_when) = (None, None);
    let mut parts = Vec::new();
    for part in dose.parts(language) {
        match part.key {
            "progress_when" => progress_when = Some(part.value),
            "ease_when" => ease_when = Some(part.value),
            key => parts.push(DosePartView {
                key,
                label: part.label,
                value: part.value,
            }),
        }
    }
    Some(DoseView {
        sentence: dose.sentence(language),
        parts,
        progress_when,
        ease_when,
    })
}

/// A way to do an exercise.
fn way(
    sheet: &Sheet<'_>,
    doc: DocId,
    way: &Way,
    variant: Option<&Variant>,
    parts: &WayParts,
) -> WayView {
    let word = |prefix: &str, name: &str| sheet.word(&format!("{prefix}-{name}")).to_owned();
    WayView {
        id: variant
            .map(|variant| variant.id.value.clone())
            .unwrap_or_default(),
        label: variant
            .map(|variant| variant.label.value.clone())
            .unwrap_or_default(),
        goal: text(way.goal.as_ref()),
        position: way.position.map(|position| position.name().to_owned()),
        position_label: way
            .position
            .map(|position| word("position", position.name())),
        laterality_label: way
            .laterality
            .map(|laterality| word("laterality", laterality.name())),
        dose: way.dose.as_ref().and_then(|d| dose(sheet, d)),
        steps_html: parts
            .steps
            .iter()
            .map(|step| html::part(sheet, doc, step))
            .collect(),
        notes_html: html::parts(sheet, doc, &parts.notes),
        cues: texts(&way.cues),
        feel: texts(&way.feel),
        not_feel: texts(&way.not_feel),
        mistakes: texts(&way.mistakes),
        cautions: texts(&way.cautions),
        sources: variant
            .map(|variant| views::sources(sheet, &variant.sources))
            .unwrap_or_default(),
    }
}

/// All ways to do an exercise, in the order written.
fn ways(sheet: &Sheet<'_>, doc: DocId, document: &Document, exercise: &Exercise) -> Vec<WayView> {
    let empty = WayParts::default();
    let parts = |at: usize| {
        document
            .parts
            .as_ref()
            .and_then(|parts| parts.ways.get(at))
            .unwrap_or(&empty)
    };
    if exercise.variants.is_empty() {
        let mut only = way(sheet, doc, &exercise.way_of(None), None, parts(0));
        // The goal of the exercise as such stands at the top of its page.
        only.goal = None;
        return vec![only];
    }
    let variants = exercise.variants.iter().enumerate();
    variants
        .map(|(at, variant)| {
            let mut view = way(
                sheet,
                doc,
                &exercise.way_of(Some(variant)),
                Some(variant),
                parts(at),
            );
            view.goal = text(variant.way.goal.as_ref());
            view
        })
        .collect()
}

/// The view of an exercise's page.
pub fn exercise(
    sheet: &Sheet<'_>,
    doc: DocId,
    document: &Document,
    exercise: &Exercise,
) -> ExerciseView {
    let parts = document.parts.clone().unwrap_or_default();
    let contraindications = match &exercise.contraindications {
        Contraindications::Listed(list) => texts(list),
        Contraindications::Unstated | Contraindications::NoneKnown => Vec::new(),
    };
    ExerciseView {
        type_label: exercise
            .way
            .kind
            .map(|kind| sheet.word(&format!("type-{}", kind.name())).to_owned()),
        goal: text(exercise.way.goal.as_ref()),
        intro_html: html::part(sheet, doc, &parts.intro),
        ways: ways(sheet, doc, document, exercise),
        has_variants: !exercise.variants.is_empty(),
        outro_html: html::parts(sheet, doc, &parts.rest),
        equipment: equipment(sheet, exercise.equipment.as_deref()),
        muscles: texts(&exercise.muscles),
        contraindications,
        no_known_contraindications: matches!(
            exercise.contraindications,
            Contraindications::NoneKnown
        ),
        easier: views::links(sheet, &exercise.easier),
        harder: views::links(sheet, &exercise.harder),
        routines: views::linking_routines(sheet, doc),
        images: images(sheet, document),
    }
}

/// Equipment as one text; an empty list states that there's none, no list says nothing.
fn equipment(sheet: &Sheet<'_>, list: Option<&[Text]>) -> Option<String> {
    match list {
        None => None,
        Some([]) => Some(sheet.word("equipment-none").to_owned()),
        Some(list) => Some(sheet.site().language.list(&texts(list))),
    }
}

/// Pictures of a record.
fn images(sheet: &Sheet<'_>, document: &Document) -> Vec<ImageView> {
    let folder = document.path.parent();
    let view = |image: &crate::record::common::Image| {
        let path = folder.join(&image.src).ok()?;
        let size = sheet.site().assets.get(&path)?.size;
        let credit = [image.credit.clone(), image.licence.clone()]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(", ");
        Some(ImageView {
            src: sheet.hrefs.to_file(path.as_str()),
            alt: if image.decorative {
                String::new()
            } else {
                image.alt.clone()
            },
            width: size.map(|(width, _)| width),
            height: size.map(|(_, height)| height),
            caption: image.caption.clone(),
            credit: (!credit.is_empty()).then_some(credit),
        })
    };
    document.common.images.iter().filter_map(view).collect()
}

// Routines ---------------------------------------------------------------------------------

/// The view of a routine's page and card.
pub fn routine(sheet: &Sheet<'_>, doc: DocId, routine: &Routine, on_card: bool) -> RoutineView {
    let site = sheet.site();
    let document = site.document(doc);
    let done: Vec<Done<'_>> = routine
        .items
        .iter()
        .filter_map(|item| done(sheet, item))
        .collect();
    let card = site.route(doc).child("card");
    let levels = levels(sheet, site.red_flags.of(document));
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
        print: routine.print.unwrap_or(Print::Standard).name(),
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
        trace: views::trace(
            sheet,
            &card,
            &records_of(sheet, doc, routine),
            routine.qr.unwrap_or(true),
        ),
    }
}

/// An item with what it means.
struct Done<'a> {
    item: &'a Item,
    doc: DocId,
    what: DoneWhat<'a>,
}

enum DoneWhat<'a> {
    Exercise {
        exercise: &'a Exercise,
        variant: Option<&'a Variant>,
        way: Way,
    },
    Relief(&'a Relief),
}

/// What an item means; nothing where it means nothing, which has been told.
fn done<'a>(sheet: &Sheet<'a>, item: &'a Item) -> Option<Done<'a>> {
    let site = sheet.site();
    match item.what.as_ref()? {
        What::Exercise { id, variant } => {
            let (doc, exercise) = site.exercise(id)?;
            let variant = variant.as_ref().and_then(|id| exercise.variant(id));
            let mut way = exercise.way_of(variant);
            if let Some(own) = &item.dose {
                way.dose = Some(way.dose.unwrap_or_default().overlay(own));
            }
            Some(Done {
                item,
                doc,
                what: DoneWhat::Exercise {
                    exercise,
                    variant,
                    way,
                },
            })
        }
        What::Relief(id) => {
            let doc = site.registry.by_id(id)?;
            match &site.document(doc).record {
                Record::Relief(relief) => Some(Done {
                    item,
                    doc,
                    what: DoneWhat::Relief(relief),
                }),
                _ => None,
            }
        }
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
            let at = variant
                .and_then(|chosen| {
                    exercise
                        .variants
                        .iter()
                        .position(|variant| variant.id == chosen.id)
                })
                .unwrap_or(0);
            let parts = document
                .parts
                .as_ref()
                .and_then(|parts| parts.ways.get(at))
                .cloned()
                .unwrap_or_default();
            ("exercise", way(sheet, done.doc, how, *variant, &parts))
        }
        DoneWhat::Relief(relief) => ("relief", relief_way(sheet, relief)),
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

/// A relief measure on a card: how long, and how to do it safely.
fn relief_way(sheet: &Sheet<'_>, relief: &Relief) -> WayView {
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

/// The documents whose words are on a card: itself, its exercises, its red flags.
fn records_of(sheet: &Sheet<'_>, doc: DocId, routine: &Routine) -> Vec<DocId> {
    let site = sheet.site();
    let items = routine
        .items
        .iter()
        .filter_map(|item| done(sheet, item))
        .map(|done| done.doc);
    let flags = site
        .red_flags
        .of(site.document(doc))
        .into_iter()
        .filter_map(|flag| flag.page);
    [doc].into_iter().chain(items).chain(flags).collect()
}

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
        levels: levels(sheet, site.red_flags.of(site.document(doc))),
    }
}

// Red flags --------------------------------------------------------------------------------

/// Flags by level, in cards of at most five.
pub fn levels(sheet: &Sheet<'_>, flags: Vec<&Flag>) -> Vec<LevelView> {
    let mut levels = Vec::new();
    for urgency in Urgency::ALL {
        let of_level: Vec<FlagView> = flags
            .iter()
            .filter(|flag| flag.urgency == *urgency)
            .map(|flag| red_flag(sheet, flag, true))
            .collect();
        if of_level.is_empty() {
            continue;
        }
        levels.push(LevelView {
            urgency: urgency.name(),
            prefix: prefix(sheet, *urgency),
            heading: heading(sheet, *urgency),
            cards: of_level
                .chunks(SIGNS_A_CARD)
                .map(<[FlagView]>::to_vec)
                .collect(),
        });
    }
    levels
}

/// The hidden words that name a level.
pub fn prefix(sheet: &Sheet<'_>, urgency: Urgency) -> String {
    sheet
        .word(&format!("urgency-{}-prefix", urgency.name()))
        .to_owned()
}

/// What to do at a level, as the heading of its cards: "Call 911 or go to the emergency room now if:".
pub fn heading(sheet: &Sheet<'_>, urgency: Urgency) -> String {
    let language = &sheet.site().language;
    match region_action(urgency, &sheet.site().config.region, language) {
        Some(action) => language.format(
            "action-if",
            &[("action", action.trim_end_matches('.').into())],
        ),
        None => sheet
            .word(&format!("urgency-{}", urgency.name()))
            .to_owned(),
    }
}

/// The view of a flag. In a list the reason is left out; a page shows it.
pub fn red_flag(sheet: &Sheet<'_>, flag: &Flag, brief: bool) -> FlagView {
    let site = sheet.site();
    let language = &site.language;
    let record = &flag.record;
    let after = record.after.as_ref().and_then(|after| {
        let time = after.duration.as_ref()?.text(language);
        let of = after.of.as_ref()?;
        Some(language.format(
            "after-time",
            &[
                ("time", time.as_str().into()),
                ("what", of.value.as_str().into()),
            ],
        ))
    });
    let onset = record
        .onset
        .filter(|onset| *onset != crate::record::red_flag::Onset::Any);
    FlagView {
        id: flag.id.clone(),
        sign: text(record.sign.as_ref()).unwrap_or_default(),
        any_of: texts(&record.any_of),
        all_of: texts(&record.all_of),
        with: texts(&record.with),
        onset: onset.map(|onset| sheet.word(&format!("onset-{}", onset.name())).to_owned()),
        after,
        urgency: flag.urgency.name(),
        urgency_label: sheet
            .word(&format!("urgency-{}", flag.urgency.name()))
            .to_owned(),
        action: language.sentence(&flag.action),
        do_not: texts(&record.do_not),
        why_html: match flag.page {
            Some(page) if !brief => html::body(sheet, page),
            _ => String::new(),
        },
        href: flag.page.map(|page| sheet.hrefs.to(site.route(page))),
        stated_by: flag
            .stated_by
            .iter()
            .map(|guide| views::link_to(sheet, *guide))
            .collect(),
        sources: flag
            .sources
            .iter()
            .filter_map(|id| views::source(sheet, id))
            .collect(),
    }
}

// Relief, terms, embeds --------------------------------------------------------------------

/// The view of a relief measure's page.
pub fn relief(sheet: &Sheet<'_>, doc: DocId, relief: &Relief) -> ReliefView {
    let kind = relief
        .kind
        .unwrap_or(crate::record::relief::ReliefType::Other);
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
fn relief_facts(sheet: &Sheet<'_>, relief: &Relief) -> Vec<Fact> {
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

/// The view of a term. In the glossary its body is left out; its page shows it.
pub fn term(sheet: &Sheet<'_>, doc: DocId, term: &Term, brief: bool) -> TermView {
    let site = sheet.site();
    let document = site.document(doc);
    let tag = site.language.tag();
    let name = term.name_in(tag).unwrap_or(&document.common.title);
    let mut other_names: Vec<String> = term
        .region_names
        .iter()
        .map(|(_, other)| other.value.clone())
        .filter(|other| other != name)
        .collect();
    other_names.sort();
    other_names.dedup();
    TermView {
        id: document.id.value.clone(),
        name: name.to_owned(),
        href: sheet.hrefs.to(site.route(doc)),
        plain: text(term.plain.as_ref()).unwrap_or_default(),
        other_names,
        avoid: text(term.avoid.as_ref()),
        body_html: if brief {
            String::new()
        } else {
            html::body(sheet, doc)
        },
    }
}

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
                .filter_map(|item| done(sheet, item))
                .map(|done| embedded_item(sheet, &done))
                .collect();
        }
        Record::RedFlag(_) => {
            view.flag = site
                .red_flags
                .of_page(doc)
                .map(|flag| red_flag(sheet, flag, true))
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
                .collect()
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

/// A source as a list shows it.
pub fn cited(view: SourceView, cited_by: Vec<Link>) -> SourceView {
    SourceView { cited_by, ..view }
}
