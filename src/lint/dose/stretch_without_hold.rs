//! `stretch-without-hold`: a stretch lasts for a time.

use super::ways;
use crate::diagnostic::{Diagnostic, Level};
use crate::document::Document;
use crate::lint::{Check, Example, Group, Rule, Settings};
use crate::record::dose::Dose;
use crate::record::exercise::ExerciseType;

/// The rule.
pub static RULE: Rule = Rule {
    code: "stretch-without-hold",
    group: Group::Dose,
    level: Level::Warning,
    why: "A stretch works by the time for which it is held, so its dose has to say how long. \
          The rule looks for exercises and variants of the type `stretch` whose dose has \
          neither `hold` nor `duration`. A stretch that is counted in breaths (`count_noun: \
          breath`) is fine, and so is one without any dose, as where the source gives none.",
    reference: "ACSM's Guidelines for Exercise Testing and Prescription, flexibility (FITT-VP, time)",
    bad: Example::Files(&[(
        "content/exercises/x.md",
        "---\n\
         title: Knee to chest\n\
         type: stretch\n\
         dose: {reps: 3, per: leg}\n\
         ---\n\
         1. Pull the knee to your chest.\n",
    )]),
    good: Example::Files(&[(
        "content/exercises/x.md",
        "---\n\
         title: Knee to chest\n\
         type: stretch\n\
         dose: {reps: 3, per: leg, hold: 20-30 s}\n\
         ---\n\
         1. Pull the knee to your chest.\n",
    )]),
    check: Check::Document(check),
};

/// Tells stretches whose dose says no time.
fn check(document: &Document, settings: &Settings) -> Vec<Diagnostic> {
    let stretches = ways(document)
        .into_iter()
        .filter(|way| way.kind() == Some(ExerciseType::Stretch));
    stretches
        .filter_map(|way| way.dose())
        .filter(|dose| !says_time(dose, settings) && !document.is_unread(dose.span))
        .map(|dose| {
            let place = dose.span.begin();
            RULE.tell(place, "this stretch has neither `hold` nor `duration`")
                .help("add how long it is held, such as `hold: 20-30 s`")
        })
        .collect()
}

fn says_time(dose: &Dose, settings: &Settings) -> bool {
    dose.hold.is_some() || dose.duration.is_some() || dose.counts("breath", &settings.words)
}
