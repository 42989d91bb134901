//! `dose-implausible`: a dose that nobody means.

use crate::diagnostic::{Diagnostic, Level};
use crate::document::Document;
use crate::lint::{Check, Example, Group, Rule, Settings};
use crate::record::Record;
use crate::record::dose::{Amount, Dose};
use crate::record::quantity::Number;
use crate::yaml::Spanned;

/// The rule.
pub static RULE: Rule = Rule {
    code: "dose-implausible",
    group: Group::Dose,
    level: Level::Warning,
    why: "A slip of one key turns 30 seconds into 300, and a patient who trusts the card will \
          try. The rule looks for a `hold` of more than 180 seconds, more than 10 `sets` and \
          more than 100 `reps`, in exercises, their variants and the items of routines. Steps \
          of a walk (`count_noun: step`) may be more.",
    reference: "mendbook's promise 4: wrong content is told",
    bad: Example::Files(&[(
        "content/exercises/x.md",
        "---\n\
         title: Knee rocks\n\
         dose: {hold: 300 s}\n\
         ---\n\
         1. Pull the knee to your chest and hold.\n",
    )]),
    good: Example::Files(&[(
        "content/exercises/x.md",
        "---\n\
         title: Knee rocks\n\
         dose: {hold: 30 s}\n\
         ---\n\
         1. Pull the knee to your chest and hold.\n",
    )]),
    check: Check::Document(check),
};

/// Longest hold, in seconds.
const HOLD: u64 = 180;

/// Most sets.
const SETS: u32 = 10;

/// Most repetitions.
const REPS: u32 = 100;

/// Tells amounts that are far above what is usual.
fn check(document: &Document, settings: &Settings) -> Vec<Diagnostic> {
    let doses = doses(document).into_iter();
    doses.flat_map(|dose| of_dose(dose, settings)).collect()
}

/// All doses that are written on a page.
fn doses(document: &Document) -> Vec<&Dose> {
    let doses: Vec<Option<&Spanned<Dose>>> = match &document.record {
        Record::Exercise(exercise) => {
            let variants = exercise.variants.iter().map(|variant| &variant.way);
            let ways = [&exercise.way].into_iter().chain(variants);
            ways.map(|way| way.dose.as_ref()).collect()
        }
        Record::Routine(routine) => {
            let items = routine.items.iter();
            items.map(|item| item.dose.as_ref()).collect()
        }
        _ => Vec::new(),
    };
    doses
        .into_iter()
        .flatten()
        .map(|dose| &dose.value)
        .collect()
}

fn of_dose(dose: &Dose, settings: &Settings) -> Vec<Diagnostic> {
    let counts_steps = dose.counts("step", &settings.words);
    let reps = dose.reps.as_ref().filter(|_| !counts_steps);
    let counts = [("sets", dose.sets.as_ref(), SETS), ("reps", reps, REPS)];
    let mut told = Vec::new();
    for (key, amount, most) in counts {
        if let Some(amount) = amount
            && amount.largest() > Some(Number::whole(most))
        {
            let message = format!("`{key}: {}` is more than {most}", amount.value);
            told.push(RULE.tell(amount.span, message).help(HELP));
        }
    }
    if let Some(hold) = &dose.hold
        && longest(hold) > Some(HOLD)
    {
        let message = format!("`hold: {}` is longer than {HOLD} seconds", hold.value);
        told.push(RULE.tell(hold.span, message).help(HELP));
    }
    told
}

const HELP: &str = "check it against the source; if it is right, silence the rule on this page with \
    `allow` and say why";

/// The longest time that a quantity names, in seconds.
fn longest(amount: &Amount) -> Option<u64> {
    amount.most_seconds().or_else(|| amount.least_seconds())
}
