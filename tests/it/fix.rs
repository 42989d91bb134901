//! `check --fix`: what it changes, and what it must leave.

use std::collections::BTreeMap;

use mendbook::diagnostic::{Diagnostic, Edit, FileId};
use mendbook::document::{Input, parse};
use mendbook::fix;
use mendbook::path::RelPath;
use mendbook::yaml::{Node, Value, parse as yaml};
use proptest::prelude::*;

use crate::properties::{PIECES, content};
use crate::sites::{TestSite, files};

/// A page with one of each mistake, lines ended as Windows does, and without a last line break.
const WRONG: &str = "\u{feff}---\r\ntitle: Back: care\r\nsumary: A \"page\"\r\ndate: 2026\u{2011}03\u{2011}15\r\n\
                     tags:\u{a0}[x]\r\nreview: {status: draft}\r\n---\r\nText  \r\nwith 2\u{2011}3 words.";

/// The same, put right.
const RIGHT: &str = "\u{feff}---\r\ntitle: \"Back: care\"\r\nsummary: A \"page\"\r\ndate: 2026-03-15\r\n\
                     tags: [x]\r\nreview: {status: draft}\r\n---\r\nText  \r\nwith 2 to 3 words.\r\n";

/// An exercise whose dose was pasted from a text processor.
const DOSE: &str = "---\ntitle: E\nequipment: []\ndose: {reps: 8\u{2212}10, hold: '20\u{2011}30 s', rest: none}\n---\n1. x\n";

fn page(site: &TestSite, path: &str) -> String {
    std::fs::read_to_string(site.path(path)).unwrap()
}

fn wrong() -> TestSite {
    TestSite::of(&[
        ("content/a.md", WRONG),
        ("content/exercises/e.md", DOSE),
        ("content/sources.yaml", "s0: {title: Book, tpye: expert}"),
    ])
}

#[test]
fn only_the_wrong_bytes_change() {
    let site = wrong();
    let before = files(&site.path(""));
    let first = site.run(&["check", "--fix"]);
    assert!(
        first.stderr.starts_with("fixed 10 problems in 3 files\n"),
        "{}",
        first.stderr
    );
    assert_eq!(page(&site, "content/a.md"), RIGHT);
    assert_eq!(
        page(&site, "content/exercises/e.md"),
        DOSE.replace(['\u{2212}', '\u{2011}'], "-")
    );
    assert_eq!(
        page(&site, "content/sources.yaml"),
        "s0: {title: Book, type: expert}\n"
    );
    let after = files(&site.path(""));
    assert_eq!(
        before.keys().collect::<Vec<_>>(),
        after.keys().collect::<Vec<_>>(),
        "nothing is left behind"
    );

    let second = site.run(&["check", "--fix"]);
    assert!(
        second.stderr.starts_with("nothing can be fixed"),
        "{}",
        second.stderr
    );
    assert!(files(&site.path("")) == after, "twice isn't once");
}

#[test]
fn a_dry_run_shows_a_diff_and_writes_nothing() {
    let site = wrong();
    let before = files(&site.path(""));
    let dry = site.run(&["check", "--fix", "--dry-run"]);
    assert!(
        files(&site.path("")) == before,
        "a dry run has written something"
    );
    assert!(
        dry.stderr.starts_with("would fix 10 problems in 3 files"),
        "{}",
        dry.stderr
    );
    for line in [
        "--- a/content/a.md\n+++ b/content/a.md\n@@ -1,9 +1,9 @@\n",
        "-title: Back: care\r\n",
        "+title: \"Back: care\"\r\n",
        "\\ No newline at end of file\n",
        "--- a/content/sources.yaml\n",
        "-s0: {title: Book, tpye: expert}\n",
    ] {
        assert!(dry.stdout.contains(line), "{line}\n{}", dry.stdout);
    }
    let told = |stderr: &str| {
        stderr
            .split_once('\n')
            .unwrap()
            .1
            .split(" (")
            .next()
            .unwrap()
            .to_owned()
    };
    let fixed = site.run(&["check", "--fix"]);
    assert_eq!(
        told(&dry.stderr),
        told(&fixed.stderr),
        "what remains is the same"
    );
    assert_eq!(dry.code, fixed.code);

    for wrong in [
        &["--dry-run"][..],
        &["--fix", "--dry-run", "--format", "json"],
    ] {
        let run = site.run(&[&["check"], wrong].concat());
        assert_eq!((run.code, &*run.stdout), (Some(2), ""), "{wrong:?}");
    }
}

#[test]
fn a_diff_can_be_applied() {
    let site = wrong();
    let dry = site.run(&["check", "--fix", "--dry-run"]);
    site.write("fix.diff", &dry.stdout);
    let mut command = std::process::Command::new("git");
    command
        .args(["apply", "--whitespace=nowarn", "fix.diff"])
        .current_dir(site.path(""))
        .env(
            "GIT_CEILING_DIRECTORIES",
            site.path("..").canonicalize().unwrap(),
        );
    let applied = crate::sites::run(&mut command);
    assert_eq!(applied.code, Some(0), "{}", applied.stderr);
    assert_eq!(page(&site, "content/a.md"), RIGHT);
}

#[test]
fn chosen_rules_alone_are_fixed() {
    let site = wrong();
    let run = site.run(&["check", "--fix", "--only", "unknown-field"]);
    assert!(
        run.stderr.starts_with("fixed 2 problems in 2 files"),
        "{}",
        run.stderr
    );
    assert_eq!(
        page(&site, "content/a.md"),
        WRONG.replace("sumary", "summary")
    );
    let site = wrong();
    site.run(&[
        "check",
        "--fix",
        "--skip",
        "yaml-invalid,bad-hyphen,unknown-field",
    ]);
    assert_eq!(page(&site, "content/a.md"), format!("{WRONG}\r\n"));
}

#[test]
fn what_is_not_certain_is_left() {
    let cases = [
        (
            "two keys mean the same",
            "---\ntitle: A\nsumary: x\nsummry: y\n---\n",
        ),
        (
            "the key is there already",
            "---\ntitle: A\nsumary: x\nsummary: y\n---\n",
        ),
        (
            "the value isn't right for the key",
            "---\ntitle: A\ndat: soon\n---\n",
        ),
        (
            "it begins with another letter",
            "---\ntitle: A\nheight: 3\n---\n",
        ),
        (
            "a soft hyphen may be nothing",
            "---\ntitle: A\nrelated: [foot\u{ad}ball]\n---\n",
        ),
        ("not near enough", "---\ntitle: A\nbanana: x\n---\n"),
        (
            "not a date without them",
            "---\ntitle: A\ndate: 15\u{2011}03\u{2011}2026\n---\n",
        ),
        (
            "the value goes on below",
            "---\ntitle: A\nsummary: x: y\n  z\n---\n",
        ),
        (
            "prose keeps its hyphens",
            "---\ntitle: A\u{2011}B\n---\nx\u{2011}y\u{a0}z\n",
        ),
    ];
    for (why, text) in cases {
        let site = TestSite::of(&[("content/a.md", text)]);
        let run = site.run(&["check", "--fix"]);
        assert!(
            run.stderr.starts_with("nothing can be fixed"),
            "{why}: {}",
            run.stderr
        );
        assert_eq!(page(&site, "content/a.md"), text, "{why}");
    }
}

#[test]
fn files_that_are_not_text_or_not_content_are_left() {
    let site = TestSite::of(&[
        ("content/a.md", "---\ntitle: A\n---"),
        ("content/picture.svg", "<svg/>"),
        ("static/robots.txt", "x"),
        ("notes.md", "no line break"),
    ]);
    site.write("content/latin.md", b"---\ntitle: Caf\xe9\n---");
    site.write("content/nul.md", b"---\ntitle: A\0\n---");
    let before = files(&site.path(""));
    let run = site.run(&["check", "--fix"]);
    assert!(
        run.stderr.starts_with("fixed 1 problem in 1 file\n"),
        "{}",
        run.stderr
    );
    let mut after = files(&site.path(""));
    assert_eq!(
        after.insert("content/a.md".into(), b"---\ntitle: A\n---".to_vec()),
        Some(b"---\ntitle: A\n---\n".to_vec())
    );
    assert!(after == before);
}

#[cfg(unix)]
#[test]
fn a_link_is_told_and_left() {
    let site = TestSite::of(&[("content/a.md", "---\ntitle: A\n---\n")]);
    site.write("shared.md", "---\ntitle: B: c\n---\n");
    std::os::unix::fs::symlink(site.path("shared.md"), site.path("content/b.md")).unwrap();
    let run = site.run(&["check", "--fix"]);
    assert_eq!(run.code, Some(1));
    assert!(
        run.stderr
            .contains("left content/b.md as it was: it is a link to another file\n"),
        "{}",
        run.stderr
    );
    assert_eq!(page(&site, "shared.md"), "---\ntitle: B: c\n---\n");
    assert_eq!(run.codes(), ["yaml-invalid"], "{}", run.stderr);
}

#[test]
fn site_yaml_is_fixed_too() {
    let site = TestSite::of(&[("content/a.md", "---\ntitle: A\n---\n")]);
    let text = crate::sites::SITE_YAML.replace("title: Test", "titel: Test: one");
    site.write("site.yaml", &text);
    site.run(&["check", "--fix"]);
    assert_eq!(
        page(&site, "site.yaml"),
        text.replace("titel: Test: one", "title: \"Test: one\"")
    );
}

/// A page put right until there's nothing more, as `--fix` does it, and how often that took.
fn put_right(text: &str) -> (String, usize) {
    let mut text = text.to_owned();
    for round in 0..32 {
        let told = told(&text);
        let edits: Vec<&[Edit]> = told.iter().map(|told| told.fix.as_slice()).collect();
        let fixed = fix::apply(&text, &edits);
        if fixed.count == 0 {
            return (text, round);
        }
        text = fixed.text;
    }
    panic!("there's always more to fix:\n{text}");
}

fn told(text: &str) -> Vec<Diagnostic> {
    let path = RelPath::new("exercises/a.md").unwrap();
    let input = Input {
        file: FileId(0),
        path: &path,
        text,
        raw_html: false,
    };
    parse(input).diagnostics
}

/// The front matter as a tree, if it can be read.
fn tree(text: &str) -> Option<Node> {
    let start = text.find("---")? + 3;
    let end = start + text[start..].find("\n---")? + 1;
    let source = yaml::Source {
        file: FileId(0),
        text,
        start,
        end,
    };
    let read = yaml::parse(source);
    let is_valid = read
        .diagnostics
        .iter()
        .all(|told| told.code != "yaml-invalid");
    is_valid.then_some(read.value)
}

/// Keys and values by their way from the root, with all hyphens alike.
fn leaves(node: &Node, way: &str, found: &mut BTreeMap<String, String>) {
    let alike = |text: &str| -> String {
        let hyphen = |c| {
            matches!(
                c,
                '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{ad}' | '\u{fe63}' | '\u{ff0d}'
            )
        };
        text.chars()
            .map(|c| if hyphen(c) { '-' } else { c })
            .collect()
    };
    match &node.value {
        Value::Null => drop(found.insert(way.to_owned(), String::new())),
        Value::Scalar { text, .. } => drop(found.insert(way.to_owned(), alike(text))),
        Value::List(items) => {
            for (at, item) in items.iter().enumerate() {
                leaves(item, &format!("{way}/{at}"), found);
            }
        }
        Value::Map(entries) => {
            for entry in entries {
                leaves(&entry.value, &format!("{way}/{}", alike(&entry.key)), found);
            }
        }
    }
}

/// A line as it should be, and as somebody may have written it.
const LINES: &[(&str, &[&str])] = &[
    (
        "title: \"Tilt: with breath\"",
        &["title: Tilt: with breath", "titel: \"Tilt: with breath\""],
    ),
    (
        "summary: A small move.",
        &["sumary: A small move.", "summary:\u{a0}A small move."],
    ),
    (
        "date: 2026-03-15",
        &[
            "date: 2026\u{2011}03\u{2013}15",
            "dtae: 2026-03-15",
            "date:\u{2009}2026-03-15",
        ],
    ),
    (
        "related: [pelvic-tilt, 'b-c']",
        &[
            "related: [pelvic\u{2010}tilt, 'b\u{2212}c']",
            "realted: [pelvic-tilt, 'b-c']",
        ],
    ),
    (
        "dose: { reps: 8-10, hold: 20-30 s }",
        &[
            "dose: { reps: 8\u{2011}10, hold: 20\u{2212}30 s }",
            "dose: { reps: 8-10, holt: 20-30 s }",
        ],
    ),
    (
        "goal: \"Say \\\"ease\\\": \\\\ slowly\"",
        &["goal: Say \"ease\": \\ slowly"],
    ),
    ("equipment: []", &["equipement: []"]),
    ("muscles:\n  - glutes", &["muscels:\n  - glutes"]),
    ("weight: 3", &["weigth: 3"]),
    (
        "position: hook-lying",
        &["position: hook\u{2011}lying", "positon: hook-lying"],
    ),
];

/// A page: each line right, wrong, or not there; the ends of lines; with a last line break or not.
fn pasted() -> impl Strategy<Value = (String, String)> {
    let line = |at: usize| {
        let (right, wrongs) = LINES[at];
        prop_oneof![
            2 => proptest::sample::select(wrongs).prop_map(move |wrong| Some((right, wrong))),
            2 => Just(Some((right, right))),
            1 => Just(None),
        ]
    };
    let lines: Vec<_> = (0..LINES.len()).map(line).collect();
    (lines, any::<bool>(), any::<bool>()).prop_map(|(lines, windows, bom)| {
        let side = |side: fn(&(&'static str, &'static str)) -> &'static str| {
            let lines: Vec<&str> = lines.iter().flatten().map(side).collect();
            let text = format!(
                "---\n{}\n---\n\nText 1\u{2011}2 : x\n\n1. Step: one\n",
                lines.join("\n")
            );
            let text = if windows {
                text.replace('\n', "\r\n")
            } else {
                text
            };
            if bom { format!("\u{feff}{text}") } else { text }
        };
        (side(|line| line.0), side(|line| line.1))
    })
}

/// Front matter of such lines and of pieces that are anything but, in any order and number.
fn jumbled() -> impl Strategy<Value = String> {
    let line = proptest::sample::select(LINES).prop_flat_map(|(right, wrongs)| {
        let wrong = proptest::sample::select(wrongs);
        prop_oneof![1 => Just(right), 3 => wrong].prop_map(|line| format!("{line}\n"))
    });
    let piece = proptest::sample::select(PIECES).prop_map(str::to_owned);
    let lines = proptest::collection::vec(prop_oneof![4 => line, 1 => piece], 0..12);
    lines.prop_map(|lines| format!("---\n{}\n---\nText\n", lines.concat()))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever was pasted and misspelt, each line comes out as it was meant or as it was written,
    /// and the record that's read is the one that was meant.
    #[test]
    fn what_was_meant_comes_out((right, wrong) in pasted()) {
        let (fixed, _) = put_right(&wrong);
        prop_assert_eq!(&fixed, &right);
        prop_assert_eq!(put_right(&fixed), (fixed.clone(), 0));
        prop_assert_eq!(tree(&fixed).map(|node| node.to_json()), tree(&right).map(|node| node.to_json()));
    }

    /// Of any text, only keys that nobody knows and hyphens change; what can be read stays as it is.
    #[test]
    fn any_text_keeps_its_meaning(text in prop_oneof![content(), jumbled()]) {
        let (fixed, _) = put_right(&text);
        prop_assert_eq!(fixed.lines().count(), text.lines().count());
        let (Some(before), Some(after)) = (tree(&text), tree(&fixed)) else {
            return Ok(());
        };
        let (mut old, mut new) = (BTreeMap::new(), BTreeMap::new());
        leaves(&before, "", &mut old);
        leaves(&after, "", &mut new);
        prop_assert_eq!(
            old.values().collect::<std::collections::BTreeSet<_>>(),
            new.values().collect::<std::collections::BTreeSet<_>>()
        );
        let lost = old.keys().filter(|way| !new.contains_key(*way));
        for way in lost {
            prop_assert!(told(&text).iter().any(|told| told.code == "unknown-field"), "{way} is lost");
        }
    }
}
