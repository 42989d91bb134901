//! `broken-anchor`.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "broken-anchor",
    group: Group::Files,
    level: Level::Error,
    why: "A link to a heading that isn't there lands at the top of the page.",
    reference: "",
    bad: Example::Words("[[low-back#hing]]"),
    good: Example::Words("[[low-back#hinge]]"),
    check: Check::Told,
};
