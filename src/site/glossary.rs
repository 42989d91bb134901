//! Glossary terms, and where each page uses one for the first time.
//!
//! A term is found by its title, its forms and its regional names, as whole words, whatever the
//! case; longer forms win. Only text outside headings, links and code counts, which the parser has
//! noted, and a term is linked once a page. One automaton finds all terms in one pass.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use aho_corasick::{AhoCorasick, MatchKind};
use rayon::prelude::*;

use super::DocId;
use crate::document::Document;
use crate::document::body::HtmlRange;
use crate::prose::word;
use crate::record::Record;

/// The first use of a term on a page: a range of the body's HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermUse {
    /// The term's document.
    pub term: DocId,
    /// The words that become a link.
    pub html: HtmlRange,
}

/// Finds terms in texts.
#[derive(Debug, Default)]
pub struct Glossary {
    automaton: Option<AhoCorasick>,
    /// For each pattern of the automaton, its term.
    terms: Vec<DocId>,
}

impl Glossary {
    /// Collects the terms of a site.
    #[must_use]
    pub fn new(documents: &[Arc<Document>]) -> Self {
        let mut forms: BTreeMap<String, DocId> = BTreeMap::new();
        for (at, document) in documents.iter().enumerate() {
            let Record::Term(term) = &document.record else {
                continue;
            };
            if document.is_retired() {
                continue;
            }
            let names = term.region_names.iter().map(|(_, name)| name.as_str());
            let all = names
                .chain(term.forms.iter().map(|form| form.as_str()))
                .chain([document.common.title.as_str()]);
            for form in all
                .map(|form| escaped(&form.to_lowercase()))
                .filter(|form| !form.is_empty())
            {
                for written in spellings(&form) {
                    forms.entry(written).or_insert(DocId(at));
                }
            }
        }
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .ascii_case_insensitive(true)
            .build(forms.keys())
            .ok()
            .filter(|_| !forms.is_empty());
        Self {
            automaton,
            terms: forms.into_values().collect(),
        }
    }

    /// Whether the site explains no term.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// The first use of each term in each document.
    #[must_use]
    pub fn uses(&self, documents: &[Arc<Document>]) -> Vec<Vec<TermUse>> {
        documents
            .par_iter()
            .enumerate()
            .map(|(at, document)| self.uses_in(DocId(at), document))
            .collect()
    }

    /// The first use of each term in one document.
    pub(super) fn uses_in(&self, doc: DocId, document: &Document) -> Vec<TermUse> {
        let Some(automaton) = &self.automaton else {
            return Vec::new();
        };
        let html = &document.body.html;
        let mut seen = BTreeSet::from([doc]);
        let mut uses = Vec::new();
        for run in &document.body.prose {
            let text = &html[run.start as usize..run.end as usize];
            for found in automaton.find_iter(text) {
                let term = self.terms[found.pattern().as_usize()];
                if word::is_whole(text, &found.range()) && seen.insert(term) {
                    let at = |offset: usize| run.start + u32::try_from(offset).unwrap_or(0);
                    uses.push(TermUse {
                        term,
                        html: at(found.start())..at(found.end()),
                    });
                }
            }
        }
        uses
    }
}

/// A form as it may stand in a text: with a typographic apostrophe, or broken over two lines at
/// one of its blanks.
fn spellings(form: &str) -> Vec<String> {
    let mut spellings = vec![form.to_owned()];
    if form.contains('\'') {
        spellings.push(form.replace('\'', "\u{2019}"));
    }
    for at in 0..spellings.len() {
        let blanks: Vec<usize> = spellings[at]
            .match_indices(' ')
            .map(|(blank, _)| blank)
            .collect();
        for blank in blanks {
            let mut broken = spellings[at].clone();
            broken.replace_range(blank..=blank, "\n");
            spellings.push(broken);
        }
    }
    spellings
}

/// Forms are looked for in HTML, so they're written as HTML writes them.
fn escaped(form: &str) -> String {
    form.trim()
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
