//! `.mendbook/` in the site's folder: bytes that a run leaves for the next one.
//!
//! Whatever lies there only saves work: it may be deleted at any time, and what is damaged, cut short
//! or left by another mendbook is as good as nothing. Each file begins with the name of its format and
//! of the program ([`BUILD`]), and a hash of all that follows; it's put in its place in one step, so a
//! run that is killed leaves the one before. Deliberately absent: what the bytes mean, which
//! `pipeline` knows.

#![allow(
    clippy::disallowed_methods,
    reason = "this is the module that keeps the memo; see docs/architecture.md"
)]

use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// The folder's name.
pub const FOLDER: &str = ".mendbook";

/// The program: two that were built from different sources don't share what they remember.
pub const BUILD: &str = env!("MENDBOOK_BUILD");

/// What each file begins with.
const FORMAT: &[u8] = b"mendbook memo 1\n";

const HASH: usize = 32;

/// What was found under a name.
#[derive(Debug, PartialEq, Eq)]
pub enum Found {
    /// The bytes that were kept.
    Kept(Vec<u8>),
    /// Nothing, or what another mendbook left.
    Nothing,
    /// Something that isn't what was kept.
    Damaged,
}

/// The memo of a site.
#[derive(Debug)]
pub struct Store {
    folder: PathBuf,
}

impl Store {
    /// The memo of the site in `root`.
    #[must_use]
    pub fn of(root: &Path) -> Self {
        Self {
            folder: root.join(FOLDER),
        }
    }

    /// What was kept under a name. What can't be read is as good as nothing.
    #[must_use]
    pub fn read(&self, name: &str) -> Found {
        if !self.is_own() {
            return Found::Nothing;
        }
        match std::fs::read(self.folder.join(name)) {
            Ok(bytes) => unwrapped(bytes),
            Err(_) => Found::Nothing,
        }
    }

    /// Keeps bytes under a name, in place of what was there.
    ///
    /// # Errors
    /// When the disk is full or the folder can't be written.
    pub fn write(&self, name: &str, bytes: &[u8]) -> std::io::Result<()> {
        if let Err(error) = std::fs::create_dir(&self.folder)
            && error.kind() != ErrorKind::AlreadyExists
        {
            return Err(error);
        }
        if !self.is_own() {
            // A link may lead anywhere; what isn't ours isn't written to.
            return Err(ErrorKind::NotADirectory.into());
        }
        let ignore = self.folder.join(".gitignore");
        if !ignore.exists() {
            std::fs::write(&ignore, "*\n")?;
        }
        // Two runs at the same time each write a file of their own.
        let part = self
            .folder
            .join(format!("{name}.{}.part", std::process::id()));
        let mut file = std::fs::File::create(&part)?;
        file.write_all(&header())?;
        file.write_all(blake3::hash(bytes).as_bytes())?;
        file.write_all(bytes)?;
        drop(file);
        std::fs::rename(&part, self.folder.join(name))
    }

    /// Whether the folder is one, and not a link to somewhere.
    fn is_own(&self) -> bool {
        std::fs::symlink_metadata(&self.folder).is_ok_and(|found| found.is_dir())
    }
}

fn header() -> Vec<u8> {
    [FORMAT, BUILD.as_bytes(), b"\n"].concat()
}

/// The kept bytes of a file.
fn unwrapped(mut bytes: Vec<u8>) -> Found {
    let header = header();
    if !bytes.starts_with(&header) {
        // Another format and another build begin like this one, and aren't damage.
        let same = FORMAT.len().min(bytes.len());
        return if bytes[..same] == FORMAT[..same] && bytes.len() > FORMAT.len() {
            Found::Nothing
        } else {
            Found::Damaged
        };
    }
    let start = header.len() + HASH;
    match bytes.get(header.len()..start) {
        Some(hash) if blake3::hash(&bytes[start..]).as_bytes() == hash => {
            bytes.drain(..start);
            Found::Kept(bytes)
        }
        _ => Found::Damaged,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_kept_is_read_and_damage_is_seen() {
        let root = tempfile::tempdir().unwrap();
        let store = Store::of(root.path());
        assert_eq!(store.read("run"), Found::Nothing);
        store.write("run", b"first").unwrap();
        store.write("run", b"second").unwrap();
        assert_eq!(store.read("run"), Found::Kept(b"second".to_vec()));

        let file = root.path().join(".mendbook/run");
        let whole = std::fs::read(&file).unwrap();
        for at in [0, whole.len() - 1, header().len() + 3] {
            let mut bytes = whole.clone();
            bytes[at] ^= 1;
            std::fs::write(&file, &bytes).unwrap();
            assert_eq!(store.read("run"), Found::Damaged, "{at}");
        }
        for length in [0, 5, header().len() + 10, whole.len() - 1] {
            std::fs::write(&file, &whole[..length]).unwrap();
            assert_eq!(store.read("run"), Found::Damaged, "{length}");
        }
        let mut other = whole.clone();
        other[FORMAT.len()] ^= 1;
        std::fs::write(&file, &other).unwrap();
        assert_eq!(store.read("run"), Found::Nothing);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_not_followed() {
        let (root, elsewhere) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
        std::os::unix::fs::symlink(elsewhere.path(), root.path().join(FOLDER)).unwrap();
        let store = Store::of(root.path());
        assert!(store.write("run", b"x").is_err());
        assert_eq!(store.read("run"), Found::Nothing);
        assert_eq!(std::fs::read_dir(elsewhere.path()).unwrap().count(), 0);
    }
}
