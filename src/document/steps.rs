//! Which part of an exercise's body is introduction, steps and notes.
//!
//! The steps are the one top-level ordered list of the body, or, for each variant, the one ordered
//! list under the heading that bears the variant's id. None and several are told: which list a
//! patient should follow must never be a guess.

use serde::{Deserialize, Serialize};

use super::body::{Body, HtmlRange, OrderedList};
use crate::diagnostic::{Diagnostic, Span};
use crate::record::exercise::Exercise;

/// The parts of an exercise's body.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parts {
    /// Before the steps, or before the first variant.
    pub intro: HtmlRange,
    /// One for the exercise as such, or one for each variant in the order of `variants`.
    pub ways: Vec<WayParts>,
    /// What belongs to no variant and stands after the first one.
    pub rest: Vec<HtmlRange>,
}

/// The parts of one way to do an exercise.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WayParts {
    /// The inside of each step.
    pub steps: Vec<HtmlRange>,
    /// The rest of its text.
    pub notes: Vec<HtmlRange>,
}

/// Finds the parts. `place` is where a missing list is told.
pub fn parts(
    body: &Body,
    exercise: &Exercise,
    place: Span,
    diagnostics: &mut Vec<Diagnostic>,
) -> Parts {
    if exercise.variants.is_empty() {
        plain(body, place, diagnostics)
    } else {
        variants(body, exercise, diagnostics)
    }
}

fn plain(body: &Body, place: Span, diagnostics: &mut Vec<Diagnostic>) -> Parts {
    let lists: Vec<&OrderedList> = body.ordered_lists.iter().collect();
    let Some(list) = the_one(&lists, diagnostics) else {
        if lists.is_empty() {
            diagnostics.push(
                Diagnostic::error("steps-missing", place, "this exercise has no steps")
                    .help("write the steps as one numbered list: `1. Lie on your back.`"),
            );
        }
        return Parts {
            intro: 0..body.footnotes_start,
            ways: vec![WayParts::default()],
            rest: Vec::new(),
        };
    };
    let notes = list.html.end..body.end();
    let way = WayParts {
        steps: list.items.clone(),
        notes: vec![notes],
    };
    Parts {
        intro: 0..list.html.start,
        ways: vec![way],
        rest: Vec::new(),
    }
}

fn variants(body: &Body, exercise: &Exercise, diagnostics: &mut Vec<Diagnostic>) -> Parts {
    let mut taken: Vec<HtmlRange> = Vec::new();
    let mut ways = Vec::new();
    for variant in &exercise.variants {
        let Some((heading, content)) = body.section(&variant.id) else {
            diagnostics.push(
                Diagnostic::error(
                    "steps-missing",
                    variant.id.span,
                    format!("the variant `{}` has no steps", *variant.id),
                )
                .help(format!(
                    "add a heading `## {} {{#{}}}` with a numbered list under it",
                    *variant.label, *variant.id
                )),
            );
            ways.push(WayParts::default());
            continue;
        };
        ways.push(section_way(
            body,
            &content,
            &variant.id.value,
            variant.id.span,
            diagnostics,
        ));
        taken.push(heading.start..content.end);
    }
    taken.sort_by_key(|range| range.start);
    if let Some(stray) = body
        .ordered_lists
        .iter()
        .find(|list| !taken.iter().any(|range| range.contains(&list.html.start)))
    {
        diagnostics.push(
            Diagnostic::error(
                "steps-ambiguous",
                stray.span,
                "this numbered list belongs to no variant",
            )
            .help("move it under the heading of a variant, or make it a list with `-`"),
        );
    }
    let first = taken
        .first()
        .map_or(body.footnotes_start, |range| range.start);
    Parts {
        intro: 0..first,
        ways,
        rest: gaps(&taken, first..body.end()),
    }
}

fn section_way(
    body: &Body,
    content: &HtmlRange,
    id: &str,
    place: Span,
    diagnostics: &mut Vec<Diagnostic>,
) -> WayParts {
    let lists: Vec<&OrderedList> = body.lists_in(content.clone()).collect();
    if let Some(list) = the_one(&lists, diagnostics) {
        return WayParts {
            steps: list.items.clone(),
            notes: vec![content.start..list.html.start, list.html.end..content.end],
        };
    }
    if lists.is_empty() {
        let message = format!("the variant `{id}` has no steps");
        let help = format!("write a numbered list under its heading (`{{#{id}}}`)");
        diagnostics.push(Diagnostic::error("steps-missing", place, message).help(help));
    }
    WayParts {
        steps: Vec::new(),
        notes: vec![content.clone()],
    }
}

/// The list, if there's exactly one; several are told.
fn the_one<'a>(
    lists: &[&'a OrderedList],
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<&'a OrderedList> {
    match lists {
        [list] => Some(list),
        [first, second, ..] => {
            diagnostics.push(
                Diagnostic::error(
                    "steps-ambiguous",
                    second.span,
                    "a second numbered list: which one are the steps?",
                )
                .label(first.span, "the first one")
                .help("keep one numbered list for the steps; make the other a list with `-`"),
            );
            None
        }
        [] => None,
    }
}

/// What of `whole` isn't in the sorted `taken`.
fn gaps(taken: &[HtmlRange], whole: HtmlRange) -> Vec<HtmlRange> {
    let mut gaps = Vec::new();
    let mut at = whole.start;
    for range in taken {
        if range.start > at {
            gaps.push(at..range.start);
        }
        at = at.max(range.end);
    }
    if whole.end > at {
        gaps.push(at..whole.end);
    }
    gaps
}
