//! `duplicate-id`: told by the stage that meets it; its texts stand here.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "duplicate-id",
    group: Group::Files,
    level: Level::Error,
    why: "Two records with one name: a reference could mean either. The id is the name of the file unless the page says `id:`. A red flag may be stated again in place, in a guide, under the id that it has.",
    reference: "mendbook's promise 4: wrong content is told, precisely",
    bad: Example::Files(&[
        (
            "content/exercises/lifting.md",
            "\
---
title: Lifting
---

1. Lift.
",
        ),
        (
            "content/guides/lifting.md",
            "\
---
title: How to lift
---
",
        ),
    ]),
    good: Example::Files(&[
        (
            "content/exercises/lifting-technique.md",
            "\
---
title: Lifting
---

1. Lift.
",
        ),
        (
            "content/guides/lifting.md",
            "\
---
title: How to lift
---
",
        ),
    ]),
    check: Check::Told,
};
