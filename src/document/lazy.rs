//! What is made of a file's text again only when something asks for it.
//!
//! A document out of a memo has no HTML and no passages: they are larger than all the rest, and most
//! runs look at those of few pages. [`Lazy`] makes them on first use, of the same text and in the same
//! way, so nobody can tell. What there is to tell about the text has been told when it was first parsed.

use std::fmt;
use std::ops::Deref;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, OnceLock};

use crate::diagnostic::FileId;
use crate::path::RelPath;

/// What a part of a document is made of again.
#[derive(Debug)]
pub(super) struct Origin {
    /// The file.
    pub(super) file: FileId,
    /// Its path from `content/`.
    pub(super) path: RelPath,
    /// Its text.
    pub(super) text: Arc<str>,
    /// Whether the site allows (sanitised) raw HTML.
    pub(super) raw_html: bool,
}

/// What can be made again of a file's text.
pub(super) trait Remade: Default {
    /// Makes it.
    fn remade(origin: &Origin) -> Self;
}

/// A value that is there, or is made when it is first used. Without a text it is empty.
#[derive(Clone, Default)]
pub struct Lazy<T> {
    value: OnceLock<T>,
    origin: Option<Arc<Origin>>,
}

impl<T> Lazy<T> {
    /// Makes the value of this origin, where it isn't there yet.
    pub(super) fn attach(&mut self, origin: Arc<Origin>) {
        self.origin = Some(origin);
    }
}

impl<T: Default> Lazy<T> {
    /// The value itself, if it's there.
    pub(super) fn into_value(self) -> T {
        self.value.into_inner().unwrap_or_default()
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

#[allow(
    private_bounds,
    reason = "only this module's neighbours say what can be made again"
)]
impl<T: Remade> Deref for Lazy<T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.value.get_or_init(|| {
            let made = self.origin.as_deref().map(|origin| {
                // A text that makes the Markdown parser fail did so before, and was told.
                catch_unwind(AssertUnwindSafe(|| T::remade(origin))).unwrap_or_default()
            });
            made.unwrap_or_default()
        })
    }
}

/// As the value itself, which is made for it.
#[allow(
    private_bounds,
    reason = "only this module's neighbours say what can be made again"
)]
impl<T: Remade + fmt::Debug> fmt::Debug for Lazy<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}
