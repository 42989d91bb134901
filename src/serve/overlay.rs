//! What a preview adds to a page: one line that loads a script, and what that script shows.
//!
//! The script and its stylesheet are files under [`FOLDER`], since the pages' own policy allows no
//! inline code. The script gets data as JSON and shows it as text. A page that can't be made at all is
//! stood in for by one that lists the problems, for readers without scripts too.

use std::fmt::Write;
use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::diagnostic::Tally;
use crate::pipeline::preview::{Problem, Problems};

/// Where the preview's own files are, from the root.
pub const FOLDER: &str = ".mendbook/";

/// Most problems that an overlay lists.
const MOST: usize = 50;

/// The files of the preview itself, by name below [`FOLDER`].
pub const FILES: [(&str, &str); 2] = [
    ("preview.js", include_str!("client/preview.js")),
    ("preview.css", include_str!("client/preview.css")),
];

/// Makes what is shown of problems.
pub struct Overlay {
    root: PathBuf,
    editor_url: Option<String>,
}

#[derive(Serialize)]
struct Shown<'a> {
    block: bool,
    problems: Vec<Item<'a>>,
    more: usize,
    warnings: usize,
}

#[derive(Serialize)]
struct Item<'a> {
    #[serde(flatten)]
    problem: &'a Problem,
    link: Option<String>,
}

impl Overlay {
    /// For the site in a folder, which is an absolute path.
    pub fn new(root: PathBuf, editor_url: Option<String>) -> Self {
        Self { root, editor_url }
    }

    /// The problems as the script gets them, on one line: only those that keep the site from being published.
    pub fn json(&self, problems: &Problems) -> String {
        let blocking: Vec<&Problem> = blocking(problems).collect();
        let Tally { warnings, .. } = problems.tally;
        let shown = Shown {
            block: problems.block,
            problems: blocking
                .iter()
                .take(MOST)
                .map(|problem| self.item(problem))
                .collect(),
            more: blocking.len().saturating_sub(MOST),
            warnings,
        };
        // Strings and numbers under fixed names can always be written.
        serde_json::to_string(&shown).unwrap_or_default()
    }

    fn item<'a>(&self, problem: &'a Problem) -> Item<'a> {
        Item {
            problem,
            link: self.link(problem),
        }
    }

    /// The address that opens a problem's place in the editor.
    fn link(&self, problem: &Problem) -> Option<String> {
        let template = self.editor_url.as_ref()?;
        let path = self.root.join(&problem.file);
        if problem.file.is_empty() || !path.is_file() {
            return None;
        }
        let path = path.to_string_lossy().replace('\\', "/");
        let path = encoded(&path);
        let (before, _) = template.split_once("{path}")?;
        let path = if before.ends_with('/') {
            path.trim_start_matches('/')
        } else {
            &path
        };
        let link = template
            .replace("{line}", &problem.line.to_string())
            .replace("{column}", &problem.column.to_string());
        Some(link.replace("{path}", path))
    }
}

/// The problems that keep the site from being published.
fn blocking(problems: &Problems) -> impl Iterator<Item = &Problem> {
    let has_errors = problems.tally.errors > 0;
    let blocks = move |problem: &&Problem| match problem.level {
        "error" => true,
        // Where warnings count.
        "warning" => !has_errors && problems.block,
        _ => false,
    };
    problems.all.iter().filter(blocks)
}

/// A page with the line that loads the script, which is told the state of the page.
pub fn with_script(page: &[u8], state: &str) -> Vec<u8> {
    let line =
        format!("<script src=\"/{FOLDER}preview.js\" defer data-state=\"{state}\"></script>");
    let end = memchr::memmem::rfind(page, b"</body>").unwrap_or(page.len());
    [&page[..end], line.as_bytes(), &page[end..]].concat()
}

/// A page that stands in for one that can't be made.
pub fn stand_in(problems: &Problems, path: &Path) -> String {
    let items: Vec<String> = blocking(problems)
        .take(MOST)
        .map(|problem| {
            let place = match problem.file.as_str() {
                "" => String::new(),
                file => format!("{file}:{}:{}: ", problem.line, problem.column),
            };
            format!("<li>{}</li>\n", escaped(&(place + &problem.message)))
        })
        .collect();
    format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n<title>No preview yet</title>\n\
         <link rel=\"stylesheet\" href=\"/{FOLDER}preview.css\">\n</head>\n<body class=\"stand-in\">\n\
         <h1>No preview yet</h1>\n<p>This page can’t be made: {}. It comes by itself when \
         the problems are put right.</p>\n<ul>\n{}</ul>\n</body>\n</html>\n",
        escaped(&path.display().to_string()),
        items.concat()
    )
}

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // Writing to a `String` can't fail.
    let _ = pulldown_cmark_escape::escape_html(&mut out, text);
    out
}

/// A path in an address: letters, digits and what separates stay, everything else is encoded.
fn encoded(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"/-_.~:".contains(&byte) {
            out.push(char::from(byte));
        } else {
            // Writing to a `String` can't fail.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(level: &'static str, file: &str) -> Problem {
        Problem {
            level,
            code: "broken-link",
            message: "<b>".to_owned(),
            file: file.to_owned(),
            line: 3,
            column: 7,
            help: None,
        }
    }

    fn problems(levels: &[&'static str], errors: usize, block: bool) -> Problems {
        Problems {
            all: levels.iter().map(|level| problem(level, "a.md")).collect(),
            tally: Tally {
                errors,
                warnings: 1,
                notes: 0,
            },
            block,
        }
    }

    #[test]
    fn only_what_blocks_is_shown() {
        let count = |levels: &[&'static str], errors, block| {
            blocking(&problems(levels, errors, block)).count()
        };
        assert_eq!(count(&["error", "warning", "note"], 1, true), 1);
        assert_eq!(count(&["warning", "note"], 0, true), 1);
        assert_eq!(count(&["warning", "note"], 0, false), 0);
    }

    #[test]
    fn the_line_goes_before_the_end_of_the_body() {
        let page = with_script(b"<body>x</body></html>", "a-1");
        let line = "<script src=\"/.mendbook/preview.js\" defer data-state=\"a-1\"></script>";
        assert_eq!(
            String::from_utf8(page).unwrap(),
            format!("<body>x{line}</body></html>")
        );
        let open = with_script(b"<p>x", "a-1");
        assert_eq!(String::from_utf8(open).unwrap(), format!("<p>x{line}"));
    }

    #[test]
    fn a_place_opens_in_the_editor() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("a b.md"), "").unwrap();
        let root = folder.path().to_str().unwrap();
        let link = |template: &str, file| {
            let overlay = Overlay::new(folder.path().to_owned(), Some(template.to_owned()));
            overlay.link(&problem("error", file))
        };
        assert_eq!(
            link("vscode://file/{path}:{line}:{column}", "a b.md"),
            Some(format!("vscode://file{root}/a%20b.md:3:7"))
        );
        assert_eq!(
            link("idea://open?file={path}&line={line}", "a b.md"),
            Some(format!("idea://open?file={root}/a%20b.md&line=3"))
        );
        assert_eq!(link("x://{path}", "page.html (built in)"), None);
    }

    #[test]
    fn what_stands_in_shows_text_only() {
        let page = stand_in(&problems(&["error"], 1, true), Path::new("<i>/"));
        assert!(page.contains("<li>a.md:3:7: &lt;b&gt;</li>"), "{page}");
        assert!(page.contains("&lt;i&gt;/"), "{page}");
    }
}
