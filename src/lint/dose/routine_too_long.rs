//! `routine-too-long`: a card that people keep to.

use crate::diagnostic::{Diagnostic, Level};
use crate::document::Document;
use crate::lint::{Check, Example, Group, Rule, Settings};
use crate::record::routine::{Item, What};

/// The rule.
pub static RULE: Rule = Rule {
    code: "routine-too-long",
    group: Group::Dose,
    level: Level::Warning,
    why: "The more exercises a card has, the fewer of them people do, and the less well. The \
          rule counts the exercises of a routine: more than 5 is a note, 8 or more is a \
          warning. Relief measures don't count.",
    reference: "Henry and others, Physical Therapy 1999: people with fewer home exercises did them better",
    bad: Example::Files(&[(
        "content/routines/r.md",
        "---\n\
         title: Morning\n\
         items: [xa, xb, xc, xd, xe, xf, xg, xh]\n\
         ---\n\
         Do them in this order.\n",
    )]),
    good: Example::Files(&[(
        "content/routines/r.md",
        "---\n\
         title: Morning\n\
         items: [xa, xb, xc, xd, xe]\n\
         ---\n\
         Do them in this order.\n",
    )]),
    check: Check::Document(check),
};

/// More than this is a note.
const MANY: usize = 5;

/// This many, or more, is a warning.
const TOO_MANY: usize = 8;

/// Tells routines with many exercises, at the first that is too many.
fn check(document: &Document, _: &Settings) -> Vec<Diagnostic> {
    let items = document.routine().map_or(&[][..], |routine| &routine.items);
    let exercises: Vec<&Item> = items
        .iter()
        .filter(|item| matches!(item.what, Some(What::Exercise { .. })))
        .collect();
    let count = exercises.len();
    let Some(item) = exercises.get(MANY) else {
        return Vec::new();
    };
    let level = if count < TOO_MANY {
        Level::Note
    } else {
        RULE.level
    };
    let message = format!("this routine has {count} exercises");
    let told = Diagnostic::new(level, RULE.code, item.span, message);
    vec![told.help("keep the five that matter most, or make two routines of them")]
}
