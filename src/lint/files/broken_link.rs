//! `broken-link`: told by the stage that meets it; its texts stand here.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "broken-link",
    group: Group::Files,
    level: Level::Error,
    why: "A link that leads nowhere leaves a patient alone. Links to pages, files, ids and addresses of this site are checked, wherever they stand. Links to other sites aren't: that would need the network.",
    reference: "mendbook's promise 4: wrong content is told, precisely",
    bad: Example::Files(&[
        (
            "content/guides/back.md",
            "\
---
title: Your back
---

Start with [the tilt](../exercises/pelvic-tilts.md).
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
---

Start with [the tilt](../exercises/pelvic-tilt.md).
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
