//! Stub for this branch only: the shape that `cli` compiles against. The real one replaces it.

use std::num::NonZeroUsize;
use std::path::PathBuf;

use crate::diagnostic::{Diagnostic, FileId, Lookup};

/// What a run is asked to do.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The site's folder.
    pub root: PathBuf,
    /// The output folder.
    pub output: PathBuf,
    /// Where the site will be published; ends with `/`.
    pub base_url: Option<String>,
    /// Links name files, for `file://`.
    pub portable: bool,
    /// The theme, over `site.yaml`'s.
    pub theme: Option<String>,
    /// Whether drafts are built.
    pub drafts: bool,
    /// The day for review rules.
    pub today: jiff::civil::Date,
    /// Whether warnings count as errors.
    pub strict: bool,
    /// How many threads.
    pub jobs: Option<NonZeroUsize>,
}

/// What a run made.
#[derive(Clone, Copy, Debug, Default)]
pub struct Summary {
    /// Pages.
    pub pages: usize,
    /// Routine cards.
    pub cards: usize,
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
    /// Sorted, levels applied.
    pub diagnostics: Vec<Diagnostic>,
    /// The inputs.
    pub sources: Sources,
    /// Whether the output was published.
    pub published: bool,
}

/// The inputs of a run.
#[derive(Debug, Default)]
pub struct Sources;

impl Lookup for Sources {
    fn file(&self, _file: FileId) -> Option<(&str, &str)> {
        None
    }
}

/// Hears how far a run is.
pub trait Progress: Sync {
    /// A stage begins.
    fn stage(&self, name: &'static str, total: usize);
    /// One more thing of it is done.
    fn tick(&self);
}

/// Builds.
pub fn build(settings: &Settings, _progress: &dyn Progress) -> anyhow::Result<Outcome> {
    anyhow::bail!(
        "the pipeline is not in this branch (site `{}`)",
        settings.root.display()
    )
}

/// Checks.
pub fn check(settings: &Settings, progress: &dyn Progress) -> anyhow::Result<Outcome> {
    build(settings, progress)
}
