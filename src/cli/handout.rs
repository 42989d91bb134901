//! `mendbook handout`: a printout for one person.

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::{Args, ValueEnum};

use super::flags::{Root, Site};
use super::progress::Line;
use super::{Exit, talk};
use crate::config::Paper;
use crate::config::handouts::PrintSize;
use crate::pipeline::one_off::{self, Request};

const EXAMPLES: &str = "\
Examples:
  mendbook handout gentle-relief                            the card as it is, as card.pdf
  mendbook handout gentle-relief figure-four -o anna.pdf    a routine and one more exercise
  mendbook handout knee-to-chest:rocking                    an exercise in one of its ways
  mendbook handout gentle-relief --dose glute-bridge=\"1 set of 5\" --name-line
  mendbook handout gentle-relief --paper letter --size large

A dose is written as you would say it (`2 sets of 8; hold 5 s; 2 times a day`) or with the keys of a
dose (`sets: 2, reps: 8`). The card says which amounts were changed. Nothing is stored: keep a copy
in the patient's record.";

/// Make a PDF for one person: exercises and routines, with doses of their own
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// Ids of routines and exercises; `id:variant` chooses a way to do an exercise
    #[arg(value_name = "ID", required = true)]
    ids: Vec<String>,

    /// A dose for this person, such as `pelvic-tilt="1 set of 8"`; may be given several times
    #[arg(long = "dose", value_name = "ID=DOSE", value_parser = dose)]
    doses: Vec<(String, String)>,

    /// The title of the card [default: that of the routine]
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,

    /// The paper [default: that of the site's region, else A4]
    #[arg(long, value_name = "PAPER")]
    paper: Option<PaperName>,

    /// The size of print
    #[arg(long, value_name = "SIZE", default_value = "standard")]
    size: SizeName,

    /// How many sheets it may take
    #[arg(long, value_name = "N", default_value = "1")]
    pages: NonZeroUsize,

    /// Leave a line for the person's name
    #[arg(long)]
    name_line: bool,

    /// The file to write
    #[arg(long, short, value_name = "FILE", default_value = "card.pdf")]
    output: PathBuf,

    #[command(flatten)]
    root: Root,
    #[command(flatten)]
    site: Site,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum PaperName {
    /// 210 × 297 mm
    A4,
    /// 8.5 × 11 in
    Letter,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum SizeName {
    /// 14 points, never below 12
    Standard,
    /// 18 points
    Large,
}

fn dose(text: &str) -> Result<(String, String), String> {
    let (id, dose) = text
        .split_once('=')
        .ok_or("write it as ID=DOSE, such as pelvic-tilt=\"1 set of 8\"")?;
    Ok((id.trim().to_owned(), dose.trim().to_owned()))
}

/// Runs the command.
pub fn run(arguments: Arguments) -> Result<Exit> {
    let (strict, quiet) = (arguments.site.strict, arguments.site.quiet);
    if arguments.output.is_dir() {
        bail!(
            "{} is a folder\n  help: name a file, such as card.pdf",
            arguments.output.display()
        );
    }
    let request = Request {
        ids: arguments.ids,
        doses: arguments.doses,
        paper: arguments.paper.map(|paper| match paper {
            PaperName::A4 => Paper::A4,
            PaperName::Letter => Paper::Letter,
        }),
        size: match arguments.size {
            SizeName::Standard => PrintSize::Standard,
            SizeName::Large => PrintSize::Large,
        },
        most_pages: arguments.pages.get(),
        name_line: arguments.name_line,
        title: arguments.title,
    };
    let settings = arguments
        .site
        .settings(arguments.root, PathBuf::new(), false);
    let line = Line::new(quiet);
    let made = one_off::handout(&settings, &request, &line);
    line.clear();
    let made = made?;
    let tally = talk::diagnostics(&made.diagnostics, &made.sources, quiet);
    match &made.pdf {
        Some(pdf) => {
            write(&arguments.output, pdf)?;
            if !quiet {
                let pages = talk::count(made.pages, "page", "pages");
                let file = arguments.output.display();
                talk::say(&format!("wrote {file}: {pages}, version {}", made.version));
            }
        }
        None if !quiet => talk::say("wrote nothing"),
        None => {}
    }
    Ok(talk::exit(tally, strict))
}

/// Writes the file as a whole: a reader never finds half of it.
fn write(path: &Path, bytes: &[u8]) -> Result<()> {
    let part = path.with_extension("pdf.part");
    std::fs::write(&part, bytes)
        .and_then(|()| std::fs::rename(&part, path))
        .with_context(|| format!("can't write {}", path.display()))
}
