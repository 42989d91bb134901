//! `reviewer-missing`: a review is somebody's.

use super::final_review;
use crate::diagnostic::{Diagnostic, Level};
use crate::document::Document;
use crate::lint::{Check, Example, Group, Rule, Settings};

/// The rule.
pub static RULE: Rule = Rule {
    code: "reviewer-missing",
    group: Group::Review,
    level: Level::Warning,
    why: "Readers trust advice that a person with a name and a role has checked. The rule \
          looks for `review` without `reviewed_by`. A page without any `review` is told by \
          `review-date-missing`, and pages with the status `draft` or `in-review` aren't asked \
          yet. Never fill in a name to silence this: leave the status at `draft`, and the page \
          says that it isn't reviewed.",
    reference: "HONcode, principle 1 (authority)",
    bad: Example::Files(&[(
        "content/guides/sitting.md",
        "---\n\
         title: Sitting\n\
         review: {status: approved, authors: [name of the author], last_reviewed: 2025-03-15, next_review: 2028-03-15}\n\
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

/// Tells reviews without a reviewer.
fn check(document: &Document, _: &Settings) -> Vec<Diagnostic> {
    final_review(document)
        .filter(|review| review.reviewed_by.is_empty())
        .map(|review| {
            RULE.tell(
                review.span.begin(),
                "no `reviewed_by`: who reviewed this page",
            )
            .help("add `reviewed_by: [{name: …}]`, or `status: draft` until it is reviewed")
        })
        .into_iter()
        .collect()
}
