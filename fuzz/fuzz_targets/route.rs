//! Any two paths: neither leaves its root, and an address between them is nothing but a path.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mendbook::path::RelPath;
use mendbook::site::route::{Hrefs, Route};

fuzz_target!(|text: &str| {
    let (from, to) = text.split_once('\n').unwrap_or((text, ""));
    let (Ok(from), Ok(to)) = (RelPath::new(from), RelPath::new(to)) else {
        return;
    };
    for path in [&from, &to] {
        assert!(
            path.segments().all(|it| it != ".." && it != "."),
            "{path:?}"
        );
    }
    for portable in [false, true] {
        let href = Hrefs::from(&Route::new(&from), portable).to(&Route::new(&to));
        let is_path = !href.is_empty() && !href.starts_with('/');
        assert!(is_path && !href.contains([':', '?', '#', '\\']), "{href}");
    }
});
