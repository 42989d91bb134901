//! `image-missing`: told by the stage that meets it; its texts stand here.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "image-missing",
    group: Group::Files,
    level: Level::Error,
    why: "A picture that isn't there leaves a hole, on paper too. Paths are read from the page's own folder; the logo stands in `static/`.",
    reference: "mendbook's promise 4: wrong content is told, precisely",
    bad: Example::Files(&[(
        "content/guides/back.md",
        "\
---
title: Your back
---

![A chair](chair.pgn)
",
    )]),
    good: Example::Files(&[(
        "content/guides/back.md",
        "\
---
title: Your back
---

A chair.
",
    )]),
    check: Check::Told,
};
