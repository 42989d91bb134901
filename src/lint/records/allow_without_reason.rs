//! `allow-without-reason`: told by the stage that meets it; its texts stand here.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "allow-without-reason",
    group: Group::Records,
    level: Level::Warning,
    why: "An exception without a reason can't be judged by the next author. One sentence is enough.",
    reference: "mendbook's promise 4: wrong content is told, precisely",
    bad: Example::Files(&[(
        "content/guides/back.md",
        "\
---
title: Your back
allow: [{ code: raw-html }]
---

<b>Bold</b>
",
    )]),
    good: Example::Files(&[(
        "content/guides/back.md",
        "\
---
title: Your back
allow: [{ code: raw-html, reason: The tag is the subject. }]
---

<b>Bold</b>
",
    )]),
    check: Check::Told,
};
