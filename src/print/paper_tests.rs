//! Texts all the way to paper: whatever authors write is set as text. No word is lost, and none is
//! run as code of the typesetter.

use proptest::prelude::*;
use serde_json::Value;
use typst::layout::{Frame, FrameItem};

use super::fonts::Fonts;
use super::rich::Reader;
use super::typesetter::{Job, Layout, Pages, Typesetter};
use crate::diagnostic::{Diagnostic, FileId, Span};
use crate::document::markdown::{self, Source};
use crate::path::RelPath;
use crate::source::{Role, default_templates};

const LAYOUT: &str = "#import \"rich.typ\": rich\n#import \"base.typ\": sheet, handout\n\
    #show: sheet\n#heading(level: 1)[T]\n#rich(handout.record)\n";

/// What is code in a layout and must be text on paper, and the Markdown around it.
const PIECES: [&str; 34] = [
    "#panic(\"x\")",
    "#{",
    "#[",
    "#let a = 1",
    "#import \"base.typ\": *",
    "#read(\"/site.json\")",
    "$x^2$",
    "$",
    "*",
    "_",
    "`",
    "```",
    "\\",
    "<label>",
    "@reference",
    "// gone",
    "/* gone */",
    "= Title",
    "/ Term: x",
    "~",
    "---",
    "...",
    "\"",
    "'",
    "https://x.example/#a",
    "[[tilt]]",
    "[link](https://y.example)",
    "> ",
    "\n\n",
    "\n- ",
    "\n1. ",
    "| a | b |\n|---|---|\n| c | d |",
    "[^1]\n\n[^1]: Note.",
    "plain words",
];

fn typesetter() -> Typesetter {
    let files = default_templates();
    let built_in = files.iter().filter_map(|file| match &file.role {
        Role::Layout(name) => Some(Layout {
            name,
            file: FileId(0),
            text: &file.text,
        }),
        _ => None,
    });
    let own = Layout {
        name: "card.typ",
        file: FileId(1),
        text: LAYOUT,
    };
    let fonts = Fonts::load(&[], &mut Vec::new());
    Typesetter::new(built_in.chain([own]), fonts, b"{}".to_vec())
}

fn blocks(text: &str) -> Value {
    let folder = RelPath::default();
    let body = markdown::parse(Source {
        file: FileId(0),
        text,
        start: 0,
        folder: &folder,
        raw_html: false,
    });
    serde_json::to_value(Reader::new(None).read(&body.value.html)).unwrap()
}

fn set(typesetter: &Typesetter, record: &Value) -> Result<Pages, Vec<Diagnostic>> {
    let data = serde_json::json!({ "title": "T", "pages": null, "record": record });
    typesetter.set(&Job {
        layout: "card.typ",
        data: serde_json::to_vec(&data).unwrap(),
        qr: None,
        pictures: &[],
        place: Span::new(FileId(0), 0..0),
    })
}

/// The letters of a text, without the white space between them.
fn letters(text: &str) -> String {
    let shown = |c: &char| !c.is_whitespace() && *c != '\u{200B}';
    text.chars().filter(shown).collect()
}

/// All text in the data, in order.
fn text_of(value: &Value) -> String {
    match value {
        Value::Array(items) => items.iter().map(text_of).collect(),
        Value::Object(fields) => fields
            .iter()
            .map(|(key, value)| match (key.as_str(), value) {
                ("text", Value::String(text)) => text.clone(),
                (_, Value::Array(_) | Value::Object(_)) => text_of(value),
                _ => String::new(),
            })
            .collect(),
        _ => String::new(),
    }
}

fn set_text(frame: &Frame) -> String {
    let item = |item: &FrameItem| match item {
        FrameItem::Text(text) => text.text.to_string(),
        FrameItem::Group(group) => set_text(&group.frame),
        _ => String::new(),
    };
    frame.items().map(|(_, part)| item(part)).collect()
}

/// How often each letter stands in a text.
fn counts(text: &str) -> std::collections::BTreeMap<char, usize> {
    let mut counts = std::collections::BTreeMap::new();
    for letter in letters(text).chars() {
        *counts.entry(letter).or_insert(0) += 1;
    }
    counts
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn nothing_is_lost_and_nothing_is_run(pieces in prop::collection::vec(0..PIECES.len(), 1..12)) {
        let text: Vec<&str> = pieces.into_iter().map(|at| PIECES[at]).collect();
        let record = blocks(&text.join(" "));
        let pages = set(&typesetter(), &record);
        let pages = pages.map_err(|told| TestCaseError::fail(format!("{told:?}\n{text:?}")))?;
        let shown: String = pages.frames().map(set_text).collect();
        let shown = counts(&shown);
        for (letter, count) in counts(&text_of(&record)) {
            let there = shown.get(&letter).copied().unwrap_or(0);
            prop_assert!(there >= count, "{letter:?} {there} of {count}\n{text:?}");
        }
    }
}

#[test]
fn code_is_printed_as_it_is() {
    let hostile = "Press #panic(\"now\") and $x$ and \\#import.";
    let record = blocks(hostile);
    let pages = set(&typesetter(), &record).expect("it is text");
    let shown: String = pages.frames().map(set_text).collect();
    assert!(
        letters(&shown).contains("Press#panic(\u{201C}now\u{201D})and$x$and#import."),
        "{shown}"
    );
}

#[test]
fn deep_nesting_is_set() {
    for text in [">".repeat(30) + " deep", "- ".repeat(30) + "deep"] {
        let pages = set(&typesetter(), &blocks(&text)).expect("it is flattened");
        let shown: String = pages.frames().map(set_text).collect();
        assert!(shown.contains("deep"), "{shown}");
    }
}

/// The glyphs of a text, in the order in which they stand on paper.
fn glyphs(frame: &Frame) -> Vec<u16> {
    let item = |item: &FrameItem| match item {
        FrameItem::Text(text) => text.glyphs.iter().map(|glyph| glyph.id).collect(),
        FrameItem::Group(group) => glyphs(&group.frame),
        _ => Vec::new(),
    };
    frame.items().flat_map(|(_, part)| item(part)).collect()
}

#[test]
fn arabic_letters_are_joined() {
    let typesetter = typesetter();
    let of = |text: &str| -> Vec<u16> {
        let pages = set(&typesetter, &blocks(text)).expect("it is text");
        pages.frames().flat_map(glyphs).collect()
    };
    let word = of("\u{628}\u{64A}\u{62A}");
    for letter in ["\u{628}", "\u{64A}"] {
        let alone = of(letter);
        let own = alone
            .iter()
            .find(|glyph| !of("").contains(glyph))
            .expect("a letter");
        assert!(!word.contains(own), "`{letter}` stands alone");
    }
}
