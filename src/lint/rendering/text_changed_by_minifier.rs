//! `text-changed-by-minifier`.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "text-changed-by-minifier",
    group: Group::Rendering,
    level: Level::Warning,
    why: "The minifier would have changed the words that a reader sees, so the page is published unminified.",
    reference: "",
    bad: Example::Words("<div>Take <strong>2</strong> <em>tablets</em></div>"),
    good: Example::Words("<p>Take <strong>2</strong> <em>tablets</em></p>"),
    check: Check::Told,
};
