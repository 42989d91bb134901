//! `author-missing`: a page is written by somebody.

use super::final_review;
use crate::diagnostic::{Diagnostic, Level};
use crate::document::Document;
use crate::lint::{Check, Example, Group, Rule, Settings};

/// The rule.
pub static RULE: Rule = Rule {
    code: "author-missing",
    group: Group::Review,
    level: Level::Warning,
    why: "Readers judge advice by who wrote it. The rule looks for `review` without `authors`; \
          the name of a team or a clinic will do. A page without any `review` is told by \
          `review-date-missing`, and pages with the status `draft` or `in-review` aren't asked \
          yet.",
    reference: "JAMA benchmarks (Silberg and others, 1997), authorship",
    bad: Example::Files(&[(
        "content/guides/sitting.md",
        "---\n\
         title: Sitting\n\
         review: {status: approved, reviewed_by: [{name: name of the reviewer}], last_reviewed: 2025-03-15, next_review: 2028-03-15}\n\
         ---\n\
         Change your position often.\n",
    )]),
    good: Example::Files(&[(
        "content/guides/sitting.md",
        "---\n\
         title: Sitting\n\
         review: {status: approved, authors: [name of the author], reviewed_by: [{name: name of the reviewer}], last_reviewed: 2025-03-15, next_review: 2028-03-15}\n\
         ---\n\
         Change your position often.\n",
    )]),
    check: Check::Document(check),
};

/// Tells reviews without an author.
fn check(document: &Document, _: &Settings) -> Vec<Diagnostic> {
    final_review(document)
        .filter(|review| review.authors.is_empty())
        .map(|review| {
            RULE.tell(review.span.begin(), "no `authors`: who wrote this page")
                .help("add `authors: [name of the author or the team]`")
        })
        .into_iter()
        .collect()
}
