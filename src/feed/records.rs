//! The records as JSON: `red-flags.json`, `exercises.json`, `routines.json`.
//!
//! For other programs of the clinic. Doses come with their parts and with the sentence that patients
//! read. `suspected` is never in them.

use serde_json::{Map, Value, json};

use crate::document::Document;
use crate::record::dose::Dose;
use crate::record::exercise::{Contraindications, Exercise, Way};
use crate::record::routine::{Routine, What};
use crate::record::{Kind, Record};
use crate::site::items::DoneWhat;
use crate::site::red_flags::Flag;
use crate::site::{DocId, Site};
use crate::yaml::Text;

/// Version of the format; it changes when a program that reads it would break.
const VERSION: u32 = 1;

fn file(site: &Site, name: &str, list: &[Value]) -> Vec<u8> {
    let whole = json!({"version": VERSION, "language": site.language.tag(), name: list});
    let mut bytes = serde_json::to_vec_pretty(&whole).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

/// `red-flags.json`.
#[must_use]
pub fn red_flags(site: &Site) -> Vec<u8> {
    let flags = site.red_flags.flags.iter();
    let list: Vec<Value> = flags
        .map(|flag| Value::Object(red_flag(site, flag)))
        .collect();
    file(site, "red_flags", &list)
}

/// `exercises.json`.
#[must_use]
pub fn exercises(site: &Site) -> Vec<u8> {
    file(site, "exercises", &of_kind(site, Kind::Exercise))
}

/// `routines.json`.
#[must_use]
pub fn routines(site: &Site) -> Vec<u8> {
    file(site, "routines", &of_kind(site, Kind::Routine))
}

fn of_kind(site: &Site, kind: Kind) -> Vec<Value> {
    site.all()
        .filter(|(_, document)| document.kind == kind && !document.is_retired())
        .map(|(doc, _)| Value::Object(record(site, doc)))
        .collect()
}

/// A page's record as it is exported: what every record has, and what its kind has besides. Kinds
/// that aren't exported have only the former.
#[must_use]
pub fn record(site: &Site, doc: DocId) -> Map<String, Value> {
    let document = site.document(doc);
    let own = match &document.record {
        Record::Exercise(own) => exercise(site, own),
        Record::Routine(own) => routine(site, document, own),
        Record::RedFlag(_) => match site.red_flags.of_page(doc) {
            Some(flag) => red_flag(site, flag),
            None => Map::new(),
        },
        _ => Map::new(),
    };
    let mut record = head(site, doc, document);
    record.extend(own);
    record
}

/// A list of texts.
#[must_use]
pub fn texts(list: &[Text]) -> Value {
    list.iter().map(|text| text.value.clone()).collect()
}

/// A text, or `null`.
#[must_use]
pub fn text(text: Option<&Text>) -> Value {
    text.map_or(Value::Null, |text| text.value.clone().into())
}

/// What every record has.
fn head(site: &Site, doc: DocId, document: &Document) -> Map<String, Value> {
    let common = &document.common;
    let review = common.review.as_deref();
    let day = |date: Option<&crate::yaml::Spanned<jiff::civil::Date>>| {
        date.map(|date| date.value.to_string())
    };
    let head = json!({
        "id": document.id.value,
        "title": common.title,
        "path": site.route(doc).as_str(),
        "summary": text(common.summary.as_ref()),
        "body_regions": texts(&common.body_regions),
        "conditions": texts(&common.conditions),
        "codes": common.codes.iter().map(|code| json!({"system": code.system, "code": code.code, "display": code.display})).collect::<Vec<_>>(),
        "sources": texts(&common.sources),
        "reviewed": review.is_some_and(crate::record::review::Review::is_complete),
        "last_reviewed": day(review.and_then(|review| review.last_reviewed.as_ref())),
        "next_review": day(review.and_then(|review| review.next_review.as_ref())),
    });
    object(head)
}

/// The entries of what `json!` makes of braces.
#[must_use]
pub fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

/// A red flag, without what is only suspected.
#[must_use]
pub fn red_flag(site: &Site, flag: &Flag) -> Map<String, Value> {
    let record = &flag.record;
    object(json!({
        "id": flag.id,
        "path": flag.page.map(|page| site.route(page).as_str()),
        "sign": text(record.sign.as_ref()),
        "any_of": texts(&record.any_of),
        "all_of": texts(&record.all_of),
        "with": texts(&record.with),
        "onset": record.onset.map(crate::record::red_flag::Onset::name),
        "after": record.after.as_ref().map(|after| json!({
            "duration": after.duration.as_ref().map(|duration| duration.json()),
            "of": text(after.of.as_ref()),
        })),
        "urgency": flag.urgency.name(),
        "action": site.language.sentence(&flag.action),
        "do_not": texts(&record.do_not),
        "stated_by": flag.stated_by.iter().map(|guide| site.document(*guide).id.value.clone()).collect::<Vec<_>>(),
        "sources": flag.sources,
    }))
}

fn dose(site: &Site, dose: Option<&Dose>) -> Value {
    match dose {
        Some(dose) if !dose.is_empty() => {
            let mut value = dose.json();
            if let Value::Object(map) = &mut value {
                map.insert("sentence".into(), dose.sentence(&site.language).into());
            }
            value
        }
        _ => Value::Null,
    }
}

fn way(site: &Site, way: &Way) -> Map<String, Value> {
    object(json!({
        "type": way.kind.map(crate::record::exercise::ExerciseType::name),
        "position": way.position.map(crate::record::exercise::Position::name),
        "laterality": way.laterality.map(crate::record::exercise::Laterality::name),
        "dose": dose(site, way.dose.as_deref()),
        "goal": text(way.goal.as_ref()),
        "cues": texts(&way.cues),
        "feel": texts(&way.feel),
        "not_feel": texts(&way.not_feel),
        "mistakes": texts(&way.mistakes),
        "cautions": texts(&way.cautions),
    }))
}

fn exercise(site: &Site, exercise: &Exercise) -> Map<String, Value> {
    let mut record = way(site, &exercise.way);
    record.insert(
        "equipment".into(),
        exercise
            .equipment
            .as_ref()
            .map_or(Value::Null, |list| texts(list)),
    );
    record.insert("muscles".into(), texts(&exercise.muscles));
    let contraindications = match &exercise.contraindications {
        Contraindications::Unstated => Value::Null,
        Contraindications::NoneKnown => "none-known".into(),
        Contraindications::Listed(list) => texts(list),
    };
    record.insert("contraindications".into(), contraindications);
    record.insert("easier".into(), texts(&exercise.easier));
    record.insert("harder".into(), texts(&exercise.harder));
    let variants = exercise.variants.iter().map(|variant| {
        let mut entry = way(site, &exercise.way_of(Some(variant)));
        entry.insert("id".into(), variant.id.value.clone().into());
        entry.insert("label".into(), variant.label.value.clone().into());
        entry.insert("sources".into(), texts(&variant.sources));
        Value::Object(entry)
    });
    record.insert("variants".into(), variants.collect());
    record
}

fn routine(site: &Site, document: &Document, routine: &Routine) -> Map<String, Value> {
    let amount = |quantity: Option<&crate::yaml::Spanned<crate::record::quantity::Quantity>>| {
        quantity.map_or(Value::Null, |quantity| quantity.json())
    };
    let items = routine.items.iter().filter_map(|item| {
        let value = match item.what.as_ref()? {
            What::Relief(id) => json!({"relief": id.value, "note": text(item.note.as_ref())}),
            What::Exercise { id, variant } => {
                let DoneWhat::Exercise { way, .. } = site.done(item)?.what else {
                    return None;
                };
                json!({
                    "exercise": id.value,
                    "variant": text(variant.as_ref()),
                    "dose": dose(site, way.dose.as_deref()),
                    "note": text(item.note.as_ref()),
                })
            }
        };
        Some(value)
    });
    let items: Vec<Value> = items.collect();
    let flags: Vec<Value> = site
        .red_flags
        .of(document)
        .into_iter()
        .map(|flag| flag.id.clone().into())
        .collect();
    object(json!({
        "purpose": text(routine.purpose.as_ref()),
        "for": text(routine.for_whom.as_ref()),
        "order": routine.order.map(crate::record::routine::Order::name),
        "times_per_day": amount(routine.times_per_day.as_ref()),
        "days_per_week": amount(routine.days_per_week.as_ref()),
        "weeks": amount(routine.weeks.as_ref()),
        "items": items,
        "stop_rules": texts(&routine.stop_rules),
        "red_flags": flags,
    }))
}
