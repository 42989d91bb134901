//! Any body: no panic, every place lies in the text and every range in the HTML.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mendbook::diagnostic::FileId;
use mendbook::document::markdown::{Source, parse};
use mendbook::path::RelPath;

fuzz_target!(|text: &str| {
    let folder = RelPath::new("guides").expect("a path");
    for raw_html in [false, true] {
        let read = parse(Source {
            file: FileId(0),
            text,
            start: 0,
            folder: &folder,
            raw_html,
        });
        for told in &read.diagnostics {
            assert!(text.get(told.primary.range()).is_some(), "{told:?}");
        }
        let body = &read.value;
        let headings = body.headings.iter().map(|it| it.html.clone());
        let holes = body.holes.iter().map(|it| it.at..it.at);
        let prose = body.prose.iter().cloned();
        for range in headings.chain(holes).chain(prose) {
            let bytes = range.start as usize..range.end as usize;
            assert!(body.html.get(bytes).is_some(), "{range:?}");
        }
    }
});
