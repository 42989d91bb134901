//! `unsafe-url`: told by the stage that meets it; its texts stand here.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "unsafe-url",
    group: Group::Files,
    level: Level::Error,
    why: "Some addresses run code in the reader's browser, or leave the web: `javascript:`, `data:`, `file:` and the like. Allowed are `https:`, `http:`, `mailto:` and `tel:`, and paths of this site.",
    reference: "OWASP, Cross Site Scripting Prevention: URL contexts",
    bad: Example::Files(&[(
        "content/guides/back.md",
        "\
---
title: Your back
---

[Open](javascript:alert(1))
",
    )]),
    good: Example::Files(&[(
        "content/guides/back.md",
        "\
---
title: Your back
---

[Open](https://example.org/)
",
    )]),
    check: Check::Told,
};
