//! Tests of quantities: the grammar, its messages, and properties over all of it.

use proptest::prelude::*;

use super::*;
use crate::language::Language;

const MEASURES: [Measure; 4] = [
    Measure::Count,
    Measure::Time,
    Measure::Length,
    Measure::Mass,
];

#[test]
fn the_grammar_reads_and_prints() {
    use Measure::{Count, Length, Mass, Time};
    for (text, measure, printed) in [
        ("8", Count, "8"),
        ("10-15", Count, "10-15"),
        ("10 - 15", Count, "10-15"),
        ("10–15", Count, "10-15"),
        ("2 to 3", Count, "2-3"),
        (">=2", Count, ">=2"),
        (">= 2", Count, ">=2"),
        ("up to 12", Count, "up to 12"),
        ("Up To 12", Count, "up to 12"),
        ("7-7", Count, "7"),
        ("20s", Time, "20 s"),
        (" 20-30 s ", Time, "20-30 s"),
        ("20–30 seconds", Time, "20-30 s"),
        ("2.5 min", Time, "2.5 min"),
        ("1.250 h", Time, "1.25 h"),
        ("1 Day", Time, "1 day"),
        ("6 weeks", Time, "6 week"),
        ("4 to 6 weeks", Time, "4-6 week"),
        ("up to 3 months", Time, "up to 3 month"),
        ("10 cm", Length, "10 cm"),
        ("20 metres", Length, "20 m"),
        ("20 meters", Length, "20 m"),
        ("30 feet", Length, "30 ft"),
        (">=2.5kg", Mass, ">=2.5 kg"),
        ("5 lbs", Mass, "5 lb"),
    ] {
        let read = parse(text, measure).unwrap();
        assert_eq!(read.to_string(), printed, "{text}");
    }
}

#[test]
fn problems_say_what_to_write() {
    use Measure::{Count, Length, Mass, Time};
    for (text, measure, code, help) in [
        (
            "20-30",
            Time,
            "dose-without-unit",
            "write `20-30 s` for seconds or `20-30 min` for minutes",
        ),
        (
            "30-20",
            Time,
            "dose-without-unit",
            "write `20-30 s` for seconds or `20-30 min` for minutes",
        ),
        (
            "up to 5",
            Mass,
            "dose-without-unit",
            "write `up to 5 kg` for kilograms or `up to 5 lb` for pounds",
        ),
        (
            "20",
            Length,
            "dose-without-unit",
            "write `20 m` for metres or `20 ft` for feet",
        ),
        ("30-20 s", Time, "range-inverted", "write `20-30 s`"),
        ("15-10", Count, "range-inverted", "write `10-15`"),
        ("20\u{2011}30 s", Time, "bad-hyphen", "write `20-30 s`"),
        ("20\u{2212}30 s", Time, "bad-hyphen", "write `20-30 s`"),
        (
            "1o",
            Count,
            "dose-unparsed",
            "write `8`, `8-12`, `>=8` or `up to 12`",
        ),
        (
            "1o s",
            Time,
            "dose-unparsed",
            "write `20 s`, `20-30 s`, `>=20 s` or `up to 30 s`",
        ),
        (
            "5 kg",
            Time,
            "dose-unparsed",
            "`kg` is a weight; write a time such as `30 s` or `10-15 min`",
        ),
        (
            "5 m",
            Time,
            "dose-unparsed",
            "`m` is metres; for minutes write `5 min`",
        ),
        (
            "20 secnds",
            Time,
            "dose-unparsed",
            "did you mean `20 seconds`?",
        ),
        (
            "20 z",
            Time,
            "dose-unparsed",
            "`z` isn't a unit; write one of `s`, `min`, `h`, `day`, `week`, `month`",
        ),
        (
            "10 reps",
            Count,
            "dose-unparsed",
            "write only the number: `10`",
        ),
        (
            "2,5 kg",
            Mass,
            "dose-unparsed",
            "write decimals with a point: `2.5 kg`",
        ),
        ("at least 2", Count, "dose-unparsed", "write `>=2`"),
        ("≥ 2 s", Time, "dose-unparsed", "write `>=2 s`"),
        ("8+", Count, "dose-unparsed", "write `>=8`"),
        ("<= 8", Count, "dose-unparsed", "write `up to 8`"),
        ("max 30 s", Time, "dose-unparsed", "write `up to 30 s`"),
        (
            "20s-30s",
            Time,
            "dose-unparsed",
            "write the unit once, at the end: `20-30 s`",
        ),
        (
            "30 s - 1 min",
            Time,
            "dose-unparsed",
            "write both numbers in one unit, named once at the end",
        ),
        (
            "3 x 10",
            Count,
            "dose-unparsed",
            "write `sets: 3` and `reps: 10` on lines of their own",
        ),
        (
            "",
            Count,
            "dose-unparsed",
            "write `8`, `8-12`, `>=8` or `up to 12`",
        ),
        (
            "-5",
            Count,
            "dose-unparsed",
            "write `8`, `8-12`, `>=8` or `up to 12`",
        ),
        (
            "a few",
            Count,
            "dose-unparsed",
            "write `8`, `8-12`, `>=8` or `up to 12`",
        ),
        (
            "1.2.3",
            Count,
            "dose-unparsed",
            "write a number such as `8` or `2.5`: at most 1000000, at most three decimals",
        ),
        (
            "99999999999",
            Count,
            "dose-unparsed",
            "write a number such as `8` or `2.5`: at most 1000000, at most three decimals",
        ),
    ] {
        let problem = parse(text, measure).unwrap_err();
        assert_eq!(
            (problem.code, problem.help.as_str()),
            (code, help),
            "{text}"
        );
    }
}

#[test]
fn messages_quote_what_stands_there() {
    let message = |text: &str| parse(text, Measure::Time).unwrap_err().message;
    assert_eq!(message("20-30"), "`20-30` has no unit");
    assert_eq!(message("30-20 s"), "`30-20 s` runs backwards");
    assert_eq!(message("soon"), "`soon` isn't a time");
    assert_eq!(
        message("20\u{2011}30 s"),
        "`20\u{2011}30 s` holds a non-breaking hyphen (U+2011) in place of the keyboard's hyphen"
    );
    assert!(message(&"x ".repeat(10_000)).len() < 200);
}

#[test]
fn seconds_are_known_for_fixed_lengths() {
    let seconds = |text: &str| {
        let quantity = parse(text, Measure::Time).unwrap();
        (quantity.least_seconds(), quantity.most_seconds())
    };
    assert_eq!(seconds("20-30 s"), (Some(20), Some(30)));
    assert_eq!(seconds("1.5 min"), (Some(90), Some(90)));
    assert_eq!(seconds("0.5 s"), (Some(0), Some(1)));
    assert_eq!(seconds(">=1 h"), (Some(3600), None));
    assert_eq!(seconds("up to 2 days"), (None, Some(172_800)));
    assert_eq!(seconds("1 month"), (None, None));
}

#[test]
fn quantities_are_said_in_words() {
    let american = Language::load("en-US").unwrap();
    let say = |text: &str, measure| parse(text, measure).unwrap().text(&american);
    assert_eq!(say("1 s", Measure::Time), "1 second");
    assert_eq!(say("0-1 min", Measure::Time), "0 to 1 minutes");
    assert_eq!(say("1-2 days", Measure::Time), "1 to 2 days");
    assert_eq!(say(">=1 week", Measure::Time), "at least 1 week");
    assert_eq!(say("up to 1.5 m", Measure::Length), "up to 1.5 meters");
    assert_eq!(say("1 ft", Measure::Length), "1 foot");
    let british = Language::load("en-GB").unwrap();
    let metre = parse("1 m", Measure::Length).unwrap();
    assert_eq!(metre.text(&british), "1 metre");
}

#[test]
fn json_keeps_the_numbers() {
    let read = |text| parse(text, Measure::Time).unwrap().json().to_string();
    assert_eq!(
        read("2.5-10 s"),
        r#"{"at_least":2.5,"at_most":10,"unit":"s"}"#
    );
    assert_eq!(
        read(">=2 min"),
        r#"{"at_least":2,"at_most":null,"unit":"min"}"#
    );
}

#[test]
fn the_table_of_units_is_in_order() {
    for (at, unit) in Unit::all().enumerate() {
        assert_eq!(unit as usize, at);
        assert_eq!(Unit::from_word(unit.symbol()), Some(unit));
        assert_eq!(Unit::from_word(&unit.name().to_uppercase()), Some(unit));
    }
}

prop_compose! {
    fn any_number()(thousandths in prop_oneof![
        (0_u32..1000).prop_map(|n| n * 1000), 0..=Number::MAX.0
    ]) -> Number {
        Number(thousandths)
    }
}

prop_compose! {
    fn any_quantity()(a in any_number(), b in any_number(), form in 0..4, unit in 0..=11_usize)
        -> Quantity
    {
        let unit = Unit::all().nth(unit);
        let range = Quantity::range(a, b, unit);
        match form {
            0 => Quantity::range(a, a, unit),
            1 => range,
            2 => Quantity { at_most: None, ..range },
            _ => Quantity { at_least: None, ..range },
        }
    }
}

proptest! {
    #[test]
    fn what_is_printed_reads_back(quantity in any_quantity()) {
        let measure = quantity.unit.map_or(Measure::Count, Unit::measure);
        prop_assert_eq!(parse(&quantity.to_string(), measure), Ok(quantity));
    }

    #[test]
    fn no_text_panics(text in ".{0,60}", near in "[0-9.,>=+x≥≤ \u{2013}\u{2011}a-z-]{0,20}") {
        for measure in MEASURES {
            for text in [&text, &near] {
                if let Err(problem) = parse(text, measure) {
                    prop_assert!(!problem.message.is_empty() && !problem.help.is_empty());
                    prop_assert!(!problem.message.contains('\n'));
                }
            }
        }
    }
}
