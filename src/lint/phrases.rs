//! Lists of phrases, found in passages as whole words, whatever the case.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use crate::prose::word;

/// A list of phrases, ready to be looked for.
#[derive(Clone, Debug, Default)]
pub struct Phrases {
    written: Vec<String>,
    /// The longest word of each phrase: without one of them, none of the phrases stands in a text.
    keys: BTreeSet<String>,
    /// Made when a text is first searched: on most sites, most lists never are.
    automaton: OnceLock<Option<AhoCorasick>>,
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
        let keys = written.iter().filter_map(|phrase| key(phrase));
        Self {
            keys: keys.map(str::to_owned).collect(),
            written,
            automaton: OnceLock::new(),
        }
    }

    /// Whether a run of letters and digits is the key of a phrase, whatever the case.
    #[must_use]
    pub fn has_key(&self, run: &str) -> bool {
        self.keys.contains(&run.to_ascii_lowercase())
    }

    /// Where the phrases stand in a text.
    pub fn find<'a>(&'a self, text: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
        let automaton = self.automaton.get_or_init(|| automaton(&self.written));
        let found = automaton.iter().flat_map(move |it| it.find_iter(text));
        found
            .map(|found| found.range())
            .filter(|range| word::is_whole(text, range))
    }
}

fn automaton(written: &[String]) -> Option<AhoCorasick> {
    if written.is_empty() {
        return None;
    }
    AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .ascii_case_insensitive(true)
        // The lists are short, and each is held against many passages of the site.
        .kind(Some(AhoCorasickKind::DFA))
        .build(written)
        .ok()
}

/// The longest run of letters and digits in a phrase.
fn key(phrase: &str) -> Option<&str> {
    phrase
        .split(|c: char| !c.is_alphanumeric())
        .max_by_key(|run| run.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_told_by_its_longest_word() {
        let list = Phrases::new(["hot-water bottle", "Wheat bag"]);
        assert!(list.has_key("Bottle") && list.has_key("wheat"));
        assert!(!list.has_key("water") && !list.has_key("bag"));
    }

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
