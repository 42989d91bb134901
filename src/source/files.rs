//! All files of a run, and what each is for.

use std::path::PathBuf;
use std::sync::Arc;

use anyhow::{Result, bail};

use super::FileText;
use crate::diagnostic::{FileId, Lookup};
use crate::path::RelPath;
use crate::site::Asset;

/// What a file is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Role {
    /// `site.yaml`.
    Site,
    /// `content/sources.yaml`.
    Citations,
    /// A Markdown file; its path from `content/`.
    Page(RelPath),
    /// Any other file of `content/`; its path from there.
    Asset(RelPath),
    /// A file of `static/`; its path from there.
    Static(RelPath),
    /// A template of the theme; its name.
    Template(String),
    /// A static file of the theme; its path from the theme's `static/`.
    ThemeFile(RelPath),
    /// A print layout of the theme; its name.
    Layout(String),
    /// A font for printouts, of the site or its theme.
    Font,
}

impl Role {
    /// Whether the file is read as text.
    #[must_use]
    pub fn is_text(&self) -> bool {
        !matches!(
            self,
            Self::Asset(_) | Self::Static(_) | Self::ThemeFile(_) | Self::Font
        )
    }
}

/// A file after reading.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// As it is shown: from the site's folder.
    pub shown: String,
    /// Where it is on disk; empty for a file out of the binary.
    pub real: PathBuf,
    /// What it is for.
    pub role: Role,
    /// Its text; empty for files that aren't text. Documents share it.
    pub text: Arc<FileText>,
    /// What is known of it as a picture.
    pub asset: Asset,
}

/// All files of a run, in the order in which they were listed. A [`FileId`] is a place in the list.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<Arc<SourceFile>>,
}

impl Sources {
    /// Adds a file as the last one.
    pub fn push(&mut self, file: SourceFile) {
        self.files.push(Arc::new(file));
    }

    /// Sees to it that whatever was made of the files was made of one state of them.
    ///
    /// # Errors
    /// Where a text has been changed or deleted since the run began, and was asked for after that.
    pub fn ensure_unchanged(&self) -> Result<()> {
        match self.files.iter().find(|file| file.text.is_other()) {
            Some(file) => bail!(
                "{} was changed while the site was being built\n  help: build again",
                file.shown
            ),
            None => Ok(()),
        }
    }

    /// The id of the file that is added next.
    #[must_use]
    pub fn next_id(&self) -> FileId {
        FileId::at(self.files.len())
    }

    /// The file with this id.
    #[must_use]
    pub fn get(&self, id: FileId) -> Option<&SourceFile> {
        self.files.get(id.0 as usize).map(Arc::as_ref)
    }

    /// The id of the file with this path, as it is shown.
    #[must_use]
    pub fn find(&self, shown: &str) -> Option<FileId> {
        let at = self.files.iter().position(|file| file.shown == shown);
        at.map(FileId::at)
    }

    /// The same files but for one.
    #[must_use]
    pub fn with(mut self, id: FileId, file: SourceFile) -> Self {
        self.files[id.0 as usize] = Arc::new(file);
        self
    }

    /// All files with their ids.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        let files = self.files.iter().enumerate();
        files.map(|(at, file)| (FileId::at(at), file.as_ref()))
    }
}

impl Lookup for Sources {
    fn path(&self, file: FileId) -> Option<&str> {
        self.get(file).map(|file| file.shown.as_str())
    }

    fn file(&self, file: FileId) -> Option<(&str, &str)> {
        self.get(file)
            .map(|file| (file.shown.as_str(), &**file.text))
    }
}

#[cfg(test)]
#[allow(clippy::disallowed_methods, reason = "what reads is tested on a disk")]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_was_used_and_is_another_is_no_basis() {
        let folder = tempfile::tempdir().unwrap();
        let real = folder.path().join("a.md");
        std::fs::write(&real, "two").unwrap();
        let mut sources = Sources::default();
        sources.push(SourceFile {
            shown: "content/a.md".to_owned(),
            real: real.clone(),
            role: Role::Page(RelPath::new("a.md").unwrap()),
            text: Arc::new(FileText::left(real, blake3::hash(b"one"))),
            asset: Asset::default(),
        });
        assert!(sources.ensure_unchanged().is_ok());
        assert_eq!(sources.file(FileId(0)), Some(("content/a.md", "two")));
        let error = sources.ensure_unchanged().unwrap_err().to_string();
        assert!(error.contains("content/a.md was changed"), "{error}");
    }
}
