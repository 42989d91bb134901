//! `allow-without-reason`.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "allow-without-reason",
    group: Group::Records,
    level: Level::Warning,
    why: "An exception without a reason can't be judged by the next author.",
    reference: "",
    bad: Example::Words("allow: [{code: orphan}]"),
    good: Example::Words("allow: [{code: orphan, reason: reached by QR code only}]"),
    check: Check::Told,
};
