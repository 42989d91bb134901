//! A red flag: a danger sign, how urgent it is, and what to do.
//!
//! Written in a file of its own or in place in a guide or routine. `urgency` and `action` aren't
//! `required` in the table: rules of their own tell what's missing, in words that fit.

use serde::{Deserialize, Serialize};

use super::common::{ROWS, TITLE};
use super::quantity::Quantity;
use super::read_quantity;
use crate::choice;
use crate::diagnostic::{Diagnostic, Span};
use crate::yaml::field::{Field, Measure, Shape, Type};
use crate::yaml::record::Record as Fields;
use crate::yaml::{Spanned, Text};

choice! {
    /// How urgent; the most urgent first.
    pub enum Urgency {
        /// Call the emergency number or go to the emergency department.
        Emergency = "emergency",
        /// Speak to somebody today.
        SameDay = "same-day",
        /// Make an appointment.
        SeeClinician = "see-clinician",
    }
}

choice! {
    /// How the sign began.
    pub enum Onset {
        /// All at once.
        Sudden = "sudden",
        /// Not there before.
        New = "new",
        /// Getting worse.
        Worsening = "worsening",
        /// It doesn't matter how.
        Any = "any",
    }
}

/// A danger sign.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RedFlag {
    /// The whole record.
    pub span: Span,
    /// Its id, where one is written; a file's flag is known by the page's id.
    pub id: Option<Text>,
    /// Its title, where one is written.
    pub title: Option<Text>,
    /// The sign in a patient's words.
    pub sign: Option<Text>,
    /// Any one of these is enough.
    pub any_of: Vec<Text>,
    /// All of these together.
    pub all_of: Vec<Text>,
    /// How it began.
    pub onset: Option<Onset>,
    /// Signs that make it worse.
    pub with: Vec<Text>,
    /// After how long.
    pub after: Option<After>,
    /// How urgent; absent where it's missing or wrong, which is told.
    pub urgency: Option<Spanned<Urgency>>,
    /// Whether `urgency` was written at all, even with a word that isn't allowed.
    pub urgency_written: bool,
    /// What to do; absent means the region's action.
    pub action: Option<Text>,
    /// What clinicians suspect. Never published: only for people who run mendbook.
    pub suspected: Option<Text>,
    /// What not to do.
    pub do_not: Vec<Text>,
    /// Ids of cited sources, of a flag written in place.
    pub sources: Vec<Text>,
}

/// "after 1 week of self-care".
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct After {
    /// How long.
    pub duration: Option<Spanned<Quantity>>,
    /// Of what.
    pub of: Option<Text>,
}

static AFTER: Shape = Shape {
    name: "an `after`",
    fields: &[&[
        Field::required(
            "duration",
            Type::Quantity(Measure::Time),
            "After how long.",
            "1 week",
        ),
        Field::new("of", Type::Prose, "Of what.", "self-care"),
    ]],
};

const PROSE: Type = Type::List(&Type::Prose);

const OWN: &[Field] = &[
    Field::required(
        "sign",
        Type::Words(20),
        "The sign in a patient's words.",
        "New weakness in one or both legs",
    ),
    Field::new(
        "any_of",
        PROSE,
        "Any one of these is enough.",
        "[You can't hold your urine.]",
    ),
    Field::new(
        "all_of",
        PROSE,
        "All of these together.",
        "[Severe pain., You can't hold your urine.]",
    ),
    Field::new(
        "onset",
        Type::Choice(Onset::NAMES),
        "How the sign began.",
        "sudden",
    ),
    Field::new(
        "with",
        PROSE,
        "Signs that make it worse.",
        "[You find it hard to walk.]",
    ),
    Field::new(
        "after",
        Type::Record(&AFTER),
        "After how long, and of what.",
        "{duration: 1 week, of: self-care}",
    ),
    Field::new(
        "urgency",
        Type::Choice(Urgency::NAMES),
        "How urgent it is. Needed: a danger sign without it is an error.",
        "emergency",
    ),
    Field::new(
        "action",
        Type::Prose,
        "What to do; the region profile of `site.yaml` says it unless given.",
        "Call 911.",
    ),
    Field::new(
        "suspected",
        Type::Text,
        "What clinicians suspect. Never published.",
        "cauda equina syndrome",
    ),
    Field::new(
        "do_not",
        PROSE,
        "What not to do.",
        "[Do not drive yourself.]",
    ),
];

const IN_PLACE_ROWS: &[Field] = &[
    Field::new(
        "id",
        Type::Id,
        "Name of the flag; the same id elsewhere means the same flag.",
        "leg-weakness",
    ),
    Field::new("title", Type::Text, "A short name.", "Leg weakness"),
    Field::new(
        "sources",
        Type::List(&Type::Reference(crate::yaml::field::Target::Citation)),
        "Ids from `content/sources.yaml`.",
        "[s0]",
    ),
];

/// Rows of a red flag in a file of its own.
pub static SHAPE: Shape = Shape {
    name: "a red flag",
    fields: &[TITLE, OWN, ROWS],
};

/// Rows of a red flag written in place.
pub static IN_PLACE: Shape = Shape {
    name: "a red flag in place",
    fields: &[OWN, IN_PLACE_ROWS],
};

impl RedFlag {
    /// Reads a checked record of either shape.
    #[must_use]
    pub fn read(fields: Fields<'_>, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let urgency = fields.text("urgency");
        let after = fields.record("after", &AFTER).map(|after| After {
            duration: read_quantity(after, "duration", Measure::Time, diagnostics),
            of: after.text("of"),
        });
        Self {
            span: fields.span(),
            id: fields.text("id"),
            title: fields.text("title"),
            sign: fields.text("sign"),
            any_of: fields.texts("any_of"),
            all_of: fields.texts("all_of"),
            onset: fields.choice("onset", Onset::from_name),
            with: fields.texts("with"),
            after,
            urgency: urgency.as_ref().and_then(|text| {
                Urgency::from_name(text).map(|value| Spanned {
                    value,
                    span: text.span,
                })
            }),
            urgency_written: urgency.is_some(),
            action: fields.text("action"),
            suspected: fields.text("suspected"),
            do_not: fields.texts("do_not"),
            sources: fields.texts("sources"),
        }
    }

    /// Where to point when something about the flag as a whole is wrong.
    #[must_use]
    pub fn place(&self) -> Span {
        self.sign.as_ref().map_or(
            Span {
                end: self.span.start,
                ..self.span
            },
            |sign| sign.span,
        )
    }
}
