//! `orphan`: a page that nothing links to is a page that nobody finds.
//!
//! Links in texts and mentions in front matter count, lists and navigation don't. Sections' own
//! pages, terms (the glossary lists them) and red flags (gathered on one page) are never orphans.

use crate::diagnostic::{Diagnostic, Level};
use crate::lint::{Check, Example, Group, Rule, Settings};
use crate::record::Kind;
use crate::site::Site;

/// The rule.
pub static RULE: Rule = Rule {
    code: "orphan",
    group: Group::Files,
    level: Level::Warning,
    why: "A page that nothing links to is a page that nobody finds. Links in texts and mentions in front matter count; lists and navigation don't. Pages of sections, terms and red flags are found by themselves.",
    reference: "WCAG 2.2, 2.4.5 Multiple Ways",
    bad: Example::Files(&[
        (
            "content/index.md",
            "\
---
title: Home
---

Welcome.
",
        ),
        (
            "content/guides/sitting.md",
            "\
---
title: Sitting
---
",
        ),
    ]),
    good: Example::Files(&[
        (
            "content/index.md",
            "\
---
title: Home
---

Read [[sitting]].
",
        ),
        (
            "content/guides/sitting.md",
            "\
---
title: Sitting
---
",
        ),
    ]),
    check: Check::Site(check),
};

/// Tells pages without a link to them.
#[must_use]
fn check(site: &Site, _: &Settings) -> Vec<Diagnostic> {
    let exempt = |kind| matches!(kind, Kind::Term | Kind::RedFlag);
    site.all()
        .filter(|(doc, document)| {
            site.links.backlinks[doc.0].is_empty()
                && !document.is_index()
                && !exempt(document.kind)
                && !document.is_retired()
        })
        .map(|(_, document)| {
            RULE.tell(
                document.opening,
                format!("no page links to `{}`", document.id.value),
            )
            .help("link to it from a guide or from `index.md`")
        })
        .collect()
}
