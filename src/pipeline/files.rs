//! Everything that is published and isn't a page or a PDF: files for machines, the theme's files,
//! pictures, `static/`.

use std::collections::BTreeSet;

use anyhow::Result;

use crate::feed;
use crate::path::RelPath;
use crate::publish::Sink;
use crate::render::ASSETS;
use crate::render::page::Page;
use crate::site::Site;
use crate::source::{self, Role, SourceFile, Sources};

/// A path in the output.
pub(super) fn path_of(path: &str) -> Result<RelPath> {
    RelPath::new(path).map_err(|error| anyhow::anyhow!("`{path}` {error}"))
}

/// Puts a file.
pub(super) fn put(sink: &dyn Sink, path: &str, bytes: &[u8]) -> Result<()> {
    sink.put(&path_of(path)?, bytes)
}

/// The static files that come with the program, by their place in the output.
pub(super) fn built_in_files() -> impl Iterator<Item = (RelPath, Vec<u8>)> {
    let files = source::default_theme_files().into_iter();
    files.map(|(path, bytes)| (in_assets(&path), bytes))
}

/// Where a static file of a theme goes.
pub(super) fn in_assets(path: &RelPath) -> RelPath {
    let folder = RelPath::new(ASSETS).unwrap_or_default();
    folder.join(path.as_str()).unwrap_or_else(|_| path.clone())
}

/// Where a file of the site goes that is published as it is.
pub(super) fn copied_to(file: &SourceFile) -> Option<RelPath> {
    match &file.role {
        Role::Asset(path) | Role::Static(path) => Some(path.clone()),
        Role::ThemeFile(path) => Some(in_assets(path)),
        _ => None,
    }
}

/// Copies the files that are published as they are.
pub(super) fn copy_files<'a>(
    sink: &dyn Sink,
    files: impl Iterator<Item = &'a SourceFile>,
) -> Result<()> {
    for file in files {
        if let Some(path) = copied_to(file) {
            sink.copy(&path, &file.real)?;
        }
    }
    Ok(())
}

/// Everything that isn't a page: feeds, the theme's files (the site's own over the built-in ones),
/// pictures, `static/`.
pub(super) fn write_files(
    sink: &dyn Sink,
    site: &Site,
    pages: &[Page],
    sources: &Sources,
) -> Result<()> {
    for (path, bytes) in feed::files(site, pages) {
        put(sink, &path, &bytes)?;
    }
    let files = || sources.iter().map(|(_, file)| file);
    let own: BTreeSet<RelPath> = files().filter_map(copied_to).collect();
    for (path, bytes) in built_in_files().filter(|(path, _)| !own.contains(path)) {
        sink.put(&path, &bytes)?;
    }
    copy_files(sink, files())
}
