//! What `README.md` and the pages for authors tell to do works, as it stands there.

use crate::sites::{Run, TestSite, has_extension, mendbook, root, run};

/// A fenced block.
struct Block {
    /// What stands after the fence.
    info: String,
    /// Its lines.
    text: String,
    /// The prose since the block before.
    before: String,
}

fn blocks(markdown: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let (mut before, mut text) = (String::new(), String::new());
    let mut info: Option<String> = None;
    for line in markdown.lines() {
        match (line.strip_prefix("```"), &info) {
            (Some(words), None) => info = Some(words.to_owned()),
            (Some(_), Some(_)) => blocks.push(Block {
                info: info.take().unwrap(),
                text: std::mem::take(&mut text),
                before: std::mem::take(&mut before),
            }),
            (None, Some(_)) => text = format!("{text}{line}\n"),
            (None, None) => before = format!("{before}{line}\n"),
        }
    }
    assert!(info.is_none(), "a block never ends");
    blocks
}

/// The words of a line as a shell reads them: what stands between double quotes is one word.
fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    for (at, part) in line.split('"').enumerate() {
        let mut pieces = part.split_whitespace();
        let is_quoted = at % 2 == 1;
        if is_quoted {
            words.last_mut().unwrap().push_str(part);
            continue;
        }
        if !part.starts_with(' ') {
            let first = pieces.next().unwrap_or_default();
            words.last_mut().unwrap().push_str(first);
        }
        words.extend(pieces.map(str::to_owned));
        if part.ends_with(' ') {
            words.push(String::new());
        }
    }
    words.retain(|word| !word.is_empty());
    words
}

/// What `mendbook` gets on a line that runs it.
fn command(line: &str) -> Vec<String> {
    let words = words(line);
    let is_ours = words.len() > 2 && words[..2] == ["$", "mendbook"];
    assert!(is_ours, "nobody tries `{line}`");
    words[2..].to_vec()
}

#[test]
fn quotes_make_one_word() {
    assert_eq!(words("$ a b=\"c d\" e"), ["$", "a", "b=c d", "e"]);
}

fn readme() -> String {
    std::fs::read_to_string(root().join("README.md")).unwrap()
}

/// Does what the five minutes say; the site, and what each command said.
fn five_minutes() -> (TestSite, Vec<Run>) {
    let readme = readme();
    let (_, section) = readme.split_once("\n## Five minutes").unwrap();
    let section = section.split("\n## ").next().unwrap();
    let site = TestSite::empty();
    let mut runs = Vec::new();
    for block in blocks(section) {
        match block.info.split_once(' ') {
            Some(("markdown", path)) => site.write(path, &block.text),
            None if block.info == "yaml" => edit(&site, &block),
            None if block.info == "console" => {
                for line in block.text.lines() {
                    if line.starts_with("$ cargo install ") {
                        continue;
                    }
                    let mut command = mendbook(&command(line));
                    let run = run(command.current_dir(site.path("")));
                    assert_eq!(run.code, Some(0), "{line}\n{}", run.stderr);
                    runs.push(run);
                }
            }
            _ => panic!("nobody tries the block `{}`", block.info),
        }
    }
    (site, runs)
}

/// Adds the one line of a block that the file lacks, in the file that the prose names.
fn edit(site: &TestSite, block: &Block) {
    let mut names = block.before.split('`').skip(1).step_by(2);
    let file = names
        .find(|name| name.starts_with("my-site/") && has_extension(name, "md"))
        .expect("the prose names the file");
    let text = std::fs::read_to_string(site.path(file)).unwrap();
    let mut lines = block.text.lines();
    let (key, new) = (lines.next().unwrap(), lines.next().unwrap());
    let edited = text.replacen(&format!("{key}\n"), &format!("{key}\n{new}\n"), 1);
    assert!(
        !text.contains(new) && edited.contains(&block.text),
        "{edited}"
    );
    site.write(file, edited);
}

#[test]
fn the_five_minutes_work() {
    let (site, runs) = five_minutes();
    assert_eq!(runs.len(), 4, "init, check, build, handout");
    assert!(site.path("card.pdf").exists());
    assert_eq!(runs[1].codes(), ["base-url-missing"]);
    let readme = readme().split_whitespace().collect::<Vec<_>>().join(" ");
    let (_, rest) = readme
        .split_once("The dose has become a sentence: \"")
        .unwrap();
    let (sentence, _) = rest.split_once('"').unwrap();
    for page in ["exercises/neck-turn", "routines/short-break"] {
        let file = format!("my-site/output/{page}/index.html");
        let html = std::fs::read_to_string(site.path(&file)).unwrap();
        assert!(html.contains(sentence), "{file} lacks `{sentence}`");
    }
    assert!(site.path("my-site/output/index.html").exists());
}

#[test]
fn mistakes_are_told_as_shown() {
    let (site, _) = five_minutes();
    let file = "my-site/content/exercises/neck-turn.md";
    let text = std::fs::read_to_string(site.path(file)).unwrap();
    let wrong = text
        .replace("summary:", "summry:")
        .replace("hold: 2-3 s", "hold: 2-3");
    site.write(file, wrong);
    let told = site.run(&["check", "--root", "my-site"]);
    assert_eq!(told.code, Some(1));
    let readme = readme();
    let (_, section) = readme.split_once("\n## How mistakes are told").unwrap();
    let shown = &blocks(section.split("\n## ").next().unwrap())[0];
    for diagnostic in shown.text.split("\n\n") {
        assert!(
            told.stderr.contains(diagnostic.trim_end()),
            "not told:\n{diagnostic}\n\ntold:\n{}",
            told.stderr
        );
    }
}

/// The words after `mendbook` on a line of a shell or of a job, up to where the output goes.
fn arguments(line: &str) -> Option<Vec<&str>> {
    let (_, command) = line.split_once("mendbook check")?;
    let command = command.split('>').next()?;
    Some(
        std::iter::once("check")
            .chain(command.split_whitespace())
            .collect(),
    )
}

#[test]
fn the_page_on_checking_works() {
    let page = std::fs::read_to_string(root().join("docs/checking.md")).unwrap();
    let site = TestSite::empty();
    assert_eq!(site.run(&["init"]).code, Some(0));
    for arguments in [
        &["init", "--quiet"][..],
        &["add", "."],
        &[
            "-c",
            "user.name=A",
            "-c",
            "user.email=a@example.org",
            "commit",
            "-qm",
            "one",
        ],
    ] {
        let mut git = std::process::Command::new("git");
        let done = run(git.args(arguments).current_dir(site.path("")));
        assert_eq!(done.code, Some(0), "{}", done.stderr);
    }
    let tried = std::cell::Cell::new(0);
    let mut said = String::new();
    let try_it = |arguments: &[&str]| {
        let run = site.run(arguments);
        assert!(
            matches!(run.code, Some(0 | 1)),
            "{arguments:?}: {}",
            run.stderr
        );
        tried.set(tried.get() + 1);
        run.stdout + &run.stderr
    };
    for block in blocks(&page) {
        match block.info.split_once(' ') {
            Some(("markdown", path)) => {
                site.write(path, &block.text);
                said = try_it(&["check"]);
            }
            None if block.info == "console" => {
                for line in block.text.lines() {
                    let arguments = command(line);
                    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
                    said = try_it(&arguments);
                }
            }
            None if block.info == "text" => {
                assert!(
                    said.contains(&block.text),
                    "not said:\n{}\nbut:\n{said}",
                    block.text
                );
            }
            _ => {
                for arguments in block.text.lines().filter_map(arguments) {
                    try_it(&arguments);
                }
            }
        }
    }
    assert!(tried.get() > 15, "only {} commands tried", tried.get());
}

/// Does what a page for authors says, in a new site: runs its commands, and holds what it shows
/// against what was said.
fn follow(page: &str) -> TestSite {
    let site = TestSite::empty();
    assert_eq!(site.run(&["init"]).code, Some(0));
    let text = std::fs::read_to_string(root().join(page)).unwrap();
    let mut said = String::new();
    for block in blocks(&text) {
        match block.info.split_once(' ').unwrap_or((&block.info, "")) {
            ("console", _) => {
                for line in block.text.lines() {
                    let arguments = command(line);
                    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
                    let run = site.run(&arguments);
                    assert_eq!(run.code, Some(0), "{line}\n{}", run.stderr);
                    said = run.stdout;
                }
            }
            ("text", _) => assert!(said.contains(&block.text), "{page}: not said, but\n{said}"),
            // A line for the top of the file that the prose names last.
            ("yaml", _) => {
                let names = block.before.split('`').skip(1).step_by(2);
                let files = names.filter(|name| has_extension(name, "yaml"));
                let file = files.last().unwrap();
                let old = std::fs::read_to_string(site.path(file)).unwrap();
                site.write(file, block.text + &old);
            }
            (_, path) if !path.is_empty() => site.write(path, &block.text),
            _ => {}
        }
    }
    site
}

#[test]
fn the_reports_are_as_described() {
    let site = follow("docs/reports.md");
    assert!(site.path("report/index.html").exists());
}

#[test]
fn handouts_are_as_described() {
    let site = follow("docs/handouts.md");
    for file in ["card.pdf", "changed.pdf", "large.pdf"] {
        let pdf = std::fs::read(site.path(file)).unwrap();
        assert!(pdf.starts_with(b"%PDF-1.7"), "{file}");
    }
}

#[test]
fn a_layout_can_be_changed_as_described() {
    let site = follow("docs/print-layouts.md");
    let folder = site.path("my-site/output/red-flags");
    let pdf = std::fs::read(folder.join("red-flags-wallet-a4.pdf")).unwrap();
    assert!(pdf.starts_with(b"%PDF-1.7"));
}

#[test]
fn editors_find_what_they_are_pointed_at() {
    let site = follow("docs/editors.md");
    let settings = std::fs::read_to_string(site.path(".vscode/settings.json")).unwrap();
    let settings: serde_json::Value = serde_json::from_str(&settings).unwrap();
    for (schema, file) in settings["yaml.schemas"].as_object().unwrap() {
        assert!(site.path(schema).exists(), "{schema}");
        let text = std::fs::read_to_string(site.path(file.as_str().unwrap())).unwrap();
        let line = text.lines().next().unwrap();
        let named = line
            .strip_prefix("# yaml-language-server: $schema=")
            .unwrap();
        let folder = site
            .path(file.as_str().unwrap())
            .parent()
            .unwrap()
            .to_owned();
        assert!(folder.join(named).exists(), "{line}");
    }
    let front_matter = "---\n# yaml-language-server: $schema=../../.schemas/term.schema.json\n\
                        title: Rib\nplain: A bone of the chest.\n---\n";
    site.write("content/glossary/rib.md", front_matter);
    let checked = site.run(&["check", "--strict"]);
    assert_eq!(
        checked.code,
        Some(0),
        "a comment is a comment: {}",
        checked.stderr
    );
}
