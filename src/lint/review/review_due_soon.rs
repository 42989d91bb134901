//! `review-due-soon`: a review that is coming up.

use super::due_days;
use crate::diagnostic::{Diagnostic, Level};
use crate::lint::{Check, Example, Group, Rule, Settings};
use crate::site::Site;

/// The rule.
pub static RULE: Rule = Rule {
    code: "review-due-soon",
    group: Group::Review,
    level: Level::Note,
    why: "A review takes weeks, so it helps to hear of it early. The rule looks for a \
          `next_review` that is today or within the next 60 days; `review_soon_days` under \
          `check` in `site.yaml` sets another number.",
    reference: "JAMA benchmarks (Silberg and others, 1997), currency",
    bad: Example::Files(&[(
        "content/guides/sitting.md",
        "---\n\
         title: Sitting\n\
         review: {status: approved, authors: [name of the author], reviewed_by: [{name: name of the reviewer}], last_reviewed: 2025-03-15, next_review: 2026-02-15}\n\
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

/// Tells reviews that are due within the days that the site has set.
fn check(site: &Site, settings: &Settings) -> Vec<Diagnostic> {
    let today = site.options.today;
    let soon = i64::from(settings.check.review_soon_days);
    due_days(site)
        .filter_map(|next| {
            let days = i64::from((next.value - today).get_days());
            let when = match days {
                0 => "today".to_owned(),
                1 => "tomorrow".to_owned(),
                days if (2..=soon).contains(&days) => format!("in {days} days"),
                _ => return None,
            };
            let message = format!("the next review is due {when}");
            (days <= soon).then(|| RULE.tell(next.span, message).help("ask the reviewer now"))
        })
        .collect()
}
