//! Files that earlier runs have read, so that a run needn't read them again while the disk says that
//! they haven't been changed ([`crate::source::Stamp`]).
//!
//! Only pages are remembered: they are most of a site, and what they are made into is remembered too. A
//! file whose stamp wasn't settled when it was taken isn't remembered, so it is read once more.

use std::path::Path;
use std::sync::Arc;
use std::time::SystemTime;

use blake3::Hash;
use foldhash::HashMap;
use serde::{Deserialize, Serialize};

use crate::diagnostic::memo as about;
use crate::document::memo::bytes;
use crate::memo::Store;
use crate::source::{FileText, Stamp};

/// Its name in the store.
const FILES: &str = "files";

/// Files by their path as shown.
#[derive(Debug, Default)]
pub(super) struct Seen {
    files: HashMap<String, SeenFile>,
    /// Whether the store has them as they are here.
    is_saved: bool,
}

/// A file as it was when it was read.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct SeenFile {
    stamp: Stamp,
    #[serde(with = "bytes")]
    hash: Hash,
    /// Its text, in a process that keeps texts.
    #[serde(skip)]
    text: Option<Arc<FileText>>,
}

impl SeenFile {
    /// A file that has just been read, after its stamp was taken. Nothing where a later change might
    /// leave the stamp as it is.
    pub(super) fn new(stamp: Option<Stamp>, now: SystemTime, hash: Hash) -> Option<Self> {
        let stamp = stamp.filter(|stamp| stamp.is_settled(now))?;
        Some(Self {
            stamp,
            hash,
            text: None,
        })
    }

    /// The same, with its text.
    pub(super) fn with_text(&self, text: &Arc<FileText>) -> Self {
        Self {
            text: Some(Arc::clone(text)),
            ..self.clone()
        }
    }

    /// Hash of its text.
    pub(super) fn hash(&self) -> Hash {
        self.hash
    }

    /// Its text: in memory, or left on the disk.
    pub(super) fn text(&self, real: &Path) -> Arc<FileText> {
        let left = || Arc::new(FileText::left(real.to_owned(), self.hash));
        self.text.clone().unwrap_or_else(left)
    }
}

impl Seen {
    /// These files.
    pub(super) fn new(files: impl Iterator<Item = (String, SeenFile)>) -> Self {
        Self {
            files: files.collect(),
            is_saved: false,
        }
    }

    /// A file, if it is as it was when it was read.
    pub(super) fn unchanged(&self, shown: &str, stamp: Option<Stamp>) -> Option<&SeenFile> {
        let seen = self.files.get(shown)?;
        (stamp == Some(seen.stamp)).then_some(seen)
    }

    /// How many files there are.
    pub(super) fn len(&self) -> usize {
        self.files.len()
    }

    /// Leaves them in the store, in the order of paths. What can't be written is no reason to fail.
    pub(super) fn write(&self, store: &Store) {
        if self.is_saved {
            return;
        }
        let mut files: Vec<_> = self.files.iter().collect();
        files.sort_by_key(|(shown, _)| *shown);
        let _ = store.write_by(FILES, |to| about::write_all(&files, to));
    }

    /// What the store has.
    pub(super) fn read(store: &Store, is_damaged: &mut bool) -> Self {
        let Some(bytes) = store.read(FILES).kept(is_damaged) else {
            return Self::default();
        };
        let files: Option<Vec<(String, SeenFile)>> = about::decode_all(&bytes);
        *is_damaged |= files.is_none();
        Self {
            is_saved: files.is_some(),
            ..Self::new(files.unwrap_or_default().into_iter())
        }
    }
}
