//! `contraindication-missing`: an exercise that doesn't say who shouldn't do it.

use crate::diagnostic::{Diagnostic, Level};
use crate::document::Document;
use crate::lint::{Check, Example, Group, Rule, Settings};
use crate::record::Kind;

/// The rule.
pub static RULE: Rule = Rule {
    code: "contraindication-missing",
    group: Group::Safety,
    level: Level::Warning,
    why: "An exercise that is silent about who shouldn't do it looks safe for everybody. List the reasons not to do it under `contraindications`, or write `none-known` if your sources name none: that is an answer too. An empty list `[]` says nothing and counts as missing. Set-ups, resets and techniques are meant as well, since even a way to lie can be wrong for somebody.",
    reference: "ACSM's Guidelines for Exercise Testing and Prescription: screening before exercise",
    bad: Example::Files(&[(
        "content/exercises/bridge.md",
        "---\n\
         title: Bridge\n\
         ---\n\
         1. Lift your hips.\n",
    )]),
    good: Example::Files(&[(
        "content/exercises/bridge.md",
        "---\n\
         title: Bridge\n\
         contraindications: [A new hip within the last 12 weeks.]\n\
         ---\n\
         1. Lift your hips.\n",
    )]),
    check: Check::Document(check),
};

fn check(document: &Document, _: &Settings) -> Vec<Diagnostic> {
    let place = match document.kind {
        Kind::Exercise => document.lacks("contraindications"),
        _ => None,
    };
    let tell = |place| {
        RULE.tell(place, "this exercise doesn't say who should not do it")
            .help("add `contraindications:` with a list, or `contraindications: none-known`")
    };
    place.map(tell).into_iter().collect()
}
