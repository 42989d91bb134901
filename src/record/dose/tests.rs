//! Tests of doses: whole sentences, parts, exports, times, and what is refused.

use expect_test::{Expect, expect};

use super::*;
use crate::diagnostic::{Diagnostic, FileId};
use crate::language::Language;
use crate::yaml::check::{Findings, check};
use crate::yaml::parse::{Source, parse};
use crate::yaml::record::Record;

/// Reads a dose from YAML, with everything that the generic check and the reader told.
pub(super) fn read(yaml: &str) -> (Dose, Vec<Diagnostic>) {
    let source = Source {
        file: FileId(0),
        text: yaml,
        start: 0,
        end: yaml.len(),
    };
    let mut told = Vec::new();
    let node = parse(source).collect_into(&mut told);
    let mut findings = Findings::default();
    check(&node, &SHAPE, node.span, &mut findings);
    told.extend(findings.diagnostics);
    let dose = Dose::read(Record::new(&node, &SHAPE), &mut told);
    (dose, told)
}

fn dose(yaml: &str) -> Dose {
    let (dose, told) = read(yaml);
    assert!(told.is_empty(), "{yaml}: {told:?}");
    dose
}

fn american() -> Language {
    Language::load("en-US").unwrap()
}

/// Doses as one-line YAML maps, and the whole text that a patient reads.
#[rustfmt::skip]
const SENTENCES: &[(&str, &str)] = &[
    // The first site's content.
    ("{sets: 2-3, reps: 10-15, hold: 3-5 s}", "2 to 3 sets of 10 to 15. Hold each for 3 to 5 seconds."),
    ("{reps: 8-12}", "Do it 8 to 12 times."),
    ("{hold: 20-30 s, reps: 2, per: leg}", "Hold for 20 to 30 seconds. Do it 2 times on each leg."),
    ("{reps: 5-8, count_noun: rock, per: leg}", "5 to 8 rocks on each leg."),
    ("{hold: 20–30 s, reps: 3, per: side}", "Hold for 20 to 30 seconds. Do it 3 times on each side."),
    ("{hold: 20-30 s, per: side}", "Hold for 20 to 30 seconds on each side."),
    ("{reps: 8-10}", "Do it 8 to 10 times."),
    ("{reps: 5-10, count_noun: hinge, times_per_day: 1}", "5 to 10 hinges, once a day."),
    ("{reps: 3, count_noun: slow breath}", "3 slow breaths."),
    ("{reps: 3, count_noun: breath}", "3 breaths."),
    // One, at least, at most.
    ("{sets: 1, reps: 1}", "1 set of 1."),
    ("{sets: 1, reps: 1, count_noun: breath}", "1 set of 1 breath."),
    ("{reps: 1}", "Do it once."),
    ("{reps: 0-1}", "Do it 0 to 1 time."),
    ("{reps: '>=10'}", "Do it at least 10 times."),
    ("{reps: up to 1, per: arm}", "Do it up to 1 time on each arm."),
    ("{sets: '>=2', reps: up to 15}", "At least 2 sets of up to 15."),
    ("{sets: up to 3, hold: 1 s}", "Up to 3 sets. Hold for 1 second each time."),
    ("{hold: '>=30 s'}", "Hold for at least 30 seconds."),
    ("{hold: 1-2 min}", "Hold for 1 to 2 minutes."),
    ("{hold: 2.5 s, reps: 4}", "Hold for 2.5 seconds. Do it 4 times."),
    // What is counted.
    ("{reps: 10, count_noun: Breaths}", "10 breaths."),
    ("{reps: 8, count_noun: toe tap}", "Do it 8 times (toe tap)."),
    ("{sets: 2, reps: 8, count_noun: toe tap}", "2 sets of 8 (toe tap)."),
    ("{sets: 2-3, reps: 5-8, count_noun: circle, per: direction}", "2 to 3 sets of 5 to 8 circles in each direction."),
    ("{reps: 10, count_noun: squeeze, hold: 5 s}", "10 squeezes. Hold each for 5 seconds."),
    // Time and distance.
    ("{duration: 5-10 min}", "Do this for 5 to 10 minutes."),
    ("{duration: 20 min, times_per_day: 1, days_per_week: 3-5}", "Do this for 20 minutes, once a day, 3 to 5 days a week."),
    ("{sets: 3, duration: 30 s, per: position}", "3 sets of 30 seconds in each position."),
    ("{sets: 3, reps: 10, duration: 1 min}", "3 sets of 10. Each set takes 1 minute."),
    ("{reps: 10, duration: 1 min}", "Do it 10 times. This takes 1 minute."),
    ("{distance: 20 m}", "Go 20 meters."),
    ("{sets: 2, distance: 30 ft}", "2 sets of 30 feet."),
    ("{reps: 4, count_noun: length, distance: 1 m}", "4 lengths. Go 1 meter each time."),
    // Hold and rest.
    ("{hold: 5 s, hold_at: at the top}", "Hold for 5 seconds, at the top."),
    ("{sets: 2, reps: 10, hold: 5 s, hold_at: at the top.}", "2 sets of 10. Hold each for 5 seconds, at the top."),
    ("{reps: 4, hold_at: at the top}", "Do it 4 times. Hold at the top."),
    ("{sets: 2, reps: 8, rest: 30-60 s}", "2 sets of 8. Rest for 30 to 60 seconds between sets."),
    ("{sets: 1, reps: 8, rest: 10 s}", "1 set of 8. Rest for 10 seconds between repeats."),
    ("{hold: 10 s, reps: 5, rest: 10 s}", "Hold for 10 seconds. Do it 5 times. Rest for 10 seconds between repeats."),
    ("{duration: 5 min, rest: 1 min}", "Do this for 5 minutes. Then rest for 1 minute."),
    ("{sets: 2, reps: 8, rest: as-needed}", "2 sets of 8. Rest when you need to."),
    ("{sets: 2, reps: 8, rest: none}", "2 sets of 8. Do not rest between sets."),
    // How hard.
    ("{reps: 8, load: 2-3 kg}", "Do it 8 times. Use 2 to 3 kilograms."),
    ("{reps: 8, load: light band}", "Do it 8 times. Resistance: light band."),
    ("{reps: 8, tempo: slow and smooth}", "Do it 8 times. Speed: slow and smooth."),
    ("{reps: 8, intensity: {rpe: 3-4, pain_max: 3}}", "Do it 8 times. Effort: 3 to 4 out of 10. Keep pain at 3 out of 10 or less."),
    ("{reps: 8, intensity: {rpe: 3-4, words: light}}", "Do it 8 times. Effort: 3 to 4 out of 10 (light)."),
    ("{reps: 8, intensity: {words: light, pain_max: 0}}", "Do it 8 times. Effort: light. It should not hurt (pain 0 out of 10)."),
    // How often.
    ("{times_per_day: 2}", "Do this 2 times a day."),
    ("{reps: 8, times_per_day: 2, days_per_week: 1}", "Do it 8 times. Do this 2 times a day, 1 day a week."),
    ("{hold: 20 s, per: side, times_per_day: up to 3, for: 4-6 weeks}", "Hold for 20 seconds on each side, up to 3 times a day. Keep doing this for 4 to 6 weeks."),
    ("{per: side}", "Do it on each side."),
    ("{}", ""),
    ("{progress_when: it feels easy}", ""),
];

#[test]
fn patients_read_whole_sentences() {
    let language = american();
    for (yaml, sentence) in SENTENCES {
        assert_eq!(dose(yaml).sentence(&language), *sentence, "{yaml}");
    }
}

#[test]
fn another_language_needs_no_code() {
    let german = "decimal-mark = ,\nrange = { $low } bis { $high }\nsentence = { $text }.\n\
        sentence-next = { $text } { $next }\n\
        dose-sets = { $n } { $count ->\n    [one] Satz\n   *[other] Sätze\n}\n\
        dose-sets-of = { $sets } mit je { $amount } Wiederholungen\n\
        dose-hold-each = jede { $amount } halten\n\
        unit-second = { $n } { $count ->\n    [one] Sekunde\n   *[other] Sekunden\n}\n";
    let language = Language::from_sources("de", &[german.to_owned()]).unwrap();
    assert_eq!(
        dose("{sets: 2-3, reps: 10, hold: 2.5 s}").sentence(&language),
        "2 bis 3 Sätze mit je 10 Wiederholungen. Jede 2,5 Sekunden halten."
    );
}

#[test]
fn the_strip_has_every_part() {
    let dose = dose(
        "{sets: 2-3, reps: 10-15, count_noun: toe tap, per: leg, hold: 3-5 s, hold_at: at the top, \
         rest: as-needed, duration: 1 min, distance: 20 m, tempo: slow, load: 2 kg, \
         intensity: {rpe: 3, pain_max: 2, words: light}, times_per_day: 1, days_per_week: 3, \
         for: 6 weeks, progress_when: it feels easy, ease_when: it hurts.}",
    );
    let parts = dose.parts(&american());
    let lines: Vec<String> = parts
        .iter()
        .map(|part| format!("{}: {}: {}\n", part.key, part.label, part.value))
        .collect();
    expect![[r#"
        sets: Sets: 2 to 3
        reps: Repeat: 10 to 15 times (toe tap)
        hold: Hold: 3 to 5 seconds, at the top
        duration: Time: 1 minute
        distance: Distance: 20 meters
        per: Sides: each leg
        load: Resistance: 2 kilograms
        tempo: Speed: slow
        effort: Effort: 3 out of 10 (light)
        pain_max: Pain limit: 2 out of 10 or less
        rest: Rest: when you need to
        frequency: How often: once a day, 3 days a week
        for: For how long: 6 weeks
        progress_when: Do more when: it feels easy
        ease_when: Do less when: it hurts
    "#]]
    .assert_eq(&lines.concat());
    assert!(Dose::default().parts(&american()).is_empty());
}

#[test]
fn exports_keep_the_numbers() {
    let dose = dose(
        "{sets: 2-3, reps: 10-15, count_noun: rock, per: leg, hold: 3-5 s, rest: '>=30 s', \
         duration: 1.5 min, load: up to 2.5 kg, intensity: {rpe: 3-4, pain_max: 3, words: light}, \
         times_per_day: 2, days_per_week: 3-5, for: 6 weeks}",
    );
    let pretty = |value: &serde_json::Value| serde_json::to_string_pretty(value).unwrap();
    expect![[r#"
        {
          "count_noun": "rock",
          "days_per_week": {
            "at_least": 3,
            "at_most": 5,
            "unit": null
          },
          "duration": {
            "at_least": 1.5,
            "at_most": 1.5,
            "unit": "min"
          },
          "for": {
            "at_least": 6,
            "at_most": 6,
            "unit": "week"
          },
          "hold": {
            "at_least": 3,
            "at_most": 5,
            "unit": "s"
          },
          "intensity": {
            "pain_max": 3,
            "rpe": {
              "at_least": 3,
              "at_most": 4,
              "unit": null
            },
            "words": "light"
          },
          "load": {
            "at_least": null,
            "at_most": 2.5,
            "unit": "kg"
          },
          "per": "leg",
          "reps": {
            "at_least": 10,
            "at_most": 15,
            "unit": null
          },
          "rest": {
            "at_least": 30,
            "at_most": null,
            "unit": "s"
          },
          "sets": {
            "at_least": 2,
            "at_most": 3,
            "unit": null
          },
          "times_per_day": {
            "at_least": 2,
            "at_most": 2,
            "unit": null
          }
        }"#]]
    .assert_eq(&pretty(&dose.json()));
    expect![[r#"
        {
          "activityDuration": "PT1.5M",
          "activityFrequency": [
            {
              "@type": "QuantitativeValue",
              "unitText": "times per day",
              "value": 2
            },
            {
              "@type": "QuantitativeValue",
              "maxValue": 5,
              "minValue": 3,
              "unitText": "days per week"
            }
          ],
          "additionalVariable": [
            "sets: 2-3",
            "counted as: rock",
            "on each: leg",
            "hold: 3-5 s",
            "most pain, 0 to 10: 3",
            "for: 6 week"
          ],
          "intensity": [
            {
              "@type": "QuantitativeValue",
              "maxValue": 4,
              "minValue": 3,
              "unitText": "rating of perceived exertion, 0 to 10"
            },
            "light"
          ],
          "repetitions": {
            "@type": "QuantitativeValue",
            "maxValue": 15,
            "minValue": 10
          },
          "restPeriods": {
            "@type": "QuantitativeValue",
            "minValue": 30,
            "unitCode": "SEC"
          },
          "workload": {
            "@type": "QuantitativeValue",
            "maxValue": 2.5,
            "unitCode": "KGM"
          }
        }"#]]
    .assert_eq(&pretty(&dose.json_ld().into()));
}

#[test]
fn a_lone_hold_is_the_activity() {
    let line = |yaml: &str| serde_json::Value::from(dose(yaml).json_ld()).to_string();
    assert_eq!(line("{hold: 30 s}"), r#"{"activityDuration":"PT30S"}"#);
    assert_eq!(
        line("{hold: 30 s, reps: 2}"),
        r#"{"additionalVariable":"hold: 30 s","repetitions":{"@type":"QuantitativeValue","value":2}}"#
    );
}

#[test]
fn times_are_told_only_where_known() {
    for (yaml, seconds) in [
        ("{hold: 20-30 s}", Some((20, 30))),
        ("{hold: 20-30 s, per: side}", Some((40, 60))),
        ("{hold: 20-30 s, reps: 2, per: leg}", Some((80, 120))),
        ("{sets: 2-3, reps: 10-15, hold: 3-5 s}", Some((60, 225))),
        (
            "{sets: 2-3, duration: 1 min, rest: 30-60 s}",
            Some((150, 300)),
        ),
        (
            "{hold: 10 s, reps: 3, rest: 5 s, per: side}",
            Some((80, 80)),
        ),
        ("{hold: 10 s, reps: up to 3}", Some((10, 30))),
        ("{duration: up to 10 min, rest: none}", Some((0, 600))),
        ("{duration: 5 min, reps: 10, hold: 5 s}", Some((300, 300))),
        (
            "{sets: 2, duration: 1 min, rest: as-needed}",
            Some((120, 120)),
        ),
        ("{sets: 2-3, reps: 10}", None),
        ("{hold: '>=20 s'}", None),
        ("{hold: 20 s, reps: '>=2'}", None),
        ("{hold: 20 s, per: direction}", None),
        ("{duration: 1 month}", None),
        ("{sets: 2, hold: 5 s, rest: '>=30 s'}", None),
        ("{}", None),
    ] {
        assert_eq!(dose(yaml).seconds(), seconds, "{yaml}");
    }
}

#[test]
fn a_routine_overrides_key_by_key() {
    let base = dose("{sets: 2, reps: 10, hold: 5 s, intensity: {rpe: 3, pain_max: 2}}");
    let over = dose("{reps: 5-8, per: side, intensity: {rpe: 4}}");
    assert_eq!(
        base.overlay(&over).sentence(&american()),
        "2 sets of 5 to 8 on each side. Hold each for 5 seconds. Effort: 4 out of 10. \
         Keep pain at 2 out of 10 or less."
    );
    assert_eq!(base.overlay(&Dose::default()), base);
    assert_eq!(Dose::default().overlay(&base), base);
    assert!(Dose::default().is_empty() && !base.is_empty());
}

fn told(yaml: &str, expected: &Expect) {
    let lines: Vec<String> = read(yaml)
        .1
        .iter()
        .map(|d| {
            let place = &yaml[d.primary.range()];
            let help = d.help.as_deref().unwrap_or_default();
            format!("{} at {place}: {}; {help}\n", d.code, d.message)
        })
        .collect();
    expected.assert_eq(&lines.concat());
}

#[test]
fn what_can_not_be_right_is_told() {
    told(
        "{hold: 20-30, reps: 15-10, rest: 5 kg, distance: '20\u{2011}30 m', sets: ''}",
        &expect![[r#"
            dose-unparsed at '': `` isn't a quantity in `sets`; write `8`, `8-12`, `>=8` or `up to 12`
            range-inverted at 15-10: `15-10` runs backwards in `reps`; write `10-15`
            dose-without-unit at 20-30: `20-30` has no unit in `hold`; write `20-30 s` for seconds or `20-30 min` for minutes
            dose-unparsed at 5 kg: `5 kg` isn't a quantity in `rest`; `kg` is a weight; write a time such as `30 s` or `10-15 min`
            bad-hyphen at '20‑30 m': `20‑30 m` holds a non-breaking hyphen (U+2011) in place of the keyboard's hyphen in `distance`; write `20-30 m`
        "#]],
    );
    told(
        "{sets: 0, reps: 2.5, hold: 0 s, rest: 0 s, days_per_week: 8, times_per_day: 1o, load: 0 kg}",
        &expect![[r#"
            value-not-allowed at 0: `sets` can't be zero; delete the line if the source doesn't say
            value-not-allowed at 2.5: `reps` is counted in whole numbers; write whole numbers, such as `2-3`
            value-not-allowed at 0 s: `hold` can't be zero; delete the line if the source doesn't say
            value-not-allowed at 0 s: `rest` can't be zero; write `rest: none` if there is none
            value-not-allowed at 0 kg: `load` can't be zero; write `load: body weight` if nothing is added
            dose-unparsed at 1o: `1o` isn't a quantity in `times_per_day`; write `8`, `8-12`, `>=8` or `up to 12`
            value-not-allowed at 8: `days_per_week` can't be more than 7; write a number from 1 to 7
        "#]],
    );
    told(
        "{rest: as-neded, per: legs, load: 5, intensity: {rpe: 12, pain_max: 11, word: hard}}",
        &expect![[r#"
            value-not-allowed at legs: `per` can't be `legs`; did you mean `leg`?
            value-not-allowed at 11: `pain_max` can't be 11; write a whole number from 0 to 10
            unknown-field at word: an intensity has no key `word`; did you mean `words`?
            value-not-allowed at as-neded: `rest` can't be `as-neded`; did you mean `as-needed`?
            dose-without-unit at 5: `5` has no unit in `load`; write `5 kg` for kilograms or `5 lb` for pounds
            value-not-allowed at 12: `rpe` can't be more than 10; rate the effort from 0 (rest) to 10 (as hard as can be)
        "#]],
    );
    told(
        "{reps: [1, 2], setts: 3, hold_at: '', rest: sometimes}",
        &expect![[r#"
        wrong-type at [: `reps` is a list; it should be a count such as `8` or `10-15`
        unknown-field at setts: a dose has no key `setts`; did you mean `sets`?
        value-not-allowed at '': `hold_at` is empty; write some text, or delete the line
        value-not-allowed at sometimes: `rest` can't be `sometimes`; write a time such as `30 s`, `as-needed` or `none`
    "#]],
    );
}

#[test]
fn every_key_and_word_has_its_message() {
    let language = american();
    for per in Per::ALL {
        assert!(language.has(&format!("per-{}", per.name())));
        assert!(language.has(&format!("dose-value-{}", per.name())));
    }
    for field in SHAPE.rows() {
        let yaml = format!("{{{}: {}}}", field.name, field.example);
        assert!(
            !dose(&yaml).is_empty() || field.name == "count_noun",
            "{yaml}"
        );
    }
}
