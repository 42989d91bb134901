//! The stage: takes files while the site is being made, and publishes them together.
//!
//! A file whose hash is the one in the old manifest is compared with what stands in the output; if
//! the bytes are the same it's only noted, and nothing is written. So a build that changes nothing
//! touches nothing.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use anyhow::{Context, Result, bail};
use blake3::Hash;
use foldhash::{HashMap, HashSet};
use rayon::prelude::*;

use super::exchange::Swap;
use super::manifest::{self, Manifest};
use super::real::RealFolders;
use super::tripwire::Tripwire;
use super::work::{INSIDE, MARK, Work, cannot_write};
use super::{Published, Sink, Stamp, exchange, folder, foreign, in_place, recover};
use crate::path::{RelPath, folders_above};
use crate::source;

/// Files are compared and copied in pieces of this size.
const PIECE: usize = 64 * 1024;

/// Takes finished files; nothing is seen in the output before [`Stage::publish`]. A stage that is
/// dropped without having been published leaves the output as it was.
#[derive(Debug)]
pub struct Stage {
    /// Present until published.
    work: Option<Work>,
    tree: PathBuf,
    output: PathBuf,
    old: Option<Manifest>,
    entries: Mutex<HashMap<RelPath, Entry>>,
    /// Folders that are there already; two threads may make the same one, which is harmless.
    made: Mutex<BTreeSet<RelPath>>,
    /// Folders of the output that are no links.
    real: RealFolders,
    wire: Tripwire,
}

#[derive(Debug)]
struct Entry {
    hash: Hash,
    stamp: Stamp,
    kept: bool,
}

impl Entry {
    /// A file that is being written.
    fn new(hash: Hash) -> Self {
        Self {
            hash,
            stamp: Stamp::default(),
            kept: false,
        }
    }
}

/// What is to be published.
pub struct Plan {
    /// The manifest of the new site.
    pub new: Manifest,
    /// Files that stand in the output already.
    pub kept: Vec<RelPath>,
    /// Foreign entries of the output.
    pub foreign: Vec<PathBuf>,
}

impl Stage {
    /// Takes the output folder of the site in `root` for this run.
    ///
    /// # Errors
    /// When the folder can't be used: it holds sources, another run has it, it can't be written.
    pub fn open(output: &Path, root: &Path) -> Result<Self> {
        Self::open_with(output, root, Tripwire::default())
    }

    pub(super) fn open_with(output: &Path, root: &Path, wire: Tripwire) -> Result<Self> {
        let output = folder::resolve(output, root)?;
        let work = recover::take(&output)?;
        let old = Manifest::read(&output)?;
        work.begin_tree()?;
        Ok(Self {
            tree: work.tree(),
            real: RealFolders::of(&output),
            output,
            old,
            work: Some(work),
            entries: Mutex::default(),
            made: Mutex::default(),
            wire,
        })
    }

    /// Takes back what was kept: nothing is staged any more. What was put can't be taken back.
    pub fn forget(&self) {
        lock(&self.entries).retain(|_, entry| !entry.kept);
    }

    /// As if the output were a mount.
    #[cfg(test)]
    pub(super) fn forbid_swap(&mut self) {
        if let Some(work) = &mut self.work {
            work.beside = false;
        }
    }

    /// Makes the staged files the site, all at once.
    ///
    /// # Errors
    /// When a file would overwrite one that mendbook didn't write, or the disk fails. The output
    /// is then as it was before, or the next run completes it.
    pub fn publish(mut self) -> Result<Published> {
        let entries = std::mem::take(&mut *lock(&self.entries));
        let mut entries: Vec<(RelPath, Entry)> = entries.into_iter().collect();
        entries.par_sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
        refuse_folders(&entries)?;
        let old = self.old.take();
        let (new, published) = outcome(&entries, old.as_ref());
        if published.written > 0 || old.as_ref() != Some(&new) {
            let changed = entries.iter().filter(|(_, entry)| !entry.kept);
            let changed: Vec<&RelPath> = changed.map(|(path, _)| path).collect();
            let old = old.unwrap_or_default();
            if let ([only], 0) = (changed.as_slice(), published.removed)
                && old.files.contains_key(only)
            {
                self.replace(only, &new)?;
            } else {
                self.apply(&entries, &old, new)?;
            }
        }
        self.work.take().map_or(Ok(()), Work::remove)?;
        Ok(published)
    }

    /// Publishes where more than one file has changed.
    fn apply(&self, entries: &[(RelPath, Entry)], old: &Manifest, new: Manifest) -> Result<()> {
        let plan = self.plan(entries, old, new)?;
        if let Some(work) = &self.work
            && let Swap::NotPossible = exchange::swap(work, &plan, &self.wire)?
        {
            in_place::apply(work, &plan, &self.wire)?;
        }
        Ok(())
    }

    /// Publishes where one file of mendbook's has changed. The manifest follows it: a run that is
    /// killed between the two leaves the new site, and the next finds the file changed and puts it
    /// again.
    fn replace(&self, path: &RelPath, new: &Manifest) -> Result<()> {
        let manifest = self.tree.join(manifest::NAME);
        std::fs::write(&manifest, new.to_json()?).with_context(|| cannot_write(&self.output))?;
        self.wire.step()?;
        in_place::put_one(&self.tree, &self.output, path)?;
        self.wire.step()?;
        in_place::install(&manifest, &self.output.join(manifest::NAME))?;
        self.wire.step()
    }

    fn plan(&self, entries: &[(RelPath, Entry)], old: &Manifest, new: Manifest) -> Result<Plan> {
        let kept = entries.iter().filter(|(_, entry)| entry.kept);
        let kept: Vec<RelPath> = kept.map(|(path, _)| path.clone()).collect();
        let foreign = if self.output.is_dir() {
            foreign::entries(&self.output, old, &new)?
        } else {
            Vec::new()
        };
        foreign::refuse_clashes(&self.output, &foreign, &new)?;
        Ok(Plan { new, kept, foreign })
    }

    /// Notes a file; refuses a path that is taken or mendbook's own.
    fn note(&self, path: &RelPath, entry: Entry) -> Result<()> {
        let own = [manifest::NAME, MARK, INSIDE];
        if path.is_root()
            || path
                .segments()
                .next()
                .is_some_and(|name| own.contains(&name))
        {
            bail!("`{path}` can't be a file of the site: mendbook uses that name itself");
        }
        if lock(&self.entries).insert(path.clone(), entry).is_some() {
            bail!("`{path}` was written twice");
        }
        Ok(())
    }

    /// Completes what was noted of a file that has been written.
    fn written(&self, path: &RelPath, hash: Hash, stamp: Stamp) {
        if let Some(entry) = lock(&self.entries).get_mut(path) {
            *entry = Entry {
                hash,
                stamp,
                kept: false,
            };
        }
    }

    /// Where the file stands in the output, with its stamp, if it's mendbook's and had this hash.
    fn standing(&self, path: &RelPath, hash: &Hash) -> Option<(PathBuf, Stamp)> {
        let listed = self.old.as_ref()?.files.get(path)?;
        if listed != hash {
            return None;
        }
        if !self.real.hold(path) {
            return None;
        }
        let standing = self.output.join(path.as_str());
        let found = std::fs::symlink_metadata(&standing).ok()?;
        found.is_file().then(|| (standing, Stamp::of(&found)))
    }

    /// The staged path of a file, with its folders made.
    fn place(&self, path: &RelPath) -> Result<PathBuf> {
        let parent = path.parent();
        if !lock(&self.made).contains(&parent) {
            let folder = self.tree.join(parent.as_str());
            std::fs::create_dir_all(&folder).with_context(|| cannot_write(&self.output))?;
            lock(&self.made).insert(parent);
        }
        Ok(self.tree.join(path.as_str()))
    }
}

impl Sink for Stage {
    fn put(&self, path: &RelPath, bytes: &[u8]) -> Result<()> {
        self.wire.step()?;
        let hash = blake3::hash(bytes);
        if let Some((file, stamp)) = self.standing(path, &hash)
            && has_bytes(&file, bytes).unwrap_or(false)
        {
            let kept = true;
            return self.note(path, Entry { hash, stamp, kept });
        }
        self.note(path, Entry::new(hash))?;
        let written = write_file(&self.place(path)?, bytes);
        let stamp = written.with_context(|| cannot_write(&self.output))?;
        self.written(path, hash, stamp);
        Ok(())
    }

    fn copy(&self, path: &RelPath, from: &Path) -> Result<()> {
        self.wire.step()?;
        let cannot_read = || format!("can't read `{}`", from.display());
        let hash = source::hash_at(from).with_context(cannot_read)?;
        if let Some((file, stamp)) = self.standing(path, &hash)
            && source::hash_at(&file).is_ok_and(|found| found == hash)
        {
            let kept = true;
            return self.note(path, Entry { hash, stamp, kept });
        }
        self.note(path, Entry::new(hash))?;
        // Hashed again while it's copied, because the manifest tells what was written.
        let written = copy_and_hash(from, &self.place(path)?);
        let (hash, stamp) =
            written.with_context(|| format!("can't copy `{}` to the output", from.display()))?;
        self.written(path, hash, stamp);
        Ok(())
    }

    fn keep(&self, path: &RelPath, hash: &Hash, stamp: &Stamp) -> Result<bool> {
        self.wire.step()?;
        match self.standing(path, hash) {
            Some((_, now)) if stamp.is_untouched(&now) => {
                let entry = Entry {
                    hash: *hash,
                    stamp: now,
                    kept: true,
                };
                self.note(path, entry).map(|()| true)
            }
            _ => Ok(false),
        }
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        if self.wire.is_tripped() {
            return;
        }
        if let Some(work) = self.work.take() {
            // What can't be tidied now is mended by the next run.
            let _ = recover::mend(&work, &Tripwire::default()).and_then(|()| work.remove());
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The manifest of what was staged, and what publishing it will do.
fn outcome(entries: &[(RelPath, Entry)], old: Option<&Manifest>) -> (Manifest, Published) {
    let hashes = entries.iter();
    let new = Manifest {
        files: hashes
            .map(|(path, entry)| (path.clone(), entry.hash))
            .collect(),
    };
    let unchanged = entries.iter().filter(|(_, entry)| entry.kept).count();
    // Most runs publish the same files as the last one.
    let other = old.filter(|old| !old.files.keys().eq(new.files.keys()));
    let stale = other.into_iter().flat_map(|old| old.files.keys());
    let published = Published {
        written: entries.len() - unchanged,
        unchanged,
        removed: stale.filter(|path| !new.files.contains_key(path)).count(),
        files: entries
            .iter()
            .map(|(path, entry)| (path.clone(), entry.hash, entry.stamp))
            .collect(),
    };
    (new, published)
}

/// Refuses a file where another file needs a folder.
fn refuse_folders(entries: &[(RelPath, Entry)]) -> Result<()> {
    let files: HashSet<&str> = entries.iter().map(|(path, _)| path.as_str()).collect();
    let mut seen = HashSet::default();
    for (path, _) in entries {
        // Where a folder was seen, so were those above it.
        let folders = folders_above(path.as_str());
        for folder in folders.take_while(|folder| seen.insert(*folder)) {
            if files.contains(folder) {
                bail!("`{folder}` can't be a file, because `{path}` needs a folder there");
            }
        }
    }
    Ok(())
}

fn has_bytes(file: &Path, bytes: &[u8]) -> std::io::Result<bool> {
    let same_length = std::fs::metadata(file)?.len() == bytes.len() as u64;
    Ok(same_length && std::fs::read(file)? == bytes)
}

fn write_file(to: &Path, bytes: &[u8]) -> std::io::Result<Stamp> {
    let mut file = File::create(to)?;
    file.write_all(bytes)?;
    Ok(Stamp::of(&file.metadata()?))
}

fn copy_and_hash(from: &Path, to: &Path) -> std::io::Result<(Hash, Stamp)> {
    let mut file = File::create(to)?;
    let hash = hash_into(from, &mut file)?;
    Ok((hash, Stamp::of(&file.metadata()?)))
}

fn hash_into(from: &Path, to: &mut dyn Write) -> std::io::Result<Hash> {
    let mut reader = File::open(from)?;
    let mut hasher = blake3::Hasher::new();
    let mut piece = vec![0; PIECE];
    loop {
        let read = reader.read(&mut piece)?;
        if read == 0 {
            return Ok(hasher.finalize());
        }
        hasher.update(&piece[..read]);
        to.write_all(&piece[..read])?;
    }
}
