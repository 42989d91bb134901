//! `raw-html`.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "raw-html",
    group: Group::Files,
    level: Level::Warning,
    why: "Raw HTML is shown as text, unless `site.yaml` allows it; then it is sanitised.",
    reference: "",
    bad: Example::Words("<u>never</u>"),
    good: Example::Words("**never**"),
    check: Check::Told,
};
