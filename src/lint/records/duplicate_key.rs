//! `duplicate-key`.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "duplicate-key",
    group: Group::Records,
    level: Level::Error,
    why: "Of two values under one key one is lost, and nobody knows which.",
    reference: "",
    bad: Example::Words("hold: 3 s\nhold: 30 s"),
    good: Example::Words("hold: 3 s"),
    check: Check::Told,
};
