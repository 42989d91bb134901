//! Documents out of a memo are what they were, and damage never becomes one.

use std::sync::Arc;

use mendbook::diagnostic::{Checked, FileId};
use mendbook::document::memo::{decode, encode};
use mendbook::document::{Document, Input, parse};
use mendbook::memo::{Found, Store};
use mendbook::path::RelPath;
use mendbook::source::FileText;
use proptest::prelude::*;

use crate::properties::{content, few, place};
use crate::sites::{files, fixtures, folders, has_extension, root};

fn parsed(file: FileId, path: &RelPath, text: &str, raw_html: bool) -> Checked<Document> {
    parse(Input {
        file,
        path,
        text,
        raw_html,
    })
}

/// Everything in it, the text too.
fn shown(parsed: &Checked<Document>) -> String {
    format!("{parsed:?}")
}

/// A document as it comes out of its bytes for file `file`, having been file 7 when it was stored.
fn recalled(file: FileId, path: &RelPath, text: &str, raw_html: bool) -> Option<Checked<Document>> {
    let bytes = encode(&parsed(FileId(7), path, text, raw_html))?;
    decode(&bytes, file, Arc::new(FileText::from(text)), raw_html)
}

#[test]
fn every_page_comes_back_as_it_was() {
    let mut contents = vec![root().join("content")];
    for kind in ["golden", "diagnostics"] {
        let sites = fixtures().join(kind);
        let names = folders(&sites).into_iter();
        contents.extend(names.map(|name| sites.join(name).join("content")));
    }
    let mut seen = 0;
    for folder in contents {
        for (path, bytes) in files(&folder) {
            let (Ok(text), true) = (String::from_utf8(bytes), has_extension(&path, "md")) else {
                continue;
            };
            let path = RelPath::new(&path).unwrap();
            for raw_html in [false, true] {
                let fresh = parsed(FileId(9), &path, &text, raw_html);
                let recalled = recalled(FileId(9), &path, &text, raw_html).unwrap();
                assert_eq!(shown(&recalled), shown(&fresh), "{path}");
                seen += 1;
            }
        }
    }
    assert!(seen > 100, "only {seen} pages found");
}

#[test]
fn free_data_comes_back_whole() {
    let text = "---\ntitle: A\nextra: { a: [1, 2.5, -0.1, true, null, \"3\"], b: { c: é } }\n---\n";
    let path = RelPath::new("a.md").unwrap();
    let recalled = recalled(FileId(1), &path, text, false).unwrap().value;
    let fresh = parsed(FileId(1), &path, text, false).value;
    assert!(fresh.common.extra.is_object());
    assert_eq!(recalled.common.extra, fresh.common.extra);
}

#[test]
fn bytes_are_far_smaller_than_the_text_that_is_left_out() {
    let text = format!(
        "---\ntitle: A\n---\n{}",
        "Words of a long page. ".repeat(5000)
    );
    let path = RelPath::new("a.md").unwrap();
    let bytes = encode(&parsed(FileId(0), &path, &text, false)).unwrap();
    assert!(bytes.len() < 200, "{} bytes", bytes.len());
}

proptest! {
    #![proptest_config(few())]

    #[test]
    fn any_page_comes_back_as_it_was(text in content(), path in place(), raw_html in any::<bool>()) {
        // What can't be stored is only never remembered.
        if let Some(recalled) = recalled(FileId(2), &path, &text, raw_html) {
            let fresh = parsed(FileId(2), &path, &text, raw_html);
            prop_assert_eq!(shown(&recalled), shown(&fresh));
        }
    }

    #[test]
    fn damage_is_seen(text in content(), path in place(), at in any::<prop::sample::Index>(), bit in 0..8_u8) {
        let bytes = encode(&parsed(FileId(0), &path, &text, false)).unwrap_or_default();
        let folder = tempfile::tempdir().unwrap();
        let store = Store::of(folder.path());
        store.write("x", &bytes).unwrap();
        prop_assert_eq!(store.read("x"), Found::Kept(bytes));
        let file = folder.path().join(".mendbook/x");
        let mut stored = std::fs::read(&file).unwrap();
        let at = at.index(stored.len());
        stored[at] ^= 1 << bit;
        std::fs::write(&file, stored).unwrap();
        // A flipped bit in the name of the program makes it another's.
        prop_assert!(!matches!(store.read("x"), Found::Kept(_)));
    }
}
