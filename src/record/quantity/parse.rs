//! The grammar of a quantity: `n`, `a-b`, `a–b`, `a to b`, `>=n`, `up to n`, then a unit where
//! something is measured (docs: the content model's *dose*).
//!
//! A text is cut into tokens, the tokens are matched against the six forms, and what matches none
//! of them gets help (`help.rs`). Deliberately absent: decimal commas, fractions, and a unit in the middle.

use super::help::{by_example, measured, quoted, suggestion, unknown_unit, with_units};
use super::{Number, Quantity, Unit};
use crate::diagnostic::Diagnostic;
use crate::yaml::Node;
use crate::yaml::field::{Measure, Type};
use crate::yaml::form::SOFT_HYPHEN;

/// Why a text isn't a quantity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// `dose-unparsed`, `dose-without-unit`, `range-inverted` or `bad-hyphen`.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub help: String,
    /// Whether nothing is wrong but the hyphens.
    hyphens_only: bool,
}

impl Problem {
    /// The problem as an error at the value that was read.
    #[must_use]
    pub fn at(self, node: &Node) -> Diagnostic {
        let told = Diagnostic::error(self.code, node.span, self.message).help(self.help);
        let places = node.characters(is_look_alike).unwrap_or_default();
        let places = places.into_iter().filter(|_| self.hyphens_only);
        places.fold(told, |told, place| told.fix(place, "-"))
    }
}

/// Characters that look like a hyphen, aren't one, and aren't the en dash of `a–b`.
const LOOK_ALIKES: [(char, &str); 9] = [
    ('\u{2010}', "hyphen"),
    ('\u{2011}', "non-breaking hyphen"),
    ('\u{2012}', "figure dash"),
    ('\u{2014}', "em dash"),
    ('\u{2015}', "horizontal bar"),
    ('\u{2212}', "minus sign"),
    (SOFT_HYPHEN, "soft hyphen"),
    ('\u{FE63}', "small hyphen"),
    ('\u{FF0D}', "full-width hyphen"),
];

/// Reads a quantity of the given measure.
pub fn parse(text: &str, measure: Measure) -> Result<Quantity, Problem> {
    let text = text.trim();
    refuse_look_alikes(text, measure)?;
    let lower = text.to_lowercase();
    let tokens = tokens(&lower);
    let Some((low, high, unit)) = form(&tokens) else {
        return Err(unparsed(text, measure, suggestion(&tokens, measure)));
    };
    let at_least = low.map(|low| number(text, measure, low)).transpose()?;
    let at_most = high.map(|high| number(text, measure, high)).transpose()?;
    let quantity = Quantity {
        at_least,
        at_most,
        unit: None,
    };
    let shown = match (at_least, at_most) {
        (Some(low), Some(high)) => Quantity::range(low, high, None),
        _ => quantity,
    };
    let unit = unit_of(text, unit, measure, shown)?;
    in_order(text, Quantity { unit, ..quantity })
}

/// A piece of a quantity's text, in lower case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'a> {
    /// Digits and points.
    Number(&'a str),
    /// Letters.
    Word(&'a str),
    /// Hyphen-minus or en dash.
    Dash,
    /// `>=`
    AtLeast,
    /// Anything else.
    Other(char),
}

/// Cuts a text into tokens; blanks only separate.
fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut rest = text.trim_start();
    let mut tokens = Vec::new();
    while let Some(first) = rest.chars().next() {
        let run = |wanted: fn(char) -> bool| rest.find(|c| !wanted(c)).unwrap_or(rest.len());
        let (token, length) = match first {
            '0'..='9' => {
                let length = run(|c| c.is_ascii_digit() || c == '.');
                (Token::Number(&rest[..length]), length)
            }
            '-' | '\u{2013}' => (Token::Dash, first.len_utf8()),
            '>' if rest.starts_with(">=") => (Token::AtLeast, 2),
            c if c.is_alphabetic() => {
                let length = run(char::is_alphabetic);
                (Token::Word(&rest[..length]), length)
            }
            c => (Token::Other(c), c.len_utf8()),
        };
        tokens.push(token);
        rest = rest[length..].trim_start();
    }
    tokens
}

/// The least, the most and the unit, as written.
type Form<'a> = (Option<&'a str>, Option<&'a str>, Option<&'a str>);

/// Matches the tokens against the forms that a quantity may have.
fn form<'a>(tokens: &[Token<'a>]) -> Option<Form<'a>> {
    use Token::{AtLeast, Dash, Number, Word};
    let (amount, unit) = match tokens {
        [amount @ .., Number(_), Word(unit)] => (&tokens[..=amount.len()], Some(*unit)),
        _ => (tokens, None),
    };
    let (low, high) = match amount {
        [Number(n)] => (Some(*n), Some(*n)),
        [Number(low), Dash | Word("to"), Number(high)] => (Some(*low), Some(*high)),
        [AtLeast, Number(n)] => (Some(*n), None),
        [Word("up"), Word("to"), Number(n)] => (None, Some(*n)),
        _ => return None,
    };
    Some((low, high, unit))
}

fn number(text: &str, measure: Measure, digits: &str) -> Result<Number, Problem> {
    Number::parse(digits).ok_or_else(|| {
        let help = "write a number such as `8` or `2.5`: at most 1000000, at most three decimals";
        unparsed(text, measure, help.to_owned())
    })
}

/// Checks the unit against what is measured; `numbers` is shown in the help.
fn unit_of(
    text: &str,
    word: Option<&str>,
    measure: Measure,
    numbers: Quantity,
) -> Result<Option<Unit>, Problem> {
    let expected = Type::Quantity(measure).describe();
    let Some(word) = word else {
        if measure == Measure::Count {
            return Ok(None);
        }
        return Err(Problem {
            code: "dose-without-unit",
            message: format!("`{}` has no unit", quoted(text)),
            help: with_units(numbers, measure),
            hyphens_only: false,
        });
    };
    if measure == Measure::Count {
        // A short scrap may be a slip in the number itself (`1o`): don't offer to drop it.
        let help = match word.chars().count() {
            0..=2 => by_example(measure).to_owned(),
            _ => format!("write only the number: `{numbers}`"),
        };
        return Err(unparsed(text, measure, help));
    }
    match Unit::from_word(word) {
        Some(unit) if unit.measure() == measure => Ok(Some(unit)),
        Some(Unit::Metre) if measure == Measure::Time => Err(unparsed(
            text,
            measure,
            format!("`m` is metres; for minutes write `{numbers} min`"),
        )),
        Some(unit) => Err(unparsed(
            text,
            measure,
            format!(
                "`{word}` is a {}; write {expected}",
                measured(unit.measure())
            ),
        )),
        None => Err(unparsed(
            text,
            measure,
            unknown_unit(word, measure, numbers),
        )),
    }
}

/// Refuses a range that runs backwards.
fn in_order(text: &str, quantity: Quantity) -> Result<Quantity, Problem> {
    match (quantity.at_least, quantity.at_most) {
        (Some(low), Some(high)) if low > high => Err(Problem {
            code: "range-inverted",
            message: format!("`{}` runs backwards", quoted(text)),
            help: format!("write `{}`", Quantity::range(low, high, quantity.unit)),
            hyphens_only: false,
        }),
        _ => Ok(quantity),
    }
}

fn is_look_alike(c: char) -> bool {
    LOOK_ALIKES.iter().any(|(bad, _)| *bad == c)
}

/// Refuses look-alike hyphens, and names the one that was found.
fn refuse_look_alikes(text: &str, measure: Measure) -> Result<(), Problem> {
    let name_of = |c: char| LOOK_ALIKES.iter().find(|(bad, _)| *bad == c);
    let Some((bad, name)) = text.chars().find_map(name_of) else {
        return Ok(());
    };
    let fixed: String = text
        .chars()
        .map(|c| if is_look_alike(c) { '-' } else { c })
        .collect();
    Err(Problem {
        code: "bad-hyphen",
        message: format!(
            "`{}` holds a {name} (U+{:04X}) in place of the keyboard's hyphen",
            quoted(text),
            *bad as u32
        ),
        help: format!("write `{}`", quoted(&fixed)),
        // With a soft hyphen, `1-5` may be a range or a `15`.
        hyphens_only: !text.contains(SOFT_HYPHEN) && parse(&fixed, measure).is_ok(),
    })
}

fn unparsed(text: &str, measure: Measure, help: String) -> Problem {
    let message = if text.is_empty() {
        format!("no {} is written here", measured(measure))
    } else {
        format!("`{}` isn't a {}", quoted(text), measured(measure))
    };
    Problem {
        code: "dose-unparsed",
        message,
        help,
        hyphens_only: false,
    }
}
