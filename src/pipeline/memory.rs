//! What runs remember of those before them: documents by what they were parsed of, and what the last
//! one published.
//!
//! Nothing is ever marked as out of date: what is remembered stands under a hash of all that it was made
//! of, and is used where that hash comes up again. In a process that stays (the preview) the memory
//! stays too; `build` keeps it in `.mendbook/` ([`crate::memo`]).

use std::path::Path;

use blake3::Hash;
use foldhash::HashMap;
use serde::{Deserialize, Serialize};

use super::inputs::Inputs;
use super::known::Documents;
use super::reading::Read;
use super::seen::Seen;
use super::{Summary, printing};
use crate::diagnostic::{Diagnostic, memo as about};
use crate::document;
use crate::memo::{Found, Store};
use crate::path::RelPath;
use crate::publish::Stamp;
use crate::render::key::Key;

/// Names in the store.
const PRINTOUTS: &str = "printouts";
const RUN: &str = "run";
const TOLD: &str = "told";

/// What runs remember.
#[derive(Debug, Default)]
pub struct Memory {
    /// Whether the process stays: documents and texts then stay in memory, to be used as they are.
    pub(super) stays: bool,
    /// Files that needn't be read while they aren't changed.
    pub(super) seen: Seen,
    /// What was parsed.
    pub(super) documents: Documents,
    /// What was set in type.
    pub(super) printouts: printing::Memory,
    /// The run that published last.
    pub(super) last: Option<LastRun>,
    /// Whether some of what earlier runs left in the store was damaged, and so wasn't used.
    pub(super) is_damaged: bool,
}

impl Memory {
    /// A memory for a process that stays.
    pub(super) fn that_stays() -> Self {
        Self {
            stays: true,
            ..Self::default()
        }
    }

    /// Notes which files a run has read, and how.
    pub(super) fn see(&mut self, read: &Read) {
        if !read.is_as(&self.seen) {
            self.seen = read.seen(self.stays);
        }
    }

    /// What the last run left in the store about what it read and published.
    pub(super) fn read_run(store: &Store) -> Self {
        let mut memory = Self::default();
        memory.seen = Seen::read(store, &mut memory.is_damaged);
        let found = store.read(RUN).kept(&mut memory.is_damaged);
        if let Some(bytes) = found {
            memory.last = about::decode_all(&bytes);
            memory.is_damaged |= memory.last.is_none();
        }
        memory
    }

    /// The last run, if it was of all this input, and published there.
    pub(super) fn last_run(&self, inputs: Option<&Inputs>, output: &Path) -> Option<&LastRun> {
        let last = self.last_at(output)?;
        (Some(&last.inputs) == inputs).then_some(last)
    }

    /// The last run, if it published there.
    pub(super) fn last_at(&self, output: &Path) -> Option<&LastRun> {
        let last = self.last.as_ref();
        last.filter(|last| Path::new(&last.output) == output)
    }

    /// What earlier runs left in the store about documents and printouts.
    pub(super) fn read_rest(store: &Store) -> Self {
        let mut memory = Self::default();
        memory.documents = Documents::read(store, &mut memory.is_damaged);
        let found = store.read(PRINTOUTS).kept(&mut memory.is_damaged);
        if let Some(bytes) = found {
            memory.printouts = printing::Memory::from_bytes(&bytes);
        }
        memory
    }

    /// Takes documents and printouts of another memory.
    pub(super) fn add(&mut self, rest: Self) {
        self.documents = rest.documents;
        self.printouts = rest.printouts;
        self.is_damaged |= rest.is_damaged;
    }

    /// Leaves printouts and what was published in the store, after a run that published. What can't be
    /// written is no reason to fail: the next run just has more to do.
    pub(super) fn write(&self, store: &Store) {
        if let Some(bytes) = self.printouts.to_bytes() {
            let _ = store.write(PRINTOUTS, &bytes);
        }
        if let Some(last) = &self.last {
            let _ = store.write_by(RUN, |to| about::write_all(last, to));
        }
    }
}

/// A file that was published.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct MadeFile {
    /// Its path from the output.
    pub(super) path: RelPath,
    /// Of a page, what it was made of.
    pub(super) key: Option<Key>,
    /// Hash of its bytes.
    #[serde(with = "document::memo::bytes")]
    pub(super) hash: Hash,
    /// When it was written.
    pub(super) stamp: Stamp,
}

/// What a run told, by its hash. It is stored apart, since only a run that repeats it all needs it.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Told(#[serde(with = "document::memo::bytes")] Hash);

impl Told {
    /// Leaves what a run has told in the store. Nothing where it can't be stored.
    pub(super) fn write(diagnostics: &[Diagnostic], store: &Store) -> Option<Self> {
        let written = store.write_by(TOLD, |to| about::write_all(&diagnostics, to));
        written.ok().map(Self)
    }

    /// What was told, if it is what the store has.
    pub(super) fn read(&self, store: &Store) -> Option<Vec<Diagnostic>> {
        match store.read(TOLD) {
            Found::Kept(bytes) if blake3::hash(&bytes) == self.0 => about::decode_all(&bytes),
            _ => None,
        }
    }
}

/// What a run published, and what it told.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct LastRun {
    /// All that the run read.
    pub(super) inputs: Inputs,
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
    /// What was published, by path.
    pub(super) fn by_path(&self) -> HashMap<&str, &MadeFile> {
        let made = self.made.iter();
        made.map(|made| (made.path.as_str(), made)).collect()
    }
}
