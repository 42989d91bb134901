//! Printouts in a run: made in parallel before the pages, which show what came of them.
//!
//! A page's bytes depend on how tightly its card has to be set and on whether the quick reference is
//! one sheet or several; both are known only when they have been set in type. `check` does the same
//! and writes nothing. A mendbook without the feature `pdf` makes no printouts.

use crate::render::handouts::Printouts;

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

/// What was set in type before; nothing is.
#[cfg(not(feature = "pdf"))]
#[derive(Debug, Default)]
pub(super) struct Memory;

#[cfg(not(feature = "pdf"))]
impl Memory {
    pub(super) fn from_bytes(_: &[u8]) -> Self {
        Self
    }

    #[expect(clippy::unused_self, reason = "with the feature it is used")]
    pub(super) fn to_bytes(&self) -> Option<Vec<u8>> {
        None
    }
}

#[cfg(not(feature = "pdf"))]
#[expect(clippy::unnecessary_wraps, reason = "with the feature it can fail")]
pub(super) fn print(
    _: &crate::render::Renderer<'_>,
    _: &crate::source::Sources,
    _: &Memory,
    _: Option<&dyn crate::publish::Sink>,
    _: &dyn super::Progress,
) -> anyhow::Result<crate::diagnostic::Checked<Printed>> {
    Ok(crate::diagnostic::Checked::new(
        Printed::default(),
        Vec::new(),
    ))
}

#[cfg(not(feature = "pdf"))]
pub(super) fn areas(
    _: &crate::render::Renderer<'_>,
    _: &crate::source::Sources,
    _: &Memory,
) -> Vec<crate::site::handouts::Area> {
    Vec::new()
}

#[cfg(not(feature = "pdf"))]
pub(super) fn rungs(
    _: &crate::render::Renderer<'_>,
    _: &crate::source::Sources,
    _: &Memory,
    _: &crate::site::handouts::Subject,
) -> crate::diagnostic::Checked<std::collections::BTreeMap<crate::site::handouts::Subject, usize>> {
    crate::diagnostic::Checked::default()
}

#[cfg(not(feature = "pdf"))]
pub(super) fn pdf(
    _: &crate::render::Renderer<'_>,
    _: &crate::source::Sources,
    _: &Memory,
    _: &crate::site::handouts::Handout,
) -> crate::diagnostic::Checked<Option<std::sync::Arc<Vec<u8>>>> {
    crate::diagnostic::Checked::default()
}

#[cfg(feature = "pdf")]
pub(super) use with_pdf::{Memory, Supplies, areas, pdf, print, rungs};

#[cfg(feature = "pdf")]
mod with_pdf {
    use std::collections::BTreeMap;
    use std::sync::Arc;

    use anyhow::Result;
    use rayon::prelude::*;

    use super::Printed;
    use crate::config::handouts::PrintSize;
    use crate::diagnostic::{Checked, Diagnostic};
    use crate::path::RelPath;
    use crate::pipeline::Progress;
    use crate::pipeline::files::put;
    use crate::print::fonts::FontFile;
    use crate::print::typesetter::Layout;
    use crate::print::{self, Made, Printer, ReadPicture, manifest};
    use crate::publish::Sink;
    use crate::render::Renderer;
    use crate::render::handouts::Printouts;
    use crate::site::handouts::{self, Area, Handout, Subject};
    use crate::source::{self, Role, SourceFile, Sources};

    /// What was set in type before.
    pub(in crate::pipeline) use crate::print::memo::Memo as Memory;

    /// Makes all printouts of the site; with a sink they're put there.
    pub(in crate::pipeline) fn print(
        renderer: &Renderer<'_>,
        sources: &Sources,
        memory: &Memory,
        sink: Option<&dyn Sink>,
        progress: &dyn Progress,
    ) -> Result<Checked<Printed>> {
        let site = renderer.site;
        if handouts::list(site, &[]).is_empty() {
            return Ok(Checked::new(Printed::default(), Vec::new()));
        }
        let mut told = Vec::new();
        let supplies = Supplies::new(sources, memory);
        let printer = supplies.printer(renderer).collect_into(&mut told);
        let areas = printer.areas();
        let list = handouts::list(site, &areas);
        told.extend(printer.missing_glyphs(&list));
        progress.stage("Printing", list.len());
        // A letter without a font would be told a second time by each handout that has it.
        let list = if told.is_empty() { list } else { Vec::new() };
        let results: Vec<Made> = list
            .par_iter()
            .map(|handout| {
                let made = make(&printer, handout, sink);
                progress.tick();
                made
            })
            .collect::<Result<_>>()?;
        let finished = finished(&printer, results, &mut told);
        let value = Printed {
            known: Printouts {
                areas,
                rungs: print::rungs(&finished),
            },
            files: list.iter().map(|handout| handout.file(site)).collect(),
            manifest: Some(manifest::bytes(site, &finished)),
        };
        Ok(Checked::new(value, told))
    }

    /// The sheets into which the quick reference is split: all pages link to it.
    pub(in crate::pipeline) fn areas(
        renderer: &Renderer<'_>,
        sources: &Sources,
        memory: &Memory,
    ) -> Vec<Area> {
        let site = renderer.site;
        if handouts::areas(site).len() < 2 || handouts::list(site, &[]).is_empty() {
            return Vec::new();
        }
        let supplies = Supplies::new(sources, memory);
        supplies.printer(renderer).value.areas()
    }

    /// How tightly one subject has to be set, as [`print`] finds it for all of them.
    pub(in crate::pipeline) fn rungs(
        renderer: &Renderer<'_>,
        sources: &Sources,
        memory: &Memory,
        subject: &Subject,
    ) -> Checked<BTreeMap<Subject, usize>> {
        let mut editions = handouts::made(renderer.site, subject);
        editions.retain(|handout| handout.size == PrintSize::Standard);
        if editions.is_empty() || !subject.is_fitted() {
            return Checked::default();
        }
        let supplies = Supplies::new(sources, memory);
        let mut told = Vec::new();
        let printer = supplies.printer(renderer).collect_into(&mut told);
        let made = editions.iter().map(|handout| printer.fit(handout));
        let finished = finished(&printer, made.collect(), &mut told);
        Checked::new(print::rungs(&finished), told)
    }

    /// One PDF; none where something is wrong with it.
    pub(in crate::pipeline) fn pdf(
        renderer: &Renderer<'_>,
        sources: &Sources,
        memory: &Memory,
        handout: &Handout,
    ) -> Checked<Option<Arc<Vec<u8>>>> {
        let supplies = Supplies::new(sources, memory);
        let mut told = Vec::new();
        let printer = supplies.printer(renderer).collect_into(&mut told);
        told.extend(printer.missing_glyphs(std::slice::from_ref(handout)));
        let made = printer.print(handout);
        if let Made::Done(_, pdf) = made {
            return Checked::new(pdf, told);
        }
        finished(&printer, vec![made], &mut told);
        Checked::new(None, told)
    }

    /// The printouts that are finished; what is wrong with the others is told.
    fn finished(
        printer: &Printer<'_>,
        made: Vec<Made>,
        told: &mut Vec<Diagnostic>,
    ) -> Vec<print::Printed> {
        let mut finished = Vec::new();
        let mut overflows = Vec::new();
        for made in made {
            match made {
                Made::Done(done, _) => finished.push(*done),
                Made::TooLong(overflow) => overflows.push(*overflow),
                Made::Failed(diagnostics) => add_new(told, diagnostics),
            }
        }
        told.extend(print::tell_overflows(
            printer.site(),
            &overflows,
            |overflow| printer.remedy(overflow),
        ));
        finished
    }

    fn make(printer: &Printer<'_>, handout: &Handout, sink: Option<&dyn Sink>) -> Result<Made> {
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

    /// What the printers of a run read: layouts, fonts, pictures.
    pub(in crate::pipeline) struct Supplies<'a> {
        layouts: Vec<Layout<'a>>,
        fonts: Vec<FontFile>,
        pictures: BTreeMap<&'a RelPath, &'a SourceFile>,
        memory: &'a Memory,
    }

    impl<'a> Supplies<'a> {
        /// What there is among the files of a run.
        pub(in crate::pipeline) fn new(sources: &'a Sources, memory: &'a Memory) -> Self {
            let mut supplies = Self {
                layouts: Vec::new(),
                fonts: Vec::new(),
                pictures: BTreeMap::new(),
                memory,
            };
            for (id, file) in sources.iter() {
                match &file.role {
                    Role::Layout(name) => supplies.layouts.push(Layout {
                        name,
                        file: id,
                        text: &file.text,
                    }),
                    Role::Font => supplies.fonts.push(FontFile {
                        file: id,
                        bytes: source::bytes(file).unwrap_or_default(),
                    }),
                    Role::Asset(path) => {
                        supplies.pictures.insert(path, file);
                    }
                    _ => {}
                }
            }
            supplies
        }

        /// A printer for the site of a renderer.
        pub(in crate::pipeline) fn printer<'b>(
            &'b self,
            renderer: &'b Renderer<'b>,
        ) -> Checked<Printer<'b>> {
            let layouts = self.layouts.iter().copied();
            Printer::new(renderer, layouts, &self.fonts, self, self.memory)
        }
    }

    impl ReadPicture for Supplies<'_> {
        fn read(&self, path: &RelPath) -> Option<Vec<u8>> {
            source::bytes(self.pictures.get(path)?)
        }
    }
}
