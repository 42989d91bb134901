//! Lists of phrases, found in passages as whole words, whatever the case.

use std::ops::Range;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use crate::prose::word;

/// A list of phrases, ready to be looked for.
#[derive(Clone, Debug, Default)]
pub struct Phrases {
    automaton: Option<AhoCorasick>,
}

impl Phrases {
    /// Makes a list ready. Longer phrases win where several begin at the same place.
    #[must_use]
    pub fn new<'a>(phrases: impl IntoIterator<Item = &'a str>) -> Self {
        let mut written: Vec<String> = Vec::new();
        for phrase in phrases {
            let phrase = phrase.trim().to_lowercase();
            // In Markdown an apostrophe becomes a typographic one, in front matter it doesn't.
            written.push(phrase.replace('\'', "\u{2019}"));
            written.push(phrase.replace('\u{2019}', "'"));
        }
        written.retain(|phrase| !phrase.is_empty());
        // Most phrases have no apostrophe.
        written.dedup();
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .ascii_case_insensitive(true)
            // The lists are short, and each is held against every passage of the site.
            .kind(Some(AhoCorasickKind::DFA))
            .build(&written)
            .ok()
            .filter(|_| !written.is_empty());
        Self { automaton }
    }

    /// Where the phrases stand in a text.
    pub fn find<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
        let found = self.automaton.iter().flat_map(move |it| it.find_iter(text));
        found
            .map(|found| found.range())
            .filter(|range| word::is_whole(text, range))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_whole_words_in_any_case() {
        let list = Phrases::new(["soon", "as soon as possible", "don't wait"]);
        let found = |text: &'static str| list.find(text).map(|at| &text[at]).collect::<Vec<_>>();
        assert_eq!(found("Call Soon"), ["Soon"]);
        assert_eq!(found("as soon as possible"), ["as soon as possible"]);
        assert_eq!(found("sooner; a soon-to-be"), [""; 0]);
        assert_eq!(
            found("Don\u{2019}t wait. Don't wait."),
            ["Don\u{2019}t wait", "Don't wait"]
        );
        assert_eq!(Phrases::new([]).find("soon").count(), 0);
    }
}
