//! `summary-missing`: lists and search results show the summary.

use crate::diagnostic::{Diagnostic, Level};
use crate::document::Document;
use crate::lint::{Check, Example, Group, Rule, Settings};
use crate::record::Kind;

/// The rule.
pub static RULE: Rule = Rule {
    code: "summary-missing",
    group: Group::Language,
    level: Level::Note,
    why: "Lists, search results and link previews show a page's `summary`, so that readers know whether it is for \
        them before they open it. Guides, exercises, routines and relief measures should have one. Terms, red flags \
        and the pages of sections need none: what they would say stands in their own fields.",
    reference: "GOV.UK content design guidance: page titles and summaries",
    bad: Example::Files(&[(
        "content/guides/sitting.md",
        "---\ntitle: Sitting\n---\nTry to get up every half hour.\n",
    )]),
    good: Example::Files(&[(
        "content/guides/sitting.md",
        "---\ntitle: Sitting\nsummary: How to set up your chair and break up long sitting.\n---\n\
        Try to get up every half hour.\n",
    )]),
    check: Check::Document(check),
};

fn check(document: &Document, _: &Settings) -> Vec<Diagnostic> {
    let has_lists = matches!(
        document.kind,
        Kind::Guide | Kind::Exercise | Kind::Routine | Kind::Relief
    );
    if !has_lists || document.common.summary.is_some() {
        return Vec::new();
    }
    let message = format!("{} without a summary", document.kind.with_article());
    let help = "add `summary:` with one or two sentences for lists and search results";
    vec![RULE.tell(document.opening, message).help(help)]
}
