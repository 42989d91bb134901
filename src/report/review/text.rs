//! The reviews as a table for a terminal.

use std::collections::BTreeMap;

use super::{Page, Reviews, State};
use crate::diagnostic::human;
use crate::report::table::table;

/// Stands where there's nothing.
const NOTHING: &str = "–";

/// The whole answer; with `by_reviewer` a table for each of them.
#[must_use]
pub fn text(reviews: &Reviews<'_>, by_reviewer: bool) -> String {
    let mut out = format!(
        "Reviews on {}; \"due\" is within {} days\n",
        reviews.today, reviews.within
    );
    let shown: Vec<&Page<'_>> = reviews.shown().collect();
    if by_reviewer {
        for (name, pages) in by_name(&shown) {
            let pages: Vec<[String; 4]> = pages.iter().map(|page| row(page)).collect();
            let name = human::clean(&name).replace('\n', " ");
            out = out + "\n" + &name + "\n";
            out.push_str(&table(["State", "Next review", "Page", "Status"], &pages));
        }
    } else if !shown.is_empty() {
        let rows: Vec<[String; 4]> = shown
            .iter()
            .map(|page| {
                let [state, next, file, _] = row(page);
                [
                    state,
                    next,
                    file,
                    or_nothing(&page.reviewer_names().join(", ")),
                ]
            })
            .collect();
        out.push('\n');
        out.push_str(&table(
            ["State", "Next review", "Page", "Reviewed by"],
            &rows,
        ));
    }
    out + "\n" + &counts(reviews) + "\n"
}

fn row(page: &Page<'_>) -> [String; 4] {
    let next = page.next_review.map(|date| date.to_string());
    let status = page.status.map_or(NOTHING, |status| status.name());
    [
        words(page),
        next.unwrap_or_else(|| NOTHING.to_owned()),
        page.file.trim_start_matches("content/").to_owned(),
        status.to_owned(),
    ]
}

fn words(page: &Page<'_>) -> String {
    let days = |days: i32| match days.abs() {
        1 => "1 day".to_owned(),
        number => format!("{number} days"),
    };
    match (page.state, page.days) {
        (State::NotReviewed, _) => "not reviewed".to_owned(),
        (State::Expired, Some(since)) => format!("expired {} ago", days(since)),
        (State::DueSoon, Some(0)) => "due today".to_owned(),
        (State::DueSoon, Some(left)) => format!("due in {}", days(left)),
        (State::Undated, _) => "no next date".to_owned(),
        (State::Current, _) => "current".to_owned(),
        (state, None) => state.name().to_owned(),
    }
}

fn or_nothing(text: &str) -> String {
    if text.is_empty() { NOTHING } else { text }.to_owned()
}

/// The pages of each reviewer, by name; what nobody has reviewed comes first.
fn by_name<'p, 'a>(pages: &[&'p Page<'a>]) -> BTreeMap<String, Vec<&'p Page<'a>>> {
    let mut by_name: BTreeMap<String, Vec<&Page<'_>>> = BTreeMap::new();
    for page in pages {
        let mut names = page.reviewer_names();
        if names.is_empty() {
            names.push("(nobody)");
        }
        for name in names {
            by_name.entry(name.to_owned()).or_default().push(page);
        }
    }
    by_name
}

fn counts(reviews: &Reviews<'_>) -> String {
    let words = [
        (State::NotReviewed, "not reviewed"),
        (State::Expired, "expired"),
        (State::Undated, "without a next date"),
        (State::DueSoon, "due"),
        (State::Current, "current"),
    ];
    let counts = words.map(|(state, words)| (reviews.count(state), words));
    let some: Vec<String> = counts
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, words)| format!("{count} {words}"))
        .collect();
    if some.is_empty() {
        "no page needs a review".to_owned()
    } else {
        some.join(", ")
    }
}
