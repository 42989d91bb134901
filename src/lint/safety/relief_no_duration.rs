//! `relief-no-duration`: a relief measure without an end.

use crate::diagnostic::{Diagnostic, Level};
use crate::document::Document;
use crate::lint::{Check, Example, Group, Rule, Settings};
use crate::record::Record;
use crate::record::relief::ReliefType;

/// The rule.
pub static RULE: Rule = Rule {
    code: "relief-no-duration",
    group: Group::Safety,
    level: Level::Warning,
    why: "What helps for 15 minutes can harm in 2 hours: cold and heat burn, long rest stiffens. So each relief measure says under `duration` how long it lasts. For a medicine, `interval` or `max_per_day` does as well. Numbers in the text don't count. Where your sources give no time, say so in `allow` with that reason; don't invent one.",
    reference: "NHS, sprains and strains: cold for up to 20 minutes at a time",
    bad: Example::Files(&[(
        "content/relief/warm-pack.md",
        "---\n\
         title: Warm pack\n\
         type: heat\n\
         safety: [Never while asleep.]\n\
         ---\n",
    )]),
    good: Example::Files(&[(
        "content/relief/warm-pack.md",
        "---\n\
         title: Warm pack\n\
         type: heat\n\
         duration: 15-20 min\n\
         safety: [Never while asleep.]\n\
         ---\n",
    )]),
    check: Check::Document(check),
};

fn check(document: &Document, _: &Settings) -> Vec<Diagnostic> {
    let Record::Relief(relief) = &document.record else {
        return Vec::new();
    };
    let (place, message, help) = match relief.kind {
        // Whether it's a medicine can't be read, which has been told.
        None => (None, "", ""),
        Some(ReliefType::Medicine) => (
            ["interval", "max_per_day", "duration"]
                .iter()
                .try_fold(document.opening, |_, key| document.lacks(key)),
            "this medicine doesn't say how often or for how long",
            "add `max_per_day`, `interval` or `duration` as your source gives it",
        ),
        Some(_) => (
            document.lacks("duration"),
            "this relief measure doesn't say for how long",
            "add `duration: 10-15 min` with the time that your source gives",
        ),
    };
    let tell = |place| RULE.tell(place, message).help(help);
    place.map(tell).into_iter().collect()
}
