//! Free data as a memo stores it: JSON as text, since the memo's own form doesn't say of a value what
//! it is. Nothing at all, which is what most pages have, is an empty text. For `#[serde(with = "…")]`.

use serde::de::Error as _;
use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serializer};
use serde_json::Value;

/// Writes a value.
///
/// # Errors
/// When it wouldn't be read back as it is: it nests too deeply, or a number has too many digits.
pub fn serialize<S: Serializer>(value: &Value, serializer: S) -> Result<S::Ok, S::Error> {
    if value.is_null() {
        return serializer.serialize_str("");
    }
    let text = value.to_string();
    if serde_json::from_str::<Value>(&text).ok().as_ref() != Some(value) {
        return Err(S::Error::custom("it wouldn't be read back as it is"));
    }
    serializer.serialize_str(&text)
}

/// Reads a value.
///
/// # Errors
/// When it isn't JSON.
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Value, D::Error> {
    match <&str>::deserialize(deserializer)? {
        "" => Ok(Value::Null),
        text => serde_json::from_str(text).map_err(D::Error::custom),
    }
}
