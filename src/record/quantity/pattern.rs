//! The grammar of a quantity as a regular expression, for the JSON Schema that editors use.
//!
//! It accepts what [`parse`](super::parse()) accepts, letter for letter, and besides that only ranges
//! that run backwards: a regular expression can't compare two numbers. A property test holds the two
//! against each other. Expressions are ECMAScript's, as JSON Schema asks for, and case is spelled
//! out, since they have no flags there.

use super::{Number, UNITS};
use crate::yaml::field::Measure;

/// Digits, as [`Number::parse`] reads them: at most a million, at most three decimals.
const NUMBER: &str = r"0*(?:1000000(?:\.0{1,3})?|[0-9]{1,6}(?:\.[0-9]{1,3})?)";

/// What begins a text that is meant as a quantity where words are allowed as well.
pub const BEGINNING: &str = r"^\s*(?:[0-9<>≤≥.-]|[uU][pP] [tT][oO] \s*[0-9])";

/// The whole of a quantity of this measure.
#[must_use]
pub fn pattern(measure: Measure) -> String {
    let (up, to) = (any_case("up"), any_case("to"));
    let between = format!(r"(?:[-–]|{to})");
    let amount =
        format!(r"(?:{NUMBER}(?:\s*{between}\s*{NUMBER})?|>=\s*{NUMBER}|{up}\s+{to}\s*{NUMBER})");
    let unit = match measure {
        Measure::Count => String::new(),
        _ => format!(r"\s*(?:{})", units(measure).join("|")),
    };
    format!(r"^\s*{amount}{unit}\s*$")
}

/// The largest number that may be written.
#[must_use]
pub fn largest() -> serde_json::Value {
    Number::MAX.json()
}

/// What a quantity of this measure may be followed by, as authors write it: `s`, `min`, `h`.
#[must_use]
pub fn symbols(measure: Measure) -> Vec<&'static str> {
    let rows = UNITS.iter().filter(|row| row.measure == measure);
    rows.map(|row| row.unit.symbol()).collect()
}

fn units(measure: Measure) -> Vec<String> {
    let rows = UNITS.iter().filter(|row| row.measure == measure);
    rows.flat_map(|row| row.names)
        .map(|name| any_case(name))
        .collect()
}

/// A lower-case word in any case. `K` is the one letter with a third form: the sign of the kelvin.
fn any_case(word: &str) -> String {
    let classes = word.chars().map(|letter| match letter {
        'k' => "[kK\u{212A}]".to_owned(),
        letter => format!("[{letter}{}]", letter.to_ascii_uppercase()),
    });
    classes.collect()
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use fancy_regex::Regex;
    use proptest::prelude::*;

    use super::super::parse;
    use super::*;

    const MEASURES: [Measure; 4] = [
        Measure::Count,
        Measure::Time,
        Measure::Length,
        Measure::Mass,
    ];

    /// Pieces of quantities, whole and broken.
    const PIECES: &[&str] = &[
        "8",
        "15",
        "2.5",
        "0.125",
        "007",
        "1000000",
        "1000000.0",
        "1000001",
        "1.2345",
        "5.",
        ".5",
        "-",
        "–",
        "to",
        "TO",
        ">=",
        "> =",
        "up to",
        "Up  to",
        "upto",
        "up",
        " ",
        "  ",
        "\u{A0}",
        "\t",
        "s",
        "S",
        "Sec",
        "min",
        "Minutes",
        "h",
        "day",
        "weeks",
        "wee\u{212A}",
        "months",
        "cm",
        "m",
        "metres",
        "ft",
        "kg",
        "\u{212A}G",
        "lb",
        "lbs",
        "\u{2011}",
        "\u{AD}",
        "1o",
        "ſ",
        "²",
        "٣",
        ",",
        "x",
        "é",
        "\u{130}",
    ];

    static PATTERNS: LazyLock<[Regex; 4]> =
        LazyLock::new(|| MEASURES.map(|measure| Regex::new(&pattern(measure)).unwrap()));

    fn agree(text: &str) {
        for (measure, regex) in MEASURES.into_iter().zip(PATTERNS.iter()) {
            let read = parse(text, measure);
            let expected = read
                .as_ref()
                .map_or_else(|problem| problem.code == "range-inverted", |_| true);
            let found = regex.is_match(text).unwrap();
            assert_eq!(found, expected, "{text:?} as {measure:?}: {read:?}");
        }
    }

    #[test]
    fn every_form_agrees() {
        for amount in [
            "8", "10-15", "10–15", "10 to 15", ">=2", ">= 2", "up to 20", "2to3",
        ] {
            agree(amount);
            for unit in ["s", "min", "weeks", "cm", "kg", "lb", "seconds", "sek"] {
                agree(&format!("{amount} {unit}"));
                agree(&format!("{amount}{unit}"));
            }
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn the_pattern_accepts_what_is_read(
            pieces in proptest::collection::vec(proptest::sample::select(PIECES), 0..6),
            blank: bool,
        ) {
            agree(&pieces.join(if blank { " " } else { "" }));
        }

        #[test]
        fn any_text_agrees(text in "\\PC{0,8}") {
            agree(&text);
        }
    }
}
