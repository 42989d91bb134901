//! `range-inverted`: told by the stage that meets it; its texts stand here.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "range-inverted",
    group: Group::Dose,
    level: Level::Error,
    why: "A range that runs backwards is a slip of the pen, and nobody can tell which of the two numbers is wrong.",
    reference: "CERT, item 13: repetitions, sets and times are stated",
    bad: Example::Files(&[(
        "content/exercises/pelvic-tilt.md",
        "\
---
title: Pelvic tilt
dose: { reps: 15-10 }
---

1. Tilt.
",
    )]),
    good: Example::Files(&[(
        "content/exercises/pelvic-tilt.md",
        "\
---
title: Pelvic tilt
dose: { reps: 10-15 }
---

1. Tilt.
",
    )]),
    check: Check::Told,
};
