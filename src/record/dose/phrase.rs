//! The phrases that the sentence and the strip share: what is counted, how often, how hard.

use super::Dose;
use crate::language::{Arg, Language};

impl Dose {
    /// How often: "2 times a day, 5 days a week".
    pub(super) fn frequency(&self, language: &Language) -> Option<String> {
        let day = self.times_per_day.as_ref();
        let day = day.map(|times| times.counted(language, "frequency-day"));
        let week = self.days_per_week.as_ref();
        let week = week.map(|days| days.counted(language, "frequency-week"));
        match (day, week) {
            (Some(day), Some(week)) => {
                let args = [("day", day.into()), ("week", week.into())];
                Some(language.format("frequency-both", &args))
            }
            (day, week) => day.or(week),
        }
    }

    /// How many, with what is counted: "5 to 8 rocks". `None` without a noun that can be counted.
    pub(super) fn nouns(&self, language: &Language) -> Option<String> {
        let noun = language.noun(self.count_noun.as_ref()?)?;
        Some(
            self.reps
                .as_ref()?
                .counted(language, &format!("noun-{noun}")),
        )
    }

    /// Whether what is counted is of a kind, such as `breath`: itself, or a slow or deep one, in the
    /// author's language.
    #[must_use]
    pub fn counts(&self, kind: &str, language: &Language) -> bool {
        self.count_noun.as_ref().is_some_and(|noun| {
            let mut words = noun.split_whitespace();
            words.any(|word| language.noun(word) == Some(kind))
        })
    }

    /// The effort: "3 to 4 out of 10 (light)".
    pub(super) fn effort(&self, language: &Language) -> Option<String> {
        let words = self.intensity.words.as_ref().map(|words| clause(words));
        match (&self.intensity.rpe, words) {
            (Some(rpe), Some(words)) => {
                let args = [("words", words.into())];
                Some(rpe.counted_with(language, "effort-rpe-words", &args))
            }
            (Some(rpe), None) => Some(rpe.counted(language, "effort-rpe")),
            (None, words) => words,
        }
    }
}

/// A free text as part of a sentence: on one line, without a full stop of its own.
pub(super) fn clause(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    line.trim_end_matches(['.', ' ', ',', ';']).to_owned()
}

/// A number or "8 times" with a noun that the language can't count: "8 times (toe tap)".
pub(super) fn with_noun(
    language: &Language,
    id: &str,
    name: &str,
    number: &str,
    noun: &str,
) -> String {
    let args = [(name, Arg::from(number)), ("noun", clause(noun).into())];
    language.format(id, &args)
}
