//! `text-changed-by-minifier`: told by the stage that meets it; its texts stand here.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "text-changed-by-minifier",
    group: Group::Rendering,
    level: Level::Warning,
    why: "The minifier would have changed the words that a reader sees: some blanks between elements are lost outside paragraphs. The page is published unminified. Keep inline text in the theme inside `p`, `li`, `td`, `dd` or a heading.",
    reference: "mendbook's promise 1: one record, everywhere",
    bad: Example::Words("<div>Take <strong>2</strong> <em>tablets</em></div>"),
    good: Example::Words("<p>Take <strong>2</strong> <em>tablets</em></p>"),
    check: Check::Told,
};
