//! Whether a file is as it was, as far as the disk tells without its bytes being read.
//!
//! Length, times and number of a file tell it from what it was before. Some disks tell times only to two
//! seconds, so what was changed just now may be changed once more within the same time: such a stamp isn't
//! [settled](Stamp::is_settled), and the file is read.

#![allow(
    clippy::disallowed_methods,
    reason = "this is the module that reads; see docs/architecture.md"
)]

use std::fs::Metadata;
use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use blake3::Hash;
use serde::{Deserialize, Serialize};

/// From this age on a stamp tells each later change: coarser than any disk's clock.
const SETTLED: Duration = Duration::from_secs(3);

/// What the disk tells of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// In bytes.
    length: u64,
    /// When its bytes were changed last, in nanoseconds since 1970.
    modified: i128,
    /// When anything of it was changed last, which no program can set; the same where there's no such time.
    changed: i128,
    /// Its number on the disk; 0 where there's none.
    number: u64,
}

impl Stamp {
    /// The stamp of a file. Nothing where the disk doesn't tell the time.
    #[must_use]
    pub fn of(found: &Metadata) -> Option<Self> {
        let modified = nanoseconds(found.modified().ok()?);
        let (changed, number) = beyond(found, modified);
        Some(Self {
            length: found.len(),
            modified,
            changed,
            number,
        })
    }

    /// The stamp of the file at a place on the disk, if there's one.
    #[must_use]
    pub fn at(real: &Path) -> Option<Self> {
        let found = std::fs::metadata(real).ok()?;
        found.is_file().then(|| Self::of(&found)).flatten()
    }

    /// Whether any change after `now`, when the stamp was taken, gives another one.
    #[must_use]
    pub fn is_settled(&self, now: SystemTime) -> bool {
        let last = self.modified.max(self.changed);
        let settled = i128::try_from(SETTLED.as_nanos()).unwrap_or(i128::MAX);
        nanoseconds(now).saturating_sub(last) >= settled
    }
}

/// The time by the clock, against which the age of a stamp is told. Nothing else may depend on it.
#[must_use]
pub fn now() -> SystemTime {
    SystemTime::now()
}

fn nanoseconds(time: SystemTime) -> i128 {
    let signed = |duration: Duration| i128::try_from(duration.as_nanos()).unwrap_or(i128::MAX);
    match time.duration_since(UNIX_EPOCH) {
        Ok(since) => signed(since),
        Err(before) => -signed(before.duration()),
    }
}

/// When anything of a file was changed, and its number.
#[cfg(unix)]
fn beyond(found: &Metadata, _: i128) -> (i128, u64) {
    use std::os::unix::fs::MetadataExt;
    let changed = i128::from(found.ctime()) * 1_000_000_000 + i128::from(found.ctime_nsec());
    (changed, found.ino())
}

/// Such things aren't known here.
#[cfg(not(unix))]
fn beyond(_: &Metadata, modified: i128) -> (i128, u64) {
    (modified, 0)
}

/// A file that isn't read as text, as it was seen: with its content where the stamp alone can't tell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sight {
    stamp: Option<Stamp>,
    content: Option<Hash>,
}

impl Sight {
    /// A file as it is now.
    #[must_use]
    pub fn of(real: &Path) -> Self {
        let stamp = Stamp::at(real);
        let is_settled = stamp.is_some_and(|stamp| stamp.is_settled(now()));
        Self {
            stamp,
            content: (!is_settled).then(|| hash_at(real).ok()).flatten(),
        }
    }

    /// Whether the file may have changed between two sights of it.
    #[must_use]
    pub fn differs(&self, other: &Self) -> bool {
        let contents = self.content.zip(other.content);
        self.stamp != other.stamp || contents.is_some_and(|(one, other)| one != other)
    }
}

/// Hash of the bytes of a file on disk, which aren't held in memory.
///
/// # Errors
/// Where it can't be read.
pub fn hash_at(real: &Path) -> std::io::Result<Hash> {
    let mut hasher = blake3::Hasher::new();
    std::io::copy(&mut std::fs::File::open(real)?, &mut hasher)?;
    Ok(hasher.finalize())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_was_just_changed_is_not_settled() {
        let folder = tempfile::tempdir().unwrap();
        let real = folder.path().join("a.md");
        assert_eq!(Stamp::at(&real), None);
        std::fs::write(&real, "one").unwrap();
        let stamp = Stamp::at(&real).unwrap();
        let now = SystemTime::now();
        assert!(!stamp.is_settled(now));
        assert!(stamp.is_settled(now + SETTLED));
        assert!(!stamp.is_settled(now - SETTLED));
    }

    #[test]
    #[cfg(unix)]
    fn a_change_that_keeps_length_and_time_is_seen() {
        let folder = tempfile::tempdir().unwrap();
        let real = folder.path().join("a.md");
        std::fs::write(&real, "one").unwrap();
        let before = Stamp::at(&real).unwrap();
        let time = std::fs::metadata(&real).unwrap().modified().unwrap();
        let other = folder.path().join("b.md");
        std::fs::write(&other, "two").unwrap();
        let file = std::fs::File::options().write(true).open(&other).unwrap();
        file.set_modified(time).unwrap();
        std::fs::rename(&other, &real).unwrap();
        let after = Stamp::at(&real).unwrap();
        assert_eq!(
            (before.length, before.modified),
            (after.length, after.modified)
        );
        assert_ne!(before, after);
    }

    #[test]
    fn what_was_just_changed_is_looked_at() {
        let folder = tempfile::tempdir().unwrap();
        let real = folder.path().join("a.css");
        std::fs::write(&real, "one").unwrap();
        let before = Sight::of(&real);
        assert!(before.content.is_some());
        assert!(!before.differs(&Sight::of(&real)));
        std::fs::write(&real, "two").unwrap();
        assert!(before.differs(&Sight::of(&real)));
    }
}
