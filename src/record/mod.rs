//! The content model: typed records, each with the rows of its field table beside it.
//!
//! A record is made from front matter that has been checked against its [`Shape`]; reading never
//! fails, it only leaves out what wasn't there. *Absent* stays absent: no record invents a value.
//! Text in front matter is plain text (no Markdown), so that the page, the card, the PDF and the
//! JSON say exactly the same. References to other records are ids; `site` resolves them.

pub mod citation;
pub mod common;
pub mod dose;
pub mod exercise;
pub mod guide;
pub mod outline;
pub mod quantity;
pub mod red_flag;
pub mod relief;
pub mod review;
pub mod routine;
pub mod schema;
pub mod term;

use serde::{Deserialize, Serialize};

use crate::choice;
use crate::diagnostic::Diagnostic;
use crate::yaml::Spanned;
use crate::yaml::field::{Measure, Shape};
use crate::yaml::record::Record as Fields;

pub use common::Common;
use exercise::Exercise;
use guide::Guide;
use quantity::Quantity;
use red_flag::RedFlag;
use relief::Relief;
use routine::Routine;
use term::Term;

choice! {
    /// What a page is about; given by its top folder, or by `kind:`.
    pub enum Kind {
        /// Anything else: about, privacy, a section's own page.
        Page = "page",
        /// Guidance on a subject.
        Guide = "guide",
        /// An exercise, posture reset, set-up or technique.
        Exercise = "exercise",
        /// A routine with its printable card.
        Routine = "routine",
        /// A danger sign.
        RedFlag = "red-flag",
        /// A relief measure.
        Relief = "relief",
        /// A glossary term.
        Term = "term",
    }
}

impl Kind {
    /// The kind of the pages in a top folder of `content/`.
    #[must_use]
    pub fn from_folder(folder: &str) -> Self {
        Self::ALL
            .iter()
            .copied()
            .find(|kind| kind.folder() == Some(folder))
            .unwrap_or(Self::Page)
    }

    /// The top folder whose pages are of this kind; plain pages have none.
    #[must_use]
    pub fn folder(self) -> Option<&'static str> {
        match self {
            Self::Page => None,
            Self::Guide => Some("guides"),
            Self::Exercise => Some("exercises"),
            Self::Routine => Some("routines"),
            Self::RedFlag => Some("red-flags"),
            Self::Relief => Some("relief"),
            Self::Term => Some("glossary"),
        }
    }

    /// The rows that front matter of this kind may have.
    #[must_use]
    pub fn shape(self) -> &'static Shape {
        match self {
            Self::Page => &common::PAGE,
            Self::Guide => &guide::SHAPE,
            Self::Exercise => &exercise::SHAPE,
            Self::Routine => &routine::SHAPE,
            Self::RedFlag => &red_flag::SHAPE,
            Self::Relief => &relief::SHAPE,
            Self::Term => &term::SHAPE,
        }
    }

    /// "an exercise", "a red flag".
    #[must_use]
    pub fn with_article(self) -> String {
        match self {
            Self::Exercise => "an exercise".to_owned(),
            Self::Relief => "a relief measure".to_owned(),
            kind => format!("a {}", kind.name().replace('-', " ")),
        }
    }

    /// Whether a clinician has to review pages of this kind (product rules: not terms, not plain pages).
    #[must_use]
    pub fn needs_review(self) -> bool {
        !matches!(self, Self::Page | Self::Term)
    }
}

/// What a page records besides its text.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Record {
    /// A plain page records nothing.
    Page,
    /// A guide.
    Guide(Box<Guide>),
    /// An exercise.
    Exercise(Box<Exercise>),
    /// A routine.
    Routine(Box<Routine>),
    /// A red flag.
    RedFlag(Box<RedFlag>),
    /// A relief measure.
    Relief(Box<Relief>),
    /// A glossary term.
    Term(Box<Term>),
}

impl Record {
    /// Reads the record of a kind from checked front matter.
    pub fn read(kind: Kind, fields: Fields<'_>, diagnostics: &mut Vec<Diagnostic>) -> Self {
        match kind {
            Kind::Page => Self::Page,
            Kind::Guide => Self::Guide(Box::new(Guide::read(fields, diagnostics))),
            Kind::Exercise => Self::Exercise(Box::new(Exercise::read(fields, diagnostics))),
            Kind::Routine => Self::Routine(Box::new(Routine::read(fields, diagnostics))),
            Kind::RedFlag => Self::RedFlag(Box::new(RedFlag::read(fields, diagnostics))),
            Kind::Relief => Self::Relief(Box::new(Relief::read(fields, diagnostics))),
            Kind::Term => Self::Term(Box::new(Term::read(fields))),
        }
    }
}

/// Reads a quantity; what's wrong with it is told where it stands.
pub fn read_quantity(
    fields: Fields<'_>,
    name: &str,
    measure: Measure,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Spanned<Quantity>> {
    let node = fields.get(name)?;
    let text = fields.text(name)?;
    match quantity::parse(&text, measure) {
        Ok(value) => Some(Spanned {
            value,
            span: text.span,
        }),
        Err(problem) => {
            diagnostics.push(problem.at(node));
            None
        }
    }
}
