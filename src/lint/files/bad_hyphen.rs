//! `bad-hyphen`: told by the stage that meets it; its texts stand here.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "bad-hyphen",
    group: Group::Files,
    level: Level::Error,
    why: "Some programs replace the hyphen of the keyboard with a character that only looks like it. A date or an id that holds one isn't found. Ranges may hold an en dash (`8–12`), which many people type on purpose.",
    reference: "Unicode, General Punctuation: U+2010 to U+2015; U+2212",
    bad: Example::Files(&[(
        "content/guides/back.md",
        "\
---
title: Your back
updated: 2026‑03‑15
---
",
    )]),
    good: Example::Files(&[(
        "content/guides/back.md",
        "\
---
title: Your back
updated: 2026-03-15
---
",
    )]),
    check: Check::Told,
};
