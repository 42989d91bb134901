//! `region-number-mismatch`: another country's number in a text.

use std::ops::Range;
use std::sync::LazyLock;

use crate::diagnostic::{Diagnostic, Level, Span};
use crate::document::Document;
use crate::document::body::Destination;
use crate::lint::cues::{self, Cue};
use crate::lint::phrases::Phrases;
use crate::lint::{Check, Example, Group, Rule, Settings};
use crate::prose::{Passage, Place, word};

/// The rule.
pub static RULE: Rule = Rule {
    code: "region-number-mismatch",
    group: Group::Safety,
    level: Level::Warning,
    why: "A text that was taken over from another country tells people to call a number that doesn't answer. The rule looks for these numbers of emergency services and advice lines: 000, 110, 111, 112, 113, 118, 119, 144, 811, 911, 995, 999. They are told after \"call\", \"contact\", \"phone\", \"ring\" or \"dial\", and in `tel:` links, where they are neither the `emergency_number` nor the `advice_line` of the region profile. A sentence that also gives the region's own number, or names a country, passes. Without numbers in the profile nothing is told.",
    reference: "mendbook's promise 1: a number can't differ between pages",
    bad: Example::Files(&[(
        "content/guides/back-pain.md",
        "---\n\
         title: Back pain\n\
         ---\n\
         Call 911 if you can't feel your legs.\n",
    )]),
    good: Example::Files(&[(
        "content/guides/back-pain.md",
        "---\n\
         title: Back pain\n\
         ---\n\
         Call 999 if you can't feel your legs.\n",
    )]),
    check: Check::Document(check),
};

/// Numbers of emergency services and advice lines in many countries.
const NUMBERS: [&str; 12] = [
    "000", "110", "111", "112", "113", "118", "119", "144", "811", "911", "995", "999",
];

/// Words after which a number is one to call.
const CALLS: [&str; 13] = [
    "call",
    "calls",
    "called",
    "calling",
    "contact",
    "phone",
    "phoning",
    "telephone",
    "ring",
    "ringing",
    "dial",
    "dialing",
    "dialling",
];

/// Words that make the number before them a count.
const COUNTED: [&str; 21] = [
    "steps", "times", "seconds", "minutes", "hours", "days", "weeks", "months", "years", "people",
    "patients", "calls", "kg", "mg", "lb", "cm", "km", "m", "metres", "meters", "degrees",
];

/// Words after which a number is a place's or a telephone's own.
const PLACES: [&str; 8] = [
    "bay",
    "bed",
    "ext",
    "extension",
    "option",
    "pager",
    "room",
    "ward",
];

/// How many words may stand between the two: "call an ambulance on 999".
const REACH: usize = 5;

/// Where other numbers are right.
const ELSEWHERE: [&str; 26] = [
    "abroad",
    "america",
    "australia",
    "austria",
    "britain",
    "canada",
    "countries",
    "country",
    "england",
    "eu",
    "europe",
    "france",
    "germany",
    "holiday",
    "ireland",
    "italy",
    "new zealand",
    "northern ireland",
    "scotland",
    "spain",
    "switzerland",
    "travel",
    "uk",
    "united kingdom",
    "united states",
    "usa",
];

static KNOWN: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(NUMBERS));
static COUNTRIES: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(ELSEWHERE));

fn check(document: &Document, settings: &Settings) -> Vec<Diagnostic> {
    let region = &settings.region;
    let own: Vec<String> = [&region.emergency_number, &region.advice_line]
        .into_iter()
        .flatten()
        .map(|number| digits(number))
        .filter(|number| !number.is_empty())
        .collect();
    if own.is_empty() {
        return Vec::new();
    }
    let mut in_texts: Vec<(Span, String)> = Vec::new();
    if settings.is_english() {
        for passage in document.passages() {
            if passage.place != Place::Quotation
                && cues::has(passage, Cue::EmergencyNumber)
                && KNOWN.find(&passage.text).next().is_some()
            {
                in_texts.extend(in_text(passage, &own));
            }
        }
    }
    let mut in_links = Vec::new();
    // The sentence that was looked at last, since one may hold many links.
    let mut last: Option<(Span, bool)> = None;
    for link in &document.body.links {
        let Destination::External(address) = &link.destination else {
            continue;
        };
        let Some(number) = address.strip_prefix("tel:").map(digits) else {
            continue;
        };
        // Texts were looked at in the order of the source.
        let after = in_texts.partition_point(|(span, _)| span.start < link.span.start);
        let is_told = in_texts
            .get(after)
            .is_some_and(|(span, _)| span.end <= link.span.end);
        let is_wrong = NUMBERS.contains(&number.as_str()) && !own.contains(&number);
        if !is_wrong || is_told {
            continue;
        }
        let is_known = last.is_some_and(|(sentence, _)| sentence.holds(link.span));
        if !is_known {
            last = sentence_of(document, link.span).map(|(span, text)| (span, passes(text, &own)));
        }
        if last.is_none_or(|(_, passes)| !passes) {
            in_links.push((link.span, number));
        }
    }
    in_texts
        .into_iter()
        .chain(in_links)
        .map(|(place, number)| tell(place, &number, &own))
        .collect()
}

/// Whether a run of digits is a number that is called in an emergency somewhere.
pub fn is_emergency_number(run: &str) -> bool {
    NUMBERS.contains(&run)
}

fn tell(place: Span, number: &str, own: &[String]) -> Diagnostic {
    let message = format!("`{number}` isn't a number of this region");
    RULE.tell(place, message).help(format!(
        "write {}, or correct `region` in `site.yaml`",
        own.iter()
            .map(|own| format!("`{own}`"))
            .collect::<Vec<_>>()
            .join(" or ")
    ))
}

/// Other regions' numbers that a passage says to call.
fn in_text(passage: &Passage, own: &[String]) -> Vec<(Span, String)> {
    let mut wrong = Vec::new();
    for sentence in passage.sentences() {
        let text = &passage.text[sentence.clone()];
        if passes(text, own) {
            continue;
        }
        let words: Vec<Range<usize>> = word::words(text).collect();
        for (at, word) in words.iter().enumerate() {
            let range = sentence.start + word.start..sentence.start + word.end;
            let number = &text[word.clone()];
            if NUMBERS.contains(&number)
                && is_called(text, &words, at)
                && !passage.is_quoted(&range)
            {
                wrong.push((passage.span(range), number.to_owned()));
            }
        }
    }
    wrong
}

/// Whether a sentence gives the region's own number too, or speaks of another country.
fn passes(sentence: &str, own: &[String]) -> bool {
    let is_own = |word: Range<usize>| own.iter().any(|own| sentence[word.clone()] == **own);
    word::words(sentence).any(is_own) || COUNTRIES.find(sentence).next().is_some()
}

/// Where the sentence of the body around a link stands, and what it says.
fn sentence_of(document: &Document, link: Span) -> Option<(Span, &str)> {
    let passages = &document.body.passages;
    let ends = |passage: &Passage| passage.whole_span().end;
    let at = passages.partition_point(|passage| ends(passage) <= link.start);
    let passage = passages.get(at)?;
    let sentence = passage.sentence_at(link)?;
    Some((passage.span(sentence.clone()), &passage.text[sentence]))
}

/// Whether the number at this word stands alone and is one to call.
fn is_called(text: &str, words: &[Range<usize>], at: usize) -> bool {
    let folded = |word: &Range<usize>| text[word.clone()].to_lowercase();
    let before = &words[at.saturating_sub(REACH + 1)..at];
    let is_call = |word: &Range<usize>| CALLS.contains(&folded(word).as_str());
    let is_counted = |word: &Range<usize>| COUNTED.contains(&folded(word).as_str());
    // "0800 111 999" is one number, "call 911 24 hours a day" is two.
    let is_long = |word: &Range<usize>| digits(&text[word.clone()]).len() >= 3;
    let joins = |gap: Range<usize>| gap.len() < 2 && matches!(&text[gap], " " | "-" | ".");
    let own = &words[at];
    let continues = before
        .last()
        .is_some_and(|last| !digits(&text[last.clone()]).is_empty() && joins(last.end..own.start));
    let is_place = before
        .last()
        .is_some_and(|last| PLACES.contains(&folded(last).as_str()));
    let next = words.get(at + 1);
    let goes_on =
        next.is_some_and(|next| is_counted(next) || (is_long(next) && joins(own.end..next.start)));
    before.iter().any(is_call) && !continues && !goes_on && !is_place
}

/// The digits of a number, which may be written with blanks.
fn digits(number: &str) -> String {
    number.chars().filter(char::is_ascii_digit).collect()
}
