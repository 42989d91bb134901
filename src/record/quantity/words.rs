//! A quantity in the words of a language: "3 to 5 seconds", "at least 2", "up to 1 set".
//!
//! Which plural a range takes is the language's to say (`range-count`, after CLDR's plural ranges).
//! "At least" and "up to" are put around the whole of what is counted, since they follow it in some
//! languages. A message gets `$n` (the number or range as words), `$count` (the number that decides
//! the plural) and `$exact` (the number, or nothing where there isn't one single number).

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
        self.bounded(language, self.bare(language))
    }

    /// A message that counts this quantity, such as `unit-second` or `dose-sets`.
    #[must_use]
    pub fn counted(&self, language: &Language, id: &str) -> String {
        self.counted_with(language, id, &[])
    }

    /// A message that counts this quantity and takes more arguments.
    #[must_use]
    pub fn counted_with(&self, language: &Language, id: &str, more: &[(&str, Arg<'_>)]) -> String {
        let exact = self.exact().map(Number::as_f64);
        let mut args = vec![
            ("n", self.bare(language).into()),
            ("count", Arg::Number(self.plural(language))),
            ("exact", exact.map_or("".into(), Arg::Number)),
        ];
        args.extend_from_slice(more);
        self.bounded(language, language.format(id, &args))
    }

    /// The numbers without "at least" and "up to": "3 to 5", "2", "10".
    fn bare(&self, language: &Language) -> String {
        match (self.at_least, self.at_most) {
            (Some(low), Some(high)) if low != high => {
                let say = |number: Number| Arg::from(number.text(language));
                language.format("range", &[("low", say(low)), ("high", say(high))])
            }
            (Some(number), _) | (None, Some(number)) => number.text(language),
            (None, None) => String::new(),
        }
    }

    /// An amount with what is only a least or a most: "at least 3 seconds".
    fn bounded(&self, language: &Language, amount: String) -> String {
        let id = match (self.at_least, self.at_most) {
            (Some(_), None) => "at-least",
            (None, Some(_)) => "up-to",
            _ => return amount,
        };
        language.format(id, &[("amount", amount.into())])
    }

    /// The number that decides singular or plural.
    fn plural(&self, language: &Language) -> f64 {
        match (self.at_least, self.at_most) {
            (Some(low), Some(high)) if low != high => {
                language.plural_of_range(low.as_f64(), high.as_f64())
            }
            _ => language.plural_of(self.largest().map_or(0.0, Number::as_f64)),
        }
    }
}
