//! `field-missing`.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "field-missing",
    group: Group::Records,
    level: Level::Error,
    why: "Some records make no sense without some keys.",
    reference: "",
    bad: Example::Words("---\n---"),
    good: Example::Words("---\ntitle: Pelvic tilt\n---"),
    check: Check::Told,
};
