//! What in an output folder isn't mendbook's: found, told apart from what is, and carried over.
//!
//! A foreign entry is the topmost one that holds nothing of mendbook's, so `.git` is one entry
//! however much is in it. Folders that mendbook shares with somebody are gone through. Names may be
//! anything that the file system allows, so these are real paths, not `RelPath`s.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::manifest::{self, Manifest};
use super::tripwire::Tripwire;
use super::work::{INSIDE, MARK, is_there};

/// At most this many clashes are named.
const NAMED: usize = 10;

/// The foreign entries of `folder`, relative to it and sorted. `old` lists what in it is
/// mendbook's; in the folders of `new` things may stand beside mendbook's.
pub fn entries(folder: &Path, old: &Manifest, new: &Manifest) -> Result<Vec<PathBuf>> {
    let mut shared = BTreeSet::new();
    for path in old.files.keys().chain(new.files.keys()) {
        shared.extend(Path::new(path.as_str()).ancestors().skip(1));
    }
    let mine = old.files.keys().map(|path| Path::new(path.as_str()));
    let mut walk = Walk {
        folder,
        shared,
        mine: mine.collect(),
        found: Vec::new(),
    };
    walk.enter(Path::new(""))
        .with_context(|| format!("can't look through `{}`", folder.display()))?;
    walk.found.sort();
    Ok(walk.found)
}

struct Walk<'a> {
    folder: &'a Path,
    shared: BTreeSet<&'a Path>,
    mine: BTreeSet<&'a Path>,
    found: Vec<PathBuf>,
}

impl Walk<'_> {
    fn enter(&mut self, inside: &Path) -> std::io::Result<()> {
        for entry in std::fs::read_dir(self.folder.join(inside))? {
            let entry = entry?;
            let path = inside.join(entry.file_name());
            if entry.file_type()?.is_dir() {
                if self.shared.contains(&*path) {
                    self.enter(&path)?;
                } else if path != Path::new(INSIDE) {
                    self.found.push(path);
                }
            } else if !self.mine.contains(&*path) && !is_own_mark(&path) {
                self.found.push(path);
            }
        }
        Ok(())
    }
}

fn is_own_mark(path: &Path) -> bool {
    path == Path::new(manifest::NAME) || path == Path::new(MARK)
}

/// Refuses to go on where a file of `new` would stand in the place of a foreign entry.
pub fn refuse_clashes(output: &Path, foreign: &[PathBuf], new: &Manifest) -> Result<()> {
    let paths: BTreeSet<&Path> = new
        .files
        .keys()
        .map(|path| Path::new(path.as_str()))
        .collect();
    let taken: BTreeSet<&Path> = foreign.iter().map(PathBuf::as_path).collect();
    let in_the_way = taken
        .iter()
        .filter(|entry| entry.ancestors().any(|it| paths.contains(it)));
    let wanted = paths
        .iter()
        .filter_map(|path| path.ancestors().find(|it| taken.contains(it)));
    let clashes: BTreeSet<&Path> = in_the_way.copied().chain(wanted).collect();
    if clashes.is_empty() {
        return Ok(());
    }
    bail!(
        "the site would overwrite what mendbook didn't write in `{}`:\n{}\nNothing was changed. Move \
         these away (or delete them, if they are of no use), or choose another folder with --output",
        output.display(),
        list(&clashes)
    )
}

fn list(clashes: &BTreeSet<&Path>) -> String {
    let named = clashes.iter().take(NAMED);
    let mut lines: Vec<_> = named
        .map(|path| format!("  {}", path.to_string_lossy().escape_debug()))
        .collect();
    if clashes.len() > NAMED {
        lines.push(format!("  … and {} more", clashes.len() - NAMED));
    }
    lines.join("\n")
}

/// Whether one of the entries is on another device than the folder: such can't be carried.
#[cfg(unix)]
pub fn crosses_devices(folder: &Path, entries: &[PathBuf]) -> bool {
    use std::os::unix::fs::MetadataExt;
    let device = |path: &Path| {
        std::fs::symlink_metadata(path)
            .ok()
            .map(|found| found.dev())
    };
    let home = device(folder);
    entries
        .iter()
        .any(|entry| device(&folder.join(entry)) != home)
}

/// Whether one of the entries is on another device than the folder: such can't be carried.
#[cfg(not(unix))]
pub fn crosses_devices(_folder: &Path, _entries: &[PathBuf]) -> bool {
    false
}

/// Moves everything foreign from a former output into the present one. What was moved already
/// isn't there any more, so this may be done again after a kill.
pub fn carry(from: &Path, to: &Path, wire: &Tripwire) -> Result<()> {
    let old = Manifest::read(from)?.unwrap_or_default();
    let new = Manifest::read(to)?.unwrap_or_default();
    for entry in entries(from, &old, &new)? {
        wire.step()?;
        let (source, target) = (from.join(&entry), to.join(&entry));
        if is_there(&target) {
            bail!(
                "`{}` was to go back to `{}`, where something else stands now; move one of them away",
                source.display(),
                target.display()
            );
        }
        let parent = target.parent().unwrap_or(to);
        std::fs::create_dir_all(parent)
            .and_then(|()| std::fs::rename(&source, &target))
            .with_context(|| {
                format!(
                    "can't move `{}` back to `{}`",
                    source.display(),
                    target.display()
                )
            })?;
    }
    Ok(())
}
