//! `mendbook review`: whose review is missing, over or due, and who should do it.
//!
//! Asked are the pages that a clinician has to review: not terms, not plain pages, not withdrawn
//! ones. A page counts as reviewed only if it is approved, by a named reviewer, on a known day. On the
//! day that `next_review` names it isn't over yet. Four forms: [`text`], [`json`], [`csv`] and
//! [`calendar`].

pub mod calendar;
pub mod csv;
pub mod text;

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde_json::{Value, json};

use super::VERSION;
use crate::record::Kind;
use crate::record::review::{Review, Reviewer, Status};
use crate::site::{DocId, Site};

crate::choice! {
    /// How a page's review stands; what needs somebody first comes first.
    pub enum State {
        /// Nobody has approved it.
        NotReviewed = "not-reviewed",
        /// The day of its next review has passed.
        Expired = "expired",
        /// It's reviewed, and nothing says until when.
        Undated = "no-next-date",
        /// Its next review is near.
        DueSoon = "due-soon",
        /// All is well.
        Current = "current",
    }
}

/// What is asked.
#[derive(Clone, Copy, Debug, Default)]
pub struct Question<'a> {
    /// From how many days before its day on a review is due; `site.yaml` says so unless given.
    pub within: Option<u32>,
    /// Only pages of reviewers with this in their names.
    pub reviewer: Option<&'a str>,
    /// Also pages about which there's nothing to do.
    pub all: bool,
}

/// The answer.
pub struct Reviews<'a> {
    /// The day that counts as today.
    pub today: Date,
    /// Within how many days a review is due soon.
    pub within: u32,
    /// All pages that were asked about, the most pressing first.
    pub pages: Vec<Page<'a>>,
    site: &'a Site,
    all: bool,
}

/// One page and its review.
pub struct Page<'a> {
    /// The page.
    pub doc: DocId,
    /// Its id.
    pub id: &'a str,
    /// Its title.
    pub title: &'a str,
    /// What it is about.
    pub kind: Kind,
    /// Its file, from the site's folder.
    pub file: String,
    /// How its review stands.
    pub state: State,
    /// What its front matter calls the state.
    pub status: Option<Status>,
    /// Day of the last review.
    pub last_reviewed: Option<Date>,
    /// Day of the next one.
    pub next_review: Option<Date>,
    /// Days until the next one; below zero where it has passed.
    pub days: Option<i32>,
    /// Who reviewed it.
    pub reviewers: &'a [Reviewer],
}

/// Asks how the reviews stand.
#[must_use]
pub fn reviews<'a>(site: &'a Site, question: Question<'_>) -> Reviews<'a> {
    let today = site.options.today;
    let within = question
        .within
        .unwrap_or(site.config.check.review_soon_days);
    let mut pages: Vec<Page<'_>> = site
        .all()
        .filter(|(_, document)| document.kind.needs_review() && !document.is_retired())
        .map(|(doc, _)| page(site, doc, today, within))
        .filter(|page| question.reviewer.is_none_or(|name| page.is_by(name)))
        .collect();
    pages.sort_by(|a, b| {
        let key = |page: &Page<'_>| (page.state, page.next_review.filter(|_| page.is_reviewed()));
        key(a).cmp(&key(b)).then_with(|| a.file.cmp(&b.file))
    });
    Reviews {
        today,
        within,
        pages,
        site,
        all: question.all,
    }
}

fn page(site: &Site, doc: DocId, today: Date, within: u32) -> Page<'_> {
    let document = site.document(doc);
    let review = document.common.review.as_deref();
    let next = review.and_then(|review| review.next_review.as_ref());
    let next_review = next.map(|date| date.value);
    let last = review.and_then(|review| review.last_reviewed.as_ref());
    let days = next_review.map(|next| days_between(today, next));
    let state = match (review.is_some_and(Review::is_complete), days) {
        (false, _) => State::NotReviewed,
        (true, None) => State::Undated,
        (true, Some(..0)) => State::Expired,
        (true, Some(days)) if i64::from(days) <= i64::from(within) => State::DueSoon,
        (true, Some(_)) => State::Current,
    };
    Page {
        doc,
        id: &document.id.value,
        title: &document.common.title,
        kind: document.kind,
        file: format!("content/{}", document.path),
        state,
        status: review.and_then(|review| review.status),
        last_reviewed: last.map(|date| date.value),
        next_review,
        days,
        reviewers: review.map_or(&[], |review| &review.reviewed_by),
    }
}

fn days_between(from: Date, to: Date) -> i32 {
    (to - from).get_days()
}

impl Page<'_> {
    fn is_reviewed(&self) -> bool {
        self.state != State::NotReviewed
    }

    fn is_by(&self, name: &str) -> bool {
        let name = name.to_lowercase();
        let mut names = self.reviewers.iter().map(|by| by.name.to_lowercase());
        names.any(|by| by.contains(&name))
    }

    fn reviewer_names(&self) -> Vec<&str> {
        self.reviewers.iter().map(|by| by.name.as_str()).collect()
    }
}

impl<'a> Reviews<'a> {
    /// The pages to show: those that need somebody, or all.
    pub fn shown(&self) -> impl Iterator<Item = &Page<'a>> {
        let wanted = |page: &&Page<'_>| self.all || page.state != State::Current;
        self.pages.iter().filter(wanted)
    }

    /// How many pages there are of a state.
    #[must_use]
    pub fn count(&self, state: State) -> usize {
        self.pages.iter().filter(|page| page.state == state).count()
    }

    fn address(&self, page: &Page<'_>) -> Option<String> {
        let base = self.site.config.base_url.as_ref()?;
        Some(self.site.route(page.doc).below(base))
    }

    /// As JSON.
    #[must_use]
    pub fn json(&self) -> Value {
        let counts: BTreeMap<&str, usize> = State::ALL
            .iter()
            .map(|state| (state.name(), self.count(*state)))
            .collect();
        json!({
            "version": VERSION,
            "today": self.today.to_string(),
            "within_days": self.within,
            "counts": counts,
            "pages": self.shown().map(|page| self.page_json(page)).collect::<Vec<_>>(),
        })
    }

    fn page_json(&self, page: &Page<'_>) -> Value {
        let by = page
            .reviewers
            .iter()
            .map(|by| json!({"name": by.name, "role": by.role, "credentials": by.credentials}));
        json!({
            "state": page.state.name(),
            "id": page.id,
            "title": page.title,
            "kind": page.kind.name(),
            "file": page.file,
            "path": self.site.route(page.doc).as_str(),
            "address": self.address(page),
            "status": page.status.map(Status::name),
            "last_reviewed": page.last_reviewed.map(|date| date.to_string()),
            "next_review": page.next_review.map(|date| date.to_string()),
            "days": page.days,
            "reviewed_by": by.collect::<Vec<_>>(),
        })
    }
}
