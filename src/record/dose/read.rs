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

impl Dose {
    /// Reads a dose with its place.
    #[must_use]
    pub fn read_spanned(record: Record<'_>, told: &mut Vec<Diagnostic>) -> Spanned<Self> {
        Spanned {
            value: Self::read(record, told),
            span: record.span(),
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
                let node = self.record.get(key)?;
                self.told.push(problem.at(node));
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

#[cfg(test)]
#[allow(clippy::needless_raw_string_hashes)] // `expect-test` writes them
mod tests {
    use expect_test::{Expect, expect};

    use crate::record::dose::tests::read;

    fn told(yaml: &str, expected: &Expect) {
        let lines: Vec<String> = read(yaml)
            .1
            .iter()
            .map(|d| {
                let place = &yaml[d.primary.range()];
                let help = d.help.as_deref().unwrap_or_default();
                format!("{} at {place}: {}; {help}\n", d.code, d.message)
            })
            .collect();
        expected.assert_eq(&lines.concat());
    }

    #[test]
    fn what_can_not_be_right_is_told() {
        told(
            "{hold: 20-30, reps: 15-10, rest: 5 kg, distance: '20\u{2011}30 m', sets: ''}",
            &expect![[r#"
                dose-unparsed at '': no count is written here; write `8`, `8-12`, `>=8` or `up to 12`
                range-inverted at 15-10: `15-10` runs backwards; write `10-15`
                dose-without-unit at 20-30: `20-30` has no unit; write `20-30 s` for seconds or `20-30 min` for minutes
                dose-unparsed at 5 kg: `5 kg` isn't a time; `kg` is a weight; write a time such as `30 s` or `10-15 min`
                bad-hyphen at '20‑30 m': `20‑30 m` holds a non-breaking hyphen (U+2011) in place of the keyboard's hyphen; write `20-30 m`
            "#]],
        );
        told(
            "{sets: 0, reps: 2.5, hold: 0 s, rest: 0 s, days_per_week: 8, times_per_day: 1o, load: 0 kg}",
            &expect![[r#"
                value-not-allowed at 0: `sets` can't be zero; delete the line if the source doesn't say
                value-not-allowed at 2.5: `reps` is counted in whole numbers; write whole numbers, such as `2-3`
                value-not-allowed at 0 s: `hold` can't be zero; delete the line if the source doesn't say
                value-not-allowed at 0 s: `rest` can't be zero; write `rest: none` if there is none
                value-not-allowed at 0 kg: `load` can't be zero; write `load: body weight` if nothing is added
                dose-unparsed at 1o: `1o` isn't a count; write `8`, `8-12`, `>=8` or `up to 12`
                value-not-allowed at 8: `days_per_week` can't be more than 7; write a number from 1 to 7
            "#]],
        );
        told(
            "{rest: as-neded, per: legs, load: 5, intensity: {rpe: 12, pain_max: 11, word: hard}}",
            &expect![[r#"
                value-not-allowed at legs: `per` can't be `legs`; did you mean `leg`?
                value-not-allowed at 11: `pain_max` can't be 11; write a whole number from 0 to 10
                unknown-field at word: an intensity has no key `word`; did you mean `words`?
                value-not-allowed at as-neded: `rest` can't be `as-neded`; did you mean `as-needed`?
                dose-without-unit at 5: `5` has no unit; write `5 kg` for kilograms or `5 lb` for pounds
                value-not-allowed at 12: `rpe` can't be more than 10; rate the effort from 0 (rest) to 10 (as hard as can be)
            "#]],
        );
        told(
            "{reps: [1, 2], setts: 3, hold_at: '', rest: sometimes}",
            &expect![[r#"
            wrong-type at : `reps` is a list; it should be a count such as `8` or `10-15`
            unknown-field at setts: a dose has no key `setts`; did you mean `sets`?
            value-not-allowed at '': `hold_at` is empty; write some text, or delete the line
            value-not-allowed at sometimes: `rest` can't be `sometimes`; write a time such as `30 s`, `as-needed` or `none`
        "#]],
        );
    }
}
