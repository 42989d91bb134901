//! `draft-linked`.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "draft-linked",
    group: Group::Files,
    level: Level::Error,
    why: "A link to a draft or a withdrawn page leads nowhere once the site is published.",
    reference: "",
    bad: Example::Words("[[new-exercise]]   # draft: true"),
    good: Example::Words("# link to it once it is published"),
    check: Check::Told,
};
