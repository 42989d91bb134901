//! What a program can see of a page before it goes through the checklists.

use std::collections::BTreeMap;

use super::checklist::counted;
use crate::document::Document;
use crate::document::body::Role;
use crate::prose::{Passage, Place, word};
use crate::readability::{Figures, hard_words, measure};
use crate::record::Record;
use crate::site::{DocId, Site};

/// The facts about one page.
pub struct Facts<'a> {
    /// The site.
    pub site: &'a Site,
    /// The page.
    pub document: &'a Document,
    /// The counts of its running text.
    pub figures: Figures,
    /// Its hard words, with how often each stands there.
    pub hard_words: BTreeMap<String, usize>,
    /// The reading grade, where the language has a formula and the text is long enough for it.
    pub grade: Option<f64>,
    /// Most words between two headings of the body.
    pub longest_section: usize,
    /// Items of lists in the body.
    pub list_items: usize,
    /// Whether a number stands anywhere in its text or dose.
    pub has_numbers: bool,
    /// Cells of tables.
    pub has_tables: bool,
    /// Pictures, of the record and of the body.
    pub pictures: usize,
    /// Those of them that have a caption.
    pub captioned: usize,
    /// Sentences, and those of them that say "you" or "your"; counted in English only.
    pub you: Option<(usize, usize)>,
    /// Glossary terms that are linked.
    pub terms: usize,
    /// Red flags that it states.
    pub red_flags: usize,
}

/// Texts below this many words have no reading grade (product rules).
pub const LEAST_WORDS: usize = 100;

impl<'a> Facts<'a> {
    /// Looks at a page.
    #[must_use]
    pub fn of(site: &'a Site, doc: DocId) -> Self {
        let document = site.document(doc);
        let figures = measure(document.running_text(), &site.config.language);
        let grade = figures.score(crate::readability::formula::FLESCH_KINCAID.name);
        let (pictures, captioned) = pictures(document);
        let has_dose = match &document.record {
            Record::Exercise(_) | Record::Routine(_) => true,
            Record::Relief(relief) => relief.duration.is_some(),
            _ => false,
        };
        let mut passages = document.passages();
        Self {
            site,
            document,
            grade: grade.filter(|_| figures.words >= LEAST_WORDS),
            longest_section: longest_section(document),
            list_items: count(document, |place| place == Place::Item),
            has_numbers: has_dose || passages.any(|it| it.text.contains(|c: char| c.is_numeric())),
            has_tables: count(document, |place| place == Place::Cell) > 0,
            pictures,
            captioned,
            hard_words: hard_words(document.running_text(), &site.config.language),
            you: (figures.language == "en").then(|| you(document)),
            terms: site.term_uses[doc.0].len(),
            red_flags: site.red_flags.of(document).len(),
            figures,
        }
    }

    /// The line to remember, of a guide.
    #[must_use]
    pub fn has_key_message(&self) -> bool {
        matches!(&self.document.record, Record::Guide(guide) if guide.key_message.is_some())
    }

    /// What the page says it is for: its goal, purpose or use.
    #[must_use]
    pub fn aim(&self) -> Option<&'static str> {
        let (key, is_there) = match &self.document.record {
            Record::Guide(guide) => ("goal", guide.goal.is_some()),
            Record::Exercise(exercise) => {
                let variants = &exercise.variants;
                let all = || variants.iter().all(|variant| variant.way.goal.is_some());
                let own = exercise.way.goal.is_some();
                ("goal", own || (!variants.is_empty() && all()))
            }
            Record::Routine(routine) => ("purpose", routine.purpose.is_some()),
            Record::Relief(relief) => ("when", relief.when.is_some()),
            _ => return None,
        };
        is_there.then_some(key)
    }

    /// What the page asks a reader to do, in a few words.
    #[must_use]
    pub fn actions(&self) -> Vec<String> {
        let mut actions = Vec::new();
        let mut add = |number: usize, one: &str, many: &str| {
            if number > 0 {
                actions.push(counted(number, one, many));
            }
        };
        match &self.document.record {
            Record::Guide(guide) => {
                add(guide.exercises.len(), "exercise", "exercises");
                add(guide.routines.len(), "routine", "routines");
                add(guide.relief.len(), "relief measure", "relief measures");
                add(guide.habits.len(), "habit", "habits");
            }
            Record::Exercise(_) => add(self.steps().iter().sum(), "step", "steps"),
            Record::Routine(routine) => add(routine.items.len(), "item", "items"),
            Record::Relief(relief) => add(relief.safety.len(), "safety rule", "safety rules"),
            _ => {}
        }
        actions
    }

    /// How many steps each way to do an exercise has.
    #[must_use]
    pub fn steps(&self) -> Vec<usize> {
        let parts = self.document.parts.as_ref();
        let ways = parts.map_or(&[][..], |parts| &parts.ways);
        ways.iter().map(|way| way.steps.len()).collect()
    }

    /// Words of the running text.
    #[must_use]
    pub fn words(&self) -> usize {
        self.figures.words
    }
}

fn count(document: &Document, wanted: fn(Place) -> bool) -> usize {
    let passages = document.body.passages.iter();
    passages.filter(|passage| wanted(passage.place)).count()
}

fn longest_section(document: &Document) -> usize {
    let (mut longest, mut words) = (0, 0);
    for passage in document.body.passages.iter() {
        if matches!(passage.place, Place::Heading(_)) {
            words = 0;
        } else {
            words += word::words(&passage.text).count();
            longest = longest.max(words);
        }
    }
    longest
}

/// Pictures, and how many have a caption: a Markdown picture's title is its caption.
fn pictures(document: &Document) -> (usize, usize) {
    let images = &document.common.images;
    let in_body = || {
        let links = document.body.links.iter();
        links.filter(|link| link.role == Role::Picture)
    };
    let captioned = images
        .iter()
        .filter(|image| image.caption.is_some())
        .count();
    let titled = in_body().filter(|link| !link.title.is_empty()).count();
    (images.len() + in_body().count(), captioned + titled)
}

fn you(document: &Document) -> (usize, usize) {
    let is_you = |word: &str| {
        let word = word.to_lowercase();
        let bare = word.split(['\'', '\u{2019}']).next().unwrap_or_default();
        matches!(bare, "you" | "your" | "yours" | "yourself")
    };
    let says_you = |sentence: &str| word::words(sentence).any(|range| is_you(&sentence[range]));
    let mut counts = (0, 0);
    for passage in document.running_text() {
        for sentence in sentences(passage) {
            counts.0 += 1;
            counts.1 += usize::from(says_you(sentence));
        }
    }
    counts
}

fn sentences(passage: &Passage) -> impl Iterator<Item = &str> {
    let ranges = passage.sentences();
    ranges.map(|range| &passage.text[range])
}
