//! `glyph-missing`: told by `print`, which knows the fonts; its texts stand here.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "glyph-missing",
    group: Group::Rendering,
    level: Level::Error,
    why: "A letter that no font has would be an empty box on paper, and a screen reader would skip it. \
          mendbook has fonts for Latin, Greek, Cyrillic, Arabic and Hebrew letters and for common \
          signs. For other scripts put fonts into the folder `fonts/` of your site. Write emoji in \
          words: they look different on each device, and not everybody knows what they mean. Only \
          what is printed is looked at.",
    reference: "PDF/UA-1 (ISO 14289-1), 7.21.8: no text without a glyph",
    bad: Example::Words("Breathe out slowly \u{1F32C}"),
    good: Example::Words("Breathe out slowly."),
    check: Check::Told,
};
