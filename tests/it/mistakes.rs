//! Typical mistakes of health writers, and the whole of what they are told.
//!
//! `tests/fixtures/mistakes/<name>.txt` begins with a line `=== ` and what the mistake is, then come the
//! site's files, each after a line `>>> ` with its path, then a line `=== told` and standard error
//! of `mendbook check`. `UPDATE_EXPECT=1 cargo test mistakes` writes that part anew: read it as the
//! person would who made the mistake.

use crate::sites::{TestSite, fixtures, update, without_time, written};

/// What a site has in place of a `site.yaml` of its own. Nobody links to the pages.
const SITE: &str = "title: Test\nlanguage: en-GB\nbase_url: https://example.org/\n\
    disclaimer: General education, not a diagnosis.\n\
    region: {emergency_number: \"999\", emergency_department: A&E, advice_line: \"111\", clinician: GP}\n\
    handouts: {documents: []}\n\
    check: {levels: {orphan: off}}\n";

const TOLD: &str = "=== told\n";

#[test]
fn typical_mistakes_are_told_well() {
    let folder = fixtures().join("mistakes");
    let mut names: Vec<_> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert!(names.len() >= 20, "only {} mistakes", names.len());
    let mut wrong = Vec::new();
    for name in names {
        let text = std::fs::read_to_string(folder.join(&name)).unwrap();
        let (mistake, expected) = text.split_once(TOLD).expect("`=== told` in each file");
        let (title, files) = mistake.split_once('\n').unwrap();
        assert!(title.starts_with("=== "), "{name} doesn't say what it is");
        let site = TestSite::empty();
        site.write("site.yaml", SITE);
        for (path, text) in written(files) {
            site.write(&path, text);
        }
        let run = site.run(&["check", "--today", "2026-01-01"]);
        let told = without_time(&run.stderr);
        if told == expected {
            continue;
        }
        if update() {
            let whole = format!("{mistake}{TOLD}{told}");
            std::fs::write(folder.join(&name), whole).unwrap();
        } else {
            wrong.push(format!(
                "{name}\n--- expected\n{expected}\n--- told\n{told}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
