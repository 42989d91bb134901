//! Diagnostics a line each: `path:line:column: level[code] message`, for editors and `grep`.

use std::fmt::Write as _;

use super::excerpt::clean_line;
use super::place::Places;
use super::{Diagnostic, Lookup};

/// The lines.
#[must_use]
pub fn report(diagnostics: &[Diagnostic], lookup: &dyn Lookup) -> String {
    let mut places = Places::new(lookup);
    let mut out = String::new();
    for told in diagnostics {
        let Some(place) = places.of(told.primary) else {
            continue;
        };
        // Writing to a `String` can't fail.
        let _ = writeln!(
            out,
            "{}:{}:{}: {}[{}] {}",
            clean_line(place.file),
            place.start.line,
            place.start.column,
            told.level.word(),
            told.code,
            clean_line(&told.message),
        );
    }
    out
}
