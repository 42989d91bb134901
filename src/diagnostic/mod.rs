//! What mendbook tells an author about the content: where, what is wrong, and what to do.
//!
//! Stages never fail because of content. They return [`Checked`]: a value, plus the
//! [`Diagnostic`]s that were met on the way, so that one run reports everything. A [`Span`] is a
//! byte range in one file; lines and columns are computed only when something is printed, through a
//! [`Lookup`]: by [`human`] for people, by [`json`], [`sarif`], [`github`] and [`short`] for
//! programs. [`memo`] keeps what is known of a file for a later run. Deliberately absent: colours and files in the data itself, and any notion of which rule
//! is on (that is `lint`'s).

mod excerpt;
pub mod github;
pub mod human;
pub mod json;
pub mod memo;
pub mod names;
pub mod near;
pub mod place;
mod plain;
pub mod sarif;
pub mod short;

use std::ops::Range;

use serde::{Deserialize, Serialize};

use names::Name;

/// One input file of this run; an index into the run's sources.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

impl FileId {
    /// The file at this place in the run's sources. There are far fewer than 4 billion of them.
    #[must_use]
    pub fn at(place: usize) -> Self {
        Self(u32::try_from(place).unwrap_or(u32::MAX))
    }
}

/// A byte range in one source file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A span over `range` of `file`. Files are capped far below 4 GiB, so the narrowing is safe.
    #[must_use]
    pub fn new(file: FileId, range: Range<usize>) -> Self {
        let narrow = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self {
            file,
            start: narrow(range.start),
            end: narrow(range.end.max(range.start)),
        }
    }

    /// Where it begins: what is told about a record as a whole points there.
    #[must_use]
    pub fn begin(self) -> Self {
        Self {
            end: self.start,
            ..self
        }
    }

    /// Whether another span lies inside.
    #[must_use]
    pub fn holds(self, other: Self) -> bool {
        self.file == other.file && self.start <= other.start && other.end <= self.end
    }

    /// The byte range inside the file.
    #[must_use]
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// How bad it is: an error stops publication, a warning doesn't, a note is advice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Level {
    /// Nothing is published while one of these stands.
    Error,
    /// Published, but somebody should look.
    Warning,
    /// Advice.
    Note,
}

impl Level {
    /// The word that is printed: `error`, `warning` or `note`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// Something about the content that its author should know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diagnostic {
    /// How bad it is.
    pub level: Level,
    /// The kebab-case code of the rule; every code has a row in the rule table.
    #[serde(with = "names")]
    pub code: Name,
    /// One lower-case phrase without a full stop; literals stand in backticks.
    pub message: String,
    /// Where.
    pub primary: Span,
    /// A few words under the carets, or none.
    pub note_at_primary: Option<String>,
    /// Other places that matter, each with a few words.
    pub labels: Vec<(Span, String)>,
    /// What to do.
    pub help: Option<String>,
    /// What would put it right, where that is mechanical and safe; all of it or nothing.
    pub fix: Vec<Edit>,
    /// How it looks below its first line, where that has been drawn already.
    pub drawn: Drawn,
}

/// A drawing of what a diagnostic says, made while the text that it quotes was at hand. Diagnostics that
/// say the same are the same, drawn or not.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Drawn(Option<Box<str>>);

impl PartialEq for Drawn {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for Drawn {}

/// A change to a source file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edit {
    /// The bytes that go.
    pub span: Span,
    /// What comes in their place.
    pub text: String,
}

impl Diagnostic {
    /// A diagnostic of the given level.
    #[must_use]
    pub fn new(
        level: Level,
        code: &'static str,
        primary: Span,
        message: impl Into<String>,
    ) -> Self {
        Self {
            level,
            code,
            message: message.into(),
            primary,
            note_at_primary: None,
            labels: Vec::new(),
            help: None,
            fix: Vec::new(),
            drawn: Drawn::default(),
        }
    }

    /// An error: nothing is published while it stands.
    #[must_use]
    pub fn error(code: &'static str, primary: Span, message: impl Into<String>) -> Self {
        Self::new(Level::Error, code, primary, message)
    }

    /// A warning.
    #[must_use]
    pub fn warning(code: &'static str, primary: Span, message: impl Into<String>) -> Self {
        Self::new(Level::Warning, code, primary, message)
    }

    /// Adds a few words under the carets.
    #[must_use]
    pub fn here(mut self, words: impl Into<String>) -> Self {
        self.note_at_primary = Some(words.into());
        self
    }

    /// Adds another place that matters.
    #[must_use]
    pub fn label(mut self, span: Span, words: impl Into<String>) -> Self {
        self.labels.push((span, words.into()));
        self
    }

    /// The files of all its places.
    pub fn files(&self) -> impl Iterator<Item = FileId> {
        let labels = self.labels.iter().map(|(span, _)| span.file);
        std::iter::once(self.primary.file).chain(labels)
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, words: impl Into<String>) -> Self {
        self.help = Some(words.into());
        self
    }

    /// Adds a change that is part of putting it right without a second thought.
    #[must_use]
    pub fn fix(mut self, span: Span, text: impl Into<String>) -> Self {
        self.fix.push(Edit {
            span,
            text: text.into(),
        });
        self
    }

    /// Says what to do, where there's something to say.
    #[must_use]
    pub fn maybe_help(mut self, words: Option<String>) -> Self {
        self.help = words.or(self.help);
        self
    }
}

/// A value, plus everything worth telling the author about it.
#[must_use]
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Checked<T> {
    /// The value; usable even where something was wrong.
    pub value: T,
    /// What was met on the way, in the order met.
    pub diagnostics: Vec<Diagnostic>,
}

impl<T> Checked<T> {
    /// A value with what was met on the way.
    pub fn new(value: T, diagnostics: Vec<Diagnostic>) -> Self {
        Self { value, diagnostics }
    }

    /// Takes the value and moves the diagnostics into `sink`.
    pub fn collect_into(self, sink: &mut Vec<Diagnostic>) -> T {
        sink.extend(self.diagnostics);
        self.value
    }
}

/// How many diagnostics there are of each level.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Notes.
    pub notes: usize,
}

impl Tally {
    /// Counts.
    #[must_use]
    pub fn of(diagnostics: &[Diagnostic]) -> Self {
        let count = |level| diagnostics.iter().filter(|it| it.level == level).count();
        Self {
            errors: count(Level::Error),
            warnings: count(Level::Warning),
            notes: count(Level::Note),
        }
    }
}

/// A report as JSON, ending with a line break.
fn to_json(report: &impl Serialize) -> String {
    // Strings and numbers under fixed names can always be written.
    let text = serde_json::to_string_pretty(report).unwrap_or_default();
    text + "\n"
}

/// Finds the name and text of a file, so that a span can be shown.
pub trait Lookup {
    /// The path as printed, from the site's root; `None` for a file that isn't known.
    fn path(&self, file: FileId) -> Option<&str> {
        self.file(file).map(|(path, _)| path)
    }

    /// The path as printed, from the site's root, and the text; `None` for an unreadable file.
    fn file(&self, file: FileId) -> Option<(&str, &str)>;
}

/// Puts diagnostics in their printed order (path, offset, code, message) and drops exact repeats.
pub fn sort(diagnostics: &mut Vec<Diagnostic>, lookup: &dyn Lookup) {
    let path = |d: &Diagnostic| lookup.path(d.primary.file).unwrap_or_default();
    diagnostics.sort_by(|a, b| {
        let place = |d: &Diagnostic| (d.primary.start, d.primary.end, d.code);
        path(a)
            .cmp(path(b))
            .then_with(|| place(a).cmp(&place(b)))
            .then_with(|| a.message.cmp(&b.message))
    });
    diagnostics.dedup();
}
