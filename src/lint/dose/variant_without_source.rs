//! `variant-without-source`: each way to do an exercise comes from somewhere.

use crate::diagnostic::{Diagnostic, Level};
use crate::document::Document;
use crate::lint::{Check, Example, Group, Rule, Settings};
use crate::record::Record;

/// The rule.
pub static RULE: Rule = Rule {
    code: "variant-without-source",
    group: Group::Dose,
    level: Level::Warning,
    why: "Exercises have variants because sources differ, so each variant has to say which \
          source it is from. The rule looks for variants without `sources` where the page \
          names several sources, or names none while another variant does. With one source on \
          the page there is nothing to choose, and a page without any source is told by \
          `citation-missing`.",
    reference: "DISCERN, question 4: clear what sources were used",
    bad: Example::Files(&[
        (
            "content/exercises/x.md",
            "---\n\
         title: Knee rocks\n\
         sources: [s0, s1]\n\
         variants: {held: {label: Held, sources: [s0], dose: {hold: 20-30 s, per: leg}}, rocking: {label: Rocking, dose: {reps: 5-8, per: leg}}}\n\
         ---\n\
         ## Held {#held}\n\
         \n\
         1. Hug one knee and hold.\n\
         \n\
         ## Rocking {#rocking}\n\
         \n\
         1. Hug one knee and rock it.\n",
        ),
        (
            "content/sources.yaml",
            "s0: {title: Article, type: expert}\n\
         s1: {title: Handout, type: expert}\n",
        ),
    ]),
    good: Example::Files(&[
        (
            "content/exercises/x.md",
            "---\n\
         title: Knee rocks\n\
         sources: [s0, s1]\n\
         variants: {held: {label: Held, sources: [s0], dose: {hold: 20-30 s, per: leg}}, rocking: {label: Rocking, sources: [s1], dose: {reps: 5-8, per: leg}}}\n\
         ---\n\
         ## Held {#held}\n\
         \n\
         1. Hug one knee and hold.\n\
         \n\
         ## Rocking {#rocking}\n\
         \n\
         1. Hug one knee and rock it.\n",
        ),
        (
            "content/sources.yaml",
            "s0: {title: Article, type: expert}\n\
         s1: {title: Handout, type: expert}\n",
        ),
    ]),
    check: Check::Document(check),
};

/// Tells variants of which nobody can say where they come from.
fn check(document: &Document, _: &Settings) -> Vec<Diagnostic> {
    let Record::Exercise(exercise) = &document.record else {
        return Vec::new();
    };
    let variants = || exercise.variants.iter();
    let is_open = match document.common.sources.len() {
        0 => variants().any(|variant| !variant.sources.is_empty()),
        1 => false,
        _ => true,
    };
    if !is_open || document.lost.contains(&"sources") {
        return Vec::new();
    }
    variants()
        .filter(|variant| variant.sources.is_empty())
        .map(|variant| {
            let message = format!("the variant `{}` names no source", variant.id.value);
            RULE.tell(variant.id.span, message)
                .help("add `sources: […]` with the ids that this variant is from")
        })
        .collect()
}
