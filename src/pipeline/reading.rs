//! The site's folder as a run reads it: what there is, what is known of it, and the bytes of the rest, in
//! parallel, in the order of the files.
//!
//! Deliberately absent: what becomes of the files, which [`super::load`] knows.

use std::sync::Arc;
use std::time::SystemTime;

use anyhow::Result;
use blake3::{Hash, Hasher};
use rayon::prelude::*;

use super::inputs::Inputs;
use super::seen::{Seen, SeenFile};
use super::{Instead, Progress, Settings};
use crate::config::{self, Config};
use crate::diagnostic::{Checked, Diagnostic, FileId, Span};
use crate::source::{self, Entry, Role, SourceFile, Sources};
use crate::yaml::Text;

/// All files of a site as they are, with what they're made of.
pub(super) struct Read {
    pub(super) site_file: SourceFile,
    pub(super) config: Config,
    /// In the order in which they were listed, after `site.yaml`.
    pub(super) files: Vec<ReadFile>,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// What all documents depend on but for their own files.
    pub(super) context: Hash,
}

/// A file that was read.
pub(super) struct ReadFile {
    pub(super) source: SourceFile,
    /// What is wrong with it as a file.
    pub(super) told: Vec<Diagnostic>,
    /// Hash of its text.
    pub(super) hash: Hash,
    /// What later runs may know of it, so as not to read it.
    seen: Option<SeenFile>,
    /// Whether it wasn't read, for that reason.
    is_unread: bool,
}

/// The files of a site, before they're read.
pub(super) struct Listed<'a> {
    instead: &'a Instead,
    site_file: SourceFile,
    config: Config,
    entries: Vec<Entry>,
    diagnostics: Vec<Diagnostic>,
}

/// Reads the settings, and looks which files there are.
pub(super) fn list<'a>(settings: &Settings, instead: &'a Instead) -> Result<Listed<'a>> {
    let mut diagnostics = Vec::new();
    let mut site_file = source::site_file(&settings.root)?.collect_into(&mut diagnostics);
    stand_in(&mut site_file, instead);
    let mut config = config::read(FileId(0), &site_file.text).collect_into(&mut diagnostics);
    if let Some(base_url) = &settings.base_url {
        config.base_url = Some(base_url.clone());
    }
    if let Some(theme) = &settings.theme {
        config.theme = Text {
            value: theme.clone(),
            span: Span::new(FileId(0), 0..0),
        };
    }
    if config.base_url.is_none() && !config.names_base_url {
        diagnostics.push(config::no_base_url(&config));
    }
    let entries = source::list(&settings.root, &config.theme)?.collect_into(&mut diagnostics);
    Ok(Listed {
        instead,
        site_file,
        config,
        entries,
        diagnostics,
    })
}

/// Reads all files but those that are as they were when they were seen.
pub(super) fn read(
    settings: &Settings,
    listed: Listed<'_>,
    seen: &Seen,
    progress: &dyn Progress,
) -> Read {
    let Listed {
        instead,
        site_file,
        config,
        entries,
        diagnostics,
    } = listed;
    progress.stage("Reading", entries.len());
    let reading = Reading {
        instead,
        seen,
        now: source::now(),
    };
    let files = entries
        .into_par_iter()
        .enumerate()
        .map(|(at, entry)| {
            let file = reading.file(entry, FileId::at(at + 1));
            progress.tick();
            file
        })
        .collect();
    Read {
        context: context(settings, &site_file),
        site_file,
        config,
        files,
        diagnostics,
    }
}

impl ReadFile {
    /// A file that was read before, as it is now. Nothing where it is none any more.
    pub(super) fn again(file: &SourceFile, id: FileId) -> Option<Self> {
        let reading = Reading {
            instead: &Instead::new(),
            seen: &Seen::default(),
            now: source::now(),
        };
        Some(reading.file(Entry::again(file)?, id))
    }
}

/// What reading one file takes.
struct Reading<'a> {
    instead: &'a Instead,
    seen: &'a Seen,
    /// Before the first file was looked at.
    now: SystemTime,
}

impl Reading<'_> {
    fn file(&self, entry: Entry, file: FileId) -> ReadFile {
        // Before the file is read: a change in between is one that the next run sees.
        let is_page = matches!(entry.role, Role::Page(_));
        let stamp = is_page.then(|| entry.stamp()).flatten();
        if let Some(seen) = self.seen.unchanged(&entry.shown, stamp) {
            let text = seen.text(&entry.real);
            return ReadFile {
                source: source::unread(entry, text),
                told: Vec::new(),
                hash: seen.hash(),
                seen: Some(seen.clone()),
                is_unread: true,
            };
        }
        let Checked {
            value: mut source,
            diagnostics: told,
        } = source::load(entry, file);
        stand_in(&mut source, self.instead);
        let hash = blake3::hash(source.text.as_bytes());
        let seen = SeenFile::new(stamp, self.now, hash);
        ReadFile {
            seen: seen.filter(|_| told.is_empty()),
            is_unread: false,
            source,
            told,
            hash,
        }
    }
}

/// Hash of what all documents depend on but for their own files.
fn context(settings: &Settings, site_file: &SourceFile) -> Hash {
    let mut hasher = Hasher::new();
    // What `Debug` writes of the settings tells them apart, and the program is the same.
    let told = (&settings.base_url, &settings.theme, settings.drafts);
    hasher.update(format!("{told:?}\n").as_bytes());
    hasher.update(site_file.text.as_bytes());
    hasher.finalize()
}

impl Read {
    /// Everything that was read and asked: where it is the same again, so is all that comes of it.
    /// Nothing where something couldn't be read.
    pub(super) fn inputs(&self, settings: &Settings) -> Option<Inputs> {
        let of_file = |file: &ReadFile| match file.source.role {
            _ if !file.told.is_empty() => None,
            // These are printed. The others that aren't text are only copied, and compared then.
            Role::Asset(_) | Role::Font => source::hash_at(&file.source.real).ok(),
            _ => Some(file.hash),
        };
        let files = self
            .files
            .par_iter()
            .map(|file| of_file(file).map(Hash::into));
        let asked = (settings.portable, settings.strict, settings.today);
        let mut all = format!("{}\n{asked:?}\n", self.context);
        all.reserve(
            self.files
                .iter()
                .map(|file| file.source.shown.len() + 1)
                .sum(),
        );
        for file in &self.files {
            // What a file is for follows from its path, and from the theme's name.
            all.push_str(&file.source.shown);
            all.push('\0');
        }
        Some(Inputs::new(&all, files.collect::<Option<_>>()?))
    }

    /// The path of a page as it is shown, by its place among the files after `site.yaml`.
    pub(super) fn page(&self, at: usize) -> Option<&str> {
        let file = &self.files.get(at)?.source;
        matches!(file.role, Role::Page(_)).then_some(file.shown.as_str())
    }

    /// What later runs may know of the files; with their texts in a process that keeps them.
    pub(super) fn seen(&self, with_texts: bool) -> Seen {
        let files = self.files.iter().filter_map(|file| {
            let seen = file.seen.as_ref()?;
            let seen = if with_texts {
                seen.with_text(&file.source.text)
            } else {
                seen.clone()
            };
            Some((file.source.shown.clone(), seen))
        });
        Seen::new(files)
    }

    /// Whether later runs may know no more and no less than this run did: all that was `seen` is as it
    /// was, and so wasn't read.
    pub(super) fn is_as(&self, seen: &Seen) -> bool {
        let mut known = self.files.iter().filter(|file| file.seen.is_some());
        known.clone().count() == seen.len() && known.all(|file| file.is_unread)
    }

    /// The files as they are, for what is told about them.
    pub(super) fn into_sources(self) -> Sources {
        let files = self.files.into_iter().map(|file| file.source);
        sources(self.site_file, files)
    }

    /// The files that are copied as they are.
    pub(super) fn files(&self) -> impl Iterator<Item = &SourceFile> {
        self.files.iter().map(|file| &file.source)
    }

    /// Hash of what all pages depend on.
    pub(super) fn whole(&self, settings: &Settings) -> Hash {
        let mut hasher = Hasher::new();
        hasher.update(self.context.as_bytes());
        hasher.update(format!("{:?}\n", settings.portable).as_bytes());
        for file in &self.files {
            if let Role::Template(name) = &file.source.role {
                hasher.update(format!("{name:?}\n").as_bytes());
                hasher.update(file.hash.as_bytes());
            }
        }
        hasher.finalize()
    }
}

/// All files of a run: those that were read, then the built-in templates.
pub(super) fn sources(
    site_file: SourceFile,
    files: impl IntoIterator<Item = SourceFile>,
) -> Sources {
    let mut sources = Sources::default();
    let built_in = source::default_templates();
    for file in [site_file].into_iter().chain(files).chain(built_in) {
        sources.push(file);
    }
    sources
}

fn stand_in(file: &mut SourceFile, instead: &Instead) {
    if let Some(text) = instead.get(&file.shown) {
        file.text = Arc::new(text.as_str().into());
    }
}
