//! A run over what hasn't changed at all: nothing is parsed or made, and what was told is told again.
//!
//! The last run's inputs must be the same, and all that it published must stand in the output as it
//! was. Files that are published as they are (pictures, `static/`) are compared as in any run.

use anyhow::Result;
use rayon::prelude::*;

use super::files::copy_files;
use super::memory::LastRun;
use super::reading::Read;
use super::timings::Clock;
use super::{Outcome, Summary};
use crate::diagnostic::Diagnostic;
use crate::publish::{Sink, Stage};

/// Whether all that the last run published stands as it was. Its files are then noted in the stage.
pub(super) fn stands(last: &LastRun, read: &Read, stage: &Stage) -> Result<bool> {
    let kept: Vec<bool> = last
        .made
        .par_iter()
        .map(|made| stage.keep(&made.path, &made.hash, &made.stamp))
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
