//! `mendbook review`: whose review is missing, over or due.

use anyhow::Result;
use clap::{Args, ValueEnum};

use super::flags::Reading;
use super::{Exit, model, talk};
use crate::report::review::{Question, calendar, csv, reviews, text};

const EXAMPLES: &str = "\
Examples:
  mendbook review                              what needs a review now or soon
  mendbook review --within 90                  look further ahead
  mendbook review --reviewer ada --all         all pages that Ada has reviewed
  mendbook review --by-reviewer                a list for each reviewer
  mendbook review --format csv > reviews.csv   for a spreadsheet
  mendbook review --format ics > reviews.ics   for a calendar

A report isn't a failure: the exit code is 0 whatever it says.";

/// List the pages whose review is missing, over or due soon
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// How many days ahead a review counts as due [default: `check.review_soon_days` of site.yaml]
    #[arg(long, value_name = "DAYS")]
    within: Option<u32>,
    /// Only pages that somebody with this name has reviewed; a part of the name is enough
    #[arg(long, value_name = "NAME")]
    reviewer: Option<String>,
    /// A table for each reviewer
    #[arg(long)]
    by_reviewer: bool,
    /// Also list the pages whose review is current
    #[arg(long)]
    all: bool,
    /// How to print it; ics is a calendar of all next reviews
    #[arg(long, value_enum, default_value = "table")]
    format: Format,
    #[command(flatten)]
    reading: Reading,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    Table,
    Json,
    Csv,
    Ics,
}

/// Runs the command.
pub fn run(arguments: Arguments) -> Result<Exit> {
    let site = model::read(arguments.reading)?.site;
    let question = Question {
        within: arguments.within,
        reviewer: arguments.reviewer.as_deref(),
        all: arguments.all,
    };
    let reviews = reviews(&site, question);
    match arguments.format {
        Format::Table => talk::data(&text::text(&reviews, arguments.by_reviewer))?,
        Format::Json => talk::json(&reviews.json())?,
        Format::Csv => talk::data(&csv::csv(&reviews))?,
        Format::Ics => match calendar::calendar(&reviews) {
            Some(calendar) => talk::data(&calendar)?,
            None => talk::say("no page says when its next review is due, so there is no calendar"),
        },
    }
    Ok(Exit::Clean)
}
