//! What a run reads and is asked, as hashes: whether it repeats the last one, and whether others than the
//! pages themselves can tell what has changed since.
//!
//! While somebody writes, most runs differ from the last in the text of a page or two. If no other page
//! shows anything of such a text, the keys of all others are those of the last run, and needn't be made
//! again. Whatever isn't certainly so is looked at: nothing here decides what pages show.

use std::path::Path;
use std::sync::Arc;

use blake3::Hash;
use serde::{Deserialize, Serialize};

use super::memory::Memory;
use super::reading::Read;
use crate::diagnostic::FileId;
use crate::document::Document;
use crate::document::memo::bytes;
use crate::path::RelPath;

/// More changed pages than these are no writer at work; then all are looked at.
const MOST: usize = 50;

/// All that comes of a run comes of this.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Inputs {
    /// The settings, `site.yaml`, and the path of each file.
    #[serde(with = "bytes")]
    asked: Hash,
    /// What is in each file, in the order in which they were listed, after `site.yaml`.
    #[serde(with = "bytes")]
    files: Vec<[u8; 32]>,
}

impl Inputs {
    /// Of all that a run was asked, with the path of each file, and of what is in the files.
    pub(super) fn new(asked: &str, files: Vec<[u8; 32]>) -> Self {
        Self {
            asked: blake3::hash(asked.as_bytes()),
            files,
        }
    }

    /// The files that are others than in a run of the same files with the same settings. Nothing for
    /// another run.
    fn changed_since<'a>(&'a self, last: &'a Self) -> Option<impl Iterator<Item = usize> + 'a> {
        let is_comparable = self.asked == last.asked && self.files.len() == last.files.len();
        let differs = |at: &usize| self.files[*at] != last.files[*at];
        is_comparable.then(|| (0..self.files.len()).filter(differs))
    }
}

/// The pages that have changed since the last run that published there, as they were then. Nothing where
/// anything else has changed, or they aren't known any more.
pub(super) fn former_pages(
    memory: &Memory,
    output: &Path,
    inputs: &Inputs,
    read: &Read,
) -> Option<Vec<Document>> {
    let last = &memory.last_at(output)?.inputs;
    let changed: Vec<usize> = inputs.changed_since(last)?.take(MOST + 1).collect();
    if changed.len() > MOST {
        return None;
    }
    let former = |at: usize| {
        let known = memory.documents.get(read.page(at)?)?;
        let former = known.bare(FileId::at(at + 1))?;
        // A run that didn't publish may have left a newer one.
        (*former.hash.as_bytes() == last.files[at]).then_some(former)
    };
    changed.into_iter().map(former).collect()
}

/// The paths of these pages, if nobody but their own pages can tell them from what they're now.
pub(super) fn only_texts(former: &[Document], now: &[Arc<Document>]) -> Option<Vec<RelPath>> {
    let alike = |former: &Document| {
        let at = now.binary_search_by_key(&former.file, |document| document.file);
        let is_alike = former.is_alike(&now[at.ok()?]);
        is_alike.then(|| former.path.clone())
    };
    former.iter().map(alike).collect()
}
