//! A citation: an entry of `content/sources.yaml`, which maps ids to sources.

use crate::choice;
use crate::yaml::field::{Field, Shape, Type};
use crate::yaml::record::Record as Fields;
use crate::yaml::{Node, Text};

choice! {
    /// What sort of source it is.
    pub enum CitationType {
        /// A clinical guideline.
        Guideline = "guideline",
        /// A systematic review.
        SystematicReview = "systematic-review",
        /// A trial.
        Trial = "trial",
        /// A consensus of experts.
        Consensus = "consensus",
        /// A textbook.
        Textbook = "textbook",
        /// The word of one expert.
        Expert = "expert",
    }
}

/// A source that pages cite.
#[derive(Clone, Debug)]
pub struct Citation {
    /// Its id.
    pub id: Text,
    /// Title.
    pub title: String,
    /// What sort of source.
    pub kind: Option<CitationType>,
    /// Authors, where known.
    pub authors: Vec<String>,
    /// Year, where known.
    pub year: Option<i64>,
    /// Web address.
    pub url: Option<String>,
    /// Digital object identifier.
    pub doi: Option<String>,
    /// `PubMed` id.
    pub pmid: Option<String>,
}

/// Rows of a citation.
pub static SHAPE: Shape = Shape {
    name: "a source",
    fields: &[&[
        Field::required("title", Type::Text, "Title.", "Low back pain in adults"),
        Field::required(
            "type",
            Type::Choice(CitationType::NAMES),
            "What sort of source.",
            "guideline",
        ),
        Field::new(
            "authors",
            Type::OneOrMany(&Type::Text),
            "Authors, where known.",
            "[name of the author]",
        ),
        Field::new(
            "year",
            Type::Integer(1500, 2200),
            "Year, where known.",
            "2024",
        ),
        Field::new(
            "url",
            Type::Url,
            "Web address.",
            "https://example.org/guideline",
        ),
        Field::new(
            "doi",
            Type::Text,
            "Digital object identifier.",
            "\"10.1000/182\"",
        ),
        Field::new("pmid", Type::Text, "PubMed id.", "\"12345678\""),
    ]],
};

/// Rows of `content/sources.yaml`: a map from id to citation.
pub static FILE: Type = Type::ById(&Type::Record(&SHAPE));

/// Reads the checked file, in the order written.
#[must_use]
pub fn read(file: &Node) -> Vec<Citation> {
    let read = |entry: &crate::yaml::Entry| {
        let fields = Fields::new(&entry.value, &SHAPE);
        let text = |name| fields.text(name).map(|text| text.value);
        Citation {
            id: entry.key.clone(),
            title: text("title").unwrap_or_else(|| entry.key.value.clone()),
            kind: fields.choice("type", CitationType::from_name),
            authors: fields
                .texts("authors")
                .into_iter()
                .map(|text| text.value)
                .collect(),
            year: fields.integer("year"),
            url: text("url"),
            doi: text("doi"),
            pmid: text("pmid"),
        }
    };
    file.entries().iter().map(read).collect()
}
