//! Which folders of the output are folders, and not links to some.
//!
//! Whoever asks for one folder soon asks for those beside it, so all in one place are looked up at once:
//! a site of ten thousand pages has as many folders, but few places where they lie.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use foldhash::HashSet;

use crate::path::RelPath;

/// What is known of the folders of an output.
#[derive(Debug)]
pub struct RealFolders {
    output: PathBuf,
    known: Mutex<Known>,
}

#[derive(Debug, Default)]
struct Known {
    real: HashSet<RelPath>,
    /// Folders of which it is known which others they hold.
    searched: HashSet<RelPath>,
}

impl RealFolders {
    /// Those of an output, which itself is a folder.
    pub fn of(output: &Path) -> Self {
        Self {
            output: output.to_owned(),
            known: Mutex::default(),
        }
    }

    /// Whether a folder and all above it, up to the output, are folders and not links.
    pub fn holds(&self, folder: &RelPath) -> bool {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.holds(&self.output, folder)
    }
}

impl Known {
    fn holds(&mut self, output: &Path, folder: &RelPath) -> bool {
        if folder.is_root() || self.real.contains(folder) {
            return true;
        }
        let parent = folder.parent();
        if self.searched.contains(&parent) || !self.holds(output, &parent) {
            return false;
        }
        self.real.extend(folders_in(output, &parent));
        self.searched.insert(parent);
        self.real.contains(folder)
    }
}

/// The folders in a folder; links aren't among them. What can't be looked up is as good as not there: files
/// in it are then put again.
fn folders_in<'a>(output: &Path, folder: &'a RelPath) -> impl Iterator<Item = RelPath> + use<'a> {
    let entries = std::fs::read_dir(output.join(folder.as_str()));
    let entries = entries.into_iter().flatten().filter_map(Result::ok);
    entries.filter_map(|entry| {
        let is_folder = entry.file_type().is_ok_and(|found| found.is_dir());
        let name = entry.file_name().into_string().ok();
        folder.join(&name.filter(|_| is_folder)?).ok()
    })
}
