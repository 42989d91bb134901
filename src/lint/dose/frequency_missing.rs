//! `frequency-missing`: how often, somewhere.

use std::collections::BTreeSet;

use super::ways;
use crate::diagnostic::{Diagnostic, Level};
use crate::document::Document;
use crate::lint::{Check, Example, Group, Rule, Settings, checked};
use crate::record::dose::Dose;
use crate::record::routine::What;
use crate::site::Site;

/// The rule.
pub static RULE: Rule = Rule {
    code: "frequency-missing",
    group: Group::Dose,
    level: Level::Note,
    why: "How often an exercise is done is the part of a dose that patients ask about most. \
          The rule looks for exercises with a dose for which neither the dose itself nor any \
          routine that holds the exercise says `times_per_day` or `days_per_week`. It is told \
          once for an exercise, at the first way to do it that lacks both. Exercises without \
          any dose, such as the set-up of a chair, aren't asked. Where your source doesn't say \
          how often, don't make it up: silence the rule with that reason.",
    reference: "CERT (Consensus on Exercise Reporting Template), item 13; ACSM's FITT-VP, frequency",
    bad: Example::Files(&[(
        "content/exercises/x.md",
        "---\n\
         title: Knee rocks\n\
         dose: {reps: 5-8, count_noun: rock, per: leg}\n\
         ---\n\
         1. Hug one knee and rock it.\n\
         2. Let go.\n",
    )]),
    good: Example::Files(&[(
        "content/exercises/x.md",
        "---\n\
         title: Knee rocks\n\
         dose: {reps: 5-8, count_noun: rock, per: leg, times_per_day: 2}\n\
         ---\n\
         1. Hug one knee and rock it.\n\
         2. Let go.\n",
    )]),
    check: Check::Site(check),
};

/// An exercise and perhaps its variant, as ids.
type Name<'a> = (&'a str, Option<&'a str>);

/// Tells exercises that nothing says how often to do.
fn check(site: &Site, _: &Settings) -> Vec<Diagnostic> {
    let often: BTreeSet<Name<'_>> = checked(site).flat_map(said_by_routine).collect();
    checked(site)
        .filter_map(|document| {
            let lacking = ways(document).into_iter().find_map(|way| {
                let variant = way.variant.map(|variant| variant.id.value.as_str());
                let dose = way.dose().filter(|dose| !dose.is_empty())?;
                let id = document.id.value.as_str();
                // A card that forgot to name the variant has been told that already.
                let is_said = says_often(dose)
                    || often.contains(&(id, variant))
                    || often.contains(&(id, None))
                    || document.is_unread(dose.span);
                (!is_said).then_some(dose)
            })?;
            let told = RULE.tell(lacking.span.begin(), "nothing says how often to do this");
            Some(told.help(
                "add `times_per_day` or `days_per_week` to this dose or to a routine with this exercise",
            ))
        })
        .collect()
}

/// What a routine says the frequency of.
fn said_by_routine(document: &Document) -> Vec<Name<'_>> {
    let Some(routine) = document.routine() else {
        return Vec::new();
    };
    let says = routine.times_per_day.is_some()
        || routine.days_per_week.is_some()
        || !document.unread.is_empty();
    let items = routine.items.iter();
    items
        .filter(|item| says || item.dose.as_deref().is_some_and(says_often))
        .filter_map(|item| match &item.what {
            Some(What::Exercise { id, variant }) => {
                let variant = variant.as_ref().map(|variant| variant.value.as_str());
                Some((id.value.as_str(), variant))
            }
            _ => None,
        })
        .collect()
}

fn says_often(dose: &Dose) -> bool {
    dose.times_per_day.is_some() || dose.days_per_week.is_some()
}
