//! A sentence as its words, for rules that look for how words follow each other.

use std::ops::Range;

use crate::prose::{Passage, word};

/// A word of a sentence.
pub(super) struct Word<'a> {
    /// The word in small letters.
    pub text: String,
    /// Where it stands in the passage.
    pub range: Range<usize>,
    /// What stands between it and the next word, or the end of the sentence.
    pub gap: &'a str,
}

/// The sentences of a passage, each as its words.
pub(super) fn sentences(passage: &Passage) -> impl Iterator<Item = Vec<Word<'_>>> {
    passage.sentences().map(|sentence| {
        let text = &passage.text[sentence.clone()];
        let ranges: Vec<Range<usize>> = word::words(text).collect();
        let next = ranges.iter().skip(1).map(|range| range.start);
        let ends = next.chain([text.len()]);
        ranges
            .iter()
            .zip(ends)
            .map(|(range, end)| Word {
                text: text[range.clone()].to_lowercase(),
                range: sentence.start + range.start..sentence.start + range.end,
                gap: &text[range.end..end],
            })
            .collect()
    })
}

impl Word<'_> {
    /// Whether a clause ends after the word.
    pub(super) fn ends_clause(&self) -> bool {
        let ends = |c| {
            matches!(
                c,
                '.' | ',' | ';' | ':' | '!' | '?' | '\u{2026}' | '\u{2014}' | ')'
            )
        };
        self.gap.contains(ends) || self.gap.contains(" \u{2013} ")
    }

    /// Whether the word is one of these.
    pub(super) fn is(&self, words: &[&str]) -> bool {
        words.contains(&self.text.as_str())
    }
}
