//! The dose in parts, for the strip at the top of an exercise and for tables: label and value.
//!
//! The same quantities and the same messages as the sentence, in a fixed order, without grammar
//! between them. `progress_when` and `ease_when` are here and not in the sentence.

use super::phrase::{clause, with_noun};
use super::{Dose, Load, Per, Rest};
use crate::language::Language;
use crate::record::quantity::Quantity;

/// One part of a dose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DosePart {
    /// A name for themes that doesn't change with the language: `sets`, `reps`, `hold`, `per`,
    /// `duration`, `distance`, `load`, `tempo`, `effort`, `pain_max`, `rest`, `frequency`, `for`,
    /// `progress_when`, `ease_when`.
    pub key: &'static str,
    /// What it is, in the page's language: "Hold".
    pub label: String,
    /// How much: "3 to 5 seconds".
    pub value: String,
}

impl Dose {
    /// The parts that are stated, in the order in which they're shown.
    #[must_use]
    pub fn parts(&self, language: &Language) -> Vec<DosePart> {
        let per = self.per.as_ref().map(|per| per.value);
        let text = |amount: &Option<super::Amount>| amount.as_ref().map(|a| a.text(language));
        let words = |words: &Option<crate::yaml::Text>| words.as_ref().map(|words| clause(words));
        let sets = self.sets.as_ref().map(|sets| sets.number_text(language));
        let pain = self.intensity.pain_max.as_ref();
        [
            ("sets", "sets", sets),
            ("reps", "reps", self.repeat(language)),
            ("hold", "hold", self.held(language)),
            ("duration", "duration", text(&self.duration)),
            ("distance", "distance", text(&self.distance)),
            (
                "per",
                per_label(per),
                per.map(|per| per_value(language, per)),
            ),
            ("load", "load", self.resistance(language)),
            ("tempo", "tempo", words(&self.tempo)),
            ("effort", "effort", self.effort(language)),
            (
                "pain_max",
                "pain",
                pain.map(|p| p.counted(language, "dose-value-pain")),
            ),
            ("rest", "rest", self.pause(language)),
            ("frequency", "frequency", self.frequency(language)),
            ("for", "course", text(&self.course)),
            ("progress_when", "progress", words(&self.progress_when)),
            ("ease_when", "ease", words(&self.ease_when)),
        ]
        .into_iter()
        .filter_map(|(key, label, value)| {
            let label = language.text(&format!("dose-part-{label}"));
            Some(DosePart {
                key,
                label,
                value: value?,
            })
        })
        .collect()
    }

    /// "10 to 15 times", "5 to 8 rocks", "8 times (toe tap)".
    fn repeat(&self, language: &Language) -> Option<String> {
        if let Some(nouns) = self.nouns(language) {
            return Some(nouns);
        }
        let times = self.reps.as_ref()?.counted(language, "noun-time");
        Some(match &self.count_noun {
            Some(noun) => with_noun(language, "noun-times-unknown", "times", &times, noun),
            None => times,
        })
    }

    /// "3 to 5 seconds, at the top".
    fn held(&self, language: &Language) -> Option<String> {
        let amount = self.hold.as_ref().map(|hold| hold.text(language));
        let place = self.hold_at.as_ref().map(|place| clause(place));
        match (amount, place) {
            (Some(amount), Some(place)) => {
                let args = [("amount", amount.into()), ("place", place.into())];
                Some(language.format("dose-part-hold-place", &args))
            }
            (amount, place) => amount.or(place),
        }
    }

    fn resistance(&self, language: &Language) -> Option<String> {
        Some(match &self.load.as_ref()?.value {
            Load::Weight(weight) => Quantity::text(weight, language),
            Load::Words(words) => clause(words),
        })
    }

    fn pause(&self, language: &Language) -> Option<String> {
        Some(match &self.rest.as_ref()?.value {
            Rest::For(time) => time.text(language),
            Rest::AsNeeded => language.text("dose-value-rest-as-needed"),
            Rest::None => language.text("dose-value-rest-none"),
        })
    }
}

fn per_label(per: Option<Per>) -> &'static str {
    match per {
        Some(Per::Direction) => "directions",
        Some(Per::Position) => "positions",
        _ => "sides",
    }
}

fn per_value(language: &Language, per: Per) -> String {
    language.text(&format!("dose-value-{}", per.name()))
}
