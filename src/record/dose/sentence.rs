//! The dose as a patient reads it: "2 to 3 sets of 10 to 15. Hold each for 3 to 5 seconds."
//!
//! 1. The *head* says how much, in one sentence, or two where a hold is repeated ("Hold for 20 to
//!    30 seconds. Do it 2 times on each leg."), and which keys it has used up.
//! 2. The other keys follow, each in a short sentence of its own, in the order in which they're
//!    needed: hold, time, distance, resistance, speed, effort, pain, rest, how often, how long.
//! 3. How often joins the head where the head is all there is and doesn't count "times" itself.
//!
//! Every wording is a message of the language file. Deliberately absent: `progress_when` and
//! `ease_when`, which aren't part of doing it; [`Dose::parts`] has them.

use super::phrase::{clause, with_noun};
use super::{Dose, Load, Per, Rest};
use crate::language::Language;
use crate::record::quantity::{Number, Quantity};
use crate::yaml::Text;

/// The clauses that say how much.
#[derive(Default)]
struct Head {
    clauses: Vec<String>,
    /// Which of `hold`, `duration` and `distance` is said already.
    said: &'static str,
    /// Whether it says "8 times", beside which "2 times a day" would confuse.
    counts_times: bool,
}

impl Head {
    fn one(clause: String) -> Self {
        Self {
            clauses: vec![clause],
            ..Self::default()
        }
    }
}

impl Dose {
    /// The sentences that a patient reads; empty where the dose states nothing of them.
    #[must_use]
    pub fn sentence(&self, language: &Language) -> String {
        let mut head = self.head(language);
        let mut rest = self.details(language, &head);
        let frequency = self.frequency(language);
        match (frequency, head.clauses.as_mut_slice()) {
            (Some(frequency), [only]) if rest.is_empty() && !head.counts_times => {
                let args = [("text", (&*only).into()), ("frequency", frequency.into())];
                *only = language.format("dose-with-frequency", &args);
            }
            (Some(frequency), _) => {
                let args = [("frequency", frequency.into())];
                rest.push(language.format("dose-frequency", &args));
            }
            (None, _) => {}
        }
        rest.extend(
            self.course
                .as_ref()
                .map(|time| amount(language, "dose-course", time)),
        );
        let clauses = head.clauses.into_iter().chain(rest);
        let sentences = clauses.map(|clause| language.sentence(&clause));
        sentences
            .reduce(|text, next| {
                let args = [("text", text.into()), ("next", next.into())];
                language.format("sentence-next", &args)
            })
            .unwrap_or_default()
    }

    fn head(&self, language: &Language) -> Head {
        let mut head = if let Some(sets) = &self.sets {
            self.sets_head(language, sets)
        } else if let Some(reps) = &self.reps {
            self.reps_head(language, reps)
        } else if let Some(duration) = &self.duration {
            Head {
                said: "duration",
                ..Head::one(amount(language, "dose-do-for", duration))
            }
        } else if let Some(hold) = &self.hold {
            Head {
                said: "hold",
                ..Head::one(amount(language, "dose-hold", hold))
            }
        } else if let Some(distance) = &self.distance {
            Head {
                said: "distance",
                ..Head::one(amount(language, "dose-go", distance))
            }
        } else if self.per.is_some() {
            Head::one(language.text("dose-do"))
        } else {
            return Head::default();
        };
        if let (Some(per), Some(last)) = (&self.per, head.clauses.last_mut()) {
            *last = on_each(language, last, per.value);
        }
        self.place_hold(language, &mut head);
        head
    }

    /// "2 to 3 sets of 10 to 15": sets of repetitions, of a time, of a distance, or only sets.
    fn sets_head(&self, language: &Language, sets: &Quantity) -> Head {
        let sets = sets.counted(language, "dose-sets");
        let of = |amount: String| {
            let args = [("sets", (&sets).into()), ("amount", amount.into())];
            Head::one(language.format("dose-sets-of", &args))
        };
        if let Some(reps) = &self.reps {
            let other = |noun: &Text| {
                let bare = reps.number_text(language);
                with_noun(language, "noun-unknown", "n", &bare, noun)
            };
            let nouns = self.nouns(language);
            of(nouns
                .or_else(|| self.count_noun.as_ref().map(other))
                .unwrap_or_else(|| reps.counted(language, "dose-reps")))
        } else if let Some(duration) = &self.duration {
            Head {
                said: "duration",
                ..of(duration.text(language))
            }
        } else if let Some(distance) = &self.distance {
            Head {
                said: "distance",
                ..of(distance.text(language))
            }
        } else {
            Head::one(sets)
        }
    }

    /// "5 to 8 rocks", "do it 8 to 12 times", or "hold for 20 seconds" and "do it 2 times".
    fn reps_head(&self, language: &Language, reps: &Quantity) -> Head {
        if let Some(nouns) = self.nouns(language) {
            return Head::one(nouns);
        }
        let mut times = reps.counted(language, "dose-times");
        if let Some(noun) = &self.count_noun {
            times = with_noun(language, "noun-times-unknown", "times", &times, noun);
        }
        let hold = self.hold.as_ref();
        let mut clauses: Vec<String> = hold
            .map(|hold| amount(language, "dose-hold", hold))
            .into_iter()
            .collect();
        clauses.push(language.format("dose-do-times", &[("times", times.into())]));
        Head {
            clauses,
            said: hold.map_or("", |_| "hold"),
            counts_times: true,
        }
    }

    /// Says where a hold is held, if the head has said how long: the hold comes first in it.
    fn place_hold(&self, language: &Language, head: &mut Head) {
        if let (true, Some(place)) = (head.said == "hold", &self.hold_at)
            && let Some(first) = head.clauses.first_mut()
        {
            *first = at_place(language, first, place);
        }
    }

    /// Everything but the head, how often and how long, each in a clause of its own.
    fn details(&self, language: &Language, head: &Head) -> Vec<String> {
        let several = self.reps.is_some() || self.sets.is_some();
        let duration = self.duration.as_ref().filter(|_| head.said != "duration");
        let lasts = match self.sets {
            Some(_) => "dose-lasts-set",
            None => "dose-lasts",
        };
        let distance = self.distance.as_ref().filter(|_| head.said != "distance");
        let goes = if several {
            "dose-go-each-time"
        } else {
            "dose-go"
        };
        let tempo = self.tempo.as_ref();
        let effort = self.effort(language);
        let pain = self.intensity.pain_max.as_ref();
        [
            self.hold_clause(language, head),
            duration.map(|time| amount(language, lasts, time)),
            distance.map(|distance| amount(language, goes, distance)),
            self.load_clause(language),
            tempo.map(|words| language.format("dose-tempo", &[("words", clause(words).into())])),
            effort.map(|effort| language.format("dose-effort", &[("effort", effort.into())])),
            pain.map(|pain| pain.counted(language, "dose-pain")),
            self.rest_clause(language),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    fn hold_clause(&self, language: &Language, head: &Head) -> Option<String> {
        let Some(hold) = self.hold.as_ref().filter(|_| head.said != "hold") else {
            let place = self.hold_at.as_ref().filter(|_| head.said != "hold")?;
            let args = [("place", clause(place).into())];
            return Some(language.format("dose-hold-place", &args));
        };
        let id = match self.reps {
            Some(_) => "dose-hold-each",
            None => "dose-hold-each-time",
        };
        let clause = amount(language, id, hold);
        Some(match &self.hold_at {
            Some(place) => at_place(language, &clause, place),
            None => clause,
        })
    }

    fn load_clause(&self, language: &Language) -> Option<String> {
        Some(match &self.load.as_ref()?.value {
            Load::Weight(weight) => amount(language, "dose-load", weight),
            Load::Words(words) => {
                language.format("dose-load-words", &[("words", clause(words).into())])
            }
        })
    }

    /// The pause: between sets if there's more than one, else between repetitions, else after it.
    fn rest_clause(&self, language: &Language) -> Option<String> {
        let many = |count: &Quantity| count.exact() != Some(Number::whole(1));
        let between = if self.sets.as_ref().is_some_and(|sets| many(sets)) {
            "-sets"
        } else if self.reps.as_ref().is_some_and(|reps| many(reps)) {
            "-repeats"
        } else {
            ""
        };
        Some(match &self.rest.as_ref()?.value {
            Rest::For(time) => amount(language, &format!("dose-rest{between}"), time),
            Rest::AsNeeded => language.text("dose-rest-as-needed"),
            Rest::None => language.text(&format!("dose-rest-none{between}")),
        })
    }
}

fn amount(language: &Language, id: &str, quantity: &Quantity) -> String {
    language.format(id, &[("amount", quantity.text(language).into())])
}

fn on_each(language: &Language, text: &str, per: Per) -> String {
    let per = language.text(&format!("per-{}", per.name()));
    language.format("dose-on", &[("text", text.into()), ("per", per.into())])
}

fn at_place(language: &Language, text: &str, place: &str) -> String {
    let args = [("text", text.into()), ("place", clause(place).into())];
    language.format("dose-hold-at", &args)
}
