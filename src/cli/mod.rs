//! The command line: what was typed, turned into settings, and what came of it, told to a person.
//!
//! One file a command. Standard output is for data (schemas, the model, reports) and for what was asked
//! to be read (`explain`); all talk goes to standard error. The exit code is 0 where all is well, 1 where
//! the content has errors, 2 where the command can't do its work at all. Only here are the clock and the environment read,
//! and only for the day, for colours, for the width of a terminal, and for where GitHub has put the
//! repository; only here is another program asked, which is git.
//!
//! Deliberately absent: any knowledge of content, and any decision about what is an error.

#![allow(
    clippy::disallowed_methods,
    reason = "the edge of the program: reads clock and environment, writes a first site and first pages"
)]

mod build;
mod changed;
mod check;
mod clean;
mod explain;
mod fix;
mod flags;
mod format;
#[cfg(feature = "pdf")]
mod handout;
mod impact;
mod init;
mod inspect;
mod model;
mod new;
mod progress;
mod report;
mod review;
mod rewrite;
mod schema;
mod select;
mod serve;
mod talk;
mod time_table;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// What a command comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Exit {
    /// All is well.
    Clean,
    /// The content has errors.
    Content,
    /// The command couldn't do its work.
    World,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        match exit {
            Exit::Clean => Self::SUCCESS,
            Exit::Content => Self::from(1),
            Exit::World => Self::from(2),
        }
    }
}

const EXAMPLES: &str = "\
Examples:
  mendbook init my-site      write a small site to start from
  mendbook new guide Sleep   begin a page, with the keys that a guide may have
  mendbook build             make the site in output/
  mendbook check --strict    look for problems, and write nothing
  mendbook serve             show the site in your browser while you write
  mendbook explain orphan    what the rule `orphan` is for
  mendbook review            whose review is due
  mendbook handout ID        a PDF for one person

Exit codes: 0 all is well, 1 the content has errors, 2 wrong use, or a file or folder is in the way.";

/// Turns a folder of Markdown guidance into a patient-education site.
#[derive(Debug, Parser)]
#[command(version, after_help = EXAMPLES, max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Init(init::Arguments),
    New(new::Arguments),
    Build(build::Arguments),
    Check(check::Arguments),
    Serve(serve::Arguments),
    Explain(explain::Arguments),
    Clean(clean::Arguments),
    #[cfg(feature = "pdf")]
    Handout(handout::Arguments),
    Inspect(inspect::Arguments),
    Review(review::Arguments),
    Impact(impact::Arguments),
    Report(report::Arguments),
    Schema(schema::Arguments),
}

/// Runs the command that was typed.
#[must_use]
pub fn run() -> ExitCode {
    let result = match Arguments::parse().command {
        Command::Init(arguments) => init::run(&arguments),
        Command::New(arguments) => new::run(arguments),
        Command::Build(arguments) => build::run(arguments),
        Command::Check(arguments) => check::run(arguments),
        Command::Serve(arguments) => serve::run(arguments),
        Command::Explain(arguments) => explain::run(&arguments),
        Command::Clean(arguments) => clean::run(&arguments),
        #[cfg(feature = "pdf")]
        Command::Handout(arguments) => handout::run(arguments),
        Command::Inspect(arguments) => inspect::run(arguments),
        Command::Review(arguments) => review::run(arguments),
        Command::Impact(arguments) => impact::run(arguments),
        Command::Report(arguments) => report::run(arguments),
        Command::Schema(arguments) => schema::run(&arguments),
    };
    result
        .unwrap_or_else(|error| {
            talk::failure(&error);
            Exit::World
        })
        .into()
}
