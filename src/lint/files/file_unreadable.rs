//! `file-unreadable`: told by the stage that meets it; its texts stand here.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "file-unreadable",
    group: Group::Files,
    level: Level::Error,
    why: "What can't be read as text can't be checked or published: a file that isn't UTF-8, one of more than 4 MiB, a link that leads out of the site's folder, or text that is nested too deeply.",
    reference: "mendbook's promise 4: wrong content is told, precisely",
    bad: Example::Words("a file that was saved in another encoding than UTF-8"),
    good: Example::Words("the same file, saved as UTF-8"),
    check: Check::Told,
};
