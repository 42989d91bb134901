//! What is known of words, by word: each answer is worked out once, and then found fast.
//!
//! A site says the same few thousand words over and over, so whoever asks something of every word asks
//! here. Nearly all words fit into one number of 128 bits, which is read, compared and mixed in a few
//! instructions without a look at the word's length.
//! Deliberately absent: what is asked, and the words in any order.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;

/// How many words are kept: more than anybody uses in one language, and a bound for what isn't one.
const MOST: usize = 20_000;

/// Answers, by word, of letters, digits and what joins them.
#[derive(Clone, Debug)]
pub struct Vocabulary<V> {
    short: HashMap<Key, V, BuildHasherDefault<Mixer>>,
    long: HashMap<Box<str>, V>,
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
    /// The answer for a word of a text; `find_out` is asked where it isn't known yet.
    #[inline]
    pub fn look_up(
        &mut self,
        text: &str,
        word: Range<usize>,
        find_out: impl FnOnce(&str) -> V,
    ) -> V {
        let key = key(text.as_bytes(), &word);
        let known = match key {
            Some(key) => self.short.get(&key),
            None => self.long.get(&text[word.clone()]),
        };
        if let Some(answer) = known {
            return *answer;
        }
        let word = &text[word];
        let answer = find_out(word);
        self.learn(key, word, answer);
        answer
    }

    #[cold]
    fn learn(&mut self, key: Option<Key>, word: &str, answer: V) {
        if self.short.len() + self.long.len() >= MOST {
            *self = Self::default();
        }
        match key {
            Some(key) => self.short.insert(key, answer),
            None => self.long.insert(word.into(), answer),
        };
    }
}

/// A short word as a number: its bytes, and zeros for those that it hasn't.
type Key = u128;

/// The key of a word, if it is short.
#[inline]
fn key(text: &[u8], word: &Range<usize>) -> Option<Key> {
    let lacking = 16_u32.checked_sub(u32::try_from(word.len()).ok()?)?;
    let from = text.get(word.start..)?;
    let bytes = from.first_chunk().copied().unwrap_or_else(|| {
        let mut bytes = [0; 16];
        bytes[..from.len()].copy_from_slice(from);
        bytes
    });
    // What follows the word goes out at one end.
    let bits = 8 * lacking;
    Some(Key::from_le_bytes(bytes).checked_shl(bits)? >> bits)
}

/// Hashes the keys of short words by multiplying. Words of a site need no protection from somebody who
/// chooses them.
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

    #[inline]
    fn write_u128(&mut self, key: u128) {
        const FIRST: u128 = u64::MAX as u128;
        self.write_u64((key & FIRST) as u64);
        self.write_u64((key >> 64) as u64);
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
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
                // What stands around a word makes no difference.
                for (before, after) in [("", ""), ("a ", ""), ("", " word and others"), ("a ", ".")]
                {
                    let text = format!("{before}{word}{after}");
                    let place = before.len()..before.len() + word.len();
                    let answer = vocabulary.look_up(&text, place, |word| {
                        asked.push(word.to_owned());
                        word.to_lowercase().len()
                    });
                    assert_eq!(answer, word.to_lowercase().len(), "{text}");
                }
            }
        }
        assert_eq!(asked, words);
    }

    #[test]
    fn it_never_holds_more_than_it_may() {
        let mut vocabulary = Vocabulary::default();
        for number in 0..MOST + 5 {
            let word = number.to_string();
            vocabulary.look_up(&word, 0..word.len(), |_| number);
        }
        assert_eq!(vocabulary.short.len(), 5);
        assert_eq!(vocabulary.look_up("7", 0..1, |_| 0), 0);
    }
}
