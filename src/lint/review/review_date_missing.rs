//! `review-date-missing`: readers see when a page was reviewed, and when it will be again.

use super::{final_review, is_final};
use crate::diagnostic::{Diagnostic, Level};
use crate::document::Document;
use crate::lint::{Check, Example, Group, Rule, Settings};

/// The rule.
pub static RULE: Rule = Rule {
    code: "review-date-missing",
    group: Group::Review,
    level: Level::Warning,
    why: "Advice goes out of date, and a reader can only tell how old it is by the two dates \
          on the page: when it was last reviewed, and when the next review is due. The rule \
          asks each guide, exercise, routine, red flag and relief measure for both, \
          `last_reviewed` and `next_review`. A page without any `review` is told once, here. \
          Pages with the status `draft` or `in-review` aren't asked yet.",
    reference: "JAMA benchmarks (Silberg and others, 1997), currency; DISCERN, question 5",
    bad: Example::Files(&[(
        "content/guides/sitting.md",
        "---\n\
         title: Sitting\n\
         review: {status: approved, authors: [name of the author], reviewed_by: [{name: name of the reviewer}], last_reviewed: 2025-03-15}\n\
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

/// What to do about a page without `review`.
const NO_REVIEW: &str = "add `review:` with `authors`, `reviewed_by`, `last_reviewed` and \
    `next_review`, or with `status: draft` until it is reviewed";

/// Tells pages that lack one of the two dates.
fn check(document: &Document, _: &Settings) -> Vec<Diagnostic> {
    let is_lost = document.lost.contains(&"review");
    if document.common.review.is_none() && is_final(document) && !is_lost {
        let told = RULE.tell(
            document.opening,
            "nothing says who reviewed this page, or when",
        );
        return vec![told.help(NO_REVIEW)];
    }
    let Some(review) = final_review(document) else {
        return Vec::new();
    };
    let (missing, help) = match (&review.last_reviewed, &review.next_review) {
        (Some(_), Some(_)) => return Vec::new(),
        (Some(_), None) => (
            "no `next_review`: when the next review is due",
            "add `next_review: 2029-03-15` with its day",
        ),
        (None, Some(_)) => (
            "no `last_reviewed`: when this page was reviewed",
            "add `last_reviewed: 2026-03-15` with its day",
        ),
        (None, None) => (
            "no `last_reviewed` and no `next_review`",
            "add both days, such as `last_reviewed: 2026-03-15` and `next_review: 2029-03-15`",
        ),
    };
    vec![RULE.tell(review.span.begin(), missing).help(help)]
}
