//! `reading-grade`.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "reading-grade",
    group: Group::Language,
    level: Level::Warning,
    why: "",
    reference: "",
    bad: Example::Words(""),
    good: Example::Words(""),
    check: Check::Planned,
};
