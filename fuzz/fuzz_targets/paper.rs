//! Any body on paper: no panic, and what a layout gets is data.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mendbook::diagnostic::FileId;
use mendbook::document::markdown::{Source, parse};
use mendbook::path::RelPath;
use mendbook::print::rich::Reader;

fuzz_target!(|text: &str| {
    let folder = RelPath::new("guides").expect("a path");
    for raw_html in [false, true] {
        let source = Source {
            file: FileId(0),
            text,
            start: 0,
            folder: &folder,
            raw_html,
        };
        let body = parse(source).value;
        let blocks = Reader::new(Some("https://example.org/")).read(&body.html);
        let data = serde_json::to_string(&blocks).expect("blocks are data");
        assert!(data.starts_with('['));
    }
});
