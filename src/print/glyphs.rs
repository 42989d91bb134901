//! `glyph-missing`: a letter on a printout that no font has.
//!
//! The typesetter would refuse it without saying where it stands, so the texts of the records are
//! looked through first, at the places where their authors wrote them. Deliberately absent: texts
//! that aren't printed.

use std::collections::BTreeSet;

use super::fonts::Fonts;
use crate::diagnostic::{Diagnostic, Span};
use crate::document::Document;
use crate::prose::OBJECT;

/// Tells each letter once a document, at its first place.
pub fn missing(document: &Document, fonts: &Fonts) -> Vec<Diagnostic> {
    let mut told = Vec::new();
    let mut known = BTreeSet::new();
    for passage in document.passages() {
        if passage.text.is_ascii() {
            continue;
        }
        for (at, letter) in passage.text.char_indices() {
            if letter == OBJECT || fonts.can_show(letter) || !known.insert(letter) {
                continue;
            }
            told.push(diagnostic(letter, passage.span(at..at + letter.len_utf8())));
        }
    }
    told
}

fn diagnostic(letter: char, place: Span) -> Diagnostic {
    let message = format!(
        "no font has `{letter}` (U+{:04X}), so it can't be printed",
        u32::from(letter)
    );
    Diagnostic::error("glyph-missing", place, message).help(
        "put a font that has it into `fonts/` (TrueType or OpenType, such as one of the Noto fonts), \
         or write it in words",
    )
}
