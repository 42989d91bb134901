//! Any file: read without a panic, and every place that is told lies in it.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mendbook::diagnostic::FileId;
use mendbook::document::{Input, parse};
use mendbook::path::RelPath;

const PATHS: [&str; 7] = [
    "about.md",
    "guides/a.md",
    "exercises/a.md",
    "routines/a.md",
    "red-flags/a.md",
    "relief/a.md",
    "glossary/a.md",
];

fuzz_target!(|input: (u8, &str)| {
    let (kind, text) = input;
    let path = PATHS[usize::from(kind) % PATHS.len()];
    let path = RelPath::new(path).expect("a path");
    let read = parse(Input {
        file: FileId(0),
        path: &path,
        text,
        raw_html: kind >= 128,
    });
    for told in &read.diagnostics {
        assert!(text.get(told.primary.range()).is_some(), "{told:?}");
        for (span, _) in &told.labels {
            assert!(text.get(span.range()).is_some(), "{told:?}");
        }
    }
});
