//! Which folders of the output are folders, and not links to some.
//!
//! Whoever asks for one folder soon asks for those beside it, so all in one place are looked up at once:
//! a site of ten thousand pages has as many folders, but few places where they lie.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use foldhash::HashSet;

use crate::path::{RelPath, folders_above};

/// What is known of the folders of an output.
#[derive(Debug)]
pub struct RealFolders {
    output: PathBuf,
    known: Mutex<Known>,
}

/// Paths from the output; the output itself is the empty one.
#[derive(Debug, Default)]
struct Known {
    real: HashSet<String>,
    /// Folders of which it is known which others they hold.
    searched: HashSet<String>,
}

impl RealFolders {
    /// Those of an output, which itself is a folder.
    pub fn of(output: &Path) -> Self {
        Self {
            output: output.to_owned(),
            known: Mutex::default(),
        }
    }

    /// Whether the folder that holds a file and all above it, up to the output, are folders and not links.
    pub fn hold(&self, file: &RelPath) -> bool {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        known.holds(&self.output, parent(file.as_str()))
    }
}

impl Known {
    fn holds(&mut self, output: &Path, folder: &str) -> bool {
        if folder.is_empty() || self.real.contains(folder) {
            return true;
        }
        let parent = parent(folder);
        if self.searched.contains(parent) || !self.holds(output, parent) {
            return false;
        }
        self.real.extend(folders_in(output, parent));
        self.searched.insert(parent.to_owned());
        self.real.contains(folder)
    }
}

fn parent(path: &str) -> &str {
    folders_above(path).next().unwrap_or_default()
}

/// The folders in a folder; links aren't among them. What can't be looked up is as good as not there: files
/// in it are then put again.
fn folders_in(output: &Path, folder: &str) -> impl Iterator<Item = String> {
    let entries = std::fs::read_dir(output.join(folder));
    let entries = entries.into_iter().flatten().filter_map(Result::ok);
    let folders = entries.filter(|entry| entry.file_type().is_ok_and(|found| found.is_dir()));
    folders.filter_map(move |entry| {
        let name = entry.file_name();
        let between = if folder.is_empty() { "" } else { "/" };
        Some([folder, between, name.to_str()?].concat())
    })
}
