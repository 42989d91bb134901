//! What is known of words, by word: each answer is worked out once, and then found fast.
//!
//! A site says the same few thousand words over and over, so whoever asks something of every word asks
//! here. Nearly all words fit into two numbers, which are compared and hashed in a few instructions.
//! Deliberately absent: what is asked, and the words in any order.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// How many words are kept: more than anybody uses in one language, and a bound for what isn't one.
const MOST: usize = 20_000;

/// Answers, by word, of letters, digits and what joins them. A word in small letters and the same with a capital first have one answer.
#[derive(Clone, Debug)]
pub struct Vocabulary<V> {
    short: HashMap<(u64, u64), V, BuildHasherDefault<Mixer>>,
    long: HashMap<Box<str>, V, BuildHasherDefault<Mixer>>,
}

impl<V> Default for Vocabulary<V> {
    fn default() -> Self {
        Self {
            short: HashMap::default(),
            long: HashMap::default(),
        }
    }
}

impl<V: Copy> Vocabulary<V> {
    /// The answer for a word; `find_out` is asked where it isn't known yet.
    #[inline]
    pub fn look_up(&mut self, word: &str, find_out: impl FnOnce(&str) -> V) -> V {
        let key = key(word);
        let known = match &key {
            Some(key) => self.short.get(key),
            None => self.long.get(word),
        };
        if let Some(answer) = known {
            return *answer;
        }
        let answer = find_out(word);
        self.learn(key, word, answer);
        answer
    }

    fn learn(&mut self, key: Option<(u64, u64)>, word: &str, answer: V) {
        if self.short.len() + self.long.len() >= MOST {
            *self = Self::default();
        }
        match key {
            Some(key) => self.short.insert(key, answer),
            None => self.long.insert(word.into(), answer),
        };
    }
}

/// A short word as two numbers.
#[inline]
fn key(word: &str) -> Option<(u64, u64)> {
    let bytes = word.as_bytes();
    let (mut first, second) = match bytes.split_at_checked(8) {
        None => (number(bytes), 0),
        Some((first, rest)) if rest.len() <= 8 => (number(first), number(rest)),
        Some(_) => return None,
    };
    if let [capital, rest @ ..] = bytes
        && capital.is_ascii_uppercase()
        && rest.iter().all(u8::is_ascii_lowercase)
    {
        first |= 0x20;
    }
    Some((first, second))
}

/// Up to eight bytes as a number.
#[inline]
fn number(bytes: &[u8]) -> u64 {
    match (bytes.first_chunk(), bytes.last_chunk()) {
        // Where both halves overlap, they say the same.
        (Some(first), Some(last)) => {
            let wide = |half: &[u8; 4]| u64::from(u32::from_le_bytes(*half));
            wide(first) | (wide(last) << (8 * (bytes.len() - 4)))
        }
        _ => bytes
            .iter()
            .rev()
            .fold(0, |number, byte| (number << 8) | u64::from(*byte)),
    }
}

/// Hashes by multiplying. Words of a site need no protection from somebody who chooses them.
#[derive(Clone, Copy, Debug, Default)]
struct Mixer(u64);

impl Hasher for Mixer {
    #[inline]
    fn finish(&self) -> u64 {
        // Multiplying moves what differs upwards, and tables look at the lowest bits too.
        self.0 ^ (self.0 >> 32)
    }

    #[inline]
    fn write_u64(&mut self, number: u64) {
        // Odd, and without a pattern in its bits: the golden ratio.
        self.0 = (self.0.rotate_left(29) ^ number).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }

    fn write(&mut self, bytes: &[u8]) {
        let (wholes, rest) = bytes.as_chunks();
        for whole in wholes {
            self.write_u64(u64::from_le_bytes(*whole));
        }
        let last = rest.iter().fold(rest.len() as u64, |last, byte| {
            (last << 8) | u64::from(*byte)
        });
        self.write_u64(last);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_asked_about_once() {
        let mut vocabulary = Vocabulary::default();
        let words = [
            "lie",
            "lies",
            "Lies",
            "",
            "GP",
            "Gp",
            "gp",
            "don\u{2019}t",
            "counterintuitive",
            "over-the-counter",
            "Over-the-counter",
            "caf\u{e9}",
            "2.5",
            "25",
        ];
        let mut asked = Vec::new();
        for _ in 0..2 {
            for word in words {
                let answer = vocabulary.look_up(word, |word| {
                    asked.push(word.to_owned());
                    word.to_lowercase().len()
                });
                assert_eq!(answer, word.to_lowercase().len(), "{word}");
            }
        }
        let unlike = |word: &&str| !["Lies", "gp"].contains(word);
        assert_eq!(asked, words.into_iter().filter(unlike).collect::<Vec<_>>());
    }

    #[test]
    fn it_never_holds_more_than_it_may() {
        let mut vocabulary = Vocabulary::default();
        for number in 0..MOST + 5 {
            vocabulary.look_up(&number.to_string(), |_| number);
        }
        assert_eq!(vocabulary.short.len(), 5);
        assert_eq!(vocabulary.look_up("7", |_| 0), 0);
    }
}
