//! A quantity is a type, not a string: how many, or how much of what.
//!
//! [`Number`] keeps decimals exactly as written, [`Quantity`] holds one or two of them with a
//! [`Unit`], [`parse()`] reads the grammar of the content model, `words` says a quantity in a
//! language. Every figure of a dose that is shown anywhere goes through these types.
//!
//! Deliberately absent: conversion between units (a patient reads the unit that the author wrote)
//! and negative numbers.

mod help;
mod parse;
mod pattern;
#[cfg(test)]
mod tests;
mod words;

use std::fmt;

use serde::{Deserialize, Serialize};

pub use parse::{Problem, parse};
pub use pattern::{BEGINNING, largest, pattern, symbols};

use crate::yaml::field::Measure;

/// A decimal number from 0 to 1,000,000 with at most three decimals, kept exactly, in thousandths.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Number(u32);

impl Number {
    /// The largest number that is read; nothing in a dose comes near it.
    pub const MAX: Self = Self(1_000_000_000);

    /// A whole number; larger ones than [`Number::MAX`] become that.
    #[must_use]
    pub fn whole(number: u32) -> Self {
        Self(number.saturating_mul(1000).min(Self::MAX.0))
    }

    /// Reads digits with an optional point and one to three decimals.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (whole, decimals) = text.split_once('.').unwrap_or((text, "0"));
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
        if !digits(whole) || !digits(decimals) || decimals.len() > 3 {
            return None;
        }
        let thousandths: u32 = format!("{decimals:0<3}").parse().ok()?;
        let whole: u32 = whole.parse().ok()?;
        let number = Self(whole.checked_mul(1000)?.checked_add(thousandths)?);
        (number <= Self::MAX).then_some(number)
    }

    /// The number in thousandths.
    #[must_use]
    pub fn thousandths(self) -> u32 {
        self.0
    }

    /// Whether there are no decimals.
    #[must_use]
    pub fn is_whole(self) -> bool {
        self.0.is_multiple_of(1000)
    }

    /// The nearest floating-point number, which prints the same.
    #[must_use]
    pub fn as_f64(self) -> f64 {
        f64::from(self.0) / 1000.0
    }

    /// The number as JSON: `10`, `2.5`.
    #[must_use]
    pub fn json(self) -> serde_json::Value {
        if self.is_whole() {
            (self.0 / 1000).into()
        } else {
            self.as_f64().into()
        }
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0 / 1000)?;
        if self.is_whole() {
            return Ok(());
        }
        let decimals = format!("{:03}", self.0 % 1000);
        write!(f, ".{}", decimals.trim_end_matches('0'))
    }
}

/// What a quantity is measured in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Unit {
    /// `s`
    Second,
    /// `min`
    Minute,
    /// `h`
    Hour,
    /// `day`
    Day,
    /// `week`
    Week,
    /// `month`
    Month,
    /// `cm`
    Centimetre,
    /// `m`
    Metre,
    /// `ft`
    Foot,
    /// `kg`
    Kilogram,
    /// `lb`
    Pound,
}

/// One row of the table of units.
struct UnitRow {
    unit: Unit,
    measure: Measure,
    /// Everything that an author may write, the short name first, the long one second.
    names: &'static [&'static str],
    /// UN/CEFACT common code, which schema.org's `unitCode` asks for.
    code: &'static str,
    /// Length in seconds, where the unit is a time of a fixed length.
    seconds: Option<u64>,
}

const fn row(
    unit: Unit,
    measure: Measure,
    names: &'static [&'static str],
    code: &'static str,
    seconds: Option<u64>,
) -> UnitRow {
    UnitRow {
        unit,
        measure,
        names,
        code,
        seconds,
    }
}

/// All units, in the order of [`Unit`].
#[rustfmt::skip]
static UNITS: [UnitRow; 11] = {
    use Measure::{Length, Mass, Time};
    [
        row(Unit::Second, Time, &["s", "second", "seconds", "sec", "secs"], "SEC", Some(1)),
        row(Unit::Minute, Time, &["min", "minute", "minutes", "mins"], "MIN", Some(60)),
        row(Unit::Hour, Time, &["h", "hour", "hours", "hr", "hrs"], "HUR", Some(3600)),
        row(Unit::Day, Time, &["day", "day", "days"], "DAY", Some(86_400)),
        row(Unit::Week, Time, &["week", "week", "weeks"], "WEE", Some(604_800)),
        row(Unit::Month, Time, &["month", "month", "months"], "MON", None),
        row(Unit::Centimetre, Length, &["cm", "centimetre", "centimetres", "centimeter", "centimeters"], "CMT", None),
        row(Unit::Metre, Length, &["m", "metre", "metres", "meter", "meters"], "MTR", None),
        row(Unit::Foot, Length, &["ft", "foot", "feet"], "FOT", None),
        row(Unit::Kilogram, Mass, &["kg", "kilogram", "kilograms"], "KGM", None),
        row(Unit::Pound, Mass, &["lb", "pound", "pounds", "lbs"], "LBR", None),
    ]
};

impl Unit {
    /// All units.
    pub fn all() -> impl Iterator<Item = Self> {
        UNITS.iter().map(|row| row.unit)
    }

    /// The unit that a word means, in any case: `s`, `Seconds`, `ft`.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        let word = word.to_lowercase();
        let row = UNITS.iter().find(|row| row.names.contains(&word.as_str()));
        row.map(|row| row.unit)
    }

    /// What it measures.
    #[must_use]
    pub fn measure(self) -> Measure {
        self.row().measure
    }

    /// The short name, as authors write it: `s`, `ft`, `week`.
    #[must_use]
    pub fn symbol(self) -> &'static str {
        self.row().names[0]
    }

    /// The long name in the singular, which also names its message (`unit-second`).
    #[must_use]
    pub fn name(self) -> &'static str {
        self.row().names[1]
    }

    /// The UN/CEFACT common code, for schema.org's `unitCode`: `SEC`.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.row().code
    }

    /// Its length in seconds; `None` for a month and for what isn't a time.
    #[must_use]
    pub fn seconds(self) -> Option<u64> {
        self.row().seconds
    }

    fn row(self) -> &'static UnitRow {
        &UNITS[self as usize]
    }
}

/// `10-15`, `2 to 3`, `>=2`, `up to 20 s`: how many, or how much. At least one bound is there, and
/// where both are, they are in order; equal bounds are one exact number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Quantity {
    /// The least; `None` for `up to n`.
    pub at_least: Option<Number>,
    /// The most; `None` for `>=n`.
    pub at_most: Option<Number>,
    /// What it's measured in; `None` for a count.
    pub unit: Option<Unit>,
}

impl Quantity {
    /// From `low` to `high`; exactly `low` where they are equal.
    #[must_use]
    pub fn range(low: Number, high: Number, unit: Option<Unit>) -> Self {
        Self {
            at_least: Some(low.min(high)),
            at_most: Some(high.max(low)),
            unit,
        }
    }

    /// The number, if it is one exact number.
    #[must_use]
    pub fn exact(&self) -> Option<Number> {
        self.at_least.filter(|_| self.at_least == self.at_most)
    }

    /// Whether every number in it is whole.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.numbers().all(Number::is_whole)
    }

    /// The largest number that is written in it.
    #[must_use]
    pub fn largest(&self) -> Option<Number> {
        self.at_most.or(self.at_least)
    }

    /// The bounds that are there, the least first.
    pub fn numbers(&self) -> impl Iterator<Item = Number> {
        self.at_least.into_iter().chain(self.at_most)
    }

    /// The least in whole seconds, rounded down; `None` if there's no least, or no fixed length.
    #[must_use]
    pub fn least_seconds(&self) -> Option<u64> {
        let thousandths = u64::from(self.at_least?.thousandths());
        Some(thousandths * self.unit?.seconds()? / 1000)
    }

    /// The most in whole seconds, rounded up; `None` if there's no most, or no fixed length.
    #[must_use]
    pub fn most_seconds(&self) -> Option<u64> {
        let thousandths = u64::from(self.at_most?.thousandths());
        Some((thousandths * self.unit?.seconds()?).div_ceil(1000))
    }

    /// The record for exports: `{"at_least": 10, "at_most": 15, "unit": "s"}`, `null` where absent.
    #[must_use]
    pub fn json(&self) -> serde_json::Value {
        serde_json::json!({
            "at_least": self.at_least.map(Number::json),
            "at_most": self.at_most.map(Number::json),
            "unit": self.unit.map(Unit::symbol),
        })
    }
}

/// As an author would write it: `10-15 s`. Reads back as the same quantity.
impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.at_least, self.at_most) {
            (Some(low), Some(high)) if low == high => write!(f, "{low}")?,
            (Some(low), Some(high)) => write!(f, "{low}-{high}")?,
            (Some(low), None) => write!(f, ">={low}")?,
            (None, Some(high)) => write!(f, "up to {high}")?,
            (None, None) => {}
        }
        self.unit
            .map_or(Ok(()), |unit| write!(f, " {}", unit.symbol()))
    }
}
