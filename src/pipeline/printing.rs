//! Printouts in a run: made in parallel before the pages, which show what came of them.
//!
//! A page's bytes depend on how tightly its card has to be set and on whether the quick reference is
//! one sheet or several; both are known only when they have been set in type. `check` does the same
//! and writes nothing. A mendbook without the feature `pdf` makes no printouts.

use crate::render::Printouts;

/// `handouts.json`: every PDF of the site.
pub(super) const MANIFEST: &str = "handouts.json";

/// What came of the printouts.
#[derive(Debug, Default)]
pub(super) struct Printed {
    /// What pages show of them.
    pub known: Printouts,
    /// The files that were made, from the root of the output, or would be.
    pub files: Vec<String>,
    /// The bytes of the manifest.
    pub manifest: Option<Vec<u8>>,
}

#[cfg(not(feature = "pdf"))]
#[expect(clippy::unnecessary_wraps, reason = "with the feature it can fail")]
pub(super) fn print(
    _: &crate::render::Renderer<'_>,
    _: &crate::source::Sources,
    _: Option<&dyn crate::publish::Sink>,
    _: &dyn super::Progress,
) -> anyhow::Result<crate::diagnostic::Checked<Printed>> {
    Ok(crate::diagnostic::Checked::new(Printed::default(), Vec::new()))
}

#[cfg(feature = "pdf")]
pub(super) use with_pdf::print;

#[cfg(feature = "pdf")]
mod with_pdf {
    use std::collections::BTreeMap;

    use anyhow::Result;
    use rayon::prelude::*;

    use super::Printed;
    use crate::diagnostic::{Checked, Diagnostic, FileId};
    use crate::path::RelPath;
    use crate::pipeline::{Progress, put};
    use crate::print::fonts::FontFile;
    use crate::print::typesetter::Layout;
    use crate::print::{self, Made, Printer, manifest};
    use crate::publish::Sink;
    use crate::render::{Printouts, Renderer};
    use crate::site::handouts::{self, Handout};
    use crate::source::{self, Role, SourceFile, Sources};

    /// Makes all printouts of the site; with a sink they're put there.
    pub(in crate::pipeline) fn print(
        renderer: &Renderer<'_>,
        sources: &Sources,
        sink: Option<&dyn Sink>,
        progress: &dyn Progress,
    ) -> Result<Checked<Printed>> {
        let site = renderer.site;
        if handouts::list(site, &[]).is_empty() {
            return Ok(Checked::new(Printed::default(), Vec::new()));
        }
        let mut told = Vec::new();
        let pictures = pictures(sources);
        let read = |path: &RelPath| source::bytes(pictures.get(path)?);
        let printer = Printer::new(renderer, layouts(sources), &fonts(sources), &read)
            .collect_into(&mut told);
        let areas = printer.areas();
        let list = handouts::list(site, &areas);
        told.extend(printer.missing_glyphs(&list));
        progress.stage("Printing", list.len());
        // A letter without a font would be told a second time by each handout that has it.
        let list = if told.is_empty() { list } else { Vec::new() };
        let results: Vec<Made> = list
            .par_iter()
            .map(|handout| {
                let made = one(&printer, handout, sink);
                progress.tick();
                made
            })
            .collect::<Result<_>>()?;
        let mut printed = Vec::new();
        let mut overflows = Vec::new();
        for made in results {
            match made {
                Made::Done(done, _) => printed.push(*done),
                Made::TooLong(overflow) => overflows.push(*overflow),
                Made::Failed(diagnostics) => add_new(&mut told, diagnostics),
            }
        }
        told.extend(print::tell_overflows(site, &overflows, |overflow| {
            printer.remedy(overflow)
        }));
        let value = Printed {
            known: Printouts {
                areas,
                rungs: print::rungs(&printed),
            },
            files: list.iter().map(|handout| handout.file(site)).collect(),
            manifest: Some(manifest::bytes(site, &printed)),
        };
        Ok(Checked::new(value, told))
    }

    fn one(printer: &Printer<'_>, handout: &Handout, sink: Option<&dyn Sink>) -> Result<Made> {
        let Some(sink) = sink else {
            return Ok(printer.fit(handout));
        };
        let made = printer.print(handout);
        if let Made::Done(done, Some(bytes)) = &made {
            put(sink, &done.file, bytes)?;
        }
        Ok(made)
    }

    /// Adds what hasn't been told: a mistake in a layout shows on every handout that it sets.
    fn add_new(told: &mut Vec<Diagnostic>, more: Vec<Diagnostic>) {
        for diagnostic in more {
            let is_same = |known: &Diagnostic| {
                known.primary == diagnostic.primary && known.message == diagnostic.message
            };
            if !told.iter().any(is_same) {
                told.push(diagnostic);
            }
        }
    }

    fn layouts(sources: &Sources) -> Vec<Layout<'_>> {
        let files = sources.files.iter().enumerate();
        files
            .filter_map(|(at, file)| match &file.role {
                Role::Layout(name) => Some(Layout {
                    name,
                    file: FileId::at(at),
                    text: &file.text,
                }),
                _ => None,
            })
            .collect()
    }

    fn fonts(sources: &Sources) -> Vec<FontFile> {
        let font = |(at, file): (usize, &SourceFile)| {
            (file.role == Role::Font).then(|| FontFile {
                file: FileId::at(at),
                bytes: source::bytes(file).unwrap_or_default(),
            })
        };
        sources.files.iter().enumerate().filter_map(font).collect()
    }

    fn pictures(sources: &Sources) -> BTreeMap<&RelPath, &SourceFile> {
        let files = sources.files.iter();
        files
            .filter_map(|file| match &file.role {
                Role::Asset(path) => Some((path, file)),
                _ => None,
            })
            .collect()
    }
}
