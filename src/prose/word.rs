//! What a word is: letters and digits, joined by apostrophes and hyphens; `2.5` and `1,000` are one.

use std::ops::Range;

use super::eight::{self, Eight};

/// The words of a text, as ranges.
pub fn words(text: &str) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = next_start(text, at)?;
        at = end_of(text, start);
        Some(start..at)
    })
}

/// How many words a text has.
#[must_use]
pub fn count(text: &str) -> usize {
    words(text).count()
}

/// Whether a text may have more words than `most`, told without looking for its words.
#[must_use]
pub fn may_exceed(text: &str, most: usize) -> bool {
    // A word has a byte at least, and another stands between two.
    text.len() > 2 * most && at_most(text) > most
}

/// How many words a text has at most, told by one look at its bytes: words have a byte between them
/// that is no letter or digit of ASCII.
fn at_most(text: &str) -> usize {
    let (eights, rest) = text.as_bytes().as_chunks();
    let in_eights = eights.chunks(eight::Tally::MOST).map(|eights| {
        let mut tally = eight::Tally::default();
        for eight in eights {
            tally.add(Eight::of(*eight).others());
        }
        tally.sum()
    });
    let is_other = |byte: &&u8| !byte.is_ascii_alphanumeric();
    in_eights.sum::<usize>() + rest.iter().filter(is_other).count() + 1
}

/// Where the next word begins. ASCII is looked at byte by byte: nearly all text is.
#[inline]
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
#[inline]
fn end_of(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut end = start;
    loop {
        end += letters(&bytes[end..]);
        match bytes.get(end) {
            None => return end,
            Some(byte) if ends(*byte) || !goes_on(text, start, end) => return end,
            Some(_) => end += text[end..].chars().next().map_or(1, char::len_utf8),
        }
    }
}

/// Whether a byte that is no letter or digit of ASCII ends a word, whatever stands around it.
#[inline]
fn ends(byte: u8) -> bool {
    byte.is_ascii() && !matches!(byte, b'\'' | b'-' | b'.' | b',')
}

/// With how many letters and digits of ASCII a text begins.
#[inline]
fn letters(bytes: &[u8]) -> usize {
    let mut count = 0;
    while let Some(eight) = Eight::next(&bytes[count..]) {
        if let Some(end) = eight.others().first() {
            return count + end;
        }
        count += 8;
    }
    let is_letter = |byte: &&u8| byte.is_ascii_alphanumeric();
    count + bytes[count..].iter().take_while(is_letter).count()
}

/// Whether what stands at `at` belongs to the word that began at `start`.
fn goes_on(text: &str, start: usize, at: usize) -> bool {
    let mut letters = text[at..].chars();
    let Some(letter) = letters.next() else {
        return false;
    };
    let last = text[start..at].chars().next_back().unwrap_or(' ');
    letter.is_alphanumeric() || is_mark(letter) || joins(last, letter, letters.next())
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
    fn a_text_has_at_most_so_many_words() {
        for text in ["", "Lie down.", "caf\u{e9} 2.5 \u{2013} don't", "a-b 8-12"] {
            assert!(count(text) <= at_most(text), "{text}");
            assert!(!may_exceed(text, at_most(text)), "{text}");
            assert!(
                count(text) == 0 || may_exceed(text, count(text) - 1),
                "{text}"
            );
        }
        assert_eq!(at_most("Lie on your back"), 4);
    }

    #[test]
    fn a_part_of_a_word_is_not_whole() {
        assert!(is_whole("see your GP", &(9..11)));
        assert!(!is_whole("semi-GPs", &(5..7)));
        assert!(!is_whole("GP-led", &(0..2)));
    }
}
