//! `draft-linked`: told by the stage that meets it; its texts stand here.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "draft-linked",
    group: Group::Files,
    level: Level::Error,
    why: "A link to a draft leads nowhere once the site is published, and a withdrawn page shows only a notice.",
    reference: "mendbook's promise 4: wrong content is told, precisely",
    bad: Example::Files(&[
        (
            "content/guides/back.md",
            "\
---
title: Your back
---

See [[new-exercise]].
",
        ),
        (
            "content/exercises/new-exercise.md",
            "\
---
title: New
draft: true
---

1. Tilt.
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

More will come.
",
        ),
        (
            "content/exercises/new-exercise.md",
            "\
---
title: New
draft: true
---

1. Tilt.
",
        ),
    ]),
    check: Check::Told,
};
