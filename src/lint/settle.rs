//! Levels and `allow`: how a site sets the rules, and where that does nothing.
//!
//! 1. `check.levels` of `site.yaml` changes levels or turns rules off, but for the fixed ones.
//! 2. `check.allow` and the pages' own `allow` silence a rule for some files.
//! 3. Entries without a reason, without effect or with an unknown code are told.

use std::borrow::Cow;
use std::sync::Arc;

use globset::{GlobBuilder, GlobMatcher};

use super::{rule, rules};
use crate::config::Config;
use crate::diagnostic::near::did_you_mean;
use crate::diagnostic::{Diagnostic, FileId, Level, Lookup};
use crate::document::Document;
use crate::yaml::Text;

/// Files where a rule is silenced.
enum Where {
    File(FileId),
    Paths(Vec<GlobMatcher>),
}

/// One `allow` entry.
struct Entry<'a> {
    code: &'a Text,
    reason: bool,
    place: Where,
    used: bool,
}

/// Applies the settings; the result isn't sorted.
pub fn settle<'a>(
    diagnostics: impl IntoIterator<Item = Cow<'a, Diagnostic>>,
    config: &Config,
    documents: &[Arc<Document>],
    lookup: &dyn Lookup,
) -> Vec<Cow<'a, Diagnostic>> {
    let mut told = Vec::new();
    let levels: Vec<(&str, Option<Level>)> = config
        .check
        .levels
        .iter()
        .filter(|(code, _)| may_be_set(code, "set", &mut told))
        .map(|(code, level)| (code.value.as_str(), *level))
        .collect();
    let mut entries = entries(config, documents, &mut told);
    let mut settled = Vec::new();
    for mut diagnostic in diagnostics {
        if entries
            .iter_mut()
            .any(|entry| entry.silences(&diagnostic, lookup))
        {
            continue;
        }
        match levels.iter().find(|(code, _)| *code == diagnostic.code) {
            Some((_, None)) => {}
            Some((_, Some(level))) => {
                if diagnostic.level != *level {
                    diagnostic.to_mut().level = *level;
                }
                settled.push(diagnostic);
            }
            None => settled.push(diagnostic),
        }
    }
    for entry in &entries {
        entry.tell(&mut told);
    }
    settled.extend(told.into_iter().map(Cow::Owned));
    settled
}

fn entries<'a>(
    config: &'a Config,
    documents: &'a [Arc<Document>],
    told: &mut Vec<Diagnostic>,
) -> Vec<Entry<'a>> {
    let mut entries = Vec::new();
    for allow in &config.check.allow {
        if may_be_set(&allow.code, "silenced", told) {
            let place = Where::Paths(
                allow
                    .paths
                    .iter()
                    .filter_map(|pattern| matcher(pattern, told))
                    .collect(),
            );
            entries.push(Entry {
                code: &allow.code,
                reason: allow.reason.is_some(),
                place,
                used: false,
            });
        }
    }
    for document in documents {
        for allow in &document.common.allow {
            if may_be_set(&allow.code, "silenced", told) {
                let place = Where::File(document.file);
                entries.push(Entry {
                    code: &allow.code,
                    reason: allow.reason.is_some(),
                    place,
                    used: false,
                });
            }
        }
    }
    entries
}

fn matcher(pattern: &Text, told: &mut Vec<Diagnostic>) -> Option<GlobMatcher> {
    match GlobBuilder::new(pattern).literal_separator(true).build() {
        Ok(glob) => Some(glob.compile_matcher()),
        Err(error) => {
            let message = format!(
                "`{}` isn't a pattern of paths: {}",
                pattern.value,
                error.kind()
            );
            told.push(
                Diagnostic::error("value-not-allowed", pattern.span, message)
                    .help("write for instance `content/guides/**`"),
            );
            None
        }
    }
}

/// Whether a code exists and may be set or silenced; told where not.
fn may_be_set(code: &Text, what: &str, told: &mut Vec<Diagnostic>) -> bool {
    match rule(code) {
        None => {
            let help = did_you_mean(code, rules().map(|rule| rule.code));
            let message = format!("no rule has the code `{}`", code.value);
            told.push(
                Diagnostic::error("value-not-allowed", code.span, message)
                    .maybe_help(Some("the rules are listed in the documentation".to_owned()))
                    .maybe_help(help),
            );
            false
        }
        Some(rule) if rule.is_fixed() => {
            let message = format!("`{}` can't be {what}", code.value);
            told.push(
                Diagnostic::error("value-not-allowed", code.span, message)
                    .help("it keeps readers safe; put right what it tells"),
            );
            false
        }
        Some(_) => true,
    }
}

impl Entry<'_> {
    fn silences(&mut self, diagnostic: &Diagnostic, lookup: &dyn Lookup) -> bool {
        if self.code.value != diagnostic.code {
            return false;
        }
        let file = diagnostic.primary.file;
        let silenced = match &self.place {
            Where::File(own) => *own == file,
            Where::Paths(globs) => lookup
                .path(file)
                .is_some_and(|path| globs.iter().any(|glob| glob.is_match(path))),
        };
        self.used |= silenced;
        silenced
    }

    fn tell(&self, told: &mut Vec<Diagnostic>) {
        if !self.reason {
            told.push(
                Diagnostic::warning(
                    "allow-without-reason",
                    self.code.span,
                    format!("`{}` is silenced without a reason", self.code.value),
                )
                .help("add `reason:` so that the next author knows why"),
            );
        }
        let planned = rule(self.code).is_some_and(super::Rule::is_planned);
        if !self.used && !planned {
            told.push(
                Diagnostic::warning(
                    "allow-unused",
                    self.code.span,
                    format!("nothing here breaks `{}`", self.code.value),
                )
                .help("delete this entry"),
            );
        }
    }
}
