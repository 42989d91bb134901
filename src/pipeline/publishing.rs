//! The end of a run that publishes: the stage becomes the output, and what was told and made is remembered.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::Result;
use foldhash::HashMap;

use super::files::{copied_to, put};
use super::inputs::Inputs;
use super::making::MadePage;
use super::memory::{LastRun, MadeFile, Told};
use super::timings::Clock;
use super::{Summary, printing};
use crate::diagnostic::Diagnostic;
use crate::memo::Store;
use crate::path::RelPath;
use crate::publish::{Published, Stage};
use crate::render::key::Key;
use crate::source::Sources;

/// What is published, and what is to be known of it later.
pub(super) struct Publication<'a> {
    pub(super) stage: Stage,
    pub(super) output: &'a Path,
    pub(super) pages: &'a [MadePage],
    /// The list of printouts.
    pub(super) printouts: Option<Vec<u8>>,
    pub(super) sources: &'a Sources,
    /// In printed order, levels applied.
    pub(super) diagnostics: &'a [Diagnostic],
    pub(super) summary: Summary,
    /// What all this was made of, where a later run may do nothing if it is the same, and where that run
    /// finds what was told.
    pub(super) remember: Option<(Inputs, &'a Store)>,
}

impl Publication<'_> {
    /// Publishes; gives the summary with the number of files, and what later runs have to know.
    pub(super) fn publish(self, clock: &mut Clock) -> Result<(Summary, Option<LastRun>)> {
        clock.next("publish");
        if let Some(list) = self.printouts {
            put(&self.stage, printing::MANIFEST, &list)?;
        }
        self.sources.ensure_unchanged()?;
        // What was told knows by its hash to which run it belongs, so it may be there before the output is.
        let (done, remember) = rayon::join(
            || self.stage.publish(),
            || {
                let (inputs, store) = self.remember?;
                Some((inputs, Told::write(self.diagnostics, store)?))
            },
        );
        let done = done?;
        let summary = Summary {
            files: done.written + done.unchanged,
            ..self.summary
        };
        clock.next("memo");
        let last = remember.map(|(inputs, told)| LastRun {
            inputs,
            output: self.output.to_string_lossy().into_owned(),
            made: made_files(done, self.pages, self.sources),
            told,
            summary,
        });
        Ok((summary, last))
    }
}

/// What was published and isn't a copy of a file of the site, sorted by path.
fn made_files(done: Published, pages: &[MadePage], sources: &Sources) -> Vec<MadeFile> {
    let keys = pages.iter();
    let keys: HashMap<&str, Key> = keys
        .filter_map(|page| Some((page.file.as_str(), page.key?)))
        .collect();
    let files = sources.iter().map(|(_, file)| file);
    let copied: BTreeSet<RelPath> = files.filter_map(copied_to).collect();
    // They come sorted.
    let made = done
        .files
        .into_iter()
        .filter(|(path, ..)| !copied.contains(path));
    made.map(|(path, hash, stamp)| MadeFile {
        key: keys.get(path.as_str()).copied(),
        path,
        hash,
        stamp,
    })
    .collect()
}
