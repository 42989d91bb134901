//! `unknown-reference`: told by the stage that meets it; its texts stand here.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "unknown-reference",
    group: Group::Records,
    level: Level::Error,
    why: "A name that means no record would leave a gap on the page or the card. The id of a record is the name of its file without `.md`, unless it says `id:`. The kind must fit too: a routine's items are exercises or relief measures.",
    reference: "mendbook's promise 4: wrong content is told, precisely",
    bad: Example::Files(&[
        (
            "content/guides/back.md",
            "\
---
title: Your back
exercises: [pelvic-tlit]
---
",
        ),
        (
            "content/exercises/pelvic-tilt.md",
            "\
---
title: Pelvic tilt
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
exercises: [pelvic-tilt]
---
",
        ),
        (
            "content/exercises/pelvic-tilt.md",
            "\
---
title: Pelvic tilt
---

1. Tilt.
",
        ),
    ]),
    check: Check::Told,
};
