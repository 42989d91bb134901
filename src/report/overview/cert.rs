//! CERT: the Consensus on Exercise Reporting Template, all 19 items, for a routine.
//!
//! CERT asks how an exercise programme is described; a routine with its card is one. Items about how a
//! trial was run are for a person.

use super::checklist::{Checklist, Finding, Item, either, item, met, not_met, person};
use crate::record::dose::Dose;
use crate::record::exercise::Exercise;
use crate::record::routine::Routine;
use crate::site::Site;
use crate::site::items::{Done, DoneWhat};

/// The name of the checklist.
pub const NAME: &str = "CERT";

/// A routine and what its items mean.
pub struct Programme<'a> {
    routine: &'a Routine,
    items: Vec<Done<'a>>,
    red_flags: usize,
}

impl<'a> Programme<'a> {
    /// Looks at a routine.
    #[must_use]
    pub fn of(site: &'a Site, routine: &'a Routine, red_flags: usize) -> Self {
        let items = routine.items.iter().filter_map(|item| site.done(item));
        Self {
            routine,
            items: items.collect(),
            red_flags,
        }
    }

    fn exercises(&self) -> impl Iterator<Item = &'a Exercise> {
        self.items.iter().filter_map(|done| match done.what {
            DoneWhat::Exercise { exercise, .. } => Some(exercise),
            DoneWhat::Relief(_) => None,
        })
    }

    fn doses(&self) -> impl Iterator<Item = Option<&Dose>> {
        self.items.iter().filter_map(|done| match &done.what {
            DoneWhat::Exercise { way, .. } => Some(way.dose.as_ref().map(|dose| -> &Dose { dose })),
            DoneWhat::Relief(_) => None,
        })
    }

    /// Whether all exercises have something, with how many do.
    fn each(&self, what: &str, has: impl Fn(Option<&Dose>) -> bool) -> Finding {
        let all = self.doses().count();
        let some = self.doses().filter(|dose| has(*dose)).count();
        let seen = format!("{some} of {all} exercises {what}");
        either(all > 0 && some == all, seen.clone(), seen)
    }
}

/// Goes through the checklist.
#[must_use]
pub fn checklist(programme: &Programme<'_>) -> Checklist {
    let items: [Item<Programme<'_>>; 19] = [
        item("1", "Equipment", equipment),
        item("2", "Who instructs, with what training", |_| person("")),
        item("3", "Alone or in a group", |_| person("")),
        item("4", "Supervised or not, and how it's delivered", |_| {
            person("")
        }),
        item("5", "How it's noted whether people keep to it", log),
        item("6", "What helps people to keep going", |_| person("")),
        item("7a", "When to do more", |programme| {
            programme.each("say when to do more", |dose| {
                dose.is_some_and(|dose| dose.progress_when.is_some())
            })
        }),
        item("7b", "How to do more", harder),
        item("8", "Each exercise so that it can be repeated", steps),
        item("9", "What is done at home", |_| {
            person("the card is for home")
        }),
        item("10", "Parts that aren't exercise", |programme| {
            match programme.items.len() - programme.exercises().count() {
                0 => met("none"),
                number => met(format!("{number} relief measures")),
            }
        }),
        item("11", "Harm that may come of it", harm),
        item("12", "Where it's done", |_| person("")),
        item("13", "How much: sets, repetitions, time, how often", amount),
        item("14a", "The same for all, or tailored", for_whom),
        item("14b", "How it's tailored", |_| person("")),
        item("15", "Where to start", easier),
        item("16a", "How it's measured whether it's done as planned", log),
        item("16b", "Whether it was done as planned", |_| person("")),
    ];
    Checklist::of(NAME, &items, programme)
}

fn equipment(programme: &Programme<'_>) -> Finding {
    let all = programme.exercises().count();
    let some = programme
        .exercises()
        .filter(|it| it.equipment.is_some())
        .count();
    let seen = format!("{some} of {all} exercises state their equipment");
    either(all > 0 && some == all, seen.clone(), seen)
}

fn log(programme: &Programme<'_>) -> Finding {
    match programme.routine.log {
        Some(log) => met(format!("a grid to tick, {} days", log.days)),
        None => not_met("the card has no grid to tick (`log`)"),
    }
}

fn harder(programme: &Programme<'_>) -> Finding {
    let all = programme.exercises().count();
    let some = programme
        .exercises()
        .filter(|it| !it.harder.is_empty())
        .count();
    person(format!("{some} of {all} exercises name a harder one"))
}

fn easier(programme: &Programme<'_>) -> Finding {
    let all = programme.exercises().count();
    let some = programme
        .exercises()
        .filter(|it| !it.easier.is_empty())
        .count();
    person(format!("{some} of {all} exercises name an easier one"))
}

fn steps(programme: &Programme<'_>) -> Finding {
    let ways = || {
        programme.items.iter().filter_map(|done| match &done.what {
            DoneWhat::Exercise { way, .. } => Some(way),
            DoneWhat::Relief(_) => None,
        })
    };
    let all = ways().count();
    let placed = ways().filter(|way| way.position.is_some()).count();
    let seen = format!("each has its steps; {placed} of {all} state the start position");
    either(all > 0 && placed == all, seen.clone(), seen)
}

fn harm(programme: &Programme<'_>) -> Finding {
    let (rules, flags) = (programme.routine.stop_rules.len(), programme.red_flags);
    let seen = format!("{rules} stop rules and {flags} danger signs on the card");
    either(rules > 0, seen.clone(), seen)
}

/// Amount, and how often: for the routine as a whole or for each exercise.
fn amount(programme: &Programme<'_>) -> Finding {
    let routine = programme.routine;
    let whole = routine.times_per_day.is_some() || routine.days_per_week.is_some();
    let has_amount = |dose: &Dose| {
        dose.reps.is_some()
            || dose.hold.is_some()
            || dose.duration.is_some()
            || dose.distance.is_some()
    };
    let is_often =
        |dose: &Dose| whole || dose.times_per_day.is_some() || dose.days_per_week.is_some();
    programme.each("say how much and how often", |dose| {
        dose.is_some_and(|dose| has_amount(dose) && is_often(dose))
    })
}

fn for_whom(programme: &Programme<'_>) -> Finding {
    match &programme.routine.for_whom {
        Some(_) => person("`for` says who it is for"),
        None => not_met("the card doesn't say who it is for (`for`)"),
    }
}
