//! `template-error`: told by the stage that meets it; its texts stand here.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "template-error",
    group: Group::Rendering,
    level: Level::Error,
    why: "A template that fails leaves a page out, so nothing is published. Only the site's own theme can cause it; the message names the template and the line.",
    reference: "mendbook's promise 4: wrong content is told, precisely",
    bad: Example::Words("{{ page.titel }}"),
    good: Example::Words("{{ page.title }}"),
    check: Check::Told,
};
