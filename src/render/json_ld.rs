//! Machine-readable data: `MedicalWebPage` for every clinical page, `ExercisePlan` for exercises and
//! routines, from the same records as the page.
//!
//! Only what is stated is said: no reviewer, no date and no condition is made up. The JSON stands in a
//! data block, which never runs; `<` is escaped so that no text can close it.

use serde_json::{Map, Value, json};

use super::Sheet;
use super::context::PageView;
use crate::document::Document;
use crate::record::Record;
use crate::record::dose::Dose;
use crate::record::exercise::Exercise;
use crate::record::routine::Routine;
use crate::site::DocId;
use crate::site::items::DoneWhat;

/// The element for a page, or nothing on pages without clinical content.
pub fn of(sheet: &Sheet<'_>, doc: DocId, page: &PageView) -> String {
    let document = sheet.site().document(doc);
    let mut data = match &document.record {
        Record::Page | Record::Term(_) => return String::new(),
        _ => medical_page(sheet, document, page),
    };
    match &document.record {
        Record::Exercise(exercise) => {
            data.insert("mainEntity".into(), exercise_plans(document, exercise));
        }
        Record::Routine(routine) => {
            data.insert("mainEntity".into(), routine_plan(sheet, document, routine));
        }
        _ => {}
    }
    let json = Value::Object(data)
        .to_string()
        .replace('<', "\\u003c")
        .replace('>', "\\u003e")
        .replace('&', "\\u0026");
    format!("<script type=\"application/ld+json\">{json}</script>")
}

fn medical_page(sheet: &Sheet<'_>, document: &Document, page: &PageView) -> Map<String, Value> {
    let site = sheet.site();
    let mut data = Map::new();
    let mut set = |key: &str, value: Option<Value>| {
        if let Some(value) = value {
            data.insert(key.to_owned(), value);
        }
    };
    set("@context", Some("https://schema.org".into()));
    set("@type", Some("MedicalWebPage".into()));
    set("name", Some(page.title.clone().into()));
    set("description", page.summary.clone().map(Value::from));
    set("url", page.canonical.clone().map(Value::from));
    set("inLanguage", Some(site.language.tag().into()));
    let common = &document.common;
    set(
        "datePublished",
        common
            .date
            .as_ref()
            .map(|date| date.value.to_string().into()),
    );
    set(
        "dateModified",
        common
            .updated
            .as_ref()
            .map(|date| date.value.to_string().into()),
    );
    set("audience", audience(document));
    let conditions: Vec<Value> = page
        .conditions
        .iter()
        .map(|link| json!({"@type": "MedicalCondition", "name": link.title}))
        .collect();
    set(
        "about",
        (!conditions.is_empty()).then_some(Value::Array(conditions)),
    );
    let citations: Vec<Value> = page
        .sources
        .iter()
        .map(|source| source.title.clone().into())
        .collect();
    set(
        "citation",
        (!citations.is_empty()).then_some(Value::Array(citations)),
    );
    set(
        "license",
        site.config.content_licence.clone().map(Value::from),
    );
    set("publisher", site.config.publisher.as_ref().map(|publisher| json!({"@type": "Organization", "name": publisher.name, "url": publisher.url})));
    if let Some(review) = &common.review {
        let people = |names: Vec<&str>| {
            let people: Vec<Value> = names
                .into_iter()
                .map(|name| json!({"@type": "Person", "name": name}))
                .collect();
            (!people.is_empty()).then_some(Value::Array(people))
        };
        set(
            "author",
            people(
                review
                    .authors
                    .iter()
                    .map(|author| author.value.as_str())
                    .collect(),
            ),
        );
        if review.is_complete() {
            set(
                "lastReviewed",
                review
                    .last_reviewed
                    .as_ref()
                    .map(|date| date.value.to_string().into()),
            );
            set(
                "reviewedBy",
                people(
                    review
                        .reviewed_by
                        .iter()
                        .map(|reviewer| reviewer.name.as_str())
                        .collect(),
                ),
            );
        }
        set(
            "funding",
            review
                .funding
                .clone()
                .map(|funding| json!({"@type": "Grant", "description": funding})),
        );
    }
    data
}

fn audience(document: &Document) -> Option<Value> {
    let audience = document.common.audience.as_ref()?;
    let kind = match audience.as_str() {
        "patient" => "Patient",
        _ => "MedicalAudience",
    };
    Some(json!({"@type": kind, "audienceType": audience.value}))
}

/// One plan for the exercise, or one for each variant.
fn exercise_plans(document: &Document, exercise: &Exercise) -> Value {
    if exercise.variants.is_empty() {
        let dose = exercise
            .way
            .dose
            .as_deref()
            .map(Dose::json_ld)
            .unwrap_or_default();
        return plan(
            &document.common.title,
            exercise.way.goal.as_ref().map(|goal| goal.value.as_str()),
            dose,
        );
    }
    let each = exercise.variants.iter().map(|variant| {
        let way = exercise.way_of(Some(variant));
        let dose = way.dose.as_deref().map(Dose::json_ld).unwrap_or_default();
        let name = format!("{}: {}", document.common.title, variant.label.value);
        plan(
            &name,
            way.goal.as_ref().map(|goal| goal.value.as_str()),
            dose,
        )
    });
    Value::Array(each.collect())
}

fn plan(name: &str, goal: Option<&str>, dose: Map<String, Value>) -> Value {
    let mut plan = Map::new();
    plan.insert("@type".into(), "ExercisePlan".into());
    plan.insert("name".into(), name.into());
    plan.insert("exerciseType".into(), name.into());
    if let Some(goal) = goal {
        plan.insert("description".into(), goal.into());
    }
    plan.extend(dose);
    Value::Object(plan)
}

fn routine_plan(sheet: &Sheet<'_>, document: &Document, routine: &Routine) -> Value {
    let site = sheet.site();
    let items: Vec<Value> = routine
        .items
        .iter()
        .filter_map(|item| {
            let done = site.done(item)?;
            let DoneWhat::Exercise { way, .. } = done.what else {
                return None;
            };
            let amounts = way.dose.as_deref().map(Dose::json_ld).unwrap_or_default();
            Some(plan(&site.document(done.doc).common.title, None, amounts))
        })
        .collect();
    let mut whole = plan(
        &document.common.title,
        routine
            .purpose
            .as_ref()
            .map(|purpose| purpose.value.as_str()),
        Map::new(),
    );
    if let Value::Object(whole) = &mut whole {
        whole.insert("hasPart".into(), Value::Array(items));
    }
    whole
}
