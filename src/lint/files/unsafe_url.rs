//! `unsafe-url`.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "unsafe-url",
    group: Group::Files,
    level: Level::Error,
    why: "Some addresses run code in the reader's browser.",
    reference: "",
    bad: Example::Words("[x](javascript:alert(1))"),
    good: Example::Words("[x](https://example.org/)"),
    check: Check::Told,
};
