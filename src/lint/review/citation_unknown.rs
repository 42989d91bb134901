//! `citation-unknown`: a cited source must be in the list of sources.

use crate::diagnostic::Level;
use crate::lint::{Check, Example, Group, Rule};

/// The rule.
pub static RULE: Rule = Rule {
    code: "citation-unknown",
    group: Group::Review,
    level: Level::Error,
    why: "A source that isn't in `content/sources.yaml` can't be shown, so the advice would \
          stand there without its ground. The rule looks at the ids in `sources`, of pages and \
          of the variants of exercises, and names the nearest id that exists. It is told on \
          every page, reviewed or not.",
    reference: "mendbook's promise 4: wrong content is told",
    bad: Example::Files(&[
        (
            "content/guides/sitting.md",
            "---\n\
         title: Sitting\n\
         sources: [back-guidline]\n\
         review: {status: approved, authors: [name of the author], reviewed_by: [{name: name of the reviewer}], last_reviewed: 2025-03-15, next_review: 2028-03-15}\n\
         ---\n\
         Change your position often.\n",
        ),
        (
            "content/sources.yaml",
            "back-guideline: {title: Low back pain guideline, type: guideline}\n",
        ),
    ]),
    good: Example::Files(&[
        (
            "content/guides/sitting.md",
            "---\n\
         title: Sitting\n\
         sources: [back-guideline]\n\
         review: {status: approved, authors: [name of the author], reviewed_by: [{name: name of the reviewer}], last_reviewed: 2025-03-15, next_review: 2028-03-15}\n\
         ---\n\
         Change your position often.\n",
        ),
        (
            "content/sources.yaml",
            "back-guideline: {title: Low back pain guideline, type: guideline}\n",
        ),
    ]),
    check: Check::Told,
};
