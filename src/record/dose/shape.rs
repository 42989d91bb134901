//! The rows of a dose in the field table.

use super::Per;
use crate::yaml::field::{Field, Measure, Shape, Type};

/// A dose.
pub static SHAPE: Shape = Shape {
    name: "a dose",
    fields: &[AMOUNT, EFFORT, FREQUENCY],
};

/// How hard.
pub(super) static INTENSITY: Shape = Shape {
    name: "an intensity",
    fields: &[&[
        Field::new(
            "rpe",
            Type::Quantity(Measure::Count),
            "How hard it should feel, from 0 (rest) to 10 (as hard as can be).",
            "3-4",
        ),
        Field::new(
            "pain_max",
            Type::Integer(0, 10),
            "The most pain that is all right while doing it, from 0 to 10.",
            "3",
        ),
        Field::new(
            "words",
            Type::Characters(60),
            "How hard it should feel, in words without numbers.",
            "light",
        ),
    ]],
};

const AMOUNT: &[Field] = &[
    Field::new(
        "sets",
        Type::Quantity(Measure::Count),
        "How many sets.",
        "2-3",
    ),
    Field::new(
        "reps",
        Type::Quantity(Measure::Count),
        "How many repetitions: in each set, or in all where there are no sets.",
        "10-15",
    ),
    Field::new(
        "count_noun",
        Type::Label(30),
        "What `reps` counts, in the singular: a word that the language file can count, such as \
         `rock`, `circle`, `breath`, `slow breath`, `step`, `hinge`, or the word for it in the \
         language of the site. Any other word is shown in brackets after the number.",
        "rock",
    ),
    Field::new(
        "per",
        Type::Choice(Per::NAMES),
        "What the whole dose is done on, one after the other.",
        "side",
    ),
    Field::new(
        "hold",
        Type::Quantity(Measure::Time),
        "How long each repetition is held.",
        "20-30 s",
    ),
    Field::new(
        "hold_at",
        Type::Characters(60),
        "Where it is held, in words that can follow a comma.",
        "at the top",
    ),
    Field::new(
        "rest",
        Type::Either(&[
            Type::Quantity(Measure::Time),
            Type::Choice(super::read::REST_WORDS),
        ]),
        "The pause between sets (between repetitions where there are no sets): a time, `as-needed` \
         or `none`.",
        "30-60 s",
    ),
    Field::new(
        "duration",
        Type::Quantity(Measure::Time),
        "How long it goes on: each set, or the whole where there are no sets.",
        "5-10 min",
    ),
    Field::new(
        "distance",
        Type::Quantity(Measure::Length),
        "How far: each repetition or set, or the whole where there are none.",
        "20 m",
    ),
];

const EFFORT: &[Field] = &[
    Field::new(
        "tempo",
        Type::Label(60),
        "The speed, in free words.",
        "slow and smooth",
    ),
    Field::new(
        "load",
        Type::Either(&[Type::Quantity(Measure::Mass), Type::Label(60)]),
        "What it is done against: a weight, or words.",
        "2-3 kg",
    ),
    Field::new(
        "intensity",
        Type::Record(&INTENSITY),
        "How hard it should feel, and how much pain is all right.",
        "{rpe: 3-4, pain_max: 3}",
    ),
];

const FREQUENCY: &[Field] = &[
    Field::new(
        "times_per_day",
        Type::Quantity(Measure::Count),
        "How many times on a day when it is done.",
        "2",
    ),
    Field::new(
        "days_per_week",
        Type::Quantity(Measure::Count),
        "On how many days a week.",
        "3-5",
    ),
    Field::new(
        "for",
        Type::Quantity(Measure::Time),
        "For how long it is kept up.",
        "6 weeks",
    ),
    Field::new(
        "progress_when",
        Type::Characters(120),
        "When to do more: what follows \"Do more when\".",
        "the last few feel easy",
    ),
    Field::new(
        "ease_when",
        Type::Characters(120),
        "When to do less: what follows \"Do less when\".",
        "it hurts more the next day",
    ),
];
