//! The one pass over a text that all formulas share.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::ops::Range;

use super::formula::{Formula, Score, formulas};
use super::syllable::Syllables;
use crate::language::primary;
use crate::prose::vocabulary::Vocabulary;
use crate::prose::{Passage, Place, word};

/// From how many letters a word is long: more than six, as the Vienna formula has it.
const LONG: u32 = 7;

/// From how many syllables a word is hard: three, as SMOG has it.
const HARD: u32 = 3;

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
    /// The words that stand in list items.
    pub list_words: usize,
    /// Those of them that have one syllable.
    pub list_monosyllables: usize,
}

/// Counts, in one pass.
pub fn measure<'a>(passages: impl IntoIterator<Item = &'a Passage>, language: &str) -> Figures {
    let mut figures = Figures::new(language);
    let mut counter = Counter::take(&figures.language);
    for passage in passages {
        figures.sentences += passage.sentences().count();
        for word in word::words(&passage.text) {
            figures.add(counter.count(&passage.text, word), passage.place);
        }
    }
    counter.keep();
    figures
}

/// The words of three syllables or more, in small letters, with how often each stands there.
pub fn hard_words<'a>(
    passages: impl IntoIterator<Item = &'a Passage>,
    language: &str,
) -> BTreeMap<String, usize> {
    let mut counter = Counter::take(&primary(language).to_lowercase());
    let mut hard = BTreeMap::new();
    for passage in passages {
        for word in word::words(&passage.text) {
            if counter.count(&passage.text, word.clone()).is_hard() {
                *hard.entry(passage.text[word].to_lowercase()).or_default() += 1;
            }
        }
    }
    counter.keep();
    hard
}

fn is_hard(syllables: u32) -> bool {
    syllables >= HARD
}

/// What is counted in one word.
#[derive(Clone, Copy, Debug)]
pub struct Counted {
    letters: u32,
    syllables: Option<u32>,
}

impl Counted {
    /// Counts in a word; no syllables where nobody asks for them.
    #[must_use]
    pub fn new(word: &str, syllables: Option<Syllables>) -> Self {
        let narrow = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
        Self {
            letters: narrow(word.chars().filter(|c| c.is_alphanumeric()).count()),
            syllables: syllables.map(|syllables| narrow(syllables.count(word))),
        }
    }

    /// Whether the word has three syllables or more.
    #[must_use]
    pub fn is_hard(self) -> bool {
        self.syllables.is_some_and(is_hard)
    }
}

/// Counts words, and remembers those that were counted already.
struct Counter {
    syllables: Option<Syllables>,
    known: Vocabulary<Counted>,
}

thread_local! {
    /// The counter that this thread used last, with all that it knows; what is counted is the same without.
    static LAST: Cell<Option<Counter>> = const { Cell::new(None) };
}

impl Counter {
    /// The last one of this thread where it counts the same language, else a new one.
    fn take(primary: &str) -> Self {
        let syllables = Syllables::of(primary);
        let last = LAST.take().filter(|last| last.syllables == syllables);
        last.unwrap_or_else(|| Self {
            syllables,
            known: Vocabulary::default(),
        })
    }

    /// Leaves it to whoever counts next.
    fn keep(self) {
        LAST.set(Some(self));
    }

    fn count(&mut self, text: &str, word: Range<usize>) -> Counted {
        self.known
            .look_up(text, word, |word| Counted::new(word, self.syllables))
    }
}

impl Figures {
    /// Nothing yet, in a language.
    #[must_use]
    pub fn new(language: &str) -> Self {
        Self {
            language: primary(language).to_lowercase(),
            ..Self::default()
        }
    }

    /// Adds a word.
    #[inline]
    pub fn add(&mut self, word: Counted, place: Place) {
        self.words += 1;
        self.letters += word.letters as usize;
        self.long_words += usize::from(word.letters >= LONG);
        let in_list = usize::from(place == Place::Item);
        self.list_words += in_list;
        let Some(syllables) = word.syllables else {
            return;
        };
        self.syllables += syllables as usize;
        // Sums without a branch: how many syllables come next can't be foreseen.
        let has_one = usize::from(syllables == 1);
        self.monosyllables += has_one;
        self.list_monosyllables += has_one & in_list;
        self.polysyllables += usize::from(is_hard(syllables));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::FileId;

    fn passages(texts: &[(Place, &str)]) -> Vec<Passage> {
        let passage = |(place, text): &(Place, &str)| {
            let mut passage = Passage::new(*place, FileId(0));
            passage.push(text, 0..text.len());
            passage
        };
        texts.iter().map(passage).collect()
    }

    fn figures(language: &str, texts: &[(Place, &str)]) -> Figures {
        measure(&passages(texts), language)
    }

    fn score(figures: &Figures, name: &str) -> String {
        format!("{:.2}", figures.score(name).unwrap())
    }

    #[test]
    fn everything_is_counted_in_one_pass() {
        let texts = [
            (
                Place::Paragraph,
                "Lie on your back. Hold it for 30 seconds, then rest.",
            ),
            (Place::Item, "Gentle inflammation exercises"),
            (Place::Paragraph, "\u{2014}"),
        ];
        let figures = figures("en-GB", &texts);
        assert_eq!((figures.sentences, figures.words), (3, 14));
        assert_eq!((figures.letters, figures.long_words), (66, 3));
        assert_eq!((figures.syllables, figures.polysyllables), (22, 2));
        assert_eq!((figures.monosyllables, figures.list_words), (10, 3));
        assert_eq!(figures.list_monosyllables, 0);
    }

    #[test]
    fn hard_words_are_counted_in_small_letters() {
        let texts = passages(&[
            (Place::Paragraph, "Exercises help. Rest between exercises."),
            (Place::Item, "Over-the-counter pills"),
        ]);
        let hard: Vec<_> = hard_words(&texts, "en-GB").into_iter().collect();
        assert_eq!(
            hard,
            [
                ("exercises".to_owned(), 2),
                ("over-the-counter".to_owned(), 1)
            ]
        );
        assert_eq!(hard_words(&texts, "it"), BTreeMap::new());
    }

    #[test]
    fn english_grades() {
        // `Exercise` and `every` have three syllables.
        let text = "The patient lies down and breathes. Exercise every day, but rest on Sundays.";
        let figures = figures("en", &[(Place::Paragraph, text)]);
        assert_eq!(
            (figures.sentences, figures.words, figures.syllables),
            (2, 13, 19)
        );
        assert_eq!(figures.polysyllables, 2);
        assert_eq!(score(&figures, "Flesch\u{2013}Kincaid"), "4.19");
        assert_eq!(score(&figures, "SMOG"), "8.84");
        assert_eq!(figures.score("FORCAST"), None);
    }

    #[test]
    fn lists_are_graded_from_a_hundred_words_up() {
        let item = (Place::Item, "Bend your left knee and exercise");
        assert_eq!(figures("en", &[item; 16]).score("FORCAST"), None);
        // Five of six words have one syllable: 125 in a sample of 150.
        assert_eq!(score(&figures("en", &[item; 17]), "FORCAST"), "7.50");
    }

    #[test]
    fn other_languages_have_formulas_of_their_own() {
        let paragraph = |text| [(Place::Paragraph, text)];
        let spanish = figures(
            "es",
            &paragraph("La espalda duele mucho. Haga este ejercicio despacio."),
        );
        assert_eq!((spanish.words, spanish.syllables), (8, 19));
        assert_eq!(score(&spanish, "Fern\u{E1}ndez-Huerta"), "60.26");
        assert_eq!(score(&spanish, "INFLESZ"), "54.87");
        let german = figures(
            "de-AT",
            &paragraph("Der R\u{FC}cken schmerzt. Bewegung hilft fast immer."),
        );
        assert_eq!(
            (german.words, german.monosyllables, german.polysyllables),
            (7, 4, 1)
        );
        assert_eq!(score(&german, "Wiener Sachtextformel 1"), "4.31");
        let italian = figures("it", &paragraph("La schiena fa male. Si muova con calma."));
        assert_eq!(
            (italian.words, italian.letters, italian.syllables),
            (8, 30, 0)
        );
        assert_eq!(score(&italian, "Gulpease"), "126.50");
        let french = figures(
            "fr",
            &paragraph("Le dos fait mal. Bougez un peu chaque jour."),
        );
        assert_eq!((french.words, french.syllables), (9, 10));
        assert_eq!(score(&french, "Kandel\u{2013}Moles"), "120.65");
        assert!(
            figures("pl", &paragraph("Boli mnie plecy."))
                .scores()
                .is_empty()
        );
        assert!(figures("en", &[]).scores().is_empty());
    }
}
