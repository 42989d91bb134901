//! A run over what hasn't changed at all: nothing is parsed or made, and what was told is told again.
//!
//! The last run's inputs must be the same, and all that it published must stand in the output as it
//! was. Files that are published as they are (pictures, `static/`) are compared as in any run.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::Result;
use blake3::Hash;
use rayon::prelude::*;

use super::files::{copied_to, copy_files, path_of};
use super::load::Read;
use super::memory::{LastRun, MadeFile, Told};
use super::timings::Clock;
use super::{Outcome, Summary};
use crate::diagnostic::Diagnostic;
use crate::path::RelPath;
use crate::publish::{Published, Sink, Stage};
use crate::render::key::Key;
use crate::source::Sources;

/// Whether all that the last run published stands as it was. Its files are then noted in the stage.
pub(super) fn stands(last: &LastRun, read: &Read, stage: &Stage) -> Result<bool> {
    let kept: Vec<bool> = last
        .made
        .par_iter()
        .map(|made| stage.keep(&path_of(&made.path)?, &made.hash, &made.stamp))
        .collect::<Result<_>>()?;
    if kept.contains(&false) {
        stage.forget();
        return Ok(false);
    }
    copy_files(stage, read.files())?;
    Ok(true)
}

/// The outcome of the last run, again.
pub(super) fn outcome(
    last: &LastRun,
    told: Vec<Diagnostic>,
    read: Read,
    stage: Stage,
    clock: Clock,
) -> Result<Outcome> {
    let done = stage.publish()?;
    let summary = Summary {
        files: done.written + done.unchanged,
        ..last.summary
    };
    Ok(Outcome {
        summary,
        diagnostics: told,
        sources: read.into_sources(),
        published: true,
        timings: clock.stop(),
        ..Outcome::default()
    })
}

/// A run that has published.
pub(super) struct Run<'a> {
    pub(super) inputs: Hash,
    pub(super) output: &'a Path,
    /// By file.
    pub(super) keys: BTreeMap<&'a str, Key>,
    pub(super) done: Published,
    pub(super) sources: &'a Sources,
    pub(super) diagnostics: &'a [Diagnostic],
    pub(super) summary: Summary,
}

/// What later runs have to know of a run.
pub(super) fn to_remember(run: Run<'_>) -> LastRun {
    let files = run.sources.iter().map(|(_, file)| file);
    let copied: BTreeSet<RelPath> = files.filter_map(copied_to).collect();
    let made = run.done.files.into_iter();
    // They come sorted by path.
    let made = made
        .filter(|(path, ..)| !copied.contains(path))
        .map(|(path, hash, stamp)| MadeFile {
            key: run.keys.get(path.as_str()).copied(),
            path: path.to_string(),
            hash,
            stamp,
        })
        .collect();
    LastRun {
        inputs: run.inputs,
        output: run.output.to_string_lossy().into_owned(),
        made,
        told: Told::new(run.diagnostics),
        summary: run.summary,
    }
}
