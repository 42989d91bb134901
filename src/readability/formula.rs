//! The published formulas, each with its publication.

use super::Figures;
use crate::language::primary;

/// How a formula's number is to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reads {
    /// Years of school: more is harder.
    Grade,
    /// About 0 to 100: more is easier.
    Ease,
}

/// A published formula.
#[derive(Debug)]
pub struct Formula {
    /// Its name.
    pub name: &'static str,
    /// The primary tag of the language that it was made for.
    pub language: &'static str,
    /// Where it was published.
    pub reference: &'static str,
    /// How its number is to be read.
    pub reads_as: Reads,
    /// The formula itself; none where the text has too little for it.
    value: fn(&Counted) -> Option<f64>,
}

/// What a formula says of a text.
#[derive(Clone, Copy, Debug)]
pub struct Score {
    /// The formula.
    pub formula: &'static Formula,
    /// Its number.
    pub value: f64,
}

/// Flesch–Kincaid's grade, made for manuals of the US Navy and the most used formula in English.
pub static FLESCH_KINCAID: Formula = Formula {
    name: "Flesch\u{2013}Kincaid",
    language: "en",
    reference: "Kincaid, Fishburne, Rogers and Chissom 1975, Derivation of new readability formulas for Navy enlisted personnel, Research Branch Report 8-75",
    reads_as: Reads::Grade,
    value: |text| Some(0.39 * text.words_per_sentence() + 11.8 * text.syllables_per_word() - 15.59),
};

/// SMOG, which health literacy prefers: the grade at which readers understand all of a text.
pub static SMOG: Formula = Formula {
    name: "SMOG",
    language: "en",
    reference: "McLaughlin 1969, SMOG grading: a new readability formula, Journal of Reading 12(8)",
    reads_as: Reads::Grade,
    value: |text| {
        let in_thirty = text.polysyllables * 30.0 / text.sentences;
        Some(1.0430 * in_thirty.sqrt() + 3.1291)
    },
};

/// FORCAST, which needs no sentences, and so is for lists: worked out from the list items alone,
/// from 100 words up (it was made on samples of 150).
pub static FORCAST: Formula = Formula {
    name: "FORCAST",
    language: "en",
    reference: "Caylor, Sticht, Fox and Ford 1973, Methodologies for determining reading requirements of military occupational specialties, HumRRO Technical Report 73-5",
    reads_as: Reads::Grade,
    value: |text| {
        let in_sample = 150.0 * text.list_monosyllables / text.list_words;
        (text.list_words >= 100.0).then_some(20.0 - in_sample / 10.0)
    },
};

/// Fernández-Huerta's `lecturabilidad`: Flesch's formula for Spanish.
pub static FERNANDEZ_HUERTA: Formula = Formula {
    name: "Fern\u{E1}ndez-Huerta",
    language: "es",
    reference: "Fern\u{E1}ndez Huerta 1959, Medidas sencillas de lecturabilidad, Consigna 214",
    reads_as: Reads::Ease,
    value: |text| {
        Some(206.84 - 60.0 * text.syllables_per_word() - 1.02 * text.words_per_sentence())
    },
};

/// Szigriszt-Pazos' `perspicuidad`, which the INFLESZ scale divides into five steps for patients' texts.
pub static INFLESZ: Formula = Formula {
    name: "INFLESZ",
    language: "es",
    reference: "Szigriszt Pazos 1993, Sistemas predictivos de legibilidad del mensaje escrito; scale by Barrio-Cantalejo et al. 2008, Anales del Sistema Sanitario de Navarra 31(2)",
    reads_as: Reads::Ease,
    value: |text| Some(206.835 - 62.3 * text.syllables_per_word() - text.words_per_sentence()),
};

/// The first Vienna formula for non-fiction; its number is a year of school.
pub static WIENER: Formula = Formula {
    name: "Wiener Sachtextformel 1",
    language: "de",
    reference: "Bamberger and Vanecek 1984, Lesen, Verstehen, Lernen, Schreiben",
    reads_as: Reads::Grade,
    value: |text| {
        let percent = |count: f64| 100.0 * count / text.words;
        Some(
            0.1935 * percent(text.polysyllables)
                + 0.1672 * text.words_per_sentence()
                + 0.1297 * percent(text.long_words)
                - 0.0327 * percent(text.monosyllables)
                - 0.875,
        )
    },
};

/// Gulpease, made for Italian; it counts letters and needs no syllables.
pub static GULPEASE: Formula = Formula {
    name: "Gulpease",
    language: "it",
    reference: "Lucisano and Piemontese 1988, GULPEASE: una formula per la predizione della difficolt\u{E0} dei testi in lingua italiana, Scuola e citt\u{E0} 39(3)",
    reads_as: Reads::Ease,
    value: |text| Some(89.0 + (300.0 * text.sentences - 10.0 * text.letters) / text.words),
};

/// Kandel and Moles' formula: Flesch's for French.
pub static KANDEL_MOLES: Formula = Formula {
    name: "Kandel\u{2013}Moles",
    language: "fr",
    reference: "Kandel and Moles 1958, Application de l'indice de Flesch \u{E0} la langue fran\u{E7}aise, Cahiers d'\u{C9}tudes de Radio-T\u{E9}l\u{E9}vision 19",
    reads_as: Reads::Ease,
    value: |text| {
        Some(207.0 - 1.015 * text.words_per_sentence() - 73.6 * text.syllables_per_word())
    },
};

/// All formulas.
static FORMULAS: [&Formula; 8] = [
    &FLESCH_KINCAID,
    &SMOG,
    &FORCAST,
    &FERNANDEZ_HUERTA,
    &INFLESZ,
    &WIENER,
    &GULPEASE,
    &KANDEL_MOLES,
];

/// The formulas that were published for a language; none where nobody published one, and then a report
/// says so.
pub fn formulas(language: &str) -> impl Iterator<Item = &'static Formula> {
    let primary = primary(language);
    let own = move |formula: &&&'static Formula| primary.eq_ignore_ascii_case(formula.language);
    FORMULAS.iter().filter(own).copied()
}

impl Formula {
    /// What the formula says of a text in its language; nothing where the text has no words, or too
    /// few for it.
    #[must_use]
    pub fn score(&'static self, figures: &Figures) -> Option<Score> {
        let text = Counted::of(figures)?;
        let value = (self.value)(&text)?;
        Some(Score {
            formula: self,
            value,
        })
    }
}

/// [`Figures`] as numbers to calculate with.
struct Counted {
    sentences: f64,
    words: f64,
    letters: f64,
    syllables: f64,
    monosyllables: f64,
    polysyllables: f64,
    long_words: f64,
    list_words: f64,
    list_monosyllables: f64,
}

impl Counted {
    fn of(figures: &Figures) -> Option<Self> {
        if figures.words == 0 || figures.sentences == 0 {
            return None;
        }
        // No file is long enough to hold words that a `u32` can't count.
        let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
        Some(Self {
            sentences: number(figures.sentences),
            words: number(figures.words),
            letters: number(figures.letters),
            syllables: number(figures.syllables),
            monosyllables: number(figures.monosyllables),
            polysyllables: number(figures.polysyllables),
            long_words: number(figures.long_words),
            list_words: number(figures.list_words),
            list_monosyllables: number(figures.list_monosyllables),
        })
    }

    fn words_per_sentence(&self) -> f64 {
        self.words / self.sentences
    }

    fn syllables_per_word(&self) -> f64 {
        self.syllables / self.words
    }
}
