//! Moves staged files into the output one by one, where the output can't be swapped.
//!
//! A mount point, a parent that can't be written, a file system without exchange: there the output
//! can't change in one step. Each file does, and the file `commit` in the work folder says that
//! the move has begun, so that the next run completes it. The new manifest goes last: until then
//! the old one in the output tells which files are stale.

use std::ffi::OsString;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::manifest::{self, Manifest};
use super::stage::Plan;
use super::tripwire::Tripwire;
use super::work::{MARK, Work, is_there, unless_gone};
use crate::path::RelPath;

/// Publishes file by file.
pub fn apply(work: &Work, plan: &Plan, wire: &Tripwire) -> Result<()> {
    let path = work.tree().join(manifest::NAME);
    std::fs::write(&path, plan.new.to_json()?)
        .with_context(|| format!("can't write `{}`", path.display()))?;
    wire.step()?;
    std::fs::write(work.commit(), "")
        .with_context(|| format!("can't write `{}`", work.commit().display()))?;
    wire.step()?;
    complete(work, wire)
}

/// Moves what is still to be moved; after a kill, simply again.
pub fn complete(work: &Work, wire: &Tripwire) -> Result<()> {
    let (tree, output) = (work.tree(), &work.output);
    let Some(new) = Manifest::read(&tree)? else {
        return Ok(());
    };
    let old = Manifest::read(output)?.unwrap_or_default();
    let stale: Vec<&RelPath> = old
        .files
        .keys()
        .filter(|path| !new.files.contains_key(path))
        .collect();
    let (blocking, harmless): (Vec<&RelPath>, Vec<&RelPath>) =
        stale.into_iter().partition(|path| is_blocking(path, &new));
    for path in blocking {
        wire.step()?;
        delete(output, path)?;
    }
    for path in new.files.keys() {
        let from = tree.join(path.as_str());
        if is_there(&from) {
            wire.step()?;
            put_one(&tree, output, path)?;
        }
    }
    for path in harmless {
        wire.step()?;
        delete(output, path)?;
    }
    wire.step()?;
    install(&tree.join(manifest::NAME), &output.join(manifest::NAME))?;
    unless_gone(std::fs::remove_file(output.join(MARK)))?;
    wire.step()
}

/// Moves one staged file into the output.
pub fn put_one(tree: &Path, output: &Path, path: &RelPath) -> Result<()> {
    make_parents(output, path)?;
    install(&tree.join(path.as_str()), &output.join(path.as_str()))
}

/// Whether a stale file stands where a folder is to be, or in a folder where a file is to be.
fn is_blocking(stale: &RelPath, new: &Manifest) -> bool {
    let from_here = new.files.range(stale.clone()..).map(|(path, _)| path);
    let mut alike = from_here.take_while(|path| path.as_str().starts_with(stale.as_str()));
    let parents = std::iter::successors(Some(stale.parent()), |path| {
        (!path.is_root()).then(|| path.parent())
    });
    parents
        .into_iter()
        .any(|path| new.files.contains_key(&path))
        || alike.any(|path| path.is_within(stale))
}

/// Deletes one of mendbook's files, and the folders that it leaves empty. What isn't a file any
/// more, or can be reached only through a link, is left alone.
pub fn delete(output: &Path, path: &RelPath) -> Result<bool> {
    let file = output.join(path.as_str());
    if !parents(output, path).all(|folder| is_real_folder(&folder)) {
        return Ok(false);
    }
    match std::fs::symlink_metadata(&file) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(false),
        Ok(found) if found.is_dir() => return Ok(false),
        _ => {}
    }
    std::fs::remove_file(&file).with_context(|| format!("can't delete `{}`", file.display()))?;
    for folder in parents(output, path) {
        if std::fs::remove_dir(folder).is_err() {
            break;
        }
    }
    Ok(true)
}

/// The folders between the output and a file, innermost first.
fn parents(output: &Path, path: &RelPath) -> impl Iterator<Item = PathBuf> {
    let first = Some(path.parent()).filter(|parent| !parent.is_root());
    std::iter::successors(first, |path| {
        Some(path.parent()).filter(|parent| !parent.is_root())
    })
    .map(|path| output.join(path.as_str()))
}

/// Whether there's a folder, and not a link to one.
pub fn is_real_folder(path: &Path) -> bool {
    std::fs::symlink_metadata(path).is_ok_and(|found| found.is_dir())
}

/// Makes the folders that a file needs, and refuses to go through a link.
fn make_parents(output: &Path, path: &RelPath) -> Result<()> {
    let folders: Vec<PathBuf> = parents(output, path).collect();
    for folder in folders.iter().rev() {
        if is_real_folder(folder) {
            continue;
        }
        if is_there(folder) {
            bail!(
                "`{}` is not a folder; move it away and run again",
                folder.display()
            );
        }
        std::fs::create_dir(folder)
            .with_context(|| format!("can't make `{}`", folder.display()))?;
    }
    Ok(())
}

/// Puts one file in its place, whole, also from another device.
pub fn install(from: &Path, to: &Path) -> Result<()> {
    let result = match std::fs::rename(from, to) {
        Err(error) if error.kind() == ErrorKind::CrossesDevices => copy_then_rename(from, to),
        result => result,
    };
    result.with_context(|| format!("can't write `{}`", to.display()))
}

fn copy_then_rename(from: &Path, to: &Path) -> std::io::Result<()> {
    let mut name = OsString::from(".");
    name.push(to.file_name().unwrap_or_default());
    name.push(".mendbook-part");
    let part = to.with_file_name(name);
    std::fs::copy(from, &part)?;
    std::fs::rename(&part, to)?;
    std::fs::remove_file(from)
}
