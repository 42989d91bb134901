//! What a syntax error means: in an author's words, and put right where the cause is certain.
//!
//! The library says where it stopped; the mistake is often a line above. Two mistakes are known for
//! sure: an unquoted value that holds `: `, and a space that only looks like one in front of a key
//! or after its colon. For these there's a fix, but only where reading proves it: all that stands
//! above reads well, and with the line put right it reads as what the author wrote. A line whose
//! value may go on below isn't touched.

use std::ops::Range;

use super::parse::{Source, reads};
use super::write::quoted;
use super::{Node, Value};
use crate::diagnostic::{Diagnostic, Span};

/// A syntax error.
pub(super) struct Mistake<'a> {
    /// The document.
    pub source: Source<'a>,
    /// The document's text; lines that were told before are blank.
    pub text: &'a str,
    /// The byte where the library stopped.
    pub at: usize,
    /// What the library says.
    pub info: &'a str,
    /// Whether each mistake above is understood, so that what stands below can be.
    pub is_clear_above: bool,
}

impl Mistake<'_> {
    /// What to tell, and the line that it is about.
    pub fn explain(&self) -> (Diagnostic, Range<usize>) {
        let line = culprit(self.text, line_at(self.text, self.at));
        if let Some((told, line)) = self.look_alike_space(&line) {
            return (told, line);
        }
        let told = self
            .unquoted_colon(&line)
            .unwrap_or_else(|| self.other(&line));
        (told, line)
    }

    fn place(&self, range: Range<usize>) -> Span {
        let start = self.source.start;
        Span::new(self.source.file, start + range.start..start + range.end)
    }

    /// The commonest mistake: `title: Back: care`.
    fn unquoted_colon(&self, line: &Range<usize>) -> Option<Diagnostic> {
        let written = &self.text[line.clone()];
        let (value, quoted) = unquoted_colon(written)?;
        let start = written[..value.start].trim_start();
        let span = self.place(line.start + value.start..line.start + value.end);
        let message = "a value that holds `: ` needs quotes";
        let told = Diagnostic::error("yaml-invalid", span, message)
            .help(format!("write `{start}{quoted}`"));
        let text = &written[value.clone()];
        let mended = format!("{}{quoted}", &written[..value.start]);
        let is_sure = self.is_clear_above
            && !text.contains(" #")
            && self.ends_here(line, written)
            && self.fails_with(line, written)
            && self.reads_with(line, &mended) == Some(text.to_owned());
        Some(if is_sure {
            told.fix(span, quoted)
        } else {
            told
        })
    }

    /// A no-break space before a key or after its colon, in this line or in those above it.
    fn look_alike_space(&self, line: &Range<usize>) -> Option<(Diagnostic, Range<usize>)> {
        let has = |line: &Range<usize>| !look_alike_spaces(&self.text[line.clone()]).is_empty();
        let above =
            |line: &Range<usize>| (line.start > 0).then(|| line_at(self.text, line.start - 1));
        let here = Some(line.clone()).filter(has);
        let mut line = here.or_else(|| above(line).filter(has))?;
        // Lines with this mistake are one text for YAML, which trips only after the last of them.
        while let Some(before) = above(&line).filter(has) {
            line = before;
        }
        let spaces = look_alike_spaces(&self.text[line.clone()]);
        let written = &self.text[line.clone()];
        let mended = with_spaces(written, &spaces);
        let value = mended.split_once(':')?.1.trim().to_owned();
        let is_sure = self.is_clear_above
            && (value.is_empty() || self.ends_here(&line, &mended))
            && self.reads_with(&line, &mended) == Some(reads_as(&value)?);
        if !is_sure {
            return None;
        }
        let place =
            |space: &Range<usize>| self.place(line.start + space.start..line.start + space.end);
        let first = spaces.first()?;
        let message = "this only looks like a space, and YAML doesn't read it as one";
        let told = Diagnostic::error("yaml-invalid", place(first), message)
            .help("write a space with the space bar");
        let told = spaces
            .iter()
            .fold(told, |told, space| told.fix(place(space), " "));
        Some((told, line))
    }

    fn other(&self, line: &Range<usize>) -> Diagnostic {
        let written = &self.text[line.clone()];
        let tell = |place: Range<usize>, message: &str| {
            Diagnostic::error("yaml-invalid", self.place(place), message)
        };
        if written.trim_start().starts_with('\t') || written.starts_with('\t') {
            return tell(line.clone(), "this line is indented with a tab")
                .help("indent with spaces");
        }
        if let Some(value) = written.split_once(": ").map(|(_, value)| value.trim())
            && value.starts_with(['@', '`', '%', '*', '&', '!', '|', '>', '{', '[', '"', '\''])
        {
            let first = value.chars().next().unwrap_or_default();
            let message =
                format!("this value begins with `{first}`, which YAML reads in its own way");
            return tell(line.clone(), &message)
                .here(lowercase_first(self.info))
                .help("put the whole value in quotes, and close every bracket and quote");
        }
        let at = self.at.clamp(line.start, line.end);
        tell(at..line.end, "this isn't valid YAML")
            .here(lowercase_first(self.info))
            .help("check the indentation and the quotes of this line and the one above")
    }

    /// The last value of the document up to a line that is written in this way, if it reads well.
    fn reads_with(&self, line: &Range<usize>, written: &str) -> Option<String> {
        let above = &self.text[..line.start];
        let text = format!("{above}{written}\n");
        let is_good_above = above.trim().is_empty() || reads(above).is_some();
        let node = reads(&text).filter(|_| is_good_above)?;
        last_value(&node)
    }

    fn fails_with(&self, line: &Range<usize>, written: &str) -> bool {
        reads(&format!("{}{written}\n", &self.text[..line.start])).is_none()
    }

    /// Whether nothing below belongs to the value of the key of a line, which is written in this way.
    fn ends_here(&self, line: &Range<usize>, written: &str) -> bool {
        let Some((column, is_item)) = key_column(written) else {
            return false;
        };
        let whole = &self.source.text[self.source.start..self.source.end];
        let below = whole.get(line.end..).unwrap_or_default().lines().skip(1);
        let mut written = below.filter(|text| {
            let text = text.trim();
            !text.is_empty() && !text.starts_with('#')
        });
        match written.next() {
            None => !is_item,
            // `- word: …` is a record only where another key stands below; else it may be a sentence.
            Some(next) if is_item => {
                key_column(next).is_some_and(|(other, is_item)| other == column && !is_item)
            }
            Some(next) => indentation(next) <= column,
        }
    }
}

/// How a value reads that stands alone.
fn reads_as(value: &str) -> Option<String> {
    last_value(&reads(&format!("key: {value}\n"))?)
}

/// The text of the scalar with which a document ends; an absent value is the empty text.
fn last_value(node: &Node) -> Option<String> {
    match &node.value {
        Value::Null => Some(String::new()),
        Value::Scalar { text, .. } => Some(text.clone()),
        Value::List(items) => last_value(items.last()?),
        Value::Map(entries) => last_value(&entries.last()?.value),
    }
}

fn indentation(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// The column of the key of a `key: value` line, and whether it stands after a `- `.
fn key_column(line: &str) -> Option<(usize, bool)> {
    let mut column = indentation(line);
    let mut is_item = false;
    while let Some(rest) = line[column..].strip_prefix("- ") {
        is_item = true;
        column += 2 + indentation(rest);
    }
    let rest = &line[column..];
    let key = &rest[..rest.find(':')?];
    let is_word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
    let is_key = key.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_');
    (is_key && key.chars().all(is_word)).then_some((column, is_item))
}

/// Spaces that aren't the space bar's, before the key of a line or directly after its colon.
fn look_alike_spaces(line: &str) -> Vec<Range<usize>> {
    let is_space = |c: char| c == ' ' || is_look_alike(c);
    let start = line.len() - line.trim_start_matches(is_space).len();
    let plain = with_spaces(line, &found_in(line, 0..start));
    let lead = found_in(line, 0..start);
    let Some((column, _)) = key_column(&plain) else {
        return Vec::new();
    };
    // Look-alikes in front are longer than the spaces in `plain`.
    let column = column + (line.len() - plain.len());
    let Some(colon) = line[column..].find(':').map(|at| column + at + 1) else {
        return Vec::new();
    };
    let after = &line[colon..];
    let end = colon + (after.len() - after.trim_start_matches(is_space).len());
    let mut spaces = lead;
    if after.starts_with(is_look_alike) {
        spaces.extend(found_in(line, colon..end));
    }
    spaces
}

fn found_in(line: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let found = line[range.clone()].char_indices();
    found
        .filter(|(_, c)| is_look_alike(*c))
        .map(|(at, c)| range.start + at..range.start + at + c.len_utf8())
        .collect()
}

fn with_spaces(line: &str, spaces: &[Range<usize>]) -> String {
    let mut out = String::with_capacity(line.len());
    let mut at = 0;
    for space in spaces {
        out.push_str(&line[at..space.start]);
        out.push(' ');
        at = space.end;
    }
    out + &line[at..]
}

/// Whether a character is as wide as a space, and isn't one for YAML.
fn is_look_alike(c: char) -> bool {
    matches!(
        c,
        '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}'
    )
}

/// The line (without its break) that holds the byte `at`; blank lines are skipped backwards, since
/// the library often notices a mistake only at the start of the next line.
fn line_at(text: &str, at: usize) -> Range<usize> {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    loop {
        let start = text[..at].rfind('\n').map_or(0, |n| n + 1);
        let end = text[at..].find('\n').map_or(text.len(), |n| at + n);
        if start == 0 || !text[start..end].trim().is_empty() {
            return start..end;
        }
        at = start - 1;
    }
}

/// The line to blame: that of the error, or the one above where a bracket was left open there.
fn culprit(text: &str, line: Range<usize>) -> Range<usize> {
    if line.start == 0 {
        return line;
    }
    let above = line_at(text, line.start - 1);
    let written = &text[above.clone()];
    let is_open = |open, close| written.matches(open).count() > written.matches(close).count();
    if is_open('[', ']') || is_open('{', '}') {
        above
    } else {
        line
    }
}

/// The value of a `key: value: more` line, as a range of the line, and the same in quotes.
fn unquoted_colon(line: &str) -> Option<(Range<usize>, String)> {
    let key_end = line.find(": ")?;
    let start = key_end + 2 + (line[key_end + 2..].len() - line[key_end + 2..].trim_start().len());
    let value = line[start..].trim_end();
    if value.starts_with(['"', '\'', '[', '{', '|', '>'])
        || !(value.contains(": ") || value.ends_with(':'))
    {
        return None;
    }
    Some((start..start + value.len(), quoted(value)))
}

fn lowercase_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_lowercase().chain(letters).collect()
    })
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::FileId;
    use crate::yaml::parse::{Source, parse};

    /// The text with the fixes of its syntax errors.
    fn mended(text: &str) -> String {
        let source = Source {
            file: FileId(0),
            text,
            start: 0,
            end: text.len(),
        };
        let mut edits: Vec<_> = parse(source)
            .diagnostics
            .into_iter()
            .flat_map(|told| told.fix)
            .collect();
        edits.sort_by_key(|edit| std::cmp::Reverse(edit.span.start));
        let mut out = text.to_owned();
        for edit in edits {
            out.replace_range(edit.span.range(), &edit.text);
        }
        out
    }

    #[test]
    fn values_with_a_colon_are_quoted() {
        let cases = [
            ("title: Back: care\n", "title: \"Back: care\"\n"),
            (
                "a: 1\r\nb: x: \"y\" \\\r\nc: z\r\n",
                "a: 1\r\nb: \"x: \\\"y\\\" \\\\\"\r\nc: z\r\n",
            ),
            ("a: Ends with:\n", "a: \"Ends with:\"\n"),
            (
                "l:\n  - name: Stiff: hips\n    why: x\n",
                "l:\n  - name: \"Stiff: hips\"\n    why: x\n",
            ),
            ("a: b: c\nd: e: f\n", "a: \"b: c\"\nd: \"e: f\"\n"),
        ];
        for (wrong, right) in cases {
            assert_eq!(mended(wrong), right);
            assert_eq!(mended(right), right);
        }
    }

    #[test]
    fn what_is_not_certain_is_left() {
        for text in [
            // The value goes on.
            "summary: One: two\n  and more\n",
            // A comment, or part of the text?
            "title: Back: care # new\n",
            // A sentence, or a record?
            "cautions:\n  - Stop: at once: now\n",
            "a: {b: c: d}\n",
            // Nothing above reads well.
            "x: [\ntitle: Back: care\n",
            "a:\n\tb: c: d\n",
        ] {
            assert_eq!(mended(text), text);
        }
    }

    #[test]
    fn spaces_that_only_look_so_become_spaces() {
        let cases = [
            ("title:\u{a0}Foo\nsummary: x\n", "title: Foo\nsummary: x\n"),
            ("title: Foo\nsummary:\u{a0}x\n", "title: Foo\nsummary: x\n"),
            ("a: b\ntags:\u{a0}[x, \"y\"]\n", "a: b\ntags: [x, \"y\"]\n"),
            ("r:\u{a0}\n  a: x\n", "r: \n  a: x\n"),
            ("a:\u{a0}x\nb:\u{202f}y\nc: z\n", "a: x\nb: y\nc: z\n"),
            ("r:\n  a: x\n \u{a0}b: y\n", "r:\n  a: x\n  b: y\n"),
        ];
        for (wrong, right) in cases {
            assert_eq!(mended(wrong), right, "{wrong:?}");
        }
    }
}
