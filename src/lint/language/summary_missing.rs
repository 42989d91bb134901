//! `summary-missing`.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "summary-missing",
    group: Group::Language,
    level: Level::Note,
    why: "",
    reference: "",
    bad: Example::Words(""),
    good: Example::Words(""),
    check: Check::Planned,
};
