//! `routine-without-stop-rule`: a card that doesn't say when to stop.

use crate::diagnostic::{Diagnostic, Level};
use crate::document::Document;
use crate::lint::{Check, Example, Group, Rule, Settings};
use crate::record::Kind;

/// The rule.
pub static RULE: Rule = Rule {
    code: "routine-without-stop-rule",
    group: Group::Safety,
    level: Level::Error,
    why: "A patient takes the card home and is alone with it. The card itself must say when to stop, so each routine needs at least one rule under `stop_rules`. Cautions of its exercises or words in the text don't count: they aren't printed on the card.",
    reference: "mendbook's promise 2: a card is one sheet that stands alone",
    bad: Example::Files(&[(
        "content/routines/morning.md",
        "---\n\
         title: Morning\n\
         items: []\n\
         ---\n",
    )]),
    good: Example::Files(&[(
        "content/routines/morning.md",
        "---\n\
         title: Morning\n\
         items: []\n\
         stop_rules: [Stop at once if the pain is sharp.]\n\
         ---\n",
    )]),
    check: Check::Document(check),
};

fn check(document: &Document, _: &Settings) -> Vec<Diagnostic> {
    let place = match document.kind {
        Kind::Routine => document.lacks("stop_rules"),
        _ => None,
    };
    let tell = |place| {
        RULE.tell(place, "this routine doesn't say when to stop")
            .help("add `stop_rules: [Stop at once if you feel sharp pain.]`, in your own words")
    };
    place.map(tell).into_iter().collect()
}
