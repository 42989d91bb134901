//! What is wrong, in a form that outlives the files it stands in.

use serde::Serialize;

use crate::diagnostic::place::Places;
use crate::diagnostic::{Diagnostic, Level, Lookup, Tally};

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Problem {
    /// `error`, `warning` or `note`.
    pub level: &'static str,
    /// The code of the rule; empty for what isn't about content.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// The file, from the site's folder; empty for what isn't in one.
    pub file: String,
    /// From 1.
    pub line: usize,
    /// From 1.
    pub column: usize,
    /// What to do.
    pub help: Option<String>,
}

/// All that is wrong.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems {
    /// In printed order.
    pub all: Vec<Problem>,
    /// How many of which level.
    pub tally: Tally,
    /// Whether they would forbid publication.
    pub block: bool,
}

impl Problems {
    /// These diagnostics, which are sorted.
    pub(super) fn of(diagnostics: &[Diagnostic], lookup: &dyn Lookup, block: bool) -> Self {
        let mut places = Places::new(lookup);
        let problem = |told: &Diagnostic| {
            let place = places.of(told.primary)?;
            Some(Problem {
                level: told.level.word(),
                code: told.code,
                message: told.message.clone(),
                file: place.file.to_owned(),
                line: place.start.line,
                column: place.start.column,
                help: told.help.clone(),
            })
        };
        Self {
            all: diagnostics.iter().filter_map(problem).collect(),
            tally: Tally::of(diagnostics),
            block,
        }
    }

    /// A site that can't be read at all.
    pub(super) fn of_the_world(why: &str) -> Self {
        let (message, help) = match why.split_once("\n  help: ") {
            Some((message, help)) => (message, Some(help.to_owned())),
            None => (why, None),
        };
        let problem = Problem {
            level: Level::Error.word(),
            code: "",
            message: message.to_owned(),
            file: String::new(),
            line: 0,
            column: 0,
            help,
        };
        Self {
            all: vec![problem],
            tally: Tally {
                errors: 1,
                ..Tally::default()
            },
            block: true,
        }
    }
}
