//! Where the front matter of a file begins and ends.
//!
//! A file begins with a line `---` (a byte-order mark, trailing blanks and CRLF don't matter), then
//! YAML, then a second line `---`. Nothing else is front matter: a `---` further down is a rule.

use std::ops::Range;

use crate::diagnostic::{Checked, Diagnostic, FileId, Span};

/// The parts of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Split {
    /// The opening line, or the first byte of a file without front matter; missing keys are told here.
    pub opening: Span,
    /// The YAML between the lines; `None` where the file has no front matter.
    pub yaml: Option<Range<usize>>,
    /// The Markdown.
    pub body: Range<usize>,
    /// The second `---` is missing, so what the file means is anyone's guess.
    pub unclosed: bool,
}

/// Splits a file's text.
pub fn split(file: FileId, text: &str) -> Checked<Split> {
    let start = if text.starts_with('\u{FEFF}') {
        '\u{FEFF}'.len_utf8()
    } else {
        0
    };
    let (first, mut at) = line(text, start);
    let opening = Span::new(file, start..start + first.trim_end().len());
    if first.trim_end() != "---" {
        let none = Split {
            opening: Span::new(file, start..start),
            yaml: None,
            body: start..text.len(),
            unclosed: false,
        };
        return Checked::new(none, Vec::new());
    }
    let yaml_start = at;
    while at < text.len() {
        let (content, next) = line(text, at);
        if content.trim_end() == "---" {
            let split = Split {
                opening,
                yaml: Some(yaml_start..at),
                body: next..text.len(),
                unclosed: false,
            };
            return Checked::new(split, Vec::new());
        }
        at = next;
    }
    let diagnostic = Diagnostic::error(
        "front-matter-not-closed",
        opening,
        "the front matter that begins here never ends",
    )
    .help("put a line with only `---` after the last key");
    let split = Split {
        opening,
        yaml: None,
        body: text.len()..text.len(),
        unclosed: true,
    };
    Checked::new(split, vec![diagnostic])
}

/// The line that begins at `at`, and where the next one begins.
fn line(text: &str, at: usize) -> (&str, usize) {
    let end = text[at..].find('\n').map_or(text.len(), |n| at + n + 1);
    (&text[at..end], end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> (Option<&str>, &str) {
        let split = split(FileId(0), text).value;
        (split.yaml.map(|yaml| &text[yaml]), &text[split.body])
    }

    #[test]
    fn finds_both_lines() {
        assert_eq!(
            parts("---\ntitle: A\n---\nbody"),
            (Some("title: A\n"), "body")
        );
        assert_eq!(
            parts("\u{FEFF}---  \r\ntitle: A\r\n---\t\r\nbody"),
            (Some("title: A\r\n"), "body")
        );
        assert_eq!(parts("---\n---"), (Some(""), ""));
        assert_eq!(
            parts("no front matter\n---\n"),
            (None, "no front matter\n---\n")
        );
        assert_eq!(parts("----\nx\n"), (None, "----\nx\n"));
        assert_eq!(parts(""), (None, ""));
    }

    #[test]
    fn tells_a_missing_end() {
        let split = split(FileId(0), "---\ntitle: A\n\nText\n");
        assert_eq!(split.diagnostics[0].code, "front-matter-not-closed");
        assert!(split.value.unclosed);
    }
}
