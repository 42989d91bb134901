//! What every page may say about itself, whatever its kind.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::Kind;
use super::review::{self, Review};
use crate::diagnostic::Span;
use crate::yaml::field::{Field, Shape, Target, Type};
use crate::yaml::record::Record as Fields;
use crate::yaml::{Spanned, Text};

/// The fields that all kinds share.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Common {
    /// Title; empty where it's missing, which has been told.
    pub title: String,
    /// Where the title stands.
    pub title_span: Option<Span>,
    /// Summary for lists and search results, at most 200 characters.
    pub summary: Option<Text>,
    /// When the page was first published.
    #[serde(with = "crate::yaml::date")]
    pub date: Option<Spanned<Date>>,
    /// When its text last changed.
    #[serde(with = "crate::yaml::date")]
    pub updated: Option<Spanned<Date>>,
    /// Not published unless `--drafts` is given.
    pub draft: bool,
    /// Tags.
    pub tags: Vec<Text>,
    /// Body regions.
    pub body_regions: Vec<Text>,
    /// Conditions.
    pub conditions: Vec<Text>,
    /// For whom: `patient`, `carer`, `clinician`.
    pub audience: Option<Text>,
    /// Codes of medical vocabularies.
    pub codes: Vec<Code>,
    /// Ids of cited sources.
    pub sources: Vec<Text>,
    /// Review state.
    pub review: Option<Spanned<Review>>,
    /// Old addresses of this page.
    pub aliases: Vec<Text>,
    /// Ids of related pages.
    pub related: Vec<Text>,
    /// Place among its neighbours: lighter first, pages without a weight last.
    pub weight: Option<i64>,
    /// Pictures.
    pub images: Vec<Image>,
    /// Rules that are silenced on this page.
    pub allow: Vec<Allow>,
    /// Free data for themes.
    #[serde(with = "crate::yaml::json")]
    pub extra: serde_json::Value,
}

/// A code of a medical vocabulary.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Code {
    /// `snomed`, `icd10`, `icd10cm` or `mesh`.
    pub system: String,
    /// The code itself.
    pub code: String,
    /// Its name in that vocabulary.
    pub display: Option<String>,
}

/// A picture that belongs to the page as a record.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Image {
    /// File, relative to the page's own file.
    pub src: Text,
    /// What it shows, in words; may be empty.
    pub alt: Option<Text>,
    /// It only decorates, so it needs no `alt`.
    pub decorative: bool,
    /// Caption.
    pub caption: Option<String>,
    /// Licence.
    pub licence: Option<String>,
    /// Who made it.
    pub credit: Option<String>,
}

/// A rule silenced on purpose.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Allow {
    /// Code of the rule.
    pub code: Text,
    /// Why.
    pub reason: Option<Text>,
}

/// Rows of an `allow` entry on a page.
pub static ALLOW: Shape = Shape {
    name: "an `allow` entry",
    fields: &[&[
        Field::required(
            "code",
            Type::Id,
            "Code of the rule to silence on this page.",
            "sentence-long",
        ),
        Field::new(
            "reason",
            Type::Text,
            "Why it's right to silence it here; an entry without a reason is told.",
            "the quotation is the point",
        ),
    ]],
};

static CODE: Shape = Shape {
    name: "a code",
    fields: &[&[
        Field::required(
            "system",
            Type::Choice(&["snomed", "icd10", "icd10cm", "mesh"]),
            "Vocabulary.",
            "snomed",
        ),
        Field::required("code", Type::Text, "The code itself.", "279039007"),
        Field::new(
            "display",
            Type::Text,
            "Its name in that vocabulary.",
            "Low back pain",
        ),
    ]],
};

static IMAGE: Shape = Shape {
    name: "an image",
    fields: &[&[
        Field::required(
            "src",
            Type::Text,
            "File of the picture, relative to this page's file.",
            "tilt.png",
        ),
        Field::new(
            "alt",
            Type::Alternative,
            "What the picture shows, for those who can't see it. Empty only with `decorative: true`.",
            "A person lying on their back with bent knees",
        ),
        Field::new(
            "decorative",
            Type::Boolean,
            "The picture only decorates; then it needs no `alt`.",
            "true",
        ),
        Field::new(
            "caption",
            Type::Text,
            "Text below the picture.",
            "Start position",
        ),
        Field::new(
            "licence",
            Type::Text,
            "Licence under which it is used.",
            "CC BY 4.0",
        ),
        Field::new("credit", Type::Text, "Who made it.", "Clinic photo service"),
    ]],
};

static TRANSLATOR: Shape = Shape {
    name: "a translator",
    fields: &[&[
        Field::required("name", Type::Text, "Name.", "name of the translator"),
        Field::new(
            "credentials",
            Type::Text,
            "Qualification.",
            "certified medical translator",
        ),
    ]],
};

const TEXTS: Type = Type::List(&Type::Text);

const CODES: Type = Type::List(&Type::Record(&CODE));
const IMAGES: Type = Type::List(&Type::Record(&IMAGE));
const ALLOWS: Type = Type::List(&Type::Record(&ALLOW));

/// Rows that every page may have but for its title.
pub const ROWS: &[Field] = &[
    Field::new(
        "id",
        Type::Id,
        "Name of the record; the file's name without `.md` unless given. Unique on the site.",
        "pelvic-tilt",
    ),
    Field::new(
        "kind",
        Type::Choice(Kind::NAMES),
        "Kind of page; the top folder decides unless given.",
        "guide",
    ),
    Field::new(
        "summary",
        Type::Characters(200),
        "One or two sentences for lists and search results.",
        "Two gentle ways to tilt the pelvis.",
    ),
    Field::new(
        "date",
        Type::Date,
        "Day of first publication.",
        "2026-03-15",
    ),
    Field::new(
        "updated",
        Type::Date,
        "Day of the last change to the text.",
        "2026-03-15",
    ),
    Field::new(
        "draft",
        Type::Boolean,
        "`true`: left out unless `--drafts` is given.",
        "true",
    ),
    Field::new(
        "tags",
        TEXTS,
        "Words under which the page is listed.",
        "[stretching, morning]",
    ),
    Field::new(
        "body_regions",
        TEXTS,
        "Parts of the body that the page is about.",
        "[low-back, hip]",
    ),
    Field::new(
        "conditions",
        TEXTS,
        "Conditions that the page is about.",
        "[low-back-pain]",
    ),
    Field::new(
        "audience",
        Type::Choice(&["patient", "carer", "clinician"]),
        "For whom the page is written.",
        "patient",
    ),
    Field::new(
        "codes",
        CODES,
        "Codes of medical vocabularies.",
        "[{system: snomed, code: \"279039007\"}]",
    ),
    Field::new(
        "sources",
        Type::List(&Type::Reference(Target::Citation)),
        "Ids from `content/sources.yaml` that the page rests on.",
        "[s0, s1]",
    ),
    Field::new(
        "review",
        Type::Record(&review::SHAPE),
        "Who wrote and reviewed the page, and when.",
        "{status: draft}",
    ),
    Field::new(
        "aliases",
        Type::List(&Type::Address),
        "Old addresses that lead here.",
        "[/old/place/]",
    ),
    Field::new(
        "related",
        Type::List(&Type::Reference(Target::Page)),
        "Ids of pages that a reader may want next.",
        "[glute-bridge]",
    ),
    Field::new(
        "weight",
        Type::Integer(-1_000_000, 1_000_000),
        "Place among its neighbours; lighter comes first.",
        "10",
    ),
    Field::new(
        "images",
        IMAGES,
        "Pictures of the record.",
        "[{src: tilt.png, alt: A person lying on their back}]",
    ),
    Field::new(
        "allow",
        ALLOWS,
        "Rules that are silenced on this page, each with a reason.",
        "[{code: sentence-long, reason: a quotation}]",
    ),
    Field::new(
        "extra",
        Type::Any,
        "Anything that your own theme needs.",
        "{colour: blue}",
    ),
    Field::new(
        "translation_of",
        Type::Id,
        "Id of the page that this one translates.",
        "pelvic-tilt",
    ),
    Field::new(
        "translation_hash",
        Type::Text,
        "Version of the text that was translated.",
        "\"3f9a1c\"",
    ),
    Field::new(
        "translator",
        Type::Record(&TRANSLATOR),
        "Who translated it.",
        "{name: name of the translator}",
    ),
];

/// The title row, for kinds that need one.
pub const TITLE: &[Field] = &[Field::required(
    "title",
    Type::Text,
    "Title of the page.",
    "Pelvic tilt",
)];

/// Rows of a plain page.
pub static PAGE: Shape = Shape {
    name: "a page",
    fields: &[TITLE, ROWS],
};

impl Common {
    /// Reads the shared fields. A record written in place has no title; the caller gives one.
    #[must_use]
    pub fn read(fields: Fields<'_>) -> Self {
        let title = fields.text("title");
        Self {
            title_span: title.as_ref().map(|title| title.span),
            title: title.map(|title| title.value).unwrap_or_default(),
            summary: fields.text("summary"),
            date: fields.date("date"),
            updated: fields.date("updated"),
            draft: fields.boolean("draft").unwrap_or(false),
            tags: fields.texts("tags"),
            body_regions: fields.texts("body_regions"),
            conditions: fields.texts("conditions"),
            audience: fields.text("audience"),
            codes: fields
                .records("codes", &CODE)
                .into_iter()
                .filter_map(read_code)
                .collect(),
            sources: fields.texts("sources"),
            review: fields.record("review", &review::SHAPE).map(read_review),
            aliases: fields.texts("aliases"),
            related: fields.texts("related"),
            weight: fields.integer("weight"),
            images: fields
                .records("images", &IMAGE)
                .into_iter()
                .filter_map(read_image)
                .collect(),
            allow: fields
                .records("allow", &ALLOW)
                .into_iter()
                .filter_map(read_allow)
                .collect(),
            extra: fields
                .get("extra")
                .map(crate::yaml::Node::to_json)
                .unwrap_or_default(),
        }
    }
}

fn read_review(fields: Fields<'_>) -> Spanned<Review> {
    Spanned {
        value: Review::read(fields),
        span: fields.span(),
    }
}

fn read_code(fields: Fields<'_>) -> Option<Code> {
    Some(Code {
        system: fields.text("system")?.value,
        code: fields.text("code")?.value,
        display: fields.text("display").map(|text| text.value),
    })
}

fn read_image(fields: Fields<'_>) -> Option<Image> {
    let text = |name| fields.text(name).map(|text| text.value);
    Some(Image {
        src: fields.text("src")?,
        alt: fields.get("alt").and_then(crate::yaml::Node::spanned_text),
        decorative: fields.boolean("decorative").unwrap_or(false),
        caption: text("caption"),
        licence: text("licence"),
        credit: text("credit"),
    })
}

fn read_allow(fields: Fields<'_>) -> Option<Allow> {
    Some(Allow {
        code: fields.text("code")?,
        reason: fields.text("reason"),
    })
}
