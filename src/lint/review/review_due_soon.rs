//! `review-due-soon`.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "review-due-soon",
    group: Group::Review,
    level: Level::Note,
    why: "",
    reference: "",
    bad: Example::Words(""),
    good: Example::Words(""),
    check: Check::Planned,
};
