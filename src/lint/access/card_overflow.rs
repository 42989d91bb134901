//! `card-overflow`: told by `print`, which sets each card in type; its texts stand here.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "card-overflow",
    group: Group::Access,
    level: Level::Error,
    why: "A card is one sheet of paper, on A4 and on Letter. A second sheet gets lost, and with it the \
          exercises or the warning signs on it. Each card is set in type: if it is too long, space is \
          taken out, then pictures and the log get smaller, then the text goes down to 12 points. What \
          still doesn't fit is told here, with how much is too much. Nothing is ever cut. Large print \
          may take more sheets: `handouts.large_pages` in `site.yaml` says how many, 4 unless you \
          change it.",
    reference: "mendbook's promise 2: a routine card is one sheet of paper",
    bad: Example::Words("a routine of 14 exercises with six long steps each"),
    good: Example::Words("two routines of 5 exercises, or `layout: two-up` where that is enough"),
    check: Check::Told,
};
