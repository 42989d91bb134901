//! What a word is: letters and digits, joined by apostrophes and hyphens; `2.5` and `1,000` are one.

use std::ops::Range;

/// The words of a text, as ranges.
pub fn words(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = next_start(text, at)?;
        at = end_of(text, start);
        Some(start..at)
    })
}

/// Where the next word begins. ASCII is looked at byte by byte: nearly all text is.
fn next_start(text: &str, from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        let byte = *text.as_bytes().get(at)?;
        if byte.is_ascii_alphanumeric() {
            return Some(at);
        }
        if byte.is_ascii() {
            at += 1;
            continue;
        }
        let letter = text[at..].chars().next()?;
        if letter.is_alphanumeric() {
            return Some(at);
        }
        at += letter.len_utf8();
    }
}

/// Where the word ends that begins at `start`.
fn end_of(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut end = start;
    let mut last = ' ';
    while let Some(byte) = bytes.get(end) {
        if byte.is_ascii_alphanumeric() {
            last = char::from(*byte);
            end += 1;
            continue;
        }
        let mut letters = text[end..].chars();
        let Some(letter) = letters.next() else { break };
        if !letter.is_alphanumeric() && !joins(last, letter, letters.next()) && !is_mark(letter) {
            break;
        }
        last = letter;
        end += letter.len_utf8();
    }
    end
}

/// Whether `c` joins what stands before and after it to one word.
fn joins(before: char, c: char, after: Option<char>) -> bool {
    let Some(after) = after else { return false };
    match c {
        '\'' | '\u{2019}' | '-' | '\u{2010}' | '\u{2011}' => {
            before.is_alphabetic() && after.is_alphabetic()
                || (c == '-' && before.is_alphanumeric() && after.is_alphabetic())
        }
        '.' | ',' => before.is_ascii_digit() && after.is_ascii_digit(),
        _ => false,
    }
}

/// Combining accents and the like: part of the letter before them.
fn is_mark(c: char) -> bool {
    matches!(
        c,
        '\u{0300}'..='\u{036F}' | '\u{00AD}' | '\u{200C}' | '\u{200D}'
    )
}

/// Whether the letters on both sides of a range don't belong to the same word.
#[must_use]
pub fn is_whole(text: &str, range: &Range<usize>) -> bool {
    let is_letter =
        |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '-' || c == '\u{2011}');
    !is_letter(text[..range.start].chars().next_back())
        && !is_letter(text[range.end..].chars().next())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words_of(text: &str) -> Vec<&str> {
        words(text).map(|range| &text[range]).collect()
    }

    #[test]
    fn words_keep_their_joints() {
        assert_eq!(
            words_of("Don't lift: low-back pain, 2.5 kg."),
            ["Don't", "lift", "low-back", "pain", "2.5", "kg"]
        );
        assert_eq!(
            words_of("8-12 reps \u{2013} 1,000 steps"),
            ["8", "12", "reps", "1,000", "steps"]
        );
        assert_eq!(
            words_of("the patients' 30-second rest"),
            ["the", "patients", "30-second", "rest"]
        );
        assert_eq!(
            words_of("\u{FFFC} caf\u{0065}\u{0301}."),
            ["caf\u{0065}\u{0301}"]
        );
    }

    #[test]
    fn a_part_of_a_word_is_not_whole() {
        assert!(is_whole("see your GP", &(9..11)));
        assert!(!is_whole("semi-GPs", &(5..7)));
        assert!(!is_whole("GP-led", &(0..2)));
    }
}
