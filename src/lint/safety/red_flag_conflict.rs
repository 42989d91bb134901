//! `red-flag-conflict`.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "red-flag-conflict",
    group: Group::Safety,
    level: Level::Error,
    why: "The same danger sign with two urgencies: readers are shown the higher one, but somebody has to decide.",
    reference: "",
    bad: Example::Words("urgency: emergency   # in one file\nurgency: see-clinician   # in another"),
    good: Example::Words("urgency: emergency   # in both"),
    check: Check::Told,
};
