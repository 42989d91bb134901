//! What a name on the command line means: a page, a red flag that has no page, or a source.

use std::collections::BTreeSet;

use crate::diagnostic::near::nearest;
use crate::path::RelPath;
use crate::record::citation::Citation;
use crate::site::red_flags::Flag;
use crate::site::{DocId, Site};

/// What a report is about.
#[derive(Clone, Copy)]
pub enum Subject<'a> {
    /// A page with its record.
    Page(DocId),
    /// A red flag that is only written in place.
    Flag(&'a Flag),
    /// An entry of `content/sources.yaml`.
    Source(&'a Citation),
}

/// Why a name means nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// It's the id of a draft, and drafts are left out.
    Draft,
    /// Nothing has this name; perhaps this one was meant.
    Nothing(Option<String>),
}

/// Finds what a name means: an id, a section's folder, the file of a page, or the id of a source.
///
/// # Errors
/// When there's nothing of that name.
pub fn find<'a>(site: &'a Site, name: &str) -> Result<Subject<'a>, Unknown> {
    let page = site
        .registry
        .by_id(name)
        .or_else(|| section_or_file(site, name));
    if let Some(page) = page {
        return Ok(Subject::Page(page));
    }
    if let Some(flag) = site.red_flags.flags.iter().find(|flag| flag.id == name) {
        return Ok(Subject::Flag(flag));
    }
    if let Some(source) = site.citation(name) {
        return Ok(Subject::Source(source));
    }
    if site.registry.is_draft_id(name) {
        return Err(Unknown::Draft);
    }
    let names: BTreeSet<&str> = names(site).collect();
    Err(Unknown::Nothing(nearest(name, names).map(str::to_owned)))
}

fn section_or_file(site: &Site, name: &str) -> Option<DocId> {
    let folder = if name == "home" { "" } else { name };
    let path = RelPath::new(folder).ok()?;
    let file = RelPath::new(name.strip_prefix("content/").unwrap_or(name)).ok()?;
    let registry = &site.registry;
    registry
        .by_folder(&path)
        .or_else(|| registry.by_file(&file))
}

fn names(site: &Site) -> impl Iterator<Item = &str> {
    let flags = site.red_flags.flags.iter().map(|flag| flag.id.as_str());
    let sources = site.registry.citation_ids();
    site.registry.ids().chain(flags).chain(sources)
}
