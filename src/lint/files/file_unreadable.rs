//! `file-unreadable`.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "file-unreadable",
    group: Group::Files,
    level: Level::Error,
    why: "What can't be read can't be checked or published.",
    reference: "",
    bad: Example::Words("# a file that isn't UTF-8"),
    good: Example::Words("# the same file, saved as UTF-8"),
    check: Check::Told,
};
