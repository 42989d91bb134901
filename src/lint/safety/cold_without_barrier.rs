//! `cold-without-barrier`: ice on bare skin burns it.

use crate::diagnostic::{Diagnostic, Level};
use crate::document::Document;
use crate::lint::{Check, Example, Group, Rule, Settings};
use crate::record::Record;
use crate::record::relief::ReliefType;

/// The rule.
pub static RULE: Rule = Rule {
    code: "cold-without-barrier",
    group: Group::Safety,
    level: Level::Warning,
    why: "Ice or a cold pack on bare skin can burn it, and numb skin doesn't warn. So each relief measure of `type: cold` says under `barrier` what lies between the pack and the skin. Words in `safety` or in the text don't count: the barrier is shown beside the minutes, where readers look.",
    reference: "NHS, sprains and strains: an ice pack wrapped in a towel",
    bad: Example::Files(&[(
        "content/relief/cold-pack.md",
        "---\n\
         title: Cold pack\n\
         type: cold\n\
         duration: 10-15 min\n\
         ---\n",
    )]),
    good: Example::Files(&[(
        "content/relief/cold-pack.md",
        "---\n\
         title: Cold pack\n\
         type: cold\n\
         duration: 10-15 min\n\
         barrier: a thin towel\n\
         ---\n",
    )]),
    check: Check::Document(check),
};

fn check(document: &Document, _: &Settings) -> Vec<Diagnostic> {
    let place = match &document.record {
        Record::Relief(relief) if relief.kind == Some(ReliefType::Cold) => {
            document.lacks("barrier")
        }
        _ => None,
    };
    let tell = |place| {
        RULE.tell(
            place,
            "this cold measure puts nothing between the cold and the skin",
        )
        .help("add `barrier: a thin towel`")
    };
    place.map(tell).into_iter().collect()
}
