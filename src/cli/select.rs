//! Which of the problems are shown and count: by their rule, or by the files that have changed.
//!
//! This is for `check` only. What may be published never depends on it.

use std::path::Path;

use anyhow::Result;
use clap::Args;

use super::changed::{Changed, revision};
use crate::diagnostic::near::did_you_mean;
use crate::diagnostic::{Diagnostic, Lookup};
use crate::lint;

/// The flags.
#[derive(Args, Debug)]
pub struct Select {
    /// Show and count only problems of these rules
    #[arg(long, value_name = "CODE", value_delimiter = ',', value_parser = code)]
    only: Vec<&'static str>,

    /// Neither show nor count problems of these rules
    #[arg(long, value_name = "CODE", value_delimiter = ',', value_parser = code)]
    skip: Vec<&'static str>,

    /// Show and count only problems in files that differ from this git revision, such as main.
    /// A problem of the whole site is told in one file, and isn't shown where that file is as it was
    #[arg(long, value_name = "REV", value_parser = revision)]
    changed_since: Option<String>,
}

impl Select {
    /// Whether the rules that count were named; the others, and what no rule is about, don't.
    pub fn names_rules(&self) -> bool {
        !self.only.is_empty()
    }

    /// Asks git which files have changed, where that matters.
    pub fn ask(&self, root: &Path) -> Result<Selection<'_>> {
        let changed = self.changed_since.as_deref();
        Ok(Selection {
            only: &self.only,
            skip: &self.skip,
            changed: changed.map(|rev| Changed::since(root, rev)).transpose()?,
        })
    }
}

/// What is shown and counts.
pub struct Selection<'a> {
    only: &'a [&'static str],
    skip: &'a [&'static str],
    changed: Option<Changed>,
}

impl Selection<'_> {
    /// The diagnostics that are shown and count, in their order.
    pub fn of(&self, diagnostics: Vec<Diagnostic>, lookup: &dyn Lookup) -> Vec<Diagnostic> {
        let mut selected = diagnostics;
        selected.retain(|told| self.takes(told, lookup));
        selected
    }

    /// Whether a file, by its path from the site's folder, is looked at.
    pub fn takes_file(&self, path: &str) -> bool {
        self.changed.as_ref().is_none_or(|files| files.has(path))
    }

    /// A problem between two files is shown where either has changed.
    pub fn takes(&self, told: &Diagnostic, lookup: &dyn Lookup) -> bool {
        let in_file = || {
            let mut files = told.files();
            files.any(|file| lookup.path(file).is_some_and(|path| self.takes_file(path)))
        };
        (self.only.is_empty() || self.only.contains(&told.code))
            && !self.skip.contains(&told.code)
            && in_file()
    }
}

/// The code of a rule.
pub fn code(text: &str) -> Result<&'static str, String> {
    if let Some(rule) = lint::rule(text) {
        return Ok(rule.code);
    }
    let help = did_you_mean(text, lint::rules().map(|rule| rule.code));
    let help = help.unwrap_or_else(|| "`mendbook explain` lists all rules".to_owned());
    Err(format!("no rule has this code; {help}"))
}
