//! `disclaimer-missing`: guidance that could be taken for a diagnosis.

use crate::diagnostic::{Diagnostic, Level, Span};
use crate::document::Document;
use crate::lint::{Check, Example, Group, Rule, Settings, checked};
use crate::record::Kind;
use crate::site::Site;

/// The rule.
pub static RULE: Rule = Rule {
    code: "disclaimer-missing",
    group: Group::Safety,
    level: Level::Error,
    why: "A reader must know that a page is general education and doesn't know them: it isn't a diagnosis and doesn't replace their clinician. Guides and routines show the `disclaimer` of `site.yaml`; a guide may have one of its own. The rule is told once, at the top of `site.yaml`, however many pages go without.",
    reference: "HONcode, principle of complementarity: information supports the relation between patient and clinician and doesn't replace it",
    bad: Example::Files(&[
        ("site.yaml", "title: Back care\n"),
        (
            "content/guides/sitting.md",
            "---\n\
             title: Sitting\n\
             ---\n",
        ),
    ]),
    good: Example::Files(&[
        (
            "site.yaml",
            "title: Back care\n\
             disclaimer: General education. It is not a diagnosis.\n",
        ),
        (
            "content/guides/sitting.md",
            "---\n\
             title: Sitting\n\
             ---\n",
        ),
    ]),
    check: Check::Site(check),
};

fn check(site: &Site, settings: &Settings) -> Vec<Diagnostic> {
    let shows_none = |document: &&Document| {
        matches!(document.kind, Kind::Guide | Kind::Routine)
            && document.lacks("disclaimer").is_some()
    };
    let count = checked(site).filter(shows_none).count();
    if settings.has_disclaimer || count == 0 {
        return Vec::new();
    }
    let what = match count {
        1 => "1 guide or routine has".to_owned(),
        count => format!("{count} guides and routines have"),
    };
    let place = Span::new(site.config.file, 0..0);
    vec![
        RULE.tell(place, format!("{what} no disclaimer"))
            .help("add `disclaimer: This is general education. It is not a diagnosis.` to `site.yaml`, in your own words"),
    ]
}
