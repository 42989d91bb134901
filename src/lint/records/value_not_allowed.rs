//! `value-not-allowed`.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "value-not-allowed",
    group: Group::Records,
    level: Level::Error,
    why: "Only known words and lengths can be shown in the right place.",
    reference: "",
    bad: Example::Words("urgency: urgent"),
    good: Example::Words("urgency: emergency"),
    check: Check::Told,
};
