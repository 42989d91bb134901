//! The command line, through the binary: what is said where, and the exit codes.

use std::path::Path;
use std::process::{Command, Output};

/// What a run said and how it ended.
struct Run {
    code: Option<i32>,
    stdout: String,
    stderr: String,
}

fn run_in(folder: &Path, arguments: &[&str]) -> Run {
    let Output {
        status,
        stdout,
        stderr,
    } = Command::new(env!("CARGO_BIN_EXE_mendbook"))
        .args(arguments)
        .current_dir(folder)
        .env_remove("NO_COLOR")
        .output()
        .unwrap();
    Run {
        code: status.code(),
        stdout: String::from_utf8(stdout).unwrap(),
        stderr: String::from_utf8(stderr).unwrap(),
    }
}

fn run(arguments: &[&str]) -> Run {
    run_in(Path::new("/"), arguments)
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

#[test]
fn help_shows_examples_on_standard_output() {
    let cases: [(&[&str], &[&str]); 7] = [
        (
            &["--help"],
            &[
                "init",
                "new",
                "build",
                "serve",
                "check",
                "explain",
                "clean",
                "Exit codes: 0",
                "mendbook init my-site",
                "mendbook new guide Sleep",
            ],
        ),
        (&["init", "--help"], &["[DIR]", "never overwritten"]),
        (
            &["build", "--help"],
            &[
                "--root",
                "--output",
                "--base-url",
                "--portable",
                "--theme",
                "--drafts",
                "--today",
                "--strict",
                "--jobs",
                "--quiet",
                "--explain",
                "--timings",
                "mendbook build --portable",
            ],
        ),
        (
            &["check", "--help"],
            &[
                "--root",
                "--base-url",
                "--today",
                "--strict",
                "--format",
                "--only",
                "--skip",
                "--changed-since",
                "--fix",
                "--dry-run",
                "mendbook check --strict",
            ],
        ),
        (
            &["serve", "--help"],
            &["--open", "--editor-url", "Ctrl+C", "Only your own machine"],
        ),
        (
            &["explain", "--help"],
            &["[CODE]", "mendbook explain sentence-long"],
        ),
        (
            &["clean", "--help"],
            &["--root", "--output", "Anything else in the folder stays"],
        ),
    ];
    for (arguments, expected) in cases {
        let help = run(arguments);
        assert_eq!((help.code, &*help.stderr), (Some(0), ""));
        for text in expected {
            assert!(
                help.stdout.contains(text),
                "{arguments:?} lacks {text}:\n{}",
                help.stdout
            );
        }
    }
    let check = run(&["check", "--help"]).stdout;
    assert!(!check.contains("--output") && !check.contains("--portable"));
}

#[test]
fn the_version_is_told() {
    let version = run(&["--version"]);
    assert_eq!(version.code, Some(0));
    assert_eq!(
        version.stdout,
        format!("mendbook {}\n", env!("CARGO_PKG_VERSION"))
    );
}

#[test]
fn wrong_use_is_told_on_standard_error() {
    let cases: [(&[&str], &str); 10] = [
        (&[], "Usage"),
        (&["biuld"], "build"),
        (&["build", "--jobs", "0"], "a whole number, 1 or more"),
        (&["build", "--jobs", "many"], "a whole number, 1 or more"),
        (&["build", "--today", "tomorrow"], "such as 2026-03-15"),
        (
            &["build", "--base-url", "ftp://example.org"],
            "must begin with https:// or http://",
        ),
        (&["build", "--base-url", "https://"], "names no host"),
        (&["check", "--output", "x"], "--output"),
        (&["check", "--portable"], "--portable"),
        (&["clean", "--strict"], "--strict"),
    ];
    for (arguments, expected) in cases {
        let wrong = run(arguments);
        assert_eq!((wrong.code, &*wrong.stdout), (Some(2), ""), "{arguments:?}");
        assert!(
            wrong.stderr.contains(expected),
            "{arguments:?}:\n{}",
            wrong.stderr
        );
        assert!(
            !wrong.stderr.contains('\u{1b}'),
            "no colours without a terminal"
        );
    }
}

#[test]
fn init_writes_a_site_once() {
    let folder = folder();
    let first = run_in(folder.path(), &["init", "my site"]);
    assert_eq!(
        (first.code, &*first.stdout),
        (Some(0), ""),
        "{}",
        first.stderr
    );
    assert!(
        first.stderr.starts_with("wrote 9 files to my site\n"),
        "{}",
        first.stderr
    );
    let site = folder.path().join("my site");
    let ignored = std::fs::read_to_string(site.join(".gitignore")).unwrap();
    assert_eq!(ignored, "/output/\n/report/\n/.mendbook/\n");
    for kind in ["guides", "exercises", "routines", "red-flags", "glossary"] {
        assert_eq!(
            std::fs::read_dir(site.join("content").join(kind))
                .unwrap()
                .count(),
            1
        );
    }

    std::fs::write(site.join("site.yaml"), "title: Mine\n").unwrap();
    let again = run_in(&site, &["init"]);
    assert_eq!(again.code, Some(2));
    assert!(
        again.stderr.contains("  content/guides/desk-breaks.md\n"),
        "{}",
        again.stderr
    );
    assert!(
        again.stderr.contains("Nothing was written"),
        "{}",
        again.stderr
    );
    assert_eq!(
        std::fs::read_to_string(site.join("site.yaml")).unwrap(),
        "title: Mine\n"
    );
}

#[test]
fn init_refuses_where_one_file_is_in_the_way() {
    let folder = folder();
    std::fs::create_dir(folder.path().join("content")).unwrap();
    std::fs::write(folder.path().join("content/index.md"), "mine").unwrap();
    let refused = run_in(folder.path(), &["init"]);
    assert_eq!(refused.code, Some(2));
    assert!(
        refused
            .stderr
            .contains("doesn't overwrite them:\n  content/index.md\n")
    );
    assert!(!folder.path().join("site.yaml").exists());

    let refused = run_in(folder.path(), &["init", "content/index.md"]);
    assert_eq!(refused.code, Some(2));
    assert!(
        refused.stderr.contains("is a file, not a folder"),
        "{}",
        refused.stderr
    );
}

#[test]
fn clean_deletes_only_what_is_mendbooks() {
    let folder = folder();
    run_in(folder.path(), &["init"]);
    let output = folder.path().join("output");
    std::fs::create_dir_all(folder.path().join(".mendbook/memo")).unwrap();

    let nothing = run_in(folder.path(), &["clean"]);
    assert_eq!(nothing.code, Some(0), "{}", nothing.stderr);
    assert_eq!(nothing.stderr, "deleted 0 files from output\n");
    assert!(!folder.path().join(".mendbook").exists());

    std::fs::create_dir(&output).unwrap();
    std::fs::write(output.join("CNAME"), "example.org").unwrap();
    let refused = run_in(folder.path(), &["clean"]);
    assert_eq!(refused.code, Some(2));
    assert!(
        refused.stderr.contains("nothing was deleted"),
        "{}",
        refused.stderr
    );

    let manifest = r#"{"version":1,"files":{"a/index.html":"0"}}"#;
    std::fs::write(output.join(".mendbook-manifest.json"), manifest).unwrap();
    std::fs::create_dir(output.join("a")).unwrap();
    std::fs::write(output.join("a/index.html"), "").unwrap();
    let cleaned = run_in(folder.path(), &["clean"]);
    assert_eq!(cleaned.code, Some(0), "{}", cleaned.stderr);
    assert_eq!(
        cleaned.stderr,
        "deleted 1 file from output; left 1 thing that mendbook didn't write\n"
    );
    assert!(output.join("CNAME").exists() && !output.join("a").exists());
}

#[test]
fn clean_never_takes_the_sources() {
    let folder = folder();
    run_in(folder.path(), &["init"]);
    for output in [".", "..", "content", "content/guides"] {
        let refused = run_in(folder.path(), &["clean", "--output", output]);
        assert_eq!(refused.code, Some(2), "{output}");
        assert!(
            refused.stderr.contains("choose another with --output"),
            "{}",
            refused.stderr
        );
    }
    assert!(folder.path().join("content/index.md").exists());
    let missing = run_in(folder.path(), &["clean", "--root", "nowhere"]);
    assert_eq!(missing.code, Some(2));
    assert!(
        missing
            .stderr
            .starts_with("error: can't find the site's folder `nowhere`\n  cause: ")
    );
}

#[test]
fn a_reader_who_goes_away_is_no_reason_to_panic() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_mendbook"))
        .args(["clean", "--root", "/nowhere"])
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stderr.take());
    assert_eq!(child.wait().unwrap().code(), Some(2));
}

/// Every file of a folder, hidden ones too.
fn snapshot(site: &Path) -> std::collections::BTreeMap<String, Vec<u8>> {
    crate::sites::files(site)
}

/// A site as `init` writes it.
fn new_site() -> tempfile::TempDir {
    let folder = folder();
    let written = run_in(folder.path(), &["init"]);
    assert_eq!(written.code, Some(0), "{}", written.stderr);
    folder
}

/// What was said, without the line that sums it up.
fn told(run: &Run) -> &str {
    let text = run.stderr.trim_end();
    text.rsplit_once('\n').map_or("", |(told, _)| told)
}

/// A page that is published with a warning.
const WITH_HTML: &str = "---\ntitle: About us\n---\n\nWe are <b>here</b>.\n";

/// A page with an error.
const WITH_ERROR: &str = "---\ntitle: About us\ntitel: Wrong\n---\n\nWe are here.\n";

#[test]
fn a_new_site_builds_without_a_warning() {
    let site = new_site();
    let built = run_in(site.path(), &["build", "--strict"]);
    assert_eq!(
        (built.code, &*built.stdout),
        (Some(0), ""),
        "{}",
        built.stderr
    );
    assert!(!built.stderr.contains("warning"), "{}", built.stderr);
    let output = snapshot(&site.path().join("output"));
    assert!(output.contains_key("index.html"));
    assert!(output.contains_key(".mendbook-manifest.json"));
}

#[test]
fn an_error_publishes_nothing() {
    let site = new_site();
    let output = site.path().join("output");
    assert_eq!(run_in(site.path(), &["build"]).code, Some(0));
    let before = snapshot(&output);
    std::fs::write(site.path().join("content/about.md"), WITH_ERROR).unwrap();
    let failed = run_in(site.path(), &["build"]);
    assert_eq!((failed.code, &*failed.stdout), (Some(1), ""));
    assert!(
        failed.stderr.contains("published nothing"),
        "{}",
        failed.stderr
    );
    assert!(
        failed.stderr.contains("error[unknown-field]"),
        "{}",
        failed.stderr
    );
    assert!(snapshot(&output) == before, "the old site has changed");
}

#[test]
fn a_warning_stops_only_strict_builds() {
    let site = new_site();
    std::fs::write(site.path().join("content/about.md"), WITH_HTML).unwrap();
    let strict = run_in(site.path(), &["build", "--strict"]);
    assert_eq!(strict.code, Some(1), "{}", strict.stderr);
    assert!(
        strict.stderr.contains("warning[raw-html]"),
        "{}",
        strict.stderr
    );
    assert!(
        strict.stderr.contains("published nothing"),
        "{}",
        strict.stderr
    );
    assert!(!site.path().join("output").exists());
    let built = run_in(site.path(), &["build"]);
    assert_eq!(built.code, Some(0), "{}", built.stderr);
    assert_eq!(told(&built), told(&strict));
    assert!(site.path().join("output/about/index.html").exists());
}

#[test]
fn check_tells_what_build_tells_and_writes_nothing() {
    let site = new_site();
    std::fs::write(site.path().join("content/about.md"), WITH_HTML).unwrap();
    std::fs::write(site.path().join("content/wrong.md"), WITH_ERROR).unwrap();
    let before = snapshot(site.path());
    let checked = run_in(site.path(), &["check"]);
    assert_eq!((checked.code, &*checked.stdout), (Some(1), ""));
    assert!(
        snapshot(site.path()) == before,
        "check has written something"
    );
    for folder in ["output", ".mendbook"] {
        assert!(!site.path().join(folder).exists(), "{folder}");
    }
    let built = run_in(site.path(), &["build"]);
    assert_eq!(built.code, Some(1));
    assert!(told(&checked).contains("error[unknown-field]"));
    assert_eq!(told(&checked), told(&built));
}

#[test]
fn a_file_in_the_way_is_named_and_left() {
    let site = new_site();
    let output = site.path().join("output");
    std::fs::create_dir(&output).unwrap();
    std::fs::write(output.join("index.html"), "mine").unwrap();
    let before = snapshot(&output);
    let refused = run_in(site.path(), &["build"]);
    assert_eq!((refused.code, &*refused.stdout), (Some(2), ""));
    assert!(
        refused.stderr.contains("\n  index.html\n"),
        "{}",
        refused.stderr
    );
    assert!(snapshot(&output) == before, "the output has changed");
}

#[test]
fn clean_after_build_leaves_no_output() {
    let site = new_site();
    let before = snapshot(site.path());
    assert_eq!(run_in(site.path(), &["build"]).code, Some(0));
    let cleaned = run_in(site.path(), &["clean"]);
    assert_eq!(cleaned.code, Some(0), "{}", cleaned.stderr);
    assert!(!site.path().join("output").exists());
    assert!(snapshot(site.path()) == before, "something is left");
}

#[test]
fn a_site_that_is_not_there_is_told() {
    let folder = folder();
    for command in ["build", "check"] {
        let missing = run_in(folder.path(), &[command, "--root", "nowhere"]);
        assert_eq!((missing.code, &*missing.stdout), (Some(2), ""), "{command}");
        assert!(missing.stderr.contains("nowhere"), "{}", missing.stderr);
    }
    assert!(snapshot(folder.path()).is_empty());
}
