//! Documents as bytes and back, so that a later run needn't read unchanged files again.
//!
//! What is stored is all but the HTML and the passages: those are made again of the file's text when they
//! are first used ([`lazy`](super::lazy)). A document depends on its file's path and text, on whether raw
//! HTML is allowed, and on the program; the keeper of the bytes sees to it that all of these are as they
//! were. Deliberately absent: files, and where the bytes are kept.

use std::sync::Arc;

use super::Document;
use super::lazy::Written;
use crate::diagnostic::{Checked, FileId, memo};

/// A document and what was told about it, as bytes. Nothing where it can't be stored.
#[must_use]
pub fn encode(parsed: &Checked<Document>) -> Option<Vec<u8>> {
    memo::encode(parsed, parsed.value.file)
}

/// A document out of its bytes. `file` may be another number than when it was stored; `text` and
/// `raw_html` must be what it was parsed of. Nothing where the bytes are none.
#[must_use]
pub fn decode(
    bytes: &[u8],
    file: FileId,
    text: Arc<dyn Written>,
    raw_html: bool,
) -> Option<Checked<Document>> {
    let mut parsed: Checked<Document> = memo::decode(bytes, file)?;
    parsed.value.attach(text, raw_html);
    Some(parsed)
}

/// The same without a text: whatever is made of the text again is empty.
#[must_use]
pub fn decode_bare(bytes: &[u8], file: FileId) -> Option<Document> {
    memo::decode(bytes, file).map(|parsed: Checked<Document>| parsed.value)
}

/// Hashes as one piece of bytes, which is written and read at once, for `#[serde(with = "…")]`.
pub(crate) mod bytes {
    use blake3::Hash;
    use serde::de::Error;
    use serde::{Deserialize, Deserializer, Serializer};

    /// What is nothing but bytes.
    pub(crate) trait Bytes: Sized {
        /// The bytes.
        fn bytes(&self) -> &[u8];
        /// What has these bytes, if they are as many as they should be.
        fn of(bytes: &[u8]) -> Option<Self>;
    }

    impl Bytes for Hash {
        fn bytes(&self) -> &[u8] {
            self.as_bytes()
        }

        fn of(bytes: &[u8]) -> Option<Self> {
            Self::from_slice(bytes).ok()
        }
    }

    impl<const N: usize> Bytes for Vec<[u8; N]> {
        fn bytes(&self) -> &[u8] {
            self.as_flattened()
        }

        fn of(bytes: &[u8]) -> Option<Self> {
            let (all, rest) = bytes.as_chunks();
            rest.is_empty().then(|| all.to_vec())
        }
    }

    impl<const N: usize, const M: usize> Bytes for [[u8; N]; M] {
        fn bytes(&self) -> &[u8] {
            self.as_flattened()
        }

        fn of(bytes: &[u8]) -> Option<Self> {
            let (all, rest) = bytes.as_chunks();
            rest.is_empty().then(|| all.try_into().ok()).flatten()
        }
    }

    pub(crate) fn serialize<T: Bytes, S: Serializer>(
        value: &T,
        serializer: S,
    ) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(value.bytes())
    }

    pub(crate) fn deserialize<'de, T: Bytes, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<T, D::Error> {
        let bytes = <&[u8]>::deserialize(deserializer)?;
        T::of(bytes).ok_or_else(|| D::Error::custom("too many bytes, or too few"))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::document::{Input, parse};
    use crate::path::RelPath;

    const ROUTINE: &str = "---\ntitle: A\ndate: 2026-03-15\nextra: { a: [1] }\nsources: [s]\n\
        items: [{ exercise: tilt, dose: { reps: 8-10, hold: 20 s, per: side } }]\n\
        red_flags: [{ sign: New weakness, urgency: emergency }]\n---\n## H\n[x](../y.md#z) ![[a]]\n";

    fn stored() -> Vec<u8> {
        let path = RelPath::new("routines/a.md").unwrap();
        let input = Input {
            file: FileId(0),
            path: &path,
            text: ROUTINE,
            raw_html: false,
        };
        encode(&parse(input)).unwrap()
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(
            at in any::<prop::sample::Index>(),
            put in proptest::collection::vec(any::<u8>(), 1..12),
            cut in any::<bool>(),
        ) {
            let mut bytes = stored();
            let at = at.index(bytes.len());
            let end = if cut { bytes.len() } else { (at + put.len()).min(bytes.len()) };
            bytes.splice(at..end, put);
            let read: Option<Checked<Document>> = memo::decode(&bytes, FileId(0));
            prop_assert!(read.is_none_or(|parsed| parsed.value.file == FileId(0)));
        }
    }
}
