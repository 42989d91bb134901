//! What `check` says to programs, whole, and which problems it says.
//!
//! `tests/fixtures/formats/` is a site with names and texts that need escaping, and one
//! `expected.<format>` for each form but SARIF, whose rules would change it with every rule:
//! `tests/validators` holds that against its schema, and here its results are compared with JSON's.
//! `UPDATE_EXPECT=1 cargo test formats` writes the files anew: read them.

use serde_json::Value;

use crate::sites::{Run, TestSite, fixtures, run, update};

/// The rules that the fixture breaks; named, so that a new rule doesn't change what is expected.
const ONLY: &str = "--only=value-not-allowed,yaml-invalid,citation-unknown,broken-link,unknown-field,\
                    bad-hyphen,duplicate-key,raw-html";

fn site() -> TestSite {
    TestSite::copy_of(&fixtures().join("formats"))
}

fn check(site: &TestSite, arguments: &[&str]) -> Run {
    let start = ["check", "--today", "2026-01-01", ONLY];
    site.run(&[&start, arguments].concat())
}

fn json(run: &Run) -> Value {
    serde_json::from_str(&run.stdout).unwrap()
}

#[test]
fn each_form_is_as_expected() {
    let site = site();
    for format in ["json", "short", "github"] {
        let run = check(&site, &["--format", format]);
        assert_eq!(run.code, Some(1));
        assert!(run.stderr.starts_with("checked 16 pages"), "{}", run.stderr);
        assert_eq!(run.stderr.lines().count(), 1, "{}", run.stderr);
        let file = fixtures()
            .join("formats")
            .join(format!("expected.{format}"));
        if update() {
            std::fs::write(&file, &run.stdout).unwrap();
        }
        let expected = std::fs::read_to_string(&file).unwrap();
        assert_eq!(run.stdout, expected, "{}", file.display());
    }
}

#[test]
fn people_and_programs_are_told_the_same_places() {
    let site = site();
    let human = check(&site, &[]);
    assert_eq!(human.stdout, "");
    let short = check(&site, &["--format", "short"]).stdout;
    let headings = human.stderr.lines().filter_map(|line| {
        let place = line.trim_start().strip_prefix("--> ")?;
        Some(place.to_owned())
    });
    let headings: Vec<String> = headings.collect();
    assert_eq!(headings.len(), short.lines().count());
    for (heading, line) in headings.iter().zip(short.lines()) {
        assert!(
            line.starts_with(&format!("{heading}: ")),
            "{heading}\n{line}"
        );
    }
}

#[test]
fn sarif_says_what_json_says_and_more() {
    let site = site();
    let sarif = json(&check(&site, &["--format", "sarif"]));
    let told = json(&check(&site, &["--format", "json"]));
    let run = &sarif["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    let results = run["results"].as_array().unwrap();
    let told = told["diagnostics"].as_array().unwrap();
    assert_eq!(results.len(), told.len());
    for (result, told) in results.iter().zip(told) {
        assert_eq!(result["ruleId"], told["code"]);
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], told["code"]);
        assert_eq!(result["level"], told["level"]);
        let region = &result["locations"][0]["physicalLocation"]["region"];
        assert_eq!(region["startLine"], told["line"]);
        assert_eq!(region["startColumn"], told["column"]);
        assert_eq!(region["endLine"], told["end_line"]);
        assert_eq!(region["endColumn"], told["end_column"]);
    }
    let text = sarif.to_string();
    assert!(text.contains("content/guides/gr%C3%B6%C3%9Fe%201%2C%2050%25.md"));
    assert!(text.contains("\"insertedContent\":{\"text\":\"\\\"Colon: how to\\\"\"}"));
    assert!(text.contains("\"message\":{\"text\":\"first here\"}"));
    let folder = site.path("").to_string_lossy().into_owned();
    assert!(
        !text.contains(folder.trim_end_matches('/')),
        "an absolute path"
    );
}

#[test]
fn code_hosts_get_paths_from_where_mendbook_runs() {
    let outer = TestSite::empty();
    crate::sites::copy(&fixtures().join("formats"), &outer.path("my site"));
    let told = |format: &str| {
        let arguments = ["check", "--root", "my site", ONLY, "--format", format];
        outer.run(&arguments).stdout
    };
    assert!(told("github").contains("::error file=my site/content/index.md,line=5,"));
    assert!(told("sarif").contains("\"uri\": \"my%20site/content/index.md\""));
    assert!(told("json").contains("\"file\": \"content/index.md\""));
    assert!(told("short").contains("\ncontent/index.md:5:"));
    let mut command = outer.command(&["check", "--format", "github", ONLY]);
    command.current_dir(outer.path("my site"));
    command.env("GITHUB_WORKSPACE", outer.path(""));
    assert!(
        run(&mut command)
            .stdout
            .contains(" file=my site/content/index.md,")
    );
}

#[test]
fn the_same_bytes_each_time() {
    let site = site();
    for format in ["json", "short", "github", "sarif"] {
        let all = ["check", "--format", format, "--today", "2026-01-01"];
        let one = [&all[..], &["--jobs", "1"]].concat();
        assert_eq!(site.run(&all).stdout, site.run(&one).stdout);
    }
}

#[test]
fn build_tells_programs_too() {
    let site = site();
    let built = site.run(&["build", "--format", "short"]);
    assert_eq!(built.code, Some(1));
    assert!(
        built.stdout.contains("error[broken-link]"),
        "{}",
        built.stdout
    );
    assert!(
        built.stderr.starts_with("published nothing"),
        "{}",
        built.stderr
    );
}

#[test]
fn rules_are_chosen_for_what_is_shown_and_counts() {
    let site = TestSite::of(&[
        ("content/a.md", "---\ntitle: A\n---\n<b>x</b>\n"),
        ("content/b.md", "---\ntitle: B\n---\n[[x]]\n"),
    ]);
    let codes = |arguments: &[&str]| {
        let run = site.run(&[&["check"], arguments].concat());
        let codes: Vec<String> = run.codes().into_iter().map(str::to_owned).collect();
        (run.code.unwrap(), codes.join(" "))
    };
    assert_eq!(codes(&[]), (1, "raw-html raw-html broken-link".into()));
    assert_eq!(
        codes(&["--only", "raw-html"]),
        (0, "raw-html raw-html".into())
    );
    assert_eq!(codes(&["--skip", "raw-html"]), (1, "broken-link".into()));
    assert_eq!(codes(&["--only", "orphan,broken-link"]).0, 1);
    assert_eq!(
        codes(&[
            "--only",
            "raw-html",
            "--only",
            "broken-link",
            "--skip",
            "raw-html"
        ]),
        (1, "broken-link".into())
    );
    assert_eq!(
        codes(&["--skip", "broken-link", "--strict"]),
        (1, "raw-html raw-html".into())
    );
    for flag in ["--only", "--skip"] {
        let wrong = site.run(&["check", flag, "broken-lnik"]);
        assert_eq!(wrong.code, Some(2));
        assert!(
            wrong.stderr.contains("did you mean `broken-link`?"),
            "{}",
            wrong.stderr
        );
        assert_eq!(site.run(&["build", flag, "orphan"]).code, Some(2));
    }
}

#[test]
fn explain_prints_what_the_table_says() {
    let site = TestSite::empty();
    let one = site.run(&["explain", "yaml-invalid"]);
    assert_eq!((one.code, &*one.stderr), (Some(0), ""));
    for words in [
        "yaml-invalid\n",
        "Level:  error, fixed.",
        "Told",
        "Put right",
        "How to allow it",
    ] {
        assert!(one.stdout.contains(words), "{words}:\n{}", one.stdout);
    }
    let all = site.run(&["explain"]);
    assert_eq!((all.code, &*all.stderr), (Some(0), ""));
    for rule in mendbook::lint::rules() {
        assert!(
            all.stdout.contains(&format!("  {} ", rule.code)),
            "{}",
            rule.code
        );
    }
    for text in [&one.stdout, &all.stdout] {
        assert!(!text.contains('\u{1b}') && text.lines().all(|line| line.chars().count() <= 100));
    }
    let wrong = site.run(&["explain", "yaml-invald"]);
    assert_eq!((wrong.code, &*wrong.stdout), (Some(2), ""));
    assert!(wrong.stderr.contains("did you mean `yaml-invalid`?"));
}
