//! The rules of keys and values.

use super::table;

table![
    field_missing,
    wrong_type,
    value_not_allowed,
    duplicate_key,
    bad_date,
    unknown_reference,
    allow_unused,
    allow_without_reason,
];
