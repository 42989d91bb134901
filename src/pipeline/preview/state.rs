//! One reading of the site: everything that its pages are made of, and where each output comes from.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, OnceLock};

use anyhow::Result;
use blake3::Hash;

use super::{Change, Problems, locked};
use crate::diagnostic::{self, Diagnostic, FileId};
use crate::feed;
use crate::lint;
use crate::pipeline::files::{built_in_files, copied_to};
use crate::pipeline::load::{self, Done, Parsing};
use crate::pipeline::memory::Memory;
use crate::pipeline::reading;
use crate::pipeline::{Instead, Model, Settings, Silent, blocks, join, prepare, printing, settled};
use crate::render::handouts::Printouts;
use crate::render::page::{self, Page};
use crate::render::theme::Theme;
use crate::render::{Prepared, Renderer};
use crate::site::Site;
use crate::site::handouts::{self, Area, Handout};
use crate::source::{Role, Sight, SourceFile, Sources};

/// What is at an output's place.
pub enum Made {
    /// A page.
    Page(Page),
    /// A file out of the program.
    BuiltIn(Arc<Vec<u8>>),
    /// A file of the site.
    OnDisk(PathBuf),
    /// A PDF.
    Handout(Handout),
    /// The list of all PDFs.
    Manifest,
}

/// A reading.
pub struct State {
    /// Which one.
    pub number: u64,
    /// All documents, joined.
    pub site: Site,
    /// The inputs.
    pub sources: Sources,
    /// Whether it would be published, as far as is known before pages are made.
    pub is_good: bool,
    /// What a reading of single pages leaves as it is.
    basis: Arc<Basis>,
    /// What was told about the files that were read after the rest; levels and `allow` aren't applied yet.
    of_pages: BTreeMap<FileId, Arc<[Diagnostic]>>,
    /// What the rules over the site told, in the same way.
    of_site: Vec<Diagnostic>,
    areas: OnceLock<Vec<Area>>,
    routes: OnceLock<Arc<Routes>>,
    /// The routes of the reading before, where they are the same for the same areas.
    routes_before: Option<(Vec<Area>, Arc<Routes>)>,
    feeds: OnceLock<BTreeMap<String, Arc<Vec<u8>>>>,
    /// What was met while pages were made.
    met: Mutex<Vec<Diagnostic>>,
}

/// What each output is, by its path, but for files for machines.
pub type Routes = BTreeMap<String, Made>;

/// What stays where only texts of pages change.
struct Basis {
    /// What was told about each file on its own.
    of_files: Vec<Diagnostic>,
    /// What was told when the documents were joined, about the theme, and about outputs that clash.
    of_all: Vec<Diagnostic>,
    rules: lint::Settings,
    /// Hash of what all documents depend on but for their own files.
    context: Hash,
    /// Of files that aren't read as text.
    sights: Vec<Sight>,
    theme: Option<(Theme, Prepared)>,
    /// The pages as they are while the quick reference is one sheet.
    pages: Vec<Page>,
}

impl State {
    /// Reads the site, and everything that [`build`](crate::pipeline::build) does before the first page.
    /// Files that are in the memory as they are now aren't parsed again.
    pub fn read(settings: &Settings, memory: &mut Memory, number: u64) -> Result<Self> {
        let as_on_disk = Instead::new();
        let listed = reading::list(settings, &as_on_disk)?;
        let read = reading::read(settings, listed, &memory.seen, &Silent);
        memory.see(&read);
        let mut loaded = load::parse(settings, read, Some(memory), &Silent);
        let of_files = std::mem::take(&mut loaded.diagnostics);
        let context = loaded.context;
        let (model, rules) = join(settings, loaded);
        let Model {
            site,
            sources,
            diagnostics: mut of_all,
        } = model;
        let sight = |file: &SourceFile| {
            if file.role.is_text() {
                Sight::default()
            } else {
                Sight::of(&file.real)
            }
        };
        let sights = sources.iter().map(|(_, file)| sight(file)).collect();
        let (theme, pages, _) = prepare(&site, &sources).collect_into(&mut of_all);
        let theme = theme.map(|theme| {
            let prepared = Renderer::new(&site, &theme).prepared();
            (theme, prepared)
        });
        let basis = Basis {
            of_files,
            of_all,
            rules,
            context,
            sights,
            theme,
            pages,
        };
        let state = Self::new(number, site, sources, Arc::new(basis), BTreeMap::new());
        Ok(state.judged(settings.strict))
    }

    /// Reads single pages again. Nothing where that may make a difference to others: then the whole site
    /// is to be read.
    pub fn again(
        &self,
        pages: &[FileId],
        settings: &Settings,
        memory: &mut Memory,
        number: u64,
    ) -> Option<Self> {
        let basis = Arc::clone(&self.basis);
        let (mut site, mut sources) = (self.site.clone(), self.sources.clone());
        let mut of_pages = self.of_pages.clone();
        for id in pages {
            // What was told of all may point into the file, at a place that is another one now.
            let mut of_all = basis.of_all.iter().flat_map(Diagnostic::files);
            if of_all.any(|file| file == *id) {
                return None;
            }
            let parsing = Parsing {
                raw_html: self.site.config.raw_html,
                drafts: settings.drafts,
                rules: &basis.rules,
                context: &basis.context,
                memory: Some(memory),
            };
            let (source, Done { parsed, known }) = parsing.again(*id, sources.get(*id)?)?;
            memory.documents.put(source.shown.clone(), known?);
            site = site.with(parsed.value)?;
            sources = sources.with(*id, source);
            of_pages.insert(*id, parsed.diagnostics.into());
        }
        let mut state = Self::new(number, site, sources, basis, of_pages);
        state.routes_before = self.areas.get().cloned().zip(self.routes.get().cloned());
        Some(state.judged(settings.strict))
    }

    fn new(
        number: u64,
        site: Site,
        sources: Sources,
        basis: Arc<Basis>,
        of_pages: BTreeMap<FileId, Arc<[Diagnostic]>>,
    ) -> Self {
        Self {
            number,
            is_good: false,
            of_site: lint::site(&site, &basis.rules),
            site,
            sources,
            basis,
            of_pages,
            areas: OnceLock::new(),
            routes: OnceLock::new(),
            routes_before: None,
            feeds: OnceLock::new(),
            met: Mutex::default(),
        }
    }

    fn judged(mut self, strict: bool) -> Self {
        self.is_good = !blocks(&settled(self.told(), &self.site, &self.sources), strict);
        self
    }

    /// What was told; levels and `allow` aren't applied yet.
    fn told(&self) -> impl Iterator<Item = &Diagnostic> {
        let is_of_rest = |told: &&Diagnostic| !self.of_pages.contains_key(&told.primary.file);
        let of_files = self.basis.of_files.iter().filter(is_of_rest);
        let of_pages = self.of_pages.values().flat_map(|told| told.iter());
        of_files
            .chain(of_pages)
            .chain(&self.basis.of_all)
            .chain(&self.of_site)
    }

    /// The same, in an order that doesn't depend on what was read when.
    fn told_in_order(&self) -> Vec<&Diagnostic> {
        let mut told: Vec<&Diagnostic> = self.told().collect();
        told.sort_by_key(|told| (told.primary, told.code, &told.message));
        told
    }

    /// What is different since another reading.
    pub fn change_since(&self, other: &Self) -> Change {
        let files = || self.sources.iter().map(|(_, file)| file);
        let others = || other.sources.iter().map(|(_, file)| file);
        let is_same_text = |(one, other): (&SourceFile, &SourceFile)| {
            one.shown == other.shown
                && one.role == other.role
                && one.asset == other.asset
                && one.text == other.text
                && one.real == other.real
        };
        let is_same = files().count() == others().count()
            && files().zip(others()).all(is_same_text)
            && self.told_in_order() == other.told_in_order();
        if !is_same {
            return Change::Pages;
        }
        let sights = self
            .basis
            .sights
            .iter()
            .zip(&other.basis.sights)
            .zip(files());
        let mut changed = sights
            .filter(|((one, other), _)| one.differs(other))
            .map(|(_, file)| file)
            .peekable();
        if changed.peek().is_none() {
            Change::Nothing
        } else if changed.all(is_stylesheet) {
            Change::Styles
        } else {
            Change::Pages
        }
    }

    /// A renderer; none where the theme is broken.
    pub fn renderer(&self, printouts: Printouts) -> Option<Renderer<'_>> {
        let (theme, prepared) = self.basis.theme.as_ref()?;
        Some(Renderer::again(&self.site, theme, prepared, printouts))
    }

    /// The sheets into which the quick reference is split; found once.
    pub fn areas(&self, find: impl FnOnce(&Renderer<'_>) -> Vec<Area>) -> &[Area] {
        let find = || {
            let renderer = self.renderer(Printouts::default());
            renderer.map_or_else(Vec::new, |renderer| find(&renderer))
        };
        self.areas.get_or_init(find)
    }

    /// What each output is; found once.
    pub fn routes(&self, find_areas: impl FnOnce(&Renderer<'_>) -> Vec<Area>) -> &Routes {
        let areas = self.areas(find_areas);
        self.routes.get_or_init(|| match &self.routes_before {
            Some((before, routes)) if before == areas => Arc::clone(routes),
            _ => Arc::new(self.find_routes(areas)),
        })
    }

    fn find_routes(&self, areas: &[Area]) -> Routes {
        let mut routes = BTreeMap::new();
        for (path, bytes) in built_in_files() {
            routes.insert(path.to_string(), Made::BuiltIn(Arc::new(bytes)));
        }
        for (_, file) in self.sources.iter() {
            if let Some(path) = copied_to(file) {
                routes.insert(path.to_string(), Made::OnDisk(file.real.clone()));
            }
        }
        let printouts = handouts::list(&self.site, areas);
        if !printouts.is_empty() {
            routes.insert(printing::MANIFEST.to_owned(), Made::Manifest);
        }
        for handout in printouts {
            routes.insert(handout.file(&self.site), Made::Handout(handout));
        }
        for page in self.pages(areas).iter() {
            routes.insert(page.file(), Made::Page(page.clone()));
        }
        routes
    }

    /// All pages; listed anew only where the quick reference is split.
    fn pages(&self, areas: &[Area]) -> Cow<'_, [Page]> {
        if areas.is_empty() {
            Cow::Borrowed(&self.basis.pages)
        } else {
            Cow::Owned(page::pages(&self.site, areas))
        }
    }

    /// A file for machines. They are made together, when the first is asked for.
    pub fn feed(&self, file: &str) -> Option<Arc<Vec<u8>>> {
        // None of them is in a folder.
        if file.contains('/') {
            return None;
        }
        let feeds = self.feeds.get_or_init(|| {
            let areas = self.areas.get().map_or(&[][..], Vec::as_slice);
            let files = feed::files(&self.site, &self.pages(areas));
            let shared = files
                .into_iter()
                .map(|(path, bytes)| (path, Arc::new(bytes)));
            shared.collect()
        });
        feeds.get(file).map(Arc::clone)
    }

    /// Notes what was met while something was made; tells whether any of it is new.
    pub fn meet(&self, diagnostics: Vec<Diagnostic>) -> bool {
        let mut met = locked(&self.met);
        let before = met.len();
        for told in diagnostics {
            if !met.contains(&told) {
                met.push(told);
            }
        }
        met.len() > before
    }

    /// Everything that is wrong.
    pub fn problems(&self, strict: bool) -> Problems {
        // Copied, so that nobody who makes a page waits until all problems have been looked through.
        let met = locked(&self.met).clone();
        let all = settled(self.told().chain(met.iter()), &self.site, &self.sources);
        let mut all = all.into_iter().map(Cow::into_owned).collect();
        diagnostic::sort(&mut all, &self.sources);
        Problems::of(&all, &self.sources, blocks(&all, strict))
    }
}

fn is_stylesheet(file: &SourceFile) -> bool {
    match &file.role {
        Role::ThemeFile(path) | Role::Static(path) | Role::Asset(path) => path.extension() == "css",
        _ => false,
    }
}
