//! `mendbook inspect`: the model as JSON.

use anyhow::Result;
use clap::Args;

use super::flags::Reading;
use super::{Exit, model, talk};
use crate::report::inspect;

const EXAMPLES: &str = "\
Examples:
  mendbook inspect                     all records in brief, by kind
  mendbook inspect pelvic-tilt         one record whole, with its links both ways
  mendbook inspect content/about.md    the same, by its file

The JSON goes to standard output. It also shows what is never published, such as `suspected`.";

/// Print the content as mendbook understands it, as JSON
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// The id of a page, red flag or source, or the file of a page; without it, all in brief
    #[arg(value_name = "ID")]
    id: Option<String>,
    #[command(flatten)]
    reading: Reading,
}

/// Runs the command.
pub fn run(arguments: Arguments) -> Result<Exit> {
    let site = model::read(arguments.reading)?.site;
    let value = match &arguments.id {
        Some(id) => inspect::subject(&site, model::subject(&site, id)?),
        None => inspect::site(&site),
    };
    talk::json(&value)?;
    Ok(Exit::Clean)
}
