//! `unknown-reference`.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "unknown-reference",
    group: Group::Records,
    level: Level::Error,
    why: "A name that means no record is a gap on the page or the card.",
    reference: "",
    bad: Example::Words("exercises: [pelvic-tlit]"),
    good: Example::Words("exercises: [pelvic-tilt]"),
    check: Check::Told,
};
