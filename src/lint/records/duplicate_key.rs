//! `duplicate-key`: told by the stage that meets it; its texts stand here.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "duplicate-key",
    group: Group::Records,
    level: Level::Error,
    why: "Of two values under one key one would be lost, and nobody knows which. Keep one of the two.",
    reference: "mendbook's promise 4: wrong content is told, precisely",
    bad: Example::Files(&[(
        "content/exercises/pelvic-tilt.md",
        "\
---
title: Pelvic tilt
dose:
  reps: 3
  hold: 3 s
  hold: 30 s
---

1. Tilt.
",
    )]),
    good: Example::Files(&[(
        "content/exercises/pelvic-tilt.md",
        "\
---
title: Pelvic tilt
dose:
  reps: 3
  hold: 3 s
---

1. Tilt.
",
    )]),
    check: Check::Told,
};
