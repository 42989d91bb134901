//! `duplicate-output`: two things that would be written to the same place.
//!
//! Found before anything is made, so that the one that is told is the author's and not the disk's.

use foldhash::HashSet;

use super::files::{built_in_files, in_assets};
use crate::diagnostic::{Diagnostic, Span};
use crate::feed;
use crate::path::folders_above;
use crate::render::page::{self, Page, Subject};
use crate::site::Site;
use crate::source::{Role, Sources};

/// Two things that would be written to the same place, or one below the other, as if a file were a
/// folder; besides what was told already.
pub(super) fn clashes(
    site: &Site,
    pages: &[Page],
    handouts: &[String],
    sources: &Sources,
) -> Vec<Diagnostic> {
    let own = sources.iter().filter_map(|(_, file)| match &file.role {
        Role::ThemeFile(path) => Some(in_assets(path)),
        _ => None,
    });
    let made = own
        .chain(built_in_files().map(|(path, _)| path))
        .map(|path| path.to_string())
        .chain(feed::names(site).into_iter().map(str::to_owned))
        .chain(handouts.iter().cloned());
    let mut taken = Taken::default();
    made.for_each(|path| taken.take(path));
    let mut told = Vec::new();
    for (path, place) in outputs(site, pages, sources) {
        if taken.holds(&path) {
            let message = format!("two things would be written to `{path}`");
            told.push(
                Diagnostic::error("duplicate-output", place, message).help(
                    "rename this one: mendbook, the theme or another file puts its own there",
                ),
            );
        }
        taken.take(path);
    }
    told
}

/// What the content makes: pages, then files, each with where it comes from.
fn outputs(site: &Site, pages: &[Page], sources: &Sources) -> Vec<(String, Span)> {
    let is_told =
        |page: &&Page| matches!(page.subject, Subject::Document(doc) if site.registry.is_told(doc));
    let (mut own, mut made): (Vec<&Page>, Vec<&Page>) = pages
        .iter()
        .filter(|page| !is_told(page))
        .partition(|page| matches!(page.subject, Subject::Document(_) | Subject::Redirect(_)));
    made.append(&mut own);
    let pages = made
        .into_iter()
        .map(|page| (page.file(), page::place(site, page)));
    let files = sources.iter().filter_map(|(id, file)| match &file.role {
        Role::Static(path) | Role::Asset(path) => Some((path.to_string(), Span::new(id, 0..0))),
        _ => None,
    });
    pages.chain(files).collect()
}

/// Places in the output that something is written to.
#[derive(Default)]
struct Taken {
    files: HashSet<String>,
    /// The folders that the files need.
    folders: HashSet<String>,
}

impl Taken {
    fn holds(&self, path: &str) -> bool {
        self.files.contains(path)
            || self.folders.contains(path)
            || folders_above(path).any(|folder| self.files.contains(folder))
    }

    fn take(&mut self, path: String) {
        // Where a folder is known, so are those above it.
        for folder in folders_above(&path) {
            if self.folders.contains(folder) {
                break;
            }
            self.folders.insert(folder.to_owned());
        }
        self.files.insert(path);
    }
}
