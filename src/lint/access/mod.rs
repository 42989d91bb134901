//! The rules of pages that everybody can use, and cards that fit.

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

/// The entry of `images` for a file, if the page has one.
fn entry_of<'a>(document: &'a Document, file: &RelPath) -> Option<&'a Image> {
    let mut images = document.common.images.iter();
    images.find(|image| file_of(document, image).as_ref() == Some(file))
}
