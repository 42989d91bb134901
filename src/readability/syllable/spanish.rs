//! Spanish, whose spelling tells the syllables: every vowel is one, but for diphthongs.

use super::nuclei;

/// The syllables of a part of a word in small letters.
pub(super) fn count(word: &str) -> usize {
    nuclei(word, is_vowel, |letters, _, at| {
        splits(letters[at - 1], letters[at])
    })
}

/// Not the `u` of `que`, `guía`, nor the `y` before a vowel.
fn is_vowel(letters: &[char], at: usize) -> bool {
    let after = letters.get(at + 1).copied().unwrap_or(' ');
    let before = at.checked_sub(1).map_or(' ', |at| letters[at]);
    match letters[at] {
        'u' => !(before == 'q' || before == 'g' && "eiéí".contains(after)),
        'y' => !is_strong(after) && !is_weak(after) && !is_stressed_weak(after),
        letter => is_strong(letter) || is_weak(letter) || is_stressed_weak(letter),
    }
}

/// Two strong vowels are two syllables, and so is a weak one that bears an accent: `caer`, `guía`.
fn splits(first: char, second: char) -> bool {
    is_strong(first) && is_strong(second)
        || is_stressed_weak(first) && is_strong(second)
        || is_strong(first) && is_stressed_weak(second)
        || first == second
}

fn is_strong(letter: char) -> bool {
    "aeoáéóàèò".contains(letter)
}

fn is_weak(letter: char) -> bool {
    "iuü".contains(letter)
}

fn is_stressed_weak(letter: char) -> bool {
    "íú".contains(letter)
}

#[cfg(test)]
mod tests {
    use super::count;

    #[test]
    fn spelling_tells_spanish_syllables() {
        let words = [
            ("y", 1),
            ("muy", 1),
            ("rey", 1),
            ("dolor", 2),
            ("espalda", 3),
            ("agua", 2),
            ("guía", 2),
            ("quiere", 2),
            ("caer", 2),
            ("leer", 2),
            ("día", 2),
            ("país", 2),
            ("pingüino", 3),
            ("ciudad", 2),
            ("aire", 2),
            ("ejercicio", 4),
            ("rodilla", 3),
            ("médico", 3),
            ("ahora", 3),
            ("inflamación", 4),
            ("apoyo", 3),
            ("ayuda", 3),
            ("fisioterapeuta", 6),
            ("buey", 1),
        ];
        for (word, syllables) in words {
            assert_eq!(count(word), syllables, "{word}");
        }
    }
}
