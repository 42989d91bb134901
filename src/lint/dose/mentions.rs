//! Numbers that a sentence names together with what they count: "10 to 15 times", "twenty seconds".
//!
//! English. Deliberately absent: numbers without a noun that measures or counts ("step 2", "90°"),
//! and whatever only looks like an amount: parts of dates, telephone numbers, a tempo of "2-1-2".

use std::ops::Range;

use super::sentence::Word;
use crate::record::quantity::Number;

/// A number, or two with "to" between them, with its noun.
pub(super) struct Mention {
    /// Where the numbers stand in the passage.
    pub range: Range<usize>,
    /// The least and the most.
    pub numbers: (Number, Number),
    /// The noun, in the singular; "time" for "twice".
    pub noun: String,
    /// One past the noun, among the words of the sentence.
    pub after: usize,
    /// The first number, among the words of the sentence.
    pub first: usize,
    /// Whether "at least", "about" and the like stand before it.
    pub is_loose: bool,
}

/// Words for numbers, each at its own place.
const UP_TO_TWENTY: [&str; 21] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
];

const TENS: [&str; 8] = [
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];

/// After these a number is a name.
const NAMES: [&str; 14] = [
    "step", "steps", "figure", "number", "no", "version", "page", "item", "level", "week", "day",
    "stage", "grade", "exercise",
];

/// Before these a number isn't the whole amount, or not that of the dose.
const PARTIAL: [&str; 16] = [
    "first",
    "last",
    "next",
    "every",
    "another",
    "after",
    "than",
    "half",
    "within",
    "nearly",
    "extra",
    "further",
    "additional",
    "before",
    "remaining",
    "final",
];

/// Words that may stand between a number and its noun only where the amount isn't the dose's.
const MORE: [&str; 6] = ["more", "extra", "further", "other", "additional", "less"];

/// Words that never stand between a number and its noun.
const STOPS: [&str; 23] = [
    "of", "for", "on", "with", "in", "the", "your", "a", "an", "to", "and", "or", "from", "at",
    "by", "is", "are", "per", "then", "between", "after", "before", "until",
];

/// How many words may stand between a number and its noun.
const ADJECTIVES: usize = 2;

/// The mentions of a sentence whose nouns (in the singular) are asked for.
pub(super) fn mentions(words: &[Word<'_>], is_noun: impl Fn(&str) -> bool) -> Vec<Mention> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let Some(run) = run(words, at) else {
            at += 1;
            continue;
        };
        found.extend(mention(words, &run, &is_noun));
        at = run.last + 1;
    }
    found
}

/// Numbers that stand together.
struct Run {
    first: usize,
    last: usize,
    numbers: Vec<Number>,
    /// The unit that is written in one word with the last number: "30-second", "20s".
    unit: Option<String>,
}

fn run(words: &[Word<'_>], first: usize) -> Option<Run> {
    let (number, unit) = number(&words[first].text)?;
    let mut run = Run {
        first,
        last: first,
        numbers: vec![number],
        unit,
    };
    while run.unit.is_none() {
        let next = after_joint(words, run.last);
        let Some((number, unit)) = words.get(next).and_then(|word| self::number(&word.text)) else {
            break;
        };
        run.numbers.push(number);
        run.unit = unit;
        run.last = next;
    }
    // "20s to 30s".
    let next = after_joint(words, run.last);
    if run.unit.is_some()
        && let Some((number, unit)) = words.get(next).and_then(|word| self::number(&word.text))
        && next > run.last + 1
        && unit == run.unit
    {
        run.numbers.push(number);
        run.last = next;
    }
    Some(run)
}

/// Where the next number of a run would stand: next to this one, or after "to" or "or".
fn after_joint(words: &[Word<'_>], at: usize) -> usize {
    let next = words.get(at + 1);
    let is_between = at > 0 && words[at - 1].text == "between";
    let joins =
        next.is_some_and(|word| word.is(&["to", "or"]) || (is_between && word.is(&["and"])));
    at + 1 + usize::from(joins)
}

fn mention(words: &[Word<'_>], run: &Run, is_noun: &impl Fn(&str) -> bool) -> Option<Mention> {
    let [low, .., high] = run.numbers[..] else {
        let number = run.numbers[0];
        return with_noun(words, run, (number, number), is_noun);
    };
    // Three numbers are a tempo or a telephone number; two need a joint.
    let gap = words[run.first].gap.trim();
    let is_range = run.last > run.first + 1 || matches!(gap, "-" | "\u{2013}");
    let is_pair = run.numbers.len() == 2 && is_range && low <= high;
    is_pair.then(|| with_noun(words, run, (low, high), is_noun))?
}

fn with_noun(
    words: &[Word<'_>],
    run: &Run,
    numbers: (Number, Number),
    is_noun: &impl Fn(&str) -> bool,
) -> Option<Mention> {
    let before = run.first.checked_sub(1).map(|before| &words[before]);
    if before.is_some_and(|word| {
        word.is(&NAMES)
            || word.is(&PARTIAL)
            || !is_blank(word.gap.trim_matches(['(', ',', ';', ':']))
    }) {
        return None;
    }
    let (noun, after) = match &run.unit {
        Some(unit) => (singular(unit), run.last + 1),
        None if words[run.last].text == "twice" => ("time".to_owned(), run.last + 1),
        None => noun(words, run.last, is_noun)?,
    };
    is_noun(&noun).then(|| Mention {
        range: words[run.first].range.start..words[run.last].range.end,
        numbers,
        noun,
        after,
        first: run.first,
        is_loose: is_loose(words, run.first),
    })
}

/// The noun after a number, and one past it.
fn noun(
    words: &[Word<'_>],
    last: usize,
    is_noun: &impl Fn(&str) -> bool,
) -> Option<(String, usize)> {
    let mut before = &words[last];
    for (at, word) in words.iter().enumerate().skip(last + 1).take(ADJECTIVES + 1) {
        let is_joined =
            is_blank(before.gap) || before.gap == "-" || (at > last + 1 && before.gap == ", ");
        if !is_joined || word.is(&STOPS) || word.is(&MORE) || number(&word.text).is_some() {
            return None;
        }
        let noun = singular(&word.text);
        if is_noun(&noun) {
            return Some((noun, at + 1));
        }
        before = word;
    }
    None
}

fn is_blank(gap: &str) -> bool {
    gap.trim().is_empty()
}

fn is_loose(words: &[Word<'_>], first: usize) -> bool {
    const LOOSE: [&str; 8] = [
        "about", "around", "roughly", "least", "most", "nearly", "maximum", "minimum",
    ];
    let word = |back: usize| first.checked_sub(back).map(|at| words[at].text.as_str());
    let is = |back, wanted: &str| word(back) == Some(wanted);
    word(1).is_some_and(|word| LOOSE.contains(&word))
        || (is(1, "to") && is(2, "up"))
        || (is(1, "with") && (is(2, "start") || is(2, "begin")))
}

/// The number that a word is, with the unit that is written in one word with it.
fn number(word: &str) -> Option<(Number, Option<String>)> {
    if word == "twice" {
        return Some((Number::whole(2), None));
    }
    let digits = word.len()
        - word
            .trim_start_matches(|c: char| c.is_ascii_digit() || c == '.')
            .len();
    if digits == 0 {
        return spelt(word).map(|number| (number, None));
    }
    let (number, unit) = word.split_at(digits);
    let unit = unit.strip_prefix('-').unwrap_or(unit);
    let number = Number::parse(number)?;
    match unit {
        "" => Some((number, None)),
        unit if unit.chars().all(char::is_alphabetic) => Some((number, Some(unit.to_owned()))),
        _ => None,
    }
}

/// "seven", "thirty", "twenty-five".
fn spelt(word: &str) -> Option<Number> {
    let place = |list: &[&str], word: &str| {
        let at = list.iter().position(|known| *known == word)?;
        u32::try_from(at).ok()
    };
    if let Some(number) = place(&UP_TO_TWENTY, word) {
        return Some(Number::whole(number));
    }
    let (tens, ones) = word
        .split_once('-')
        .map_or((word, None), |(tens, ones)| (tens, Some(ones)));
    let tens = (place(&TENS, tens)? + 2) * 10;
    let ones = match ones {
        None => 0,
        Some(ones) => place(&UP_TO_TWENTY[..10], ones)?,
    };
    Some(Number::whole(tens + ones))
}

/// The singular of an English noun, well enough to compare two.
pub(super) fn singular(noun: &str) -> String {
    const BEFORE_ES: [&str; 5] = ["ch", "sh", "ss", "x", "z"];
    if noun == "feet" {
        return "foot".to_owned();
    }
    if let Some(stem) = noun.strip_suffix("ies") {
        return format!("{stem}y");
    }
    if let Some(stem) = noun.strip_suffix("es")
        && BEFORE_ES.iter().any(|end| stem.ends_with(end))
    {
        return stem.to_owned();
    }
    let stem = noun
        .strip_suffix('s')
        .filter(|stem| !stem.ends_with('s') && !stem.is_empty());
    stem.unwrap_or(noun).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::FileId;
    use crate::lint::dose::sentence::sentences;
    use crate::prose::{Passage, Place};

    fn found(text: &str) -> Vec<String> {
        let mut passage = Passage::new(Place::Item, FileId(0));
        passage.push(text, 0..text.len());
        let is_noun = |noun: &str| ["second", "time", "rock", "set", "s"].contains(&noun);
        let mut all = Vec::new();
        for words in sentences(&passage) {
            for mention in mentions(&words, is_noun) {
                let (low, high) = mention.numbers;
                let range = &text[mention.range];
                let loose = if mention.is_loose { "~" } else { "" };
                all.push(format!("{loose}{range}={low}..{high} {}", mention.noun));
            }
        }
        all
    }

    #[test]
    fn numbers_are_found_with_what_they_count() {
        assert_eq!(found("Hold for 20 seconds."), ["20=20..20 second"]);
        assert_eq!(
            found("Hold for 20 to 30 seconds."),
            ["20 to 30=20..30 second"]
        );
        assert_eq!(
            found("10\u{2013}15 times; between 2 and 3 sets"),
            ["10\u{2013}15=10..15 time", "2 and 3=2..3 set"]
        );
        assert_eq!(
            found("a 30-second hold, 20s"),
            ["30-second=30..30 second", "20s=20..20 s"]
        );
        assert_eq!(
            found("Twenty-five slow, small rocks"),
            ["Twenty-five=25..25 rock"]
        );
        assert_eq!(
            found("Rock it at least five times, or up to 8 times"),
            ["~five=5..5 time", "~8=8..8 time"]
        );
        assert_eq!(found("Repeat twice."), ["twice=2..2 time"]);
        assert_eq!(found("Hold 20s to 30s."), ["20s to 30s=20..30 s"]);
    }

    #[test]
    fn what_only_looks_like_an_amount_is_left_out() {
        for text in [
            "Count 2-1-2 seconds",
            "step 2",
            "Call 020 7946 0000 times",
            "one leg for",
            "2 more times",
            "after 5 rocks",
            "90 degrees",
            "the first 3 times",
            "on 15/3 times",
            "3. Rock",
            "one knee 2 cm",
            "every 20 seconds",
        ] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }
}
