//! `duplicate-id`.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "duplicate-id",
    group: Group::Files,
    level: Level::Error,
    why: "Two records with one name: a reference could mean either.",
    reference: "",
    bad: Example::Words("exercises/lifting.md and guides/lifting.md"),
    good: Example::Words("exercises/lifting-technique.md and guides/lifting.md"),
    check: Check::Told,
};
