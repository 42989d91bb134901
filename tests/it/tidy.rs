//! The source itself: what a reviewer would have to look for again and again.
//!
//! Files are read as text; that is blunt, and enough. Rules of single records and pages are in
//! `diagnostics` and `golden`.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use mendbook::config;
use mendbook::lint::{self, Example};
use mendbook::record::{Kind, citation};
use mendbook::yaml::field::{Shape, Type};
use mendbook::yaml::form::is_id;

use crate::sites::{files, has_extension, root};

/// The modules in their order: each uses only itself and those before it.
const LAYERS: [&str; 22] = [
    "path",
    "diagnostic",
    "yaml",
    "config",
    "language",
    "prose",
    "readability",
    "record",
    "document",
    "site",
    "source",
    "lint",
    "fix",
    "render",
    "print",
    "feed",
    "report",
    "memo",
    "publish",
    "pipeline",
    "serve",
    "cli",
];

/// A macro of `yaml::field` that stands at the root of the crate.
const MACRO: &str = "choice";

/// How long a file may be before its header must say why.
const LINES: usize = 500;

#[test]
fn a_layer_uses_only_those_before_it() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let own = path.split(['/', '.']).next().unwrap();
        if ["lib", "main"].contains(&own) {
            continue;
        }
        let Some(own) = LAYERS.iter().position(|layer| *layer == own) else {
            wrong.push(format!("src/{path} has no place among the layers"));
            continue;
        };
        for (number, line) in lines_of_code(&text) {
            for used in line.split("crate::").skip(1).map(first_word) {
                let place = LAYERS.iter().position(|layer| *layer == used);
                if used != MACRO && place.is_none_or(|place| place > own) {
                    wrong.push(format!("src/{path}:{number} uses `crate::{used}`"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_decision_states_the_order_of_the_layers() {
    let text = read("docs/decisions/0003-order-of-the-layers.md");
    let words: Vec<&str> = text.split_whitespace().collect();
    let quoted: Vec<String> = LAYERS.iter().map(|layer| format!("`{layer}`")).collect();
    assert!(words.join(" ").contains(&format!("{}.", quoted.join(", "))));
}

#[test]
fn files_have_headers_and_few_lines() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let header: Vec<&str> = text
            .lines()
            .take_while(|line| line.starts_with("//!"))
            .collect();
        if header.is_empty() {
            wrong.push(format!("src/{path} doesn't begin with `//!`"));
        }
        let lines = text.lines().count();
        let says_why = header.join(" ").split(' ').any(|word| word == "long");
        if lines > LINES && !says_why {
            wrong.push(format!(
                "src/{path} has {lines} lines, and its header doesn't say why it is so long"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nothing_is_left_for_later() {
    // In pieces, so that this file doesn't find itself.
    let needles = [
        ("TO", "DO"),
        ("FIX", "ME"),
        ("dbg", "!"),
        ("todo", "!"),
        ("unimplemented", "!"),
        ("#[ign", "ore"),
    ]
    .map(|(begin, end)| format!("{begin}{end}"));
    let mut found = Vec::new();
    for folder in ["src", "tests", "themes", "benches"] {
        for path in walk(&root().join(folder)) {
            let bytes = std::fs::read(&path).unwrap();
            let text = String::from_utf8_lossy(&bytes);
            let left = needles
                .iter()
                .filter(|needle| text.contains(needle.as_str()));
            found.extend(left.map(|needle| format!("{}: {needle}", path.display())));
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn every_rule_explains_itself() {
    let mut codes = BTreeSet::new();
    for rule in lint::rules() {
        let code = rule.code;
        assert!(codes.insert(code), "two rows for {code}");
        assert!(is_id(code), "{code} isn't kebab-case");
        let file = format!("src/lint/{:?}/{}.rs", rule.group, code.replace('-', "_"));
        let file = file.to_lowercase();
        assert!(
            root().join(&file).is_file(),
            "{code} doesn't stand in {file}"
        );
        if !rule.is_planned() {
            for text in [rule.why, rule.reference] {
                assert!(!text.trim().is_empty(), "{code} lacks why or reference");
            }
            for example in [&rule.bad, &rule.good] {
                let is_empty = match example {
                    Example::Files(files) => files.is_empty(),
                    Example::Words(words) => words.trim().is_empty(),
                };
                assert!(!is_empty, "{code} lacks an example");
            }
        }
    }
}

#[test]
fn every_code_has_a_row() {
    let mut seen = 0;
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        if path.ends_with("tests.rs") || path.ends_with("properties.rs") {
            continue;
        }
        let code = text.split("\nmod tests {").next().unwrap();
        for call in code.split("Diagnostic::").skip(1) {
            let Some(code) = told_code(call) else {
                continue;
            };
            seen += 1;
            match lint::rule(code) {
                None => wrong.push(format!("src/{path}: `{code}` has no row")),
                Some(rule) if rule.is_planned() => {
                    wrong.push(format!(
                        "src/{path}: `{code}` is told, and its row is a plan"
                    ));
                }
                Some(_) => {}
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(seen > 30, "only {seen} codes found: the search is broken");
}

/// The literal code in what follows `Diagnostic::`, where it makes a diagnostic of a literal code.
fn told_code(call: &str) -> Option<&str> {
    let maker = first_word(call);
    let rest = call[maker.len()..].strip_prefix('(')?;
    let rest = match maker {
        "error" | "warning" | "note" => rest,
        "new" => rest.split_once(',')?.1,
        _ => return None,
    };
    let literal = rest.trim_start().strip_prefix('"')?;
    Some(literal.split_once('"')?.0)
}

#[test]
fn every_word_of_the_theme_is_in_the_language_file() {
    let english = read("src/language/en.ftl");
    let ids: BTreeSet<&str> = english
        .lines()
        .filter_map(|line| line.split_once(" =").map(|(id, _)| id))
        .collect();
    let mut used = 0;
    let mut wrong = Vec::new();
    for (path, bytes) in files(&root().join("themes/default")) {
        if !has_extension(&path, "html") {
            continue;
        }
        let text = String::from_utf8(bytes).unwrap();
        let mut before = None;
        for piece in text.split("text.") {
            let word = first_word(piece);
            // Not `some_text.x`, `record.text.x` or the end of a sentence.
            let is_word = |c: char| c.is_alphanumeric() || c == '_' || c == '.';
            let is_own = before.is_some_and(|c: Option<char>| !c.is_some_and(is_word));
            before = Some(piece.chars().next_back());
            if !is_own || word.is_empty() {
                continue;
            }
            used += 1;
            let id = word.replace('_', "-");
            if !ids.contains(id.as_str()) {
                wrong.push(format!(
                    "themes/default/{path}: `text.{word}` is no message"
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(used > 80, "only {used} words found: the search is broken");
}

#[test]
fn reference_pages_are_what_the_examples_print() {
    let pages = [
        ("front_matter_reference", "docs/front-matter.md"),
        ("rules_reference", "docs/rules.md"),
        ("theme_reference", "docs/theme-api.md"),
    ];
    for (example, page) in pages {
        assert!(
            printed(example) == read(page),
            "{page} is out of date; run\n  cargo run --release --example {example} > {page}"
        );
    }
}

/// What an example prints. `cargo test` has built the examples already, and then this takes no time.
fn printed(example: &str) -> String {
    let binary = Path::new(env!("CARGO_BIN_EXE_mendbook"));
    let profile = binary.parent().unwrap();
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(["run", "--quiet", "--locked", "--example", example]);
    if profile.ends_with("release") {
        cargo.arg("--release");
    }
    let target = profile.parent().unwrap();
    let output = cargo
        .arg("--target-dir")
        .arg(target)
        .current_dir(root())
        .output()
        .unwrap();
    let told = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{told}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn every_key_has_a_sentence_and_an_example() {
    let mut seen: Vec<&'static Shape> = Vec::new();
    let mut open = vec![&config::shape::SHAPE, &citation::SHAPE];
    open.extend(Kind::ALL.iter().map(|kind| kind.shape()));
    while let Some(shape) = open.pop() {
        if seen.iter().any(|known| std::ptr::eq(*known, shape)) {
            continue;
        }
        seen.push(shape);
        for field in shape.rows() {
            let key = format!("`{}` of {}", field.name, shape.name);
            assert!(
                !field.about.trim().is_empty(),
                "{key} doesn't say what it is"
            );
            assert!(!field.example.trim().is_empty(), "{key} has no example");
            shapes_in(&field.ty, &mut open);
        }
    }
    assert!(seen.len() > 15, "only {} records found", seen.len());
}

/// The records that a value may hold.
fn shapes_in(ty: &'static Type, found: &mut Vec<&'static Shape>) {
    match ty {
        Type::Record(shape) => found.push(shape),
        Type::List(item) | Type::OneOrMany(item) | Type::Map(item) => shapes_in(item, found),
        Type::Either(types) => {
            for ty in *types {
                shapes_in(ty, found);
            }
        }
        _ => {}
    }
}

/// The Rust files of `src`, by path from there.
fn sources() -> impl Iterator<Item = (String, String)> {
    let files = files(&root().join("src")).into_iter();
    files
        .filter(|(path, _)| has_extension(path, "rs"))
        .map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap()))
}

/// The lines that aren't comments, with their numbers.
fn lines_of_code(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let lines = text.lines().enumerate();
    lines
        .filter(|(_, line)| !line.trim_start().starts_with("//"))
        .map(|(at, line)| (at + 1, line))
}

/// The letters, digits and underscores with which a text begins.
fn first_word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '_');
    &text[..end.unwrap_or(text.len())]
}

/// A text file of the package.
fn read(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap()
}

/// Every file below a folder, without what npm puts there.
fn walk(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(at) = open.pop() {
        for entry in std::fs::read_dir(at).unwrap() {
            let path = entry.unwrap().path();
            if !path.is_dir() {
                found.push(path);
            } else if !path.ends_with("node_modules") {
                open.push(path);
            }
        }
    }
    found
}
