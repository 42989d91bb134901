//! JSON Schema (draft 2020-12) from the field table, so that an editor completes and checks while
//! an author types.
//!
//! [`Draft::of`] turns a shape or a type into one whole schema; records inside records become
//! `$defs`, each once. Every value that the check accepts is accepted, and what it refuses is
//! refused as far as JSON Schema can say it. YAML turns plain words into numbers and booleans, and
//! our reader takes any scalar as text, so text may be any of them. `errorMessage` and
//! `patternErrorMessage` are words of yaml-language-server: what it tells instead of "doesn't match".
//!
//! Deliberately absent: what only the whole site knows, such as whether a record with that id exists.

use serde_json::{Map, Value as Json, json};

use super::field::{Field, Measure, Shape, Type};
use super::form::slug;
use super::parse::{Source, parse};
use crate::diagnostic::FileId;

/// The version of JSON Schema.
const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// An id: lower-case letters and digits in groups joined by hyphens.
const ID: &str = r"^(?:(?!\p{Uppercase})[\p{Alphabetic}\p{N}])+(?:-(?:(?!\p{Uppercase})[\p{Alphabetic}\p{N}])+)*$";

const ID_HINT: &str = "ids are lower-case letters, digits and single hyphens";

/// Days of the calendar, written `2026-03-15`; 29 February only in leap years.
const DATE: &str = concat!(
    r"^(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])",
    r"|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))",
    r"|(?:[0-9]{2}(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)$"
);

/// An address on the site.
const ADDRESS: &str = r#"^/[^/\\:?#"<> \p{Cc}][^\\:?#"<> \p{Cc}]*$"#;

/// A web address.
const URL: &str = r"^(?:[hH][tT][tT][pP][sS]?|[mM][aA][iI][lL][tT][oO]|[tT][eE][lL]):[^\s]*$";

/// The grammar of quantities, which the records know and this module doesn't.
#[derive(Clone, Copy)]
pub struct Quantities {
    /// The regular expression of a whole quantity.
    pub pattern: fn(Measure) -> String,
    /// The regular expression of what begins like a quantity.
    pub beginning: &'static str,
    /// The units that it may have.
    pub units: fn(Measure) -> Vec<&'static str>,
    /// The largest number.
    pub largest: fn() -> Json,
}

/// A schema in the making.
pub struct Draft {
    quantities: Quantities,
    /// Records met so far, each with its name among the definitions.
    shapes: Vec<(&'static Shape, String)>,
    definitions: Map<String, Json>,
}

impl Draft {
    /// The whole schema of values of this type.
    #[must_use]
    pub fn of(title: &str, about: &str, ty: &Type, quantities: Quantities) -> Json {
        let mut draft = Self {
            quantities,
            shapes: Vec::new(),
            definitions: Map::new(),
        };
        let mut whole = match ty {
            Type::Record(shape) => draft.record(shape),
            ty => draft.value(ty),
        };
        set(&mut whole, "$schema", DIALECT.into());
        set(&mut whole, "title", title.into());
        set(&mut whole, "description", about.into());
        set(&mut whole, "$defs", Json::Object(draft.definitions));
        whole
    }

    /// A record with its keys.
    fn record(&mut self, shape: &'static Shape) -> Json {
        let mut properties = Map::new();
        for field in shape.rows() {
            properties.insert(field.name.to_owned(), self.field(field));
        }
        let required: Vec<&str> = shape
            .rows()
            .filter(|field| field.required)
            .map(|field| field.name)
            .collect();
        let mut record = json!({
            "type": "object",
            "properties": properties,
            "additionalProperties": false,
        });
        if !required.is_empty() {
            set(&mut record, "required", required.into());
        }
        record
    }

    fn field(&mut self, field: &Field) -> Json {
        let mut schema = self.value(&field.ty);
        // An editor shows the description of the key, and not that of what it refers to.
        let about = match measure(&field.ty) {
            Some(measure) => format!("{} {}", field.about, self.grammar(measure)),
            None => field.about.to_owned(),
        };
        set(&mut schema, "description", about.into());
        set(&mut schema, "examples", json!([example(field)]));
        schema
    }

    fn value(&mut self, ty: &Type) -> Json {
        match ty {
            Type::Text | Type::Prose => text(r"\S", "write some text"),
            // It may be empty, on purpose.
            Type::Alternative => json!({"type": ["string", "number", "boolean"]}),
            Type::Label(most) | Type::Characters(most) => {
                let mut schema = text(r"\S", "write some text");
                set(&mut schema, "maxLength", (*most).into());
                schema
            }
            Type::Words(most) => {
                let more = most.saturating_sub(1);
                let pattern = format!(r"^\s*\S+(?:\s+\S+){{0,{more}}}\s*$");
                text(&pattern, &format!("say it in {most} words or fewer"))
            }
            // An id of digits only is a number to YAML.
            Type::Id | Type::Reference(_) => {
                let mut schema = word(ID, ID_HINT);
                set(&mut schema, "type", json!(["string", "integer"]));
                set(&mut schema, "minimum", 0.into());
                schema
            }
            Type::Integer(least, i64::MAX) => json!({"type": "integer", "minimum": least}),
            Type::Integer(least, most) => {
                json!({"type": "integer", "minimum": least, "maximum": most})
            }
            Type::Boolean => json!({"type": "boolean"}),
            Type::Date => word(DATE, "write a date as year-month-day, such as `2026-03-15`"),
            Type::Address => word(
                ADDRESS,
                "write it from the site's root, such as `/old/place/`",
            ),
            Type::Url => word(URL, "write it whole, such as `https://example.org/page`"),
            Type::Choice(words) => json!({"enum": words}),
            Type::Quantity(measure) => self.quantity(*measure),
            Type::List(item) => json!({"type": "array", "items": self.value(item)}),
            Type::OneOrMany(item) => {
                let one = self.value(item);
                let many = json!({"type": "array", "items": one});
                json!({"anyOf": [one, many]})
            }
            Type::Record(shape) => self.reference(shape),
            Type::Map(value) => {
                json!({"type": "object", "additionalProperties": self.value(value)})
            }
            Type::ById(value) => json!({
                "type": "object",
                "propertyNames": word(ID, ID_HINT),
                "additionalProperties": self.value(value),
            }),
            Type::Either(types) => self.either(types),
            Type::Any => json!({}),
        }
    }

    /// One of several forms. Words that stand beside a quantity mustn't look like one: `5 kgs` is a
    /// slip, not a description of a load.
    fn either(&mut self, types: &[Type]) -> Json {
        let has_quantity = types.iter().any(|ty| matches!(ty, Type::Quantity(_)));
        let forms = types.iter().map(|ty| {
            let mut form = self.value(ty);
            if has_quantity && matches!(ty, Type::Text | Type::Label(_)) {
                set(&mut form, "type", "string".into());
                let like_one = json!({"pattern": self.quantities.beginning});
                set(&mut form, "not", like_one);
            }
            form
        });
        json!({"anyOf": forms.collect::<Vec<_>>()})
    }

    /// A record by its name among the definitions, where it is put when it's met first.
    fn reference(&mut self, shape: &'static Shape) -> Json {
        let known = self
            .shapes
            .iter()
            .find(|(met, _)| std::ptr::eq(*met, shape));
        let name = if let Some((_, name)) = known {
            name.clone()
        } else {
            let name = self.free_name(shape.name);
            self.shapes.push((shape, name.clone()));
            let mut record = self.record(shape);
            set(&mut record, "title", shape.name.into());
            self.definitions.insert(name.clone(), record);
            name
        };
        json!({"$ref": format!("#/$defs/{name}")})
    }

    /// "a red flag in place" becomes `red-flag-in-place`; a second record of that name gets a number.
    fn free_name(&self, name: &str) -> String {
        let words = ["an ", "a ", "the "];
        let bare = words.iter().find_map(|article| name.strip_prefix(article));
        let name = slug(bare.unwrap_or(name));
        let taken = self.shapes.iter().filter(|(_, met)| met.starts_with(&name));
        match taken.count() {
            0 => name,
            number => format!("{name}-{}", number + 1),
        }
    }

    fn quantity(&mut self, measure: Measure) -> Json {
        let (name, what) = match measure {
            Measure::Count => ("quantity-count", "a count"),
            Measure::Time => ("quantity-time", "a time"),
            Measure::Length => ("quantity-length", "a length"),
            Measure::Mass => ("quantity-load", "a load"),
        };
        if !self.definitions.contains_key(name) {
            let hint = format!("write {}", Type::Quantity(measure).describe());
            let mut schema = json!({
                "title": what,
                "description": self.grammar(measure),
                "type": "string",
                "pattern": (self.quantities.pattern)(measure),
                "errorMessage": hint,
                "patternErrorMessage": hint,
            });
            // Only a count makes sense as a bare number: everything else needs its unit.
            if measure == Measure::Count {
                set(&mut schema, "type", json!(["string", "number"]));
                set(&mut schema, "minimum", 0.into());
                set(&mut schema, "maximum", (self.quantities.largest)());
            }
            self.definitions.insert(name.to_owned(), schema);
        }
        json!({"$ref": format!("#/$defs/{name}")})
    }

    /// How a quantity is written, in one sentence.
    fn grammar(&self, measure: Measure) -> String {
        let forms = "Written `n`, `a-b`, `a to b`, `>=n` or `up to n`";
        match (self.quantities.units)(measure).as_slice() {
            [] => format!("{forms}."),
            units => format!(
                "{forms}, with a unit: {}, or its long name.",
                units.join(", ")
            ),
        }
    }
}

/// What a value of this type measures, if it may be a quantity.
fn measure(ty: &Type) -> Option<Measure> {
    match ty {
        Type::Quantity(measure) => Some(*measure),
        Type::Either(types) => types.iter().find_map(measure),
        _ => None,
    }
}

/// Any scalar: the pattern holds for what YAML keeps as text.
fn text(pattern: &str, hint: &str) -> Json {
    let mut schema = word(pattern, hint);
    set(&mut schema, "type", json!(["string", "number", "boolean"]));
    schema
}

/// A text of a fixed form.
fn word(pattern: &str, hint: &str) -> Json {
    json!({"type": "string", "pattern": pattern, "patternErrorMessage": hint})
}

fn set(schema: &mut Json, key: &str, value: Json) {
    if let Json::Object(map) = schema {
        map.insert(key.to_owned(), value);
    }
}

/// The example of a row as the value that YAML makes of it.
fn example(field: &Field) -> Json {
    let text = format!("example: {}\n", field.example);
    let source = Source {
        file: FileId(0),
        text: &text,
        start: 0,
        end: text.len(),
    };
    let node = parse(source).value;
    node.get("example")
        .map(super::Node::to_json)
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use fancy_regex::Regex;
    use proptest::prelude::*;

    use super::*;
    use crate::yaml::form::{is_id, parse_date};

    static IDS: LazyLock<Regex> = LazyLock::new(|| Regex::new(ID).unwrap());
    static DATES: LazyLock<Regex> = LazyLock::new(|| Regex::new(DATE).unwrap());

    fn matches(regex: &Regex, text: &str) -> bool {
        regex.is_match(text).unwrap()
    }

    #[test]
    fn every_day_of_odd_years_agrees() {
        for year in [
            "0000", "1900", "1999", "2000", "2024", "2026", "2100", "2400",
        ] {
            for (month, day) in (0..=13).flat_map(|month| (0..=32).map(move |day| (month, day))) {
                let text = format!("{year}-{month:02}-{day:02}");
                assert_eq!(
                    matches(&DATES, &text),
                    parse_date(&text).is_some(),
                    "{text}"
                );
            }
        }
    }

    #[test]
    fn only_web_addresses_pass() {
        let (url, address) = (Regex::new(URL).unwrap(), Regex::new(ADDRESS).unwrap());
        for good in [
            "https://a.org/x",
            "HTTP://a.org",
            "mailto:a@b.org",
            "tel:111",
        ] {
            assert!(matches(&url, good), "{good}");
        }
        for bad in ["javascript:x", "a.org", "https://a b", "ftp://a.org", ""] {
            assert!(!matches(&url, bad), "{bad}");
        }
        for good in ["/old/place/", "/a", "/über/"] {
            assert!(matches(&address, good), "{good}");
        }
        for bad in ["", "/", "//host/", "old/", "/a b/", "/a?b", "/a#b", "/c:/"] {
            assert!(!matches(&address, bad), "{bad}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn ids_agree(text in prop_oneof!["[a-zA-Z0-9éÉßǅʰⅷⅧⓐⒶ一_ -]{0,8}", "\\PC{0,6}"]) {
            prop_assert_eq!(matches(&IDS, &text), is_id(&text), "{:?}", text);
        }

        #[test]
        fn dates_agree(text in prop_oneof!["[0-9]{4}-[01][0-9]-[0-3][0-9]", "[0-9-]{8,12}"]) {
            prop_assert_eq!(matches(&DATES, &text), parse_date(&text).is_some(), "{:?}", text);
        }
    }
}
