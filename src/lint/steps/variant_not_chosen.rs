//! `variant-not-chosen`.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "variant-not-chosen",
    group: Group::Steps,
    level: Level::Error,
    why: "A card that names an exercise with variants must say which one is meant.",
    reference: "",
    bad: Example::Words("items: [pelvic-tilt]"),
    good: Example::Words("items: [{exercise: pelvic-tilt, variant: braced}]"),
    check: Check::Told,
};
