//! A quantity in the words of a language: "3 to 5 seconds", "at least 2", "up to 1 set".
//!
//! A range takes the plural of its larger number, as in English and nearly every other language
//! (CLDR plural ranges). A message gets `$n` (the number as words), `$count` (the number that
//! decides the plural) and `$exact` (the number, or nothing where there isn't one single number).

use super::{Number, Quantity};
use crate::language::{Arg, Language};

impl Number {
    /// The number with the language's decimal mark.
    #[must_use]
    pub fn text(self, language: &Language) -> String {
        self.to_string()
            .replace('.', &language.text("decimal-mark"))
    }
}

impl Quantity {
    /// The whole quantity: "3 to 5 seconds"; only numbers where it has no unit.
    #[must_use]
    pub fn text(&self, language: &Language) -> String {
        match self.unit {
            Some(unit) => self.counted(language, &format!("unit-{}", unit.name())),
            None => self.number_text(language),
        }
    }

    /// Only the numbers: "3 to 5", "at least 2", "up to 10".
    #[must_use]
    pub fn number_text(&self, language: &Language) -> String {
        let say = |number: Number| Arg::from(number.text(language));
        match (self.at_least, self.at_most) {
            (Some(low), Some(high)) if low == high => low.text(language),
            (Some(low), Some(high)) => {
                language.format("range", &[("low", say(low)), ("high", say(high))])
            }
            (Some(low), None) => language.format("at-least", &[("n", say(low))]),
            (None, Some(high)) => language.format("up-to", &[("n", say(high))]),
            (None, None) => String::new(),
        }
    }

    /// A message that counts this quantity, such as `unit-second` or `dose-sets`.
    #[must_use]
    pub fn counted(&self, language: &Language, id: &str) -> String {
        self.counted_with(language, id, &[])
    }

    /// A message that counts this quantity and takes more arguments.
    #[must_use]
    pub fn counted_with(&self, language: &Language, id: &str, more: &[(&str, Arg<'_>)]) -> String {
        let count = self.largest().map_or(0.0, Number::as_f64);
        let exact = self.exact().map(Number::as_f64);
        let mut args = vec![
            ("n", self.number_text(language).into()),
            ("count", Arg::Number(count)),
            ("exact", exact.map_or("".into(), Arg::Number)),
        ];
        args.extend_from_slice(more);
        language.format(id, &args)
    }
}
