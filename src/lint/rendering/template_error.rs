//! `template-error`.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "template-error",
    group: Group::Rendering,
    level: Level::Error,
    why: "A template that fails leaves a page out; nothing is published.",
    reference: "",
    bad: Example::Words("{{ page.titel }}"),
    good: Example::Words("{{ page.title }}"),
    check: Check::Told,
};
