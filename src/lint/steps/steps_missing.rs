//! `steps-missing`: told by the stage that meets it; its texts stand here.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "steps-missing",
    group: Group::Steps,
    level: Level::Error,
    why: "An exercise without steps can't be done from the page or the card. The steps are the one numbered list of the page. Text before it is the introduction, text after it the notes. An exercise with variants has one list under the heading of each variant, and the heading bears the variant's id.",
    reference: "CERT, item 8: each exercise is described so that it can be repeated",
    bad: Example::Files(&[(
        "content/exercises/pelvic-tilt.md",
        "\
---
title: Pelvic tilt
---

Lie down and tilt your pelvis.
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
