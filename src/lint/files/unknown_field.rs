//! `unknown-field`.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "unknown-field",
    group: Group::Files,
    level: Level::Error,
    why: "A misspelt key would be lost in silence.",
    reference: "",
    bad: Example::Words("sumary: Two gentle ways"),
    good: Example::Words("summary: Two gentle ways"),
    check: Check::Told,
};
