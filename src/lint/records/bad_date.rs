//! `bad-date`.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "bad-date",
    group: Group::Records,
    level: Level::Error,
    why: "Dates are read in one form only, so that day and month can't be swapped.",
    reference: "",
    bad: Example::Words("date: 03/04/2026"),
    good: Example::Words("date: 2026-04-03"),
    check: Check::Told,
};
