//! The rules of who reviewed what, and when.
//!
//! They hold for the kinds of pages that a clinician reviews. On a page that is published as a draft
//! only `draft-published` speaks (and `citation-unknown`, since a wrong id is wrong on any page); a
//! page that isn't published, is withdrawn or can't be read has nothing to be asked yet.

use jiff::civil::Date;

use super::{is_checked, table};
use crate::document::Document;
use crate::record::review::{Review, Status};
use crate::site::Site;
use crate::yaml::Spanned;

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

/// Whether a page is one that a clinician has to review, and readers can see it.
fn is_published(document: &Document) -> bool {
    document.kind.needs_review() && !document.common.draft && is_checked(document)
}

/// Whether a page says itself that its review isn't done.
fn is_draft(document: &Document) -> bool {
    let review = document.common.review.as_ref();
    let status = review.and_then(|review| review.status);
    matches!(status, Some(Status::Draft | Status::InReview))
}

/// Whether a page is published as reviewed, or without a word about it.
fn is_final(document: &Document) -> bool {
    is_published(document) && !is_draft(document)
}

/// The days on which reviews are due; none of a review whose dates can't be right.
fn due_days(site: &Site) -> impl Iterator<Item = &Spanned<Date>> {
    let today = site.options.today;
    let reviews = site.each().filter_map(final_review);
    reviews
        .filter(move |review| !review_order::is_wrong(review, today))
        .filter_map(|review| review.next_review.as_ref())
}

/// The review of a page that is published as reviewed, if it has one that could be read.
fn final_review(document: &Document) -> Option<&Spanned<Review>> {
    let review = document.common.review.as_ref()?;
    (is_final(document) && !document.is_unread(review.span)).then_some(review)
}
