//! Diagnostics as one JSON object, for scripts.
//!
//! The form is a promise, with a version: keys may be added, and none goes away or changes its
//! meaning while the version is 1. Deliberately absent: labels and fixes, which are SARIF's.

use serde::Serialize;

use super::place::Places;
use super::{Diagnostic, Lookup, Tally};

/// What was looked at.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Looked {
    /// Pages.
    pub pages: usize,
    /// Routine cards.
    pub cards: usize,
    /// Red flags.
    pub red_flags: usize,
}

#[derive(Serialize)]
struct Report<'a> {
    version: u32,
    diagnostics: Vec<Told<'a>>,
    summary: Summary,
}

#[derive(Serialize)]
struct Told<'a> {
    code: &'a str,
    level: &'a str,
    message: &'a str,
    file: &'a str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    help: Option<&'a str>,
}

#[derive(Serialize)]
struct Summary {
    errors: usize,
    warnings: usize,
    notes: usize,
    #[serde(flatten)]
    looked: Looked,
}

/// The report, ending with a line break.
#[must_use]
pub fn report(diagnostics: &[Diagnostic], lookup: &dyn Lookup, looked: Looked) -> String {
    let mut places = Places::new(lookup);
    let told = diagnostics.iter().filter_map(|told| {
        let place = places.of(told.primary)?;
        Some(Told {
            code: told.code,
            level: told.level.word(),
            message: &told.message,
            file: place.file,
            line: place.start.line,
            column: place.start.column,
            end_line: place.end.line,
            end_column: place.end.column,
            help: told.help.as_deref(),
        })
    });
    let tally = Tally::of(diagnostics);
    let report = Report {
        version: 1,
        diagnostics: told.collect(),
        summary: Summary {
            errors: tally.errors,
            warnings: tally.warnings,
            notes: tally.notes,
            looked,
        },
    };
    super::to_json(&report)
}
