//! English: [`spelling`], with a list of exceptions and with what can be told from other words.
//!
//! The list has the common words and the words of health on which the rules of spelling fail. A word
//! that isn't there may be one of them with an ending or before another word: `breathe` helps with
//! `breathes`, `some` with `something`, whose `e` is silent although it stands in the middle.

mod spelling;

use std::collections::HashMap;
use std::sync::LazyLock;

/// Words with their syllables.
static EXCEPTIONS: LazyLock<HashMap<&str, usize>> = LazyLock::new(|| {
    let lines = include_str!("exceptions.txt").lines();
    let entries = lines.filter_map(|line| line.split_once(' '));
    entries
        .filter_map(|(count, words)| Some((count.parse().ok()?, words)))
        .flat_map(|(count, words)| words.split(' ').map(move |word| (word, count)))
        .collect()
});

/// Words that stand before others, each with its syllables there.
const FIRST_PARTS: &[(usize, &[&str])] = &[
    (2, &["any", "every", "over", "under"]),
    (
        1,
        &[
            "base", "blue", "bone", "brace", "care", "case", "cheese", "come", "cycle", "eye",
            "face", "fire", "five", "fore", "frame", "game", "gate", "grave", "guide", "here",
            "hide", "home", "horse", "house", "ice", "knee", "life", "like", "lime", "line",
            "live", "love", "make", "mile", "milk", "more", "name", "nine", "note", "one", "phone",
            "pipe", "police", "race", "safe", "sales", "shake", "side", "smoke", "some", "sore",
            "space", "spoke", "stake", "state", "stone", "store", "table", "take", "tape", "there",
            "time", "tooth", "trade", "type", "use", "wake", "wave", "where", "while", "white",
            "whole", "wide", "wine",
        ],
    ),
];

/// What only looks like a second part.
const NO_SECOND_PARTS: &[&str] = &[
    "less", "ful", "ment", "ness", "ver", "nt", "ry", "rs", "dy", "rt", "lly", "rn",
];

/// Prefixes.
const PREFIXES: &[&str] = &[
    "un", "re", "in", "non", "over", "out", "mis", "dis", "under", "inter", "multi", "any",
    "super", "sub", "im",
];

/// How an ending adds to the syllables of a word.
#[derive(Clone, Copy)]
enum Adds {
    /// Always as many.
    Always(usize),
    /// One after the sound of `s`, `z`, `sh`, `ch`, `j`.
    AfterHiss,
    /// One after the sound of `t` or `d`.
    AfterStop,
}

/// Endings; what may have stood in their place; what they add.
const ENDINGS: &[(&str, &[&str], Adds)] = &[
    ("s", &[""], Adds::AfterHiss),
    ("es", &[""], Adds::AfterHiss),
    ("ies", &["y"], Adds::Always(0)),
    ("ed", &["", "e"], Adds::AfterStop),
    ("ied", &["y"], Adds::Always(0)),
    ("ing", &["", "e"], Adds::Always(1)),
    ("ly", &[""], Adds::Always(1)),
    ("ily", &["y"], Adds::Always(1)),
    ("ally", &["al"], Adds::Always(1)),
    ("er", &["", "e"], Adds::Always(1)),
    ("ers", &["", "e"], Adds::Always(1)),
    ("ness", &[""], Adds::Always(1)),
    ("less", &[""], Adds::Always(1)),
    ("ful", &[""], Adds::Always(1)),
    ("ment", &[""], Adds::Always(1)),
    ("ments", &[""], Adds::Always(1)),
    ("able", &["", "e"], Adds::Always(2)),
];

/// The syllables of a part of a word in small letters.
pub(super) fn count(word: &str) -> usize {
    let word = word.trim_matches('\'');
    if word.is_ascii() {
        of_word(word)
    } else {
        of_word(&word.chars().map(plain).collect::<String>())
    }
}

fn of_word(word: &str) -> usize {
    listed(word)
        .or_else(|| contracted(word))
        .or_else(|| inflected(word))
        .or_else(|| compound(word))
        .or_else(|| prefixed(word))
        .unwrap_or_else(|| spelling::count(word))
}

/// A letter without its accent; what isn't a letter of English is as good as a consonant.
fn plain(letter: char) -> char {
    match letter {
        '\u{E0}'..='\u{E5}' => 'a',
        '\u{E7}' => 'c',
        '\u{E8}'..='\u{EB}' => 'e',
        '\u{EC}'..='\u{EF}' => 'i',
        '\u{F1}' => 'n',
        '\u{F2}'..='\u{F6}' => 'o',
        '\u{F9}'..='\u{FC}' => 'u',
        letter if letter.is_ascii() => letter,
        _ => 'x',
    }
}

fn listed(word: &str) -> Option<usize> {
    EXCEPTIONS.get(word).copied()
}

fn ends_in_hiss(word: &str) -> bool {
    let hisses = ["s", "x", "z", "ch", "sh", "ce", "ge", "se", "ze"];
    hisses.iter().any(|hiss| word.ends_with(hiss))
}

/// `doctor's`, `doesn't`, `it'll`.
fn contracted(word: &str) -> Option<usize> {
    let (stem, rest) = word.rsplit_once('\'')?;
    let is_voiced = !stem.ends_with(['a', 'e', 'i', 'o', 'u', 'y']) && stem != "how";
    Some(match rest {
        "s" => of_word(stem) + usize::from(ends_in_hiss(stem)),
        "t" if matches!(stem, "don" | "can" | "won" | "ain") => 1,
        "t" => of_word(stem.strip_suffix('n').unwrap_or(stem)) + 1,
        "ll" | "ve" => of_word(stem) + usize::from(is_voiced),
        "d" => of_word(stem) + usize::from(stem.ends_with(['t', 'd'])),
        "m" | "re" | "" => of_word(stem),
        rest => of_word(stem) + of_word(rest),
    })
}

/// A listed word with an ending.
fn inflected(word: &str) -> Option<usize> {
    ENDINGS.iter().find_map(|(ending, replaced, adds)| {
        let stem = word.strip_suffix(ending).filter(|stem| stem.len() > 1)?;
        replaced.iter().find_map(|replaced| {
            let base = format!("{stem}{replaced}");
            let more = match adds {
                Adds::Always(more) => *more,
                Adds::AfterHiss => usize::from(ends_in_hiss(&base)),
                Adds::AfterStop => usize::from(base.trim_end_matches('e').ends_with(['t', 'd'])),
            };
            listed(&base).map(|count| count + more)
        })
    })
}

/// A word before another: `something`, `sideways`.
fn compound(word: &str) -> Option<usize> {
    FIRST_PARTS.iter().find_map(|(syllables, parts)| {
        let rest = |part: &&str| word.strip_prefix(part).filter(|rest| rest.len() > 2);
        let is_word = |rest: &&str| {
            let is_vowel = rest.starts_with(['a', 'e', 'i', 'o', 'u', 'y']);
            let is_known = ["end", "one", "elf", "elv"]
                .iter()
                .any(|word| rest.starts_with(word));
            !NO_SECOND_PARTS.iter().any(|no| rest.starts_with(no))
                && (!is_vowel || is_known || *syllables > 1)
        };
        let rest = parts.iter().filter_map(rest).find(is_word)?;
        Some(syllables + of_word(rest))
    })
}

/// A listed word after a prefix.
fn prefixed(word: &str) -> Option<usize> {
    PREFIXES.iter().find_map(|prefix| {
        let rest = word.strip_prefix(prefix).filter(|rest| rest.len() > 3)?;
        listed(rest).map(|count| count + spelling::count(prefix))
    })
}
