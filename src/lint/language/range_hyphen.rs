//! `range-hyphen`: "8 to 12", never "8-12".

use std::ops::Range;

use memchr::memchr2;

use super::english::is_english;
use crate::diagnostic::{Diagnostic, Level};
use crate::document::Document;
use crate::lint::cues::{self, Cue};
use crate::lint::{Check, Example, Group, Rule, Settings};
use crate::prose::Passage;

/// The rule.
pub static RULE: Rule = Rule {
    code: "range-hyphen",
    group: Group::Language,
    level: Level::Warning,
    why: "`8-12` is read as \"eight twelve\", as a minus, or not at all by a screen reader; `8 to 12` is read as it is \
        meant. Looked for are two numbers with a hyphen or a dash between them, of which the second is greater, in \
        paragraphs, lists and front matter in English. Dates, years, telephone numbers, a tempo such as `2-1-2`, \
        scores, page numbers, house numbers, names such as `L4-L5`, headings, tables, quotations and code aren't \
        told. Doses are data: there `8-12` is right, and readers see \"8 to 12\". `--fix` writes the \"to\".",
    reference: "GOV.UK style guide, numbers: \"500 to 900\" and not \"500-900\", but for tables and addresses",
    bad: Example::Files(&[(
        "content/guides/sitting.md",
        "---\ntitle: Sitting\n---\nGet up every 20-30 minutes.\n",
    )]),
    good: Example::Files(&[(
        "content/guides/sitting.md",
        "---\ntitle: Sitting\n---\nGet up every 20 to 30 minutes.\n",
    )]),
    check: Check::Document(check),
};

/// Words after which two numbers with a dash aren't a quantity.
const NAMES: [&str; 44] = [
    "p",
    "pp",
    "page",
    "pages",
    "chapter",
    "chapters",
    "section",
    "sections",
    "fig",
    "figure",
    "figures",
    "table",
    "tables",
    "no",
    "nos",
    "room",
    "rooms",
    "flat",
    "unit",
    "suite",
    "line",
    "bus",
    "version",
    "model",
    "tempo",
    "won",
    "lost",
    "score",
    "scored",
    "drew",
    "beat",
    "phone",
    "tel",
    "telephone",
    "fax",
    "ref",
    "isbn",
    "code",
    "ward",
    "wards",
    "disc",
    "discs",
    "vertebrae",
    "junction",
];

/// Words whose number is their own, so that a dash with blanks after it may go on with the sentence.
const LABELS: [&str; 14] = [
    "day", "week", "month", "step", "stage", "phase", "level", "part", "set", "exercise", "grade",
    "type", "number", "option",
];

/// Names of months, by their first three letters.
const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// A range in a text.
struct Found {
    first: Range<usize>,
    dash: Range<usize>,
    second: Range<usize>,
}

fn check(document: &Document, settings: &Settings) -> Vec<Diagnostic> {
    let passages = document
        .passages()
        .filter(|passage| passage.place.is_running() && cues::has(passage, Cue::Digit));
    let mut told = passages
        .flat_map(|passage| {
            find(&passage.text)
                .into_iter()
                .filter_map(|found| tell(passage, &found))
        })
        .peekable();
    // Few pages have a range, so only those are asked for their language.
    if told.peek().is_none() || !is_english(document, settings) {
        return Vec::new();
    }
    told.collect()
}

fn tell(passage: &Passage, found: &Found) -> Option<Diagnostic> {
    let Found {
        first,
        dash,
        second,
    } = found;
    let whole = first.start..second.end;
    if passage.is_quoted(&whole) {
        return None;
    }
    let text = |range: &Range<usize>| &passage.text[range.clone()];
    let message = format!("`{}` is a range written with a dash", text(&whole));
    let help = format!("write `{} to {}`", text(first), text(second));
    let told = RULE.tell(passage.span(whole), message).help(help);
    // An escape in a quoted value hides where exactly its words stand.
    let (before, between, after) = (
        passage.span(first.clone()),
        passage.span(dash.clone()),
        passage.span(second.clone()),
    );
    let is_exact = before.range().len() == first.len()
        && after.range().len() == second.len()
        && before.end == between.start
        && between.end == after.start;
    Some(if is_exact {
        told.fix(between, " to ")
    } else {
        told
    })
}

fn find(text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    // The first byte of each dash: bytes are looked at faster than characters.
    if memchr2(b'-', 0xE2, text.as_bytes()).is_none() || !text.contains(is_dash) {
        return found;
    }
    let mut at = 0;
    while let Some(digit) = text.as_bytes()[at..].iter().position(u8::is_ascii_digit) {
        let chain = chain(text, at + digit);
        at = chain.last().map_or(text.len(), |number| number.end);
        if let [first, second] = &chain[..]
            && is_range(text, first, second)
        {
            found.push(Found {
                first: first.clone(),
                dash: first.end..second.start,
                second: second.clone(),
            });
        }
    }
    found
}

/// The numbers from here on that are joined by dashes.
fn chain(text: &str, start: usize) -> Vec<Range<usize>> {
    let mut numbers = vec![number(text, start)];
    while let Some(last) = numbers.last() {
        let rest = &text[last.end..];
        let bare = rest.trim_start_matches(' ');
        let Some(after) = bare.strip_prefix(is_dash) else {
            break;
        };
        let next = after.trim_start_matches(' ');
        let is_even = (bare.len() == rest.len()) == (next.len() == after.len());
        if !is_even || !next.starts_with(|c: char| c.is_ascii_digit()) {
            break;
        }
        numbers.push(number(text, text.len() - next.len()));
    }
    numbers
}

/// The number that begins here: `12`, `2.5`, `1,000`, `9:30`.
fn number(text: &str, start: usize) -> Range<usize> {
    let mut end = start;
    let mut letters = text[start..].chars().peekable();
    while let Some(c) = letters.next() {
        let is_joint =
            matches!(c, '.' | ',' | ':') && letters.peek().is_some_and(char::is_ascii_digit);
        if !c.is_ascii_digit() && !is_joint {
            break;
        }
        end += 1;
    }
    start..end
}

fn is_dash(c: char) -> bool {
    matches!(c, '-' | '\u{2010}'..='\u{2013}')
}

/// Whether two numbers with a dash between them say from how much to how much.
fn is_range(text: &str, first: &Range<usize>, second: &Range<usize>) -> bool {
    let (before, after) = (&text[..first.start], &text[second.end..]);
    let is_joined = |c: char| {
        c.is_alphanumeric()
            || is_dash(c)
            || matches!(c, '/' | '.' | ',' | ':' | ')' | '+' | '#' | '_')
    };
    let goes_on = |c: char| {
        c.is_uppercase() || c.is_ascii_digit() || is_dash(c) || matches!(c, '/' | '_' | '=')
    };
    if before.ends_with(is_joined) || after.starts_with(goes_on) {
        return false;
    }
    let (Some(low), Some(high)) = (value(&text[first.clone()]), value(&text[second.clone()]))
    else {
        return false;
    };
    // A ratio: `2-3:1`.
    if text[second.clone()].contains(':') && !text[first.clone()].contains(':') {
        return false;
    }
    let last = before.split_whitespace().next_back().unwrap_or_default();
    let last = last
        .trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase();
    let is_spaced = text[first.end..].starts_with(' ');
    let is_date = |word: &str| MONTHS.iter().any(|month| word.starts_with(month)) && word != "may";
    // A house number or a date: `12-14 High Street`, `12-15 March`.
    let is_name = NAMES.contains(&last.as_str())
        || is_date(&last)
        || after.trim_start().starts_with(char::is_uppercase);
    let is_label = is_spaced && LABELS.contains(&last.as_str());
    low < high && !is_name && !is_label
}

/// What a number is worth; none for what isn't a quantity: a year, a code, a number that begins with 0.
fn value(number: &str) -> Option<f64> {
    let is_code = number.len() > 1 && number.starts_with('0') && !number.starts_with("0.");
    let is_long = number.bytes().take_while(u8::is_ascii_digit).count() > 3;
    if is_code || is_long {
        return None;
    }
    number.replace(',', "").replace(':', ".").parse().ok()
}
