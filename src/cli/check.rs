//! `mendbook check`: finds what `build` would find, and writes nothing but what `--fix` is asked for.

use std::time::Instant;

use anyhow::Result;
use clap::Args;

use super::flags::{Root, Site};
use super::progress::Line;
use super::report::Report;
use super::select::Select;
use super::{Exit, talk};
use crate::pipeline;

const EXAMPLES: &str = "\
Examples:
  mendbook check                           the site in this folder
  mendbook check --strict                  warnings count as errors, as before a publication
  mendbook check --today 2027-01-01        which reviews will have run out by then?
  mendbook check --only sentence-long      one rule at a time
  mendbook check --changed-since main      only files that differ from the branch main
  mendbook check --format json             for a script, on standard output
";

/// Look for problems, the same as `build` would find, and write nothing
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    #[command(flatten)]
    root: Root,
    #[command(flatten)]
    report: Report,
    #[command(flatten)]
    select: Select,
    #[command(flatten)]
    site: Site,
}

/// Runs the command.
pub fn run(arguments: Arguments) -> Result<Exit> {
    let Arguments {
        root,
        report,
        select,
        site,
    } = arguments;
    let (strict, quiet) = (site.strict, site.quiet);
    let output = root.root.join("output");
    let settings = site.settings(root, output, false);
    let start = Instant::now();
    let line = Line::new(quiet);
    let outcome = pipeline::check(&settings, &line);
    line.clear();
    let mut outcome = outcome?;
    let selection = select.ask(&settings.root)?;
    let all = std::mem::take(&mut outcome.diagnostics);
    let diagnostics = selection.of(all, &outcome.sources);
    let tally = report.tell(&diagnostics, &outcome, &settings.root, quiet)?;
    if !quiet {
        let made = format!("checked {}", talk::made(&outcome.summary));
        talk::summary(&made, tally, start.elapsed());
    }
    Ok(talk::exit(tally, strict))
}
