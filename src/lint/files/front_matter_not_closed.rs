//! `front-matter-not-closed`.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "front-matter-not-closed",
    group: Group::Files,
    level: Level::Error,
    why: "Without the second line `---` nobody knows where the front matter ends.",
    reference: "",
    bad: Example::Words("---\ntitle: Pelvic tilt\n\nText"),
    good: Example::Words("---\ntitle: Pelvic tilt\n---\n\nText"),
    check: Check::Told,
};
