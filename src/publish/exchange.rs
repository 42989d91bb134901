//! Swaps the staged tree with the output in one step.
//!
//! Before the swap the output is wholly the old site, after it wholly the new one. Files that
//! didn't change are hard-linked into the staged tree first, so they are neither written nor
//! deleted. After the swap the former output lies in the work folder, and what in it is foreign is
//! moved back; a run killed meanwhile is completed by `recover`, which calls [`settle`] again.
//!
//! A program whose working folder is the output (a web server started inside it) stays in the
//! former one; it should be started beside the folder.

use std::io::ErrorKind;
use std::path::Path;

use anyhow::{Context, Result};
use rayon::prelude::*;

use super::stage::Plan;
use super::tripwire::Tripwire;
use super::work::{MARK, Work, is_there, unless_gone};
use super::{foreign, manifest};

/// Whether the swap happened.
pub enum Swap {
    /// The new site stands in the output.
    Done,
    /// This output can't be swapped; nothing has changed there.
    NotPossible,
}

/// Publishes by swapping, where the output allows it.
pub fn swap(work: &Work, plan: &Plan, wire: &Tripwire) -> Result<Swap> {
    let (tree, output) = (work.tree(), &work.output);
    if !work.beside || foreign::crosses_devices(output, &plan.foreign) {
        return Ok(Swap::NotPossible);
    }
    match link_kept(output, &tree, plan, wire) {
        Err(error) if is_kind(&error, ErrorKind::CrossesDevices) => return Ok(Swap::NotPossible),
        result => result?,
    }
    std::fs::write(tree.join(manifest::NAME), plan.new.to_json()?)
        .with_context(|| format!("can't write in `{}`", tree.display()))?;
    wire.step()?;
    if is_there(output) {
        keep_permissions(output, &tree);
        if let Err(error) = exchange(&tree, output) {
            // Whatever the reason was, moving file by file doesn't need the swap.
            drop(error);
            return Ok(Swap::NotPossible);
        }
    } else {
        std::fs::rename(&tree, output)
            .with_context(|| format!("can't make the folder `{}`", output.display()))?;
    }
    wire.step()?;
    settle(work, wire)?;
    Ok(Swap::Done)
}

/// After a swap: gives foreign files back, and takes the mark out of the output.
pub fn settle(work: &Work, wire: &Tripwire) -> Result<()> {
    let (tree, output) = (work.tree(), &work.output);
    let mark = output.join(MARK);
    if is_there(&tree) {
        foreign::carry(&tree, output, wire)?;
        wire.step()?;
        unless_gone(std::fs::rename(&mark, tree.join(MARK)))
            .with_context(|| format!("can't move `{}`", mark.display()))?;
    } else {
        unless_gone(std::fs::remove_file(&mark))
            .with_context(|| format!("can't remove `{}`", mark.display()))?;
    }
    wire.step()
}

fn is_kind(error: &anyhow::Error, kind: ErrorKind) -> bool {
    error
        .downcast_ref()
        .is_some_and(|error: &std::io::Error| error.kind() == kind)
}

/// Gives the staged tree the files that are the same as before.
fn link_kept(output: &Path, tree: &Path, plan: &Plan, wire: &Tripwire) -> Result<()> {
    plan.kept.par_iter().try_for_each(|path| {
        wire.step()?;
        let (from, to) = (output.join(path.as_str()), tree.join(path.as_str()));
        if let Some(parent) = to.parent() {
            std::fs::create_dir_all(parent)?;
        }
        match std::fs::hard_link(&from, &to) {
            Err(error) if error.kind() == ErrorKind::CrossesDevices => Err(error.into()),
            // A file system without hard links, or somebody else's file.
            Err(_) => std::fs::copy(&from, &to)
                .map(drop)
                .with_context(|| format!("can't copy `{}`", from.display())),
            Ok(()) => Ok(()),
        }
    })
}

/// The new folder may be entered by those who could enter the old one.
fn keep_permissions(output: &Path, tree: &Path) {
    if let Ok(found) = std::fs::metadata(output) {
        // A refusal leaves the usual permissions, which is no reason not to publish.
        let _ = std::fs::set_permissions(tree, found.permissions());
    }
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
fn exchange(tree: &Path, output: &Path) -> std::io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(
        CWD,
        tree,
        CWD,
        output,
        RenameFlags::EXCHANGE,
    )?)
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn exchange(_tree: &Path, _output: &Path) -> std::io::Result<()> {
    Err(ErrorKind::Unsupported.into())
}
