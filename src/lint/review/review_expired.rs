//! `review-expired`: a review that is overdue.

use super::due_days;
use crate::diagnostic::{Diagnostic, Level};
use crate::lint::{Check, Example, Group, Rule, Settings};
use crate::site::Site;

/// The rule.
pub static RULE: Rule = Rule {
    code: "review-expired",
    group: Group::Review,
    level: Level::Warning,
    why: "After the day of its next review, nobody stands by a page any more, and the page \
          says so to readers. The rule looks for a `next_review` before today; on the day \
          itself the page isn't expired yet. Review the page and write the new dates, or \
          withdraw it with `status: retired`.",
    reference: "JAMA benchmarks (Silberg and others, 1997), currency",
    bad: Example::Files(&[(
        "content/guides/sitting.md",
        "---\n\
         title: Sitting\n\
         review: {status: approved, authors: [name of the author], reviewed_by: [{name: name of the reviewer}], last_reviewed: 2022-03-15, next_review: 2025-03-15}\n\
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

/// Tells reviews whose day is over.
fn check(site: &Site, _: &Settings) -> Vec<Diagnostic> {
    let today = site.options.today;
    due_days(site)
        .filter(|next| next.value < today)
        .map(|next| {
            let message = format!("the next review was due on {}", next.value);
            RULE.tell(next.span, message)
                .help("review the page and write the new days, or write `status: retired`")
        })
        .collect()
}
