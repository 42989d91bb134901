//! `image-missing`.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "image-missing",
    group: Group::Files,
    level: Level::Error,
    why: "A picture that isn't there leaves a hole, on paper too.",
    reference: "",
    bad: Example::Words("![The start](start.pgn)"),
    good: Example::Words("![The start](start.png)"),
    check: Check::Told,
};
