//! Puts the finished site on disk, as a whole or not at all.
//!
//! 1. [`Stage::open`] takes the output folder for this run ([`work`]) and mends what a killed run
//!    left ([`recover`]).
//! 2. Files go through the [`Sink`] into a tree beside the output. What already stands in the
//!    output with the same bytes isn't written again, only noted ([`stage`]).
//! 3. [`Stage::publish`] looks for clashes with files that aren't mendbook's ([`foreign`]), then
//!    swaps the two trees in one step and carries foreign files over ([`exchange`]). Where the
//!    folder can't be swapped (a mount point), it moves file by file under a journal ([`in_place`]).
//!    Where just one file has changed, that file is replaced, which is one step as well.
//!
//! Which files are mendbook's is written in `.mendbook-manifest.json` ([`manifest`]); nothing else
//! is ever replaced or deleted. A listed file that somebody has changed since is still mendbook's,
//! and is replaced. Symbolic links inside the output are entries like any other: moved or left,
//! never followed.
//!
//! What this holds against is a killed process, not a power cut: nothing is flushed to the disk's
//! platter. Deliberately absent: any notion of what a page is.

#![allow(
    clippy::disallowed_methods,
    reason = "this is the module that writes; see docs/architecture.md"
)]

mod clean;
mod exchange;
mod folder;
mod foreign;
mod in_place;
mod manifest;
mod real;
mod recover;
mod stage;
mod stamp;
mod tripwire;
mod work;

#[cfg(test)]
#[path = "publish_tests.rs"]
mod tests;

use std::path::Path;

use anyhow::Result;
use blake3::Hash;

pub use clean::{Cleaned, clean};
pub use recover::recover;
pub use stage::Stage;
pub use stamp::Stamp;

use crate::path::RelPath;

/// Where finished files go. Many threads put at once; each path may be put once.
pub trait Sink: Sync {
    /// Writes a file.
    fn put(&self, path: &RelPath, bytes: &[u8]) -> Result<()>;

    /// Copies a file that stands on disk, without holding it in memory.
    fn copy(&self, path: &RelPath, from: &Path) -> Result<()>;

    /// Leaves a file as it stands there, if it is the one with this hash and hasn't been touched since
    /// it had this stamp; else it has to be put.
    fn keep(&self, path: &RelPath, hash: &Hash, stamp: &Stamp) -> Result<bool>;
}

/// What a publication did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// Files that are new or differ from what stood there.
    pub written: usize,
    /// Files that stood there already, byte for byte.
    pub unchanged: usize,
    /// Files of the last run that this one doesn't have.
    pub removed: usize,
    /// All files, with the hash and the stamp that they have now.
    pub files: Vec<(RelPath, Hash, Stamp)>,
}
