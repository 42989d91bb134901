//! `red-flag-logic-differs`: one danger sign, one set of conditions. Told by `site::red_flags`.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "red-flag-logic-differs",
    group: Group::Safety,
    level: Level::Warning,
    why: "When one page says that any one of some signs is enough and another asks for all of them, a reader of the second page may wait too long. Flags are the same when they have the same id, or the same sign apart from capitals, spaces and punctuation. Their `any_of` and their `all_of` must then hold the same, in any order. A place that gives neither says less, and isn't told.",
    reference: "mendbook's promise 1: one record, everywhere",
    bad: Example::Files(&[
        (
            "content/red-flags/bladder.md",
            "---\n\
             title: Bladder control\n\
             sign: You lose control of your bladder.\n\
             any_of: [You wet yourself, You can't pass urine]\n\
             urgency: emergency\n\
             ---\n",
        ),
        (
            "content/guides/sciatica.md",
            "---\n\
             title: Sciatica\n\
             red_flags:\n\
             \x20 - id: bladder\n\
             \x20   sign: You lose control of your bladder.\n\
             \x20   all_of: [You wet yourself, Your back hurts badly]\n\
             \x20   urgency: emergency\n\
             ---\n",
        ),
    ]),
    good: Example::Files(&[
        (
            "content/red-flags/bladder.md",
            "---\n\
             title: Bladder control\n\
             sign: You lose control of your bladder.\n\
             any_of: [You wet yourself, You can't pass urine]\n\
             urgency: emergency\n\
             ---\n",
        ),
        (
            "content/guides/sciatica.md",
            "---\n\
             title: Sciatica\n\
             red_flags: [bladder]\n\
             ---\n",
        ),
    ]),
    check: Check::Told,
};
