//! `.mendbook-manifest.json`: which files of the output folder are mendbook's.
//!
//! It's sorted, so the same site has the same manifest. It's also read back from a folder that
//! others can write to, so a path in it is trusted only after it has become a [`RelPath`] unchanged:
//! a doctored manifest can't point outside the output.

use std::collections::BTreeMap;
use std::fmt;
use std::io::ErrorKind;
use std::path::Path;

use anyhow::{Context, Result, bail};
use blake3::Hash;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::path::RelPath;

/// The manifest's name inside the output folder.
pub const NAME: &str = ".mendbook-manifest.json";

const VERSION: u32 = 1;

/// Every file that mendbook wrote, with the blake3 hash of its bytes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Manifest {
    /// Path to hash.
    pub files: BTreeMap<RelPath, Hash>,
}

/// The manifest as it is read.
#[derive(Deserialize)]
struct Found {
    version: u32,
    files: Pairs,
}

/// The entries of an object in their order.
struct Pairs(Vec<(String, String)>);

impl<'de> Deserialize<'de> for Pairs {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(PairsVisitor)
    }
}

struct PairsVisitor;

impl<'de> Visitor<'de> for PairsVisitor {
    type Value = Pairs;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("paths with hashes")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pairs, A::Error> {
        let mut pairs = Vec::new();
        while let Some(pair) = map.next_entry()? {
            pairs.push(pair);
        }
        Ok(Pairs(pairs))
    }
}

/// The manifest as it is written.
#[derive(Serialize)]
struct Written<'a> {
    version: u32,
    #[serde(serialize_with = "in_hex")]
    files: &'a BTreeMap<RelPath, Hash>,
}

fn in_hex<S: Serializer>(
    files: &BTreeMap<RelPath, Hash>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_map(files.iter().map(|(path, hash)| (path, hash.to_string())))
}

impl Manifest {
    /// The manifest of a folder, or `None` where there's none.
    pub fn read(folder: &Path) -> Result<Option<Self>> {
        let path = folder.join(NAME);
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => {
                return Err(error).with_context(|| format!("can't read `{}`", path.display()));
            }
        };
        let manifest = Self::parse(&text).with_context(|| {
            format!(
                "`{}` is damaged, so mendbook can't tell which files in this folder are its own; \
                 empty the folder yourself, or choose another with --output",
                path.display()
            )
        })?;
        Ok(Some(manifest))
    }

    fn parse(text: &str) -> Result<Self> {
        let found: Found = serde_json::from_str(text)?;
        if found.version != VERSION {
            bail!("its version is {}, not {VERSION}", found.version);
        }
        let files = found.files.0.into_iter();
        let files = files.map(|(path, hash)| match RelPath::new(&path) {
            Ok(relative) if relative.as_str() == path && !path.is_empty() => {
                // What isn't a hash is no file's.
                let hash = Hash::from_hex(&hash).unwrap_or(Hash::from_bytes([0; 32]));
                Ok((relative, hash))
            }
            _ => bail!("`{}` is not a path inside the folder", path.escape_debug()),
        });
        Ok(Self {
            files: files.collect::<Result<_>>()?,
        })
    }

    /// The manifest as it is written.
    pub fn to_json(&self) -> Result<String> {
        let written = Written {
            version: VERSION,
            files: &self.files,
        };
        Ok(serde_json::to_string_pretty(&written)? + "\n")
    }
}
