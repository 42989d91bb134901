//! `raw-html`: told by the stage that meets it; its texts stand here.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "raw-html",
    group: Group::Files,
    level: Level::Warning,
    why: "Raw HTML is shown to readers as text, unless `site.yaml` says `raw_html: true`; then it is cleaned: scripts, styles and unknown elements are taken out. Comments are left out in silence.",
    reference: "CommonMark 0.31, Raw HTML; OWASP, Cross Site Scripting Prevention",
    bad: Example::Files(&[(
        "content/guides/back.md",
        "\
---
title: Your back
---

Do this <u>never</u>.
",
    )]),
    good: Example::Files(&[(
        "content/guides/back.md",
        "\
---
title: Your back
---

Do this **never**.
",
    )]),
    check: Check::Told,
};
