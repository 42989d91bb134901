//! `mendbook build`: makes the site.

use std::time::Instant;

use anyhow::Result;
use clap::Args;

use super::flags::{Output, Root, Site};
use super::format::Form;
use super::progress::Line;
use super::{Exit, talk, time_table};
use crate::pipeline::{self, Again, Outcome};

const EXAMPLES: &str = "\
Examples:
  mendbook build                                     the site in this folder, to output/
  mendbook build --root my-site --output /srv/www    another folder, to another place
  mendbook build --base-url https://example.org/     with addresses and QR codes on the cards
  mendbook build --portable                          to be opened from a disk or a USB stick
  mendbook build --explain                           why each page was made again
  mendbook build --timings                           where the time went

While the content has errors nothing is published: the last good site stays as it was.
What hasn't changed since the last build isn't made again; `.mendbook/` remembers it and may be
deleted at any time.";

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
    /// Say of each page that was made again what had changed
    #[arg(long)]
    explain: bool,
    /// Say where the time went: as a table on standard error, or as JSON on standard output
    #[arg(long, value_name = "FORM", num_args = 0..=1, default_missing_value = "table")]
    timings: Option<time_table::Form>,
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
    let mut outcome = outcome?;
    let form = arguments.form;
    let tally = form.tell(&outcome.diagnostics, &outcome, &settings.root, quiet)?;
    if outcome.memory_damaged && !quiet {
        talk::say(
            "note: what the last build left in `.mendbook/` is damaged, so everything is made anew",
        );
    }
    if arguments.explain {
        explain(&outcome);
    }
    if let Some(form) = arguments.timings {
        time_table::tell(
            form,
            &outcome.timings,
            outcome.summary.pages,
            start.elapsed(),
        )?;
    }
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
    outcome.remembering.finish();
    // The program ends here; there's no use in freeing 100,000 texts one by one.
    std::mem::forget(outcome);
    Ok(talk::exit(tally, strict))
}

/// Why pages were made again. Many for one reason are one line.
fn explain(outcome: &Outcome) {
    let kept = outcome.summary.pages - outcome.again.len().min(outcome.summary.pages);
    talk::say(&format!(
        "{} as they were, {} made",
        talk::count(kept, "page", "pages"),
        outcome.again.len()
    ));
    for page in &outcome.again {
        talk::say(&format!("  {}: {}", page.file, why(page)));
    }
}

fn why(page: &Again) -> String {
    if page.parts.is_empty() {
        return "new, or not as it was published".to_owned();
    }
    let words: Vec<&str> = page.parts.iter().map(|part| part.words()).collect();
    format!("changed: {}", words.join("; "))
}
