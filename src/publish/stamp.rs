//! Whether a file has been touched since it was published: by its length and its time.
//!
//! Reading ten thousand files to see that they're as they were takes longer than making a page. What
//! a stamp can't see (a change that keeps both) is a forgery, and only of the forger's own site.

use std::fs::Metadata;
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Serialize};

/// Length and time of the last change of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// In bytes.
    length: u64,
    /// Nanoseconds since 1970; none where the file system doesn't tell.
    changed: Option<u128>,
}

impl Stamp {
    /// The stamp of a file.
    #[must_use]
    pub fn of(found: &Metadata) -> Self {
        let changed = found.modified().ok();
        let since = changed.and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        Self {
            length: found.len(),
            changed: since.map(|since| since.as_nanos()),
        }
    }

    /// Whether a file with this stamp now is the one that had it before.
    #[must_use]
    pub fn is_untouched(&self, now: &Self) -> bool {
        self.changed.is_some() && self == now
    }
}
