//! `mendbook report`: the whole site at a glance, for those who write it: how hard each page is to
//! read, what published checklists ask that a program can see, which danger signs each part of the
//! body has, and which pages nobody finds.
//!
//! [`overview`] gathers all of it as data, which is the JSON; [`html`] makes a page of that. What is
//! wrong is told by `check`; here its counts and orphans are only repeated. Deliberately absent: one
//! score for a page. A number would hide what a person still has to judge.

mod cert;
mod checklist;
mod clarity;
mod facts;
pub mod html;
mod pemat;
mod regions;

use std::collections::BTreeMap;

use serde::Serialize;

use super::VERSION;
use super::review::{Question, State, reviews};
use crate::diagnostic::{Diagnostic, FileId, Level};
use crate::document::Document;
use crate::readability::formula::{Reads, formulas};
use crate::record::Kind;
use crate::site::{DocId, Site};
use cert::Programme;
use checklist::Checklist;
use facts::{Facts, LEAST_WORDS};
use regions::Region;

/// Most hard words that are shown of a page.
const HARD_WORDS: usize = 12;

/// The report.
#[derive(Debug, Serialize)]
pub struct Overview {
    /// Version of the format.
    pub version: u32,
    /// Title of the site.
    pub title: String,
    /// The day on which reviews were judged.
    pub today: String,
    /// Language of the texts.
    pub language: String,
    /// Names of the published formulas for that language; none where nobody published one.
    pub formulas: Vec<&'static str>,
    /// The highest reading grade that the site allows.
    pub reading_grade_limit: u32,
    /// How many pages have no review, or one that has run out.
    pub without_review: usize,
    /// All pages, in the order of their files.
    pub pages: Vec<Page>,
    /// Ids of guides that state no danger sign.
    pub guides_without_red_flags: Vec<String>,
    /// Parts of the body.
    pub body_regions: Vec<Region>,
    /// Files of pages that nothing links to.
    pub orphans: Vec<String>,
}

/// One page.
#[derive(Debug, Serialize)]
pub struct Page {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What it is about.
    pub kind: &'static str,
    /// Its file.
    pub file: String,
    /// How hard it is to read.
    pub reading: Reading,
    /// What `check` tells about it, by level.
    pub problems: BTreeMap<&'static str, usize>,
    /// Checklists that fit its kind.
    pub checklists: Vec<Checklist>,
}

/// How hard a page is to read.
#[derive(Debug, Serialize)]
pub struct Reading {
    /// Words of its running text.
    pub words: usize,
    /// Sentences.
    pub sentences: usize,
    /// What the formulas say; nothing for a short text, or a language without one.
    pub scores: Vec<Score>,
    /// Words of three syllables or more, the most frequent first.
    pub hard_words: Vec<HardWord>,
    /// How many different ones there are in all.
    pub hard_words_in_all: usize,
}

/// What one formula says.
#[derive(Debug, Serialize)]
pub struct Score {
    /// Name of the formula.
    pub formula: &'static str,
    /// Its number, to one decimal.
    pub value: f64,
    /// Whether more means harder.
    pub is_grade: bool,
}

/// A hard word.
#[derive(Debug, Serialize)]
pub struct HardWord {
    /// The word.
    pub word: String,
    /// How often it stands there.
    pub times: usize,
}

/// Gathers the report. `told` is what `check` tells.
#[must_use]
pub fn overview(site: &Site, told: &[Diagnostic]) -> Overview {
    let mut by_file: BTreeMap<FileId, Vec<&Diagnostic>> = BTreeMap::new();
    for diagnostic in told {
        let file = by_file.entry(diagnostic.primary.file).or_default();
        file.push(diagnostic);
    }
    let about = |document: &Document| by_file.get(&document.file).map_or(&[][..], Vec::as_slice);
    let live = || site.all().filter(|(_, document)| !document.is_retired());
    let orphans = live().filter(|(_, document)| {
        let mut told = about(document).iter();
        told.any(|diagnostic| diagnostic.code == "orphan")
    });
    let unflagged = live().filter(|(_, document)| {
        document.kind == Kind::Guide && site.red_flags.of(document).is_empty()
    });
    let reviews = reviews(site, Question::default());
    Overview {
        version: VERSION,
        title: site.config.title.clone(),
        today: site.options.today.to_string(),
        language: site.config.language.value.clone(),
        formulas: formulas(&site.config.language).map(|it| it.name).collect(),
        reading_grade_limit: site.config.check.reading_grade,
        without_review: reviews.count(State::NotReviewed) + reviews.count(State::Expired),
        pages: live()
            .map(|(doc, document)| page(site, doc, about(document)))
            .collect(),
        guides_without_red_flags: unflagged.map(|(_, guide)| guide.id.value.clone()).collect(),
        body_regions: regions::regions(site),
        orphans: orphans
            .map(|(_, document)| format!("content/{}", document.path))
            .collect(),
    }
}

fn page(site: &Site, doc: DocId, told: &[&Diagnostic]) -> Page {
    let document = site.document(doc);
    let facts = Facts::of(site, doc);
    let mut problems = BTreeMap::new();
    for diagnostic in told {
        *problems.entry(diagnostic.level.word()).or_default() += 1;
    }
    Page {
        id: document.id.value.clone(),
        title: document.common.title.clone(),
        kind: document.kind.name(),
        file: format!("content/{}", document.path),
        reading: reading(&facts),
        problems,
        checklists: checklists(site, &facts),
    }
}

/// The checklists are about what is handed to patients, not about danger signs, terms and plain pages.
fn checklists(site: &Site, facts: &Facts<'_>) -> Vec<Checklist> {
    let document = facts.document;
    let mut lists = match document.kind {
        Kind::Guide | Kind::Exercise | Kind::Routine | Kind::Relief => {
            vec![pemat::checklist(facts), clarity::checklist(facts)]
        }
        Kind::RedFlag | Kind::Term | Kind::Page => Vec::new(),
    };
    lists.extend(
        document
            .routine()
            .map(|routine| cert::checklist(&Programme::of(site, routine, facts.red_flags))),
    );
    lists
}

fn reading(facts: &Facts) -> Reading {
    let figures = &facts.figures;
    let scores = figures.scores().into_iter();
    let mut hard: Vec<HardWord> = facts
        .hard_words
        .iter()
        .map(|(word, times)| HardWord {
            word: word.clone(),
            times: *times,
        })
        .collect();
    hard.sort_by(|a, b| b.times.cmp(&a.times).then_with(|| a.word.cmp(&b.word)));
    hard.truncate(HARD_WORDS);
    Reading {
        words: figures.words,
        sentences: figures.sentences,
        scores: scores
            .filter(|_| figures.words >= LEAST_WORDS)
            .map(|score| Score {
                formula: score.formula.name,
                value: (score.value * 10.0).round() / 10.0,
                is_grade: score.formula.reads_as == Reads::Grade,
            })
            .collect(),
        hard_words: hard,
        hard_words_in_all: facts.hard_words.len(),
    }
}

impl Overview {
    /// As JSON.
    #[must_use]
    pub fn json(&self) -> serde_json::Value {
        serde_json::to_value(self).unwrap_or_default()
    }

    /// How many pages have a problem of this level.
    fn pages_with(&self, level: Level) -> usize {
        let has = |page: &&Page| page.problems.contains_key(level.word());
        self.pages.iter().filter(has).count()
    }
}
