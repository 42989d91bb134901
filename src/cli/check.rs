//! `mendbook check`: finds what `build` would find, and writes nothing.

use std::time::Instant;

use anyhow::Result;
use clap::Args;

use super::flags::{Root, Site};
use super::progress::Line;
use super::{Exit, talk};
use crate::pipeline;

const EXAMPLES: &str = "\
Examples:
  mendbook check                        the site in this folder
  mendbook check --strict               warnings count as errors, as before a publication
  mendbook check --today 2027-01-01     which reviews will have run out by then?";

/// Look for problems, the same as `build` would find, and write nothing
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    #[command(flatten)]
    root: Root,
    #[command(flatten)]
    site: Site,
}

/// Runs the command.
pub fn run(arguments: Arguments) -> Result<Exit> {
    let (strict, quiet) = (arguments.site.strict, arguments.site.quiet);
    let output = arguments.root.root.join("output");
    let settings = arguments.site.settings(arguments.root, output, false);
    let start = Instant::now();
    let line = Line::new(quiet);
    let outcome = pipeline::check(&settings, &line);
    line.clear();
    let outcome = outcome?;
    let tally = talk::diagnostics(&outcome.diagnostics, &outcome.sources, quiet);
    if !quiet {
        let made = format!("checked {}", talk::made(&outcome.summary));
        talk::summary(&made, tally, start.elapsed());
    }
    Ok(tally.exit(strict))
}
