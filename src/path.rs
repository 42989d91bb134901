//! Project-relative paths: the only kind of path that the core knows.
//!
//! A [`RelPath`] is `/`-separated on every system, has no empty, `.` or `..` segment, and so can't
//! point outside the folder that it is relative to. Real paths ([`std::path::Path`]) appear only
//! at the edges (`source`, `publish`, `cli`); what is deliberately absent here is any access to the
//! file system.

use std::fmt;
use std::sync::Arc;

use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A `/`-separated path below some root; the root itself is the empty path.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct RelPath(Arc<str>);

/// Why a text isn't a path inside the root.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathError {
    /// `..` would climb out of the root.
    Outside,
    /// The text begins with `/`, or holds a drive letter, a backslash or a control character.
    NotRelative,
}

impl fmt::Display for PathError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Outside => "leaves the site's folder",
            Self::NotRelative => "is not a relative path with `/` between its parts",
        })
    }
}

/// Whether a text holds what no path of ours does: a drive letter, a backslash, a control character.
fn is_foreign(text: &str) -> bool {
    let is_one = |byte: u8| matches!(byte, b'\\' | b':') || byte.is_ascii_control();
    // A memo holds tens of thousands of paths. Looking at all bytes, with no way out before the last, is
    // done many at a time; and most paths are ASCII, so they needn't be decoded.
    let holds_one = text.bytes().fold(false, |found, byte| found | is_one(byte));
    holds_one || (!text.is_ascii() && text.contains(char::is_control))
}

/// Whether no part of a text between slashes is empty, `.` or `..`.
fn is_whole(text: &str) -> bool {
    let bytes = text.as_bytes();
    // Looking at all pairs, with no way out before the last, is done many at a time. Most paths have no
    // part that begins with a dot.
    let pairs = bytes.iter().zip(bytes.iter().skip(1));
    let is_odd = |one: u8, next: u8| one == b'/' && matches!(next, b'/' | b'.');
    let odd = pairs.fold(false, |odd, (one, next)| odd | is_odd(*one, *next));
    let at_ends = text.starts_with(['/', '.']) || text.ends_with('/');
    (!odd && !at_ends) || text.split('/').all(|part| !matches!(part, "" | "." | ".."))
}

/// The folders above a path, the innermost first.
pub fn folders_above(path: &str) -> impl Iterator<Item = &str> {
    path.rmatch_indices('/').map(|(slash, _)| &path[..slash])
}

impl RelPath {
    /// Reads a path that is already relative to the root, folding `.` and `..` away.
    ///
    /// # Errors
    /// When the path would leave the root or isn't relative.
    pub fn new(text: &str) -> Result<Self, PathError> {
        Self::default().join(text)
    }

    /// The path that `text` names when it is read from inside this *folder*.
    ///
    /// # Errors
    /// When the result would leave the root or `text` isn't relative.
    pub fn join(&self, text: &str) -> Result<Self, PathError> {
        if text.starts_with('/') || is_foreign(text) {
            return Err(PathError::NotRelative);
        }
        let mut path = String::with_capacity(self.0.len() + 1 + text.len());
        path.push_str(&self.0);
        for segment in text.split('/') {
            match segment {
                "" | "." => {}
                ".." if path.is_empty() => return Err(PathError::Outside),
                ".." => path.truncate(path.rfind('/').unwrap_or(0)),
                name => {
                    if !path.is_empty() {
                        path.push('/');
                    }
                    path.push_str(name);
                }
            }
        }
        Ok(Self(path.into()))
    }

    /// The whole path as text, without a leading or trailing `/`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The parts between the slashes; none for the root.
    pub fn segments(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.0.split('/').filter(|segment| !segment.is_empty())
    }

    /// The folder that holds this path; the root is its own parent.
    #[must_use]
    pub fn parent(&self) -> Self {
        Self(folders_above(&self.0).next().unwrap_or_default().into())
    }

    /// The last part: a file's name with its extension.
    #[must_use]
    pub fn file_name(&self) -> &str {
        self.0.rsplit_once('/').map_or(&*self.0, |(_, name)| name)
    }

    /// The file's name without its last extension.
    #[must_use]
    pub fn stem(&self) -> &str {
        let name = self.file_name();
        name.rsplit_once('.').map_or(name, |(stem, _)| stem)
    }

    /// What stands after the last dot of the file's name, or nothing.
    #[must_use]
    pub fn extension(&self) -> &str {
        self.file_name()
            .rsplit_once('.')
            .map_or("", |(_, extension)| extension)
    }

    /// This path as it is written in a file of `folder`: `../exercises/tilt.md`.
    #[must_use]
    pub fn seen_from(&self, folder: &Self) -> String {
        let (mut own, mut other) = (self.segments().peekable(), folder.segments().peekable());
        while own.peek().is_some() && own.peek() == other.peek() {
            own.next();
            other.next();
        }
        let ups = other.map(|_| "..");
        ups.chain(own).collect::<Vec<_>>().join("/")
    }

    /// Whether this is the root itself.
    #[must_use]
    pub fn is_root(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether this path is `folder` or lies below it.
    #[must_use]
    pub fn is_within(&self, folder: &Self) -> bool {
        folder.is_root()
            || self
                .0
                .strip_prefix(&*folder.0)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }
}

impl Serialize for RelPath {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for RelPath {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <&str>::deserialize(deserializer)?;
        if text.is_empty() || (is_whole(text) && !is_foreign(text)) {
            return Ok(Self(text.into()));
        }
        Err(D::Error::custom("not a path"))
    }
}

impl fmt::Display for RelPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for RelPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", &*self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_dots_and_refuses_to_leave_the_root() {
        let folder = RelPath::new("guides/back").unwrap();
        assert_eq!(
            folder.join("../../exercises/./tilt.md").unwrap().as_str(),
            "exercises/tilt.md"
        );
        assert_eq!(folder.join("../../../etc/passwd"), Err(PathError::Outside));
        assert_eq!(folder.join("/etc/passwd"), Err(PathError::NotRelative));
        assert_eq!(RelPath::new("c:\\windows"), Err(PathError::NotRelative));
    }

    #[test]
    fn only_what_was_written_is_read_back() {
        for whole in ["", "a", "guides/low back.md", "...", "é/ü", "a/.b/..c"] {
            let path = RelPath::new(whole).unwrap();
            let json = serde_json::to_string(&path).unwrap();
            assert_eq!(serde_json::from_str::<RelPath>(&json).unwrap(), path);
        }
        for bad in ["/a", "a/", "a//b", "../a", "a/./b", "c:a", "a\n", "\u{85}"] {
            let json = serde_json::to_string(bad).unwrap();
            assert!(serde_json::from_str::<RelPath>(&json).is_err(), "{bad}");
        }
    }

    #[test]
    fn is_written_from_a_folder() {
        let path = RelPath::new("exercises/tilt.md").unwrap();
        let from = |folder: &str| path.seen_from(&RelPath::new(folder).unwrap());
        assert_eq!(from("guides/back"), "../../exercises/tilt.md");
        assert_eq!(from("exercises"), "tilt.md");
        assert_eq!(from(""), "exercises/tilt.md");
    }

    #[test]
    fn tells_its_parts() {
        let path = RelPath::new("guides/low-back.md").unwrap();
        assert_eq!(
            (path.stem(), path.extension(), path.file_name()),
            ("low-back", "md", "low-back.md")
        );
        assert_eq!(path.parent().as_str(), "guides");
        assert!(path.parent().parent().is_root());
        assert!(path.is_within(&path.parent()));
        assert!(!RelPath::new("guides2/x").unwrap().is_within(&path.parent()));
    }
}
