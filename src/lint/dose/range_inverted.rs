//! `range-inverted`.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "range-inverted",
    group: Group::Dose,
    level: Level::Error,
    why: "A range that runs backwards is a slip of the pen, and nobody can tell which one.",
    reference: "",
    bad: Example::Words("reps: 15-10"),
    good: Example::Words("reps: 10-15"),
    check: Check::Told,
};
