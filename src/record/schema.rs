//! The JSON Schema of each file that authors write: front matter by kind, `site.yaml`,
//! `content/sources.yaml`. Made by [`yaml::schema`](crate::yaml::schema) from the rows that also check.

use serde_json::Value;

use super::{Kind, citation, quantity};
use crate::config;
use crate::yaml::field::Type;
use crate::yaml::schema::{Draft, Quantities};

/// A file, or a part of one, that has a schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// Front matter of a kind of page.
    FrontMatter(Kind),
    /// `site.yaml`.
    Site,
    /// `content/sources.yaml`.
    Sources,
}

impl Subject {
    /// All of them, front matter first.
    pub fn all() -> impl Iterator<Item = Self> {
        let kinds = Kind::ALL.iter().map(|kind| Self::FrontMatter(*kind));
        kinds.chain([Self::Site, Self::Sources])
    }

    /// The one with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::all().find(|subject| subject.name() == name)
    }

    /// Its name: `exercise`, `site`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::FrontMatter(kind) => kind.name(),
            Self::Site => "site",
            Self::Sources => "sources",
        }
    }

    /// What it is for, in a few words.
    #[must_use]
    pub fn about(self) -> String {
        match self {
            Self::FrontMatter(kind) => match kind.folder() {
                Some(folder) => format!("front matter of content/{folder}/*.md"),
                None => "front matter of every other page".to_owned(),
            },
            Self::Site => "site.yaml".to_owned(),
            Self::Sources => "content/sources.yaml".to_owned(),
        }
    }

    /// The name of the file that holds its schema.
    #[must_use]
    pub fn file(self) -> String {
        format!("{}.schema.json", self.name())
    }

    /// The schema.
    #[must_use]
    pub fn schema(self) -> Value {
        let title = format!("mendbook: {}", self.about());
        let about = "Made from the table that mendbook checks with; see docs/front-matter.md.";
        let of = |ty: &Type| Draft::of(&title, about, ty, QUANTITIES);
        match self {
            Self::FrontMatter(kind) => of(&Type::Record(kind.shape())),
            Self::Site => of(&Type::Record(&config::shape::SHAPE)),
            Self::Sources => of(&citation::FILE),
        }
    }
}

const QUANTITIES: Quantities = Quantities {
    pattern: quantity::pattern,
    beginning: quantity::BEGINNING,
    units: quantity::symbols,
    largest: quantity::largest,
};
