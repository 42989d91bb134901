//! `yaml-invalid`: told by the stage that meets it; its texts stand here.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "yaml-invalid",
    group: Group::Files,
    level: Level::Error,
    why: "Front matter that isn't YAML can't be read, and a guess could be wrong. The commonest cause is a value that holds a colon and a blank without quotes around the value. Tabs, open brackets and a value that begins with `@` or `*` are others. What follows from it in the same file isn't told.",
    reference: "mendbook's promise 4: wrong content is told, precisely",
    bad: Example::Files(&[(
        "content/guides/back.md",
        "\
---
title: Your back: what helps
---
",
    )]),
    good: Example::Files(&[(
        "content/guides/back.md",
        "\
---
title: \"Your back: what helps\"
---
",
    )]),
    check: Check::Told,
};
