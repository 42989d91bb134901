//! Text as people read it: passages, sentences and words, each with its way back to the source.
//!
//! A [`Passage`] is what a reader takes in at one go: a paragraph, a list item, a heading, one value
//! of the front matter. `document` makes the passages of a page out of the parse that also renders
//! it; the rules about language and the reading grades only ever look at passages, never at HTML.
//! [`sentence`] and [`word`] cut them up, [`eight`] bytes at a time; a [`vocabulary`] remembers what was
//! found out about a word.
//! Deliberately absent: what any language has to say about
//! a text, and any opinion on it.

pub mod eight;
pub mod sentence;
pub mod vocabulary;
pub mod word;

use std::ops::Range;
use std::sync::OnceLock;

use crate::diagnostic::{FileId, Span};
use crate::yaml::Text;

/// Stands in a passage for what isn't text there: code, or a link that shows its target's title.
pub const OBJECT: char = '\u{FFFC}';

/// How far from a word the quotation marks around it are looked for, in bytes.
const REACH: usize = 2000;

/// Where a passage stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// A paragraph of the body, also in an alert.
    Paragraph,
    /// An item of a list, or a part of a definition list.
    Item,
    /// A heading of this level, 2 to 6.
    Heading(u8),
    /// A cell of a table.
    Cell,
    /// Any part of a quotation.
    Quotation,
    /// A value of the front matter, under this key.
    Field(&'static str),
}

impl Place {
    /// Whether sentences of the page's own run here: not in headings, tables and quotations.
    #[must_use]
    pub fn is_running(self) -> bool {
        !matches!(self, Self::Heading(_) | Self::Cell | Self::Quotation)
    }
}

/// A piece of text that is read at one go.
#[derive(Clone, Debug)]
pub struct Passage {
    /// Where it stands.
    pub place: Place,
    /// What readers see: without markup, in one line.
    pub text: String,
    /// The texts of links, as ranges of `text`.
    pub links: Vec<Range<usize>>,
    file: FileId,
    pieces: Vec<Piece>,
    /// Where its sentences are, once somebody has asked.
    sentences: OnceLock<Vec<Range<usize>>>,
    /// What was noted about its words, once somebody has looked.
    notes: OnceLock<u8>,
}

/// A run of a passage's text that stands in one place of the source.
#[derive(Clone, Debug)]
struct Piece {
    /// Where it begins in the passage.
    at: usize,
    /// Where it stands in the file. As long as the text where both are the same byte for byte.
    source: Range<usize>,
}

impl Passage {
    /// A passage without text.
    #[must_use]
    pub fn new(place: Place, file: FileId) -> Self {
        Self {
            place,
            text: String::new(),
            links: Vec::new(),
            file,
            pieces: Vec::new(),
            sentences: OnceLock::new(),
            notes: OnceLock::new(),
        }
    }

    /// A value of the front matter. `source` is the whole file.
    #[must_use]
    pub fn of_field(field: &'static str, value: &Text, source: &str) -> Self {
        let mut passage = Self::new(Place::Field(field), value.span.file);
        let range = value.span.range();
        let Some(written) = source.get(range.clone()) else {
            return passage;
        };
        // Quotes, indents and line breaks stand between the words, never inside them; where an
        // escape does, the passage as a whole points at the whole value.
        let mut from = 0;
        for word in value.split_whitespace() {
            // The word comes next, but for quotes and escapes.
            let rest = &written[from..];
            let blanks = rest.len() - rest.trim_start().len();
            let next = rest[blanks..].starts_with(word).then_some(blanks);
            let Some(found) = next.or_else(|| rest.find(word)) else {
                passage.text.clear();
                passage.pieces.clear();
                passage.push(&value.value, range);
                return passage;
            };
            let start = range.start + from + found;
            if !passage.text.is_empty() {
                let before = range.start + from;
                passage.push(" ", before..start);
            }
            passage.push(word, start..start + word.len());
            from += found + word.len();
        }
        passage
    }

    /// Takes its text away, and keeps the memory for another.
    pub fn clear(&mut self) {
        self.text.clear();
        self.links.clear();
        self.pieces.clear();
        self.sentences.take();
        self.notes.take();
    }

    /// Adds text that stands at `source` in the file.
    pub fn push(&mut self, text: &str, source: Range<usize>) {
        let at = self.text.len();
        self.text.push_str(text);
        if let Some(last) = self.pieces.last_mut()
            && last.source.end == source.start
            && last.source.len() == at - last.at
            && source.len() == text.len()
        {
            last.source.end = source.end;
            return;
        }
        self.pieces.push(Piece { at, source });
    }

    /// Where a range of the text stands in the file.
    #[must_use]
    pub fn span(&self, range: Range<usize>) -> Span {
        let last = range.end.saturating_sub(1).max(range.start);
        let start = self.source_of(range.start).start;
        let end = self.source_of(last).end;
        Span::new(self.file, start..end.max(start))
    }

    /// Where the whole passage stands.
    #[must_use]
    pub fn whole_span(&self) -> Span {
        self.span(0..self.text.len())
    }

    /// The source of the byte at `at`: that byte, or the whole piece where they differ.
    fn source_of(&self, at: usize) -> Range<usize> {
        let next = self.pieces.partition_point(|piece| piece.at <= at);
        let Some(piece) = next.checked_sub(1).map(|index| &self.pieces[index]) else {
            return 0..0;
        };
        let end = self
            .pieces
            .get(next)
            .map_or(self.text.len(), |next| next.at);
        if piece.source.len() == end - piece.at {
            let byte = piece.source.start + (at - piece.at);
            byte..byte + 1
        } else {
            piece.source.clone()
        }
    }

    /// Whether a range stands between quotation marks: somebody else's words, or words as such. Looks
    /// no further than [`REACH`] to both sides, so that a long passage doesn't take long.
    #[must_use]
    pub fn is_quoted(&self, range: &Range<usize>) -> bool {
        let from = self
            .text
            .floor_char_boundary(range.start.saturating_sub(REACH));
        let to = self
            .text
            .ceil_char_boundary(range.end.saturating_add(REACH));
        let open = |c| {
            matches!(
                c,
                '\u{201C}' | '\u{201E}' | '\u{00AB}' | '\u{2018}' | '\u{201A}'
            )
        };
        let close = |c| matches!(c, '\u{201D}' | '\u{00BB}');
        let before = self.text[from..range.start].rfind(open).map(|at| from + at);
        // An apostrophe looks like the end of a quotation, so single quotes only end where they began.
        before.is_some_and(|at| {
            let single = self.text[at..].starts_with(['\u{2018}', '\u{201A}']);
            let ends = |text: &str| {
                if single {
                    text.contains('\u{2019}')
                } else {
                    text.contains(close)
                }
            };
            !ends(&self.text[at..range.start]) && ends(&self.text[range.end..to])
        })
    }

    /// The sentences, as ranges of `text`. Many rules ask, so they're found once.
    pub fn sentences(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        self.found_sentences().iter().cloned()
    }

    /// The sentence that holds a place in the file, or that follows it.
    #[must_use]
    pub fn sentence_at(&self, place: Span) -> Option<Range<usize>> {
        let sentences = self.found_sentences();
        let ends = |sentence: &Range<usize>| self.span(sentence.clone()).end;
        let at = sentences.partition_point(|sentence| ends(sentence) <= place.start);
        sentences.get(at).cloned()
    }

    /// What the one layer above that takes notes has noted about its text, a bit for each thing. It looks
    /// once, so that many rules know cheaply where there's nothing for them.
    pub fn notes(&self, look: impl FnOnce(&str) -> u8) -> u8 {
        *self.notes.get_or_init(|| look(&self.text))
    }

    fn found_sentences(&self) -> &[Range<usize>] {
        self.sentences.get_or_init(|| sentence::split(&self.text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spanned(source: &str, value: &str) -> Passage {
        let text = Text {
            value: value.to_owned(),
            span: Span::new(FileId(0), 5..source.len()),
        };
        Passage::of_field("cues", &text, source)
    }

    #[test]
    fn a_range_leads_back_to_the_source() {
        let plain = spanned("key: Keep it small.", "Keep it small.");
        assert_eq!(plain.span(5..7).range(), 10..12);
        let quoted = spanned("key: \"Keep: small\"", "Keep: small");
        assert_eq!(quoted.span(6..11).range(), 12..17);
        let folded = spanned("key: Keep\n  it small", "Keep it small");
        assert_eq!(folded.text, "Keep it small");
        assert_eq!(folded.span(5..13).range(), 12..20);
        let escaped = spanned("key: \"Keep \\u0069t\"", "Keep it");
        assert_eq!(escaped.span(0..4).range(), 5..19);
    }

    #[test]
    fn quotation_marks_are_seen() {
        let passage = spanned("key: x", "x");
        let quoted = |text: &str, word: &str| {
            let mut passage = passage.clone();
            passage.text = text.to_owned();
            let at = text.find(word).unwrap();
            passage.is_quoted(&(at..at + word.len()))
        };
        assert!(quoted("Some say \u{201C}wait and see\u{201D}.", "wait"));
        assert!(quoted("Some say \u{2018}wait and see\u{2019}.", "wait"));
        assert!(!quoted("\u{201C}Yes\u{201D}, wait and see.", "wait"));
        assert!(!quoted("Don\u{2019}t wait and see.", "wait"));
        assert!(!quoted("\u{201C}Yes, wait and see.", "wait"));
    }
}
