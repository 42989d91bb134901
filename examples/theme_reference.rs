//! Prints `docs/theme-api.md` from the view types that templates see:
//!
//! ```text
//! cargo run --release --example theme_reference > docs/theme-api.md
//! ```
//!
//! The page is made from the text of `src/render/context.rs`: its types, their fields and the comments
//! on them. The types derive `Serialize`, so what stands there is what templates get.

use std::fmt::Write;

const CONTEXT: &str = include_str!("../src/render/context.rs");

const HEAD: &str = "\
# Theme API

<!-- Generated. Don't edit this file: change the comments in src/render/context.rs, then run
     cargo run --release --example theme_reference > docs/theme-api.md -->

What templates see, version 1. [Themes](themes.md) says which template gets what as `record`, and how
to begin.

- *Or null*: the field is always there, and empty where there is nothing to say. Test it with
  `{% if record.goal %}`.
- A list may be empty. `{% if record.cues %}` is then false.
- Fields with `html` in their name hold finished HTML: print them with `| safe`. All other text is
  plain, and templates escape it by themselves.
- Every address is already relative to the page that shows it.
";

fn main() {
    use std::io::Write as _;
    let written = std::io::stdout().write_all(page().as_bytes());
    assert!(written.is_ok(), "standard output can't be written");
}

/// The whole page.
fn page() -> String {
    let mut out = HEAD.to_owned();
    let mut about = String::new();
    for line in CONTEXT.lines().map(str::trim) {
        if let Some(text) = line.strip_prefix("///") {
            if !about.is_empty() {
                about.push(' ');
            }
            about.push_str(text.trim());
        } else if let Some(name) = declared(line, "pub struct ", " {") {
            let _ = write!(
                out,
                "\n## {name}\n\n{about}\n\n| Field | Value | What it is |\n|---|---|---|\n"
            );
            about.clear();
        } else if let Some((name, ty)) =
            declared(line, "pub ", ",").and_then(|field| field.split_once(": "))
        {
            let _ = writeln!(out, "| `{name}` | {} | {about} |", words(ty));
            about.clear();
        } else if !line.starts_with("#[") {
            about.clear();
        }
    }
    out
}

/// What stands between a beginning and an end of a line.
fn declared<'a>(line: &'a str, begin: &str, end: &str) -> Option<&'a str> {
    line.strip_prefix(begin)?.strip_suffix(end)
}

/// A type in words.
fn words(ty: &str) -> String {
    if let Some(inner) = declared(ty, "Option<", ">") {
        return format!("{}, or null", words(inner));
    }
    if let Some(inner) = declared(ty, "Vec<", ">") {
        return format!("list of {}", words(inner));
    }
    match ty {
        "String" | "&'static str" => "text".to_owned(),
        "bool" => "true or false".to_owned(),
        "u32" | "usize" => "number".to_owned(),
        "serde_json::Value" => "anything".to_owned(),
        view => format!("[{view}](#{})", view.to_lowercase()),
    }
}
