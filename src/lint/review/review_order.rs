//! `review-order`: dates of a review that can't be.

use jiff::civil::Date;

use super::final_review;
use crate::diagnostic::{Diagnostic, Level};
use crate::lint::{Check, Example, Group, Rule, Settings};
use crate::record::review::Review;
use crate::site::Site;

/// The rule.
pub static RULE: Rule = Rule {
    code: "review-order",
    group: Group::Review,
    level: Level::Error,
    why: "A date with a wrong year makes a page look reviewed for years to come. The rule \
          looks for a `last_reviewed` after today and for a `next_review` before \
          `last_reviewed`. A date in the future is told alone: the other follows from it.",
    reference: "mendbook's promise 4: wrong content is told",
    bad: Example::Files(&[(
        "content/guides/sitting.md",
        "---\n\
         title: Sitting\n\
         review: {status: approved, authors: [name of the author], reviewed_by: [{name: name of the reviewer}], last_reviewed: 2025-03-15, next_review: 2024-03-15}\n\
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
    check: Check::Site(check),
};

/// Tells reviews that lie in the future, or were due before they took place.
fn check(site: &Site, _: &Settings) -> Vec<Diagnostic> {
    let reviews = site.each().filter_map(final_review);
    reviews
        .filter_map(|review| wrong(review, site.options.today))
        .collect()
}

fn wrong(review: &Review, today: Date) -> Option<Diagnostic> {
    let last = review.last_reviewed.as_ref()?;
    if last.value > today {
        let message = format!("reviewed on {}, which is still to come", last.value);
        return Some(
            RULE.tell(last.span, message)
                .help("write the day of the review"),
        );
    }
    let next = review.next_review.as_ref()?;
    (next.value < last.value).then(|| {
        RULE.tell(next.span, "the next review is due before the last one")
            .label(last.span, "the last review")
            .help("correct the day that is wrong")
    })
}

/// Whether the dates can't be, so that no other rule should reckon with them.
pub(super) fn is_wrong(review: &Review, today: Date) -> bool {
    wrong(review, today).is_some()
}
