//! Lines and columns: where a span stands, as editors count.
//!
//! Both begin at 1. A column counts Unicode scalar values, so a letter with an accent, a Chinese
//! character and an emoji of one code point are one column each. The end of a place is where the
//! character after it stands. A span that makes no sense for its file is moved to the nearest place
//! that exists.
//!
//! A file is counted once, however many places of it are asked for, and however long its lines are.

use std::collections::BTreeMap;

use memchr::memchr_iter;

use super::{FileId, Lookup, Span};

/// Characters are counted in steps of this many bytes.
const STEP: usize = 1024;

/// Where a span stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place<'a> {
    /// The file's path as printed.
    pub file: &'a str,
    /// The first character.
    pub start: Position,
    /// The character after the last one.
    pub end: Position,
}

/// One character's place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    /// From 1.
    pub line: usize,
    /// From 1, in Unicode scalar values.
    pub column: usize,
}

/// Finds the places of spans.
pub struct Places<'a> {
    lookup: &'a dyn Lookup,
    files: BTreeMap<FileId, Lines<'a>>,
}

impl<'a> Places<'a> {
    /// Places in these files.
    #[must_use]
    pub fn new(lookup: &'a dyn Lookup) -> Self {
        Self {
            lookup,
            files: BTreeMap::new(),
        }
    }

    /// Where a span stands; none where its file isn't known.
    pub fn of(&mut self, span: Span) -> Option<Place<'a>> {
        let (file, text) = self.lookup.file(span.file)?;
        let range = span.range();
        let lines = self.lines(span.file, text);
        Some(Place {
            file,
            start: lines.position(text.floor_char_boundary(range.start)),
            end: lines.position(text.ceil_char_boundary(range.end)),
        })
    }

    /// The name and text of a file, with the place of the character that `choose` finds in the text.
    pub(super) fn in_file(
        &mut self,
        file: FileId,
        choose: impl FnOnce(&str) -> usize,
    ) -> Option<(&'a str, &'a str, Position)> {
        let (path, text) = self.lookup.file(file)?;
        let at = choose(text);
        Some((path, text, self.lines(file, text).position(at)))
    }

    fn lines(&mut self, file: FileId, text: &'a str) -> &Lines<'a> {
        self.files.entry(file).or_insert_with(|| Lines::of(text))
    }
}

/// Where the lines of a text begin, and how many characters stand before each step.
struct Lines<'a> {
    bytes: &'a [u8],
    starts: Vec<usize>,
    steps: Vec<usize>,
}

impl<'a> Lines<'a> {
    fn of(text: &'a str) -> Self {
        let bytes = text.as_bytes();
        let breaks = memchr_iter(b'\n', bytes).map(|at| at + 1);
        let steps = bytes.chunks(STEP).scan(0, |before, chunk| {
            let here = *before;
            *before += characters(chunk);
            Some(here)
        });
        Self {
            bytes,
            starts: std::iter::once(0).chain(breaks).collect(),
            steps: steps.collect(),
        }
    }

    fn position(&self, at: usize) -> Position {
        let line = self.starts.partition_point(|start| *start <= at);
        let start = self.starts[line - 1];
        Position {
            line,
            column: self.before(at) - self.before(start) + 1,
        }
    }

    /// How many characters begin before a byte.
    fn before(&self, at: usize) -> usize {
        let step = (at / STEP).min(self.steps.len().saturating_sub(1));
        let known = self.steps.get(step).copied().unwrap_or(0);
        known + characters(&self.bytes[step * STEP..at])
    }
}

/// How many characters begin in these bytes: all bytes but those that go on with one, `10……` in binary.
fn characters(bytes: &[u8]) -> usize {
    let (eights, rest) = bytes.as_chunks();
    let in_eight = |eight: &[u8; 8]| {
        let eight = u64::from_le_bytes(*eight);
        // Shifted by one, the second bit of each byte stands at the place of its first.
        let going_on = eight & !(eight << 1) & u64::from_le_bytes([0x80; 8]);
        8 - going_on.count_ones() as usize
    };
    let begins = |byte: &&u8| **byte & 0b1100_0000 != 0b1000_0000;
    eights.iter().map(in_eight).sum::<usize>() + rest.iter().filter(begins).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    struct One(String);

    impl Lookup for One {
        fn file(&self, file: FileId) -> Option<(&str, &str)> {
            (file == FileId(0)).then_some(("a.md", self.0.as_str()))
        }
    }

    fn place(text: &str, range: std::ops::Range<usize>) -> (usize, usize, usize, usize) {
        let lookup = One(text.to_owned());
        let place = Places::new(&lookup)
            .of(Span::new(FileId(0), range))
            .unwrap();
        let Place { start, end, .. } = place;
        (start.line, start.column, end.line, end.column)
    }

    #[test]
    fn columns_count_characters() {
        assert_eq!(place("é😀x\nab", 6..7), (1, 3, 1, 4));
        assert_eq!(place("é😀x\nab", 8..9), (2, 1, 2, 2));
        assert_eq!(place("a\r\nb", 0..4), (1, 1, 2, 2));
        assert_eq!(place("", 0..0), (1, 1, 1, 1));
        assert_eq!(place("a\n", 2..2), (2, 1, 2, 1));
    }

    #[test]
    fn any_span_has_a_place() {
        assert_eq!(place("é", 1..1), (1, 1, 1, 2));
        assert_eq!(place("ab", 90..99), (1, 3, 1, 3));
        let nowhere = Span::new(FileId(7), 0..0);
        assert_eq!(Places::new(&One(String::new())).of(nowhere), None);
    }

    #[test]
    fn long_lines_are_counted_in_steps() {
        let text = "ab\n".to_owned() + &"é".repeat(3 * STEP);
        for count in [0, 1, STEP / 2, STEP, STEP + 1, 3 * STEP] {
            let at = 3 + 2 * count;
            assert_eq!(place(&text, at..at), (2, count + 1, 2, count + 1));
        }
    }
}
