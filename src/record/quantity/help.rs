//! What to write instead of a text that isn't a quantity: the nearest correct spelling.
//!
//! Help names the whole quantity, ready to copy. Where the right one can't be told, it gives
//! examples: a wrong number on a card can hurt somebody, so nothing is guessed.

use super::parse::Token;
use super::{Quantity, UNITS};
use crate::diagnostic::near::nearest;
use crate::yaml::field::Measure;

/// Help for tokens that match no form: the same thing, well written, where one can tell.
pub(super) fn suggestion(tokens: &[Token<'_>], measure: Measure) -> String {
    use Token::{Dash, Number, Other, Word};
    let unit = |rest: &[Token<'_>]| match rest {
        [Word(unit), ..] => format!(" {unit}"),
        _ => String::new(),
    };
    match tokens {
        [Number(a), Other(','), Number(b), rest @ ..] => {
            format!("write decimals with a point: `{a}.{b}{}`", unit(rest))
        }
        [Word("at"), Word("least"), Number(n), rest @ ..]
        | [Other('≥') | Word("min" | "minimum"), Number(n), rest @ ..]
        | [Number(n), Other('+'), rest @ ..] => format!("write `>={n}{}`", unit(rest)),
        [Word("at"), Word("most"), Number(n), rest @ ..]
        | [Other('<'), Other('='), Number(n), rest @ ..]
        | [Other('≤') | Word("max" | "maximum"), Number(n), rest @ ..] => {
            format!("write `up to {n}{}`", unit(rest))
        }
        [
            Number(a),
            Word(one),
            Dash | Word("to"),
            Number(b),
            Word(two),
        ] if one == two => {
            format!("write the unit once, at the end: `{a}-{b} {two}`")
        }
        [Number(_), Word(_), Dash | Word("to"), Number(_), Word(_)] => {
            "write both numbers in one unit, named once at the end".to_owned()
        }
        [Number(a), Word("x") | Other('×'), Number(b), ..] => {
            format!("write `sets: {a}` and `reps: {b}` on lines of their own")
        }
        _ => by_example(measure).to_owned(),
    }
}

/// The forms that a quantity may have.
pub(super) fn by_example(measure: Measure) -> &'static str {
    match measure {
        Measure::Count => "write `8`, `8-12`, `>=8` or `up to 12`",
        Measure::Time => "write `20 s`, `20-30 s`, `>=20 s` or `up to 30 s`",
        Measure::Length => "write `20 m`, `20-30 m`, `>=20 m` or `up to 30 m`",
        Measure::Mass => "write `2 kg`, `2-5 kg`, `>=2 kg` or `up to 5 kg`",
    }
}

/// "write `20-30 s` for seconds or `20-30 min` for minutes".
pub(super) fn with_units(numbers: Quantity, measure: Measure) -> String {
    let (one, other) = match measure {
        Measure::Count | Measure::Time => ("s` for seconds", "min` for minutes"),
        Measure::Length => ("m` for metres", "ft` for feet"),
        Measure::Mass => ("kg` for kilograms", "lb` for pounds"),
    };
    format!("write `{numbers} {one} or `{numbers} {other}")
}

/// Help for a word that is no unit: the nearest one, or the ones there are.
pub(super) fn unknown_unit(word: &str, measure: Measure, numbers: Quantity) -> String {
    let rows = || UNITS.iter().filter(|row| row.measure == measure);
    let names = rows().flat_map(|row| row.names.iter().copied());
    if let Some(near) = nearest(word, names).filter(|_| word.chars().count() > 2) {
        return format!("did you mean `{numbers} {near}`?");
    }
    let symbols: Vec<String> = rows()
        .map(|row| format!("`{}`", row.unit.symbol()))
        .collect();
    let symbols = symbols.join(", ");
    format!("`{}` isn't a unit; write one of {symbols}", quoted(word))
}

/// What is measured, in a word.
pub(super) fn measured(measure: Measure) -> &'static str {
    match measure {
        Measure::Count => "count",
        Measure::Time => "time",
        Measure::Length => "length",
        Measure::Mass => "weight",
    }
}

/// A text as it can stand in a message: on one line, not too long.
pub(super) fn quoted(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(40) {
        Some((cut, _)) => format!("{}…", &line[..cut]),
        None => line,
    }
}
