//! Documents that were parsed before, by what they were parsed of, and their two files in the store.
//!
//! The large file has all documents and the small one those that have changed since it was written, so
//! that an edit doesn't write everything anew.

use std::io::Write;
use std::ops::Range;
use std::sync::Arc;

use blake3::Hash;
use foldhash::HashMap;

use crate::diagnostic::{Checked, FileId};
use crate::document::{Document, memo as stored};
use crate::memo::Store;
use crate::source::SourceFile;

/// Names in the store.
const DOCUMENTS: &str = "documents";
const CHANGED: &str = "changed";

/// The large file is written anew when one of so many documents isn't in it as it is.
const OF_ALL: usize = 8;

/// A document and what is told about it.
pub(super) type Parsed = Checked<Arc<Document>>;

/// Documents by their files' paths as they're shown.
#[derive(Debug, Default)]
pub(super) struct Documents {
    by_path: HashMap<String, Arc<Known>>,
    /// Whether the store has them all as they are here, and no others.
    is_saved: bool,
    /// How many documents the store's large file has.
    base: usize,
}

/// A document that was parsed before.
#[derive(Debug)]
pub(super) struct Known {
    /// Hash of all that it was parsed of.
    key: Hash,
    bytes: Bytes,
    /// Whether it was read from the store's large file.
    is_in_base: bool,
    /// The document itself, in a process that stays, for the id that its file had.
    live: Option<(FileId, Parsed)>,
}

/// Part of a buffer that many share.
#[derive(Clone, Debug)]
struct Bytes(Arc<Vec<u8>>, Range<usize>);

impl From<Vec<u8>> for Bytes {
    fn from(bytes: Vec<u8>) -> Self {
        let all = 0..bytes.len();
        Self(Arc::new(bytes), all)
    }
}

impl Bytes {
    fn as_slice(&self) -> &[u8] {
        self.0.get(self.1.clone()).unwrap_or_default()
    }
}

impl Known {
    /// A document that has just been parsed, as it is to be remembered; nothing where it can't be stored. In a
    /// process that stays, it is kept as it is as well.
    pub(super) fn of(
        key: Hash,
        file: FileId,
        parsed: Checked<Document>,
        stays: bool,
    ) -> (Option<Arc<Self>>, Parsed) {
        let bytes = stored::encode(&parsed);
        let parsed = Checked::new(Arc::new(parsed.value), parsed.diagnostics);
        let known = bytes.map(|bytes| {
            Arc::new(Self {
                key,
                bytes: bytes.into(),
                is_in_base: false,
                live: stays.then(|| (file, parsed.clone())),
            })
        });
        (known, parsed)
    }

    /// The document for the id that its file has in this run, if it was parsed of what the key says and the
    /// bytes are undamaged; with what is to be remembered of it then.
    pub(super) fn recall(
        self: &Arc<Self>,
        key: &Hash,
        file: FileId,
        source: &SourceFile,
        raw_html: bool,
        stays: bool,
    ) -> Option<(Arc<Self>, Parsed)> {
        if self.key != *key {
            return None;
        }
        if let Some((of, parsed)) = &self.live
            && *of == file
        {
            return Some((Arc::clone(self), parsed.clone()));
        }
        let text = Arc::clone(&source.text);
        let parsed = stored::decode(self.bytes.as_slice(), file, text, raw_html)?;
        let parsed = Checked::new(Arc::new(parsed.value), parsed.diagnostics);
        if !stays {
            return Some((Arc::clone(self), parsed));
        }
        let again = Self {
            bytes: self.bytes.clone(),
            live: Some((file, parsed.clone())),
            ..**self
        };
        Some((Arc::new(again), parsed))
    }

    /// The document, whatever it was parsed of, without its text.
    pub(super) fn bare(&self, file: FileId) -> Option<Document> {
        stored::decode_bare(self.bytes.as_slice(), file)
    }
}

impl Documents {
    /// What the store has: the large file, and the small one, which goes before it.
    pub(super) fn read(store: &Store, is_damaged: &mut bool) -> Self {
        let mut documents = Self::default();
        for (name, is_base) in [(DOCUMENTS, true), (CHANGED, false)] {
            if let Some(bytes) = store.read(name).kept(is_damaged) {
                documents.unpack(bytes, is_base);
                documents.is_saved = true;
            }
            if is_base {
                documents.base = documents.by_path.len();
            }
        }
        documents
    }

    /// The document of a file.
    pub(super) fn get(&self, shown: &str) -> Option<&Arc<Known>> {
        self.by_path.get(shown)
    }

    /// Adds a document, or replaces one.
    pub(super) fn put(&mut self, shown: String, known: Arc<Known>) {
        self.by_path.insert(shown, known);
        self.is_saved = false;
    }

    /// These documents, and no others.
    pub(super) fn replace(&mut self, documents: Vec<(String, Arc<Known>)>) {
        let is_same = |(shown, known): &(String, Arc<Known>)| {
            let before = self.by_path.get(shown);
            before.is_some_and(|before| before.key == known.key)
        };
        self.is_saved &= documents.len() == self.by_path.len() && documents.iter().all(is_same);
        self.by_path = documents.into_iter().collect();
    }

    /// Leaves the documents in the store. What can't be written is no reason to fail.
    pub(super) fn write(&self, store: &Store) {
        if self.is_saved {
            return;
        }
        let mut all: Vec<_> = self.by_path.iter().collect();
        let others = all.iter().filter(|(_, known)| !known.is_in_base).count();
        let gone = self.base.saturating_sub(all.len() - others);
        let is_much = (others + gone) * OF_ALL > all.len();
        all.retain(|(_, known)| is_much || !known.is_in_base);
        all.sort_by_key(|(shown, _)| *shown);
        if is_much {
            let _ = store.write_by(DOCUMENTS, |to| pack(&all, to));
            all.clear();
        }
        let _ = store.write_by(CHANGED, |to| pack(&all, to));
    }

    /// Adds the documents of [`pack`], up to the first thing that isn't one.
    fn unpack(&mut self, packed: Vec<u8>, is_base: bool) {
        let packed = Arc::new(packed);
        let mut at = 0;
        while let Some((shown, key, bytes)) = next(&packed, &mut at) {
            let known = Known {
                key,
                bytes: Bytes(Arc::clone(&packed), bytes),
                is_in_base: is_base,
                live: None,
            };
            self.by_path.insert(shown, Arc::new(known));
        }
    }
}

/// Writes documents one behind the other: length and path, length and key, length and bytes.
fn pack(documents: &[(&String, &Arc<Known>)], to: &mut dyn Write) -> std::io::Result<()> {
    for (shown, known) in documents {
        for part in [
            shown.as_bytes(),
            known.key.as_bytes(),
            known.bytes.as_slice(),
        ] {
            to.write_all(&(part.len() as u64).to_le_bytes())?;
            to.write_all(part)?;
        }
    }
    Ok(())
}

fn next(packed: &[u8], at: &mut usize) -> Option<(String, Hash, Range<usize>)> {
    let shown = part(packed, at)?;
    let shown = std::str::from_utf8(&packed[shown]).ok()?.to_owned();
    let key = part(packed, at)?;
    let key = Hash::from_slice(&packed[key]).ok()?;
    Some((shown, key, part(packed, at)?))
}

fn part(packed: &[u8], at: &mut usize) -> Option<Range<usize>> {
    let start = at.checked_add(8)?;
    let length = packed.get(*at..start)?.try_into().ok()?;
    let length = usize::try_from(u64::from_le_bytes(length)).ok()?;
    let end = start
        .checked_add(length)
        .filter(|end| *end <= packed.len())?;
    *at = end;
    Some(start..end)
}
