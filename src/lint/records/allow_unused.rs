//! `allow-unused`: told by the stage that meets it; its texts stand here.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "allow-unused",
    group: Group::Records,
    level: Level::Warning,
    why: "An exception that nothing needs any more hides the next real problem. Delete it. An entry for a rule that isn't built yet is left alone.",
    reference: "mendbook's promise 4: wrong content is told, precisely",
    bad: Example::Files(&[(
        "content/guides/back.md",
        "\
---
title: Your back
allow: [{ code: raw-html, reason: The tag is the subject. }]
---

No tag here.
",
    )]),
    good: Example::Files(&[(
        "content/guides/back.md",
        "\
---
title: Your back
---

No tag here.
",
    )]),
    check: Check::Told,
};
