//! `unknown-field`: told by the stage that meets it; its texts stand here.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "unknown-field",
    group: Group::Files,
    level: Level::Error,
    why: "A misspelt key would be lost in silence, and with it what it says. Free keys for your own theme stand under `extra`.",
    reference: "mendbook's promise 4: wrong content is told, precisely",
    bad: Example::Files(&[(
        "content/guides/back.md",
        "\
---
title: Your back
sumary: How hips and back work together.
---
",
    )]),
    good: Example::Files(&[(
        "content/guides/back.md",
        "\
---
title: Your back
summary: How hips and back work together.
---
",
    )]),
    check: Check::Told,
};
