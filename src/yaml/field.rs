//! The field table: what each record may hold, as data.
//!
//! One table drives the check of front matter, "did you mean", the reference page and (later) the
//! JSON Schema, so they can't disagree. Records declare their own rows beside their types; this
//! module only says what a row is. Quantities ("10-15", "20 s") are scalars here; their grammar is
//! `record::quantity`'s.

use serde::{Deserialize, Serialize};

/// A kind of record and the fields that it may hold.
#[derive(Debug)]
pub struct Shape {
    /// What the record is called in messages: `a guide`, `a dose`.
    pub name: &'static str,
    /// Its rows, in groups, so that records can share rows.
    pub fields: &'static [&'static [Field]],
}

/// One key of a record.
#[derive(Debug)]
pub struct Field {
    /// The key.
    pub name: &'static str,
    /// What its value must be.
    pub ty: Type,
    /// Whether the record is wrong without it.
    pub required: bool,
    /// One plain sentence for the reference page.
    pub about: &'static str,
    /// A value as an author would write it.
    pub example: &'static str,
}

/// What a value must be.
#[derive(Debug)]
pub enum Type {
    /// Free text; any scalar.
    Text,
    /// A name or a few words of at most this many characters, which aren't a sentence.
    Label(usize),
    /// Sentences that patients read: the rules about language look at them.
    Prose,
    /// The same, of at most this many characters.
    Characters(usize),
    /// The same, of at most this many words.
    Words(usize),
    /// What a picture shows, in words: any scalar, even an empty one.
    Alternative,
    /// An id: lower-case letters, digits and hyphens.
    Id,
    /// The id of a record of this kind; the site resolves it.
    Reference(Target),
    /// A whole number between two bounds, both included.
    Integer(i64, i64),
    /// `true` or `false`.
    Boolean,
    /// A date written `2026-03-15`.
    Date,
    /// An address on this site: begins with `/`.
    Address,
    /// A web address: `https:`, `http:` or `mailto:`.
    Url,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// A quantity with or without a unit, such as `10-15` or `20 s`.
    Quantity(Measure),
    /// A list.
    List(&'static Type),
    /// One value or a list of them.
    OneOrMany(&'static Type),
    /// A record.
    Record(&'static Shape),
    /// A map with free keys.
    Map(&'static Type),
    /// A map whose keys are ids.
    ById(&'static Type),
    /// The first of these whose form (text, list or map) fits.
    Either(&'static [Type]),
    /// Anything.
    Any,
}

/// What a quantity measures, and so which units it may have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// How many: no unit.
    Count,
    /// A time: `s`, `min`, `h`, `day`, `week`, `month`.
    Time,
    /// A length: `cm`, `m`, `ft`.
    Length,
    /// A load: `kg`, `lb`.
    Mass,
}

/// What a reference points at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Target {
    /// Any page.
    Page,
    /// An exercise.
    Exercise,
    /// A routine.
    Routine,
    /// A relief measure.
    Relief,
    /// A red flag.
    RedFlag,
    /// An entry of `content/sources.yaml`.
    Citation,
}

impl Target {
    /// What a target is called in a message.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Exercise => "exercise",
            Self::Routine => "routine",
            Self::Relief => "relief measure",
            Self::RedFlag => "red flag",
            Self::Citation => "source",
        }
    }
}

impl Target {
    /// "an exercise", "a routine".
    #[must_use]
    pub fn with_article(self) -> String {
        let article = if self == Self::Exercise { "an" } else { "a" };
        format!("{article} {}", self.name())
    }
}

impl Shape {
    /// All rows of all groups, in order.
    pub fn rows(&self) -> impl Iterator<Item = &'static Field> {
        self.fields.iter().flat_map(|group| group.iter())
    }

    /// The row of a key.
    #[must_use]
    pub fn row(&self, name: &str) -> Option<&'static Field> {
        self.rows().find(|field| field.name == name)
    }
}

impl Field {
    /// An optional key.
    #[must_use]
    pub const fn new(
        name: &'static str,
        ty: Type,
        about: &'static str,
        example: &'static str,
    ) -> Self {
        Self {
            name,
            ty,
            required: false,
            about,
            example,
        }
    }

    /// A key that the record can't do without.
    #[must_use]
    pub const fn required(
        name: &'static str,
        ty: Type,
        about: &'static str,
        example: &'static str,
    ) -> Self {
        Self {
            name,
            ty,
            required: true,
            about,
            example,
        }
    }
}

impl Type {
    /// What a value of this type is called: "a whole number from 1 to 31".
    #[must_use]
    pub fn describe(&self) -> String {
        match self {
            Self::Text | Self::Prose | Self::Alternative => "text".into(),
            Self::Label(most) | Self::Characters(most) => {
                format!("text of at most {most} characters")
            }
            Self::Words(most) => format!("text of at most {most} words"),
            Self::Id => "an id".into(),
            Self::Reference(target) => format!("the id of {}", target.with_article()),
            Self::Integer(least, i64::MAX) => format!("a whole number from {least}"),
            Self::Integer(least, most) => format!("a whole number from {least} to {most}"),
            Self::Boolean => "`true` or `false`".into(),
            Self::Date => "a date such as `2026-03-15`".into(),
            Self::Address => "an address on this site, such as `/old/place/`".into(),
            Self::Url => "a web address".into(),
            Self::Choice(words) => format!("one of {}", quoted_list(words)),
            Self::Quantity(Measure::Count) => "a count such as `8` or `10-15`".into(),
            Self::Quantity(Measure::Time) => "a time such as `30 s` or `10-15 min`".into(),
            Self::Quantity(Measure::Length) => "a length such as `20 m`".into(),
            Self::Quantity(Measure::Mass) => "a load such as `2 kg`".into(),
            Self::List(item) => format!("a list, each {}", item.describe()),
            Self::OneOrMany(item) => format!("{}, or a list of them", item.describe()),
            Self::Record(shape) => format!("{} with keys of its own", shape.name),
            Self::Map(value) | Self::ById(value) => {
                format!("a map, each value {}", value.describe())
            }
            Self::Either(types) => types
                .iter()
                .map(Self::describe)
                .collect::<Vec<_>>()
                .join(", or "),
            Self::Any => "anything".into(),
        }
    }
}

fn quoted_list(words: &[&str]) -> String {
    words
        .iter()
        .map(|word| format!("`{word}`"))
        .collect::<Vec<_>>()
        .join(", ")
}

/// Declares an enum whose values are words of the field table: `NAMES` lists the words for
/// [`Type::Choice`], `from_name` and `name` convert.
#[macro_export]
macro_rules! choice {
    ($(#[$meta:meta])* pub enum $enum:ident { $($(#[$doc:meta])* $variant:ident = $name:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize,
        )]
        pub enum $enum { $($(#[$doc])* $variant),+ }

        impl $enum {
            /// The words that authors write, in the order of the values.
            pub const NAMES: &'static [&'static str] = &[$($name),+];
            /// All values, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// The value that a word means.
            #[must_use]
            pub fn from_name(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)+ _ => None }
            }

            /// The word for this value.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }
        }
    };
}
