//! The drawing of nearly all diagnostics: one place on one line, without colours.
//!
//! It says what `annotate-snippets` would, letter for letter, in a small part of the time; a test holds
//! both against each other. Whatever takes more thought is left to the library: several places, colours,
//! and characters that aren't as wide as the others. Deliberately absent: a look of its own.

use std::borrow::Cow;
use std::fmt::Write as _;

use unicode_width::UnicodeWidthChar;

use super::Diagnostic;
use super::excerpt::{Quote, clean_line, clean_text, is_printable};

/// Draws a diagnostic that quotes one piece of the file at `path`, which begins in `column`; blanks at the
/// ends of lines are for the caller to take away. None where it isn't simple.
pub fn draw(
    diagnostic: &Diagnostic,
    path: &str,
    column: usize,
    quote: &Quote<'_>,
) -> Option<String> {
    let [(range, mark)] = &quote.marks[..] else {
        return None;
    };
    let (before, marked) = (&quote.text[..range.start], &quote.text[range.clone()]);
    if quote.text.is_empty() || !is_even(&quote.text) {
        return None;
    }
    let message = even(&diagnostic.message, clean_line)?;
    let path = even(path, clean_line)?;
    let words = mark
        .words
        .map_or(Some(Cow::Borrowed("")), |words| even(words, clean_line))?;
    let number = quote.first_line.to_string();
    let margin = " ".repeat(number.len());
    let carets = "^".repeat(marked.chars().count().max(1));
    let start = " ".repeat(before.chars().count());
    let (level, code, text) = (diagnostic.level.word(), diagnostic.code, &quote.text);
    let mut out = format!(
        "{level}[{code}]: {message}\n\
         {margin}--> {path}:{number}:{column}\n\
         {margin} |\n\
         {number} | {text}\n\
         {margin} | {start}{carets} {words}\n"
    );
    if let Some(help) = &diagnostic.help {
        let help = even(help, clean_text)?;
        // Writing to a `String` can't fail.
        let _ = writeln!(out, "{margin} |\n{margin} = help: {help}");
    }
    Some(out)
}

/// A text as it is safe to print, where each of its characters is one column wide.
fn even<'a>(text: &'a str, clean: impl FnOnce(&'a str) -> Cow<'a, str>) -> Option<Cow<'a, str>> {
    Some(clean(text)).filter(|text| is_even(text))
}

/// Whether each character is one column wide.
fn is_even(text: &str) -> bool {
    let is_one = |c: char| c.width() == Some(1);
    text.bytes().all(is_printable) || text.chars().all(is_one)
}
