//! The text of a file: in memory, or left on the disk until somebody asks for it.
//!
//! A build needs each text once, to parse it; after that few are asked for again, to quote a line or to
//! make a page that has changed. So texts aren't kept, and files that the disk says are as they were
//! aren't even read. A text that was left says by its hash whether it is still the one that was parsed
//! ([`FileText::is_other`]); a run that has used one that isn't must not publish.

use std::fmt;
use std::ops::Deref;
use std::path::PathBuf;
use std::sync::OnceLock;

use blake3::Hash;

use super::read_text;
use crate::diagnostic::FileId;
use crate::document::lazy::Written;

/// The text of a file.
#[derive(Default)]
pub struct FileText {
    now: OnceLock<Now>,
    left: Option<Left>,
}

/// A text in memory.
struct Now {
    text: Box<str>,
    /// Whether it is another one than was left on the disk.
    is_other: bool,
}

/// A text on the disk.
struct Left {
    real: PathBuf,
    hash: Hash,
}

impl FileText {
    /// A text that is left where it is, and was read with this hash.
    #[must_use]
    pub fn left(real: PathBuf, hash: Hash) -> Self {
        Self {
            now: OnceLock::new(),
            left: Some(Left { real, hash }),
        }
    }

    /// Whether the text was asked for after it had been left, and is another one now.
    #[must_use]
    pub fn is_other(&self) -> bool {
        self.now.get().is_some_and(|now| now.is_other)
    }

    fn now(&self) -> &Now {
        self.now.get_or_init(|| {
            let text = self.left.as_ref().map(|left| {
                // What is wrong with it as a file was told when it was first read.
                let text = read_text(&left.real, FileId(0), &mut Vec::new());
                let is_other = blake3::hash(text.as_bytes()) != left.hash;
                (text, is_other)
            });
            let (text, is_other) = text.unwrap_or_default();
            Now {
                text: text.into(),
                is_other,
            }
        })
    }
}

impl<T: Into<Box<str>>> From<T> for FileText {
    fn from(text: T) -> Self {
        let now = Now {
            text: text.into(),
            is_other: false,
        };
        Self {
            now: now.into(),
            left: None,
        }
    }
}

/// The text as it is now: what is quoted of a file that was changed meanwhile is its new text.
impl Deref for FileText {
    type Target = str;

    fn deref(&self) -> &str {
        &self.now().text
    }
}

impl Written for FileText {
    fn text(&self) -> Option<&str> {
        let now = self.now();
        (!now.is_other).then_some(&*now.text)
    }
}

impl PartialEq for FileText {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl Eq for FileText {}

impl fmt::Debug for FileText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

#[cfg(test)]
#[allow(clippy::disallowed_methods, reason = "what reads is tested on a disk")]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_was_left_is_read_once_and_known_to_be_another() {
        let folder = tempfile::tempdir().unwrap();
        let real = folder.path().join("a.md");
        std::fs::write(&real, "one").unwrap();
        let left = || FileText::left(real.clone(), blake3::hash(b"one"));
        let same = left();
        assert!(!same.is_other());
        assert_eq!(same.text(), Some("one"));

        std::fs::write(&real, "two").unwrap();
        assert_eq!((&*same, same.is_other()), ("one", false));
        let other = left();
        assert_eq!(other.text(), None);
        assert!(other.is_other());
        assert_eq!(&*other, "two");

        std::fs::remove_file(&real).unwrap();
        assert_eq!(left().text(), None);
    }
}
