//! Values about one file as bytes and back, so that a later run needn't make them again.
//!
//! A place in a value about one file is stored without the file: the number of a file changes when
//! another one is added, so who reads says which file it is ([`encode`], [`decode`]). What mentions a
//! second file can't be stored so. A value about a whole run has the numbers in it ([`write_all`],
//! [`decode_all`]), and is of use only while the files are the same. Serde passes nothing along, so
//! which of the two it is waits in the thread while a value is written or read.
//!
//! Bytes that make no sense read as nothing, whatever they are. Deliberately absent: files, a check of
//! whether bytes are still those that were stored (the store makes it), and any notion of when they are out
//! of date.

use std::cell::Cell;
use std::io::Write;

use serde::de::{DeserializeOwned, Error as _};
use serde::ser::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{FileId, Span};

thread_local! {
    /// What is written or read about.
    static ABOUT: Cell<About> = const { Cell::new(About::Nothing) };
}

/// What a value is about.
#[derive(Clone, Copy)]
enum About {
    Nothing,
    File(FileId),
    AllFiles,
}

/// Writes a value about `file`. Nothing where it can't be stored: it mentions another file, or wouldn't
/// be read back as it is.
#[must_use]
pub fn encode(value: &impl Serialize, file: FileId) -> Option<Vec<u8>> {
    about(About::File(file), || postcard::to_stdvec(value)).ok()
}

/// Writes a value about all files of a run, piece by piece.
///
/// # Errors
/// When the value can't be stored, or the writer fails.
pub fn write_all(value: &impl Serialize, to: &mut dyn Write) -> std::io::Result<()> {
    let written = about(About::AllFiles, || postcard::to_io(value, to));
    written.map(|_| ()).map_err(std::io::Error::other)
}

/// Reads a value about `file`. Nothing where the bytes are none.
#[must_use]
pub fn decode<T: DeserializeOwned>(bytes: &[u8], file: FileId) -> Option<T> {
    read(bytes, About::File(file))
}

/// Reads a value about all files of a run. Nothing where the bytes are none.
#[must_use]
pub fn decode_all<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    read(bytes, About::AllFiles)
}

fn read<T: DeserializeOwned>(bytes: &[u8], what: About) -> Option<T> {
    let (value, rest) = about(what, || postcard::take_from_bytes(bytes)).ok()?;
    rest.is_empty().then_some(value)
}

/// Does something while the thread knows what it is about.
fn about<T>(what: About, work: impl FnOnce() -> T) -> T {
    let before = ABOUT.replace(what);
    let done = work();
    ABOUT.set(before);
    done
}

impl Serialize for FileId {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match ABOUT.get() {
            About::File(file) if file == *self => serializer.serialize_unit(),
            About::AllFiles => serializer.serialize_u32(self.0),
            _ => Err(S::Error::custom("a place in another file")),
        }
    }
}

impl<'de> Deserialize<'de> for FileId {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match ABOUT.get() {
            About::File(file) => <()>::deserialize(deserializer).map(|()| file),
            About::AllFiles => u32::deserialize(deserializer).map(Self),
            About::Nothing => Err(D::Error::custom("a place in no file")),
        }
    }
}

/// Beginning and length: a byte less than both ends for most.
impl Serialize for Span {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let length = self.end.checked_sub(self.start);
        let length =
            length.ok_or_else(|| S::Error::custom("a place that ends before it begins"))?;
        (self.file, self.start, length).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Span {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let (file, start, length) = <(FileId, u32, u32)>::deserialize(deserializer)?;
        let end = start.checked_add(length);
        let end = end.ok_or_else(|| D::Error::custom("a place past the end of any file"))?;
        Ok(Self { file, start, end })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::diagnostic::Diagnostic;

    fn told() -> Vec<Diagnostic> {
        let place = Span::new(FileId(3), 2..300);
        let error = Diagnostic::error("field-missing", place, "a page needs `title`")
            .here("here")
            .label(place.begin(), "the beginning")
            .help("add `title: …`")
            .fix(place, "title");
        vec![
            error,
            Diagnostic::warning("raw-html", place, "shown as text"),
        ]
    }

    #[test]
    fn what_is_stored_is_about_the_file_that_it_is_read_for() {
        let bytes = encode(&told(), FileId(3)).unwrap();
        assert_eq!(decode(&bytes, FileId(3)), Some(told()));
        let moved: Vec<Diagnostic> = decode(&bytes, FileId(9)).unwrap();
        assert_eq!(moved[0].labels[0].0, Span::new(FileId(9), 2..2));
    }

    #[test]
    fn what_mentions_another_file_is_not_stored() {
        let mut told = told();
        let elsewhere = Span::new(FileId(4), 0..1);
        told.push(Diagnostic::error("raw-html", elsewhere, "elsewhere"));
        assert_eq!(encode(&told, FileId(3)), None);
        assert_eq!(serde_json::to_string(&elsewhere).ok(), None);
    }

    #[test]
    fn a_whole_run_keeps_its_files_apart() {
        let mut told = told();
        told.push(Diagnostic::error(
            "raw-html",
            Span::new(FileId(4), 0..1),
            "elsewhere",
        ));
        let mut bytes = Vec::new();
        write_all(&told, &mut bytes).unwrap();
        assert_eq!(decode_all(&bytes), Some(told));
    }

    #[test]
    fn more_or_less_than_the_value_is_none() {
        let bytes = encode(&told(), FileId(3)).unwrap();
        let more = [&bytes[..], &[0]].concat();
        assert_eq!(decode::<Vec<Diagnostic>>(&more, FileId(3)), None);
        assert_eq!(
            decode::<Vec<Diagnostic>>(&bytes[..bytes.len() - 1], FileId(3)),
            None
        );
        assert_eq!(decode::<Vec<Diagnostic>>(&[], FileId(3)), None);
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = read::<Vec<Diagnostic>>(&bytes, About::File(FileId(3)));
        }
    }
}
