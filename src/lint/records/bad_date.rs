//! `bad-date`: told by the stage that meets it; its texts stand here.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "bad-date",
    group: Group::Records,
    level: Level::Error,
    why: "Dates are read in one form only, year-month-day, so that day and month can't be swapped. A day that doesn't exist is told too.",
    reference: "ISO 8601, calendar dates",
    bad: Example::Files(&[(
        "content/guides/back.md",
        "\
---
title: Your back
updated: 03/04/2026
---
",
    )]),
    good: Example::Files(&[(
        "content/guides/back.md",
        "\
---
title: Your back
updated: 2026-04-03
---
",
    )]),
    check: Check::Told,
};
