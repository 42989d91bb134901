//! A glossary term: a word, and what it means in plain language.

use serde::{Deserialize, Serialize};

use super::common::{ROWS, TITLE};
use crate::yaml::Text;
use crate::yaml::field::{Field, Shape, Type};
use crate::yaml::record::Record as Fields;

/// A term's own fields.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Term {
    /// What it means, in at most 25 words.
    pub plain: Option<Text>,
    /// Other forms under which it's found in texts; its title always is.
    pub forms: Vec<Text>,
    /// Its name by language tag.
    pub region_names: Vec<(Text, Text)>,
    /// The plain word to use in its place.
    pub avoid: Option<Text>,
}

const OWN: &[Field] = &[
    Field::required(
        "plain",
        Type::Words(25),
        "What it means, in at most 25 words.",
        "The ring of bone between your back and your legs.",
    ),
    Field::new(
        "forms",
        Type::List(&Type::Text),
        "Other forms of the word.",
        "[pelvic, pelvises]",
    ),
    Field::new(
        "region_names",
        Type::Map(&Type::Text),
        "Its name by language tag.",
        "{en-GB: paracetamol, en-US: acetaminophen}",
    ),
    Field::new(
        "avoid",
        Type::Text,
        "The plain word to use in its place.",
        "lying on your back",
    ),
];

/// Rows of a term.
pub static SHAPE: Shape = Shape {
    name: "a term",
    fields: &[TITLE, OWN, ROWS],
};

impl Term {
    /// Reads checked front matter.
    #[must_use]
    pub fn read(fields: Fields<'_>) -> Self {
        let name =
            |entry: &crate::yaml::Entry| Some((entry.key.clone(), entry.value.spanned_text()?));
        Self {
            plain: fields.text("plain"),
            forms: fields.texts("forms"),
            region_names: fields.map("region_names").iter().filter_map(name).collect(),
            avoid: fields.text("avoid"),
        }
    }

    /// The term's name where the reader lives, if one is recorded for that language tag.
    #[must_use]
    pub fn name_in(&self, tag: &str) -> Option<&str> {
        self.region_names
            .iter()
            .find(|(key, _)| key.value == tag)
            .map(|(_, name)| name.as_str())
    }
}
