//! Texts for paper: finished HTML as a tree of blocks and inlines that layouts set in type.
//!
//! A layout gets this tree as data and never as markup, so no content can be executed as code of the
//! typesetter. The HTML is that of the page (`render::html`, with the holes filled for paper), so
//! what is printed comes from the one parse that also made the page. Deliberately absent: any look.

mod convert;
mod dom;
#[cfg(test)]
mod tests;

use serde::Serialize;

pub use convert::Reader;

use crate::path::RelPath;

/// The name of a picture among the files of a handout. Names are numbers, since the typesetter keeps
/// every name that it has ever met.
#[must_use]
pub fn picture_name(at: usize, path: &RelPath) -> String {
    format!("/picture-{at}.{}", path.extension().to_ascii_lowercase())
}

/// A block of text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Block {
    /// A paragraph.
    Paragraph {
        /// Its text.
        children: Vec<Inline>,
    },
    /// A heading inside the text; the document's title is level 1.
    Heading {
        /// 2 to 6.
        level: u8,
        /// Its text.
        children: Vec<Inline>,
    },
    /// A list.
    List {
        /// Whether it is numbered.
        ordered: bool,
        /// The first number.
        start: u32,
        /// Its items.
        items: Vec<Vec<Block>>,
    },
    /// A quotation.
    Quote {
        /// What is quoted.
        children: Vec<Block>,
    },
    /// A note, tip or warning.
    Alert {
        /// `note`, `tip`, `important`, `warning` or `caution`.
        class: String,
        /// Its text; the first block is its title.
        children: Vec<Block>,
    },
    /// The title of an alert.
    AlertTitle {
        /// Its text.
        children: Vec<Inline>,
    },
    /// Text whose spaces and line breaks count.
    Code {
        /// The text.
        text: String,
    },
    /// A table.
    Table {
        /// `start`, `center` or `end` for each column.
        align: Vec<&'static str>,
        /// The head of each column.
        head: Vec<Vec<Inline>>,
        /// The rows; each has as many cells as there are columns.
        rows: Vec<Vec<Vec<Inline>>>,
    },
    /// A list of terms with what they mean.
    Terms {
        /// The terms.
        items: Vec<Term>,
    },
    /// A picture.
    Picture {
        /// Its name among the files of the handout.
        src: String,
        /// What it shows; empty where it only decorates.
        alt: String,
        /// Its caption.
        caption: Option<Vec<Inline>>,
    },
    /// A break between parts of a text.
    Rule,
    /// The footnotes, numbered from 1.
    Footnotes {
        /// The notes.
        items: Vec<Vec<Block>>,
    },
    /// The card of a record inside the text.
    Box {
        /// What is on it.
        children: Vec<Block>,
    },
}

/// A term with what it means.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Term {
    /// The term.
    pub term: Vec<Inline>,
    /// What it means; there may be several.
    pub descriptions: Vec<Vec<Block>>,
}

/// A piece of a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Inline {
    /// Plain text.
    Text {
        /// The text.
        text: String,
    },
    /// Strong.
    Strong {
        /// What is strong.
        children: Vec<Inline>,
    },
    /// Emphasis.
    Emphasis {
        /// What is emphasised.
        children: Vec<Inline>,
    },
    /// Struck out.
    Strike {
        /// What is struck out.
        children: Vec<Inline>,
    },
    /// Raised.
    Super {
        /// What is raised.
        children: Vec<Inline>,
    },
    /// Lowered.
    Sub {
        /// What is lowered.
        children: Vec<Inline>,
    },
    /// Code inside a line.
    Code {
        /// The code.
        text: String,
    },
    /// A link.
    Link {
        /// Its whole address, where it has one that works away from the site.
        href: Option<String>,
        /// The address to be printed behind its text: once in a handout.
        address: Option<String>,
        /// Its text.
        children: Vec<Inline>,
    },
    /// A line break.
    Break,
    /// The mark of a footnote.
    Note {
        /// Its number.
        number: u32,
    },
    /// A picture in a line.
    Picture {
        /// Its name among the files of the handout.
        src: String,
        /// What it shows.
        alt: String,
    },
}
