//! `steps-ambiguous`: told by the stage that meets it; its texts stand here.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "steps-ambiguous",
    group: Group::Steps,
    level: Level::Error,
    why: "With two numbered lists nobody knows which one a patient should follow, and a card could print the wrong one. Keep one numbered list for the steps. Make any other list a list with hyphens.",
    reference: "CERT, item 8: each exercise is described so that it can be repeated",
    bad: Example::Files(&[(
        "content/exercises/pelvic-tilt.md",
        "\
---
title: Pelvic tilt
---

1. Lie on your back.

Then:

1. Tilt your pelvis.
",
    )]),
    good: Example::Files(&[(
        "content/exercises/pelvic-tilt.md",
        "\
---
title: Pelvic tilt
---

1. Lie on your back.
2. Tilt your pelvis.
",
    )]),
    check: Check::Told,
};
