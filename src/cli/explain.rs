//! `mendbook explain`: what a rule is, why, and how to put right what it tells.
//!
//! The words are the rules' own ([`lint::explain`]); here they're laid out for a terminal.

use std::fmt::Write as _;
use std::io::IsTerminal;

use anyhow::Result;
use clap::Args;

use super::{Exit, select, talk};
use crate::diagnostic::Level;
use crate::lint::{self, Example, Group, Rule};

/// Lines are at most this wide, however wide the terminal is.
const WIDTH: usize = 100;

const EXAMPLES: &str = "\
Examples:
  mendbook explain                  all rules, by group
  mendbook explain sentence-long    one rule: why, what it rests on, an example, how to allow it";

/// Say what a rule is for and how to put right what it tells; without a code, list all rules
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// The code of the rule, as it stands in brackets after `error` or `warning`
    #[arg(value_name = "CODE", value_parser = select::code)]
    code: Option<&'static str>,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<Exit> {
    let stdout = std::io::stdout();
    let columns = terminal_size::terminal_size_of(&stdout).map(|(width, _)| width.0.into());
    let page = Page {
        width: columns.unwrap_or(WIDTH).clamp(20, WIDTH),
        is_bold: stdout.is_terminal() && talk::wants_color(),
        text: String::new(),
    };
    let text = match arguments.code.and_then(lint::rule) {
        Some(rule) => explain(rule, page),
        None => list(page),
    };
    talk::data(&text)?;
    Ok(Exit::Clean)
}

/// Text that is being laid out.
struct Page {
    width: usize,
    is_bold: bool,
    text: String,
}

impl Page {
    fn heading(&mut self, words: &str) {
        let (on, off) = if self.is_bold {
            ("\u{1b}[1m", "\u{1b}[0m")
        } else {
            ("", "")
        };
        self.line(&format!("{on}{words}{off}"));
    }

    fn line(&mut self, text: &str) {
        self.text.push_str(text.trim_end());
        self.text.push('\n');
    }

    /// One blank line, if there's none yet.
    fn gap(&mut self) {
        if !self.text.ends_with("\n\n") {
            self.line("");
        }
    }

    /// Words, from line to line; `first` stands before them, and as many blanks before later lines.
    fn words(&mut self, first: &str, words: &str) {
        let indent = first.chars().count();
        let mut line = first.to_owned();
        let mut used = indent;
        for word in words.split_whitespace() {
            let size = word.chars().count();
            if used > indent && used + 1 + size > self.width {
                self.line(&line);
                line = " ".repeat(indent);
                used = indent;
            }
            if used > indent {
                line.push(' ');
                used += 1;
            }
            line.push_str(word);
            used += size;
        }
        self.line(&line);
    }

    /// Text that keeps its lines.
    fn block(&mut self, text: &str) {
        self.line("");
        for line in text.trim_end().lines() {
            self.line(&format!("    {line}"));
        }
        self.line("");
    }
}

/// All rules.
fn list(mut page: Page) -> String {
    let longest = lint::rules().map(|rule| rule.code.len()).max();
    for group in Group::ALL {
        page.heading(group.title());
        page.words("", group.about());
        page.line("");
        for rule in group.rules() {
            let mut first = format!("  {:<1$}", rule.code, longest.unwrap_or(0));
            // Writing to a `String` can't fail.
            let _ = write!(first, "  {:<7}  ", rule.level.word());
            let words = match rule.in_short() {
                "" => "(planned)".to_owned(),
                words if rule.is_planned() => format!("(planned) {words}"),
                words => words.to_owned(),
            };
            page.words(&first, &words);
        }
        page.line("");
    }
    page.words("", "`mendbook explain CODE` tells all about one rule.");
    page.text
}

/// One rule.
fn explain(rule: &Rule, mut page: Page) -> String {
    page.heading(rule.code);
    page.line("");
    let group = format!("{}. {}", rule.group.title(), rule.group.about());
    page.words("Group:  ", &group);
    page.words("Level:  ", &format!("{}.", rule.level_in_words()));
    if rule.is_planned() {
        page.words("", "This rule is planned: nothing checks it yet.");
    }
    page.gap();
    if !rule.why.is_empty() {
        page.words("", rule.why);
    }
    if !rule.reference.is_empty() {
        page.gap();
        page.words("Source: ", rule.reference);
    }
    example(&mut page, "Told", &rule.bad);
    example(&mut page, "Put right", &rule.good);
    allow(&mut page, rule);
    page.text
}

fn example(page: &mut Page, what: &str, example: &Example) {
    for (path, text) in example.pieces() {
        if text.trim().is_empty() {
            continue;
        }
        page.gap();
        match path {
            Some(path) => page.heading(&format!("{what}, in {path}")),
            None => page.heading(what),
        }
        page.block(text);
    }
}

/// How to allow an exception, and how to change the level.
fn allow(page: &mut Page, rule: &Rule) {
    page.gap();
    let code = rule.code;
    page.heading("How to allow it");
    if rule.is_fixed() {
        page.words(
            "",
            "This rule keeps readers safe. It can't be allowed, set to another level or turned off.",
        );
        return;
    }
    page.words("", "On one page, in its front matter:");
    page.block(&format!(
        "allow:\n  - code: {code}\n    reason: why this page is an exception"
    ));
    page.words("", "For several files, in site.yaml:");
    page.block(&format!(
        "check:\n  allow:\n    - code: {code}\n      paths: [\"content/leaflets/**\"]\n      reason: why these files are an exception"
    ));
    let other = match rule.level {
        Level::Note => "warning",
        Level::Error | Level::Warning => "note",
    };
    page.words(
        "",
        "For the whole site, its level may be error, warning, note or off, in site.yaml:",
    );
    page.block(&format!("check:\n  levels: {{ {code}: {other} }}"));
    page.text.truncate(page.text.trim_end().len() + 1);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(width: usize) -> Page {
        Page {
            width,
            is_bold: false,
            text: String::new(),
        }
    }

    #[test]
    fn words_wrap_and_long_ones_stand_alone() {
        let mut narrow = page(12);
        narrow.words("a:  ", "one two three incomprehensible x");
        assert_eq!(
            narrow.text,
            "a:  one two\n    three\n    incomprehensible\n    x\n"
        );
    }

    #[test]
    fn every_rule_fits_and_says_how_to_allow_it() {
        for rule in lint::rules() {
            let text = explain(rule, page(80));
            assert!(
                text.starts_with(rule.code) && !text.contains("\n\n\n"),
                "{text}"
            );
            assert!(text.contains("How to allow it\n"), "{text}");
            assert_eq!(text.contains("can't be allowed"), rule.is_fixed());
        }
        let list = list(page(80));
        let is_narrow = |line: &str| line.chars().count() <= 80;
        assert!(list.lines().all(is_narrow), "{list}");
        assert!(lint::rules().all(|rule| list.contains(&format!("  {} ", rule.code))));
    }
}
