//! Names out of tables (codes of rules, keys of front matter), read back from where they were stored.
//!
//! In the program they are `&'static str`. A stored name becomes one by being looked up among all that
//! were ever read; a new one is kept until the program ends. So the number and length of names have
//! bounds: whatever is past them never came out of our tables.
//!
//! For `#[serde(with = "…")]`: this module for one name, [`list`] for several.

use std::collections::BTreeSet;
use std::sync::{PoisonError, RwLock};

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serializer};

/// A name out of a table. As a reference, serde would take it for a piece of the bytes that are read.
pub type Name = &'static str;

/// Longest name, in bytes.
const LONGEST: usize = 100;

/// Most names.
const MOST: usize = 10_000;

static NAMES: RwLock<BTreeSet<Name>> = RwLock::new(BTreeSet::new());

/// The one copy of a name; nothing where it can't be a name, or there are too many.
fn interned(name: &str) -> Option<Name> {
    // A panic between the lines below leaves a set that is whole.
    let known = NAMES.read().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = known.get(name) {
        return Some(known);
    }
    drop(known);
    let mut known = NAMES.write().unwrap_or_else(PoisonError::into_inner);
    if name.len() > LONGEST || known.len() >= MOST {
        return None;
    }
    if let Some(known) = known.get(name) {
        return Some(known);
    }
    let kept: Name = Box::leak(name.into());
    known.insert(kept);
    Some(kept)
}

fn read<E: Error>(name: &str) -> Result<Name, E> {
    interned(name).ok_or_else(|| E::custom("not a name"))
}

/// Writes a name.
///
/// # Errors
/// Those of the serializer.
pub fn serialize<S: Serializer>(name: &str, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(name)
}

/// Reads a name.
///
/// # Errors
/// When it is too long, or one too many.
pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Name, D::Error> {
    read(<&str>::deserialize(deserializer)?)
}

/// Several names.
pub mod list {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    use super::Name;

    /// Writes names.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn serialize<S: Serializer>(names: &[Name], serializer: S) -> Result<S::Ok, S::Error> {
        names.serialize(serializer)
    }

    /// Reads names.
    ///
    /// # Errors
    /// When one is too long, or one too many.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Name>, D::Error> {
        let names = Vec::<&str>::deserialize(deserializer)?;
        names.into_iter().map(super::read).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_kept_once() {
        let first = interned("sentence-long").unwrap();
        let second = interned(&String::from("sentence-long")).unwrap();
        assert!(std::ptr::eq(first, second));
        assert_eq!(interned(&"x".repeat(LONGEST + 1)), None);
    }
}
