//! One reading of the site: everything that its pages are made of, and where each output comes from.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, OnceLock};

use anyhow::Result;

use super::{Change, Problems, Silent, locked};
use crate::diagnostic::{self, Diagnostic};
use crate::feed;
use crate::pipeline::files::{built_in_files, copied_to};
use crate::pipeline::load;
use crate::pipeline::memory::Memory;
use crate::pipeline::{
    Instead, Model, Settings, assemble, blocks, load_theme, printing, settle, whole,
};
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
    /// Of files that aren't read as text.
    sights: Vec<Sight>,
    theme: Option<(Theme, Prepared)>,
    /// What was told; levels and `allow` aren't applied yet.
    diagnostics: Vec<Diagnostic>,
    /// The pages as they are while the quick reference is one sheet.
    pages: Vec<Page>,
    areas: OnceLock<Vec<Area>>,
    routes: OnceLock<BTreeMap<String, Made>>,
    feeds: OnceLock<BTreeMap<String, Arc<Vec<u8>>>>,
    /// What was met while pages were made.
    met: Mutex<Vec<Diagnostic>>,
}

impl State {
    /// Reads the site, and everything that [`build`](crate::pipeline::build) does before the first page.
    /// Files that are in the memory as they are now aren't parsed again.
    pub fn read(settings: &Settings, memory: &mut Memory, number: u64) -> Result<Self> {
        let read = load::read(settings, &Instead::new(), &memory.seen, &Silent)?;
        memory.see(&read);
        let loaded = load::parse(settings, read, Some(memory), &Silent);
        let Model {
            site,
            sources,
            mut diagnostics,
        } = assemble(settings, loaded);
        let sights = sources.iter().map(|(_, file)| match file.role.is_text() {
            true => Sight::default(),
            false => Sight::of(&file.real),
        });
        let sights = sights.collect();
        let theme = load_theme(&sources, &mut diagnostics);
        let (pages, clashing) = whole(&site, &sources);
        diagnostics.extend(clashing);
        let theme = theme.map(|theme| {
            let prepared = Renderer::new(&site, &theme).prepared();
            (theme, prepared)
        });
        let settled = settle(diagnostics.clone(), &site, &sources);
        Ok(Self {
            number,
            is_good: !blocks(&settled, settings.strict),
            site,
            sources,
            sights,
            theme,
            diagnostics,
            pages,
            areas: OnceLock::new(),
            routes: OnceLock::new(),
            feeds: OnceLock::new(),
            met: Mutex::default(),
        })
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
            && self.diagnostics == other.diagnostics;
        if !is_same {
            return Change::Pages;
        }
        let sights = self.sights.iter().zip(&other.sights).zip(files());
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
        let (theme, prepared) = self.theme.as_ref()?;
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

    /// What each output is, by its path, but for files for machines; found once.
    pub fn routes(
        &self,
        find_areas: impl FnOnce(&Renderer<'_>) -> Vec<Area>,
    ) -> &BTreeMap<String, Made> {
        let areas = self.areas(find_areas);
        self.routes.get_or_init(|| self.find_routes(areas))
    }

    fn find_routes(&self, areas: &[Area]) -> BTreeMap<String, Made> {
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
            Cow::Borrowed(&self.pages)
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
        let mut all = self.diagnostics.clone();
        all.extend(locked(&self.met).iter().cloned());
        let mut all = settle(all, &self.site, &self.sources);
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
