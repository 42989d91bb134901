//! `red-flag-no-action`: a danger sign must say what to do. Told by `site::red_flags`.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "red-flag-no-action",
    group: Group::Safety,
    level: Level::Error,
    why: "A danger sign without an action frightens people and doesn't help them. The action is the flag's own `action`, or the one that `region.actions` of `site.yaml` gives for its urgency, or a sentence made from the region profile. For that sentence an emergency needs `emergency_number`, `same-day` needs `advice_line` or `clinician`, and `see-clinician` needs `clinician`.",
    reference: "AHRQ PEMAT-P, item 20: the material names at least one action",
    bad: Example::Files(&[
        ("site.yaml", "title: Back care\n"),
        (
            "content/red-flags/numb-legs.md",
            "---\n\
             title: Numb legs\n\
             sign: You can't feel your legs.\n\
             urgency: emergency\n\
             ---\n",
        ),
    ]),
    good: Example::Files(&[
        (
            "site.yaml",
            "title: Back care\n\
             region: { emergency_number: \"999\", emergency_department: A&E }\n",
        ),
        (
            "content/red-flags/numb-legs.md",
            "---\n\
             title: Numb legs\n\
             sign: You can't feel your legs.\n\
             urgency: emergency\n\
             ---\n",
        ),
    ]),
    check: Check::Told,
};
