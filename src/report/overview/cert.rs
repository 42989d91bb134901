//! CERT: the Consensus on Exercise Reporting Template, all 19 items, for a routine.
//!
//! CERT asks how an exercise programme is described; a routine with its card is one. Items about how a
//! trial was run are for a person.

use super::checklist::{Checklist, Finding, Item, counted, either, item, met, not_met, person};
use crate::document::Document;
use crate::record::dose::Dose;
use crate::record::exercise::{Exercise, Variant, Way};
use crate::record::routine::Routine;
use crate::site::Site;
use crate::site::items::DoneWhat;

/// The name of the checklist.
pub const NAME: &str = "CERT";

/// A routine and what its exercises mean in it.
pub struct Programme<'a> {
    routine: &'a Routine,
    exercises: Vec<Planned<'a>>,
    relief: usize,
    red_flags: usize,
}

/// An exercise as the routine asks for it.
struct Planned<'a> {
    exercise: &'a Exercise,
    way: Box<Way>,
    steps: usize,
}

impl<'a> Programme<'a> {
    /// Looks at a routine.
    #[must_use]
    pub fn of(site: &'a Site, routine: &'a Routine, red_flags: usize) -> Self {
        let mut programme = Self {
            routine,
            exercises: Vec::new(),
            relief: 0,
            red_flags,
        };
        for done in routine.items.iter().filter_map(|item| site.done(item)) {
            match done.what {
                DoneWhat::Relief(_) => programme.relief += 1,
                DoneWhat::Exercise {
                    exercise,
                    variant,
                    way,
                } => programme.exercises.push(Planned {
                    steps: steps_of(site.document(done.doc), exercise, variant),
                    exercise,
                    way,
                }),
            }
        }
        programme
    }

    /// Whether all exercises have something, with how many do.
    fn each(&self, what: &str, has: impl Fn(&Planned<'_>) -> bool) -> Finding {
        let (some, all) = self.share(has);
        let seen = format!("{some} of {all} exercises {what}");
        either(all > 0 && some == all, seen.clone(), seen)
    }

    /// How many exercises have something, for a person to judge whether that is enough.
    fn some(&self, what: &str, has: impl Fn(&Planned<'_>) -> bool) -> Finding {
        let (some, all) = self.share(has);
        person(format!("{some} of {all} exercises {what}"))
    }

    fn share(&self, has: impl Fn(&Planned<'_>) -> bool) -> (usize, usize) {
        let some = self.exercises.iter().filter(|it| has(it)).count();
        (some, self.exercises.len())
    }
}

/// How many steps the chosen way to do an exercise has.
fn steps_of(document: &Document, exercise: &Exercise, chosen: Option<&Variant>) -> usize {
    let way = document.way(exercise.place_of(chosen));
    way.map_or(0, |way| way.steps.len())
}

/// Goes through the checklist.
#[must_use]
pub fn checklist(programme: &Programme<'_>) -> Checklist {
    let items: [Item<Programme<'_>>; 19] = [
        item("1", "Equipment", |it| {
            it.each("state their equipment", |planned| {
                planned.exercise.equipment.is_some()
            })
        }),
        item("2", "Who instructs, with what training", |_| person("")),
        item("3", "Alone or in a group", |_| person("")),
        item("4", "Supervised or not, and how it's delivered", |_| {
            person("")
        }),
        item("5", "How it's noted whether people keep to it", log),
        item("6", "What helps people to keep going", |_| person("")),
        item("7a", "When to do more", |it| {
            it.each("say when to do more", |planned| {
                let dose = planned.way.dose.as_ref();
                dose.is_some_and(|dose| dose.progress_when.is_some())
            })
        }),
        item("7b", "How to do more", |it| {
            it.some("name a harder one", |planned| {
                !planned.exercise.harder.is_empty()
            })
        }),
        item("8", "Each exercise so that it can be repeated", |it| {
            it.each("have steps and a start position", |planned| {
                planned.steps > 0 && planned.way.position.is_some()
            })
        }),
        item("9", "What is done at home", |_| {
            person("the card is for home")
        }),
        item("10", "Parts that aren't exercise", |it| match it.relief {
            0 => met("none"),
            number => met(counted(number, "relief measure", "relief measures")),
        }),
        item("11", "Harm that may come of it", harm),
        item("12", "Where it's done", |_| person("")),
        item("13", "How much: sets, repetitions, time, how often", amount),
        item("14a", "The same for all, or tailored", for_whom),
        item("14b", "How it's tailored", |_| person("")),
        item("15", "Where to start", |it| {
            it.some("name an easier one", |planned| {
                !planned.exercise.easier.is_empty()
            })
        }),
        item("16a", "How it's measured whether it's done as planned", log),
        item("16b", "Whether it was done as planned", |_| person("")),
    ];
    Checklist::of(NAME, &items, programme)
}

fn log(programme: &Programme<'_>) -> Finding {
    match programme.routine.log {
        Some(log) => {
            let days = counted(log.days as usize, "day", "days");
            met(format!("a grid to tick for {days}"))
        }
        None => not_met("the card has no grid to tick (`log`)"),
    }
}

fn harm(programme: &Programme<'_>) -> Finding {
    let rules = programme.routine.stop_rules.len();
    let seen = format!(
        "{} and {} on the card",
        counted(rules, "stop rule", "stop rules"),
        counted(programme.red_flags, "danger sign", "danger signs")
    );
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
    programme.each("say how much and how often", |planned| {
        let dose = planned.way.dose.as_ref();
        dose.is_some_and(|dose| has_amount(dose) && is_often(dose))
    })
}

fn for_whom(programme: &Programme<'_>) -> Finding {
    match &programme.routine.for_whom {
        Some(_) => person("`for` says who it is for"),
        None => not_met("the card doesn't say who it is for (`for`)"),
    }
}
