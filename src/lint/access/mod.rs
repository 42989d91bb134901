//! The rules of pages that everybody can use, and cards that fit.

use super::table;

table![
    image_no_alt,
    alt_is_filename,
    image_no_licence,
    heading_skip,
    link_text_vague,
    card_overflow,
    external_request,
];
