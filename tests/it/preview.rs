//! The preview reads a saved file alone, and comes to what it would come to if it read all of them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use jiff::civil::date;
use mendbook::pipeline::Settings;
use mendbook::pipeline::preview::{Answer, Change, Preview};

use crate::incremental::{pages, site};
use crate::sites::{Dice, TestSite, has_extension};

fn settings(site: &TestSite) -> Settings {
    site.settings(date(2026, 3, 1))
}

/// What is at each address.
fn everything(preview: &Preview, paths: &BTreeSet<String>) -> BTreeMap<String, Answer> {
    let answers = paths
        .iter()
        .map(|path| (path.clone(), preview.answer(path)));
    answers.collect()
}

/// Changes the text of a page in one of several ways, of which some matter to other pages.
fn changed(text: &str, other: &str, dice: &mut Dice, step: usize) -> String {
    match dice.throw(8) {
        0..=2 => format!("{text}\n\nA sentence of step {step}, about your lumbar spine.\n"),
        3 => text.replacen("\n\n", &format!("\n\nUtilize step {step}. "), 1),
        4 => format!("{text}\n\n## Heading {step}\n\nSee [[{other}]].\n"),
        5 => text.replacen("title: ", &format!("title: New{step} "), 1),
        6 => format!("{text}\n\nSee [[nobody-{step}]].\n"),
        _ => text.replacen("title:", "titel:", 1),
    }
}

#[test]
fn one_file_read_again_is_as_good_as_all() {
    let site = site();
    let all = pages(&site);
    site.build(&["--quiet", "--today", "2026-03-01"]);
    let pdf = |path: &String| has_extension(path, "pdf") || path.ends_with("handouts.json");
    let paths: BTreeSet<String> = site
        .output()
        .into_keys()
        .filter(|path| !pdf(path))
        .collect();
    let preview = Preview::open(settings(&site)).unwrap();
    let mut dice = Dice(7);
    let mut history = String::new();
    for step in 0..24 {
        let page = dice.pick(&all).clone();
        let other = dice.pick(&all).clone();
        let other = other
            .rsplit_once('/')
            .unwrap()
            .1
            .trim_end_matches(".md")
            .to_owned();
        let before = std::fs::read_to_string(site.path(&page)).unwrap();
        let after = changed(&before, &other, &mut dice, step);
        let _ = writeln!(history, "{page}: {} bytes", after.len());
        site.write(&page, &after);
        let files = BTreeSet::from([page.clone()]);
        preview.refresh(Some(&files));
        let fresh = Preview::open(settings(&site)).unwrap();
        assert_eq!(preview.problems(), fresh.problems(), "{history}");
        if fresh.problems().block {
            // The last good site stays until the page is as it was.
            site.write(&page, before);
            preview.refresh(Some(&files));
            continue;
        }
        let fresh = everything(&fresh, &paths);
        for (path, answer) in everything(&preview, &paths) {
            assert!(answer == fresh[&path], "{path} differs after\n{history}");
        }
    }
    // Now that all is read there's nothing that was missed.
    assert_eq!(preview.refresh(None), Change::Nothing);
}

#[test]
fn a_file_that_an_editor_puts_there_for_a_moment_is_nothing() {
    let site = site();
    let page = &pages(&site)[0];
    let preview = Preview::open(settings(&site)).unwrap();
    let files = BTreeSet::from([page.clone(), "content/4913".to_owned()]);
    assert_eq!(preview.refresh(Some(&files)), Change::Nothing);
    let text = std::fs::read_to_string(site.path(page)).unwrap();
    site.write(page, text + "\nMore words.\n");
    assert_eq!(preview.refresh(Some(&files)), Change::Pages);
    site.write("content/4913.md", "---\ntitle: X\n---\n");
    let files = BTreeSet::from(["content/4913.md".to_owned()]);
    assert_eq!(preview.refresh(Some(&files)), Change::Pages);
    assert!(matches!(preview.answer("4913/"), Answer::Page(_)));
}
