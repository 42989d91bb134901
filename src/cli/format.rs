//! What was found, told in the form that was asked for: to a person on standard error, or as data
//! for a program on standard output.
//!
//! Data is whole: `--quiet` leaves notes out of what a person reads, and of nothing else.

use std::path::{Path, PathBuf};

use anyhow::Result;
use clap::{Args, ValueEnum};

use super::talk;
use crate::diagnostic::json::Looked;
use crate::diagnostic::{Diagnostic, Tally, github, json, sarif, short};
use crate::lint;
use crate::pipeline::Outcome;

/// How problems are told.
#[derive(Args, Debug)]
pub struct Form {
    /// How problems are told: to people on standard error, or as data on standard output
    #[arg(long, value_enum, value_name = "FORMAT", default_value_t = Format::Human)]
    pub format: Format,
}

/// A form in which problems are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// for people: the quoted line, and what to do
    Human,
    /// one JSON object, for scripts
    Json,
    /// SARIF 2.1.0, for code hosts and editors
    Sarif,
    /// workflow commands, which GitHub shows beside the changed lines
    Github,
    /// a line each: path:line:column: level[code] message
    Short,
}

impl Form {
    /// Tells these diagnostics of a run.
    pub fn tell(
        &self,
        diagnostics: &[Diagnostic],
        outcome: &Outcome,
        root: &Path,
        quiet: bool,
    ) -> Result<Tally> {
        let sources = &outcome.sources;
        let data = match self.format {
            Format::Human => return Ok(talk::diagnostics(diagnostics, sources, quiet)),
            Format::Json => {
                let looked = Looked {
                    pages: outcome.summary.pages,
                    cards: outcome.summary.cards,
                    red_flags: outcome.summary.red_flags,
                };
                json::report(diagnostics, sources, looked)
            }
            Format::Sarif => {
                let rules = lint::explain::for_sarif();
                sarif::report(diagnostics, sources, &rules, &folder(root))
            }
            Format::Github => github::report(diagnostics, sources, &folder(root)),
            Format::Short => short::report(diagnostics, sources),
        };
        talk::data(&data)?;
        Ok(Tally::of(diagnostics))
    }
}

/// The way from where a code host looks for files to the site: from the checked-out repository
/// where GitHub says which that is, else from the folder in which mendbook runs. Empty where the
/// site is there, or isn't below it.
fn folder(root: &Path) -> String {
    let checkout = std::env::var_os("GITHUB_WORKSPACE").map(PathBuf::from);
    let here = std::env::current_dir().ok();
    let below = |base: PathBuf| {
        let root = root.canonicalize().ok()?;
        let way = root.strip_prefix(base.canonicalize().ok()?).ok()?;
        let names = way.iter().map(|name| name.to_string_lossy() + "/");
        Some(names.collect())
    };
    checkout
        .into_iter()
        .chain(here)
        .find_map(below)
        .unwrap_or_default()
}
