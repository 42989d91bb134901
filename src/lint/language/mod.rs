//! The rules of plain words.

mod clinical_words;
mod english;

use super::table;
pub use abbreviation_unexpanded::{is_capitals, known_abbreviations};
pub use jargon_without_term::is_clinical;

table![
    reading_grade,
    sentence_long,
    jargon_without_term,
    abbreviation_unexpanded,
    range_hyphen,
    summary_missing,
    key_message_missing,
];
