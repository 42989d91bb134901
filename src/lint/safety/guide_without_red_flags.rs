//! `guide-without-red-flags`: guidance that doesn't say when it isn't enough.

use crate::diagnostic::{Diagnostic, Level};
use crate::document::Document;
use crate::lint::{Check, Example, Group, Rule, Settings};
use crate::record::Kind;

/// The rule.
pub static RULE: Rule = Rule {
    code: "guide-without-red-flags",
    group: Group::Safety,
    level: Level::Warning,
    why: "Somebody who reads a guide about pain may have the pain that needs a hospital. So each guide states its danger signs in `red_flags`: from there they reach the page, the printout and the quick reference. Links to red flags in the text don't count, since they don't. The section's own page (`guides/index.md`) needs none.",
    reference: "mendbook's promise 3: red flags are always one click away",
    bad: Example::Files(&[(
        "content/guides/sitting.md",
        "---\n\
         title: Sitting\n\
         ---\n\
         Change position often.\n",
    )]),
    good: Example::Files(&[(
        "content/guides/sitting.md",
        "---\n\
         title: Sitting\n\
         red_flags:\n\
         \x20 - {sign: Your legs go numb, urgency: emergency}\n\
         ---\n\
         Change position often.\n",
    )]),
    check: Check::Document(check),
};

fn check(document: &Document, _: &Settings) -> Vec<Diagnostic> {
    let place = match document.kind {
        Kind::Guide => document.lacks("red_flags"),
        _ => None,
    };
    let tell = |place| {
        RULE.tell(place, "this guide states no danger signs")
            .help("add `red_flags:` with the ids of the signs that its readers must know")
    };
    place.map(tell).into_iter().collect()
}
