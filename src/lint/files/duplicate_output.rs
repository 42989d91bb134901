//! `duplicate-output`.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "duplicate-output",
    group: Group::Files,
    level: Level::Error,
    why: "Two pages at one address: one of them would be lost.",
    reference: "",
    bad: Example::Words("aliases: [/guides/low-back/]   # and a page lives there"),
    good: Example::Words("# the alias deleted"),
    check: Check::Told,
};
