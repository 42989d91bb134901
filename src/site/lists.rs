//! Tags, body regions, conditions and the A–Z: which pages stand under which word.
//!
//! Words that make the same address (`Low back`, `low-back`) are the same word; the first spelling
//! in the order of paths is shown. Long lists are split: the A–Z by letter, a word's pages by number.

use std::collections::BTreeMap;
use std::sync::Arc;

use foldhash::HashMap;
use rayon::prelude::*;

use super::DocId;
use crate::document::Document;
use crate::yaml::Text;
use crate::yaml::form::{folded, slug};

/// Most pages on one page of a word.
pub const PAGE_LENGTH: usize = 200;

/// A word with the pages under it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Word {
    /// As it is shown.
    pub name: String,
    /// As it stands in addresses.
    pub slug: String,
    /// Its pages, by title.
    pub pages: Vec<DocId>,
}

/// A family of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Family {
    /// `tags`.
    Tags,
    /// `body_regions`.
    BodyRegions,
    /// `conditions`.
    Conditions,
}

impl Family {
    /// All families.
    pub const ALL: [Self; 3] = [Self::Tags, Self::BodyRegions, Self::Conditions];

    /// The folder of its pages.
    #[must_use]
    pub fn folder(self) -> &'static str {
        match self {
            Self::Tags => "tags",
            Self::BodyRegions => "regions",
            Self::Conditions => "conditions",
        }
    }

    /// Id of its title among the interface strings.
    #[must_use]
    pub fn title_id(self) -> &'static str {
        match self {
            Self::Tags => "tags",
            Self::BodyRegions => "body-areas",
            Self::Conditions => "conditions",
        }
    }

    /// The words of a document.
    #[must_use]
    pub fn of(self, document: &Document) -> &[Text] {
        match self {
            Self::Tags => &document.common.tags,
            Self::BodyRegions => &document.common.body_regions,
            Self::Conditions => &document.common.conditions,
        }
    }
}

/// All lists of a site.
#[derive(Debug, Default)]
pub struct Lists {
    families: BTreeMap<Family, BTreeMap<String, Word>>,
    /// Pages by first letter; `#` holds what begins with none.
    pub letters: Vec<(String, Vec<DocId>)>,
}

impl Lists {
    /// Collects the words of all published pages that aren't withdrawn.
    #[must_use]
    pub fn new(documents: &[Arc<Document>]) -> Self {
        let mut lists = Self::default();
        let titles: Vec<String> = documents
            .iter()
            .map(|document| folded(&document.common.title))
            .collect();
        let mut letters: BTreeMap<(bool, String), Vec<DocId>> = BTreeMap::new();
        let mut slugs: HashMap<&str, String> = HashMap::default();
        for (at, document) in documents
            .iter()
            .enumerate()
            .filter(|(_, document)| !document.is_retired())
        {
            for family in Family::ALL {
                let words = lists.families.entry(family).or_default();
                for text in family.of(document) {
                    let slug = slugs.entry(text).or_insert_with(|| slug(text));
                    add(words, text, slug, DocId(at));
                }
            }
            if !document.is_section_page() {
                let letter = letter_of(&titles[at]);
                letters
                    .entry((letter == "#", letter))
                    .or_default()
                    .push(DocId(at));
            }
        }
        let ranks = ranks(documents, &titles);
        let by_title = |page: &DocId| ranks[page.0];
        for word in lists.families.values_mut().flat_map(BTreeMap::values_mut) {
            word.pages.sort_by_key(by_title);
        }
        for ((_, letter), mut pages) in letters {
            pages.sort_by_key(by_title);
            lists.letters.push((letter, pages));
        }
        lists
    }

    /// The words of a family, by address.
    pub fn words(&self, family: Family) -> impl Iterator<Item = &Word> {
        self.families
            .get(&family)
            .into_iter()
            .flat_map(BTreeMap::values)
    }

    /// The word that a text means.
    #[must_use]
    pub fn word(&self, family: Family, text: &str) -> Option<&Word> {
        self.families.get(&family)?.get(&slug(text))
    }
}

/// The place of each document among all, by title as it is compared, then path.
fn ranks(documents: &[Arc<Document>], titles: &[String]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..documents.len()).collect();
    let key = |at: &usize| (&titles[*at], &documents[*at].path);
    order.par_sort_unstable_by(|a, b| key(a).cmp(&key(b)));
    let mut ranks = vec![0; documents.len()];
    for (rank, at) in order.into_iter().enumerate() {
        ranks[at] = rank;
    }
    ranks
}

fn add(words: &mut BTreeMap<String, Word>, text: &Text, slug: &str, page: DocId) {
    if slug.is_empty() {
        return;
    }
    if !words.contains_key(slug) {
        let word = Word {
            name: shown(text),
            slug: slug.to_owned(),
            pages: Vec::new(),
        };
        words.insert(slug.to_owned(), word);
    }
    let Some(word) = words.get_mut(slug) else {
        return;
    };
    if word.pages.last() != Some(&page) {
        word.pages.push(page);
    }
}

/// Ids read better as words: `low-back` is shown as "Low back".
fn shown(text: &str) -> String {
    let spaced = if text.contains(' ') {
        text.to_owned()
    } else {
        text.replace('-', " ")
    };
    let mut letters = spaced.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// The letter under which a title stands in the A–Z and the glossary.
#[must_use]
pub fn first_letter(title: &str) -> String {
    letter_of(&folded(title))
}

/// The letter of a title that is folded.
fn letter_of(folded: &str) -> String {
    folded
        .chars()
        .find(|c| c.is_alphanumeric())
        .filter(|c| c.is_alphabetic())
        .map_or_else(|| "#".to_owned(), |c| c.to_uppercase().collect())
}
