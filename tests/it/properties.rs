//! Random input: nothing panics, nothing points outside, every address leads where it should.

use mendbook::config;
use mendbook::diagnostic::{FileId, Span};
use mendbook::document::body::HtmlRange;
use mendbook::document::{Document, Input, parse};
use mendbook::lint::{self, Settings};
use mendbook::path::RelPath;
use mendbook::prose::word;
use mendbook::site::route::{Hrefs, Route};
use proptest::prelude::*;

/// Few enough to stay quick, and nothing written into the source tree.
pub fn few() -> ProptestConfig {
    ProptestConfig {
        cases: 256,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// Pieces of which content files are made, whole and broken.
pub const PIECES: &[&str] = &[
    "---\n",
    "---\r\n",
    "\u{FEFF}",
    "\n",
    "\r\n",
    "\n\n",
    "  ",
    "\t",
    "title: Ä title\n",
    "id: an-id\n",
    "kind: routine\n",
    "sources: [a, b]\n",
    "review: { status: draft }\n",
    "dose: { reps: 8–10, hold: 20-30 s, per: side }\n",
    "dose:\n  hold: 15-10\n  load: \"2 kg\"\n",
    "items:\n  - { exercise: a, note: é }\n",
    "variants:\n  - id: easy\n    dose: { reps: 3 }\n",
    "urgency: emergency\n",
    "allow: [{ code: orphan, reason: x }]\n",
    "key: [",
    "{",
    "}",
    "]",
    "\"",
    "'",
    ": ",
    "- ",
    "&a ",
    "*a",
    "!!x ",
    "|\n",
    "1. One\n2. Two\n",
    "1. Ünö\n   - in\n",
    "# H\n",
    "## Heading {#easy}\n",
    "## Ärger\n",
    "[[an-id]]",
    "[[an-id#x|words]]",
    "![[an-id]]",
    "![alt](a.png \"title\")",
    "[x](../y.md#z)",
    "[x](javascript:alert(1))",
    "[^1]",
    "[^1]: note\n",
    "> [!WARNING]\n> Text\n",
    "| a | b |\n|---|---|\n| é | 😀 |\n",
    "- [ ] task\n",
    "Term\n: Definition\n",
    "```\ncode\n```\n",
    "`",
    "**",
    "_",
    "~~",
    "<b>",
    "</b>",
    "<script>",
    "<!-- ",
    " -->",
    "&amp;",
    "\\",
    "\0",
    "😀",
    "e\u{301}",
];

/// Any text at all, or one that looks more like a content file.
pub fn content() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        6 => proptest::sample::select(PIECES).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
        1 => "[a-z ]{1,8}",
    ];
    let pieces = || proptest::collection::vec(piece.clone(), 0..30);
    prop_oneof![
        1 => proptest::collection::vec(any::<char>(), 0..200).prop_map(String::from_iter),
        2 => pieces().prop_map(|pieces| pieces.concat()),
        4 => (pieces(), pieces()).prop_map(|(front, body)| {
            format!("---\n{}\n---\n{}", front.concat(), body.concat())
        }),
    ]
}

/// A place of each kind of page.
pub fn place() -> impl Strategy<Value = RelPath> {
    let paths = [
        "index.md",
        "about.md",
        "guides/a.md",
        "exercises/a.md",
        "routines/index.md",
        "routines/a.md",
        "red-flags/a.md",
        "relief/a.md",
        "glossary/a.md",
        "über uns/Größe 1.md",
    ];
    proptest::sample::select(paths.to_vec()).prop_map(|path| RelPath::new(path).unwrap())
}

/// Every place in the file that a document mentions.
fn spans(document: &Document) -> Vec<Span> {
    let body = &document.body;
    let mut spans = vec![document.opening, document.id.span];
    spans.extend(document.references.iter().map(|it| it.id.span));
    spans.extend(body.links.iter().map(|it| it.span));
    spans.extend(body.headings.iter().map(|it| it.span));
    spans.extend(body.ordered_lists.iter().map(|it| it.span));
    for passage in document.passages() {
        spans.push(passage.whole_span());
        let words = word::words(&passage.text);
        spans.extend(words.map(|range| passage.span(range)));
        let sentences = passage.sentences();
        spans.extend(sentences.map(|range| passage.span(range)));
    }
    spans
}

/// Every range of the HTML that a document mentions.
fn ranges(document: &Document) -> Vec<HtmlRange> {
    let body = &document.body;
    let mut ranges = vec![body.whole(), body.footnotes_start..body.end()];
    ranges.extend(body.holes.iter().map(|it| it.at..it.at));
    ranges.extend(body.headings.iter().map(|it| it.html.clone()));
    ranges.extend(body.prose.iter().cloned());
    for list in &body.ordered_lists {
        ranges.push(list.html.clone());
        ranges.extend(list.items.iter().cloned());
    }
    if let Some(parts) = &document.parts {
        ranges.push(parts.intro.clone());
        ranges.extend(parts.rest.iter().cloned());
        for way in &parts.ways {
            ranges.extend(way.steps.iter().chain(&way.notes).cloned());
        }
    }
    ranges
}

/// What a browser makes of a relative address on the page at `from`: a path from the root.
fn followed(from: &str, href: &str) -> String {
    assert!(!href.is_empty(), "an empty address");
    assert!(
        !href.contains(['?', '#', '\\']),
        "{href} has more than a path"
    );
    assert!(
        !href.contains(char::is_whitespace),
        "{href} would be trimmed"
    );
    assert!(!href.starts_with('/'), "{href} isn't relative");
    let first = href.split('/').next().unwrap();
    assert!(!first.contains(':'), "{href} reads as a scheme");
    let mut at: Vec<String> = from.split('/').map(str::to_owned).collect();
    // The page itself: what stands after the last slash.
    at.pop();
    let mut segments = href.split('/').peekable();
    while let Some(segment) = segments.next() {
        let is_last = segments.peek().is_none();
        match segment.to_lowercase().replace("%2e", ".").as_str() {
            ".." => {
                at.pop().expect("the address leaves the site");
            }
            "." => {}
            _ => {
                at.push(decoded(segment));
                continue;
            }
        }
        if is_last {
            at.push(String::new());
        }
    }
    at.join("/")
}

fn decoded(segment: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = segment.as_bytes();
    while let [first, more @ ..] = rest {
        rest = more;
        if *first == b'%' {
            let digits = std::str::from_utf8(&more[..2]).unwrap();
            bytes.push(u8::from_str_radix(digits, 16).unwrap());
            rest = &more[2..];
        } else {
            bytes.push(*first);
        }
    }
    String::from_utf8(bytes).unwrap()
}

/// Pages that are often near each other.
fn path() -> impl Strategy<Value = RelPath> {
    let segment = prop_oneof![
        4 => proptest::sample::select(vec!["a", "b", "ab", "a-b", "index.html"]).prop_map(str::to_owned),
        1 => proptest::sample::select(vec!["é", "a b", "100%", "%2e%2e", "q?", "h#h", "...", "&amp;"])
            .prop_map(str::to_owned),
        1 => "\\PC{1,5}",
    ];
    proptest::collection::vec(segment, 0..5).prop_filter_map("not a path", |segments| {
        RelPath::new(&segments.join("/")).ok()
    })
}

proptest! {
    #![proptest_config(few())]

    #[test]
    fn any_file_is_read_without_a_panic(text in content(), path in place(), raw_html: bool) {
        let file = FileId(7);
        let input = Input { file, path: &path, text: &text, raw_html };
        let read = parse(input);
        let settings = Settings::new(&config::read(FileId(0), "title: Test\nlanguage: en\n").value);
        let ruled = lint::document(&read.value, &settings);
        let mut all = spans(&read.value);
        for told in read.diagnostics.iter().chain(&ruled) {
            all.push(told.primary);
            all.extend(told.labels.iter().map(|(span, _)| *span));
            all.extend(told.fix.iter().map(|edit| edit.span));
        }
        for span in all {
            prop_assert_eq!(span.file, file);
            prop_assert!(text.get(span.range()).is_some(), "{:?} of {} bytes", span, text.len());
        }
        let html = &read.value.body.html;
        for range in ranges(&read.value) {
            let bytes = range.start as usize..range.end as usize;
            prop_assert!(html.get(bytes).is_some(), "{:?} of {:?}", range, html);
        }
    }

    #[test]
    fn a_word_is_found_where_its_passage_says(words in proptest::collection::vec("[a-zäé]{1,6}", 1..30), marks in proptest::collection::vec(0..6_usize, 30)) {
        let between = [" ", "\n", " *x* ", ". ", " \u{2014} ", " & "];
        let pieces = words.iter().zip(&marks).map(|(word, mark)| [word.as_str(), between[*mark]].concat());
        let text = pieces.collect::<Vec<_>>().concat();
        let text = format!("---\ntitle: T\nsummary: {}\n---\n{text}", words.join(" "));
        let path = RelPath::new("a.md").unwrap();
        let document = parse(Input { file: FileId(0), path: &path, text: &text, raw_html: false }).value;
        for passage in document.passages() {
            for range in word::words(&passage.text) {
                let found = &text[passage.span(range.clone()).range()];
                prop_assert_eq!(found, &passage.text[range]);
            }
        }
        prop_assert!(document.passages().count() > 0);
    }

    #[test]
    fn a_link_leads_where_it_should(from in path(), to in path()) {
        let (from, target) = (Route::new(&from), Route::new(&to));
        let address = |href: &str| followed(from.as_str(), href);
        let served = Hrefs::from(&from, false);
        prop_assert_eq!(address(&served.to(&target)), target.as_str());
        let portable = Hrefs::from(&from, true);
        prop_assert_eq!(address(&portable.to(&target)), target.file());
        if !to.is_root() {
            prop_assert_eq!(address(&served.to_file(to.as_str())), to.as_str());
            prop_assert_eq!(address(&portable.to_file(to.as_str())), to.as_str());
        }
    }

    #[test]
    fn a_path_never_leaves_its_root(
        folder in path(),
        text in prop_oneof!["\\PC{0,20}", "[a./\\\\:]{0,12}", "(\\.\\.|/|a|é|\\.){0,8}"],
    ) {
        for path in [RelPath::new(&text), folder.join(&text)].into_iter().flatten() {
            for segment in path.as_str().split('/').filter(|_| !path.is_root()) {
                prop_assert!(!["", ".", ".."].contains(&segment), "{:?}", path);
            }
            prop_assert!(!path.as_str().contains(['\\', ':']), "{:?}", path);
        }
    }
}
