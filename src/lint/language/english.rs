//! Whether a page is in English, on a site that is.
//!
//! A page in another language on an English site is told neither "write `2 to 3`" nor a school grade.
//! Deliberately absent: which other language it is, and paragraphs one by one.

use crate::document::Document;
use crate::lint::Settings;
use crate::prose::word;

/// Short words without which nobody writes English, and which other languages don't have, by their number
/// of letters.
const COMMON: [&[&str]; 6] = [
    &[],
    &[],
    &["be", "is", "it", "of", "to", "we"],
    &["and", "are", "can", "for", "not", "our", "the", "you"],
    &[
        "from", "have", "that", "then", "this", "when", "will", "with", "your",
    ],
    &["until"],
];

/// How many words are looked at.
const WORDS: usize = 120;

/// From how many words up a page can be told to be in another language.
const FEW: usize = 30;

/// One common word in so many is English; texts have more than one in five.
const ONE_IN: usize = 20;

/// Whether the rules for English hold for a page. Short pages are taken to be in the site's language.
pub(super) fn is_english(document: &Document, settings: &Settings) -> bool {
    settings.is_english() && !reads_foreign(document)
}

fn reads_foreign(document: &Document) -> bool {
    let words = document.running_text().flat_map(|passage| {
        let text = passage.text.as_str();
        word::words(text).map(|word| &text[word])
    });
    let (mut count, mut common) = (0, 0);
    for word in words.take(WORDS) {
        count += 1;
        common += usize::from(is_common(word));
    }
    count >= FEW && common * ONE_IN < count
}

fn is_common(word: &str) -> bool {
    let as_long = COMMON.get(word.len()).copied().unwrap_or_default();
    let mut as_long = as_long.iter();
    as_long.any(|common| word.eq_ignore_ascii_case(common))
}
