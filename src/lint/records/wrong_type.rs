//! `wrong-type`.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "wrong-type",
    group: Group::Records,
    level: Level::Error,
    why: "A value of the wrong form would be read as something that nobody meant.",
    reference: "",
    bad: Example::Words("tags: stretching"),
    good: Example::Words("tags: [stretching]"),
    check: Check::Told,
};
