//! What an author is told: the whole of it, for each rule.
//!
//! A fixture is a folder `tests/fixtures/diagnostics/<name>/` with `site.yaml`, `content/` and
//! `expected.txt`: standard error of `mendbook check` (or of what `arguments.txt` says, a word a
//! line), with the time taken out, and the exit code. Wrong content stands beside near misses that
//! must not be told. `UPDATE_EXPECT=1 cargo test diagnostics` writes the files anew: read them.

use crate::sites::{Run, SITE_YAML, TestSite, fixtures, folders, update, without_time};

/// A test for each fixture, named like its folder.
macro_rules! diagnostics {
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
            assert_eq!(folders(&fixtures().join("diagnostics")), tests);
        }
    };
}

diagnostics![
    allow,
    base_url_missing,
    clean,
    doses,
    duplicate_id,
    duplicate_output,
    file_unreadable,
    front_matter,
    front_matter_not_closed,
    links,
    one_run,
    orphan,
    raw_html,
    red_flag_conflict,
    red_flag_no_action,
    red_flag_no_action_at_all,
    red_flag_no_urgency,
    references,
    site_yaml,
    steps,
    template_error,
    template_syntax,
    text_changed_by_minifier,
    variant_not_chosen,
    yaml_invalid,
];

fn compare(name: &str) {
    let fixture = fixtures().join("diagnostics").join(name);
    let site = TestSite::copy_of(&fixture);
    let arguments = std::fs::read_to_string(fixture.join("arguments.txt"));
    let arguments = arguments.unwrap_or_else(|_| "check".to_owned());
    let mut arguments: Vec<&str> = arguments.lines().collect();
    arguments.extend(["--today", "2026-01-01"]);
    let run = site.run(&arguments);
    assert_eq!(run.stdout, "");
    let told = format!("{}exit {}\n", without_time(&run.stderr), run.code.unwrap());
    let file = fixture.join("expected.txt");
    let expected = std::fs::read_to_string(&file).unwrap();
    if told == expected {
        return;
    }
    if update() {
        std::fs::write(&file, told).unwrap();
        return;
    }
    panic!(
        "{}\n--- expected\n{expected}\n--- actual\n{told}",
        file.display()
    );
}

/// Rules about a theme, whose fixtures need a whole one: here, with pages that are fine beside them.
const ABOUT_THEMES: [&str; 2] = ["template-error", "text-changed-by-minifier"];

#[test]
fn each_rule_is_caught_in_a_fixture() {
    let built = mendbook::lint::rules().filter(|rule| !rule.is_planned());
    let missing: Vec<_> = built
        .map(|rule| rule.code)
        .filter(|code| {
            if !ABOUT_THEMES.contains(code) {
                return !fixtures().join(format!("rules/{code}.txt")).exists();
            }
            let file = fixtures().join(format!("diagnostics/{code}/expected.txt"));
            !std::fs::read_to_string(file).is_ok_and(|told| told.contains(&format!("[{code}]: ")))
        })
        .collect();
    assert_eq!(missing, [""; 0]);
}

fn check(files: &[(&str, &str)]) -> Run {
    TestSite::of(files).run(&["check"])
}

#[test]
fn check_and_build_tell_the_same() {
    for name in folders(&fixtures().join("diagnostics")) {
        // The minifier only runs in a build.
        if name == "text-changed-by-minifier" {
            continue;
        }
        let site = TestSite::copy_of(&fixtures().join("diagnostics").join(&name));
        let told = |run: Run| {
            run.stderr
                .rsplit_once("\n\n")
                .map(|(told, _)| told.to_owned())
        };
        let checked = told(site.run(&["check"]));
        assert_eq!(
            std::fs::read_dir(site.path("output"))
                .ok()
                .map(Iterator::count),
            None
        );
        assert_eq!(checked, told(site.run(&["build"])), "{name}");
    }
}

#[test]
fn one_cause_is_one_diagnostic() {
    let page = "---\ntitle: P\nrelated: [a]\n---\n[[a]] [[a#x]] ![[a]]\n";
    // What can't be read still has an address, so what links to it isn't told as well.
    let causes = [
        ("---\ntitle: A: b\nsummary: x\n---\n## X\n", "yaml-invalid"),
        ("## X\n", "field-missing"),
    ];
    for (text, code) in causes {
        let run = check(&[("content/a.md", text), ("content/p.md", page)]);
        assert_eq!(run.codes(), [code], "{}", run.stderr);
    }
}

#[test]
fn exit_codes() {
    let clean = ("content/a.md", "---\ntitle: A\n---\n");
    let warned = ("content/a.md", "---\ntitle: A\n---\n<b>x</b>\n");
    let wrong = ("content/a.md", "---\ntitle: A\n---\n[[x]]\n");
    for (file, code, strict) in [(clean, 0, 0), (warned, 0, 1), (wrong, 1, 1)] {
        let site = TestSite::of(&[file]);
        assert_eq!(site.run(&["check"]).code, Some(code), "{file:?}");
        assert_eq!(
            site.run(&["check", "--strict"]).code,
            Some(strict),
            "{file:?}"
        );
    }
    let note = TestSite::of(&[clean]);
    note.write(
        "site.yaml",
        SITE_YAML.replace("base_url: https://example.org/\n", ""),
    );
    let run = note.run(&["check", "--strict"]);
    assert_eq!(
        (run.code, run.codes()),
        (Some(0), vec!["base-url-missing"]),
        "notes are advice"
    );
    assert_eq!(TestSite::empty().run(&["check"]).code, Some(2), "no site");
}
