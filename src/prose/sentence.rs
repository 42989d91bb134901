//! Where sentences end.
//!
//! A full stop, question mark or exclamation mark ends a sentence where a blank and then anything
//! but a small letter follows, unless the full stop belongs to an abbreviation or an initial.

use std::ops::Range;

use super::eight::Eight;

/// Abbreviations before which a sentence hardly ever ends, in small letters, without the last stop.
const ABBREVIATIONS: [&str; 17] = [
    "e.g", "i.e", "dr", "mr", "mrs", "ms", "prof", "st", "vs", "approx", "fig", "p.m", "a.m",
    "z.b", "d.h", "p.ej", "cf",
];

/// The sentences of a text, without the blanks between them. What isn't ended is one too.
#[must_use]
pub fn split(text: &str) -> Vec<Range<usize>> {
    let mut sentences = Vec::new();
    let (mut start, mut from) = (0, 0);
    while let Some((at, mark)) = next_end(text, from) {
        let marks = text[at..]
            .chars()
            .take_while(|c| is_end(*c) || is_closing(*c));
        let end = at + marks.map(char::len_utf8).sum::<usize>();
        from = end;
        let rest = &text[end..];
        let is_wide = matches!(mark, '\u{3002}' | '\u{FF01}' | '\u{FF1F}');
        let ends =
            rest.is_empty() || is_wide || (rest.starts_with(char::is_whitespace) && begins(rest));
        if ends && !(mark == '.' && is_abbreviation(&text[start..at])) {
            push(&mut sentences, text, start..end);
            start = end;
        }
    }
    push(&mut sentences, text, start..text.len());
    sentences
}

/// The next mark that may end a sentence.
fn next_end(text: &str, from: usize) -> Option<(usize, char)> {
    let mut at = from;
    loop {
        at += next_candidate(text.as_bytes().get(at..)?)?;
        let letter = text[at..].chars().next()?;
        if is_end(letter) {
            return Some((at, letter));
        }
        at += letter.len_utf8();
    }
}

/// Where the next byte stands that is a mark, or part of what isn't ASCII.
fn next_candidate(bytes: &[u8]) -> Option<usize> {
    let mut at = 0;
    while let Some(eight) = Eight::next(&bytes[at..]) {
        if let Some(found) = eight.any_of(*b".!?").first() {
            return Some(at + found);
        }
        at += 8;
    }
    let is_candidate = |byte: &u8| matches!(byte, b'.' | b'!' | b'?' | 0x80..);
    Some(at + bytes[at..].iter().position(is_candidate)?)
}

fn push(sentences: &mut Vec<Range<usize>>, text: &str, range: Range<usize>) {
    let part = &text[range.clone()];
    let start = range.start + (part.len() - part.trim_start().len());
    let end = range.end - (part.len() - part.trim_end().len());
    if start < end && text[start..end].contains(char::is_alphanumeric) {
        sentences.push(start..end);
    }
}

fn is_end(c: char) -> bool {
    matches!(
        c,
        '.' | '!' | '?' | '\u{2026}' | '\u{3002}' | '\u{FF01}' | '\u{FF1F}' | '\u{061F}'
    )
}

fn is_closing(c: char) -> bool {
    matches!(
        c,
        ')' | ']' | '"' | '\'' | '\u{201D}' | '\u{2019}' | '\u{00BB}'
    )
}

/// Whether a sentence may begin here, after the blanks.
fn begins(rest: &str) -> bool {
    // Nearly always it's one blank and a letter.
    if let [b' ', letter, ..] = rest.as_bytes()
        && letter.is_ascii_alphabetic()
    {
        return letter.is_ascii_uppercase();
    }
    rest.trim_start()
        .trim_start_matches([
            '(', '[', '"', '\'', '\u{201C}', '\u{2018}', '\u{00AB}', '\u{00BF}', '\u{00A1}',
        ])
        .chars()
        .next()
        .is_none_or(|c| !c.is_lowercase())
}

/// Whether the stop after this text belongs to an abbreviation or to an initial.
fn is_abbreviation(before: &str) -> bool {
    let is_edge = |c: char| c.is_whitespace() || c == '(';
    let word = before.rsplit(is_edge).next().unwrap_or_default();
    let mut letters = word.chars();
    let is_initial = match (letters.next(), letters.next()) {
        (Some(letter), None) => letter.is_uppercase() && letter != 'I',
        _ => false,
    };
    is_initial
        || ABBREVIATIONS
            .iter()
            .any(|known| word.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split_text(text: &str) -> Vec<&str> {
        split(text).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn sentences_end_where_readers_stop() {
        assert_eq!(
            split_text("Lie down. Breathe out!  Rest?"),
            ["Lie down.", "Breathe out!", "Rest?"]
        );
        assert_eq!(
            split_text("Hold for 2.5 minutes. Then rest"),
            ["Hold for 2.5 minutes.", "Then rest"]
        );
        assert_eq!(
            split_text("See Dr. Example, e.g. Monday."),
            ["See Dr. Example, e.g. Monday."]
        );
        assert_eq!(
            split_text("Ask \u{201C}Why?\u{201D} Then go."),
            ["Ask \u{201C}Why?\u{201D}", "Then go."]
        );
        assert_eq!(
            split_text("Go on \u{2026} slowly. 3 times."),
            ["Go on \u{2026} slowly.", "3 times."]
        );
        assert_eq!(split_text("Vitamin C. Rest."), ["Vitamin C. Rest."]);
        assert_eq!(split_text(" \u{2014} "), [""; 0]);
    }
}
