//! Dates with their places as a memo stores them: year, month, day. For `#[serde(with = "…")]`.

use jiff::civil::Date;
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::Spanned;
use crate::diagnostic::Span;

type Stored = Option<(i16, i8, i8, Span)>;

/// Writes a date.
///
/// # Errors
/// Those of the serializer.
#[allow(clippy::ref_option, reason = "serde hands over the field as it is")]
pub fn serialize<S: Serializer>(
    date: &Option<Spanned<Date>>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let stored = |date: &Spanned<Date>| (date.year(), date.month(), date.day(), date.span);
    let stored: Stored = date.as_ref().map(stored);
    stored.serialize(serializer)
}

/// Reads a date.
///
/// # Errors
/// When there is no such day.
pub fn deserialize<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Spanned<Date>>, D::Error> {
    let Some((year, month, day, span)) = Stored::deserialize(deserializer)? else {
        return Ok(None);
    };
    let value = Date::new(year, month, day).map_err(D::Error::custom)?;
    Ok(Some(Spanned { value, span }))
}
