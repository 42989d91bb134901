//! `check --fix`: rounds of checking and putting right, until a round finds nothing more.
//!
//! A round looks at the files as they would be, since one problem may hide another: front matter
//! that can't be read has no other problems yet. Only then is anything written, each file once; so
//! `--dry-run` is the same but for the writing, and a second `--fix` finds nothing to do.
//!
//! Only pages, `sources.yaml` and `site.yaml` are rewritten, and no file that can't be read as text.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::Result;
use similar::TextDiff;

use super::rewrite;
use super::select::Selection;
use super::talk;
use crate::diagnostic::{Diagnostic, Edit, FileId};
use crate::fix;
use crate::pipeline::{self, Instead, Outcome, Progress, Settings};
use crate::source::{Role, SourceFile};

/// A fuse. What a round puts right isn't told again, so rounds end by themselves; but a file is told
/// only a few mistakes of its YAML at a time, and one with hundreds may be fixed once more.
const ROUNDS: usize = 32;

/// What is put right, and where.
pub struct Fixing<'a> {
    /// The run.
    pub settings: &'a Settings,
    /// Which problems.
    pub selection: &'a Selection<'a>,
    /// Whether a missing line break at the end of a file is put right too, which no rule is about.
    pub ends: bool,
}

/// Files as they would be.
#[derive(Default)]
pub struct Fixed {
    texts: Instead,
    changes: BTreeMap<String, Change>,
}

/// How a file came to be another.
struct Change {
    real: PathBuf,
    old: String,
    /// How many problems are put right.
    count: usize,
}

/// What came of writing.
pub struct Written {
    /// How much was put right: `3 problems in 2 files`.
    pub words: String,
    /// The files that were left alone, and why.
    pub left: Vec<String>,
}

impl Fixing<'_> {
    /// Looks for all that can be put right; what would remain, and the files as they would be.
    pub fn find(&self, progress: &dyn Progress) -> Result<(Outcome, Fixed)> {
        let mut fixed = Fixed::default();
        let mut outcome = pipeline::check(self.settings, progress)?;
        for _ in 0..ROUNDS {
            if !self.round(&outcome, &mut fixed) {
                break;
            }
            outcome = pipeline::check_instead(self.settings, &fixed.texts, progress)?;
        }
        Ok((outcome, fixed))
    }

    /// Puts right what one look has found; whether that was anything.
    fn round(&self, outcome: &Outcome, fixed: &mut Fixed) -> bool {
        let unreadable: BTreeSet<FileId> = outcome
            .diagnostics
            .iter()
            .filter(|told| told.code == "file-unreadable")
            .map(|told| told.primary.file)
            .collect();
        let mut by_file: BTreeMap<FileId, Vec<&[Edit]>> = BTreeMap::new();
        let selected = outcome.diagnostics.iter();
        for told in selected.filter(|told| self.selection.takes(told, &outcome.sources)) {
            if let Some(file) = only_file(told) {
                by_file.entry(file).or_default().push(&told.fix);
            }
        }
        let mut is_any = false;
        for (at, file) in outcome.sources.files.iter().enumerate() {
            let id = FileId::at(at);
            if may_be_rewritten(file) && !unreadable.contains(&id) {
                let ends = self.ends && self.selection.takes_file(&file.shown);
                let here = by_file.get(&id).map_or(&[][..], Vec::as_slice);
                is_any |= fixed.put_right(file, here, ends);
            }
        }
        is_any
    }
}

impl Fixed {
    /// Applies fixes to one file; whether that changes it.
    fn put_right(&mut self, file: &SourceFile, fixes: &[&[Edit]], ends: bool) -> bool {
        let fix::Fixed {
            mut text,
            mut count,
        } = fix::apply(&file.text, fixes);
        if let Some(ended) = fix::final_newline(&text).filter(|_| ends) {
            text = ended;
            count += 1;
        }
        if count == 0 {
            return false;
        }
        let change = || Change {
            real: file.real.clone(),
            old: file.text.to_string(),
            count: 0,
        };
        let path = file.shown.clone();
        self.changes.entry(path).or_insert_with(change).count += count;
        self.texts.insert(file.shown.clone(), text);
        true
    }

    /// Whether there's nothing to put right.
    pub fn is_nothing(&self) -> bool {
        self.changes.is_empty()
    }

    /// What would change, as a diff that `patch` and `git apply` understand.
    pub fn diff(&self) -> String {
        let files = self.changes.iter().filter_map(|(path, change)| {
            let diff = TextDiff::from_lines(&change.old, self.texts.get(path)?);
            let (old, new) = (format!("a/{path}"), format!("b/{path}"));
            Some(diff.unified_diff().header(&old, &new).to_string())
        });
        files.collect()
    }

    /// How much would be put right: `3 problems in 2 files`.
    pub fn words(&self) -> String {
        words(self.changes.values())
    }

    /// Writes the files.
    pub fn write(&self, root: &Path) -> Written {
        let mut left = Vec::new();
        let mut written = Vec::new();
        for (path, change) in &self.changes {
            let Some(text) = self.texts.get(path) else {
                continue;
            };
            match rewrite::replace(&change.real, root, &change.old, text) {
                Ok(()) => written.push(change),
                Err(why) => left.push(format!("left {path} as it was: {why:#}")),
            }
        }
        Written {
            words: words(written.into_iter()),
            left,
        }
    }
}

fn words<'a>(changes: impl Iterator<Item = &'a Change> + Clone) -> String {
    let problems = changes.clone().map(|change| change.count).sum();
    let problems = talk::count(problems, "problem", "problems");
    let files = talk::count(changes.count(), "file", "files");
    format!("{problems} in {files}")
}

/// The file that a fix is about; none for one without edits or with edits in several files.
fn only_file(told: &Diagnostic) -> Option<FileId> {
    let file = told.fix.first()?.span.file;
    let is_one = told.fix.iter().all(|edit| edit.span.file == file);
    is_one.then_some(file)
}

fn may_be_rewritten(file: &SourceFile) -> bool {
    matches!(file.role, Role::Page(_) | Role::Citations | Role::Site)
}
