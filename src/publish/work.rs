//! The folder in which a run prepares: `.{output}.mendbook-stage` beside the output.
//!
//! Beside it, because only there are both on one file system and can be swapped. Where the parent
//! can't be written or the output is a mount, it's `.mendbook-stage` inside the output. The folder
//! holds:
//!
//! - `lock`, held while a run lasts, so that two runs never publish to the same place at once;
//! - `tree/`, the staged files. As long as it bears the mark [`MARK`] it is ours to throw away;
//!   without the mark it is the *former output*, just swapped out, and what in it isn't
//!   mendbook's must go back;
//! - `commit`, present while staged files are being moved into place one by one;
//! - `fresh/` and `trash/`, a tree that doesn't bear its mark yet, and one that is being deleted
//!   (in whatever order, so perhaps its mark first).
//!
//! So what a killed run left says by itself what to do with it; see `recover`.

use std::ffi::{OsStr, OsString};
use std::fs::{File, TryLockError};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};

/// Inside a staged tree: this tree is ours. In the output: foreign files are still to be carried.
pub const MARK: &str = ".mendbook-staged";

/// The work folder's name where it stands inside the output.
pub const INSIDE: &str = ".mendbook-stage";

/// How often to try again when another run removes the folder under our hands.
const ATTEMPTS: usize = 20;

/// A locked work folder.
#[derive(Debug)]
pub struct Work {
    /// The output folder it belongs to.
    pub output: PathBuf,
    /// Whether it stands beside the output, and so a swap may be tried.
    pub beside: bool,
    folder: PathBuf,
    /// Kept for its lock, which ends with it.
    _lock: File,
}

impl Work {
    /// Takes the output folder for this run.
    pub fn open(output: &Path) -> Result<Self> {
        let mut last = None;
        for (folder, beside) in places(output) {
            match Self::open_at(output, folder, beside) {
                // Perhaps the parent can't be written, but the output itself can.
                Err(error) if beside && is_refusal(&error) && output.is_dir() => last = Some(error),
                result => return result,
            }
        }
        Err(last.unwrap_or_else(|| anyhow!(cannot_write(output))))
    }

    /// Takes each work folder that an earlier run left.
    pub fn open_existing(output: &Path) -> Result<Vec<Self>> {
        let left = places(output).filter(|(folder, _)| folder.is_dir());
        left.map(|(folder, beside)| Self::open_at(output, folder, beside))
            .collect()
    }

    fn open_at(output: &Path, folder: PathBuf, beside: bool) -> Result<Self> {
        match lock(&folder, beside) {
            Ok(lock) => Ok(Self {
                output: output.to_owned(),
                beside,
                folder,
                _lock: lock,
            }),
            Err(error) if error.kind() == ErrorKind::WouldBlock => bail!(
                "another mendbook is publishing to `{}`; wait until it's done, or choose another \
                 folder with --output",
                output.display()
            ),
            Err(error) => Err(error).with_context(|| cannot_write(&folder)),
        }
    }

    /// Where files are staged.
    pub fn tree(&self) -> PathBuf {
        self.folder.join("tree")
    }

    /// The file whose presence says: the staged files are being moved into place.
    pub fn commit(&self) -> PathBuf {
        self.folder.join("commit")
    }

    /// Removes the folder and gives up the lock. `tree/` must hold nothing foreign any more.
    pub fn remove(self) -> Result<()> {
        self.empty()?;
        // The lock goes last; another run may have taken the folder by then, which is fine.
        let _ = std::fs::remove_file(self.folder.join("lock"));
        let _ = std::fs::remove_dir(&self.folder);
        Ok(())
    }

    /// Begins a staged tree, marked as ours from its first instant.
    pub fn begin_tree(&self) -> Result<()> {
        let fresh = self.folder.join("fresh");
        let begin = || {
            std::fs::create_dir(&fresh)?;
            std::fs::write(fresh.join(MARK), "")?;
            std::fs::rename(&fresh, self.tree())
        };
        begin().with_context(|| cannot_write(&self.folder))
    }

    /// Deletes what is in the folder, but not the lock.
    pub fn empty(&self) -> Result<()> {
        let trash = self.folder.join("trash");
        let empty = || {
            unless_gone(std::fs::remove_dir_all(&trash))?;
            unless_gone(std::fs::remove_dir_all(self.folder.join("fresh")))?;
            unless_gone(std::fs::rename(self.tree(), &trash))?;
            unless_gone(std::fs::remove_dir_all(&trash))?;
            unless_gone(std::fs::remove_file(self.commit()))
        };
        empty().with_context(|| cannot_write(&self.folder))
    }
}

/// The result of a removal that may have been done already.
pub fn unless_gone(result: std::io::Result<()>) -> std::io::Result<()> {
    match result {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        other => other,
    }
}

/// Whether there's an entry of whatever type; a link isn't followed.
pub fn is_there(path: &Path) -> bool {
    std::fs::symlink_metadata(path).is_ok()
}

/// The work folders that may be used, best first.
fn places(output: &Path) -> impl Iterator<Item = (PathBuf, bool)> {
    let parent = output.parent().filter(|parent| !is_mount(output, parent));
    let beside = parent.map(|parent| (parent.join(name_beside(output)), true));
    beside.into_iter().chain([(output.join(INSIDE), false)])
}

fn name_beside(output: &Path) -> OsString {
    let mut name = OsString::from(".");
    name.push(output.file_name().unwrap_or(OsStr::new("output")));
    name.push(".mendbook-stage");
    name
}

#[cfg(unix)]
fn is_mount(output: &Path, parent: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let device = |path: &Path| std::fs::metadata(path).ok().map(|found| found.dev());
    device(output).is_some_and(|inner| device(parent).is_some_and(|outer| inner != outer))
}

#[cfg(not(unix))]
fn is_mount(_output: &Path, _parent: &Path) -> bool {
    false
}

fn is_refusal(error: &anyhow::Error) -> bool {
    error.downcast_ref().is_some_and(|error: &std::io::Error| {
        matches!(
            error.kind(),
            ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem
        )
    })
}

/// What to say when writing somewhere under the parent of `folder` failed.
pub fn cannot_write(folder: &Path) -> String {
    let parent = folder.parent().unwrap_or(folder);
    format!(
        "can't write in `{}`; check that the folder may be written and the disk isn't full, or \
         choose another output folder with --output",
        parent.display()
    )
}

/// Makes the folder and locks it. Another run may remove it between any two steps, so the lock
/// counts only if the locked file is still the one at its path.
fn lock(folder: &Path, beside: bool) -> std::io::Result<File> {
    let path = folder.join("lock");
    for _ in 0..ATTEMPTS {
        if beside {
            std::fs::create_dir_all(folder)?;
        } else if let Err(error) = std::fs::create_dir(folder)
            && error.kind() != ErrorKind::AlreadyExists
        {
            return Err(error);
        }
        let file = match File::options().create(true).append(true).open(&path) {
            Ok(file) => file,
            Err(error) if error.kind() == ErrorKind::NotFound => continue,
            Err(error) => return Err(error),
        };
        match file.try_lock() {
            Err(TryLockError::WouldBlock) => return Err(ErrorKind::WouldBlock.into()),
            // Some network file systems have no locks; better to publish unguarded than never.
            Err(TryLockError::Error(_)) | Ok(()) => {}
        }
        if is_at(&file, &path) {
            return Ok(file);
        }
    }
    Err(ErrorKind::WouldBlock.into())
}

#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let identity = |found: std::fs::Metadata| (found.dev(), found.ino());
    file.metadata().ok().map(identity) == std::fs::symlink_metadata(path).ok().map(identity)
}

#[cfg(not(unix))]
fn is_at(_file: &File, path: &Path) -> bool {
    path.exists()
}
