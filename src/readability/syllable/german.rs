//! German: every vowel is a syllable, but for those that are written with two letters.

use super::nuclei;

/// Two letters that are one vowel.
const PAIRS: [&str; 13] = [
    "ei", "ai", "au", "eu", "äu", "ie", "aa", "ee", "oo", "ey", "ay", "ou", "oi",
];

/// Ends where `ie` is two syllables, as in `Studie`.
const SPLIT_ENDS: [&str; 13] = [
    "milie",
    "linie",
    "serie",
    "materie",
    "bakterie",
    "arterie",
    "studie",
    "aktie",
    "ödie",
    "folie",
    "prämie",
    "lilie",
    "petersilie",
];

/// The syllables of a part of a word in small letters.
pub(super) fn count(word: &str) -> usize {
    let count = nuclei(word, is_vowel, |letters, start, at| {
        let pair: String = letters[at - 1..=at].iter().collect();
        at != start + 1 || !PAIRS.contains(&pair.as_str())
    });
    count + usize::from(has_split_pair(word))
}

/// Not the `u` of `quer`, nor the `y` of `Yoga`.
fn is_vowel(letters: &[char], at: usize) -> bool {
    let before = at.checked_sub(1).map(|at| letters[at]);
    match letters[at] {
        'u' => before != Some('q'),
        'y' => before.is_some() || letters.len() == 1,
        letter => "aeiouäöü".contains(letter),
    }
}

/// `Familie`, `Ferien`, `Museum`, `beenden`: two letters that mostly are one vowel, and here aren't.
fn has_split_pair(word: &str) -> bool {
    let has_vowel = |stem: &str| stem.contains(['a', 'e', 'i', 'o', 'u', 'ä', 'ö', 'ü', 'y']);
    let is_plural = word
        .strip_suffix("ien")
        .is_some_and(|stem| has_vowel(stem) && !stem.ends_with("sch"));
    let is_prefixed = ["beei", "beend", "geei", "beein"]
        .iter()
        .any(|start| word.starts_with(start));
    is_plural
        || is_prefixed
        || word.ends_with("eum")
        || SPLIT_ENDS.iter().any(|end| word.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::count;

    #[test]
    fn spelling_tells_german_syllables() {
        let words = [
            ("schmerz", 1),
            ("rücken", 2),
            ("knie", 1),
            ("eier", 2),
            ("treue", 2),
            ("bewegung", 3),
            ("quer", 1),
            ("säule", 2),
            ("nation", 3),
            ("museum", 3),
            ("studie", 3),
            ("studien", 3),
            ("therapie", 3),
            ("beenden", 3),
            ("beere", 2),
            ("übung", 2),
            ("wirbelsäule", 4),
            ("gehen", 2),
            ("physiotherapeut", 6),
            ("schien", 1),
            ("yoga", 2),
            ("typ", 1),
            ("entzündung", 3),
            ("ruhe", 2),
            ("geeignet", 4),
            ("familie", 4),
            ("neue", 2),
            ("zuerst", 2),
        ];
        for (word, syllables) in words {
            assert_eq!(count(word), syllables, "{word}");
        }
    }
}
