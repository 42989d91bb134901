//! `mendbook new`: pages that are valid at once, and never in the way of what is there.

use std::collections::BTreeSet;

use mendbook::diagnostic::FileId;
use mendbook::document::{self, Input};
use mendbook::path::RelPath;
use mendbook::record::{Kind, outline};

use crate::sites::{Run, TestSite, files, fixtures, repeat, update};

/// Titles that mean something to YAML, Markdown, HTML, templates or a file system.
const TITLES: [&str; 8] = [
    "Back: what helps",
    "#1 tip: \"rest\" \\ don't",
    "- [x] {{ title }} *star* | > %",
    "<script>alert(1)</script> & co",
    "../../etc/passwd",
    "Año nuevo, día 3",
    "راحة الظهر",
    "---",
];

/// A site as `init` writes it.
fn new_site() -> TestSite {
    let site = TestSite::empty();
    assert_eq!(site.run(&["init"]).code, Some(0));
    site
}

fn new(site: &TestSite, arguments: &[&str]) -> Run {
    site.run(&[&["new"], arguments].concat())
}

/// Begins a page, which must succeed; the path that was told.
fn begin(site: &TestSite, arguments: &[&str]) -> String {
    let run = new(site, arguments);
    assert_eq!(run.code, Some(0), "{arguments:?}: {}", run.stderr);
    let path = run.stdout.strip_suffix('\n').unwrap();
    assert!(site.path(path).is_file(), "{path}");
    path.to_owned()
}

/// Holds that a page is refused for this reason, and that nothing was written.
fn refused(site: &TestSite, arguments: &[&str], reason: &str) {
    let before = files(&site.path(""));
    let run = new(site, arguments);
    assert_eq!((run.code, &*run.stdout), (Some(2), ""), "{arguments:?}");
    assert!(
        run.stderr.contains(reason),
        "{arguments:?}: not `{reason}` but\n{}",
        run.stderr
    );
    assert!(files(&site.path("")) == before, "{arguments:?} wrote");
}

/// What `check` tells of all pages, drafts too.
fn told_of_drafts(site: &TestSite) -> BTreeSet<String> {
    let checked = site.run(&["check", "--drafts"]);
    assert_eq!(checked.code, Some(0), "{}", checked.stderr);
    checked.codes().into_iter().map(str::to_owned).collect()
}

#[test]
fn every_kind_is_valid_at_once_whatever_its_title() {
    let site = new_site();
    let mut titles = BTreeSet::new();
    for title in TITLES {
        for kind in Kind::NAMES {
            // An id is taken once, so each title gets the word of its kind.
            let title = format!("{title} {kind}");
            begin(&site, &[kind, "--", &title]);
            titles.insert(title);
        }
    }
    for command in ["build", "check"] {
        let run = site.run(&[command, "--strict"]);
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        assert_eq!(run.codes(), ["base-url-missing"], "{}", run.stderr);
    }
    // What only its author can answer stays asked; that isn't an error.
    let asked = [
        "base-url-missing",
        "contraindication-missing",
        "guide-without-red-flags",
        "key-message-missing",
        "orphan",
        "relief-no-duration",
        "summary-missing",
    ];
    let asked: BTreeSet<String> = asked.into_iter().map(str::to_owned).collect();
    assert_eq!(told_of_drafts(&site), asked);

    let model = site.run(&["inspect", "--drafts"]).stdout;
    let model: serde_json::Value = serde_json::from_str(&model).unwrap();
    let known = texts_under("title", &model);
    let lost: Vec<_> = titles.difference(&known).collect();
    assert!(lost.is_empty(), "{lost:?}");
}

/// All texts under a key, wherever it stands.
fn texts_under(key: &str, value: &serde_json::Value) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut open = vec![value];
    while let Some(value) = open.pop() {
        let text = value.get(key).and_then(serde_json::Value::as_str);
        found.extend(text.map(str::to_owned));
        open.extend(value.as_array().into_iter().flatten());
        open.extend(
            value
                .as_object()
                .into_iter()
                .flat_map(serde_json::Map::values),
        );
    }
    found
}

#[test]
fn pages_of_sites_in_other_languages_are_valid_too() {
    for language in ["es", "ar"] {
        let site = new_site();
        let settings = std::fs::read_to_string(site.path("site.yaml")).unwrap();
        let settings = settings.replace("language: en-US", &format!("language: {language}"));
        site.write("site.yaml", settings);
        for kind in Kind::NAMES {
            begin(&site, &[kind, "Nuevo", kind]);
        }
        told_of_drafts(&site);
    }
}

#[test]
fn the_page_says_what_goes_where() {
    let site = new_site();
    let run = new(&site, &["exercise", "Neck", "turn"]);
    assert_eq!(run.stdout, "content/exercises/neck-turn.md\n");
    for next in ["`draft: true`", "`mendbook serve --drafts`"] {
        assert!(run.stderr.contains(next), "{}", run.stderr);
    }
    let text = std::fs::read_to_string(site.path("content/exercises/neck-turn.md")).unwrap();
    let expected = fixtures().join("outline-exercise.md");
    if update() {
        std::fs::write(&expected, &text).unwrap();
    }
    let expected = std::fs::read_to_string(expected).unwrap();
    assert!(text == expected, "\n{text}");
}

#[test]
fn a_key_that_is_switched_on_is_right() {
    for kind in Kind::ALL {
        let text = switched_on(&outline::page(*kind, "Title"));
        let path = format!("{}/title.md", kind.folder().unwrap_or("other"));
        let parsed = document::parse(Input {
            file: FileId(0),
            path: &RelPath::new(&path).unwrap(),
            text: &text,
            raw_html: false,
        });
        // An exercise with variants has steps for each, which the example of the key can't give.
        let told = parsed.diagnostics.iter();
        let wrong: Vec<_> = told
            .filter(|told| !told.code.starts_with("steps-"))
            .collect();
        assert!(wrong.is_empty(), "{wrong:?}\n{text}");
        let keys: BTreeSet<&str> = parsed.value.keys.iter().map(|key| &**key.name).collect();
        let is_common = |name: &str| Kind::Page.shape().row(name).is_some();
        for row in kind.shape().rows().filter(|row| !is_common(row.name)) {
            assert!(keys.contains(row.name), "{kind:?} lacks `{}`", row.name);
        }
    }
}

/// The outline without the `#` in front of keys.
fn switched_on(outline: &str) -> String {
    let is_key = |line: &str| {
        let key = line.split(':').next().unwrap();
        line.contains(": ") && key.chars().all(|c| c.is_ascii_lowercase() || c == '_')
    };
    repeat(outline.lines(), |line| {
        let key = line.strip_prefix('#').filter(|rest| is_key(rest));
        format!("{}\n", key.unwrap_or(line))
    })
}

#[test]
fn a_page_goes_below_the_folder_of_its_kind() {
    let site = new_site();
    let places = [
        (
            &["term", "Posture break"][..],
            "content/glossary/posture-break.md",
        ),
        (&["page", "About us"], "content/about-us.md"),
        (&["page", "Stretch 🧘 today"], "content/stretch-today.md"),
        (&["page", "Team", "--in", "about"], "content/about/team.md"),
        (
            &["guide", "Sleep", "--in", "evening/bed"],
            "content/guides/evening/bed/sleep.md",
        ),
    ];
    for (arguments, path) in places {
        assert_eq!(begin(&site, arguments), path);
    }
    assert!(told_of_drafts(&site).contains("orphan"));

    let elsewhere = TestSite::empty();
    let root = site.path("");
    let root = root.to_str().unwrap();
    let path = begin(&elsewhere, &["page", "Far", "--root", root]);
    assert_eq!(path, format!("{root}content/far.md"));
}

#[test]
fn what_leads_elsewhere_is_refused() {
    let site = new_site();
    for folder in [
        "..",
        "../exercises",
        "/tmp",
        "a/../../b",
        "c:\\x",
        ".hidden",
    ] {
        let arguments = ["guide", "Sleep", "--in", folder];
        refused(&site, &arguments, "is no folder for a page");
    }
    refused(
        &site,
        &["page", "Sleep", "--in", "guides/evening"],
        "is a guide\n  help: choose another folder, or run `mendbook new guide`",
    );
    refused(&site, &["page", "Index"], "is the page of a whole folder");
    for title in ["🧘", "…", " "] {
        refused(&site, &["page", title], "has no letters or digits");
    }
    for title in ["two\nlines", "two\u{2028}lines", "bell\u{7}"] {
        refused(&site, &["page", title], "a title is one line");
    }
    let nowhere = TestSite::empty();
    refused(&nowhere, &["page", "Sleep"], "there is no `site.yaml`");
}

#[cfg(unix)]
#[test]
fn a_link_is_not_followed() {
    let site = new_site();
    let outside = TestSite::empty();
    std::os::unix::fs::symlink(outside.path(""), site.path("content/relief")).unwrap();
    refused(
        &site,
        &["relief", "Warm pack"],
        "`content/relief` is a link",
    );
    outside.write("target.md", "mine");
    let link = site.path("content/about.md");
    std::os::unix::fs::symlink(outside.path("target.md"), &link).unwrap();
    refused(&site, &["page", "About"], "`content/about.md` is a link");
    assert_eq!(files(&outside.path("")).len(), 1);
}

#[test]
fn what_is_there_stays() {
    let site = new_site();
    refused(
        &site,
        &["guide", "Desk breaks"],
        "`content/guides/desk-breaks.md` exists already",
    );
    let path = begin(&site, &["guide", "Sleep"]);
    refused(
        &site,
        &["guide", "sleep!"],
        &format!("`{path}` exists already"),
    );
}

#[test]
fn an_id_or_address_is_given_once() {
    let site = new_site();
    refused(
        &site,
        &["term", "Desk breaks"],
        "the id `desk-breaks` is taken by a guide already in `content/guides/desk-breaks.md`",
    );
    // A draft has its id too.
    begin(&site, &["guide", "Sleep"]);
    refused(
        &site,
        &["guide", "Sleep", "--in", "evening"],
        "is taken by a guide",
    );
    for (kind, title) in [("page", "Tags"), ("page", "A–Z"), ("red-flag", "Card")] {
        refused(
            &site,
            &[kind, title],
            "is an address that mendbook makes itself",
        );
    }
    refused(
        &site,
        &["page", "Guides"],
        "`/guides/` is the address of a folder",
    );
}

#[test]
fn an_unknown_kind_is_told_with_the_nearest() {
    let site = new_site();
    refused(&site, &["excercise", "Neck turn"], "'exercise'");
    refused(&site, &["recipe", "Soup"], "red-flag, relief, term");
    refused(&site, &["guide"], "<TITLE>");
}

#[test]
fn help_shows_an_example() {
    let help = TestSite::empty().run(&["new", "--help"]);
    assert_eq!(help.code, Some(0));
    for text in [
        "mendbook new exercise \"Neck turn\"",
        "--in",
        "--root",
        "red-flag",
    ] {
        assert!(help.stdout.contains(text), "{text}\n{}", help.stdout);
    }
}
