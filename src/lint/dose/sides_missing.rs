//! `sides-missing`: what is done on each side says so in its dose.

use std::ops::Range;

use super::sentence::{Word, sentences};
use super::{OneWay, ways};
use crate::diagnostic::{Diagnostic, Level};
use crate::document::Document;
use crate::lint::{Check, Example, Group, Rule, Settings};
use crate::prose::{Passage, Place};
use crate::record::dose::Dose;
use crate::record::exercise::Laterality;

/// The rule.
pub static RULE: Rule = Rule {
    code: "sides-missing",
    group: Group::Dose,
    level: Level::Warning,
    why: "When the steps say to switch sides and the dose doesn't say `per`, nobody knows \
          whether \"10\" is for each side or for both together. The rule looks in the steps of \
          an exercise and in the text after them for words such as \"switch sides\", \"change \
          legs\", \"then switch\", \"repeat on the other side\", \"10 times on each leg\", \
          \"do both legs\", \
          where the dose has an amount and no `per`. Exercises with `laterality: alternating` \
          take turns anyway and aren't told. \"Switch off the light\", \"change position \
          often\" and \"switch arms if one tires\" aren't meant. In English only.",
    reference: "mendbook's promise 1: one record, everywhere",
    bad: Example::Files(&[(
        "content/exercises/x.md",
        "---\n\
         title: Knee rocks\n\
         dose: {reps: 5-8, count_noun: rock}\n\
         ---\n\
         1. Hug one knee and rock it.\n\
         2. Let go, then switch legs.\n",
    )]),
    good: Example::Files(&[(
        "content/exercises/x.md",
        "---\n\
         title: Knee rocks\n\
         dose: {reps: 5-8, count_noun: rock, per: leg}\n\
         ---\n\
         1. Hug one knee and rock it.\n\
         2. Let go, then switch legs.\n",
    )]),
    check: Check::Document(check),
};

/// Parts of the body, and directions, that come in twos; with the word for `per`.
const SIDES: [(&str, &str); 16] = [
    ("side", "side"),
    ("sides", "side"),
    ("leg", "leg"),
    ("legs", "leg"),
    ("arm", "arm"),
    ("arms", "arm"),
    ("foot", "foot"),
    ("feet", "foot"),
    ("hand", "side"),
    ("hands", "side"),
    ("knee", "side"),
    ("knees", "side"),
    ("hip", "side"),
    ("hips", "side"),
    ("direction", "direction"),
    ("directions", "direction"),
];

/// Words that count, after which "on each side" says how much.
const COUNTED: [&str; 12] = [
    "times",
    "time",
    "reps",
    "repetitions",
    "seconds",
    "minutes",
    "breaths",
    "rocks",
    "circles",
    "lifts",
    "taps",
    "steps",
];

/// Tells ways to do an exercise whose words change sides and whose dose doesn't.
fn check(document: &Document, settings: &Settings) -> Vec<Diagnostic> {
    if !settings.is_english() {
        return Vec::new();
    }
    let ways = ways(document);
    ways.iter()
        .filter_map(|way| of_way(document, way))
        .collect()
}

fn of_way(document: &Document, way: &OneWay<'_>) -> Option<Diagnostic> {
    let dose = way.dose()?;
    let alternates = way.laterality() == Some(Laterality::Alternating);
    if !states_amount(dose) || dose.per.is_some() || alternates || document.is_unread(dose.span) {
        return None;
    }
    let (passage, found) = passages(document, way).find_map(|passage| {
        let found = sentences(passage).find_map(|words| change_of_sides(&words))?;
        (!passage.is_quoted(&found.range)).then_some((passage, found))
    })?;
    let words = &passage.text[found.range.clone()];
    let per = found.per;
    let told = RULE
        .tell(
            passage.span(found.range.clone()),
            format!("`{words}`, but the dose doesn't say whether it is for each {per}"),
        )
        .label(dose.span.begin(), "this dose has no `per`");
    Some(told.help(format!(
        "add `per: {per}` if the dose is for each {per}, or set `laterality: alternating`"
    )))
}

fn states_amount(dose: &Dose) -> bool {
    [
        &dose.sets,
        &dose.reps,
        &dose.hold,
        &dose.duration,
        &dose.distance,
    ]
    .iter()
    .any(|amount| amount.is_some())
}

/// The steps of a way and the text around them that belongs to it.
fn passages<'a>(
    document: &'a Document,
    way: &OneWay<'a>,
) -> impl Iterator<Item = &'a Passage> + use<'a> {
    let body = &document.body;
    let range: Range<usize> = match way.variant {
        Some(variant) => {
            let at = body
                .headings
                .iter()
                .position(|it| it.id == variant.id.value);
            at.map_or(0..0, |at| {
                let heading = &body.headings[at];
                let next = body.headings[at + 1..]
                    .iter()
                    .find(|next| next.level <= heading.level);
                let end = next.map_or(usize::MAX, |next| next.span.range().start);
                heading.span.range().end..end
            })
        }
        None => match &body.ordered_lists[..] {
            [list] => list.span.range().start..usize::MAX,
            _ => 0..0,
        },
    };
    body.passages_in(range)
        .filter(|passage| !matches!(passage.place, Place::Heading(_) | Place::Quotation))
}

/// Words that change sides, with what they change.
struct Found {
    range: Range<usize>,
    per: &'static str,
}

/// The first words of a sentence that change sides.
fn change_of_sides(words: &[Word<'_>]) -> Option<Found> {
    (0..words.len()).find_map(|at| {
        let (end, per) = switch(words, at)
            .or_else(|| repeat(words, at))
            .or_else(|| on_each(words, at))
            .or_else(|| the_other(words, at))
            .or_else(|| do_other(words, at))
            .or_else(|| turn_over(words, at))?;
        let range = words[at].range.start..words[end].range.end;
        (!is_optional(&words[end + 1..])).then_some(Found { range, per })
    })
}

/// "… if the first one tires", "… when it gets tired": what follows makes the change no part of
/// the dose.
fn is_optional(after: &[Word<'_>]) -> bool {
    let tires = |word: &Word<'_>| word.is(&["tire", "tires", "tired"]);
    let first = after.first();
    first.is_some_and(|word| word.is(&["if"]))
        || (first.is_some_and(|word| word.is(&["when", "once"])) && after.iter().any(tires))
}

/// Where a pattern ends, and the word for `per`.
type Match = Option<(usize, &'static str)>;

fn side(words: &[Word<'_>], at: usize) -> Match {
    let word = words.get(at)?;
    let (_, per) = SIDES.iter().find(|(name, _)| *name == word.text)?;
    Some((at, per))
}

fn is(words: &[Word<'_>], at: usize, any: &[&str]) -> bool {
    words.get(at).is_some_and(|word| word.is(any))
}

fn ends_clause(words: &[Word<'_>], at: usize) -> bool {
    words.get(at).is_some_and(Word::ends_clause) || at + 1 == words.len()
}

/// "switch sides", "change your legs", "swap to the other foot", "then switch".
fn switch(words: &[Word<'_>], at: usize) -> Match {
    if !is(
        words,
        at,
        &[
            "switch",
            "swap",
            "change",
            "alternate",
            "switching",
            "changing",
        ],
    ) {
        return None;
    }
    let before = at.checked_sub(1);
    if before.is_some_and(|before| is(words, before, &["not", "never", "without", "don't"])) {
        return None;
    }
    if is(words, at + 1, &["to"]) {
        return one_of_two(words, at + 2);
    }
    let is_verb = before.is_none_or(|before| {
        words[before].ends_clause() || is(words, before, &["then", "and", "now"])
    });
    let over = at + usize::from(is(words, at + 1, &["over"]));
    if is_verb && ends_clause(words, over) && (over > at || is(words, at, &["switch", "swap"])) {
        return Some((over, "side"));
    }
    let noun = at + 1 + usize::from(is(words, at + 1, &["your", "the"]));
    let found = side(words, noun)?;
    // "Change the leg you lean on" is about something else.
    let is_plural = words[noun].text.ends_with('s') || words[noun].text == "feet";
    (is_plural || ends_clause(words, noun)).then_some(found)
}

/// "the other side", "your left leg", at the end of a clause where it is left or right.
fn one_of_two(words: &[Word<'_>], at: usize) -> Match {
    if !is(words, at, &["the", "your"]) {
        return None;
    }
    if is(words, at + 1, &["other", "opposite", "second"]) {
        return side(words, at + 2);
    }
    if !is(words, at + 1, &["left", "right"]) {
        return None;
    }
    let found = side(words, at + 2).unwrap_or((at + 1, "side"));
    ends_clause(words, found.0).then_some(found)
}

/// "repeat on the other side", "do the same with your left leg", "repeat on each side".
fn repeat(words: &[Word<'_>], at: usize) -> Match {
    if !is(words, at, &["repeat", "same", "again"]) {
        return None;
    }
    (at + 1..at + 6)
        .filter(|at| is(words, *at, &["on", "with", "for", "to", "using"]))
        .find_map(|at| one_of_two(words, at + 1).or_else(|| each(words, at)))
}

/// "on each side", "on both sides"; `at` is the first word.
fn each(words: &[Word<'_>], at: usize) -> Match {
    if is(words, at + 1, &["each", "every", "either"])
        || (is(words, at, &["on", "for"]) && is(words, at + 1, &["both"]))
    {
        return side(words, at + 2);
    }
    None
}

/// "10 times on each side", "5 rocks per leg", "do this on both sides".
fn on_each(words: &[Word<'_>], at: usize) -> Match {
    if is(words, at, &COUNTED) {
        if is(words, at + 1, &["each", "per"]) {
            return side(words, at + 2);
        }
        let is_on = is(words, at + 1, &["on", "with", "for"]);
        return is_on.then(|| each(words, at + 1)).flatten();
    }
    let begins = at == 0 || is(words, at - 1, &["then", "and", "now"]);
    if !begins || !is(words, at, &["do"]) || is(words, at + 1, &["not"]) {
        return None;
    }
    let found = (at + 1..at + 5)
        .filter(|at| is(words, *at, &["on", "for"]))
        .find_map(|at| each(words, at))?;
    ends_clause(words, found.0).then_some(found)
}

/// "Then the other side." as a sentence.
fn the_other(words: &[Word<'_>], at: usize) -> Match {
    let begins = (0..at).all(|before| is(words, before, &["then", "now", "and", "do", "try"]));
    if !begins || !is(words, at, &["the"]) || !is(words, at + 1, &["other", "opposite"]) {
        return None;
    }
    let found = side(words, at + 2)?;
    (at > 0 && ends_clause(words, found.0)).then_some(found)
}

/// "Turn round and do the other leg", "do both sides", at the end of a clause.
fn do_other(words: &[Word<'_>], at: usize) -> Match {
    let begins =
        at == 0 || words[at - 1].ends_clause() || is(words, at - 1, &["then", "and", "now"]);
    if !begins || !is(words, at, &["do"]) {
        return None;
    }
    let both = || {
        is(words, at + 1, &["both"])
            .then(|| side(words, at + 2))
            .flatten()
    };
    let found = one_of_two(words, at + 1).or_else(both)?;
    ends_clause(words, found.0).then_some(found)
}

/// "Roll onto your other side and do it again", "turn to the other side and repeat".
fn turn_over(words: &[Word<'_>], at: usize) -> Match {
    if !is(words, at, &["onto", "to"]) {
        return None;
    }
    let (end, per) = one_of_two(words, at + 1)?;
    let rest = &words[end + 1..];
    let repeats = rest.first().is_some_and(|word| word.is(&["and", "then"]))
        && rest
            .iter()
            .take(5)
            .any(|word| word.is(&["again", "repeat", "same"]));
    repeats.then_some((end, per))
}
