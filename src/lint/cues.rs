//! Cues: sorts of words without which a rule finds nothing in a passage.
//!
//! Most rules about words find nothing in most passages. So the words of a passage are looked at once for
//! all rules, and what was found is noted in the passage; a rule then asks with [`has`] before it looks
//! closely. Each cue stands in the file of its rule. A cue may be where the rule finds nothing; it is never
//! missing where the rule finds something. Deliberately absent: what any rule makes of the words, and the
//! site's own lists, which are nearly always empty.

use std::cell::RefCell;

use super::{language, safety};
use crate::prose::vocabulary::Vocabulary;
use crate::prose::{Passage, word};

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
    /// Two capitals side by side.
    Capitals,
}

/// How each cue is told, of an unbroken run of letters and digits as it is written.
static CUES: [(Cue, fn(&str) -> bool); 6] = [
    (Cue::Clinical, language::is_clinical),
    (Cue::Heat, safety::is_heat),
    (Cue::EmergencyNumber, safety::is_emergency_number),
    (Cue::MedicineUnit, safety::is_medicine_unit),
    (Cue::Digit, |run| run.contains(|c: char| c.is_ascii_digit())),
    (Cue::Capitals, |run| {
        let is_pair = |pair: &[u8]| pair.iter().all(u8::is_ascii_uppercase);
        run.as_bytes().windows(2).any(is_pair)
    }),
];

thread_local! {
    /// The cues of the words that this thread has seen, a bit each.
    static KNOWN: RefCell<Vocabulary<u8>> = RefCell::default();
}

/// Whether a passage has a word of this sort.
pub fn has(passage: &Passage, cue: Cue) -> bool {
    passage.notes(of_text) & bit(cue) != 0
}

fn bit(cue: Cue) -> u8 {
    1 << cue as u8
}

fn of_text(text: &str) -> u8 {
    KNOWN.with_borrow_mut(|known| {
        word::words(text).fold(0, |cues, word| cues | known.look_up(&text[word], of_word))
    })
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
    }
}
