//! Reads a dose out of its record and tells what can't be right about its quantities.
//!
//! The generic check has told unknown keys and wrong forms. Told here: quantities outside the
//! grammar ([`parse`]), and with `value-not-allowed` what no dose can mean: zero sets, two and a
//! half repetitions, eight days a week, an effort of 12 out of 10. What is merely unlikely is a
//! lint's business. A quantity with an error reads as absent.

use super::shape::{INTENSITY, SHAPE};
use super::{Amount, Dose, Intensity, Load, Per, Rest};
use crate::diagnostic::near::did_you_mean;
use crate::diagnostic::{Diagnostic, Span};
use crate::record::quantity::{Number, Quantity, parse};
use crate::yaml::field::{Measure, Shape, Type};
use crate::yaml::record::Record;
use crate::yaml::{Spanned, Text};

/// The words that `rest` may be, besides a time.
pub(super) const REST_WORDS: &[&str] = &["as-needed", "none"];

impl Dose {
    /// Reads a dose; `record` has been checked against [`SHAPE`].
    #[must_use]
    pub fn read(record: Record<'_>, told: &mut Vec<Diagnostic>) -> Self {
        let intensity = record.record("intensity", &INTENSITY);
        let mut reader = Reader {
            record,
            shape: &SHAPE,
            told,
        };
        Self {
            sets: reader.count("sets", u32::MAX),
            reps: reader.count("reps", u32::MAX),
            count_noun: record.text("count_noun"),
            per: reader.per(),
            hold: reader.measured("hold"),
            hold_at: record.text("hold_at"),
            rest: reader.rest(),
            duration: reader.measured("duration"),
            distance: reader.measured("distance"),
            tempo: record.text("tempo"),
            load: reader.load(),
            times_per_day: reader.count("times_per_day", u32::MAX),
            days_per_week: reader.count("days_per_week", 7),
            course: reader.measured("for"),
            progress_when: record.text("progress_when"),
            ease_when: record.text("ease_when"),
            intensity: intensity
                .map_or_else(Intensity::default, |record| Intensity::read(record, told)),
        }
    }
}

impl Intensity {
    fn read(record: Record<'_>, told: &mut Vec<Diagnostic>) -> Self {
        let mut reader = Reader {
            record,
            shape: &INTENSITY,
            told,
        };
        let pain = |pain: i64| u32::try_from(pain).ok().filter(|pain| *pain <= 10);
        Self {
            rpe: reader.effort(),
            pain_max: record.integer("pain_max").and_then(pain).and_then(|pain| {
                let pain = Number::whole(pain);
                let span = record.get("pain_max")?.span;
                Some(Spanned {
                    value: Quantity::range(pain, pain, None),
                    span,
                })
            }),
            words: record.text("words"),
        }
    }
}

struct Reader<'a, 'told> {
    record: Record<'a>,
    shape: &'static Shape,
    told: &'told mut Vec<Diagnostic>,
}

impl Reader<'_, '_> {
    /// The text of a scalar, even an empty one: that is told as no quantity.
    fn scalar(&self, key: &str) -> Option<Text> {
        self.record.get(key)?.spanned_text()
    }

    /// What a key measures, by the field table.
    fn measure(&self, key: &str) -> Measure {
        match self.shape.row(key).map(|field| &field.ty) {
            Some(Type::Quantity(measure) | Type::Either([Type::Quantity(measure), ..])) => *measure,
            _ => Measure::Count,
        }
    }

    fn parsed(&mut self, key: &str, text: &Text) -> Option<Amount> {
        match parse(text, self.measure(key)) {
            Ok(value) => Some(Spanned {
                value,
                span: text.span,
            }),
            Err(problem) => {
                let what = format!("{} in `{key}`", problem.message);
                self.told.push(Diagnostic {
                    message: what,
                    ..problem.at(text.span)
                });
                None
            }
        }
    }

    fn quantity(&mut self, key: &str) -> Option<Amount> {
        let text = self.scalar(key)?;
        self.parsed(key, &text)
    }

    /// A whole number above zero and up to `most`.
    fn count(&mut self, key: &str, most: u32) -> Option<Amount> {
        let amount = self.quantity(key)?;
        if !amount.is_whole() {
            let why = format!("`{key}` is counted in whole numbers");
            return self.refuse(amount.span, why, "write whole numbers, such as `2-3`");
        }
        if amount.numbers().any(|number| number > Number::whole(most)) {
            let why = format!("`{key}` can't be more than {most}");
            return self.refuse(
                amount.span,
                why,
                &format!("write a number from 1 to {most}"),
            );
        }
        self.above_zero(key, amount, "delete the line if the source doesn't say")
    }

    /// A time or a length above zero.
    fn measured(&mut self, key: &str) -> Option<Amount> {
        let amount = self.quantity(key)?;
        self.above_zero(key, amount, "delete the line if the source doesn't say")
    }

    fn above_zero(&mut self, key: &str, amount: Amount, help: &str) -> Option<Amount> {
        if amount.largest() > Some(Number::whole(0)) {
            return Some(amount);
        }
        self.refuse(amount.span, format!("`{key}` can't be zero"), help)
    }

    fn effort(&mut self) -> Option<Amount> {
        let amount = self.quantity("rpe")?;
        if amount.largest() <= Some(Number::whole(10)) {
            return Some(amount);
        }
        let why = "`rpe` can't be more than 10".to_owned();
        self.refuse(
            amount.span,
            why,
            "rate the effort from 0 (rest) to 10 (as hard as can be)",
        )
    }

    fn per(&self) -> Option<Spanned<Per>> {
        let text = self.record.text("per")?;
        let value = Per::from_name(&text)?;
        Some(Spanned {
            value,
            span: text.span,
        })
    }

    fn rest(&mut self) -> Option<Spanned<Rest>> {
        let text = self.scalar("rest")?;
        let span = text.span;
        let value = match text.as_str() {
            "as-needed" => Rest::AsNeeded,
            "none" => Rest::None,
            words if !words.is_empty() && !looks_like_quantity(words) => {
                let help = did_you_mean(words, REST_WORDS.iter().copied())
                    .unwrap_or_else(|| "write a time such as `30 s`, `as-needed` or `none`".into());
                return self.refuse(span, format!("`rest` can't be `{words}`"), &help);
            }
            _ => {
                let amount = self.parsed("rest", &text)?;
                let help = "write `rest: none` if there is none";
                Rest::For(self.above_zero("rest", amount, help)?.value)
            }
        };
        Some(Spanned { value, span })
    }

    /// A weight, or words: what begins as a quantity has to be one.
    fn load(&mut self) -> Option<Spanned<Load>> {
        let text = self.scalar("load").filter(|text| !text.is_empty())?;
        let span = text.span;
        let value = if looks_like_quantity(&text) {
            let amount = self.parsed("load", &text)?;
            let help = "write `load: body weight` if nothing is added";
            Load::Weight(self.above_zero("load", amount, help)?.value)
        } else {
            Load::Words(text.value)
        };
        Some(Spanned { value, span })
    }

    fn refuse<T>(&mut self, span: Span, message: String, help: &str) -> Option<T> {
        let problem = Diagnostic::error("value-not-allowed", span, message).help(help);
        self.told.push(problem);
        None
    }
}

/// Whether a text that may be words as well is meant as a quantity.
fn looks_like_quantity(text: &str) -> bool {
    let text = text.to_lowercase();
    text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '>' | '<' | '≥' | '≤' | '-' | '.'))
        || text
            .strip_prefix("up to ")
            .is_some_and(|rest| rest.trim_start().starts_with(|c: char| c.is_ascii_digit()))
}
