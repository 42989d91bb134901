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

use std::fs::File;
use std::io::{BufWriter, ErrorKind, IntoInnerError, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use blake3::{Hash, Hasher};

/// The folder's name.
pub const FOLDER: &str = ".mendbook";

/// The program: two that were built from different sources don't share what they remember.
pub const BUILD: &str = env!("MENDBOOK_BUILD");

/// What each file begins with.
const FORMAT: &[u8] = b"mendbook memo 1\n";

const HASH: usize = blake3::OUT_LEN;

/// What is written goes to the disk in pieces of this size.
const PIECE: usize = 256 * 1024;

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

impl Found {
    /// The bytes, if they are there; damage is noted.
    pub fn kept(self, is_damaged: &mut bool) -> Option<Vec<u8>> {
        *is_damaged |= self == Self::Damaged;
        match self {
            Self::Kept(bytes) => Some(bytes),
            _ => None,
        }
    }
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
        unwrapped(&self.folder.join(name)).unwrap_or(Found::Nothing)
    }

    /// Keeps bytes under a name, in place of what was there.
    ///
    /// # Errors
    /// When the disk is full or the folder can't be written.
    pub fn write(&self, name: &str, bytes: &[u8]) -> std::io::Result<()> {
        self.write_by(name, |to| to.write_all(bytes)).map(|_| ())
    }

    /// Keeps under a name what is written piece by piece, in place of what was there; tells its hash.
    ///
    /// # Errors
    /// When the disk is full, the folder can't be written, or who writes fails.
    pub fn write_by(
        &self,
        name: &str,
        write: impl FnOnce(&mut dyn Write) -> std::io::Result<()>,
    ) -> std::io::Result<Hash> {
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
        let written = write_file(&part, write)
            .and_then(|hash| std::fs::rename(&part, self.folder.join(name)).map(|()| hash));
        if written.is_err() {
            let _ = std::fs::remove_file(&part);
        }
        written
    }

    /// Whether the folder is one, and not a link to somewhere.
    fn is_own(&self) -> bool {
        std::fs::symlink_metadata(&self.folder).is_ok_and(|found| found.is_dir())
    }
}

fn header() -> Vec<u8> {
    [FORMAT, BUILD.as_bytes(), b"\n"].concat()
}

/// Writes a file with its header. The hash, which stands before what it is of, is put in last.
fn write_file(
    path: &Path,
    write: impl FnOnce(&mut dyn Write) -> std::io::Result<()>,
) -> std::io::Result<Hash> {
    let header = header();
    let mut file = File::create(path)?;
    file.write_all(&header)?;
    file.write_all(&[0; HASH])?;
    let mut hashing = BufWriter::with_capacity(
        PIECE,
        Hashing {
            file,
            hasher: Hasher::new(),
        },
    );
    write(&mut hashing)?;
    let Hashing { mut file, hasher } = hashing.into_inner().map_err(IntoInnerError::into_error)?;
    let hash = hasher.finalize();
    file.seek(SeekFrom::Start(header.len() as u64))?;
    file.write_all(hash.as_bytes())?;
    Ok(hash)
}

/// A file, and a hash of what is written to it.
struct Hashing {
    file: File,
    hasher: Hasher,
}

impl Write for Hashing {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.hasher.update(&bytes[..written]);
        Ok(written)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.file.flush()
    }
}

/// The kept bytes of a file.
fn unwrapped(path: &Path) -> std::io::Result<Found> {
    let header = header();
    let length = header.len() + HASH;
    let mut file = File::open(path)?;
    let mut begin = Vec::with_capacity(length);
    (&mut file).take(length as u64).read_to_end(&mut begin)?;
    let Some(hash) = begin.strip_prefix(header.as_slice()) else {
        // Another format and another build begin like this one, and aren't damage.
        let is_other = begin.len() > FORMAT.len() && begin.starts_with(FORMAT);
        return Ok(if is_other {
            Found::Nothing
        } else {
            Found::Damaged
        });
    };
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    let is_whole = blake3::hash(&bytes).as_bytes() == hash;
    Ok(if is_whole {
        Found::Kept(bytes)
    } else {
        Found::Damaged
    })
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
