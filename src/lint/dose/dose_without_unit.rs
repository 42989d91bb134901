//! `dose-without-unit`: told by the stage that meets it; its texts stand here.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "dose-without-unit",
    group: Group::Dose,
    level: Level::Error,
    why: "Twenty what? A time, a length or a load needs its unit. Counts, such as `reps` and `sets`, have none. Known units are s, min, h, day, week, month, cm, m, ft, kg and lb, and their long names.",
    reference: "CERT, item 13: repetitions, sets and times are stated",
    bad: Example::Files(&[(
        "content/exercises/pelvic-tilt.md",
        "\
---
title: Pelvic tilt
dose: { reps: 3, hold: 20-30 }
---

1. Hold.
",
    )]),
    good: Example::Files(&[(
        "content/exercises/pelvic-tilt.md",
        "\
---
title: Pelvic tilt
dose: { reps: 3, hold: 20-30 s }
---

1. Hold.
",
    )]),
    check: Check::Told,
};
