//! `red-flag-conflict`: one danger sign, one urgency. Told by `site::red_flags`.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "red-flag-conflict",
    group: Group::Safety,
    level: Level::Error,
    why: "When two pages give the same danger sign a different urgency, readers can't know which to believe. Flags are the same when they have the same id, or the same sign apart from capitals, spaces and punctuation. Readers are shown the higher urgency, but somebody has to decide which is right.",
    reference: "mendbook's promise 3: where two guides disagree, the higher urgency is shown and the conflict is reported",
    bad: Example::Files(&[
        (
            "content/red-flags/numb-legs.md",
            "---\n\
             title: Numb legs\n\
             sign: You can't feel your legs.\n\
             urgency: emergency\n\
             ---\n",
        ),
        (
            "content/guides/sciatica.md",
            "---\n\
             title: Sciatica\n\
             red_flags:\n\
             \x20 - sign: You can't feel your legs\n\
             \x20   urgency: see-clinician\n\
             ---\n",
        ),
    ]),
    good: Example::Files(&[
        (
            "content/red-flags/numb-legs.md",
            "---\n\
             title: Numb legs\n\
             sign: You can't feel your legs.\n\
             urgency: emergency\n\
             ---\n",
        ),
        (
            "content/guides/sciatica.md",
            "---\n\
             title: Sciatica\n\
             red_flags: [numb-legs]\n\
             ---\n",
        ),
    ]),
    check: Check::Told,
};
