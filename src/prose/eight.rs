//! Text by eight bytes at a time, in the few instructions that a look at one byte takes.
//!
//! Each byte keeps its place in a number of 64 bits, and its highest bit becomes the answer for it. No sum
//! carries from one byte into the next, since the highest bits are put aside first. Deliberately absent:
//! letters beyond ASCII, which whoever asks has to look at one by one.

/// The same byte eight times.
const fn all(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

/// The highest bit of each byte.
const HIGHEST: u64 = all(0x80);

/// Eight bytes of a text.
#[derive(Clone, Copy, Debug)]
pub struct Eight(u64);

/// Those of eight bytes that were asked for.
#[derive(Clone, Copy, Debug)]
pub struct Found(u64);

impl Eight {
    /// The next eight bytes, where there are as many.
    #[inline]
    pub fn next(bytes: &[u8]) -> Option<Self> {
        bytes.first_chunk().map(|next| Self::of(*next))
    }

    /// These eight.
    #[inline]
    pub fn of(bytes: [u8; 8]) -> Self {
        Self(u64::from_le_bytes(bytes))
    }

    /// Those that are no letters or digits of ASCII.
    #[inline]
    pub fn others(self) -> Found {
        let low = self.0 & !HIGHEST;
        let small = low | all(0x20);
        let is_letter = from(small, b'a') & !from(small, b'z' + 1);
        let is_digit = from(low, b'0') & !from(low, b'9' + 1);
        Found((!(is_letter | is_digit) | self.0) & HIGHEST)
    }

    /// Those that are one of three bytes of ASCII, or not ASCII.
    #[inline]
    pub fn any_of(self, [a, b, c]: [u8; 3]) -> Found {
        let low = self.0 & !HIGHEST;
        let differs = |byte| from(low ^ all(byte), 1);
        let differ = differs(a) & differs(b) & differs(c);
        Found((!differ | self.0) & HIGHEST)
    }

    /// Those that are at most this byte of ASCII.
    #[inline]
    pub fn up_to(self, most: u8) -> Found {
        Found(!(from(self.0 & !HIGHEST, most + 1) | self.0) & HIGHEST)
    }
}

/// Sets the highest bit of each byte that is at least `least`. Only for bytes of ASCII.
#[inline]
fn from(bytes: u64, least: u8) -> u64 {
    bytes.wrapping_add(all(0x80 - least))
}

impl Found {
    /// Which of the eight is the first of them.
    #[inline]
    pub fn first(self) -> Option<usize> {
        (self.0 != 0).then(|| self.0.trailing_zeros() as usize / 8)
    }

    /// Whether two of them stand side by side.
    #[inline]
    pub fn has_pair(self) -> bool {
        self.0 & (self.0 >> 8) != 0
    }
}

/// Counts what is found in many eights, each place of a byte on its own.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally(u64);

impl Tally {
    /// How many eights may be added: as many as a byte counts.
    pub const MOST: usize = u8::MAX as usize;

    /// Adds those of an eight.
    #[inline]
    pub fn add(&mut self, found: Found) {
        self.0 = self.0.wrapping_add(found.0 >> 7);
    }

    /// How many they are.
    #[inline]
    pub fn sum(self) -> usize {
        self.0.to_le_bytes().map(usize::from).iter().sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Holds an answer for each byte, beside all kinds of neighbours, against the plain one.
    fn check(ask: impl Fn(Eight) -> Found, plain: impl Fn(u8) -> bool) {
        for byte in 0..=u8::MAX {
            for other in [0, b'0', b'Z', b'.', 0x7F, 0x80, 0xFF] {
                for place in 0..8 {
                    let mut bytes = [other; 8];
                    bytes[place] = byte;
                    let found = ask(Eight::next(&bytes).unwrap());
                    let expected = bytes.map(&plain);
                    let first = expected.iter().position(|is_it| *is_it);
                    assert_eq!(found.first(), first, "{bytes:?}");
                    let count = expected.iter().filter(|is_it| **is_it).count();
                    let mut tally = Tally::default();
                    (0..Tally::MOST).for_each(|_| tally.add(found));
                    assert_eq!(tally.sum(), Tally::MOST * count, "{bytes:?}");
                }
            }
        }
    }

    #[test]
    fn each_byte_is_told_on_its_own() {
        check(Eight::others, |byte| !byte.is_ascii_alphanumeric());
        check(
            |eight| eight.any_of(*b".!?"),
            |byte| matches!(byte, b'.' | b'!' | b'?' | 0x80..),
        );
        check(|eight| eight.up_to(b' '), |byte| byte <= b' ');
    }

    #[test]
    fn pairs_are_told() {
        let has_pair = |bytes: &[u8; 8]| Eight::of(*bytes).up_to(b' ').has_pair();
        assert!(has_pair(b"  two to"));
        assert!(has_pair(b"twotwo\n\t"));
        assert!(!has_pair(b" t w o t"));
        assert!(!has_pair(b"twotwot "));
    }
}
