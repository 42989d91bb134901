//! `dose-unparsed`.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "dose-unparsed",
    group: Group::Dose,
    level: Level::Error,
    why: "What isn't understood can't be checked, and can't be printed without risk.",
    reference: "",
    bad: Example::Words("reps: a few"),
    good: Example::Words("reps: 8-12"),
    check: Check::Told,
};
