//! `steps-ambiguous`.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "steps-ambiguous",
    group: Group::Steps,
    level: Level::Error,
    why: "With two numbered lists nobody knows which one are the steps.",
    reference: "",
    bad: Example::Words("1. Lie down.\n\nThen:\n\n1. Tilt."),
    good: Example::Words("1. Lie down.\n2. Tilt."),
    check: Check::Told,
};
