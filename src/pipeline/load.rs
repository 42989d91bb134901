//! The first half of the chain: everything read and parsed, in parallel, in the order of the input.

use std::panic::{AssertUnwindSafe, catch_unwind};

use anyhow::Result;
use rayon::prelude::*;

use super::{Instead, Progress, Settings};
use crate::config::{self, Config};
use crate::diagnostic::{Checked, Diagnostic, FileId, Span};
use crate::document::{self, Document, Input};
use crate::lint;
use crate::record::citation::{self, Citation};
use crate::source::{self, Role, SourceFile, Sources};
use crate::yaml::check::{Findings, check_type};
use crate::yaml::{Text, parse as yaml_parse};

/// Everything that was read, parsed.
pub(super) struct Loaded {
    pub(super) sources: Sources,
    pub(super) config: Config,
    pub(super) documents: Vec<Document>,
    pub(super) citations: Vec<Citation>,
    pub(super) rules: lint::Settings,
    pub(super) diagnostics: Vec<Diagnostic>,
}

pub(super) fn load(
    settings: &Settings,
    instead: &Instead,
    progress: &dyn Progress,
) -> Result<Loaded> {
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
    let rules = lint::Settings::new(&config);
    let entries = source::list(&settings.root, &config.theme)?.collect_into(&mut diagnostics);
    progress.stage("Reading", entries.len());
    let read: Vec<(Checked<SourceFile>, Option<Checked<Document>>)> = entries
        .par_iter()
        .enumerate()
        .map(|(at, entry)| {
            let file = FileId::at(at + 1);
            let mut source = source::load(entry, file);
            stand_in(&mut source.value, instead);
            let document = parse(file, &source.value, config.raw_html);
            let document = document.map(|parsed| held_against(&rules, parsed, settings.drafts));
            progress.tick();
            (source, document)
        })
        .collect();
    let mut files = vec![site_file];
    let mut documents = Vec::new();
    for (source, document) in read {
        let unreadable = !source.diagnostics.is_empty();
        files.push(source.collect_into(&mut diagnostics));
        if let Some(document) = document {
            // What follows from a file that can't be read as text isn't told as well.
            let Checked {
                value,
                diagnostics: told,
            } = document;
            diagnostics.extend(told.into_iter().filter(|_| !unreadable));
            documents.push(value);
        }
    }
    files.extend(source::default_templates());
    let sources = Sources { files };
    let citations = citations(&sources, &mut diagnostics);
    Ok(Loaded {
        sources,
        config,
        documents,
        citations,
        rules,
        diagnostics,
    })
}

fn stand_in(file: &mut SourceFile, instead: &Instead) {
    if let Some(text) = instead.get(&file.shown) {
        file.text = text.as_str().into();
    }
}

/// Runs the rules over one document, where it was parsed: what they find depends on nothing else.
/// A draft that isn't published is its author's own.
fn held_against(
    rules: &lint::Settings,
    mut parsed: Checked<Document>,
    drafts: bool,
) -> Checked<Document> {
    if drafts || !parsed.value.common.draft {
        parsed
            .diagnostics
            .extend(lint::document(&parsed.value, rules));
    }
    parsed
}

/// Parses a page. A fault in the Markdown parser is told at the file, not suffered by the run.
fn parse(file: FileId, source: &SourceFile, raw_html: bool) -> Option<Checked<Document>> {
    let Role::Page(path) = &source.role else {
        return None;
    };
    let input = Input {
        file,
        path,
        text: &source.text,
        raw_html,
    };
    let parsed = catch_unwind(AssertUnwindSafe(|| document::parse(input)));
    Some(parsed.unwrap_or_else(|_| {
        let place = Span::new(file, 0..0);
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
    }))
}

fn citations(sources: &Sources, diagnostics: &mut Vec<Diagnostic>) -> Vec<Citation> {
    let found = sources
        .files
        .iter()
        .position(|file| file.role == Role::Citations);
    let Some(at) = found else { return Vec::new() };
    let text = &sources.files[at].text;
    let file = FileId::at(at);
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
