//! A relief measure: cold, heat, medicine, rest, a position.

use serde::{Deserialize, Serialize};

use super::common::{ROWS, TITLE};
use super::quantity::Quantity;
use super::read_quantity;
use crate::choice;
use crate::diagnostic::Diagnostic;
use crate::yaml::field::{Field, Measure, Shape, Type};
use crate::yaml::record::Record as Fields;
use crate::yaml::{Spanned, Text};

choice! {
    /// What sort of measure.
    pub enum ReliefType {
        /// Something cold on the skin.
        Cold = "cold",
        /// Something warm on the skin.
        Heat = "heat",
        /// A medicine.
        Medicine = "medicine",
        /// Rest.
        Rest = "rest",
        /// A position that eases.
        Position = "position",
        /// Anything else.
        Other = "other",
    }
}

/// A relief measure's own fields.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Relief {
    /// What sort of measure.
    pub kind: Option<ReliefType>,
    /// When to use it.
    pub when: Option<Text>,
    /// In which stretch of time.
    pub window: Option<Window>,
    /// How long each time.
    pub duration: Option<Spanned<Quantity>>,
    /// How long between two times.
    pub interval: Option<Spanned<Quantity>>,
    /// How often a day at most.
    pub max_per_day: Option<Spanned<Quantity>>,
    /// What lies between it and the skin.
    pub barrier: Option<Text>,
    /// How to do it safely.
    pub safety: Vec<Text>,
    /// Who should not.
    pub not_for: Vec<Text>,
    /// Active ingredients of a medicine.
    pub ingredients: Vec<Text>,
    /// What a medicine's label says.
    pub label_notice: Option<Text>,
    /// Questions for a pharmacist or clinician.
    pub ask: Vec<Text>,
}

/// A stretch of time: from, to, after what.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Window {
    /// From when on.
    pub from: Option<Spanned<Quantity>>,
    /// Until when.
    pub to: Option<Spanned<Quantity>>,
    /// After what.
    pub after: Option<Text>,
}

static WINDOW: Shape = Shape {
    name: "a window",
    fields: &[&[
        Field::new(
            "from",
            Type::Quantity(Measure::Time),
            "From when on.",
            "0 h",
        ),
        Field::new(
            "to",
            Type::Quantity(Measure::Time),
            "Until when.",
            "48-72 h",
        ),
        Field::new("after", Type::Prose, "After what.", "the pain began"),
    ]],
};

const TEXTS: Type = Type::List(&Type::Text);

const PROSE: Type = Type::List(&Type::Prose);

const OWN: &[Field] = &[
    Field::required(
        "type",
        Type::Choice(ReliefType::NAMES),
        "What sort of measure.",
        "cold",
    ),
    Field::new("when", Type::Prose, "When to use it.", "Sudden, sharp pain"),
    Field::new(
        "window",
        Type::Record(&WINDOW),
        "In which stretch of time.",
        "{to: 48-72 h, after: the pain began}",
    ),
    Field::new(
        "duration",
        Type::Quantity(Measure::Time),
        "How long each time.",
        "10-15 min",
    ),
    Field::new(
        "interval",
        Type::Quantity(Measure::Time),
        "How long between two times.",
        "2 h",
    ),
    Field::new(
        "max_per_day",
        Type::Quantity(Measure::Count),
        "How often a day at most.",
        "4",
    ),
    Field::new(
        "barrier",
        Type::Prose,
        "What lies between it and the skin.",
        "a thin towel",
    ),
    Field::new(
        "safety",
        PROSE,
        "How to do it safely.",
        "[Never while asleep.]",
    ),
    Field::new(
        "not_for",
        PROSE,
        "Who should not.",
        "[Skin that can't feel well.]",
    ),
    Field::new(
        "ingredients",
        TEXTS,
        "Active ingredients of a medicine.",
        "[ibuprofen]",
    ),
    Field::new(
        "label_notice",
        Type::Prose,
        "What the label says; a medicine needs it.",
        "Never take more than the label says.",
    ),
    Field::new(
        "ask",
        PROSE,
        "Questions for a pharmacist or clinician.",
        "[Is it safe with my other medicines?]",
    ),
];

/// Rows of a relief measure.
pub static SHAPE: Shape = Shape {
    name: "a relief measure",
    fields: &[TITLE, OWN, ROWS],
};

impl Relief {
    /// Reads checked front matter.
    #[must_use]
    pub fn read(fields: Fields<'_>, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let window = fields.record("window", &WINDOW).map(|window| Window {
            from: read_quantity(window, "from", Measure::Time, diagnostics),
            to: read_quantity(window, "to", Measure::Time, diagnostics),
            after: window.text("after"),
        });
        Self {
            kind: fields.choice("type", ReliefType::from_name),
            when: fields.text("when"),
            window,
            duration: read_quantity(fields, "duration", Measure::Time, diagnostics),
            interval: read_quantity(fields, "interval", Measure::Time, diagnostics),
            max_per_day: read_quantity(fields, "max_per_day", Measure::Count, diagnostics),
            barrier: fields.text("barrier"),
            safety: fields.texts("safety"),
            not_for: fields.texts("not_for"),
            ingredients: fields.texts("ingredients"),
            label_notice: fields.text("label_notice"),
            ask: fields.texts("ask"),
        }
    }
}
