//! `wrong-type`: told by the stage that meets it; its texts stand here.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "wrong-type",
    group: Group::Records,
    level: Level::Error,
    why: "A value of the wrong form would be read as something that nobody meant: a list as one word, a word as a number, `yes` as a name. The help shows the form that is meant.",
    reference: "mendbook's promise 4: wrong content is told, precisely",
    bad: Example::Files(&[(
        "content/guides/back.md",
        "\
---
title: Your back
tags: stretching
---
",
    )]),
    good: Example::Files(&[(
        "content/guides/back.md",
        "\
---
title: Your back
tags: [stretching]
---
",
    )]),
    check: Check::Told,
};
