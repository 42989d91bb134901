//! The dose for machines: the whole record for `exercises.json`, and schema.org's `ExercisePlan`.
//!
//! Both keep the numbers as numbers. In JSON-LD only properties that schema.org defines on
//! `ExercisePlan` are used; units are UN/CEFACT codes. What has no property of its own (sets,
//! holds, distance, sides) is an `additionalVariable`, as schema.org asks, in the record's words.

use serde_json::{Map, Value, json};

use super::{Amount, Dose, Load, Rest};
use crate::record::quantity::{Number, Quantity, Unit};

impl Dose {
    /// The record: each key as in front matter, each quantity as `{at_least, at_most, unit}`; a
    /// key that isn't stated isn't there.
    #[must_use]
    pub fn json(&self) -> Value {
        let quantity = |amount: &Option<Amount>| amount.as_ref().map(|amount| amount.json());
        let text = |text: &Option<crate::yaml::Text>| text.as_ref().map(|t| json!(t.value));
        let intensity = object([
            ("rpe", quantity(&self.intensity.rpe)),
            ("pain_max", exact(self.intensity.pain_max.as_ref())),
            ("words", text(&self.intensity.words)),
        ]);
        Value::Object(object([
            ("sets", quantity(&self.sets)),
            ("reps", quantity(&self.reps)),
            ("count_noun", text(&self.count_noun)),
            ("per", self.per.as_ref().map(|per| json!(per.name()))),
            ("hold", quantity(&self.hold)),
            ("hold_at", text(&self.hold_at)),
            (
                "rest",
                self.rest.as_ref().map(|rest| rest_json(&rest.value)),
            ),
            ("duration", quantity(&self.duration)),
            ("distance", quantity(&self.distance)),
            ("tempo", text(&self.tempo)),
            (
                "load",
                self.load.as_ref().map(|load| load_json(&load.value)),
            ),
            (
                "intensity",
                (!intensity.is_empty()).then_some(Value::Object(intensity)),
            ),
            ("times_per_day", quantity(&self.times_per_day)),
            ("days_per_week", quantity(&self.days_per_week)),
            ("for", quantity(&self.course)),
            ("progress_when", text(&self.progress_when)),
            ("ease_when", text(&self.ease_when)),
        ]))
    }

    /// The properties that describe this dose on a schema.org `ExercisePlan`, to be merged into
    /// the object that names the exercise.
    #[must_use]
    pub fn json_ld(&self) -> Map<String, Value> {
        let value = |amount: &Option<Amount>| amount.as_ref().map(|a| quantity_value(a, None));
        object([
            ("repetitions", value(&self.reps)),
            ("activityDuration", self.activity().map(duration_value)),
            ("activityFrequency", one_or_many(self.frequencies())),
            (
                "restPeriods",
                self.rest.as_ref().map(|rest| rest_value(&rest.value)),
            ),
            ("workload", self.workload()),
            ("intensity", one_or_many(self.intensities())),
            ("additionalVariable", one_or_many(self.variables())),
        ])
    }

    /// The time that the activity goes on: the duration, or a hold that is the whole exercise.
    fn activity(&self) -> Option<&Quantity> {
        let held = || self.hold.as_ref().filter(|_| self.holds_once());
        self.duration
            .as_ref()
            .or_else(held)
            .map(|amount| &amount.value)
    }

    fn holds_once(&self) -> bool {
        self.reps.is_none() && self.sets.is_none() && self.duration.is_none()
    }

    fn frequencies(&self) -> Vec<Value> {
        let day = self.times_per_day.as_ref();
        let week = self.days_per_week.as_ref();
        day.map(|times| quantity_value(times, Some("times per day")))
            .into_iter()
            .chain(week.map(|days| quantity_value(days, Some("days per week"))))
            .collect()
    }

    fn intensities(&self) -> Vec<Value> {
        let scale = Some("rating of perceived exertion, 0 to 10");
        let rpe = self.intensity.rpe.as_ref();
        let words = self.intensity.words.as_ref();
        let load = self.load.as_ref().and_then(|load| match &load.value {
            Load::Words(words) => Some(json!(words)),
            Load::Weight(_) => None,
        });
        rpe.map(|rpe| quantity_value(rpe, scale))
            .into_iter()
            .chain(words.map(|words| json!(words.value)))
            .chain(load)
            .collect()
    }

    fn workload(&self) -> Option<Value> {
        match &self.load.as_ref()?.value {
            Load::Weight(weight) => Some(quantity_value(weight, None)),
            Load::Words(_) => None,
        }
    }

    fn variables(&self) -> Vec<Value> {
        let hold = self.hold.as_ref().filter(|_| !self.holds_once());
        let text = |text: &Option<crate::yaml::Text>| text.as_ref().map(|t| t.value.clone());
        let number = |amount: Option<&Amount>| amount.map(|amount| amount.to_string());
        [
            ("sets", number(self.sets.as_ref())),
            ("counted as", text(&self.count_noun)),
            (
                "on each",
                self.per.as_ref().map(|per| per.name().to_owned()),
            ),
            ("hold", number(hold)),
            ("hold at", text(&self.hold_at)),
            ("distance", number(self.distance.as_ref())),
            ("tempo", text(&self.tempo)),
            (
                "most pain, 0 to 10",
                number(self.intensity.pain_max.as_ref()),
            ),
            ("for", number(self.course.as_ref())),
        ]
        .into_iter()
        .filter_map(|(name, value)| Some(json!(format!("{name}: {}", value?))))
        .collect()
    }
}

/// An object of the values that are there.
fn object<const N: usize>(entries: [(&str, Option<Value>); N]) -> Map<String, Value> {
    let stated = entries.into_iter();
    stated
        .filter_map(|(key, value)| Some((key.to_owned(), value?)))
        .collect()
}

/// Nothing, the one value, or the list: a schema.org property may have several values.
fn one_or_many(mut values: Vec<Value>) -> Option<Value> {
    match values.len() {
        0 => None,
        1 => values.pop(),
        _ => Some(Value::Array(values)),
    }
}

fn exact(amount: Option<&Amount>) -> Option<Value> {
    amount?.exact().map(Number::json)
}

fn rest_json(rest: &Rest) -> Value {
    match rest {
        Rest::For(time) => time.json(),
        Rest::AsNeeded => json!("as-needed"),
        Rest::None => json!("none"),
    }
}

fn load_json(load: &Load) -> Value {
    match load {
        Load::Weight(weight) => weight.json(),
        Load::Words(words) => json!(words),
    }
}

fn rest_value(rest: &Rest) -> Value {
    match rest {
        Rest::For(time) => quantity_value(time, None),
        Rest::AsNeeded => json!("as needed"),
        Rest::None => json!("none"),
    }
}

/// A schema.org `QuantitativeValue`: `value`, or `minValue` and `maxValue` as far as stated.
fn quantity_value(quantity: &Quantity, unit_text: Option<&str>) -> Value {
    let exact = quantity.exact();
    let unless_exact = |number: Option<Number>| number.filter(|_| exact.is_none());
    Value::Object(object([
        ("@type", Some(json!("QuantitativeValue"))),
        ("value", exact.map(Number::json)),
        (
            "minValue",
            unless_exact(quantity.at_least).map(Number::json),
        ),
        ("maxValue", unless_exact(quantity.at_most).map(Number::json)),
        ("unitCode", quantity.unit.map(|unit| json!(unit.code()))),
        ("unitText", unit_text.map(|text| json!(text))),
    ]))
}

/// An exact time as an ISO 8601 duration (`PT30S`), anything else as a `QuantitativeValue`.
fn duration_value(quantity: &Quantity) -> Value {
    match quantity
        .exact()
        .and_then(|number| iso(number, quantity.unit?))
    {
        Some(text) => json!(text),
        None => quantity_value(quantity, None),
    }
}

/// ISO 8601 durations: decimals are allowed in the one (so the smallest) component.
fn iso(number: Number, unit: Unit) -> Option<String> {
    match unit {
        Unit::Second => Some(format!("PT{number}S")),
        Unit::Minute => Some(format!("PT{number}M")),
        Unit::Hour => Some(format!("PT{number}H")),
        Unit::Day => Some(format!("P{number}D")),
        Unit::Week => Some(format!("P{number}W")),
        Unit::Month => Some(format!("P{number}M")),
        _ => None,
    }
}
