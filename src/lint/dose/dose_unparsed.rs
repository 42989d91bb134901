//! `dose-unparsed`: told by the stage that meets it; its texts stand here.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "dose-unparsed",
    group: Group::Dose,
    level: Level::Error,
    why: "What isn't understood can't be checked, and can't be printed in another language without risk. A quantity is a number (`8`), a range (`8-12`, `8 to 12`), a least number (`>=8`) or a most (`up to 12`), with a unit where it measures something.",
    reference: "CERT, item 13: repetitions, sets and times are stated",
    bad: Example::Files(&[(
        "content/exercises/pelvic-tilt.md",
        "\
---
title: Pelvic tilt
dose: { reps: a few }
---

1. Tilt.
",
    )]),
    good: Example::Files(&[(
        "content/exercises/pelvic-tilt.md",
        "\
---
title: Pelvic tilt
dose: { reps: 8-12 }
---

1. Tilt.
",
    )]),
    check: Check::Told,
};
