//! `heading-skip`: headings go down one step at a time.

use crate::diagnostic::{Diagnostic, Level};
use crate::document::Document;
use crate::lint::{Check, Example, Group, Rule, Settings};

/// The rule.
pub static RULE: Rule = Rule {
    code: "heading-skip",
    group: Group::Access,
    level: Level::Error,
    why: "People who use a screen reader jump from heading to heading, and the levels tell \
          them what belongs to what. The title of the page is level 1, so the first heading of \
          the text must be level 2 (`##`), and none may be more than one level deeper than the \
          heading before it. Going back up by any number of levels is fine.",
    reference: "WCAG 2.2, 1.3.1 Info and Relationships (technique G141)",
    bad: Example::Files(&[(
        "content/guides/sitting.md",
        "---\n\
         title: Sitting\n\
         ---\n\
         ## Chairs\n\
         \n\
         #### Cushions\n\
         \n\
         Take a flat one.\n",
    )]),
    good: Example::Files(&[(
        "content/guides/sitting.md",
        "---\n\
         title: Sitting\n\
         ---\n\
         ## Chairs\n\
         \n\
         ### Cushions\n\
         \n\
         Take a flat one.\n",
    )]),
    check: Check::Document(check),
};

/// The level of the page's title.
const TITLE: u8 = 1;

/// Tells headings that leave out a level.
fn check(document: &Document, _: &Settings) -> Vec<Diagnostic> {
    let levels = document.body.headings.iter().map(|heading| heading.level);
    let before = [TITLE].into_iter().chain(levels);
    document
        .body
        .headings
        .iter()
        .zip(before)
        .filter(|(heading, before)| heading.level > before + 1)
        .map(|(heading, before)| {
            let message = format!("a heading of level {} after level {before}", heading.level);
            let signs = "#".repeat(usize::from(before + 1));
            RULE.tell(heading.span, message)
                .help(format!("make it level {} (`{signs}`)", before + 1))
        })
        .collect()
}
