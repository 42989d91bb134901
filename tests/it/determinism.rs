//! The same site is the same bytes: whatever the machine, its clock, its language, its folder.
//!
//! The site is our own `content/`: it has every kind of page.

use std::collections::BTreeMap;

use crate::sites::{TestSite, copy, files, root, run};

/// A copy of our own site.
fn our_site() -> TestSite {
    let site = TestSite::empty();
    copy(&root().join("content"), &site.path("content"));
    site.write(
        "site.yaml",
        std::fs::read(root().join("site.yaml")).unwrap(),
    );
    site
}

/// Builds a fresh copy of our site; all that is then in `output/`, the manifest too.
fn built(arguments: &[&str], environment: &[(&str, &str)]) -> BTreeMap<String, Vec<u8>> {
    let site = our_site();
    let mut command = site.command(&[&["build", "--quiet"], arguments].concat());
    command.envs(environment.iter().copied());
    let run = run(&mut command);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let output = files(&site.path("output"));
    assert!(output.contains_key("index.html"));
    output
}

fn assert_same(one: &BTreeMap<String, Vec<u8>>, other: &BTreeMap<String, Vec<u8>>) {
    let (paths, others): (Vec<_>, Vec<_>) = (one.keys().collect(), other.keys().collect());
    assert_eq!(paths, others);
    let differ: Vec<_> = paths
        .into_iter()
        .filter(|path| one[*path] != other[*path])
        .collect();
    assert!(differ.is_empty(), "these differ: {differ:#?}");
}

#[test]
fn threads_folder_time_zone_and_locale_change_nothing() {
    let one = built(
        &["--jobs", "1"],
        &[("TZ", "Pacific/Auckland"), ("LC_ALL", "tr_TR.UTF-8")],
    );
    let other = built(&["--jobs", "4"], &[("TZ", "UTC"), ("LC_ALL", "C")]);
    assert_same(&one, &other);
}

#[test]
fn the_day_changes_nothing_where_no_review_runs_out() {
    let early = built(&["--today", "2020-01-01"], &[]);
    let late = built(&["--today", "2099-12-31"], &[]);
    assert_same(&early, &late);
    for (path, bytes) in &late {
        let text = String::from_utf8_lossy(bytes);
        assert!(
            !text.contains("The review of this page was due"),
            "{path} is overdue"
        );
    }
}
