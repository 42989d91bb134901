//! `front-matter-not-closed`: told by the stage that meets it; its texts stand here.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "front-matter-not-closed",
    group: Group::Files,
    level: Level::Error,
    why: "Front matter stands between two lines of three hyphens. Without the second one nobody knows where it ends, and the text of the page would be read as keys.",
    reference: "mendbook's promise 4: wrong content is told, precisely",
    bad: Example::Files(&[(
        "content/guides/back.md",
        "\
---
title: Your back

Text.
",
    )]),
    good: Example::Files(&[(
        "content/guides/back.md",
        "\
---
title: Your back
---

Text.
",
    )]),
    check: Check::Told,
};
