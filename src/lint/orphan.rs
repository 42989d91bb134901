//! `orphan`: a page that nothing links to is a page that nobody finds.
//!
//! Links in texts and mentions in front matter count, lists and navigation don't. Sections' own
//! pages, terms (the glossary lists them) and red flags (gathered on one page) are never orphans.

use crate::diagnostic::Diagnostic;
use crate::record::Kind;
use crate::site::Site;

/// Tells pages without a link to them.
#[must_use]
pub fn check(site: &Site) -> Vec<Diagnostic> {
    let exempt = |kind| matches!(kind, Kind::Term | Kind::RedFlag);
    site.all()
        .filter(|(doc, document)| {
            site.links.backlinks[doc.0].is_empty()
                && !document.is_index()
                && !exempt(document.kind)
                && !document.is_retired()
        })
        .map(|(_, document)| {
            Diagnostic::warning(
                "orphan",
                document.opening,
                format!("no page links to `{}`", document.id.value),
            )
            .help("link to it from a guide or from `index.md`")
        })
        .collect()
}
