//! The dose of an exercise: how much, how often, how hard, for how long (FITT-VP).
//!
//! A [`Dose`] is read once from its record and everything that shows it derives from it:
//! [`Dose::sentence`] for reading, [`Dose::parts`] for the strip and the table, [`Dose::json`] for
//! exports, [`Dose::json_ld`] for search engines, [`Dose::seconds`] for total times. A number can't
//! differ between them.
//!
//! What the keys mean together, where a source may leave it open:
//! - `reps`, `duration` and `distance` are those of one set where there are sets, and of the whole
//!   exercise where there are none; a `hold` is that of each repetition.
//! - `per` says that all of it is done on each side, leg, and so on.
//! - `rest` stands between sets, without sets between repetitions, without either after the end.
//!
//! Deliberately absent: defaults. What a source doesn't say isn't there, is not zero and is not
//! "none"; and free text never carries the numbers.

#[cfg(test)]
mod export_tests;
mod json;
#[cfg(test)]
mod language_tests;
mod phrase;
#[cfg(test)]
mod properties;
mod read;
mod sentence;
mod shape;
pub mod spoken;
mod strip;
#[cfg(test)]
mod tests;
mod time;

pub use shape::SHAPE;
pub use strip::DosePart;

use serde::{Deserialize, Serialize};

use super::quantity::Quantity;
use crate::yaml::{Spanned, Text};

/// A quantity with the place where it was written.
pub type Amount = Spanned<Quantity>;

crate::choice! {
    /// What the whole dose is repeated on.
    pub enum Per {
        /// Each side of the body.
        Side = "side",
        /// Each leg.
        Leg = "leg",
        /// Each arm.
        Arm = "arm",
        /// Each foot.
        Foot = "foot",
        /// Each direction of the movement.
        Direction = "direction",
        /// Each position that the steps name.
        Position = "position",
    }
}

impl Per {
    /// How many there are, where that is certain: two of each part of the body.
    #[must_use]
    pub fn count(self) -> Option<u64> {
        match self {
            Self::Side | Self::Leg | Self::Arm | Self::Foot => Some(2),
            Self::Direction | Self::Position => None,
        }
    }
}

/// The pause between sets or repetitions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Rest {
    /// A time.
    For(Quantity),
    /// `as-needed`: as long as the patient wants.
    AsNeeded,
    /// `none`: stated that there is none.
    None,
}

/// What the movement is done against.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Load {
    /// A weight.
    Weight(Quantity),
    /// In words, such as "light band".
    Words(String),
}

/// How hard it should be.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Intensity {
    /// Rating of perceived exertion, 0 to 10.
    pub rpe: Option<Amount>,
    /// The most pain that is allowed, 0 to 10.
    pub pain_max: Option<Amount>,
    /// In words, such as "light".
    pub words: Option<Text>,
}

/// A dose; see the module's head for what the keys mean together.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dose {
    /// How many sets.
    pub sets: Option<Amount>,
    /// How many repetitions in a set.
    pub reps: Option<Amount>,
    /// What `reps` counts: a word of the language file (`rock`, `slow breath`) or any other.
    pub count_noun: Option<Text>,
    /// What the whole dose is repeated on.
    pub per: Option<Spanned<Per>>,
    /// How long each repetition is held.
    pub hold: Option<Amount>,
    /// Where it is held, in words that can follow a comma: "at the top".
    pub hold_at: Option<Text>,
    /// The pause.
    pub rest: Option<Spanned<Rest>>,
    /// How long a set, or the whole, goes on.
    pub duration: Option<Amount>,
    /// How far.
    pub distance: Option<Amount>,
    /// The speed, in free words.
    pub tempo: Option<Text>,
    /// What it is done against.
    pub load: Option<Spanned<Load>>,
    /// How hard.
    pub intensity: Intensity,
    /// How many times on a day when it is done.
    pub times_per_day: Option<Amount>,
    /// How many days a week, at most 7.
    pub days_per_week: Option<Amount>,
    /// For how long it is kept up, such as `6 weeks` (the key is `for`).
    pub course: Option<Amount>,
    /// When to do more: a clause in the patient's words, shown after "Do more when".
    pub progress_when: Option<Text>,
    /// When to do less: a clause, shown after "Do less when".
    pub ease_when: Option<Text>,
}

impl Dose {
    /// Whether nothing is stated.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// This dose with what another states put over it, key by key (`intensity` too): a routine's
    /// item over its exercise. A key can be replaced and not removed, so that a limit such as
    /// `pain_max` is never lost by accident.
    #[must_use]
    pub fn overlay(&self, over: &Self) -> Self {
        let (over, base) = (over.clone(), self.clone());
        Self {
            sets: over.sets.or(base.sets),
            reps: over.reps.or(base.reps),
            count_noun: over.count_noun.or(base.count_noun),
            per: over.per.or(base.per),
            hold: over.hold.or(base.hold),
            hold_at: over.hold_at.or(base.hold_at),
            rest: over.rest.or(base.rest),
            duration: over.duration.or(base.duration),
            distance: over.distance.or(base.distance),
            tempo: over.tempo.or(base.tempo),
            load: over.load.or(base.load),
            intensity: Intensity {
                rpe: over.intensity.rpe.or(base.intensity.rpe),
                pain_max: over.intensity.pain_max.or(base.intensity.pain_max),
                words: over.intensity.words.or(base.intensity.words),
            },
            times_per_day: over.times_per_day.or(base.times_per_day),
            days_per_week: over.days_per_week.or(base.days_per_week),
            course: over.course.or(base.course),
            progress_when: over.progress_when.or(base.progress_when),
            ease_when: over.ease_when.or(base.ease_when),
        }
    }
}
