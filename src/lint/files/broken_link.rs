//! `broken-link`.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "broken-link",
    group: Group::Files,
    level: Level::Error,
    why: "A link that leads nowhere leaves a patient alone.",
    reference: "",
    bad: Example::Words("[the tilt](../exercises/pelvic-tilts.md)"),
    good: Example::Words("[the tilt](../exercises/pelvic-tilt.md)"),
    check: Check::Told,
};
