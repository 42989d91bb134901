//! `variant-not-chosen`: told by the stage that meets it; its texts stand here.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "variant-not-chosen",
    group: Group::Steps,
    level: Level::Error,
    why: "Some exercises can be done in several ways, each with its own steps and dose. A card that names such an exercise must say which way is meant, or it would print none, or the wrong one.",
    reference: "mendbook's promise 1: one record, everywhere",
    bad: Example::Files(&[
        (
            "content/exercises/pelvic-tilt.md",
            "\
---
title: Pelvic tilt
variants: { braced: { label: Braced, dose: { reps: 10 } } }
---

## Braced {#braced}

1. Lie on your back.
",
        ),
        (
            "content/routines/morning.md",
            "\
---
title: Morning
items: [pelvic-tilt]
stop_rules: [Stop if the pain is sharp.]
---
",
        ),
    ]),
    good: Example::Files(&[
        (
            "content/exercises/pelvic-tilt.md",
            "\
---
title: Pelvic tilt
variants: { braced: { label: Braced, dose: { reps: 10 } } }
---

## Braced {#braced}

1. Lie on your back.
",
        ),
        (
            "content/routines/morning.md",
            "\
---
title: Morning
items: [{ exercise: pelvic-tilt, variant: braced }]
stop_rules: [Stop if the pain is sharp.]
---
",
        ),
    ]),
    check: Check::Told,
};
