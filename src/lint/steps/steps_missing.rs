//! `steps-missing`.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "steps-missing",
    group: Group::Steps,
    level: Level::Error,
    why: "An exercise without steps can't be done from the page or the card.",
    reference: "",
    bad: Example::Words("Lie down and tilt."),
    good: Example::Words("1. Lie down.\n2. Tilt your pelvis."),
    check: Check::Told,
};
