//! `base-url-missing`: told by the stage that meets it; its texts stand here.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "base-url-missing",
    group: Group::Files,
    level: Level::Note,
    why: "Without the site's address there are no canonical addresses, no feed, no sitemap, no QR codes and no printed addresses. A site on a USB stick needs none of them; then turn this note off.",
    reference: "mendbook's promise 5: paper can be traced",
    bad: Example::Files(&[(
        "site.yaml",
        "\
title: Back care
",
    )]),
    good: Example::Files(&[(
        "site.yaml",
        "\
title: Back care
base_url: https://example.org/
",
    )]),
    check: Check::Told,
};
