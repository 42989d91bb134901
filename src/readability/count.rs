//! The one pass over a text that all formulas share.

use std::collections::BTreeMap;

use super::formula::{Formula, Score, formulas};
use super::syllable::Syllables;
use crate::prose::{Passage, Place, word};

/// From how many letters a word is long: more than six, as the Vienna formula has it.
const LONG: usize = 7;

/// From how many syllables a word is hard: three, as SMOG has it.
const HARD: usize = 3;

/// What was counted in a text. Syllables are only counted where a formula of the language needs them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// The primary tag of the language: `en`.
    pub language: String,
    /// Sentences; a list item ends one.
    pub sentences: usize,
    /// Words, numbers included.
    pub words: usize,
    /// Letters and digits of the words.
    pub letters: usize,
    /// Syllables.
    pub syllables: usize,
    /// Words of one syllable.
    pub monosyllables: usize,
    /// Words of three syllables or more.
    pub polysyllables: usize,
    /// Words of more than six letters.
    pub long_words: usize,
    /// Words of three syllables or more, in small letters, with how often each stands there.
    pub hard_words: BTreeMap<String, usize>,
    /// The words that stand in list items.
    pub list_words: usize,
    /// Those of them that have one syllable.
    pub list_monosyllables: usize,
}

/// Counts, in one pass.
pub fn measure<'a>(passages: impl IntoIterator<Item = &'a Passage>, language: &str) -> Figures {
    let primary = language.split(['-', '_']).next().unwrap_or_default();
    let mut figures = Figures {
        language: primary.to_lowercase(),
        ..Figures::default()
    };
    let syllables = Syllables::of(&figures.language);
    for passage in passages {
        for sentence in passage.sentences() {
            let text = &passage.text[sentence];
            let before = figures.words;
            for word in word::words(text) {
                figures.add(&text[word], passage.place, syllables);
            }
            figures.sentences += usize::from(figures.words > before);
        }
    }
    figures
}

impl Figures {
    fn add(&mut self, word: &str, place: Place, syllables: Option<Syllables>) {
        self.words += 1;
        let letters = word.chars().filter(|c| c.is_alphanumeric()).count();
        self.letters += letters;
        self.long_words += usize::from(letters >= LONG);
        let in_list = usize::from(place == Place::Item);
        self.list_words += in_list;
        let Some(syllables) = syllables else { return };
        let count = syllables.count(word);
        self.syllables += count;
        if count == 1 {
            self.monosyllables += 1;
            self.list_monosyllables += in_list;
        } else if count >= HARD {
            self.polysyllables += 1;
            *self.hard_words.entry(word.to_lowercase()).or_default() += 1;
        }
    }

    /// What the formulas of the language say; nothing where none is published, or without words.
    #[must_use]
    pub fn scores(&self) -> Vec<Score> {
        let score = |formula: &'static Formula| formula.score(self);
        formulas(&self.language).filter_map(score).collect()
    }

    /// What one formula says.
    #[must_use]
    pub fn score(&self, name: &str) -> Option<f64> {
        let formula = formulas(&self.language).find(|formula| formula.name == name)?;
        formula.score(self).map(|score| score.value)
    }
}
