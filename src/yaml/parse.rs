//! From text to a tree: drives the YAML library's events, with limits.
//!
//! 1. Events are taken one by one; depth and number of nodes are capped, anchors, aliases and tags
//!    are refused where they stand.
//! 2. Duplicate keys are told with both places; the first one counts.
//! 3. After a syntax error the offending line (`syntax.rs` says which) is blanked out, at the same
//!    length so that places stay right, and the rest is read again, so that one run tells all the
//!    mistakes of a file.

use std::ops::Range;

use saphyr_parser::{Event, Parser, ScalarStyle};

use super::syntax::Mistake;
use super::{Entry, Node, Value};
use crate::diagnostic::{Checked, Diagnostic, FileId, Span};

/// Deepest nesting that is read. Our deepest record has seven levels.
const MAX_DEPTH: usize = 24;
/// Most nodes in one document; the longest real front matter has a few hundred.
const MAX_NODES: usize = 50_000;
/// Most bytes of one YAML document.
const MAX_BYTES: usize = 1024 * 1024;
/// How many syntax errors are told before the rest of the document is given up.
const MAX_SYNTAX_ERRORS: usize = 8;

/// Where a piece of YAML stands inside its file.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// The file.
    pub file: FileId,
    /// The file's whole text.
    pub text: &'a str,
    /// Where the YAML begins in it.
    pub start: usize,
    /// Where it ends.
    pub end: usize,
}

/// Reads one YAML document. An empty document is an empty map.
pub fn parse(source: Source<'_>) -> Checked<Node> {
    let whole = Span::new(source.file, source.start..source.end);
    let empty = Node {
        span: whole,
        value: Value::Map(Vec::new()),
    };
    if source.end - source.start > MAX_BYTES {
        let message = format!("this YAML is larger than {} KiB", MAX_BYTES / 1024);
        let first = Span::new(source.file, source.start..source.start);
        return Checked::new(
            empty,
            vec![
                Diagnostic::error("yaml-invalid", first, message)
                    .help("split it into several files"),
            ],
        );
    }
    let mut text = source.text[source.start..source.end].to_owned();
    let mut told = Vec::new();
    for _ in 0..MAX_SYNTAX_ERRORS {
        let mut reader = Reader::new(source, &text);
        let outcome = reader.read();
        let mut met = std::mem::take(&mut reader.diagnostics);
        match outcome {
            Ok(node) => {
                told.append(&mut met);
                let mut node = node.unwrap_or(empty);
                if !told.is_empty() {
                    forget_emptied(&mut node, source, &text);
                }
                return Checked::new(node, told);
            }
            Err(Stop::Limit(diagnostic)) => {
                told.push(*diagnostic);
                return Checked::new(empty, told);
            }
            Err(Stop::Syntax { at, info }) => {
                let mistake = Mistake {
                    source,
                    text: &text,
                    at,
                    info: &info,
                    is_clear_above: told.iter().all(|told| !told.fix.is_empty()),
                };
                let (diagnostic, line) = mistake.explain();
                told.push(diagnostic);
                blank(&mut text, line);
            }
        }
    }
    Checked::new(empty, told)
}

/// The tree of a text that has no syntax error.
pub(super) fn reads(text: &str) -> Option<Node> {
    let source = Source {
        file: FileId(0),
        text,
        start: 0,
        end: text.len(),
    };
    Reader::new(source, text).read().ok().flatten()
}

/// Why reading stopped early.
enum Stop {
    Limit(Box<Diagnostic>),
    Syntax { at: usize, info: String },
}

fn limit(diagnostic: Diagnostic) -> Stop {
    Stop::Limit(Box::new(diagnostic))
}

/// Drives the events of one attempt.
struct Reader<'a> {
    source: Source<'a>,
    parser: Parser<'a, saphyr_parser::StrInput<'a>>,
    /// Byte offset of each character where the text isn't ASCII; empty where it is.
    offsets: Vec<u32>,
    length: usize,
    nodes: usize,
    diagnostics: Vec<Diagnostic>,
}

impl<'a> Reader<'a> {
    fn new(source: Source<'a>, text: &'a str) -> Self {
        let offsets = if text.is_ascii() {
            Vec::new()
        } else {
            text.char_indices()
                .map(|(at, _)| u32::try_from(at).unwrap_or(u32::MAX))
                .collect()
        };
        Self {
            source,
            parser: Parser::new_from_str(text),
            offsets,
            length: text.len(),
            nodes: 0,
            diagnostics: Vec::new(),
        }
    }

    /// The document's root, or none where the document is empty.
    fn read(&mut self) -> Result<Option<Node>, Stop> {
        let mut root = None;
        while let Some((event, span)) = self.next()? {
            match event {
                Event::StreamEnd => break,
                Event::DocumentStart(_) if root.is_some() => {
                    let message = "a second YAML document begins here";
                    let diagnostic = Diagnostic::error("yaml-invalid", self.span(&span), message);
                    return Err(limit(diagnostic.help("keep one block of keys in a file")));
                }
                Event::StreamStart
                | Event::DocumentStart(_)
                | Event::DocumentEnd
                | Event::Nothing => {}
                event => root = Some(self.node(event, &span, 0)?),
            }
        }
        Ok(root.filter(|node| node.value != Value::Null))
    }

    fn next(&mut self) -> Result<Option<(Event<'a>, saphyr_parser::Span)>, Stop> {
        match self.parser.next() {
            None => Ok(None),
            Some(Ok(pair)) => Ok(Some(pair)),
            Some(Err(error)) => Err(Stop::Syntax {
                at: self.byte(error.marker().index()),
                info: error.info().to_owned(),
            }),
        }
    }

    fn node(
        &mut self,
        event: Event<'a>,
        at: &saphyr_parser::Span,
        depth: usize,
    ) -> Result<Node, Stop> {
        self.nodes += 1;
        if depth > MAX_DEPTH || self.nodes > MAX_NODES {
            let message = if depth > MAX_DEPTH {
                "nested too deeply"
            } else {
                "too many values in one YAML document"
            };
            return Err(limit(
                Diagnostic::error("yaml-invalid", self.span(at), message)
                    .help("no record needs this; make it simpler"),
            ));
        }
        self.refuse_extras(&event, at)?;
        let mut span = self.span(at);
        let value = match event {
            Event::Scalar(text, style, ..) => scalar(&text, style),
            Event::SequenceStart(..) => self.list(&mut span, depth)?,
            Event::MappingStart(..) => self.map(&mut span, depth)?,
            _ => Value::Null,
        };
        Ok(Node { span, value })
    }

    fn list(&mut self, span: &mut Span, depth: usize) -> Result<Value, Stop> {
        let mut items = Vec::new();
        while let Some((event, at)) = self.next()? {
            if event == Event::SequenceEnd {
                break;
            }
            let item = self.node(event, &at, depth + 1)?;
            span.end = span.end.max(item.span.end);
            items.push(item);
        }
        Ok(Value::List(items))
    }

    fn map(&mut self, span: &mut Span, depth: usize) -> Result<Value, Stop> {
        let mut entries: Vec<Entry> = Vec::new();
        while let Some((event, at)) = self.next()? {
            if event == Event::MappingEnd {
                break;
            }
            let key = self.node(event, &at, depth + 1)?;
            let Some((event, at)) = self.next()? else {
                break;
            };
            let value = self.node(event, &at, depth + 1)?;
            span.end = span.end.max(value.span.end).max(key.span.end);
            let Some(key) = key.spanned_text() else {
                let diagnostic =
                    Diagnostic::error("yaml-invalid", key.span, "a key must be a single word");
                self.diagnostics.push(diagnostic.help("write `key: value`"));
                continue;
            };
            if let Some(first) = entries.iter().find(|entry| entry.key.value == key.value) {
                let diagnostic = Diagnostic::error(
                    "duplicate-key",
                    key.span,
                    format!("`{}` stands twice", key.value),
                )
                .label(first.key.span, "first here")
                .help("keep one of the two");
                self.diagnostics.push(diagnostic);
            } else {
                entries.push(Entry { key, value });
            }
        }
        Ok(Value::Map(entries))
    }

    /// Anchors, aliases and tags end the reading: what follows can't be trusted.
    fn refuse_extras(&self, event: &Event<'_>, at: &saphyr_parser::Span) -> Result<(), Stop> {
        let what = match event {
            Event::Alias(_) => "an alias (`*name`)",
            Event::Scalar(_, _, anchor, _)
            | Event::SequenceStart(anchor, _)
            | Event::MappingStart(anchor, _)
                if *anchor != 0 =>
            {
                "an anchor (`&name`)"
            }
            Event::Scalar(_, _, _, Some(_))
            | Event::SequenceStart(_, Some(_))
            | Event::MappingStart(_, Some(_)) => "a tag (`!name`)",
            _ => return Ok(()),
        };
        let diagnostic = Diagnostic::error(
            "yaml-invalid",
            self.span(at),
            format!("{what} isn't allowed here"),
        )
        .help("write the value out, or put it in quotes if it is meant as text");
        Err(limit(diagnostic))
    }

    fn byte(&self, character: usize) -> usize {
        if self.offsets.is_empty() {
            character.min(self.length)
        } else {
            self.offsets
                .get(character)
                .map_or(self.length, |at| *at as usize)
        }
    }

    fn span(&self, at: &saphyr_parser::Span) -> Span {
        let start = self.source.start + self.byte(at.start.index());
        let end = self.source.start + self.byte(at.end.index());
        // The library ends a plain scalar after its trailing blanks and line break: trim them.
        let end = start
            + self
                .source
                .text
                .get(start..end)
                .map_or(0, |text| text.trim_end().len());
        Span::new(self.source.file, start..end)
    }
}

fn scalar(text: &str, style: ScalarStyle) -> Value {
    let plain = style == ScalarStyle::Plain;
    if plain && matches!(text, "" | "~" | "null" | "Null" | "NULL") {
        return Value::Null;
    }
    Value::Scalar {
        text: text.to_owned(),
        plain,
    }
}

/// Takes out keys whose value stood in a line that was blanked: they aren't empty, they're unread.
fn forget_emptied(node: &mut Node, source: Source<'_>, left: &str) {
    match &mut node.value {
        Value::Map(entries) => {
            entries.retain(|entry| {
                let after = entry.key.span.range().end + 1;
                let next = source.text.get(after..source.end).and_then(|rest| {
                    Some(after - source.start + rest.find(|c: char| !c.is_whitespace())?)
                });
                let is_blanked = next.is_some_and(|at| left.as_bytes().get(at) == Some(&b' '));
                entry.value.value != Value::Null || !is_blanked
            });
            for entry in entries {
                forget_emptied(&mut entry.value, source, left);
            }
        }
        Value::List(items) => {
            for item in items {
                forget_emptied(item, source, left);
            }
        }
        Value::Null | Value::Scalar { .. } => {}
    }
}

fn blank(text: &mut String, line: Range<usize>) {
    let spaces = " ".repeat(line.len());
    text.replace_range(line, &spaces);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Checked<Node> {
        parse(Source {
            file: FileId(0),
            text,
            start: 0,
            end: text.len(),
        })
    }

    #[test]
    fn keeps_words_and_places() {
        let read = read("title: Tilt \nsure: no\nlist: [é, b]\n");
        assert_eq!(read.diagnostics, []);
        assert_eq!(read.value.get("sure").unwrap().as_text(), Some("no"));
        assert_eq!(read.value.get("title").unwrap().span.range(), 7..11);
        assert_eq!(
            read.value.get("list").unwrap().items()[1].span.range(),
            33..34
        );
    }

    #[test]
    fn tells_every_syntax_error_and_keeps_the_rest() {
        let read = read("title: Back: care\nsummary: One: two\nweight: 3\n");
        let helps: Vec<_> = read
            .diagnostics
            .iter()
            .filter_map(|d| d.help.as_deref())
            .collect();
        assert_eq!(
            helps,
            [
                "write `title: \"Back: care\"`",
                "write `summary: \"One: two\"`"
            ]
        );
        assert_eq!(read.value.get("weight").unwrap().as_text(), Some("3"));
    }

    #[test]
    fn a_key_whose_value_cannot_be_read_is_not_empty() {
        let read = read("dose:\n\treps: 8\nsummary:\nweight: 3\n");
        assert_eq!(read.diagnostics.len(), 1);
        assert_eq!(read.value.get("dose"), None);
        assert_eq!(read.value.get("summary").unwrap().value, Value::Null);
        assert_eq!(read.value.get("weight").unwrap().as_text(), Some("3"));
    }

    #[test]
    fn tells_both_places_of_a_duplicate_key() {
        let read = read("hold: 3 s\nhold: 30 s\n");
        assert_eq!(read.diagnostics.len(), 1);
        assert_eq!(read.diagnostics[0].primary.range(), 10..14);
        assert_eq!(read.diagnostics[0].labels[0].0.range(), 0..4);
        assert_eq!(read.value.get("hold").unwrap().as_text(), Some("3 s"));
    }

    #[test]
    fn refuses_bombs() {
        let bomb = "a: &a [x, x]\nb: &b [*a, *a]\n";
        assert_eq!(read(bomb).diagnostics[0].code, "yaml-invalid");
        let deep = format!("a: {}{}", "[".repeat(10_000), "]".repeat(10_000));
        assert_eq!(read(&deep).diagnostics.len(), 1);
        let wide = format!("a: [{}]", "x, ".repeat(60_000));
        assert_eq!(read(&wide).diagnostics.len(), 1);
    }
}
