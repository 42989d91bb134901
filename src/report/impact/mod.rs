//! `mendbook impact`: where a change to a record will be seen.
//!
//! Two lists. What *shows* the record: its own page, the cards and pages of routines that hold it,
//! pages that embed it, the gathered red flags, PDFs, the files for machines; each with why, and through
//! which other record. And what only *links* to it, with its title and perhaps its summary. Navigation,
//! A–Z and search show titles everywhere, so they're not listed. Deliberately absent: a second guess at
//! what rendering does; the same references, items and embeds that `render` follows are followed here.

mod shown;
mod text;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::VERSION;
use super::subject::Subject;
use crate::document::body::Role;
use crate::site::handouts::{self, Handout};
use crate::site::link::Resolved;
use crate::site::{DocId, Site};
pub use text::text;

/// What may show a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum What {
    /// A page of a document.
    Page,
    /// The printable card of a routine.
    Card,
    /// The PDFs in a folder.
    Handout,
    /// A page that gathers from many: red flags, quick reference, glossary, sources.
    Gathered,
    /// A file for machines.
    Data,
}

impl What {
    /// The word for it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Card => "card",
            Self::Handout => "pdf",
            Self::Gathered => "gathered",
            Self::Data => "data",
        }
    }
}

/// Why something shows a record.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Why {
    /// In a few words.
    pub words: String,
    /// The id of the record through which it's shown, where it isn't shown directly.
    pub through: Option<String>,
}

/// One place that shows a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// What it is.
    pub what: What,
    /// Its path from the site's root.
    pub path: String,
    /// Why; one place may have several reasons.
    pub why: Vec<Why>,
}

/// One page that links to a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Linked {
    /// The page.
    pub doc: DocId,
    /// How, in a few words each.
    pub why: Vec<String>,
}

/// What a change would touch.
pub struct Impact<'a> {
    site: &'a Site,
    subject: Subject<'a>,
    /// What shows the record.
    pub shows: Vec<Shown>,
    /// What links to it and doesn't show it.
    pub links: Vec<Linked>,
}

/// Finds out what a change to a record would touch.
#[must_use]
pub fn impact<'a>(site: &'a Site, subject: Subject<'a>) -> Impact<'a> {
    let mut shows = shown::of(site, subject);
    shows.extend(printouts(site, subject, &shows));
    let pages: BTreeSet<&str> = shows.iter().map(|shown| shown.path.as_str()).collect();
    let links = match subject {
        Subject::Page(doc) => links(site, doc, &pages),
        Subject::Flag(_) | Subject::Source(_) => Vec::new(),
    };
    Impact {
        site,
        subject,
        shows,
        links,
    }
}

/// The PDFs that show a record, by folder, for the same reasons as the page that shows the same. Where
/// the quick reference is split by body region, its PDFs are called as if it were whole.
fn printouts(site: &Site, subject: Subject<'_>, shows: &[Shown]) -> Vec<Shown> {
    let holds = |handout: &Handout| match subject {
        Subject::Page(doc) => handouts::made_of(site, &handout.subject).contains(&doc),
        Subject::Flag(_) | Subject::Source(_) => true,
    };
    let mut found: Vec<Shown> = Vec::new();
    for handout in handouts::list(site, &[]) {
        let page = handout.subject.page(site);
        let path = format!("{page}*.pdf");
        let beside = shows.iter().find(|shown| shown.path == page.as_str());
        if let Some(beside) = beside.filter(|_| holds(&handout))
            && found.iter().all(|known| known.path != path)
        {
            found.push(Shown {
                what: What::Handout,
                path,
                why: beside.why.clone(),
            });
        }
    }
    found
}

/// The pages that link to a document and aren't among those that show it.
fn links(site: &Site, doc: DocId, showing: &BTreeSet<&str>) -> Vec<Linked> {
    let backlinks = site.links.backlinks[doc.0].iter();
    backlinks
        .filter(|from| !showing.contains(site.route(**from).as_str()))
        .map(|from| Linked {
            doc: *from,
            why: how(site, *from, doc),
        })
        .collect()
}

/// How a page links to another.
fn how(site: &Site, from: DocId, to: DocId) -> Vec<String> {
    let document = site.document(from);
    let mut how = BTreeMap::new();
    for (at, reference) in document.references.iter().enumerate() {
        if site.registry.by_id(&reference.id) == Some(to) {
            let words = format!("names it under `{}`", reference.field);
            how.entry(words).or_insert(at);
        }
    }
    let uses = document.body.links.iter();
    let mut leads = uses.zip(&site.links.resolved[from.0]);
    let is_link = leads.any(|(link, lead)| {
        link.role == Role::Link && matches!(lead, Resolved::Page(page, _) if *page == to)
    });
    let mut words: Vec<String> = how.into_keys().collect();
    if is_link {
        words.push("links to it in its text".to_owned());
    }
    if site.term_uses[from.0].iter().any(|term| term.term == to) {
        words.push("uses the term".to_owned());
    }
    words
}

impl Impact<'_> {
    fn id(&self) -> &str {
        match self.subject {
            Subject::Page(doc) => &self.site.document(doc).id.value,
            Subject::Flag(flag) => &flag.id,
            Subject::Source(citation) => &citation.id.value,
        }
    }

    /// As JSON.
    #[must_use]
    pub fn json(&self) -> Value {
        let shows = self.shows.iter().map(|shown| {
            let why = shown.why.iter();
            json!({
                "what": shown.what.name(),
                "path": shown.path,
                "why": why
                    .map(|why| json!({"words": why.words, "through": why.through}))
                    .collect::<Vec<_>>(),
            })
        });
        let links = self.links.iter().map(|linked| {
            json!({
                "id": self.site.document(linked.doc).id.value,
                "path": self.site.route(linked.doc).as_str(),
                "why": linked.why,
            })
        });
        json!({
            "version": VERSION,
            "id": self.id(),
            "shows": shows.collect::<Vec<_>>(),
            "links": links.collect::<Vec<_>>(),
        })
    }
}
