//! The first half of the chain: everything read and parsed, in parallel, in the order of the input.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::time::SystemTime;

use anyhow::Result;
use blake3::{Hash, Hasher};
use rayon::prelude::*;

use super::inputs::Inputs;
use super::known::{Known, Parsed};
use super::memory::Memory;
use super::seen::{Seen, SeenFile};
use super::{Instead, Progress, Settings};
use crate::config::{self, Config};
use crate::diagnostic::{Checked, Diagnostic, FileId, Lookup, Span, human};
use crate::document::{self, Document, Input};
use crate::lint;
use crate::path::RelPath;
use crate::record::citation::{self, Citation};
use crate::source::{self, Entry, FileText, Role, SourceFile, Sources};
use crate::yaml::check::{Findings, check_type};
use crate::yaml::{Text, parse as yaml_parse};

/// All files of a site as they are, with what they're made of.
pub(super) struct Read {
    site_file: SourceFile,
    config: Config,
    /// In the order in which they were listed, after `site.yaml`.
    files: Vec<ReadFile>,
    diagnostics: Vec<Diagnostic>,
    /// What all documents depend on but for their own files.
    context: Hash,
}

/// A file that was read.
struct ReadFile {
    source: SourceFile,
    /// What is wrong with it as a file.
    told: Vec<Diagnostic>,
    /// Hash of its text.
    hash: Hash,
    /// What later runs may know of it, so as not to read it.
    seen: Option<SeenFile>,
    /// Whether it wasn't read, for that reason.
    is_unread: bool,
}

/// Everything that was read, parsed.
pub(super) struct Loaded {
    pub(super) sources: Sources,
    pub(super) config: Config,
    pub(super) documents: Vec<Arc<Document>>,
    pub(super) citations: Vec<Citation>,
    pub(super) rules: lint::Settings,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// Hash of what all documents depend on but for their own files.
    pub(super) context: Hash,
    /// Hash of what all pages depend on: the settings, `site.yaml`, the theme.
    pub(super) whole: Hash,
}

/// Reads and parses everything, without memory.
pub(super) fn load(
    settings: &Settings,
    instead: &Instead,
    progress: &dyn Progress,
) -> Result<Loaded> {
    let listed = list(settings, instead)?;
    let read = read(settings, listed, instead, &Seen::default(), progress);
    Ok(parse(settings, read, None, progress))
}

/// The files of a site, before they're read.
pub(super) struct Listed {
    site_file: SourceFile,
    config: Config,
    entries: Vec<Entry>,
    diagnostics: Vec<Diagnostic>,
}

/// Reads the settings, and looks which files there are.
pub(super) fn list(settings: &Settings, instead: &Instead) -> Result<Listed> {
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
        site_file,
        config,
        entries,
        diagnostics,
    })
}

/// Reads all files but those that are as they were when they were seen.
pub(super) fn read(
    settings: &Settings,
    listed: Listed,
    instead: &Instead,
    seen: &Seen,
    progress: &dyn Progress,
) -> Read {
    let Listed {
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
    fn whole(&self, settings: &Settings) -> Hash {
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
fn sources(site_file: SourceFile, files: impl IntoIterator<Item = SourceFile>) -> Sources {
    let mut sources = Sources::default();
    let built_in = source::default_templates();
    for file in [site_file].into_iter().chain(files).chain(built_in) {
        sources.push(file);
    }
    sources
}

/// Parses what was read; with a memory, only what it doesn't know.
pub(super) fn parse(
    settings: &Settings,
    read: Read,
    memory: Option<&mut Memory>,
    progress: &dyn Progress,
) -> Loaded {
    let whole = read.whole(settings);
    let Read {
        site_file,
        config,
        files,
        mut diagnostics,
        context,
    } = read;
    let rules = lint::Settings::new(&config);
    progress.stage("Parsing", files.len());
    let parsing = Parsing {
        raw_html: config.raw_html,
        drafts: settings.drafts,
        rules: &rules,
        context: &context,
        memory: memory.as_deref(),
    };
    let parsed: Vec<(ReadFile, Option<Done>)> = files
        .into_par_iter()
        .enumerate()
        .map(|(at, mut file)| {
            let done = parsing.document(FileId::at(at + 1), &mut file);
            progress.tick();
            (file, done)
        })
        .collect();
    let mut sources_read = Vec::with_capacity(parsed.len());
    let mut documents = Vec::new();
    let mut remembered = Vec::new();
    for (file, done) in parsed {
        // What follows from a file that can't be read as text isn't told as well.
        let is_readable = file.told.is_empty();
        diagnostics.extend(file.told);
        if let Some(Done { parsed, known }) = done {
            if is_readable {
                remembered.extend(known.map(|known| (file.source.shown.clone(), known)));
                diagnostics.extend(parsed.diagnostics);
            }
            documents.push(parsed.value);
        }
        sources_read.push(file.source);
    }
    if let Some(memory) = memory {
        memory.documents.replace(remembered);
    }
    let sources = sources(site_file, sources_read);
    let citations = citations(&sources, &mut diagnostics);
    Loaded {
        sources,
        config,
        documents,
        citations,
        rules,
        diagnostics,
        context,
        whole,
    }
}

/// A parsed document, and as it is remembered.
pub(super) struct Done {
    pub(super) parsed: Parsed,
    pub(super) known: Option<Arc<Known>>,
}

/// What parsing files takes.
pub(super) struct Parsing<'a> {
    pub(super) raw_html: bool,
    pub(super) drafts: bool,
    pub(super) rules: &'a lint::Settings,
    pub(super) context: &'a Hash,
    pub(super) memory: Option<&'a Memory>,
}

impl Parsing<'_> {
    /// Reads a page again that was read before, and parses it. Nothing where it is no file any more, or
    /// none that can be read as text.
    pub(super) fn again(&self, id: FileId, file: &SourceFile) -> Option<(SourceFile, Done)> {
        let reading = Reading {
            instead: &Instead::new(),
            seen: &Seen::default(),
            now: source::now(),
        };
        let mut file = reading.file(Entry::again(file)?, id);
        let done = self.document(id, &mut file)?;
        file.told.is_empty().then_some((file.source, done))
    }

    /// The document of a file, if it's a page.
    fn document(&self, id: FileId, file: &mut ReadFile) -> Option<Done> {
        let Role::Page(path) = &file.source.role else {
            return None;
        };
        let parse = || self.held_against(self.parse(id, path, &file.source));
        let Some(memory) = self.memory else {
            let Checked { value, diagnostics } = parse();
            return Some(Done {
                parsed: Checked::new(Arc::new(value), diagnostics),
                known: None,
            });
        };
        let mut hasher = Hasher::new();
        hasher.update(self.context.as_bytes());
        hasher.update(file.hash.as_bytes());
        let key = hasher.finalize();
        let known = memory.documents.get(&file.source.shown);
        let recall =
            |known: &Arc<Known>| known.recall(&key, id, &file.source, self.raw_html, memory.stays);
        if let Some((known, parsed)) = known.and_then(recall) {
            let known = Some(known);
            return Some(Done { parsed, known });
        }
        let mut parsed = parse();
        if !memory.stays {
            let quoted = Quoted(id, &file.source);
            human::draw_ahead(&mut parsed.diagnostics, &quoted);
            let left = FileText::left(file.source.real.clone(), file.hash);
            file.source.text = Arc::new(left);
        }
        let text = Arc::clone(&file.source.text);
        parsed.value.attach(text, self.raw_html);
        parsed.value.forget_passages();
        let (known, parsed) = Known::of(key, id, parsed, memory.stays);
        Some(Done { parsed, known })
    }

    /// Runs the rules over one document, where it was parsed: what they find depends on nothing else.
    /// A draft that isn't published is its author's own.
    fn held_against(&self, mut parsed: Checked<Document>) -> Checked<Document> {
        if self.drafts || !parsed.value.common.draft {
            parsed
                .diagnostics
                .extend(lint::document(&parsed.value, self.rules));
            parsed.value.found = lint::find(&parsed.value, self.rules);
        }
        parsed
    }

    /// Parses a page. A fault in the Markdown parser is told at the file, not suffered by the run.
    fn parse(&self, id: FileId, path: &RelPath, source: &SourceFile) -> Checked<Document> {
        let input = Input {
            file: id,
            path,
            text: &source.text,
            raw_html: self.raw_html,
        };
        let parsed = catch_unwind(AssertUnwindSafe(|| document::parse(input)));
        parsed.unwrap_or_else(|_| {
            let place = Span::new(id, 0..0);
            let front_matter_only = Input {
                text: "---\ntitle: x\n---\n",
                ..input
            };
            let mut fallback = document::parse(front_matter_only);
            fallback.diagnostics = vec![
                Diagnostic::error(
                    "file-unreadable",
                    place,
                    "the text of this page makes the Markdown parser fail",
                )
                .help("take out unusual markup, and please report this file"),
            ];
            fallback
        })
    }
}

/// One file, to quote lines of.
struct Quoted<'a>(FileId, &'a SourceFile);

impl Lookup for Quoted<'_> {
    fn file(&self, file: FileId) -> Option<(&str, &str)> {
        (file == self.0).then_some((&self.1.shown, &**self.1.text))
    }
}

fn stand_in(file: &mut SourceFile, instead: &Instead) {
    if let Some(text) = instead.get(&file.shown) {
        file.text = Arc::new(text.as_str().into());
    }
}

fn citations(sources: &Sources, diagnostics: &mut Vec<Diagnostic>) -> Vec<Citation> {
    let found = sources
        .iter()
        .find(|(_, file)| file.role == Role::Citations);
    let Some((file, SourceFile { text, .. })) = found else {
        return Vec::new();
    };
    if diagnostics.iter().any(|told| told.primary.file == file) {
        // It can't be read as text, which has been told.
        return Vec::new();
    }
    let source = yaml_parse::Source {
        file,
        text,
        start: 0,
        end: text.len(),
    };
    let node = yaml_parse::parse(source).collect_into(diagnostics);
    let mut findings = Findings::default();
    check_type(&node, &citation::FILE, "sources.yaml", &mut findings);
    diagnostics.append(&mut findings.diagnostics);
    citation::read(&node)
}
