//! Golden sites: tiny, one behaviour each, with the bytes that they should become.
//!
//! A fixture is a folder `tests/fixtures/golden/<behaviour>/` with `site.yaml` and `content/`, and
//! beside them:
//! - `expected/`: files of the output that are compared, byte by byte. A file here that no build
//!   makes is a failure.
//! - `files.txt` (may be absent): every file of the output, when it matters what there is.
//! - `arguments.txt` (may be absent): what `build` gets besides `--quiet`, a word a line.
//! - `told.txt` (may be absent): what the build says; without it a build that says anything fails.
//!
//! Pages are made with `tests/fixtures/bare-theme/`, so that expected files hold little else than
//! what they're about. Whatever a fixture expects, no id of a page may stand twice and no address
//! may lead nowhere. `UPDATE_EXPECT=1 cargo test golden` writes the files that exist anew: read them.

use std::path::Path;

use crate::html;
use crate::sites::{TestSite, copy, files, fixtures, folders, repeat, update};

/// A test for each fixture, named like its folder.
macro_rules! golden {
    ($($name:ident),+ $(,)?) => {
        $(
            #[test]
            fn $name() {
                compare(&stringify!($name).replace('_', "-"));
            }
        )+

        #[test]
        fn every_fixture_has_a_test() {
            let mut tests = [$(stringify!($name).replace('_', "-")),+];
            tests.sort();
            assert_eq!(folders(&fixtures().join("golden")), tests);
        }
    };
}

golden![
    addresses,
    aliases,
    arabic,
    crlf_and_bom,
    drafts,
    drafts_published,
    embeds,
    exercise_variants,
    glossary_links,
    headings,
    links,
    lists,
    markdown_features,
    pictures,
    portable,
    raw_html_allowed,
    raw_html_escaped,
    red_flags,
    region_names,
    retired,
    routine_card,
    spanish,
    static_files,
    sub_folders,
];

fn compare(behaviour: &str) {
    let fixture = fixtures().join("golden").join(behaviour);
    let site = TestSite::copy_of(&fixture);
    copy(&fixtures().join("bare-theme"), &site.path("themes/bare"));
    let read = |name: &str| std::fs::read_to_string(fixture.join(name)).ok();
    let more = read("arguments.txt").unwrap_or_default();
    let mut arguments = vec!["build", "--quiet", "--today", "2026-01-01"];
    arguments.extend(more.lines());
    let run = site.run(&arguments);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    expect(
        &fixture.join("told.txt"),
        run.stderr.as_bytes(),
        Absent::MeansEmpty,
    );

    let output = site.output();
    let list = repeat(output.keys(), |path| format!("{path}\n"));
    expect(
        &fixture.join("files.txt"),
        list.as_bytes(),
        Absent::MeansAnything,
    );
    let expected = files(&fixture.join("expected"));
    assert!(!expected.is_empty(), "{behaviour} expects nothing");
    for path in expected.keys() {
        let made = output.get(path);
        let made = made.unwrap_or_else(|| panic!("no build makes expected/{path}, only:\n{list}"));
        expect(
            &fixture.join("expected").join(path),
            made,
            Absent::MeansAnything,
        );
    }
    let settings = read("site.yaml").unwrap();
    assert_eq!(
        html::faults(&output, &base_path(&settings)),
        [""; 0],
        "{behaviour}"
    );
}

/// The path of the base URL in `site.yaml`: `/some/path/`.
fn base_path(settings: &str) -> String {
    let url = settings
        .lines()
        .find_map(|line| line.strip_prefix("base_url: https://"));
    let path = url
        .and_then(|url| url.split_once('/'))
        .map_or("", |(_, path)| path);
    format!("/{path}/").replace("//", "/")
}

/// What it means that there's no expected file.
#[derive(Clone, Copy, PartialEq)]
enum Absent {
    MeansEmpty,
    MeansAnything,
}

/// Compares bytes with a file, or writes the file when that is asked for.
fn expect(file: &Path, actual: &[u8], absent: Absent) {
    let Ok(expected) = std::fs::read(file) else {
        assert!(
            absent == Absent::MeansAnything || actual.is_empty(),
            "nothing was expected, and this was told:\n{}",
            String::from_utf8_lossy(actual)
        );
        return;
    };
    if expected == actual {
        return;
    }
    if update() {
        std::fs::write(file, actual).unwrap();
        return;
    }
    // Minified pages are one line: broken before each tag they can be compared by eye.
    let broken = |bytes: &[u8]| String::from_utf8_lossy(bytes).replace('<', "\n<");
    panic!(
        "{} differs\n--- expected{}\n--- actual{}\n",
        file.display(),
        broken(&expected),
        broken(actual)
    );
}
