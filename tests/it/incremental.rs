//! What a build remembers: after any sequence of edits, the site is the one that a build without memory
//! makes, byte for byte, and tells the same.
//!
//! Edits are random and come from a seed that a failure names. They touch texts, front matter, whole
//! files and folders, the theme, the settings, the day and pictures, and sometimes damage the memory
//! itself; sometimes a build is killed on the way.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::time::Duration;

use crate::sites::{Dice, Run, TestSite, copy, files, fixtures, has_extension, root};

/// Our own content, without printouts: setting hundreds in type would take minutes.
pub fn site() -> TestSite {
    let site = TestSite::empty();
    copy(&root().join("content"), &site.path("content"));
    copy(&fixtures().join("bare-theme"), &site.path("themes/bare"));
    let text = std::fs::read_to_string(root().join("site.yaml")).unwrap();
    site.write("site.yaml", with_settings(&text, "A4"));
    site.write("static/note.txt", "first");
    site
}

/// The same without terms, which may stand in any text, and with plain pages: then an edit of
/// a text is mostly nobody else's matter. Some of the pages show another one.
pub fn site_without_terms() -> TestSite {
    let site = site();
    std::fs::remove_dir_all(site.path("content/glossary")).unwrap();
    let none = "---\ntitle: Words\nsummary: None yet.\n---\n\nNone yet.\n";
    site.write("content/glossary/index.md", none);
    for number in 0..NOTES {
        let next = (number + 1) % NOTES;
        let shows = if number % 4 == 0 {
            format!("![[note-{next}]]\n")
        } else {
            String::new()
        };
        let text = format!(
            "---\ntitle: Note {number}\nsummary: About {number}.\naliases: [/old/{number}/]\n---\n\n\
             ## Part {number}\n\nSee [[note-{next}]] and [[note-{next}#part-{next}|that part]].\n\n{shows}"
        );
        site.write(&format!("content/notes/note-{number}.md"), text);
    }
    site
}

/// How many plain pages [`site_without_terms`] has besides.
const NOTES: usize = 12;

fn with_settings(text: &str, paper: &str) -> String {
    let kept = text
        .lines()
        .filter(|line| !line.starts_with("handouts:") && !line.starts_with("  documents:"));
    let mut text: String = kept.fold(String::new(), |mut text, line| {
        let _ = writeln!(text, "{line}");
        text
    });
    let _ = write!(
        text,
        "handouts: {{documents: []}}\nextra: {{paper: {paper}}}\n"
    );
    text
}

/// The pages of the content, by path from the site's root.
pub fn pages(site: &TestSite) -> Vec<String> {
    let content = files(&site.path("content"));
    let pages = content
        .keys()
        .filter(|path| Path::new(path).extension().is_some_and(|end| end == "md"));
    pages.map(|path| format!("content/{path}")).collect()
}

fn text(site: &TestSite, path: &str) -> String {
    std::fs::read_to_string(site.path(path)).unwrap()
}

/// Makes a random edit; says what it was.
fn edit(site: &TestSite, dice: &mut Dice, number: usize) -> String {
    let all = pages(site);
    let page = dice.pick(&all).clone();
    let mut now = text(site, &page);
    let other = dice.pick(&all).clone();
    let what = dice.throw(14);
    match what {
        0..=3 => drop(write!(
            now,
            "\n\nSentence number {number} about your back.\n"
        )),
        4 => now = now.replacen("title: ", &format!("title: New{number} "), 1),
        5 => now = now.replacen("---\n", &format!("---\ntags: [tag{}]\n", dice.throw(3)), 1),
        6 => drop(write!(
            now,
            "\n\n## Heading {number}\n\nSee [[{}]].\n",
            stem(&other)
        )),
        7 => now.push_str("\nAsk about your lumbar spine and the ZQX.\n"),
        8 => {
            std::fs::remove_file(site.path(&page)).unwrap();
            return format!("delete {page}");
        }
        9 => {
            let path = format!("content/more/part-{}/page-{number}.md", dice.throw(2));
            site.write(
                &path,
                format!("---\ntitle: Page {number}\nsummary: New.\n---\n\nText.\n"),
            );
            return format!("add {path}");
        }
        10 => {
            let to = page.replace(".md", &format!("-{number}.md"));
            std::fs::rename(site.path(&page), site.path(&to)).unwrap();
            return format!("rename {page} to {to}");
        }
        11 => {
            site.write("static/note.txt", format!("{number}"));
            let text = text(site, "site.yaml");
            let paper = if text.contains("paper: A4") {
                "Letter"
            } else {
                "A4"
            };
            site.write("site.yaml", with_settings(&without_extra(&text), paper));
            return format!("settings: {paper}");
        }
        12 => {
            let path = "themes/default/page.html";
            let words = format!("{{{{ super() }}}}<p>Theme {number}</p>");
            site.write(
                path,
                format!(
                    "{{% extends \"default/page.html\" %}}{{% block main %}}{words}{{% endblock main %}}\n"
                ),
            );
            return format!("theme {number}");
        }
        _ => now = now.replacen("summary: ", &format!("summary: S{number} "), 1),
    }
    site.write(&page, now);
    format!("edit {what} of {page}")
}

fn without_extra(text: &str) -> String {
    let lines = text.split_inclusive('\n');
    lines.filter(|line| !line.starts_with("extra:")).collect()
}

fn stem(page: &str) -> &str {
    Path::new(page).file_stem().unwrap().to_str().unwrap()
}

/// Damages the memory, as a disk or a curious person might.
fn damage(site: &TestSite, dice: &mut Dice) -> String {
    let name = dice.pick(&["run", "documents", "changed", "files", "told"]);
    let path = format!(".mendbook/{name}");
    let Ok(mut bytes) = std::fs::read(site.path(&path)) else {
        return "nothing to damage".to_owned();
    };
    match dice.throw(4) {
        0 => bytes.truncate(dice.throw(bytes.len())),
        1 => {
            let at = dice.throw(bytes.len());
            bytes[at] ^= 1 << dice.throw(8);
        }
        2 => bytes.clear(),
        _ => {
            std::fs::remove_file(site.path(&path)).unwrap();
            return format!("delete {path}");
        }
    }
    site.write(&path, bytes);
    format!("damage {path}")
}

/// What a run came to: exit code, what was told, the whole output with its manifest.
#[derive(PartialEq)]
struct Built {
    code: Option<i32>,
    told: String,
    output: BTreeMap<String, Vec<u8>>,
}

fn built(site: &TestSite, output: &str, day: &str) -> Built {
    let run = site.run(&[
        "build", "--format", "json", "--today", day, "--output", output,
    ]);
    Built {
        code: run.code,
        told: run.stdout,
        output: files(&site.path(output)),
    }
}

/// Holds a build with memory against one without, which publishes to a place of its own.
fn hold_against_clean(site: &TestSite, day: &str, history: &str) {
    let before = files(&site.path("output"));
    let warm = built(site, "output", day);
    std::fs::rename(site.path(".mendbook"), site.path("kept")).unwrap();
    let clean = built(site, "clean", day);
    std::fs::remove_dir_all(site.path(".mendbook")).unwrap();
    std::fs::rename(site.path("kept"), site.path(".mendbook")).unwrap();
    assert_eq!(warm.code, clean.code, "{history}");
    assert_eq!(warm.told, clean.told, "{history}");
    // With errors nothing is published.
    let expected = if clean.code == Some(0) {
        &clean.output
    } else {
        &before
    };
    std::fs::remove_dir_all(site.path("clean")).ok();
    let differ: Vec<&String> = warm
        .output
        .keys()
        .chain(expected.keys())
        .filter(|path| warm.output.get(*path) != expected.get(*path))
        .collect();
    assert!(differ.is_empty(), "these differ: {differ:#?}\n{history}");
}

fn storm(new: fn() -> TestSite, seed: u64, steps: usize) {
    let site = new();
    let mut dice = Dice(seed);
    let mut history = format!("seed {seed}:");
    let mut day = "2026-03-01";
    site.build(&["--today", day]);
    for number in 0..steps {
        let mut said = Vec::new();
        for _ in 0..=dice.throw(3) {
            said.push(match dice.throw(12) {
                0 => damage(&site, &mut dice),
                1 => {
                    day = *dice.pick(&["2026-03-01", "2031-01-01"]);
                    format!("day {day}")
                }
                2 => kill_on_the_way(&site, &mut dice, day),
                _ => edit(&site, &mut dice, number),
            });
        }
        let _ = write!(history, "\n  {}", said.join(", "));
        hold_against_clean(&site, day, &history);
        // An edit that breaks the site is taken back, so that pages go on being published.
        if site.run(&["check", "--quiet", "--today", day]).code != Some(0) {
            std::fs::remove_dir_all(site.path("content")).unwrap();
            copy(&new().path("content"), &site.path("content"));
            history.push_str("\n  all content as it was");
        }
    }
}

/// Kills a build after a random time; the output is then one that some build made, whole.
fn kill_on_the_way(site: &TestSite, dice: &mut Dice, day: &str) -> String {
    let before = files(&site.path("output"));
    let mut command = site.command(&["build", "--quiet", "--today", day]);
    let mut child = command
        .stdout(std::process::Stdio::null())
        .stderr(std::process::Stdio::null())
        .spawn()
        .unwrap();
    std::thread::sleep(Duration::from_millis(dice.throw(120) as u64));
    child.kill().unwrap();
    child.wait().unwrap();
    let after = files(&site.path("output"));
    if after != before {
        // The manifest lists the hashes of all files of the new site.
        let manifest: serde_json::Value =
            serde_json::from_slice(&after[".mendbook-manifest.json"]).unwrap();
        let listed = manifest["files"].as_object().unwrap();
        let changed = listed.iter().filter(|(path, hash)| {
            let bytes = after.get(*path);
            bytes
                .is_none_or(|bytes| blake3::hash(bytes).to_hex().as_str() != hash.as_str().unwrap())
        });
        // Of a site in which one file has changed, that file may be there before the manifest.
        assert!(changed.count() <= 1, "a mixture of two sites");
    }
    "killed".to_owned()
}

#[test]
fn after_any_edits_the_site_is_that_of_a_clean_build() {
    storm(site, 1, 12);
}

#[test]
fn after_other_edits_too() {
    storm(site, 2, 12);
}

#[test]
fn after_edits_of_a_site_without_terms_as_well() {
    storm(site_without_terms, 3, 16);
}

/// Many edits of texts and few others, one by one: most builds have only one page to make.
#[test]
fn after_one_text_after_the_other() {
    let site = site_without_terms();
    let mut dice = Dice(4);
    let mut history = String::new();
    site.build(&["--quiet", "--today", "2026-03-01"]);
    for number in 0..30 {
        let page = format!("content/notes/note-{}.md", dice.throw(NOTES));
        let now = text(&site, &page);
        let other = dice.throw(NOTES);
        let after = match dice.throw(10) {
            0 => now.replacen("title: ", &format!("title: New{number} "), 1),
            1 => format!("{now}\n## Heading {number}\n"),
            2 => format!("{now}\nSee [[note-{other}]].\n"),
            3 => format!("{now}\n![[note-{other}]]\n"),
            // Is told, and then published all the same.
            4 => format!("{now}\nUtilize the lumbar spine for 10 -20 minutes.\n"),
            // Isn't published: what is remembered is then newer than the output.
            5 => format!("{now}\nSee [[nobody-{number}]].\n"),
            6 => now
                .lines()
                .filter(|line| !line.contains("nobody"))
                .fold(String::new(), |text, line| text + line + "\n"),
            _ => format!("{now}\nSentence number {number}.\n"),
        };
        let _ = writeln!(history, "{page}: {after}");
        site.write(&page, after);
        hold_against_clean(&site, "2026-03-01", &history);
        if number % 4 == 3 {
            // What couldn't be published is put right, and more has changed by then.
            for page in pages(&site) {
                let now = text(&site, &page);
                if now.contains("nobody") {
                    site.write(&page, now.replace("[[nobody-", "[[note-1|nobody-"));
                }
            }
        }
    }
}

#[test]
fn what_was_parsed_and_not_published_is_not_what_the_pages_were_made_of() {
    let site = site_without_terms();
    let (page, other) = ("content/notes/note-3.md", "content/notes/note-5.md");
    let good = text(&site, other);
    site.build(&["--quiet", "--today", "2026-03-01"]);
    site.write(
        page,
        text(&site, page).replace("title: Note 3", "title: New name"),
    );
    site.write(other, format!("{good}\nSee [[nobody]].\n"));
    let refused = site.run(&["build", "--quiet", "--today", "2026-03-01"]);
    assert_eq!(refused.code, Some(1));
    // To the last that was parsed, this is an edit of the text alone.
    site.write(other, good);
    site.write(page, text(&site, page) + "\nOne more sentence.\n");
    hold_against_clean(&site, "2026-03-01", "a new name that wasn't published");
    let neighbour = &site.output()["notes/note-2/index.html"];
    assert!(String::from_utf8_lossy(neighbour).contains("New name"));
}

#[test]
fn what_shows_a_changed_text_is_made_again_with_it() {
    let site = site_without_terms();
    site.build(&["--quiet"]);
    let made_after = |page: &str| {
        site.write(page, text(&site, page) + "\nOne more sentence.\n");
        let again = site.build(&["--explain", "--quiet"]);
        made_again(&again)
    };
    let of = |number| format!("notes/note-{number}/index.html");
    let old = |number| format!("old/{number}/index.html");
    assert_eq!(made_after("content/notes/note-3.md"), [of(3), old(3)]);
    assert_eq!(
        made_after("content/notes/note-1.md"),
        [of(0), of(1), old(0), old(1)]
    );
}

#[test]
fn nothing_changed_is_nothing_made() {
    let site = site();
    site.build(&[]);
    let again = site.build(&["--explain"]);
    assert!(
        again.stderr.contains(" as they were, 0 made"),
        "{}",
        again.stderr
    );
}

/// The pages that a build with `--explain` says it made.
fn made_again(run: &Run) -> Vec<String> {
    let lines = run.stderr.lines();
    let made = lines.filter_map(|line| line.strip_prefix("  ")?.split_once(": "));
    let pages = made.filter(|(file, _)| has_extension(file, "html"));
    pages.map(|(file, _)| file.to_owned()).collect()
}

#[test]
fn an_edit_of_prose_makes_that_page_again_and_no_other() {
    let site = site();
    site.build(&[]);
    let page = "content/guides/index.md";
    assert!(site.path(page).exists());
    let now = text(&site, page) + "\nOne more sentence.\n";
    site.write(page, now);
    let again = site.build(&["--explain", "--quiet"]);
    let made = made_again(&again);
    assert_eq!(made, ["guides/index.html"], "{}", again.stderr);
    assert!(again.stderr.contains("changed: its own file"));
}

#[test]
fn a_file_that_somebody_changed_in_the_output_is_put_right() {
    let site = site();
    site.build(&[]);
    let good = site.output();
    site.write("output/index.html", "mine");
    std::fs::remove_file(site.path("output/glossary/index.html")).unwrap();
    site.build(&[]);
    assert!(site.output() == good);
}

#[test]
fn damage_is_told_and_does_no_harm() {
    let site = site();
    site.build(&[]);
    let good = site.output();
    site.write(".mendbook/run", "mendbook memo 1\n");
    let run = site.build(&[]);
    assert!(
        run.stderr.contains("`.mendbook/` is damaged"),
        "{}",
        run.stderr
    );
    assert!(site.output() == good);
    assert!(!site.build(&[]).stderr.contains("damaged"));
}

#[test]
fn what_another_mendbook_left_is_left_alone_and_says_nothing() {
    let site = site();
    site.build(&[]);
    let bytes = std::fs::read(site.path(".mendbook/run")).unwrap();
    let mut other = bytes.clone();
    // Behind the name of the format stands that of the program.
    let at = "mendbook memo 1\n".len();
    other[at] = if other[at] == b'0' { b'1' } else { b'0' };
    site.write(".mendbook/run", other);
    let run = site.build(&["--explain"]);
    assert!(!run.stderr.contains("damaged"), "{}", run.stderr);
    assert!(
        run.stderr.contains("0 pages as they were"),
        "{}",
        run.stderr
    );
}

#[test]
fn an_unchanged_card_is_not_set_again() {
    let site = TestSite::empty();
    copy(&root().join("content"), &site.path("content"));
    site.write(
        "site.yaml",
        std::fs::read(root().join("site.yaml")).unwrap(),
    );
    site.build(&[]);
    let good = site.output();
    // Without the run, all pages are made again; the printouts are remembered by themselves.
    std::fs::remove_file(site.path(".mendbook/run")).unwrap();
    let before = std::fs::metadata(site.path(".mendbook/printouts")).unwrap();
    site.build(&[]);
    let after = std::fs::metadata(site.path(".mendbook/printouts")).unwrap();
    assert_eq!(before.modified().unwrap(), after.modified().unwrap());
    assert!(site.output() == good);
}

/// Longer than what was changed just now is looked at in any case.
const SETTLED: Duration = Duration::from_millis(3200);

#[test]
fn a_change_that_keeps_length_and_time_is_seen() {
    let site = site();
    let page = &pages(&site)[3];
    site.write(page, text(&site, page) + "\n\nFirst words.\n");
    std::thread::sleep(SETTLED);
    site.build(&["--quiet", "--today", "2026-03-01"]);
    assert!(site.path(".mendbook/files").is_file());
    let real = site.path(page);
    let time = std::fs::metadata(&real).unwrap().modified().unwrap();
    let edited = text(&site, page).replace("First", "Other");
    site.write(page, edited);
    let file = std::fs::File::options().write(true).open(&real).unwrap();
    file.set_modified(time).unwrap();
    drop(file);
    hold_against_clean(&site, "2026-03-01", "an edit with the old time");
    let output = site.output();
    let shows = |bytes: &Vec<u8>| String::from_utf8_lossy(bytes).contains("Other words.");
    assert!(output.values().any(shows));
}

#[test]
fn what_was_not_read_again_is_told_as_before() {
    let site = site();
    let all = pages(&site);
    let poor = "\n\nUtilize the lumbar spine for 10 -20 minutes. See [here](b.md).\n";
    for page in all.iter().step_by(3) {
        let text = text(&site, page) + poor;
        site.write(page, text);
    }
    let told = |arguments: &[&str]| {
        let run = site.run(&[&["build", "--today", "2026-03-01"], arguments].concat());
        let told = run.stderr.lines();
        let told =
            told.filter(|line| !line.starts_with("built ") && !line.starts_with("published "));
        told.map(|line| line.to_owned() + "\n").collect::<String>()
    };
    std::thread::sleep(SETTLED);
    let first = told(&[]);
    assert!(
        first.contains("--> content/") && first.contains("^^"),
        "{first}"
    );
    assert_eq!(told(&[]), first);
    let edited = text(&site, &all[1]) + "\nMore.\n";
    site.write(&all[1], edited);
    let warm = told(&[]);
    std::fs::remove_dir_all(site.path(".mendbook")).unwrap();
    assert_eq!(warm, told(&[]));
}
