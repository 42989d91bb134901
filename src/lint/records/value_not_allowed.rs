//! `value-not-allowed`: told by the stage that meets it; its texts stand here.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "value-not-allowed",
    group: Group::Records,
    level: Level::Error,
    why: "Only known words, lengths and forms can be shown in the right place: an urgency that the site doesn't know would have no colour, no heading and no action. The help lists the words, or names the nearest one.",
    reference: "mendbook's promise 4: wrong content is told, precisely",
    bad: Example::Files(&[(
        "content/red-flags/fever.md",
        "\
---
title: Fever
sign: You have a high fever.
urgency: urgent
---
",
    )]),
    good: Example::Files(&[(
        "content/red-flags/fever.md",
        "\
---
title: Fever
sign: You have a high fever.
urgency: emergency
---
",
    )]),
    check: Check::Told,
};
