//! `reading-grade`: a page that is too hard to read doesn't help.

use std::borrow::Cow;
use std::cmp::Reverse;

use super::english::is_english;
use crate::diagnostic::{Diagnostic, Level};
use crate::document::Document;
use crate::lint::cues::Words;
use crate::lint::{Check, Example, Group, Rule, Settings};
use crate::prose::word;
use crate::readability::Figures;
use crate::readability::formula::{FLESCH_KINCAID, SMOG};

/// The rule.
pub static RULE: Rule = Rule {
    code: "reading-grade",
    group: Group::Language,
    level: Level::Warning,
    why: "Many adults read at the level of a 12-year-old, and everybody reads worse when in pain or afraid. \
        Two formulas give a page a school grade: Flesch\u{2013}Kincaid, which may be at most 8 (`check.reading_grade`), \
        and SMOG, at most 10 (`check.smog`); a SMOG grade over 14 (`check.smog_error`) is an error. Key message, \
        summary, paragraphs and list items count together, from 100 words up; headings, tables, quotations \
        and code don't. Only pages in English are graded, since these formulas were made for English.",
    reference: "AHRQ Health Literacy Universal Precautions Toolkit, tool 11; Kincaid et al. 1975; McLaughlin 1969",
    bad: Example::Files(&[(
        "content/guides/sitting.md",
        "---\ntitle: Sitting\n---\n\
        Prolonged static sitting generates considerable compressive loading of the lumbar intervertebral \
        structures, particularly when the posterior musculature is insufficiently conditioned. Individuals \
        whose occupational activities necessitate uninterrupted periods of sedentary behaviour consequently \
        demonstrate diminished flexibility of the anterior musculature of the hip.\n\n\
        Regular interruption of sedentary behaviour is therefore recommended, together with an individualised \
        programme of progressive strengthening. Appropriate ergonomic modification of the workstation, \
        including adjustment of the chair and the monitor, may additionally contribute to a meaningful \
        reduction of symptoms. Persistent or deteriorating symptoms necessitate comprehensive evaluation by an \
        appropriately qualified professional before the continuation of any exercise intervention. \
        Additional information is available from the department of occupational health.\n",
    )]),
    good: Example::Files(&[(
        "content/guides/sitting.md",
        "---\ntitle: Sitting\n---\n\
        Sitting for a long time is hard on your back. Your hips stay bent and get stiff. Then your back has to \
        do more of the work. Try to get up every half hour. Walk a few steps, or stand and stretch.\n\n\
        Set your chair so that both feet are flat on the floor. Your hips should be a little higher than your \
        knees. Put a small roll behind your low back. Keep your screen at the height of your eyes. Strong \
        muscles help too, so do your exercises each day. See your doctor if the pain does not go away, or if it \
        gets worse. Do not start new exercises before that. You are not wasting anybody's time.\n",
    )]),
    check: Check::English(check),
};

/// From how many words up a grade says something.
const WORDS: usize = 100;

/// How many hard words are named.
const NAMED: usize = 5;

fn check(document: &Document, words: &Words<'_>, settings: &Settings) -> Vec<Diagnostic> {
    let figures = &words.figures;
    let over = over(figures, settings);
    // Few pages are too hard, so only those are asked for their language.
    if over.is_empty() || !is_english(document, settings) {
        return Vec::new();
    }
    let place = document.common.title_span.unwrap_or(document.opening);
    let message = format!("this page is hard to read: {}", over.join(" and "));
    let mut told = RULE.tell(place, message).help(help(document, &words.hard));
    let is_error = |score: f64| score > f64::from(settings.check.smog_error);
    if SMOG
        .score(figures)
        .is_some_and(|score| is_error(score.value))
    {
        told.level = Level::Error;
    }
    vec![told]
}

/// The grades that are too high, as they are told.
fn over(figures: &Figures, settings: &Settings) -> Vec<String> {
    if figures.words < WORDS {
        return Vec::new();
    }
    let grades = [
        (&FLESCH_KINCAID, settings.check.reading_grade),
        (&SMOG, settings.check.smog),
    ];
    let over = grades.iter().filter_map(|(formula, most)| {
        let score = formula.score(figures)?;
        // As it is printed, so that nobody reads "8.0, at most 8".
        let is_over = (score.value * 10.0).round() > f64::from(*most) * 10.0;
        is_over.then(|| {
            format!(
                "grade {:.1} by {} (at most {most})",
                score.value, formula.name
            )
        })
    });
    over.collect()
}

/// What makes it hard: long sentences and long words.
fn help(document: &Document, hard: &[&str]) -> String {
    let named: Vec<String> = hardest(hard)
        .iter()
        .take(NAMED)
        .map(|(word, count)| match count {
            1 => format!("`{word}`"),
            count => format!("`{word}` ({count} times)"),
        })
        .collect();
    let longest = longest_sentence(document);
    let mut help = format!("shorten the sentences (the longest has {longest} words)");
    if !named.is_empty() {
        help.push_str(", and find plainer words for ");
        help.push_str(&named.join(", "));
    }
    help
}

/// How many words the longest sentence has.
fn longest_sentence(document: &Document) -> usize {
    let mut longest = 0;
    for passage in document.running_text() {
        for sentence in passage.sentences() {
            let text = &passage.text[sentence];
            // Most sentences are shorter, which is seen before their words are.
            if word::may_exceed(text, longest) {
                longest = word::count(text).max(longest);
            }
        }
    }
    longest
}

/// Hard words in small letters, with how often each stands there: the commonest first, then the longest.
fn hardest<'a>(words: &[&'a str]) -> Vec<(Cow<'a, str>, usize)> {
    let mut words: Vec<_> = words.iter().map(|word| in_small_letters(word)).collect();
    words.sort_unstable_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
    let alike = words.chunk_by(|a, b| a == b);
    let mut counted: Vec<_> = alike.map(|alike| (alike[0].clone(), alike.len())).collect();
    counted.sort_by_key(|(_, count)| Reverse(*count));
    counted
}

fn in_small_letters(word: &str) -> Cow<'_, str> {
    if word
        .bytes()
        .any(|byte| !byte.is_ascii() || byte.is_ascii_uppercase())
    {
        word.to_lowercase().into()
    } else {
        word.into()
    }
}
