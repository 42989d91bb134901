//! The first half of the chain: everything that was read is parsed, in parallel, in the order of the input.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use anyhow::Result;
use blake3::{Hash, Hasher};
use rayon::prelude::*;

use super::known::{Known, Parsed};
use super::memory::Memory;
use super::reading::{self, Read, ReadFile, sources};
use super::seen::Seen;
use super::{Instead, Progress, Settings};
use crate::config::Config;
use crate::diagnostic::{Checked, Diagnostic, FileId, Lookup, Span, human};
use crate::document::{self, Document, Input};
use crate::lint;
use crate::path::RelPath;
use crate::record::citation::{self, Citation};
use crate::source::{FileText, Role, SourceFile, Sources};
use crate::yaml::check::{Findings, check_type};
use crate::yaml::parse as yaml_parse;

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
    let listed = reading::list(settings, instead)?;
    let read = reading::read(settings, listed, &Seen::default(), progress);
    Ok(parse(settings, read, None, progress))
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
        let mut file = ReadFile::again(file, id)?;
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
