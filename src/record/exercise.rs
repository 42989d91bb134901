//! An exercise; also posture resets, set-ups and techniques.
//!
//! Its steps aren't here: they are the ordered list of the page's body (`document::steps`).

use serde::{Deserialize, Serialize};

use super::common::{ROWS, TITLE};
use super::dose::{self, Dose};
use crate::choice;
use crate::diagnostic::Diagnostic;
use crate::yaml::field::{Field, Shape, Target, Type};
use crate::yaml::record::Record as Fields;
use crate::yaml::{Spanned, Text};

choice! {
    /// What sort of exercise it is.
    pub enum ExerciseType {
        /// Lengthens muscles.
        Stretch = "stretch",
        /// Moves joints through their range.
        Mobility = "mobility",
        /// Makes muscles stronger.
        Strength = "strength",
        /// Trains balance.
        Balance = "balance",
        /// Trains the control of a movement.
        MotorControl = "motor-control",
        /// Trains heart and lungs.
        Aerobic = "aerobic",
        /// Trains breathing.
        Breathing = "breathing",
        /// Lets tension go.
        Relaxation = "relaxation",
        /// A way to do an everyday task.
        Skill = "skill",
        /// Brings the posture back to its middle.
        Reset = "reset",
        /// Arranges chair, bed or pillows.
        Setup = "setup",
    }
}

choice! {
    /// Start position.
    pub enum Position {
        /// Lying on the back.
        Supine = "supine",
        /// Lying on the back, knees bent, feet flat.
        HookLying = "hook-lying",
        /// Lying face down.
        Prone = "prone",
        /// Lying on the side.
        SideLying = "side-lying",
        /// Sitting.
        Sitting = "sitting",
        /// Standing.
        Standing = "standing",
        /// Kneeling on both knees.
        Kneeling = "kneeling",
        /// One knee on the floor, the other foot in front.
        HalfKneeling = "half-kneeling",
        /// On hands and knees.
        Quadruped = "quadruped",
        /// Walking.
        Walking = "walking",
        /// Described in the text.
        Other = "other",
    }
}

choice! {
    /// Which sides work.
    pub enum Laterality {
        /// Both at once.
        Bilateral = "bilateral",
        /// One side, then the other.
        PerSide = "per-side",
        /// Sides in turn.
        Alternating = "alternating",
        /// One side only.
        OneSide = "one-side",
    }
}

/// An exercise's own fields.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Exercise {
    /// How it is done, unless a variant says otherwise.
    pub way: Way,
    /// Equipment: absent is unknown, an empty list states that there's none.
    pub equipment: Option<Vec<Text>>,
    /// Muscles at work.
    pub muscles: Vec<Text>,
    /// Reasons not to do it.
    pub contraindications: Contraindications,
    /// Ids of easier exercises.
    pub easier: Vec<Text>,
    /// Ids of harder exercises.
    pub harder: Vec<Text>,
    /// Variants in the order written.
    pub variants: Vec<Variant>,
}

/// What an exercise says about how it is done, and what a variant may override.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Way {
    /// What sort of exercise.
    pub kind: Option<ExerciseType>,
    /// Start position.
    pub position: Option<Position>,
    /// Which sides work.
    pub laterality: Option<Laterality>,
    /// How much.
    pub dose: Option<Spanned<Dose>>,
    /// What it is for.
    pub goal: Option<Text>,
    /// Short reminders.
    pub cues: Vec<Text>,
    /// What you should feel.
    pub feel: Vec<Text>,
    /// What you should not feel.
    pub not_feel: Vec<Text>,
    /// Common mistakes.
    pub mistakes: Vec<Text>,
    /// When to take care.
    pub cautions: Vec<Text>,
}

/// Reasons not to do an exercise.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub enum Contraindications {
    /// Nothing is said, which isn't the same as none.
    #[default]
    Unstated,
    /// It's stated that none is known.
    NoneKnown,
    /// These.
    Listed(Vec<Text>),
}

/// One of several ways to do an exercise.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Variant {
    /// Its id: the key in `variants` and the anchor of its heading.
    pub id: Text,
    /// Its label.
    pub label: Text,
    /// What it overrides; only its own words, not yet merged.
    pub way: Way,
    /// Ids of cited sources.
    pub sources: Vec<Text>,
}

const TEXTS: Type = Type::List(&Type::Text);

const PROSE: Type = Type::List(&Type::Prose);

const VARIANTS: Type = Type::ById(&Type::Record(&VARIANT));

/// What an exercise and each of its variants may say.
const WAY: &[Field] = &[
    Field::new(
        "type",
        Type::Choice(ExerciseType::NAMES),
        "What sort of exercise.",
        "mobility",
    ),
    Field::new(
        "position",
        Type::Choice(Position::NAMES),
        "Start position.",
        "hook-lying",
    ),
    Field::new(
        "laterality",
        Type::Choice(Laterality::NAMES),
        "Which sides work.",
        "per-side",
    ),
    Field::new(
        "dose",
        Type::Record(&dose::SHAPE),
        "How much; the sentence is made from it.",
        "{reps: 8-12}",
    ),
    Field::new(
        "goal",
        Type::Prose,
        "What it is for, in one line.",
        "Move without gripping.",
    ),
    Field::new("cues", PROSE, "Short reminders.", "[Small and smooth.]"),
    Field::new("feel", PROSE, "What you should feel.", "[A gentle easing.]"),
    Field::new(
        "not_feel",
        PROSE,
        "What you should not feel.",
        "[Pinching.]",
    ),
    Field::new("mistakes", PROSE, "Common mistakes.", "[Pushing hard.]"),
    Field::new(
        "cautions",
        PROSE,
        "When to take care.",
        "[Stop if the pain is sharp.]",
    ),
];

static VARIANT: Shape = Shape {
    name: "a variant",
    fields: &[
        &[
            Field::required("label", Type::Text, "Name of the variant.", "Breath-paced"),
            Field::new(
                "sources",
                Type::List(&Type::Reference(Target::Citation)),
                "Ids from `content/sources.yaml`.",
                "[s1]",
            ),
        ],
        WAY,
    ],
};

const OWN: &[Field] = &[
    Field::new(
        "equipment",
        TEXTS,
        "What's needed; `[]` states that nothing is.",
        "[a firm chair]",
    ),
    Field::new("muscles", TEXTS, "Muscles at work.", "[glutes]"),
    Field::new(
        "contraindications",
        Type::Either(&[Type::Choice(&["none-known"]), PROSE]),
        "Reasons not to do it, or `none-known`.",
        "none-known",
    ),
    Field::new(
        "easier",
        Type::OneOrMany(&Type::Reference(Target::Exercise)),
        "Ids of easier exercises.",
        "pelvic-tilt",
    ),
    Field::new(
        "harder",
        Type::OneOrMany(&Type::Reference(Target::Exercise)),
        "Ids of harder exercises.",
        "glute-bridge",
    ),
    Field::new(
        "variants",
        VARIANTS,
        "Several ways to do it, each under its id.",
        "{braced: {label: Braced, dose: {reps: 10-15}}}",
    ),
];

/// Rows of an exercise.
pub static SHAPE: Shape = Shape {
    name: "an exercise",
    fields: &[TITLE, WAY, OWN, ROWS],
};

impl Exercise {
    /// Reads checked front matter.
    #[must_use]
    pub fn read(fields: Fields<'_>, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let contraindications = match fields.get("contraindications") {
            None => Contraindications::Unstated,
            Some(node) if node.as_text() == Some("none-known") => Contraindications::NoneKnown,
            Some(_) => Contraindications::Listed(fields.texts("contraindications")),
        };
        Self {
            way: Way::read(fields, diagnostics),
            equipment: fields.has("equipment").then(|| fields.texts("equipment")),
            muscles: fields.texts("muscles"),
            contraindications,
            easier: fields.texts("easier"),
            harder: fields.texts("harder"),
            variants: read_variants(fields, diagnostics),
        }
    }

    /// How it is done in the given variant, or as such: the variant's words over the exercise's.
    #[must_use]
    pub fn way_of(&self, variant: Option<&Variant>) -> Way {
        variant.map_or_else(|| self.way.clone(), |variant| variant.way.over(&self.way))
    }

    /// The place of a variant among the exercise's ways; the exercise as such is its only one.
    #[must_use]
    pub fn place_of(&self, variant: Option<&Variant>) -> usize {
        let place =
            variant.and_then(|chosen| self.variants.iter().position(|known| known.id == chosen.id));
        place.unwrap_or(0)
    }

    /// The variant with this id.
    #[must_use]
    pub fn variant(&self, id: &str) -> Option<&Variant> {
        self.variants.iter().find(|variant| *variant.id == *id)
    }
}

impl Way {
    fn read(fields: Fields<'_>, diagnostics: &mut Vec<Diagnostic>) -> Self {
        Self {
            kind: fields.choice("type", ExerciseType::from_name),
            position: fields.choice("position", Position::from_name),
            laterality: fields.choice("laterality", Laterality::from_name),
            dose: fields
                .record("dose", &dose::SHAPE)
                .map(|dose| Dose::read_spanned(dose, diagnostics)),
            goal: fields.text("goal"),
            cues: fields.texts("cues"),
            feel: fields.texts("feel"),
            not_feel: fields.texts("not_feel"),
            mistakes: fields.texts("mistakes"),
            cautions: fields.texts("cautions"),
        }
    }

    /// This way where it says something, the other where it doesn't.
    fn over(&self, base: &Self) -> Self {
        let list = |own: &[Text], base: &[Text]| {
            if own.is_empty() {
                base.to_vec()
            } else {
                own.to_vec()
            }
        };
        Self {
            kind: self.kind.or(base.kind),
            position: self.position.or(base.position),
            laterality: self.laterality.or(base.laterality),
            dose: self.dose.clone().or_else(|| base.dose.clone()),
            goal: self.goal.clone().or_else(|| base.goal.clone()),
            cues: list(&self.cues, &base.cues),
            feel: list(&self.feel, &base.feel),
            not_feel: list(&self.not_feel, &base.not_feel),
            mistakes: list(&self.mistakes, &base.mistakes),
            cautions: list(&self.cautions, &base.cautions),
        }
    }
}

fn read_variants(fields: Fields<'_>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Variant> {
    let mut variants = Vec::new();
    for entry in fields.map("variants") {
        let record = Fields::new(&entry.value, &VARIANT);
        variants.push(Variant {
            id: entry.key.clone(),
            label: record.text("label").unwrap_or_else(|| entry.key.clone()),
            way: Way::read(record, diagnostics),
            sources: record.texts("sources"),
        });
    }
    variants
}
