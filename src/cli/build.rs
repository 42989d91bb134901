//! `mendbook build`: makes the site.

use std::time::Instant;

use anyhow::Result;
use clap::Args;

use super::flags::{Output, Root, Site};
use super::format::Form;
use super::progress::Line;
use super::{Exit, talk};
use crate::pipeline;

const EXAMPLES: &str = "\
Examples:
  mendbook build                                     the site in this folder, to output/
  mendbook build --root my-site --output /srv/www    another folder, to another place
  mendbook build --base-url https://example.org/     with addresses and QR codes on the cards
  mendbook build --portable                          to be opened from a disk or a USB stick

While the content has errors nothing is published: the last good site stays as it was.";

/// Make the site; where the content has errors, publish nothing
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    #[command(flatten)]
    root: Root,
    #[command(flatten)]
    output: Output,
    /// Make links that also work when the files are opened without a web server
    #[arg(long)]
    portable: bool,
    #[command(flatten)]
    form: Form,
    #[command(flatten)]
    site: Site,
}

/// Runs the command.
pub fn run(arguments: Arguments) -> Result<Exit> {
    let (strict, quiet) = (arguments.site.strict, arguments.site.quiet);
    let output = arguments.output.folder(&arguments.root);
    let settings = arguments
        .site
        .settings(arguments.root, output, arguments.portable);
    let start = Instant::now();
    let line = Line::new(quiet);
    let outcome = pipeline::build(&settings, &line);
    line.clear();
    let outcome = outcome?;
    let form = arguments.form;
    let tally = form.tell(&outcome.diagnostics, &outcome, &settings.root, quiet)?;
    if !quiet {
        let made = if outcome.published {
            format!(
                "built {} in {}",
                talk::made(&outcome.summary),
                settings.output.display()
            )
        } else {
            format!(
                "published nothing; {} is as it was",
                settings.output.display()
            )
        };
        talk::summary(&made, tally, start.elapsed());
        if cfg!(not(feature = "pdf")) {
            talk::say("PDFs are left out: this mendbook was built without the feature `pdf`");
        }
    }
    Ok(talk::exit(tally, strict))
}
