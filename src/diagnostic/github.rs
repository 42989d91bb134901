//! Diagnostics as workflow commands of GitHub Actions, which shows them beside the changed lines.
//!
//! Each is one line, `::error file=…,line=…::message`. What would end a property or the line is
//! escaped as GitHub reads it. Columns are only given within one line: GitHub drops them otherwise.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::excerpt::clean_text;
use super::place::Places;
use super::{Diagnostic, Level, Lookup};

/// The commands. `folder` leads from where GitHub looks for files to the site's: empty, or ending
/// with `/`.
#[must_use]
pub fn report(diagnostics: &[Diagnostic], lookup: &dyn Lookup, folder: &str) -> String {
    let mut places = Places::new(lookup);
    let mut out = String::new();
    for told in diagnostics {
        let Some(place) = places.of(told.primary) else {
            continue;
        };
        let command = match told.level {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Note => "notice",
        };
        let file = format!("{folder}{}", place.file);
        let (start, end) = (place.start, place.end);
        // Writing to a `String` can't fail.
        let _ = write!(
            out,
            "::{command} file={},line={}",
            property(&file),
            start.line
        );
        if start.line == end.line {
            let _ = write!(
                out,
                ",col={},endLine={},endColumn={}",
                start.column, end.line, end.column
            );
        } else {
            let _ = write!(out, ",endLine={}", end.line);
        }
        let _ = writeln!(
            out,
            ",title={}::{}",
            property(told.code),
            data(&words(told))
        );
    }
    out
}

/// The message, and on a line of its own what to do.
fn words(told: &Diagnostic) -> String {
    let message = super::excerpt::clean_line(&told.message);
    match &told.help {
        Some(help) => format!("{message}\nhelp: {}", clean_text(help)),
        None => message.into_owned(),
    }
}

fn data(text: &str) -> String {
    escape(text, &[('%', "%25"), ('\r', "%0D"), ('\n', "%0A")]).into_owned()
}

fn property(text: &str) -> String {
    let text = data(text);
    escape(&text, &[(':', "%3A"), (',', "%2C")]).into_owned()
}

fn escape<'a>(text: &'a str, escapes: &[(char, &str)]) -> Cow<'a, str> {
    if !text.contains(|c| escapes.iter().any(|(from, _)| *from == c)) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match escapes.iter().find(|(from, _)| *from == c) {
            Some((_, to)) => out.push_str(to),
            None => out.push(c),
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_a_command_early() {
        assert_eq!(data("50 %\r\n::error::x"), "50 %25%0D%0A::error::x");
        assert_eq!(property("a,b:c\n%"), "a%2Cb%3Ac%0A%25");
    }
}
