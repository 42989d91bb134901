//! The rules of files, links and addresses.

use super::table;

table![
    yaml_invalid,
    front_matter_not_closed,
    bad_hyphen,
    unknown_field,
    broken_link,
    broken_anchor,
    draft_linked,
    image_missing,
    unsafe_url,
    raw_html,
    file_unreadable,
    duplicate_id,
    duplicate_output,
    base_url_missing,
    orphan,
];
