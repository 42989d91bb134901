//! The fonts of printouts: two families out of the program, and those of the site.
//!
//! Noto Sans has Latin, Greek and Cyrillic letters, `DejaVu` Sans stands behind it with Arabic,
//! Hebrew and signs. A site or its theme puts fonts for other scripts into `fonts/`. Deliberately
//! absent: the fonts of the machine, which would make the same site look different elsewhere.

use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

use crate::diagnostic::{Diagnostic, FileId, Span};

/// A font file of the site.
#[derive(Clone, Debug)]
pub struct FontFile {
    /// The file.
    pub file: FileId,
    /// What is in it.
    pub bytes: Vec<u8>,
}

/// The built-in fonts, those asked first and those asked last; read once in the life of the program.
static BUILT_IN: LazyLock<[Vec<Font>; 2]> = LazyLock::new(|| {
    let fonts = |files: [&'static [u8]; 2]| {
        let files = files.into_iter().map(Bytes::new);
        files.flat_map(Font::iter).collect()
    };
    [
        fonts([ttf_noto_sans::REGULAR, ttf_noto_sans::BOLD]),
        fonts([dejavu::sans::regular(), dejavu::sans::bold()]),
    ]
});

/// All letters that a built-in font has, sorted.
static BUILT_IN_LETTERS: LazyLock<Vec<u32>> = LazyLock::new(|| letters(&BUILT_IN.concat()));

fn letters(fonts: &[Font]) -> Vec<u32> {
    let all = fonts.iter().flat_map(|font| font.info().coverage.iter());
    let mut letters: Vec<u32> = all.collect();
    letters.sort_unstable();
    letters.dedup();
    letters
}

/// All fonts that a printout may use.
pub struct Fonts {
    pub(super) book: LazyHash<FontBook>,
    pub(super) all: Vec<Font>,
    /// Families in the order in which they are asked for a letter.
    families: Vec<String>,
    /// All letters that one of the site's own fonts has, sorted.
    letters: Vec<u32>,
    /// A hash of the site's own fonts; the built-in ones never change.
    pub(super) key: blake3::Hash,
}

impl Fonts {
    /// The built-in fonts and those of the site; a file that isn't a font is told.
    pub fn load(files: &[FontFile], told: &mut Vec<Diagnostic>) -> Self {
        let mut key = blake3::Hasher::new();
        let mut own = Vec::new();
        for file in files {
            key.update(&file.bytes);
            let found: Vec<Font> = Font::iter(Bytes::new(file.bytes.clone())).collect();
            if found.is_empty() {
                told.push(not_a_font(file.file));
            }
            own.extend(found);
        }
        let [first, last] = &*BUILT_IN;
        let fonts: Vec<Font> = first.iter().chain(&own).chain(last).cloned().collect();
        let mut families: Vec<String> = Vec::new();
        for font in &fonts {
            let family = &font.info().family;
            if !families.contains(family) {
                families.push(family.clone());
            }
        }
        let letters = letters(&own);
        Self {
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            all: fonts,
            families,
            letters,
            key: key.finalize(),
        }
    }

    /// Names of the families, in the order in which they are asked for a letter.
    pub fn families(&self) -> &[String] {
        &self.families
    }

    /// Whether some font has the letter, or it is one that shows nothing.
    pub fn can_show(&self, letter: char) -> bool {
        letter.is_ascii() || is_silent(letter) || self.has(letter)
    }
}

impl Fonts {
    fn has(&self, letter: char) -> bool {
        let has = |letters: &[u32]| letters.binary_search(&u32::from(letter)).is_ok();
        has(&BUILT_IN_LETTERS) || has(&self.letters)
    }
}

/// Letters that only say how others are shown (Unicode, `Default_Ignorable_Code_Point`), and spaces.
fn is_silent(letter: char) -> bool {
    letter.is_whitespace()
        || matches!(letter,
            '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}'
            | '\u{2028}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}' | '\u{E0100}'..='\u{E01EF}')
}

fn not_a_font(file: FileId) -> Diagnostic {
    let place = Span::new(file, 0..0);
    Diagnostic::error("file-unreadable", place, "this file isn't a font")
        .help("put TrueType or OpenType fonts (`.ttf`, `.otf`) into `fonts/`, or delete it")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_fonts_have_the_scripts_that_are_promised() {
        let fonts = Fonts::load(&[], &mut Vec::new());
        assert_eq!(fonts.families(), ["Noto Sans", "DejaVu Sans"]);
        let promised = "aé ß ñ ¿ ế Ω ж ا ب ى ؟ ש ½ – ’ “ € ° ☐ ☑ → ✓";
        for letter in promised.chars() {
            assert!(fonts.can_show(letter), "{letter}");
        }
        for letter in ['क', '漢', '\u{1FA7A}'] {
            assert!(!fonts.can_show(letter), "{letter}");
        }
    }

    #[test]
    fn what_is_not_a_font_is_told() {
        let file = FontFile {
            file: FileId(3),
            bytes: b"no font".to_vec(),
        };
        let mut told = Vec::new();
        Fonts::load(&[file], &mut told);
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].primary.file, FileId(3));
    }
}
