//! `allow-unused`.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "allow-unused",
    group: Group::Records,
    level: Level::Warning,
    why: "An exception that nothing needs hides the next real problem.",
    reference: "",
    bad: Example::Words("allow: [{code: orphan, reason: …}]   # on a page with links"),
    good: Example::Words("# deleted"),
    check: Check::Told,
};
