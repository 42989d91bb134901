//! `mendbook serve`: the site in a browser while it is being written.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use anyhow::Result;
use clap::Args;

use super::flags::{Root, Site};
use super::{Exit, talk};
use crate::pipeline::preview::{Change, Problem, Problems};
use crate::serve::{self, Hear, News, Options};

/// Where the site is unless another port is named.
const PORT: u16 = 4040;

const EXAMPLES: &str = "\
Examples:
  mendbook serve                      the site in this folder, at http://127.0.0.1:4040/
  mendbook serve --open --drafts      with drafts, and opened in your browser
  mendbook serve --editor-url 'vscode://file/{path}:{line}:{column}'
                                      problems open in your editor

Save a file and look: the page is up to date. While the content has errors the last good page stays, and
a box says what is wrong. Only your own machine can see it. Nothing is written; `mendbook build` does that.
Ctrl+C stops it.";

/// Show the site in your browser while you write it
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    #[command(flatten)]
    root: Root,

    /// The port; where another program has it, the next one that is free. 0 takes any
    #[arg(long, value_name = "PORT", default_value_t = PORT)]
    port: u16,

    /// The address of this machine to be at; with another than the default, other machines can see drafts
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1")]
    bind: String,

    /// Open it in your browser
    #[arg(long)]
    open: bool,

    /// What opens a file in your editor, with {path}, {line} and {column} in it [default: what the
    /// environment says in `MENDBOOK_EDITOR_URL`]
    #[arg(long, value_name = "URL", value_parser = editor_url)]
    editor_url: Option<String>,

    /// Look at the files again and again, for disks that don't tell of changes
    #[arg(long)]
    poll: bool,

    #[command(flatten)]
    site: Site,
}

/// Runs the command.
pub fn run(arguments: Arguments) -> Result<Exit> {
    let quiet = arguments.site.quiet;
    let shown = arguments.root.root.display().to_string();
    let from_environment = || {
        let url = std::env::var("MENDBOOK_EDITOR_URL").ok()?;
        match editor_url(&url) {
            Ok(url) => Some(url),
            Err(why) => {
                talk::say(&format!("MENDBOOK_EDITOR_URL isn't used: {why}"));
                None
            }
        }
    };
    let options = Options {
        bind: arguments.bind,
        port: arguments.port,
        editor_url: arguments.editor_url.or_else(from_environment),
        poll: arguments.poll,
    };
    let teller = Teller {
        site: shown,
        open: arguments.open,
        quiet,
    };
    let settings = arguments
        .site
        .settings(arguments.root, PathBuf::new(), false);
    serve::run(settings, &options, Arc::new(teller))?;
    Ok(Exit::Clean)
}

fn editor_url(text: &str) -> Result<String, String> {
    let is_address = text.split_once("://").is_some_and(|(scheme, _)| {
        let is_letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
        !scheme.is_empty() && scheme.chars().all(is_letter)
    });
    if is_address && text.contains("{path}") {
        Ok(text.to_owned())
    } else {
        Err("write an address with {path} in it, such as vscode://file/{path}:{line}".to_owned())
    }
}

/// Says the news.
struct Teller {
    site: String,
    open: bool,
    quiet: bool,
}

impl Hear for Teller {
    fn hear(&self, news: &News<'_>) {
        match news {
            News::Serving {
                address,
                taken,
                is_open,
            } => {
                if let Some(port) = taken {
                    talk::say(&format!("port {port} is taken by another program"));
                }
                let site = &self.site;
                talk::say(&format!("serving {site} at {address} (stop with Ctrl+C)"));
                if *is_open {
                    talk::say("other machines can reach this address, and see drafts too");
                }
                if self.open {
                    open(address);
                }
            }
            News::Polling { why } => talk::say(&format!(
                "the system doesn't tell of changes ({why}), so files are looked at twice a second"
            )),
            News::Changed {
                change,
                took,
                problems,
                before,
            } => self.changed(*change, *took, problems, before),
            News::Failed => {
                talk::say(
                    "this content makes mendbook fail, so the last good pages stay; please report it",
                );
            }
        }
    }
}

impl Teller {
    /// Problems that weren't there before, and what has changed.
    fn changed(
        &self,
        change: Change,
        took: Option<Duration>,
        problems: &Problems,
        before: &Problems,
    ) {
        let before: BTreeSet<&Problem> = before.all.iter().collect();
        for problem in &problems.all {
            let is_wanted = !self.quiet || problem.level != "note";
            if is_wanted && !before.contains(problem) {
                talk::say(&line(problem));
            }
        }
        if self.quiet {
            return;
        }
        let words = talk::words(problems.tally);
        let what = match change {
            Change::Pages => format!("pages are new: {words}"),
            Change::Styles => format!("styles are new: {words}"),
            Change::Nothing if problems.block => format!("the last good pages stay: {words}"),
            Change::Nothing => words,
        };
        talk::say(&match took {
            Some(took) => format!("{what} ({} ms)", took.as_millis()),
            None => what,
        });
    }
}

/// A problem as `check --format short` has it.
fn line(problem: &Problem) -> String {
    let (level, message) = (problem.level, problem.message.as_str());
    if problem.file.is_empty() {
        return format!("{level}: {message}");
    }
    let (file, line, column) = (&problem.file, problem.line, problem.column);
    let message = message.replace(['\n', '\r'], " ");
    format!(
        "{file}:{line}:{column}: {level}[{}] {message}",
        problem.code
    )
}

/// Opens an address in the browser. Where that can't be done, the address has been said.
fn open(address: &str) {
    let (program, before): (_, &[&str]) = if cfg!(target_os = "macos") {
        ("open", &[])
    } else if cfg!(windows) {
        ("cmd", &["/C", "start", ""])
    } else {
        ("xdg-open", &[])
    };
    let started = Command::new(program)
        .args(before)
        .arg(address)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn();
    if started.is_err() {
        talk::say("note: no browser could be opened; open the address yourself");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_editor_is_named_by_an_address_with_a_path() {
        for text in ["vscode://file/{path}:{line}", "idea://open?file={path}"] {
            assert_eq!(editor_url(text).as_deref(), Ok(text));
        }
        for text in ["", "code {path}", "vscode://file/", "java script://{path}"] {
            assert!(editor_url(text).is_err(), "{text}");
        }
    }
}
