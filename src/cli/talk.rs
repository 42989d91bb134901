//! What is said: data on standard output; diagnostics, the summary, and why a command failed on
//! standard error.

use std::borrow::Cow;
use std::io::{ErrorKind, IsTerminal, Write};
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result};

use super::Exit;
use crate::diagnostic::{Diagnostic, Level, Lookup, Tally, human};
use crate::pipeline::Summary;

/// The exit code that a run comes to.
pub fn exit(tally: Tally, strict: bool) -> Exit {
    if tally.errors > 0 || (strict && tally.warnings > 0) {
        Exit::Content
    } else {
        Exit::Clean
    }
}

/// How many problems of which level there are.
pub fn words(tally: Tally) -> String {
    let levels = [
        (tally.errors, "error", "errors"),
        (tally.warnings, "warning", "warnings"),
        (tally.notes, "note", "notes"),
    ];
    let some = levels.into_iter().filter(|(number, ..)| *number > 0);
    let words: Vec<_> = some
        .map(|(number, one, many)| count(number, one, many))
        .collect();
    if words.is_empty() {
        "no problems".to_owned()
    } else {
        words.join(", ")
    }
}

/// Whether somebody is looking.
pub fn is_terminal() -> bool {
    std::io::stderr().is_terminal()
}

/// Colours are for terminals whose owner hasn't declined them.
pub fn wants_color() -> bool {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    !is_set("NO_COLOR") && !is_dumb
}

/// Content as standard output may show it: as it is, unless it's a terminal that content could steer.
pub fn shown(text: &str) -> Cow<'_, str> {
    if std::io::stdout().is_terminal() {
        human::clean(text)
    } else {
        Cow::Borrowed(text)
    }
}

/// Says one thing. A reader who has gone away is no reason to fail.
pub fn say(text: &str) {
    let _ = writeln!(std::io::stderr().lock(), "{}", human::clean(text));
}

/// Writes data to standard output. A reader who has gone away is no reason to fail.
pub fn data(text: &str) -> Result<()> {
    let mut out = std::io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(error).context("can't write to standard output")
        }
        _ => Ok(()),
    }
}

/// Writes data as JSON, readable and with a final line break.
pub fn json(value: &serde_json::Value) -> Result<()> {
    data(&format!("{value:#}\n"))
}

/// Shows the diagnostics: on a terminal at most the first twenty of a code, else all.
pub fn diagnostics(all: &[Diagnostic], lookup: &dyn Lookup, quiet: bool) -> Tally {
    let is_shown = |it: &&Diagnostic| !quiet || it.level != Level::Note;
    let shown: Cow<'_, [Diagnostic]> = if all.iter().all(|it| is_shown(&it)) {
        all.into()
    } else {
        all.iter().filter(is_shown).cloned().collect()
    };
    let text = if is_terminal() {
        human::report(&shown, lookup, wants_color())
    } else {
        human::report_all(&shown, lookup)
    };
    let _ = std::io::stderr().lock().write_all(text.as_bytes());
    Tally::of(all)
}

/// What a run made: `12 pages, 1 card, 3 red flags`.
pub fn made(summary: &Summary) -> String {
    let mut made = vec![
        count(summary.pages, "page", "pages"),
        count(summary.cards, "card", "cards"),
        count(summary.red_flags, "red flag", "red flags"),
    ];
    if summary.handouts > 0 {
        made.push(count(summary.handouts, "PDF", "PDFs"));
    }
    made.join(", ")
}

/// The last line of a run.
pub fn summary(made: &str, tally: Tally, time: Duration) {
    say(&format!(
        "{made}: {} ({:.2} s)",
        words(tally),
        time.as_secs_f64()
    ));
}

/// Why a command couldn't do its work, with what caused it.
pub fn failure(error: &anyhow::Error) {
    let mut text = format!("error: {error}");
    for cause in error.chain().skip(1) {
        text = format!("{text}\n  cause: {cause}");
    }
    say(&text);
}

/// How a command that is named to a person finds the site: nothing where it is in this folder.
pub fn root(folder: &Path) -> String {
    if folder == Path::new(".") {
        String::new()
    } else {
        format!(" --root \"{}\"", folder.display())
    }
}

/// A number with its noun.
pub fn count(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strict_counts_warnings() {
        let tally = |errors, warnings| Tally {
            errors,
            warnings,
            notes: 1,
        };
        assert_eq!(exit(tally(0, 2), false), Exit::Clean);
        assert_eq!(exit(tally(0, 2), true), Exit::Content);
        assert_eq!(exit(tally(1, 0), false), Exit::Content);
        assert_eq!(words(tally(1, 2)), "1 error, 2 warnings, 1 note");
        assert_eq!(words(Tally::default()), "no problems");
    }
}
