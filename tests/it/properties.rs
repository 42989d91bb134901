//! Random input: nothing panics, nothing points outside, every address leads where it should.

use mendbook::path::RelPath;
use mendbook::site::route::{Hrefs, Route};
use proptest::prelude::*;

/// Few enough to stay quick, and nothing written into the source tree.
fn few() -> ProptestConfig {
    ProptestConfig {
        cases: 256,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
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
