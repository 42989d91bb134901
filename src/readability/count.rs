//! The one pass over a text that all formulas share.

use std::collections::BTreeMap;

use super::formula::{Formula, Score, formulas};
use super::syllable::Syllables;
use crate::language::primary;
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
    let mut figures = Figures {
        language: primary(language).to_lowercase(),
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
        let letters = if word.is_ascii() {
            word.bytes().filter(u8::is_ascii_alphanumeric).count()
        } else {
            word.chars().filter(|c| c.is_alphanumeric()).count()
        };
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::FileId;

    fn figures(language: &str, texts: &[(Place, &str)]) -> Figures {
        let passages: Vec<Passage> = texts
            .iter()
            .map(|(place, text)| {
                let mut passage = Passage::new(*place, FileId(0));
                passage.push(text, 0..text.len());
                passage
            })
            .collect();
        measure(&passages, language)
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
        let hard: Vec<_> = figures.hard_words.into_iter().collect();
        assert_eq!(
            hard,
            [("exercises".to_owned(), 1), ("inflammation".to_owned(), 1)]
        );
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
