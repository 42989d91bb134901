//! `citation-missing`: a page says what it rests on.

use super::is_final;
use crate::diagnostic::{Diagnostic, Level};
use crate::document::Document;
use crate::lint::{Check, Example, Group, Rule, Settings};
use crate::record::Record;

/// The rule.
pub static RULE: Rule = Rule {
    code: "citation-missing",
    group: Group::Review,
    level: Level::Warning,
    why: "A reader, and the next reviewer, must be able to see where advice comes from. The \
          rule looks for guides, exercises, routines, red flags and relief measures without \
          `sources`. An exercise whose variants all name sources of their own is fine. Pages \
          with the status `draft` or `in-review` aren't asked yet.",
    reference: "JAMA benchmarks (Silberg and others, 1997), attribution; DISCERN, question 4",
    bad: Example::Files(&[(
        "content/guides/sitting.md",
        "---\n\
         title: Sitting\n\
         review: {status: approved, authors: [name of the author], reviewed_by: [{name: name of the reviewer}], last_reviewed: 2025-03-15, next_review: 2028-03-15}\n\
         ---\n\
         Change your position often.\n",
    )]),
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
    check: Check::Document(check),
};

/// Tells pages without a source.
fn check(document: &Document, _: &Settings) -> Vec<Diagnostic> {
    let by_variant = match &document.record {
        Record::Exercise(exercise) => {
            let variants = &exercise.variants;
            !variants.is_empty() && variants.iter().all(|variant| !variant.sources.is_empty())
        }
        _ => false,
    };
    let has_sources = by_variant || !document.common.sources.is_empty();
    if !is_final(document) || has_sources || document.lost.contains(&"sources") {
        return Vec::new();
    }
    let told = RULE.tell(document.opening, "no `sources`: what this page rests on");
    vec![told.help("add `sources: […]` with ids from `content/sources.yaml`")]
}
