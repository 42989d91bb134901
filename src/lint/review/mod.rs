//! The rules of who reviewed what, and when.

use super::table;

table![
    review_date_missing,
    review_expired,
    review_due_soon,
    review_order,
    reviewer_missing,
    author_missing,
    citation_missing,
    citation_unknown,
    draft_published,
];
