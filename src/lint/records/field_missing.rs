//! `field-missing`: told by the stage that meets it; its texts stand here.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "field-missing",
    group: Group::Records,
    level: Level::Error,
    why: "Some records make no sense without some keys: a page without a title, a routine without exercises, a danger sign without the sign. It is told at the first line of the record. A file without front matter lacks all of them.",
    reference: "mendbook's promise 4: wrong content is told, precisely",
    bad: Example::Files(&[(
        "content/guides/back.md",
        "\
---
summary: How hips and back work together.
---
",
    )]),
    good: Example::Files(&[(
        "content/guides/back.md",
        "\
---
title: Your back
summary: How hips and back work together.
---
",
    )]),
    check: Check::Told,
};
