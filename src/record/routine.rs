//! A routine: exercises in an order, on one printable card.

use serde::{Deserialize, Serialize};

use super::common::{ROWS, TITLE};
use super::dose::{self, Dose};
use super::guide::{self, RED_FLAGS, StatedFlag};
use super::quantity::Quantity;
use super::read_quantity;
use crate::choice;
use crate::config::handouts::PrintSize;
use crate::diagnostic::{Diagnostic, Span};
use crate::yaml::field::{Field, Measure, Shape, Target, Type};
use crate::yaml::record::Record as Fields;
use crate::yaml::{Node, Spanned, Text};

choice! {
    /// In which order the items are done.
    pub enum Order {
        /// One after the other.
        Sequence = "sequence",
        /// Round and round.
        Circuit = "circuit",
        /// In any order.
        Any = "any",
    }
}

choice! {
    /// How the card is laid out: how many exercises stand side by side.
    pub enum Layout {
        /// One below the other, as text.
        List = "list",
        /// One in a row.
        OneUp = "one-up",
        /// Two in a row.
        TwoUp = "two-up",
        /// Four in a grid.
        FourUp = "four-up",
    }
}

choice! {
    /// A ruled line to fill in by hand.
    pub enum Blank {
        /// The patient's name.
        Name = "name",
        /// The day.
        Date = "date",
        /// The clinician's name.
        Clinician = "clinician",
        /// A number to call.
        Phone = "phone",
        /// What the patient wants to reach.
        Goal = "goal",
        /// The next visit.
        NextVisit = "next-visit",
    }
}

/// A routine's own fields.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Routine {
    /// What it is for.
    pub purpose: Option<Text>,
    /// Who it is for.
    pub for_whom: Option<Text>,
    /// Exercises and relief measures.
    pub items: Vec<Item>,
    /// In which order.
    pub order: Option<Order>,
    /// How often a day.
    pub times_per_day: Option<Spanned<Quantity>>,
    /// On how many days a week.
    pub days_per_week: Option<Spanned<Quantity>>,
    /// For how many weeks.
    pub weeks: Option<Spanned<Quantity>>,
    /// When to stop.
    pub stop_rules: Vec<Text>,
    /// Danger signs, printed in brief.
    pub red_flags: Vec<StatedFlag>,
    /// Layout of the card.
    pub layout: Option<Layout>,
    /// Size of print.
    pub print: Option<PrintSize>,
    /// Tick grid.
    pub log: Option<Log>,
    /// Lines to fill in.
    pub blanks: Vec<Blank>,
    /// Whether the card shows a QR code; yes unless said otherwise.
    pub qr: Option<bool>,
}

/// One item of a routine.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Item {
    /// Where the item stands.
    pub span: Span,
    /// What it is; absent where it names nothing, which is told.
    pub what: Option<What>,
    /// Changes to the dose for this routine.
    pub dose: Option<Spanned<Dose>>,
    /// A note for this routine.
    pub note: Option<Text>,
}

/// What an item points at.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum What {
    /// An exercise, perhaps in one of its variants.
    Exercise {
        /// Its id.
        id: Text,
        /// Id of the variant.
        variant: Option<Text>,
    },
    /// A relief measure.
    Relief(Text),
}

/// The tick grid: a row for each time, a column for each day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Log {
    /// Days, 1 to 31.
    pub days: u32,
    /// Times a day, 1 to 6.
    pub per_day: u32,
}

static ITEM: Shape = Shape {
    name: "an item",
    fields: &[&[
        Field::new(
            "exercise",
            Type::Reference(Target::Exercise),
            "Id of an exercise.",
            "pelvic-tilt",
        ),
        Field::new(
            "variant",
            Type::Id,
            "Which of its variants.",
            "breath-paced",
        ),
        Field::new(
            "relief",
            Type::Reference(Target::Relief),
            "Id of a relief measure, in place of an exercise.",
            "cold-pack",
        ),
        Field::new(
            "dose",
            Type::Record(&dose::SHAPE),
            "What differs from the exercise's own dose.",
            "{reps: 5}",
        ),
        Field::new(
            "note",
            Type::Prose,
            "A note for this routine.",
            "Start with this one.",
        ),
    ]],
};

static LOG: Shape = Shape {
    name: "a log",
    fields: &[&[
        Field::required(
            "days",
            Type::Integer(1, 31),
            "Columns of the tick grid.",
            "7",
        ),
        Field::new(
            "per_day",
            Type::Integer(1, 6),
            "Rows of the tick grid; 1 unless given.",
            "2",
        ),
    ]],
};

const PROSE: Type = Type::List(&Type::Prose);

const ITEMS: Type = Type::List(&Type::Either(&[
    Type::Reference(Target::Exercise),
    Type::Record(&ITEM),
]));

const OWN: &[Field] = &[
    Field::new(
        "purpose",
        Type::Prose,
        "What the routine is for.",
        "Ease a sore back.",
    ),
    Field::new(
        "for",
        Type::Prose,
        "Who it is for.",
        "People whose worst pain has eased",
    ),
    Field::required(
        "items",
        ITEMS,
        "Exercises and relief measures in order.",
        "[{exercise: pelvic-tilt, variant: braced}, glute-bridge]",
    ),
    Field::new(
        "order",
        Type::Choice(Order::NAMES),
        "In which order they are done.",
        "sequence",
    ),
    Field::new(
        "times_per_day",
        Type::Quantity(Measure::Count),
        "How often a day.",
        "1-2",
    ),
    Field::new(
        "days_per_week",
        Type::Quantity(Measure::Count),
        "On how many days a week.",
        "5",
    ),
    Field::new(
        "weeks",
        Type::Quantity(Measure::Count),
        "For how many weeks.",
        "6",
    ),
    Field::new(
        "stop_rules",
        PROSE,
        "When to stop at once.",
        "[Stop if the pain is sharp.]",
    ),
    Field::new(
        "red_flags",
        RED_FLAGS,
        "Danger signs printed on the card: ids, or records written in place.",
        "[leg-weakness]",
    ),
    Field::new(
        "layout",
        Type::Choice(Layout::NAMES),
        "Layout of the card.",
        "list",
    ),
    Field::new(
        "print",
        Type::Choice(PrintSize::NAMES),
        "Size of print.",
        "standard",
    ),
    Field::new(
        "log",
        Type::Record(&LOG),
        "A grid of boxes to tick.",
        "{days: 7, per_day: 1}",
    ),
    Field::new(
        "blanks",
        Type::List(&Type::Choice(Blank::NAMES)),
        "Lines to fill in by hand.",
        "[name, date]",
    ),
    Field::new(
        "qr",
        Type::Boolean,
        "Whether the card shows a QR code; yes unless `false`.",
        "true",
    ),
];

/// Rows of a routine.
pub static SHAPE: Shape = Shape {
    name: "a routine",
    fields: &[TITLE, OWN, ROWS],
};

impl Routine {
    /// Reads checked front matter.
    #[must_use]
    pub fn read(fields: Fields<'_>, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let blanks = fields.texts("blanks");
        Self {
            purpose: fields.text("purpose"),
            for_whom: fields.text("for"),
            items: fields
                .items("items")
                .iter()
                .map(|node| Item::read(node, diagnostics))
                .collect(),
            order: fields.choice("order", Order::from_name),
            times_per_day: read_quantity(fields, "times_per_day", Measure::Count, diagnostics),
            days_per_week: read_quantity(fields, "days_per_week", Measure::Count, diagnostics),
            weeks: read_quantity(fields, "weeks", Measure::Count, diagnostics),
            stop_rules: fields.texts("stop_rules"),
            red_flags: guide::read_flags(fields, diagnostics),
            layout: fields.choice("layout", Layout::from_name),
            print: fields.choice("print", PrintSize::from_name),
            log: fields.record("log", &LOG).and_then(Log::read),
            blanks: blanks
                .iter()
                .filter_map(|name| Blank::from_name(name))
                .collect(),
            qr: fields.boolean("qr"),
        }
    }
}

impl Item {
    fn read(node: &Node, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let span = node.span.begin();
        if let Some(id) = node.spanned_text() {
            return Self {
                span: id.span,
                what: Some(What::Exercise { id, variant: None }),
                dose: None,
                note: None,
            };
        }
        let fields = Fields::new(node, &ITEM);
        let variant = fields.text("variant");
        let what = match (fields.text("exercise"), fields.text("relief")) {
            (Some(id), _) => Some(What::Exercise { id, variant }),
            (None, Some(id)) => Some(What::Relief(id)),
            (None, None) => {
                diagnostics.push(
                    Diagnostic::error(
                        "field-missing",
                        span,
                        "an item needs `exercise` or `relief`",
                    )
                    .help("add `exercise: pelvic-tilt` with the id of the exercise"),
                );
                None
            }
        };
        Self {
            span,
            what,
            dose: fields
                .record("dose", &dose::SHAPE)
                .map(|dose| Dose::read_spanned(dose, diagnostics)),
            note: fields.text("note"),
        }
    }
}

impl Log {
    fn read(fields: Fields<'_>) -> Option<Self> {
        let number = |name| fields.integer(name).and_then(|n| u32::try_from(n).ok());
        let (days, per_day) = (number("days")?, number("per_day").unwrap_or(1));
        ((1..=31).contains(&days) && (1..=6).contains(&per_day)).then_some(Self { days, per_day })
    }
}
