//! How many syllables a word has, for the languages with a formula that asks.
//!
//! Each language has its own rules, over one part of a word in small letters. What holds for all of
//! them stands here: hyphens, numbers, abbreviations. Deliberately absent: Italian, whose formula
//! counts letters.

mod english;
mod french;
mod german;
mod spanish;

/// A language whose syllables can be counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Syllables {
    /// By rules and a list of exceptions.
    English,
    /// By rules.
    French,
    /// By rules.
    German,
    /// By rules.
    Spanish,
}

impl Syllables {
    /// The way to count for a primary language tag.
    #[must_use]
    pub fn of(primary: &str) -> Option<Self> {
        match primary {
            "de" => Some(Self::German),
            "en" => Some(Self::English),
            "es" => Some(Self::Spanish),
            "fr" => Some(Self::French),
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
        parts
            .map(|part| self.count_part(part))
            .sum::<usize>()
            .max(1)
    }

    fn count_part(self, part: &str) -> usize {
        let by = |count: fn(&str) -> usize| part.split('\'').map(count).sum();
        match self {
            Self::English => english::count(part),
            Self::French => by(french::count),
            Self::German => by(german::count),
            Self::Spanish => by(spanish::count),
        }
    }
}

/// Numbers, and abbreviations in capitals with or without the `s` of the plural.
#[must_use]
pub fn is_letter_word(word: &str) -> bool {
    if word.starts_with(|first: char| first.is_ascii_lowercase()) {
        return false;
    }
    let stem = word.strip_suffix('s').unwrap_or(word);
    !word.contains(char::is_alphabetic)
        || stem.chars().count() > 1 && stem.chars().all(|c| c.is_uppercase() || c.is_ascii_digit())
}

/// The runs of vowels of a word. `splits` tells of a vowel after another, given where the present
/// syllable began, whether it begins the next.
fn nuclei(
    word: &str,
    is_vowel: impl Fn(&[char], usize) -> bool,
    splits: impl Fn(&[char], usize, usize) -> bool,
) -> usize {
    let letters: Vec<char> = word.chars().collect();
    let mut start = None;
    let mut count = 0;
    for at in 0..letters.len() {
        if !is_vowel(&letters, at) {
            start = None;
        } else if start.is_none_or(|start| splits(&letters, start, at)) {
            start = Some(at);
            count += 1;
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::Syllables;

    #[test]
    fn numbers_and_abbreviations_are_one_and_hyphens_join() {
        let count = |word| Syllables::English.count(word);
        assert_eq!(
            ["12", "2.5", "1,000", "GP", "MRIs", "L4", "TENS"].map(count),
            [1; 7]
        );
        assert_eq!(count("over-the-counter"), 5);
        assert_eq!(count("30-second"), 3);
        assert_eq!(count("STOP"), 1);
        assert_eq!(count("I"), 1);
        assert_eq!(Syllables::French.count("aujourd\u{2019}hui"), 3);
        assert_eq!(Syllables::French.count("l\u{2019}eau"), 1);
        assert_eq!(Syllables::of("it"), None);
    }
}
