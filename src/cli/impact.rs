//! `mendbook impact`: where a change to a record will be seen.

use anyhow::Result;
use clap::{Args, ValueEnum};

use super::flags::Reading;
use super::{Exit, model, talk};
use crate::report::impact;

const EXAMPLES: &str = "\
Examples:
  mendbook impact pelvic-tilt                  pages, cards and files that show it, with why
  mendbook impact leg-weakness --format json   the same for a script
  mendbook impact s0                           the pages that cite a source";

/// List the pages, cards and files that a change to a record would touch
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// The id of a page, red flag or source, or the file of a page
    #[arg(value_name = "ID")]
    id: String,
    /// How to print it
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
    #[command(flatten)]
    reading: Reading,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    Table,
    Json,
}

/// Runs the command.
pub fn run(arguments: Arguments) -> Result<Exit> {
    let site = model::read(arguments.reading)?.site;
    let subject = model::subject(&site, &arguments.id)?;
    let impact = impact::impact(&site, subject);
    match arguments.format {
        Format::Table => talk::data(&impact::text(&impact))?,
        Format::Json => talk::json(&impact.json())?,
    }
    Ok(Exit::Clean)
}
