//! Each rule on its own: what it must catch, where exactly, and near misses that it must not.
//!
//! `tests/fixtures/rules/<code>.txt` holds cases. A case begins with a line `=== ` and what it is
//! about, after which `today: 2026-03-15` may set the day; then come its files, each after a line
//! `>>> ` with its path. What the rule must tell stands between `«` and `»`, which aren't part of
//! the file; a case without any is a near miss. On a line with a mark no other rule may speak: one
//! cause, one diagnostic. Only where a record begins may they: each key that is missing there is a
//! cause of its own. Around the files there is [`SITE`].
//!
//! The examples of the rules' own texts are run too: the bad one is told, the good one isn't.

use std::collections::BTreeSet;

use jiff::civil::Date;
use mendbook::diagnostic::{Diagnostic, Level, Lookup};
use mendbook::lint::{self, Example, Rule};
use mendbook::pipeline::{self, Outcome, Settings, Silent};

use crate::sites::{TestSite, fixtures, written};

/// What a case has in place of a `site.yaml` of its own.
const SITE: &str = "title: Test\nlanguage: en-GB\nbase_url: https://example.org/\n\
    disclaimer: General education, not a diagnosis.\n\
    region: {emergency_number: \"999\", emergency_department: A&E, advice_line: \"111\", clinician: GP}\n\
    handouts: {documents: []}\n";

/// One case of a rule.
struct Case {
    name: String,
    today: Date,
    /// Path and text with marks.
    files: Vec<(String, String)>,
}

/// A place that must be told: path, first byte, one past the last byte.
type Mark = (String, usize, usize);

fn check(files: &[(String, String)], today: Date) -> Outcome {
    let site = TestSite::empty();
    std::fs::create_dir(site.path("content")).unwrap();
    site.write("site.yaml", SITE);
    for (path, text) in files {
        site.write(path, text);
    }
    let settings = Settings {
        jobs: std::num::NonZeroUsize::new(1),
        ..site.settings(today)
    };
    pipeline::check(&settings, &Silent).unwrap()
}

fn cases(text: &str) -> Vec<Case> {
    let mut parts = text.split("=== ");
    assert_eq!(parts.next(), Some(""), "a fixture begins with `=== `");
    parts.map(case).collect()
}

fn case(text: &str) -> Case {
    let (head, _) = text.split_once(">>> ").expect("a case has files");
    let mut lines = head.lines();
    let name = lines.next().unwrap_or_default().to_owned();
    let mut today = Date::constant(2026, 1, 1);
    for line in lines.filter(|line| !line.is_empty()) {
        let day = line.strip_prefix("today: ");
        today = day.expect("only `today: ` may follow").parse().unwrap();
    }
    Case {
        name,
        today,
        files: written(text),
    }
}

/// The files without their marks, and the marks.
fn unmarked(files: &[(String, String)]) -> (Vec<(String, String)>, BTreeSet<Mark>) {
    let mut marks = BTreeSet::new();
    let mut plain = Vec::new();
    for (path, text) in files {
        let mut clean = String::new();
        let mut open = None;
        for c in text.chars() {
            match c {
                '«' => assert!(open.replace(clean.len()).is_none(), "{path}: « in «"),
                '»' => {
                    let start = open.take().expect("a « before each »");
                    marks.insert((path.clone(), start, clean.len()));
                }
                c => clean.push(c),
            }
        }
        assert_eq!(open, None, "{path}: a « without its »");
        plain.push((path.clone(), clean));
    }
    (plain, marks)
}

fn mark(told: &Diagnostic, outcome: &Outcome) -> Mark {
    let (path, _) = outcome.sources.file(told.primary.file).unwrap();
    let range = told.primary.range();
    (path.to_owned(), range.start, range.end)
}

/// What is wrong with a rule's fixture, case by case.
fn problems_of(rule: &Rule, text: &str) -> Vec<String> {
    let cases = cases(text);
    let mut problems = Vec::new();
    for case in &cases {
        let (files, expected) = unmarked(&case.files);
        let outcome = check(&files, case.today);
        let (own, others): (Vec<_>, Vec<_>) = outcome
            .diagnostics
            .iter()
            .partition(|told| told.code == rule.code);
        let told: BTreeSet<Mark> = own.iter().map(|told| mark(told, &outcome)).collect();
        let words = |marks: &mut dyn Iterator<Item = &Mark>| {
            let word = |(path, start, end): &Mark| {
                let text = files.iter().find(|(known, _)| known == path);
                let text = text.and_then(|(_, text)| text.get(*start..*end));
                format!("{path} {start}..{end} `{}`", text.unwrap_or_default())
            };
            marks.map(word).collect::<Vec<_>>().join("; ")
        };
        if told != expected {
            problems.push(format!(
                "{}: {}\n   not told: {}\n   told, and shouldn't be: {}",
                rule.code,
                case.name,
                words(&mut expected.difference(&told)),
                words(&mut told.difference(&expected))
            ));
        }
        let line = |(path, at, _): &Mark| {
            let text = files.iter().find(|(known, _)| known == path);
            text.map(|(_, text)| (path.clone(), text[..*at].matches('\n').count()))
        };
        let lines: BTreeSet<_> = expected.iter().filter_map(line).collect();
        // What is told on the opening `---`, or around nothing, is a key that's missing.
        let is_missing = |(_, start, end): Mark| start == 0 || start == end;
        let others = others.into_iter();
        for other in others.filter(|other| !is_missing(mark(other, &outcome))) {
            if line(&mark(other, &outcome)).is_some_and(|line| lines.contains(&line)) {
                problems.push(format!(
                    "{}: {}\n   on the same line: {} {}",
                    rule.code, case.name, other.code, other.message
                ));
            }
        }
    }
    let is_miss = |case: &&Case| case.files.iter().all(|(_, text)| !text.contains('«'));
    let misses = cases.iter().filter(is_miss).count();
    if misses == 0 || misses == cases.len() {
        problems.push(format!(
            "{}: needs a caught case and a near miss",
            rule.code
        ));
    }
    problems
}

#[test]
fn each_rule_tells_what_it_must_and_no_more() {
    let mut problems = Vec::new();
    for rule in lint::rules() {
        let file = fixtures().join(format!("rules/{}.txt", rule.code));
        if let Ok(text) = std::fs::read_to_string(file) {
            problems.extend(problems_of(rule, &text));
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n\n"));
}

#[test]
fn examples_of_rules_are_true() {
    let mut problems = Vec::new();
    for rule in lint::rules() {
        for (example, is_bad) in [(&rule.bad, true), (&rule.good, false)] {
            let Example::Files(files) = example else {
                continue;
            };
            let files: Vec<_> = files
                .iter()
                .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
                .collect();
            let outcome = check(&files, Date::constant(2026, 1, 1));
            let is_told = outcome
                .diagnostics
                .iter()
                .any(|told| told.code == rule.code);
            if is_told != is_bad {
                let what = if is_bad { "bad" } else { "good" };
                let codes: Vec<_> = outcome.diagnostics.iter().map(|told| told.code).collect();
                problems.push(format!("{}: its {what} example tells {codes:?}", rule.code));
            }
        }
    }
    assert!(problems.is_empty(), "{}", problems.join("\n"));
}

#[test]
fn fixtures_of_rules_are_named_after_rules() {
    for entry in std::fs::read_dir(fixtures().join("rules")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let code = name.strip_suffix(".txt").unwrap_or(&name);
        assert!(
            lint::rule(code).is_some_and(|rule| !rule.is_planned()),
            "{name}"
        );
    }
}

/// Two pages about the same: one as articles for the public often are, one as they should be.
#[test]
fn dense_prose_is_warned_about_and_plain_prose_is_not() {
    let told = |name: &str| -> Vec<(&'static str, Level)> {
        let text = std::fs::read_to_string(fixtures().join("prose").join(name)).unwrap();
        let files = [("content/guides/page.md".to_owned(), text)];
        let outcome = check(&files, Date::constant(2026, 1, 1));
        let is_language = |code: &str| lint::rule(code).unwrap().group == lint::Group::Language;
        let told = outcome.diagnostics.iter();
        told.map(|told| (told.code, told.level))
            .filter(|(code, _)| is_language(code))
            .collect()
    };
    let dense = told("dense.md");
    assert!(
        dense.contains(&("reading-grade", Level::Warning)),
        "{dense:?}"
    );
    assert!(
        dense.contains(&("sentence-long", Level::Warning)),
        "{dense:?}"
    );
    assert_eq!(told("plain.md"), []);
}
