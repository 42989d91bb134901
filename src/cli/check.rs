//! `mendbook check`: finds what `build` would find, and writes nothing but what `--fix` is asked for.

use std::time::Instant;

use anyhow::{Result, bail};
use clap::Args;

use super::fix::Fixing;
use super::flags::{Root, Site};
use super::format::{Form, Format};
use super::progress::Line;
use super::select::Select;
use super::{Exit, talk};
use crate::pipeline::{self, Outcome};

const EXAMPLES: &str = "\
Examples:
  mendbook check                           the site in this folder
  mendbook check --strict                  warnings count as errors, as before a publication
  mendbook check --today 2027-01-01        which reviews will have run out by then?
  mendbook check --only sentence-long      one rule at a time
  mendbook check --changed-since main      only files that differ from the branch main
  mendbook check --format json             for a script, on standard output
  mendbook check --fix --dry-run           what could be put right by itself?
  mendbook check --fix                     put it right, and tell the rest";

/// Look for problems, the same as `build` would find, and write nothing but what --fix is asked for
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    #[command(flatten)]
    root: Root,
    #[command(flatten)]
    form: Form,
    #[command(flatten)]
    select: Select,

    /// Put right what needs no second thought: a value that holds `: ` is quoted; characters that only
    /// look like a hyphen or a space, a hyphen between two numbers, a misspelt key, and a missing line
    /// break at the end of a file are corrected. Nothing else of a file changes
    #[arg(long)]
    fix: bool,

    /// With --fix: show on standard output what would change, and write nothing
    #[arg(long, requires = "fix")]
    dry_run: bool,

    #[command(flatten)]
    site: Site,
}

/// Runs the command.
pub fn run(arguments: Arguments) -> Result<Exit> {
    let Arguments {
        root,
        form,
        select,
        fix,
        dry_run,
        site,
    } = arguments;
    if dry_run && form.format != Format::Human {
        bail!("--dry-run shows a diff on standard output, so it can't go with another --format");
    }
    let (strict, quiet) = (site.strict, site.quiet);
    let output = root.root.join("output");
    let settings = site.settings(root, output, false);
    let start = Instant::now();
    let line = Line::new(quiet);
    let selection = select.ask(&settings.root)?;
    let outcome = if fix {
        let fixing = Fixing {
            settings: &settings,
            selection: &selection,
            ends: !select.names_rules(),
        };
        put_right(&fixing, dry_run, quiet, &line)
    } else {
        pipeline::check(&settings, &line)
    };
    line.clear();
    let mut outcome = outcome?;
    let all = std::mem::take(&mut outcome.diagnostics);
    let diagnostics = selection.of(all, &outcome.sources);
    let tally = form.tell(&diagnostics, &outcome, &settings.root, quiet)?;
    if !quiet {
        let made = format!("checked {}", talk::made(&outcome.summary));
        talk::summary(&made, tally, start.elapsed());
    }
    Ok(talk::exit(tally, strict))
}

/// Puts right what can be, or shows how; what remains.
fn put_right(fixing: &Fixing<'_>, dry_run: bool, quiet: bool, line: &Line) -> Result<Outcome> {
    let (outcome, fixed) = fixing.find(line)?;
    line.clear();
    let say = |text: &str| {
        if !quiet {
            talk::say(text);
        }
    };
    if fixed.is_nothing() {
        say("nothing can be fixed without a second thought");
        return Ok(outcome);
    }
    if dry_run {
        talk::data(&talk::shown(&fixed.diff()))?;
        say(&format!("would fix {}; what would remain:", fixed.words()));
        return Ok(outcome);
    }
    let written = fixed.write(&fixing.settings.root);
    say(&format!("fixed {}", written.words));
    for left in &written.left {
        talk::say(left);
    }
    if written.left.is_empty() {
        return Ok(outcome);
    }
    pipeline::check(fixing.settings, line)
}
