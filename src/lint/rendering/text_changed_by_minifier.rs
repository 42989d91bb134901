//! `text-changed-by-minifier`: told by the stage that meets it; its texts stand here.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "text-changed-by-minifier",
    group: Group::Rendering,
    level: Level::Warning,
    why: "The page ends inside a tag, a comment, a `pre`, `textarea`, `script` or `style` that is never closed. Blanks can't be taken away there without the risk of changing what a reader sees, so the page is published unminified; a browser may hide all that follows the mistake. Close what the theme opened.",
    reference: "mendbook's promise 1: one record, everywhere",
    bad: Example::Words("<pre>Take 2 tablets</p>"),
    good: Example::Words("<pre>Take 2 tablets</pre>"),
    check: Check::Told,
};
