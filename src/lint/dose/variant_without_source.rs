//! `variant-without-source`.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "variant-without-source",
    group: Group::Dose,
    level: Level::Warning,
    why: "",
    reference: "",
    bad: Example::Words(""),
    good: Example::Words(""),
    check: Check::Planned,
};
