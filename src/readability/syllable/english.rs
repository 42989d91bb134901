//! English.

/// The syllables of a part of a word in small letters.
pub(super) fn count(word: &str) -> usize {
    let is_vowel = |c: char| matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
    word.split(|c| !is_vowel(c))
        .filter(|group| !group.is_empty())
        .count()
        .max(1)
}
