//! The rules of pages in several languages.

use super::table;

table![
    translation_stale,
    number_mismatch,
    translator_missing,
    untranslated_safety_block,
];
