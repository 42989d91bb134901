//! The few lines of a file that a diagnostic quotes, cut to size and safe to print.
//!
//! An author's paragraph is often one line of several hundred characters, and a broken file may be
//! one line of megabytes: a quoted line is a window around the first thing that is marked on it.
//! Characters that steer a terminal or change the direction of text are replaced, one for one or
//! by their picture. A span over several lines is shown by its first line.
//!
//! Deliberately absent: drawing, which is `human`'s.

use std::borrow::Cow;
use std::ops::Range;

use super::Span;
use super::place::Places;

/// A quoted line shows at most this many characters.
const LINE: usize = 100;

/// Of which this many may stand before the first mark.
const BEFORE: usize = 40;

/// Where a span stands in its file, moved to the nearest place that exists.
pub struct Place<'a> {
    /// The path as printed.
    pub path: &'a str,
    /// The line, from 1.
    pub line: usize,
    /// The column in characters, from 1.
    pub column: usize,
    text: &'a str,
    /// The bytes of the line, without its break.
    bytes: Range<usize>,
    range: Range<usize>,
}

impl<'a> Place<'a> {
    /// The place of a span; any will do, in a file that is known.
    pub fn new(span: Span, places: &mut Places<'a>) -> Option<Self> {
        let range = span.range();
        let (mut start, mut bytes) = (0, 0..0);
        let (path, text, position) = places.in_file(span.file, |text| {
            start = text.floor_char_boundary(range.start);
            bytes = line_at(text, start);
            start = start.min(bytes.end);
            start
        })?;
        let end = text.ceil_char_boundary(range.end).min(bytes.end);
        Some(Self {
            path,
            line: position.line,
            column: position.column,
            text,
            bytes,
            range: start..end.max(start),
        })
    }
}

/// What is said about a marked range.
pub struct Mark<'a> {
    /// Whether this is the place that the diagnostic is about.
    pub primary: bool,
    /// A few words beside it.
    pub words: Option<&'a str>,
}

impl<'a> Mark<'a> {
    /// The place that the diagnostic is about.
    pub fn primary(words: Option<&'a str>) -> Self {
        Self {
            primary: true,
            words,
        }
    }

    /// Another place that matters.
    pub fn context(words: &'a str) -> Self {
        Self {
            primary: false,
            words: Some(words).filter(|words| !words.is_empty()),
        }
    }
}

/// A finished excerpt.
pub struct Quote<'a> {
    /// The lines to print.
    pub text: String,
    /// The number of the first of them.
    pub first_line: usize,
    /// The line of the first mark.
    pub line: usize,
    /// The column of the first mark in `text`, which is less than its real one in a cut line.
    pub column: usize,
    /// Each mark with its place in `text`.
    pub marks: Vec<(Range<usize>, Mark<'a>)>,
}

/// A run of lines of one file, with at least one mark.
pub struct Excerpt<'a> {
    text: &'a str,
    /// First and last line, from 1.
    lines: (usize, usize),
    /// The bytes from the start of the first line to the end of the last.
    bytes: Range<usize>,
    marks: Vec<(Range<usize>, Mark<'a>)>,
}

impl<'a> Excerpt<'a> {
    /// The line of `place`, with one mark.
    pub fn new(place: &Place<'a>, mark: Mark<'a>) -> Self {
        Self {
            text: place.text,
            lines: (place.line, place.line),
            bytes: place.bytes.clone(),
            marks: vec![(place.range.clone(), mark)],
        }
    }

    /// Whether `place` is at most `lines` lines away.
    pub fn is_near(&self, place: &Place, lines: usize) -> bool {
        place.line + lines >= self.lines.0 && place.line <= self.lines.1 + lines
    }

    /// Marks another place of the same file, and takes in the lines up to it.
    pub fn add(&mut self, place: &Place<'a>, mark: Mark<'a>) {
        self.lines = (self.lines.0.min(place.line), self.lines.1.max(place.line));
        let (start, end) = (place.bytes.start, place.bytes.end);
        self.bytes = self.bytes.start.min(start)..self.bytes.end.max(end);
        self.marks.push((place.range.clone(), mark));
    }

    /// The text to print, with the marks as ranges of that text.
    pub fn finish(self) -> Quote<'a> {
        let mut text = String::new();
        let mut moved = vec![0..0; self.marks.len()];
        let mut at = self.bytes.start;
        loop {
            let line = line_at(self.text, at);
            self.write_line(line.clone(), &mut text, &mut moved);
            match after_break(self.text, line.end) {
                Some(next) if next <= self.bytes.end => at = next,
                _ => break,
            }
            text.push('\n');
        }
        let before = &text[..moved[0].start];
        let column = before.chars().rev().take_while(|c| *c != '\n').count() + 1;
        let marks = self.marks.into_iter().map(|(_, mark)| mark);
        Quote {
            line: self.lines.0 + count_breaks(before),
            column,
            first_line: self.lines.0,
            marks: moved.into_iter().zip(marks).collect(),
            text,
        }
    }

    /// Writes the window of one line and notes where its marks have gone.
    fn write_line(&self, line: Range<usize>, out: &mut String, moved: &mut [Range<usize>]) {
        let here = |range: &Range<usize>| line.start <= range.start && range.start <= line.end;
        let marked = self.marks.iter().map(|(range, _)| range);
        let first = marked
            .clone()
            .filter(|range| here(range))
            .map(|range| range.start)
            .min();
        let shown = window(self.text, &line, first.unwrap_or(line.start));
        if shown.start > line.start {
            out.push('…');
        }
        let base = out.len();
        let mut places = Vec::new();
        for (offset, c) in self.text[shown.clone()].char_indices() {
            places.push((shown.start + offset, out.len()));
            out.push(safe(c));
        }
        places.push((shown.end, out.len()));
        let place_of = |byte: usize| {
            let index = places.partition_point(|(from, _)| *from < byte);
            places
                .get(index)
                .or(places.last())
                .map_or(base, |place| place.1)
        };
        for (range, new) in marked.zip(moved) {
            if here(range) {
                *new = place_of(range.start)..place_of(range.end);
            }
        }
        if shown.end < line.end {
            out.push('…');
        }
    }
}

/// The part of a line that is shown when `mark` is the first thing marked on it.
fn window(text: &str, line: &Range<usize>, mark: usize) -> Range<usize> {
    let whole = &text[line.clone()];
    if whole.chars().nth(LINE).is_none() {
        return line.clone();
    }
    let before = text[line.start..mark]
        .char_indices()
        .rev()
        .take(BEFORE)
        .last();
    let start = line.start + before.map_or(0, |(offset, _)| offset);
    let end = text[start..line.end].char_indices().nth(LINE);
    start..end.map_or(line.end, |(offset, _)| start + offset)
}

/// The line that holds a byte, without its line break.
fn line_at(text: &str, at: usize) -> Range<usize> {
    let start = text[..at].rfind('\n').map_or(0, |found| found + 1);
    let end = text[at..].find('\n').map_or(text.len(), |found| at + found);
    let end = if text[start..end].ends_with('\r') {
        end - 1
    } else {
        end
    };
    start..end
}

/// The byte after the line break at `at`, if there is one.
fn after_break(text: &str, at: usize) -> Option<usize> {
    let rest = &text[at..];
    let size = rest.find('\n')? + 1;
    Some(at + size)
}

fn count_breaks(text: &str) -> usize {
    text.bytes().filter(|byte| *byte == b'\n').count()
}

/// The character as it may be printed inside a line; it stays one character.
fn safe(c: char) -> char {
    match c {
        '\t' => c,
        '\u{7f}' => '\u{2421}',
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'),
        '\u{80}'..='\u{9f}'
        | '\u{61c}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        _ => c,
    }
}

/// One line of text that may quote content: nothing in it steers a terminal.
pub fn clean_line(text: &str) -> Cow<'_, str> {
    clean(text, |c| safe(if c == '\t' { ' ' } else { c }))
}

/// As [`clean_line`], but line breaks stay.
pub fn clean_text(text: &str) -> Cow<'_, str> {
    clean(text, |c| if c == '\n' { c } else { safe(c) })
}

/// What is safe to print, and one column wide.
pub fn is_printable(byte: u8) -> bool {
    matches!(byte, b' '..=b'~')
}

fn clean(text: &str, change: impl Fn(char) -> char) -> Cow<'_, str> {
    if text.bytes().all(is_printable) || text.chars().all(|c| change(c) == c) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().map(change).collect())
}
