//! `broken-anchor`: told by the stage that meets it; its texts stand here.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "broken-anchor",
    group: Group::Files,
    level: Level::Error,
    why: "A link to a heading that isn't there lands at the top of the page, and the reader has to search.",
    reference: "mendbook's promise 4: wrong content is told, precisely",
    bad: Example::Files(&[(
        "content/guides/back.md",
        "\
---
title: Your back
---

See [how to bend](#bend).

## Bending {#hinge}
",
    )]),
    good: Example::Files(&[(
        "content/guides/back.md",
        "\
---
title: Your back
---

See [how to bend](#hinge).

## Bending {#hinge}
",
    )]),
    check: Check::Told,
};
