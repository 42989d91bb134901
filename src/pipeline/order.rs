//! What a run is asked to do, and what comes of it.

use std::fmt;
use std::num::NonZeroUsize;
use std::path::PathBuf;
use std::thread::JoinHandle;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::timings;
use crate::diagnostic::Diagnostic;
use crate::render::key;
use crate::source::Sources;

/// What a run is asked to do.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The site's folder.
    pub root: PathBuf,
    /// The output folder.
    pub output: PathBuf,
    /// Where the site will be published; over `site.yaml`'s.
    pub base_url: Option<String>,
    /// Links name files, for `file://`.
    pub portable: bool,
    /// The theme, over `site.yaml`'s.
    pub theme: Option<String>,
    /// Whether drafts are built.
    pub drafts: bool,
    /// The day for review rules.
    pub today: Date,
    /// Whether warnings count as errors.
    pub strict: bool,
    /// How many threads; as many as there are processors unless given.
    pub jobs: Option<NonZeroUsize>,
}

/// What a run made.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
pub struct Summary {
    /// Pages.
    pub pages: usize,
    /// Routine cards.
    pub cards: usize,
    /// PDFs.
    pub handouts: usize,
    /// Red flags.
    pub red_flags: usize,
    /// Files published.
    pub files: usize,
}

/// What came of a run.
#[derive(Debug, Default)]
pub struct Outcome {
    /// What was made.
    pub summary: Summary,
    /// In printed order, levels applied.
    pub diagnostics: Vec<Diagnostic>,
    /// The inputs.
    pub sources: Sources,
    /// Whether the output was published.
    pub published: bool,
    /// Whether some of what earlier runs left was damaged, and so wasn't used.
    pub memory_damaged: bool,
    /// Why pages were made again, by file.
    pub again: Vec<Again>,
    /// Where the time went.
    pub timings: Vec<timings::Stage>,
    /// What is still being stored for later runs.
    pub remembering: Remembering,
    /// What the run needn't have any more.
    pub leftovers: Leftovers,
}

/// Work for later runs that goes on while the outcome is told. Who drops it waits for its end.
#[derive(Debug, Default)]
pub struct Remembering(Option<JoinHandle<()>>);

impl Remembering {
    /// Begins it. Where no thread can be had, nothing is remembered.
    pub(super) fn start(work: impl FnOnce() + Send + 'static) -> Self {
        Self(std::thread::Builder::new().spawn(work).ok())
    }

    /// Waits for its end.
    pub fn finish(&mut self) {
        // What has failed is only not remembered.
        let _ = self.0.take().map(JoinHandle::join);
    }
}

impl Drop for Remembering {
    fn drop(&mut self) {
        self.finish();
    }
}

/// What a run has held in memory, which is much and in many small pieces: a program that ends with the run
/// needn't free it one by one.
#[derive(Default)]
pub struct Leftovers(Vec<Box<dyn Send>>);

impl Leftovers {
    pub(super) fn add(&mut self, value: impl Send + 'static) {
        self.0.push(Box::new(value));
    }
}

impl fmt::Debug for Leftovers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Leftovers").field(&self.0.len()).finish()
    }
}

/// A page that was made again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Again {
    /// Its file in the output.
    pub file: String,
    /// What has changed since it was made; nothing for a page that is new, or whose file isn't there
    /// as it was.
    pub parts: Vec<key::Part>,
}
