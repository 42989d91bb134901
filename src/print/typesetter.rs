//! The typesetter (Typst, as a library): a layout and its data in, pages and a PDF out.
//!
//! A layout sees a small world in memory: the layouts of the theme, the data of the handout, its
//! pictures. It can't reach a file, the network, the clock or a package. Names of files are few and
//! fixed, since the library keeps every name that it has ever met. What a layout gets wrong is told
//! at its own file and line. Deliberately absent: what is printed ([`super::data`]).

use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

use typst::diag::{FileError, FileResult, Severity, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId as Name, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World, WorldExt};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::fonts::Fonts;
use crate::diagnostic::{Diagnostic, FileId, Level, Span};

/// How many handouts a result of the library's own memo outlives without being used: enough for what
/// layouts share, little enough to keep a thousand handouts in a few megabytes.
const MEMO_AGE: usize = 2;

/// One layout as it comes from its file.
#[derive(Clone, Copy, Debug)]
pub struct Layout<'a> {
    /// Its name: `card.typ`, or `default/card.typ` for a built-in one.
    pub name: &'a str,
    /// Its file.
    pub file: FileId,
    /// Its text.
    pub text: &'a str,
}

/// What one handout is made from.
#[derive(Debug)]
pub struct Job<'a> {
    /// Name of the layout: `card.typ`.
    pub layout: &'static str,
    /// The data, as JSON.
    pub data: Vec<u8>,
    /// The QR code as SVG.
    pub qr: Option<&'a str>,
    /// Pictures by name.
    pub pictures: &'a [(String, Bytes)],
    /// Where something is told that has no place in a layout.
    pub place: Span,
}

/// A typesetter with the layouts and fonts of a site.
pub struct Typesetter {
    library: LazyHash<Library>,
    /// The fonts.
    pub fonts: Fonts,
    layouts: HashMap<Name, (FileId, Source)>,
    site: Bytes,
    options: PdfStandards,
    key: blake3::Hash,
}

/// The pages of a handout, set but not yet written.
pub struct Pages(PagedDocument);

impl Pages {
    /// How many there are.
    pub fn count(&self) -> usize {
        self.0.pages().len()
    }

    /// What is on each page, for tests.
    #[cfg(test)]
    pub fn frames(&self) -> impl Iterator<Item = &typst::layout::Frame> {
        self.0.pages().iter().map(|page| &page.frame)
    }

    /// Height of the first page, in millimetres.
    pub fn height_mm(&self) -> f64 {
        let height = self.0.pages().first().map(|page| page.frame.height());
        height.map_or(0.0, typst::layout::Abs::to_mm)
    }
}

impl Typesetter {
    /// A typesetter with these layouts, fonts and data about the site (JSON).
    pub fn new<'a>(
        layouts: impl IntoIterator<Item = Layout<'a>>,
        fonts: Fonts,
        site: Vec<u8>,
    ) -> Self {
        let mut known = HashMap::new();
        let mut key = blake3::Hasher::new();
        key.update(fonts.key.as_bytes()).update(&site);
        for layout in layouts {
            key.update(layout.name.as_bytes())
                .update(layout.text.as_bytes());
            // A built-in layout also stands where a site's own would, which then replaces it.
            let built_in = layout.name.strip_prefix("default/");
            for name in built_in.into_iter().chain([layout.name]) {
                let name = name_of(&format!("/print/{name}"));
                if built_in.is_some() && known.contains_key(&name) {
                    continue;
                }
                let source = Source::new(name, layout.text.to_owned());
                known.insert(name, (layout.file, source));
            }
        }
        Self {
            library: LazyHash::new(Library::default()),
            fonts,
            layouts: known,
            site: Bytes::new(site),
            options: PdfStandards::new(&[PdfStandard::V_1_7, PdfStandard::Ua_1])
                .unwrap_or_default(),
            key: key.finalize(),
        }
    }

    /// A hash of the layouts, the fonts and the data about the site.
    pub fn key(&self) -> &blake3::Hash {
        &self.key
    }

    /// Sets a handout in type.
    ///
    /// # Errors
    /// What is wrong with the layout, at its place.
    pub fn set(&self, job: &Job<'_>) -> Result<Pages, Vec<Diagnostic>> {
        let desk = Desk::new(self, job);
        guarded(job, || {
            let set = typst::compile::<PagedDocument>(&desk);
            set.output.map(Pages).map_err(|told| desk.tell(job, &told))
        })
    }

    /// Forgets what the library remembers and hasn't used for some handouts.
    pub fn tidy(&self) {
        typst::comemo::evict(MEMO_AGE);
    }

    /// Writes set pages as PDF. `identity` names the document: the same for each of its versions.
    ///
    /// # Errors
    /// What keeps the document from being accessible, at its place.
    pub fn write(
        &self,
        pages: &Pages,
        identity: &str,
        job: &Job<'_>,
    ) -> Result<Vec<u8>, Vec<Diagnostic>> {
        let desk = Desk::new(self, job);
        let options = PdfOptions {
            ident: Smart::Custom(identity.to_owned()),
            creator: Smart::Custom(Some(format!("mendbook {}", env!("CARGO_PKG_VERSION")))),
            timestamp: None,
            page_ranges: None,
            standards: self.options.clone(),
            tagged: true,
            pretty: false,
        };
        guarded(job, || {
            typst_pdf::pdf(&pages.0, &options).map_err(|told| desk.tell(job, &told))
        })
    }
}

/// Runs the library so that a mistake of its own is told like one of ours.
fn guarded<T>(
    job: &Job<'_>,
    work: impl FnOnce() -> Result<T, Vec<Diagnostic>>,
) -> Result<T, Vec<Diagnostic>> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
        let message = format!("the typesetter failed on `print/{}`", job.layout);
        Err(vec![
            Diagnostic::error("template-error", job.place, message).help(
                "this is a mistake in mendbook: please report it with the page that causes it",
            ),
        ])
    })
}

/// What one compilation sees.
struct Desk<'a> {
    typesetter: &'a Typesetter,
    main: Name,
    files: HashMap<Name, Bytes>,
}

impl<'a> Desk<'a> {
    fn new(typesetter: &'a Typesetter, job: &Job<'_>) -> Self {
        let mut files = HashMap::from([
            (name_of("/site.json"), typesetter.site.clone()),
            (name_of("/handout.json"), Bytes::new(job.data.clone())),
        ]);
        if let Some(qr) = job.qr {
            files.insert(name_of("/qr.svg"), Bytes::from_string(qr.to_owned()));
        }
        for (name, bytes) in job.pictures {
            files.insert(name_of(name), bytes.clone());
        }
        Self {
            typesetter,
            main: name_of(&format!("/print/{}", job.layout)),
            files,
        }
    }

    fn tell(&self, job: &Job<'_>, told: &[SourceDiagnostic]) -> Vec<Diagnostic> {
        told.iter().map(|told| self.diagnostic(job, told)).collect()
    }

    fn diagnostic(&self, job: &Job<'_>, told: &SourceDiagnostic) -> Diagnostic {
        let level = match told.severity {
            Severity::Error => Level::Error,
            Severity::Warning => Level::Warning,
        };
        let message = told
            .message
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        let hints: Vec<&str> = told.hints.iter().map(|hint| hint.v.as_str()).collect();
        let help = if hints.is_empty() {
            "correct the layout; what it gets is described in `docs/print-layouts.md`".to_owned()
        } else {
            hints.join("; ")
        };
        let place = self.place(told).unwrap_or(job.place);
        Diagnostic::new(level, "template-error", place, message).help(help)
    }

    /// Where in which layout.
    fn place(&self, told: &SourceDiagnostic) -> Option<Span> {
        let (file, _) = self.typesetter.layouts.get(&told.span.id()?)?;
        Some(Span::new(*file, self.range(told.span)?))
    }

    fn missing(name: Name) -> FileError {
        FileError::NotFound(PathBuf::from(name.get().vpath().get_without_slash()))
    }
}

impl World for Desk<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.typesetter.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.typesetter.fonts.book
    }

    fn main(&self) -> Name {
        self.main
    }

    fn source(&self, name: Name) -> FileResult<Source> {
        let known = self.typesetter.layouts.get(&name);
        known
            .map(|(_, source)| source.clone())
            .ok_or_else(|| Self::missing(name))
    }

    fn file(&self, name: Name) -> FileResult<Bytes> {
        let known = self.files.get(&name);
        known.cloned().ok_or_else(|| Self::missing(name))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.typesetter.fonts.all.get(index).cloned()
    }

    /// A printout is dated by its records, never by the day on which it is made.
    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// The name of a file in the world of layouts. Ours are all valid; one that isn't is nowhere.
fn name_of(path: &str) -> Name {
    let path = VirtualPath::new(path).or_else(|_| VirtualPath::new("/nowhere"));
    let path = path.unwrap_or_else(|_| unreachable!("a fixed name is valid"));
    RootedPath::new(VirtualRoot::Project, path).intern()
}
