//! Tests of doses: reading, whole sentences, another language, overlays.

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

/// Reads a dose that is in order.
pub(super) fn dose(yaml: &str) -> Dose {
    let (dose, told) = read(yaml);
    assert!(told.is_empty(), "{yaml}: {told:?}");
    dose
}

pub(super) fn american() -> Language {
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
    ("{reps: 0-1}", "Do it 0 to 1 times."),
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
    let german = "decimal-mark = ,\nrange = { $low } bis { $high }\nrange-count = { $high }\n\
        dose-reps = { $n } Wiederholungen\nsentence = { $text }.\n\
        sentence-next = { $text } { $next }\n\
        dose-sets = { $n } { $count ->\n    [one] Satz\n   *[other] Sätze\n}\n\
        dose-sets-of = { $sets } mit je { $amount }\n\
        dose-hold-each = jede { $amount } halten\n\
        unit-second = { $n } { $count ->\n    [one] Sekunde\n   *[other] Sekunden\n}\n";
    let language = Language::from_sources("de", &[german.to_owned()]).unwrap();
    assert_eq!(
        dose("{sets: 2-3, reps: 10, hold: 2.5 s}").sentence(&language),
        "2 bis 3 Sätze mit je 10 Wiederholungen. Jede 2,5 Sekunden halten."
    );
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

#[test]
fn every_key_and_word_has_its_message() {
    let language = american();
    for per in Per::ALL {
        assert!(language.has(&format!("per-{}", per.name())));
        assert!(language.has(&format!("dose-value-{}", per.name())));
    }
    for field in SHAPE.rows() {
        let yaml = format!("{{{}: {}}}", field.name, field.example);
        assert!(!dose(&yaml).is_empty(), "{yaml}");
    }
}
