//! The rules of pages that everybody can use, and cards that fit.

use std::collections::BTreeMap;

use super::table;
use crate::document::Document;
use crate::document::body::{Destination, LinkUse, Role};
use crate::path::RelPath;
use crate::record::common::Image;

table![
    image_no_alt,
    alt_is_filename,
    image_no_licence,
    heading_skip,
    link_text_vague,
    card_overflow,
    external_request,
];

/// The pictures in the text of a page that are files of the site, with their paths from `content/`.
fn pictures(document: &Document) -> impl Iterator<Item = (&LinkUse, RelPath)> {
    let links = document.body.links.iter();
    links
        .filter(|link| link.role == Role::Picture)
        .filter_map(|link| match &link.destination {
            Destination::File { path, .. } => Some((link, path.clone())),
            Destination::Address { path, .. } => Some((link, RelPath::new(path).ok()?)),
            _ => None,
        })
}

/// The file of an entry of `images`, by its path from `content/`.
fn file_of(document: &Document, image: &Image) -> Option<RelPath> {
    document.path.parent().join(&image.src).ok()
}

/// The entries of `images` by their files; the first where several have one.
fn entries(document: &Document) -> BTreeMap<RelPath, &Image> {
    let mut entries = BTreeMap::new();
    for image in &document.common.images {
        if let Some(file) = file_of(document, image) {
            entries.entry(file).or_insert(image);
        }
    }
    entries
}
