//! A text as a YAML value: as it is where YAML reads the same back, else in quotes.
//!
//! Whether it does is asked of the reader itself, so there's no list of characters that matter.
//! Deliberately absent: writing anything but one text. Files of authors are edited, never made anew.

use std::fmt::Write as _;

use super::parse::reads;
use super::{Node, Value};

/// The text as the value of a key in a block of keys.
#[must_use]
pub fn value(text: &str) -> String {
    if is_plain(text) {
        text.to_owned()
    } else {
        quoted(text)
    }
}

/// The text in double quotes.
#[must_use]
pub fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            // A tab may stand in quotes. Writing to a `String` can't fail.
            c if ends_line(c) && c != '\t' => {
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// Whether a character ends a line for some program, or is one that no editor shows.
#[must_use]
pub fn ends_line(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')
}

/// Whether the text without quotes is read as this text, and neither as a number nor as yes or no.
fn is_plain(text: &str) -> bool {
    let is_same = |node: &Node| {
        matches!(&node.value, Value::Scalar { text: read, plain: true } if read == text)
            && node.to_json().is_string()
    };
    !text.contains(ends_line)
        && reads(&format!("key: {text}\n"))
            .is_some_and(|node| node.entries().len() == 1 && node.get("key").is_some_and(is_same))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn back(text: &str) -> Option<String> {
        let node = reads(&format!("key: {}\nnext: here\n", value(text)))?;
        assert_eq!(node.get("next")?.as_text(), Some("here"), "{text}");
        Some(node.get("key")?.as_text()?.to_owned())
    }

    #[test]
    fn what_is_written_reads_as_it_was() {
        for text in [
            "Neck turn",
            "Back: what helps",
            "ends with a colon:",
            "a # b",
            "#1 tip",
            "\"Quoted\" and 'quoted'",
            "it's \\ fine",
            "- item",
            "? what",
            "[a, b]",
            "{a: b}",
            "{{ title }}",
            "*star",
            "&and",
            "!bang",
            "%percent",
            "@at",
            "`tick`",
            "| pipe",
            "> fold",
            "---",
            "~",
            "null",
            "true",
            "3",
            " blanks ",
            "two\nlines\r\n\tand \u{7}",
            "line\u{2028}separator",
            "",
            "عنوان",
            "Stretch 🧘",
        ] {
            assert_eq!(back(text).as_deref(), Some(text));
        }
    }

    #[test]
    fn quotes_are_only_where_they_matter() {
        for plain in ["Neck turn", "What's new?", "Don't: never", "a#b", "año"] {
            let is_quoted = value(plain).starts_with('"');
            assert_eq!(is_quoted, plain.contains(": "), "{plain}");
        }
        assert_eq!(value("3"), "\"3\"");
        assert_eq!(value("a \"b\": c\\"), r#""a \"b\": c\\""#);
    }
}
