//! `mendbook clean`: removes what mendbook wrote in an output folder, and nothing else.
//!
//! Only what the manifest lists is deleted, with the folders that become empty. Without a manifest
//! there's no telling what is whose, so nothing is deleted. The manifest goes last, so a killed
//! clean is completed by the next.

use std::path::Path;

use anyhow::{Context, Result, bail};

use super::manifest::{self, Manifest};
use super::work::unless_gone;
use super::{folder, foreign, in_place, recover};

/// What a clean did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cleaned {
    /// Files removed.
    pub removed: usize,
    /// Foreign entries (files, or folders with nothing of mendbook's) that were left.
    pub kept: usize,
}

/// Removes what mendbook wrote in `output`, the output folder of the site in `root`.
///
/// # Errors
/// When the folder holds something but no manifest, or a file can't be deleted.
pub fn clean(output: &Path, root: &Path) -> Result<Cleaned> {
    let is_link = std::fs::symlink_metadata(output).is_ok_and(|found| found.is_symlink());
    let output = folder::resolve(output, root)?;
    let work = recover::take(&output)?;
    let cleaned = clean_taken(&output);
    work.remove()?;
    let cleaned = cleaned?;
    if !is_link {
        // Stays where something foreign is in it, or where it's a mount.
        let _ = std::fs::remove_dir(&output);
    }
    Ok(cleaned)
}

fn clean_taken(output: &Path) -> Result<Cleaned> {
    match Manifest::read(output)? {
        Some(manifest) => remove_listed(output, &manifest),
        None if !output.is_dir() => Ok(Cleaned::default()),
        None => refuse_unlisted(output),
    }
}

fn refuse_unlisted(output: &Path) -> Result<Cleaned> {
    let nothing = Manifest::default();
    if foreign::entries(output, &nothing, &nothing)?.is_empty() {
        return Ok(Cleaned::default());
    }
    bail!(
        "`{}` has no `{}`, so mendbook can't tell which files are its own; nothing was deleted. \
         If nothing in the folder is needed, delete it yourself",
        output.display(),
        manifest::NAME
    )
}

fn remove_listed(output: &Path, manifest: &Manifest) -> Result<Cleaned> {
    let mut cleaned = Cleaned {
        removed: 0,
        kept: foreign::entries(output, manifest, &Manifest::default())?.len(),
    };
    for path in manifest.files.keys() {
        cleaned.removed += usize::from(in_place::delete(output, path)?);
    }
    let path = output.join(manifest::NAME);
    unless_gone(std::fs::remove_file(&path))
        .with_context(|| format!("can't delete `{}`", path.display()))?;
    Ok(cleaned)
}
