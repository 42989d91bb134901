//! The impact of a change as tables for a terminal.

use super::{Impact, Why};
use crate::diagnostic::human;
use crate::report::subject::Subject;
use crate::report::table::table;

/// The whole answer.
#[must_use]
pub fn text(impact: &Impact<'_>) -> String {
    let mut out = format!("A change to {} shows on:\n\n", name(impact));
    let rows: Vec<[String; 3]> = impact
        .shows
        .iter()
        .map(|shown| {
            let why: Vec<String> = shown.why.iter().map(words).collect();
            let path = format!("/{}", shown.path);
            [shown.what.name().to_owned(), path, why.join("; ")]
        })
        .collect();
    out.push_str(&table(["What", "Address", "Why"], &rows));
    if !impact.links.is_empty() {
        let rows: Vec<[String; 2]> = impact
            .links
            .iter()
            .map(|linked| {
                let path = format!("/{}", impact.site.route(linked.doc));
                [path, linked.why.join("; ")]
            })
            .collect();
        out.push_str("\nThese only link to it, and may show its title and summary:\n\n");
        out.push_str(&table(["Address", "How"], &rows));
    }
    if impact
        .shows
        .iter()
        .any(|shown| shown.what == super::What::Card)
    {
        out.push_str("\nCards that are printed already keep the old words. Hand out new ones.\n");
    }
    out
}

fn words(why: &Why) -> String {
    match &why.through {
        Some(through) => format!("{} (through `{through}`)", why.words),
        None => why.words.clone(),
    }
}

fn name(impact: &Impact<'_>) -> String {
    let name = match impact.subject {
        Subject::Page(doc) => {
            let document = impact.site.document(doc);
            format!("`{}` (content/{})", document.id.value, document.path)
        }
        Subject::Flag(flag) => format!("the red flag `{}`", flag.id),
        Subject::Source(citation) => format!("the source `{}`", citation.id.value),
    };
    human::clean(&name).replace('\n', " ")
}
