//! How hard a text is to read, by the formulas that were published for its language.
//!
//! [`measure`] goes over the passages once and counts ([`Figures`]); the formulas of the language are
//! then worked out from the counts ([`formula`]). Where a formula needs syllables, [`syllable`] counts
//! them by the spelling rules of the language. Deliberately absent: which part of a page counts
//! (`Document::running_text`), what grade is too high (`lint`), and any formula for a language that
//! nobody has published one for.
//!
//! What counts as what:
//!
//! - **A sentence** is what `prose::sentence` says; what ends without a stop, such as a list item, is one too.
//! - **A word** is what `prose::word` says. A hyphenated word is one word, with the syllables of all its
//!   parts, as Flesch and SMOG have it: `over-the-counter` has five.
//! - **Numbers and abbreviations in capitals** (`12`, `2.5`, `GP`, `MRI`) are words of one syllable, as
//!   Flesch has it. A text isn't called hard for its numbers, and abbreviations have a rule of their own.
//! - **Letters** are letters and digits.
//! - **Code and links that show another page's title** aren't words, since their text isn't known here.

mod count;
pub mod formula;
pub mod syllable;

pub use count::{Counted, Figures, hard_words, measure};
pub use formula::{Formula, Reads, Score, formulas};
