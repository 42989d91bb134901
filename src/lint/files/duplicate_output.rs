//! `duplicate-output`: told by the stage that meets it; its texts stand here.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "duplicate-output",
    group: Group::Files,
    level: Level::Error,
    why: "Two pages at one address: one of them would be lost. The address is the folder and the id; old addresses (`aliases`), files in `static/` and the pages that mendbook makes itself have theirs.",
    reference: "mendbook's promise 4: wrong content is told, precisely",
    bad: Example::Files(&[
        (
            "content/guides/back.md",
            "\
---
title: Your back
---
",
        ),
        (
            "content/guides/hips.md",
            "\
---
title: Your hips
aliases: [/guides/back/]
---
",
        ),
    ]),
    good: Example::Files(&[
        (
            "content/guides/back.md",
            "\
---
title: Your back
---
",
        ),
        (
            "content/guides/hips.md",
            "\
---
title: Your hips
aliases: [/guides/hip/]
---
",
        ),
    ]),
    check: Check::Told,
};
