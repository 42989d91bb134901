//! One look at the words of a page for all rules: its figures, and cues.
//!
//! A cue is a sort of words without which a rule finds nothing in a passage. Most rules about words find
//! nothing in most passages. So the words of a passage are looked at once for all rules, and what was found
//! is noted in the passage; a rule then asks with [`has`] before it looks closely. Each cue stands in the
//! file of its rule. A cue may be where the rule finds nothing; it is never missing where the rule finds
//! something. Deliberately absent: what any rule makes of the words, and the site's own lists, which are
//! nearly always empty.

use std::cell::RefCell;

use super::{language, safety};
use crate::document::Document;
use crate::prose::vocabulary::Vocabulary;
use crate::prose::{Passage, word};
use crate::readability::syllable::Syllables;
use crate::readability::{Counted, Figures};

/// What one look at the words of a page has found.
pub struct Words<'a> {
    /// What is counted in its running text.
    pub figures: Figures,
    /// The hard words of its running text, in their order.
    pub hard: Vec<&'a str>,
}

/// A sort of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cue {
    /// A word of clinicians.
    Clinical,
    /// Something hot.
    Heat,
    /// A number that is called in an emergency somewhere.
    EmergencyNumber,
    /// A unit in which medicines are measured.
    MedicineUnit,
    /// A digit.
    Digit,
    /// Two capitals side by side, in what isn't an abbreviation that everybody knows.
    Capitals,
}

/// Tells whether an unbroken run of letters and digits, as it is written, is of a sort.
type IsIt = fn(&str) -> bool;

/// How each cue is told.
static CUES: [(Cue, IsIt); 6] = [
    (Cue::Clinical, language::is_clinical),
    (Cue::Heat, safety::is_heat),
    (Cue::EmergencyNumber, safety::is_emergency_number),
    (Cue::MedicineUnit, safety::is_medicine_unit),
    (Cue::Digit, |run| run.contains(|c: char| c.is_ascii_digit())),
    (Cue::Capitals, language::is_capitals),
];

/// What is known of a word.
#[derive(Clone, Copy)]
struct Known {
    /// What is counted in it, as English.
    counted: Counted,
    /// Its cues, a bit each.
    cues: u8,
}

thread_local! {
    /// The words that this thread has seen. What is found doesn't depend on it.
    static KNOWN: RefCell<Vocabulary<Known>> = RefCell::default();
}

/// Counts the running text of a page in English, and notes the cues of its passages on the way.
pub fn measure(document: &Document) -> Words<'_> {
    let (mut figures, mut hard) = (Figures::new("en"), Vec::new());
    KNOWN.with_borrow_mut(|known| {
        for passage in document.running_text() {
            figures.sentences += passage.sentences().count();
            let mut cues = 0;
            for word in word::words(&passage.text) {
                let known = known.look_up(&passage.text, word.clone(), Known::new);
                figures.add(known.counted, passage.place);
                if known.counted.is_hard() {
                    hard.push(&passage.text[word]);
                }
                cues |= known.cues;
            }
            passage.notes(|_| cues);
        }
    });
    Words { figures, hard }
}

/// Whether any passage of a document has a word of this sort.
pub fn anywhere(document: &Document, cue: Cue) -> bool {
    document.passages().any(|passage| has(passage, cue))
}

/// Whether a passage has a word of this sort.
pub fn has(passage: &Passage, cue: Cue) -> bool {
    passage.notes(of_text) & bit(cue) != 0
}

fn bit(cue: Cue) -> u8 {
    1 << cue as u8
}

fn of_text(text: &str) -> u8 {
    let mut cues = 0;
    KNOWN.with_borrow_mut(|known| {
        for word in word::words(text) {
            cues |= known.look_up(text, word, Known::new).cues;
        }
    });
    cues
}

impl Known {
    fn new(word: &str) -> Self {
        Self {
            counted: Counted::new(word, Some(Syllables::English)),
            cues: of_word(word),
        }
    }
}

/// The cues of a word. Phrases are found at the edges of letters and digits, also inside of words such as
/// `low-back`, so each run of them counts.
fn of_word(word: &str) -> u8 {
    let runs = || word.split(|c: char| !c.is_alphanumeric());
    let found = CUES.iter().filter(|(_, is_it)| runs().any(is_it));
    found.fold(0, |cues, (cue, _)| cues | bit(*cue))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::FileId;
    use crate::prose::Place;

    fn cues(text: &str) -> Vec<Cue> {
        let mut passage = Passage::new(Place::Paragraph, FileId(0));
        passage.push(text, 0..text.len());
        let all = CUES.iter().map(|(cue, _)| *cue);
        all.filter(|cue| has(&passage, *cue)).collect()
    }

    #[test]
    fn each_sort_of_words_is_seen() {
        assert_eq!(cues("Lie on your back. Sleep well."), []);
        assert_eq!(cues("A Lumbar roll"), [Cue::Clinical]);
        assert_eq!(cues("hook-lying"), [Cue::Clinical]);
        assert_eq!(cues("Use hot-water bottles."), [Cue::Heat]);
        assert_eq!(cues("Heat\u{2019}s good"), [Cue::Heat]);
        assert_eq!(cues("Call 911."), [Cue::EmergencyNumber, Cue::Digit]);
        assert_eq!(cues("Take 2Tablets"), [Cue::MedicineUnit, Cue::Digit]);
        assert_eq!(cues("400-mg"), [Cue::MedicineUnit, Cue::Digit]);
        assert_eq!(cues("an OT's view"), [Cue::Capitals]);
        assert_eq!(cues("a PDF, PDFs"), []);
    }
}
