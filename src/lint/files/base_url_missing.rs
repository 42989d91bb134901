//! `base-url-missing`.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "base-url-missing",
    group: Group::Files,
    level: Level::Note,
    why: "Without the site's address there are no canonical addresses, no feed, no sitemap, no QR codes and no printed addresses.",
    reference: "",
    bad: Example::Words("title: Back care"),
    good: Example::Words("title: Back care\nbase_url: https://example.org/"),
    check: Check::Told,
};
