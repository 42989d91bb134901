//! `dose-without-unit`.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "dose-without-unit",
    group: Group::Dose,
    level: Level::Error,
    why: "Twenty what? A time, a length or a load needs its unit.",
    reference: "",
    bad: Example::Words("hold: 20-30"),
    good: Example::Words("hold: 20-30 s"),
    check: Check::Told,
};
