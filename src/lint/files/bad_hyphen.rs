//! `bad-hyphen`.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "bad-hyphen",
    group: Group::Files,
    level: Level::Error,
    why: "Some programs put characters into dates and ids that only look like a hyphen.",
    reference: "",
    bad: Example::Words("date: 2026‑03‑15"),
    good: Example::Words("date: 2026-03-15"),
    check: Check::Told,
};
