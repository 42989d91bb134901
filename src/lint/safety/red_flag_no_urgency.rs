//! `red-flag-no-urgency`.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "red-flag-no-urgency",
    group: Group::Safety,
    level: Level::Error,
    why: "A danger sign that doesn't say how urgent it is leaves the reader to guess.",
    reference: "",
    bad: Example::Words("sign: You can't feel your legs"),
    good: Example::Words("sign: You can't feel your legs\nurgency: emergency"),
    check: Check::Told,
};
