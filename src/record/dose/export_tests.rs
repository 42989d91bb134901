//! Tests of what is made of a dose besides the sentence: the strip, the record, JSON-LD.

#![allow(clippy::needless_raw_string_hashes)] // `expect-test` writes them

use expect_test::expect;

use super::tests::{american, dose};
use super::*;

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
