//! `red-flag-no-action`.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "red-flag-no-action",
    group: Group::Safety,
    level: Level::Error,
    why: "A danger sign must say what to do. The action is the flag's own, or made from the region profile of `site.yaml`.",
    reference: "",
    bad: Example::Words("urgency: emergency   # and no region profile"),
    good: Example::Words("region: {emergency_number: \"911\"}   # in site.yaml"),
    check: Check::Told,
};
