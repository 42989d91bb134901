//! `red-flag-no-urgency`: a danger sign must say how fast to act. Told by `site::red_flags`.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "red-flag-no-urgency",
    group: Group::Safety,
    level: Level::Error,
    why: "A danger sign that doesn't say how urgent it is leaves the reader to guess at the worst moment. Every red flag needs `urgency: emergency`, `same-day` or `see-clinician`, in a file of its own or written in place. Where several pages state the same flag, one of them must say it.",
    reference: "NHS service manual, care cards: three levels of urgency",
    bad: Example::Files(&[(
        "content/red-flags/numb-legs.md",
        "---\n\
         title: Numb legs\n\
         sign: You can't feel your legs.\n\
         ---\n",
    )]),
    good: Example::Files(&[(
        "content/red-flags/numb-legs.md",
        "---\n\
         title: Numb legs\n\
         sign: You can't feel your legs.\n\
         urgency: emergency\n\
         ---\n",
    )]),
    check: Check::Told,
};
