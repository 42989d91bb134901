//! What is made of a file's text again only when something asks for it.
//!
//! HTML and passages are larger than all else of a document, and nobody needs those of all documents at
//! the same time: a document out of a memo has neither, and passages go when the rules have seen them.
//! [`Lazy`] makes them on first use, of the same text and in the same way, so nobody can tell. What there
//! is to tell about the text has been told when it was first parsed.

use std::fmt;
use std::ops::Deref;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, OnceLock};

use crate::diagnostic::FileId;
use crate::path::RelPath;

/// A text that may be elsewhere until somebody asks for it.
pub trait Written: Send + Sync {
    /// The text as it was parsed; nothing where it can't be had any more.
    fn text(&self) -> Option<&str>;
}

/// What a part of a document is made of again.
pub(super) struct Origin {
    /// The file.
    pub(super) file: FileId,
    /// Its path from `content/`.
    pub(super) path: RelPath,
    /// Its text.
    pub(super) text: Arc<dyn Written>,
    /// Whether the site allows (sanitised) raw HTML.
    pub(super) raw_html: bool,
}

/// Makes a part of a document of the file and its text.
pub(super) type Make<T> = fn(&Origin, &str) -> T;

/// A value that is there, or is made when it is first used. Without a text it is empty.
#[derive(Clone)]
pub struct Lazy<T> {
    value: OnceLock<T>,
    origin: Option<(Arc<Origin>, Make<T>)>,
}

impl<T> Lazy<T> {
    /// Lets the value be made again. One that is there stays.
    pub(super) fn attach(&mut self, origin: &Arc<Origin>, make: Make<T>) {
        self.origin = Some((Arc::clone(origin), make));
    }

    /// Forgets the value, if it can be made again.
    pub(super) fn forget(&mut self) {
        if self.origin.is_some() {
            self.value.take();
        }
    }
}

impl<T: Default> Lazy<T> {
    /// The value itself, if it's there.
    pub(super) fn into_value(self) -> T {
        self.value.into_inner().unwrap_or_default()
    }

    fn made(&self) -> Option<T> {
        let (origin, make) = self.origin.as_ref()?;
        let text = origin.text.text()?;
        // A text that makes the Markdown parser fail did so before, and was told.
        catch_unwind(AssertUnwindSafe(|| make(origin, text))).ok()
    }
}

impl<T> Default for Lazy<T> {
    fn default() -> Self {
        Self {
            value: OnceLock::new(),
            origin: None,
        }
    }
}

impl<T> From<T> for Lazy<T> {
    fn from(value: T) -> Self {
        Self {
            value: value.into(),
            origin: None,
        }
    }
}

impl<T: Default> Deref for Lazy<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.value.get_or_init(|| self.made().unwrap_or_default())
    }
}

/// As the value itself, which is made for it.
impl<T: Default + fmt::Debug> fmt::Debug for Lazy<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}
