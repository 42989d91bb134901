//! A guide: guidance on a subject, which ties exercises, routines, habits and danger signs together.

use serde::{Deserialize, Serialize};

use super::common::{ROWS, TITLE};
use super::red_flag::{self, RedFlag};
use crate::diagnostic::Diagnostic;
use crate::yaml::field::{Field, Shape, Target, Type};
use crate::yaml::record::Record as Fields;
use crate::yaml::{Node, Text};

/// A guide's own fields; the body is the guidance.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Guide {
    /// The line to remember.
    pub key_message: Option<Text>,
    /// What the guide is for.
    pub goal: Option<Text>,
    /// What the reader will know or be able to do.
    pub objectives: Vec<Text>,
    /// Patterns that cause trouble, with why.
    pub patterns: Vec<Reasoned>,
    /// Ids of exercises.
    pub exercises: Vec<Text>,
    /// Ids of routines.
    pub routines: Vec<Text>,
    /// Ids of relief measures.
    pub relief: Vec<Text>,
    /// Habits, with why.
    pub habits: Vec<Reasoned>,
    /// The danger signs that it states.
    pub red_flags: Vec<StatedFlag>,
    /// Signs of getting better.
    pub better_signs: Vec<Text>,
    /// When to stop.
    pub stop_rules: Vec<Text>,
    /// Disclaimer in place of the site's.
    pub disclaimer: Option<Text>,
}

/// A pattern or habit with its reason.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Reasoned {
    /// What.
    pub what: Text,
    /// Why.
    pub why: Option<Text>,
}

/// A danger sign that a guide or routine states.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum StatedFlag {
    /// By the id of a record elsewhere.
    Id(Text),
    /// Written in place.
    InPlace(Box<RedFlag>),
}

static PATTERN: Shape = Shape {
    name: "a pattern",
    fields: &[&[
        Field::required(
            "name",
            Type::Prose,
            "What people do.",
            "Stiff hips from sitting",
        ),
        Field::new(
            "why",
            Type::Prose,
            "Why it matters.",
            "The back bends in their place.",
        ),
    ]],
};

static HABIT: Shape = Shape {
    name: "a habit",
    fields: &[&[
        Field::required("do", Type::Prose, "What to do.", "Change position often."),
        Field::new(
            "why",
            Type::Prose,
            "Why it helps.",
            "Long stillness is harder on the back.",
        ),
    ]],
};

/// Danger signs as ids or written in place.
pub const RED_FLAGS: Type = Type::List(&Type::Either(&[
    Type::Reference(Target::RedFlag),
    Type::Record(&red_flag::IN_PLACE),
]));

const PROSE: Type = Type::List(&Type::Prose);

const PATTERNS: Type = Type::List(&Type::Record(&PATTERN));
const HABITS: Type = Type::List(&Type::Record(&HABIT));

const OWN: &[Field] = &[
    Field::new(
        "key_message",
        Type::Prose,
        "The one line to remember.",
        "Hips move, back supports.",
    ),
    Field::new(
        "goal",
        Type::Prose,
        "What the guide is for.",
        "Understand how hips and back work together.",
    ),
    Field::new(
        "objectives",
        PROSE,
        "What a reader will know or be able to do.",
        "[Know when to get help.]",
    ),
    Field::new(
        "patterns",
        PATTERNS,
        "Patterns that cause trouble.",
        "[{name: Weak glutes, why: The back works harder.}]",
    ),
    Field::new(
        "exercises",
        Type::List(&Type::Reference(Target::Exercise)),
        "Ids of exercises that the guide recommends.",
        "[pelvic-tilt]",
    ),
    Field::new(
        "routines",
        Type::List(&Type::Reference(Target::Routine)),
        "Ids of routines that it recommends.",
        "[gentle-relief]",
    ),
    Field::new(
        "relief",
        Type::List(&Type::Reference(Target::Relief)),
        "Ids of relief measures that it recommends.",
        "[cold-pack]",
    ),
    Field::new(
        "habits",
        HABITS,
        "Habits that help.",
        "[{do: Change position often.}]",
    ),
    Field::new(
        "red_flags",
        RED_FLAGS,
        "Danger signs: ids, or records written in place.",
        "[leg-weakness]",
    ),
    Field::new(
        "better_signs",
        PROSE,
        "Signs of getting better.",
        "[Easier standing.]",
    ),
    Field::new(
        "stop_rules",
        PROSE,
        "When to stop at once.",
        "[Stop if the pain is sharp.]",
    ),
    Field::new(
        "disclaimer",
        Type::Prose,
        "Disclaimer in place of the site's.",
        "General education, not diagnosis.",
    ),
];

/// Rows of a guide.
pub static SHAPE: Shape = Shape {
    name: "a guide",
    fields: &[TITLE, OWN, ROWS],
};

impl Guide {
    /// Reads checked front matter.
    #[must_use]
    pub fn read(fields: Fields<'_>, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let reasoned = |name, shape, what: &'static str| {
            let read = |record: Fields<'_>| {
                Some(Reasoned {
                    what: record.text(what)?,
                    why: record.text("why"),
                })
            };
            fields
                .records(name, shape)
                .into_iter()
                .filter_map(read)
                .collect()
        };
        Self {
            key_message: fields.text("key_message"),
            goal: fields.text("goal"),
            objectives: fields.texts("objectives"),
            patterns: reasoned("patterns", &PATTERN, "name"),
            exercises: fields.texts("exercises"),
            routines: fields.texts("routines"),
            relief: fields.texts("relief"),
            habits: reasoned("habits", &HABIT, "do"),
            red_flags: read_flags(fields, diagnostics),
            better_signs: fields.texts("better_signs"),
            stop_rules: fields.texts("stop_rules"),
            disclaimer: fields.text("disclaimer"),
        }
    }
}

/// Reads `red_flags` of a guide or routine.
pub fn read_flags(fields: Fields<'_>, diagnostics: &mut Vec<Diagnostic>) -> Vec<StatedFlag> {
    let mut read = |node: &Node| match node.spanned_text() {
        Some(id) => StatedFlag::Id(id),
        None => StatedFlag::InPlace(Box::new(RedFlag::read(
            Fields::new(node, &red_flag::IN_PLACE),
            diagnostics,
        ))),
    };
    fields.items("red_flags").iter().map(&mut read).collect()
}
