//! What is made of a dose in every language: whole sentences and strips, written out in
//! `tests/fixtures/doses.txt` and read there word for word, and the nouns that are counted.
//!
//! `UPDATE_EXPECT=1` writes that file anew: what it then says was proposed by the program, and is
//! right only when somebody who speaks the language has read it.

use std::fmt::Write as _;

use expect_test::expect_file;

use super::tests::dose;
use crate::language::Language;

/// Singular and plural, each key, each form of a quantity, nouns of both genders, and the dual.
#[rustfmt::skip]
const DOSES: &[&str] = &[
    "{sets: 2-3, reps: 10-15, hold: 3-5 s}",
    "{reps: 8-12}",
    "{reps: 1}",
    "{reps: 2}",
    "{reps: 0-1}",
    "{reps: 1-2, per: arm}",
    "{reps: 100}",
    "{reps: 103}",
    "{hold: 20-30 s, reps: 2, per: leg}",
    "{hold: 2 s, per: side}",
    "{hold: '>=30 s', rest: up to 2 min}",
    "{hold: 1.5 min, reps: 4}",
    "{hold: 5 s, hold_at: at the top}",
    "{reps: 5-8, count_noun: rock, per: leg}",
    "{reps: 3, count_noun: slow breath}",
    "{reps: 2, count_noun: slow breath}",
    "{reps: 1, count_noun: deep breath}",
    "{reps: 11, count_noun: breath}",
    "{reps: 5-10, count_noun: hinge, times_per_day: 1}",
    "{reps: 8, count_noun: toe tap}",
    "{sets: 2, reps: 8, count_noun: toe tap}",
    "{sets: 1, reps: 1}",
    "{sets: '>=2', reps: up to 15}",
    "{sets: up to 3, hold: 1 s}",
    "{sets: 2-3, reps: 5-8, count_noun: circle, per: direction}",
    "{sets: 3, duration: 30 s, per: position}",
    "{sets: 3, reps: 10, duration: 1 min}",
    "{duration: 5-10 min, rest: 1 min}",
    "{duration: 20 min, times_per_day: 1, days_per_week: 3-5}",
    "{distance: 20 m}",
    "{sets: 2, distance: 30 ft, per: foot}",
    "{reps: 4, count_noun: length, distance: 1 m}",
    "{sets: 2, reps: 8, rest: 30-60 s}",
    "{sets: 1, reps: 8, rest: none}",
    "{sets: 2, reps: 8, rest: as-needed, load: 2-3 kg}",
    "{reps: 8, load: light band, tempo: slow and smooth}",
    "{reps: 8, intensity: {rpe: 3-4, pain_max: 3, words: light}}",
    "{reps: 8, intensity: {pain_max: 0}, times_per_day: 2, days_per_week: 2}",
    "{hold: 20 s, per: side, times_per_day: up to 3, for: 4-6 weeks}",
    "{per: side, for: 2 months}",
];

#[test]
fn every_language_says_every_dose() {
    let mut text = String::new();
    for yaml in DOSES {
        writeln!(text, "{yaml}").unwrap();
        for tag in ["en-GB", "es", "ar"] {
            let language = Language::load(tag).unwrap();
            let dose = dose(yaml);
            writeln!(text, "{tag}: {}", dose.sentence(&language)).unwrap();
            for part in dose.parts(&language) {
                writeln!(text, "    {}: {}", part.label, part.value).unwrap();
            }
        }
        text.push('\n');
    }
    expect_file!["../../../tests/fixtures/doses.txt"].assert_eq(&text);
}

#[test]
fn a_noun_is_known_by_its_english_name_and_its_own() {
    let known = |tag: &str, word: &str| {
        let language = Language::load(tag).unwrap();
        language.noun(word).map(str::to_owned)
    };
    for (tag, word, id) in [
        ("en", "breath", "breath"),
        ("en", "Slow  breaths", "slow-breath"),
        ("en", "repeat", "rep"),
        ("en", "reaches", "reach"),
        ("es", "breath", "breath"),
        ("es", "respiración", "breath"),
        ("es", "Respiraciones", "breath"),
        ("es", "respiracion lenta", "slow-breath"),
        ("es", "respiracio\u{301}n lenta", "slow-breath"),
        ("es", "paso", "step"),
        ("ar", "rock", "rock"),
        ("ar", "نفس", "breath"),
        ("ar", "أنفاس", "breath"),
        ("ar", "نفَس بطيء", "slow-breath"),
        ("ar", "خطوات", "step"),
    ] {
        assert_eq!(known(tag, word).as_deref(), Some(id), "{word} in {tag}");
    }
    for (tag, word) in [
        ("en", "toe tap"),
        ("en", "unknown"),
        ("es", "respiro"),
        ("en", ""),
    ] {
        assert_eq!(known(tag, word), None, "{word} in {tag}");
    }
}

#[test]
fn rules_know_what_is_counted() {
    let counts = |tag: &str, noun: &str, kind: &str| {
        let language = Language::load(tag).unwrap();
        dose(&format!("{{reps: 5, count_noun: {noun}}}")).counts(kind, &language)
    };
    assert!(counts("en", "long breath", "breath") && counts("en", "step", "step"));
    assert!(counts("es", "respiración larga", "breath") && counts("ar", "نفَس بطيء", "breath"));
    assert!(!counts("es", "balanceo", "breath") && !counts("en", "stepping", "step"));
}
