//! Who answers for a page: authors, reviewers, dates, money.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::choice;
use crate::yaml::field::{Field, Shape, Type};
use crate::yaml::record::Record as Fields;
use crate::yaml::{Spanned, Text};

choice! {
    /// How far the review of a page has come.
    pub enum Status {
        /// Written, not reviewed.
        Draft = "draft",
        /// With the reviewers.
        InReview = "in-review",
        /// Approved by the reviewers named.
        Approved = "approved",
        /// Withdrawn: its address shows a notice.
        Retired = "retired",
    }
}

/// The review of a page.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Review {
    /// How far it has come.
    pub status: Option<Status>,
    /// Day of the last review.
    #[serde(with = "crate::yaml::date")]
    pub last_reviewed: Option<Spanned<Date>>,
    /// Day on which the next review is due.
    #[serde(with = "crate::yaml::date")]
    pub next_review: Option<Spanned<Date>>,
    /// Who reviewed it.
    pub reviewed_by: Vec<Reviewer>,
    /// Who wrote it.
    pub authors: Vec<Text>,
    /// Who paid for it.
    pub funding: Option<String>,
    /// Conflicts of interest.
    pub conflicts: Option<String>,
    /// The author's own version.
    pub version: Option<String>,
}

/// Somebody who reviewed a page.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Reviewer {
    /// Name.
    pub name: String,
    /// Role.
    pub role: Option<String>,
    /// Credentials.
    pub credentials: Option<String>,
}

static REVIEWER: Shape = Shape {
    name: "a reviewer",
    fields: &[&[
        Field::required("name", Type::Text, "Name.", "name of the reviewer"),
        Field::new("role", Type::Text, "Role.", "physiotherapist"),
        Field::new("credentials", Type::Text, "Qualification.", "MSc"),
    ]],
};

/// Rows of `review`.
pub static SHAPE: Shape = Shape {
    name: "a review",
    fields: &[&[
        Field::new(
            "status",
            Type::Choice(Status::NAMES),
            "How far the review has come.",
            "draft",
        ),
        Field::new(
            "last_reviewed",
            Type::Date,
            "Day of the last clinical review.",
            "2026-03-15",
        ),
        Field::new(
            "next_review",
            Type::Date,
            "Day on which the next review is due.",
            "2029-03-15",
        ),
        Field::new(
            "reviewed_by",
            Type::List(&Type::Record(&REVIEWER)),
            "Who reviewed it.",
            "[{name: name of the reviewer}]",
        ),
        Field::new(
            "authors",
            Type::OneOrMany(&Type::Text),
            "Who wrote it.",
            "[name of the author]",
        ),
        Field::new("funding", Type::Text, "Who paid for it.", "the clinic"),
        Field::new(
            "conflicts",
            Type::Text,
            "Conflicts of interest, or that there are none.",
            "none declared",
        ),
        Field::new(
            "version",
            Type::Text,
            "Your own version of the text.",
            "\"1.2\"",
        ),
    ]],
};

impl Review {
    /// Reads a checked `review`.
    #[must_use]
    pub fn read(fields: Fields<'_>) -> Self {
        let text = |name| fields.text(name).map(|text| text.value);
        Self {
            status: fields.choice("status", Status::from_name),
            last_reviewed: fields.date("last_reviewed"),
            next_review: fields.date("next_review"),
            reviewed_by: fields
                .records("reviewed_by", &REVIEWER)
                .into_iter()
                .filter_map(read_reviewer)
                .collect(),
            authors: fields.texts("authors"),
            funding: text("funding"),
            conflicts: text("conflicts"),
            version: text("version"),
        }
    }

    /// Approved by a named reviewer on a known day: only then may a page say that it was reviewed.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.status == Some(Status::Approved)
            && self.last_reviewed.is_some()
            && !self.reviewed_by.is_empty()
    }
}

fn read_reviewer(fields: Fields<'_>) -> Option<Reviewer> {
    let text = |name| fields.text(name).map(|text| text.value);
    Some(Reviewer {
        name: text("name")?,
        role: text("role"),
        credentials: text("credentials"),
    })
}
