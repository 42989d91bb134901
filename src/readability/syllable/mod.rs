//! How many syllables a word has, for the languages with a formula that asks.
//!
//! Each language has its own rules, over one part of a word in small letters. What holds for all of
//! them stands here: hyphens and apostrophes, numbers, abbreviations.

mod english;

/// A language whose syllables can be counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syllables {
    /// By rules and a list of exceptions.
    English,
}

impl Syllables {
    /// The way to count for a primary language tag.
    #[must_use]
    pub fn of(primary: &str) -> Option<Self> {
        match primary {
            "en" => Some(Self::English),
            _ => None,
        }
    }

    /// The syllables of a word; never fewer than one.
    #[must_use]
    pub fn count(self, word: &str) -> usize {
        if is_letter_word(word) {
            return 1;
        }
        let lower = word.to_lowercase().replace('\u{2019}', "'");
        let parts = lower.split(['-', '\u{2010}', '\u{2011}']);
        let count = |part: &str| match self {
            Self::English => english::count(part),
        };
        parts
            .filter(|part| !part.is_empty())
            .map(count)
            .sum::<usize>()
            .max(1)
    }
}

/// Numbers, and abbreviations in capitals with or without the `s` of the plural.
fn is_letter_word(word: &str) -> bool {
    if !word.contains(char::is_alphabetic) {
        return true;
    }
    let stem = word.strip_suffix(['s']).unwrap_or(word);
    stem.chars().count() > 1 && stem.chars().all(|c| c.is_uppercase() || c.is_ascii_digit())
}
