//! `number-mismatch`.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "number-mismatch",
    group: Group::Translation,
    level: Level::Error,
    why: "",
    reference: "",
    bad: Example::Words(""),
    good: Example::Words(""),
    check: Check::Planned,
};
