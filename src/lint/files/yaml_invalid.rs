//! `yaml-invalid`.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "yaml-invalid",
    group: Group::Files,
    level: Level::Error,
    why: "Front matter that isn't YAML can't be read. The commonest cause is a value that holds a colon and a space.",
    reference: "",
    bad: Example::Words("title: Back: what helps"),
    good: Example::Words("title: \"Back: what helps\""),
    check: Check::Told,
};
