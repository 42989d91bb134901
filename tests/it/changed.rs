//! `check --changed-since`: what git says has changed, and what is said without git.

use std::path::Path;
use std::process::Command;

use crate::sites::{SITE_YAML, TestSite, copy, fixtures, run};

/// Runs git in a folder as nobody in particular, whatever the machine's own settings are.
fn git(folder: &Path, arguments: &[&str]) {
    let mut command = Command::new("git");
    command
        .args(["-c", "user.name=A", "-c", "user.email=a@example.org"])
        .args([
            "-c",
            "init.defaultBranch=main",
            "-c",
            "commit.gpgsign=false",
        ])
        .args(arguments)
        .current_dir(folder)
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("GIT_CONFIG_GLOBAL", "/dev/null");
    let run = run(&mut command);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
}

const WRONG: &str = "---\ntitle: P\n---\n[[nowhere]]\n";

/// A repository with a site in a folder of it, and one page that is wrong and committed.
fn repository() -> TestSite {
    let outer = TestSite::empty();
    outer.write("site/site.yaml", SITE_YAML);
    copy(
        &fixtures().join("bare-theme"),
        &outer.path("site/themes/bare"),
    );
    outer.write("site/content/old.md", WRONG);
    outer.write("README.md", "A repository.\n");
    git(&outer.path(""), &["init", "--quiet"]);
    git(&outer.path(""), &["add", "."]);
    git(&outer.path(""), &["commit", "--quiet", "-m", "one"]);
    outer
}

/// The files in which something is told.
fn told(outer: &TestSite, revision: &str) -> Vec<String> {
    let arguments = [
        "check",
        "--root",
        "site",
        "--format",
        "short",
        "--changed-since",
        revision,
    ];
    let run = outer.run(&arguments);
    let lines = run.stdout.lines();
    let files: Vec<String> = lines
        .map(|line| line.split(':').next().unwrap().to_owned())
        .collect();
    assert_eq!(
        run.code,
        Some(i32::from(!files.is_empty())),
        "{}",
        run.stderr
    );
    files
}

#[test]
fn only_what_has_changed_is_told() {
    let outer = repository();
    assert_eq!(told(&outer, "HEAD"), [""; 0]);
    outer.write("site/content/new é.md", WRONG);
    assert_eq!(told(&outer, "HEAD"), ["content/new é.md"]);
    git(&outer.path("site"), &["add", "."]);
    assert_eq!(told(&outer, "HEAD"), ["content/new é.md"]);
    git(&outer.path(""), &["commit", "--quiet", "-m", "two"]);
    assert_eq!(told(&outer, "HEAD"), [""; 0]);
    assert_eq!(told(&outer, "HEAD~1"), ["content/new é.md"]);
    outer.write("site/content/old.md", format!("{WRONG}More.\n"));
    assert_eq!(told(&outer, "main"), ["content/old.md"]);
    assert_eq!(
        told(&outer, "HEAD~1"),
        ["content/new é.md", "content/old.md"]
    );
    outer.write("site/.gitignore", "secret*\n");
    outer.write("site/content/secret.md", WRONG);
    assert_eq!(
        told(&outer, "HEAD"),
        ["content/old.md", "content/secret.md"],
        "what git ignores is read all the same"
    );
}

#[test]
fn a_problem_between_two_files_is_told_where_one_has_changed() {
    let outer = repository();
    outer.write("site/content/old.md", "---\ntitle: P\nid: a\n---\n");
    git(&outer.path(""), &["commit", "--quiet", "-a", "-m", "two"]);
    outer.write("site/content/a.md", "---\ntitle: A\n---\n");
    let all = outer.run(&["check", "--root", "site"]);
    let changed = outer.run(&["check", "--root", "site", "--changed-since", "HEAD"]);
    assert_eq!(all.codes(), ["duplicate-id"]);
    assert_eq!(changed.codes(), ["duplicate-id"]);
}

#[test]
fn a_hook_of_git_may_call_it() {
    let outer = repository();
    outer.write("site/content/new.md", WRONG);
    let arguments = ["check", "--root", "site", "--changed-since", "HEAD"];
    let mut command = outer.command(&arguments);
    command
        .env("GIT_DIR", ".git")
        .env("GIT_INDEX_FILE", ".git/index");
    let run = run(&mut command);
    assert_eq!(run.codes(), ["broken-link"], "{}", run.stderr);
}

#[test]
fn what_git_cannot_say_is_told() {
    let outer = repository();
    let wrong = |revision: &str| {
        let flag = format!("--changed-since={revision}");
        let run = outer.run(&["check", "--root", "site", &flag]);
        assert_eq!((run.code, &*run.stdout), (Some(2), ""), "{revision}");
        run.stderr
    };
    assert!(wrong("nowhere").contains("git knows no revision `nowhere`"));
    assert!(wrong("content").contains("git knows no revision `content`"));
    for option in ["--output=x", "-x", ""] {
        assert!(wrong(option).contains("name a branch, a tag or a commit"));
    }
    assert!(!outer.path("site/x").exists());

    let plain = TestSite::of(&[("content/a.md", WRONG)]);
    let mut command = plain.command(&["check", "--changed-since", "HEAD"]);
    command.env(
        "GIT_CEILING_DIRECTORIES",
        plain.path("..").canonicalize().unwrap(),
    );
    let none = run(&mut command);
    assert_eq!(none.code, Some(2));
    assert!(
        none.stderr.contains("isn't in a git repository"),
        "{}",
        none.stderr
    );

    let mut command = outer.command(&["check", "--root", "site", "--changed-since", "HEAD"]);
    command.env("PATH", "");
    let none = run(&mut command);
    assert_eq!(none.code, Some(2));
    assert!(
        none.stderr.contains("git, which isn't installed"),
        "{}",
        none.stderr
    );
}
