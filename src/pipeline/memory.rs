//! What runs remember of those before them: documents by what they were parsed of, and what the last
//! one published.
//!
//! Nothing is ever marked as out of date: what is remembered stands under a hash of all that it was made
//! of, and is used where that hash comes up again. In a process that stays (the preview) the memory
//! stays too; `build` keeps it in `.mendbook/` ([`crate::memo`]).

use std::collections::HashMap;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;

use blake3::Hash;
use serde::{Deserialize, Serialize};

use super::load::Read;
use super::seen::Seen;
use super::{Summary, printing};
use crate::diagnostic::{Checked, Diagnostic, FileId, memo as about};
use crate::document::{self, Document, memo as stored};
use crate::memo::{Found, Store};
use crate::publish::Stamp;
use crate::render::key::Key;
use crate::source::SourceFile;

/// Names in the store.
const DOCUMENTS: &str = "documents";
const CHANGED: &str = "changed";
const PRINTOUTS: &str = "printouts";
const RUN: &str = "run";
const FILES: &str = "files";
const TOLD: &str = "told";

/// The large file of documents is written anew when one of so many isn't in it as it is.
const OF_ALL: usize = 8;

/// A document and what is told about it.
pub(super) type Parsed = Checked<Arc<Document>>;

/// What runs remember.
#[derive(Debug, Default)]
pub struct Memory {
    /// Whether the process stays: documents and texts then stay in memory, to be used as they are.
    pub(super) stays: bool,
    /// Files that needn't be read while they aren't changed.
    pub(super) seen: Seen,
    /// By path as it is shown.
    documents: HashMap<String, Arc<Known>>,
    /// What was set in type.
    pub(super) printouts: printing::Memory,
    /// The run that published last.
    pub(super) last: Option<LastRun>,
    /// Whether some of what earlier runs left in the store was damaged, and so wasn't used.
    pub(super) is_damaged: bool,
    /// Whether documents were read from the disk and are all still used.
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

impl Memory {
    /// A memory for a process that stays.
    pub(super) fn that_stays() -> Self {
        Self {
            stays: true,
            ..Self::default()
        }
    }

    /// A document that has just been parsed, as it is to be remembered. Nothing where it can't be stored.
    pub(super) fn remember(
        &self,
        key: Hash,
        file: FileId,
        parsed: Checked<Document>,
    ) -> (Option<Arc<Known>>, Parsed) {
        let bytes = stored::encode(&parsed);
        let parsed = Checked::new(Arc::new(parsed.value), parsed.diagnostics);
        let known = bytes.map(|bytes| {
            Arc::new(Known {
                key,
                bytes: bytes.into(),
                is_in_base: false,
                live: self.stays.then(|| (file, parsed.clone())),
            })
        });
        (known, parsed)
    }

    /// Notes which files a run has read, and how.
    pub(super) fn see(&mut self, read: &Read) {
        if !read.is_as(&self.seen) {
            self.seen = read.seen(self.stays);
        }
    }

    /// The document of a file, for the id that it has in this run, if one with the same key was parsed
    /// before and its bytes are undamaged.
    pub(super) fn recall(
        &self,
        key: &Hash,
        file: FileId,
        source: &SourceFile,
        raw_html: bool,
    ) -> Option<(Arc<Known>, Parsed)> {
        let known = self.documents.get(&source.shown)?;
        if known.key != *key {
            return None;
        }
        if let Some((of, parsed)) = &known.live
            && *of == file
        {
            return Some((Arc::clone(known), parsed.clone()));
        }
        let text = Arc::clone(&source.text);
        let parsed = stored::decode(known.bytes.as_slice(), file, text, raw_html)?;
        let parsed = Checked::new(Arc::new(parsed.value), parsed.diagnostics);
        if !self.stays {
            return Some((Arc::clone(known), parsed));
        }
        let again = Known {
            bytes: known.bytes.clone(),
            live: Some((file, parsed.clone())),
            ..**known
        };
        Some((Arc::new(again), parsed))
    }

    /// Remembers one more document.
    pub(super) fn remember_one(&mut self, shown: String, known: Arc<Known>) {
        self.documents.insert(shown, known);
        self.is_saved = false;
    }

    /// Remembers the documents of a run, and no others.
    pub(super) fn replace(&mut self, documents: Vec<(String, Arc<Known>)>) {
        let is_same = |(shown, known): &(String, Arc<Known>)| {
            let before = self.documents.get(shown);
            before.is_some_and(|before| before.key == known.key)
        };
        self.is_saved &= documents.len() == self.documents.len() && documents.iter().all(is_same);
        self.documents = documents.into_iter().collect();
    }

    /// What the last run left in the store about what it read and published.
    pub(super) fn read_run(store: &Store) -> Self {
        let mut memory = Self::default();
        if let Some(bytes) = memory.kept(store.read(FILES)) {
            let seen = Seen::from_bytes(&bytes);
            memory.is_damaged |= seen.is_none();
            memory.seen = seen.unwrap_or_default();
        }
        if let Some(bytes) = memory.kept(store.read(RUN)) {
            memory.last = about::decode_all(&bytes);
            memory.is_damaged |= memory.last.is_none();
        }
        memory
    }

    /// What was kept in the store; damage is noted.
    fn kept(&mut self, found: Found) -> Option<Vec<u8>> {
        self.is_damaged |= found == Found::Damaged;
        match found {
            Found::Kept(bytes) => Some(bytes),
            _ => None,
        }
    }

    /// The last run, if it was of all this input, and published there.
    pub(super) fn last_run(&self, inputs: Option<Hash>, output: &Path) -> Option<&LastRun> {
        let last = self.last.as_ref()?;
        (Some(last.inputs) == inputs && last.is_at(output)).then_some(last)
    }

    /// Adds what earlier runs left in the store about documents and printouts.
    pub(super) fn read_rest(&mut self, store: &Store, documents: [Found; 2]) {
        for (found, is_base) in documents.into_iter().zip([true, false]) {
            if let Some(bytes) = self.kept(found) {
                unpack(bytes, is_base, &mut self.documents);
                self.is_saved = true;
            }
            if is_base {
                self.base = self.documents.len();
            }
        }
        if let Some(bytes) = self.kept(store.read(PRINTOUTS)) {
            self.printouts = printing::Memory::from_bytes(&bytes);
        }
    }

    /// Leaves in the store what is remembered of the files that were read.
    pub(super) fn write_seen(&self, store: &Store) {
        if !self.seen.is_saved
            && let Some(bytes) = self.seen.to_bytes()
        {
            let _ = store.write(FILES, &bytes);
        }
    }

    /// Leaves the rest of what is remembered in the store. What can't be written is no reason to fail: the
    /// next run just has more to do. A run that didn't publish may not have come to the printouts.
    pub(super) fn write(&self, store: &Store, published: bool) {
        self.write_seen(store);
        if let Some(bytes) = self.printouts.to_bytes().filter(|_| published) {
            let _ = store.write(PRINTOUTS, &bytes);
        }
        let last = self.last.as_ref();
        if let Some(last) = last.filter(|last| published && !last.told.bytes.is_empty())
            && let Some(bytes) = about::encode_all(last)
        {
            let _ = store.write(TOLD, &last.told.bytes);
            let _ = store.write(RUN, &bytes);
        }
    }

    /// Leaves the documents in the store, and forgets them. Those that aren't in the large file stand in a
    /// small one, until they're many.
    pub(super) fn write_documents(&mut self, store: &Store) {
        let documents = std::mem::take(&mut self.documents);
        if self.is_saved {
            return;
        }
        let mut all: Vec<_> = documents.iter().collect();
        all.sort_by_key(|(shown, _)| *shown);
        let others = all.iter().filter(|(_, known)| !known.is_in_base).count();
        let gone = self.base.saturating_sub(all.len() - others);
        let is_much = (others + gone) * OF_ALL > all.len();
        if is_much {
            let _ = store.write(DOCUMENTS, &packed(&all));
        }
        all.retain(|(_, known)| !is_much && !known.is_in_base);
        let _ = store.write(CHANGED, &packed(&all));
    }
}

/// What the store has of documents: the large file, then the small one that goes before it.
pub(super) fn stored_documents(store: &Store) -> [Found; 2] {
    [DOCUMENTS, CHANGED].map(|name| store.read(name))
}

/// Documents one behind the other: length and path, length and key, length and bytes.
fn packed(documents: &[(&String, &Arc<Known>)]) -> Vec<u8> {
    let sizes = documents
        .iter()
        .map(|(shown, known)| shown.len() + known.bytes.1.len() + 56);
    let mut packed = Vec::with_capacity(sizes.sum());
    for (shown, known) in documents {
        for part in [
            shown.as_bytes(),
            known.key.as_bytes(),
            known.bytes.as_slice(),
        ] {
            packed.extend_from_slice(&(part.len() as u64).to_le_bytes());
            packed.extend_from_slice(part);
        }
    }
    packed
}

/// Adds the documents of [`packed`], up to the first thing that isn't one.
fn unpack(packed: Vec<u8>, is_base: bool, documents: &mut HashMap<String, Arc<Known>>) {
    let packed = Arc::new(packed);
    let mut at = 0;
    while let Some((shown, key, bytes)) = next(&packed, &mut at) {
        let known = Known {
            key,
            bytes: Bytes(Arc::clone(&packed), bytes),
            is_in_base: is_base,
            live: None,
        };
        documents.insert(shown, Arc::new(known));
    }
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

/// A file that was published.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct MadeFile {
    /// Its path from the output.
    pub(super) path: String,
    /// Of a page, what it was made of.
    pub(super) key: Option<Key>,
    /// Hash of its bytes.
    #[serde(with = "document::memo::hash")]
    pub(super) hash: Hash,
    /// When it was written.
    pub(super) stamp: Stamp,
}

/// What a run told, as bytes. They're stored apart, since only a run that repeats it all needs them.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Told {
    #[serde(with = "document::memo::hash")]
    hash: Hash,
    /// Empty in what comes out of the store.
    #[serde(skip)]
    bytes: Vec<u8>,
}

impl Told {
    /// What a run has told.
    pub(super) fn new(diagnostics: &[Diagnostic]) -> Self {
        // What can't be encoded can't be read either, and then the next run isn't a repetition.
        let bytes = about::encode_all(&diagnostics).unwrap_or_default();
        Self {
            hash: blake3::hash(&bytes),
            bytes,
        }
    }

    /// What was told, if the store has it.
    pub(super) fn read(&self, store: &Store) -> Option<Vec<Diagnostic>> {
        match store.read(TOLD) {
            Found::Kept(bytes) if blake3::hash(&bytes) == self.hash => about::decode_all(&bytes),
            _ => None,
        }
    }
}

/// What a run published, and what it told.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct LastRun {
    /// Hash of all that the run read.
    #[serde(with = "document::memo::hash")]
    pub(super) inputs: Hash,
    /// Where it was published.
    pub(super) output: String,
    /// All files that aren't copies of files of the site, sorted.
    pub(super) made: Vec<MadeFile>,
    /// What was told.
    pub(super) told: Told,
    /// What was made.
    pub(super) summary: Summary,
}

impl LastRun {
    /// What was published under a path.
    pub(super) fn file(&self, path: &str) -> Option<&MadeFile> {
        let at = self
            .made
            .binary_search_by(|made| made.path.as_str().cmp(path));
        at.ok().map(|at| &self.made[at])
    }

    /// Whether it was published there.
    pub(super) fn is_at(&self, output: &Path) -> bool {
        Path::new(&self.output) == output
    }
}
