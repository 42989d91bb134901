//! `external-request`: pages load nothing from another host.

use crate::diagnostic::{Diagnostic, Level};
use crate::document::Document;
use crate::document::body::{Destination, Role};
use crate::lint::{Check, Example, Group, Rule, Settings};

/// The rule.
pub static RULE: Rule = Rule {
    code: "external-request",
    group: Group::Access,
    level: Level::Warning,
    why: "A page that fetches a picture, a font or a video from elsewhere tells that host who \
          reads it, breaks without a network, and fails on paper. Mendbook's own pages never \
          do. The rule looks for pictures in the text with an `http:` or `https:` address (the \
          page then shows a link in their place), for what raw HTML would load from another \
          host (it is left out), and for the same in the templates of your own theme, which is \
          not left out. Links that readers click are fine.",
    reference: "mendbook's promise 6: no request to another host",
    bad: Example::Files(&[(
        "content/guides/sitting.md",
        "---\n\
         title: Sitting\n\
         ---\n\
         ![A person on a chair](https://example.org/seat.png)\n",
    )]),
    good: Example::Files(&[
        (
            "content/guides/sitting.md",
            "---\n\
         title: Sitting\n\
         ---\n\
         ![A person on a chair](seat.png)\n",
        ),
        ("content/guides/seat.png", "\n"),
    ]),
    check: Check::Document(check),
};

/// Tells pictures of other hosts in the text; raw HTML and templates are told where they are read.
fn check(document: &Document, _: &Settings) -> Vec<Diagnostic> {
    let links = document.body.links.iter();
    links
        .filter(|link| {
            link.role == Role::Picture && matches!(link.destination, Destination::External(_))
        })
        .map(|link| {
            let message = "this picture is on another host, so the page shows only a link to it";
            RULE.tell(link.span, message).help(
                "put the picture beside the page, if its licence allows that, or make it a link",
            )
        })
        .collect()
}
