//! French: groups of vowels are syllables, and a mute `e` at the end of a word isn't.
//!
//! The `-ent` of verbs (`ils marchent`) can't be told from that of nouns (`moment`) by spelling, so it
//! counts in both.

use super::nuclei;

/// The syllables of a part of a word in small letters; none in what is left of an elided one.
pub(super) fn count(word: &str) -> usize {
    let count = nuclei(word, is_vowel, |letters, _, at| splits(letters, at));
    let is_consonant = |letter: char| !"aeiouyàâéèêëîïôöùûüæœ".contains(letter);
    let stem = word.strip_suffix("es").or_else(|| word.strip_suffix('e'));
    let is_mute = stem.is_some_and(|stem| {
        stem.ends_with(is_consonant) || stem.ends_with("qu") || stem.ends_with("gu")
    });
    if is_mute && count > 1 {
        count - 1
    } else {
        count
    }
}

/// Not the `u` of `que` and `longue`, nor the `y` of `voyage`.
fn is_vowel(letters: &[char], at: usize) -> bool {
    let is_letter = |letter: char| "aeiouyàâéèêëîïôöùûüæœ".contains(letter);
    let after = letters.get(at + 1).copied().unwrap_or(' ');
    let before = at.checked_sub(1).map_or(' ', |at| letters[at]);
    match letters[at] {
        'u' => !(before == 'q' || before == 'g' && "eiéèêy".contains(after)),
        'y' => !(is_letter(after) && (at == 0 || is_letter(before))),
        letter => is_letter(letter),
    }
}

/// Whether two vowel letters are two syllables: `ré-el`, `na-ïf`, `ou-bli-er`, `cha-os`.
fn splits(letters: &[char], at: usize) -> bool {
    let (first, second) = (letters[at - 1], letters[at]);
    let is_cluster =
        || at >= 3 && matches!(letters[at - 2], 'l' | 'r') && "bcdfgptv".contains(letters[at - 3]);
    match (first, second) {
        (_, 'ï' | 'ë' | 'ü') | ('é', _) | ('a', 'o') | ('o', 'a' | 'é') => true,
        ('i' | 'u', 'é' | 'e' | 'è') => {
            is_cluster() && at + 1 < letters.len() || is_cluster() && second == 'é'
        }
        ('i', 'o' | 'a') => is_cluster(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::count;

    #[test]
    fn spelling_tells_french_syllables() {
        let words = [
            ("le", 1),
            ("que", 1),
            ("douleur", 2),
            ("genou", 2),
            ("jambe", 1),
            ("jambes", 1),
            ("eau", 1),
            ("musique", 2),
            ("longue", 1),
            ("médecin", 3),
            ("réel", 2),
            ("naïf", 2),
            ("oublier", 3),
            ("attention", 3),
            ("exercice", 3),
            ("pied", 1),
            ("nuit", 1),
            ("voyage", 2),
            ("yeux", 1),
            ("santé", 2),
            ("moment", 2),
            ("théâtre", 2),
            ("respirez", 3),
            ("l", 0),
            ("hui", 1),
            ("vie", 1),
        ];
        for (word, syllables) in words {
            assert_eq!(count(word), syllables, "{word}");
        }
    }
}
