//! The site as it stands in memory, for who looks at it while it is being written.
//!
//! [`Preview::refresh`] reads the site; [`Preview::answer`] makes one page or finds one file of it, when
//! it is asked for, byte for byte as [`build`](super::build) would publish it. While the newest content
//! has errors, the last good site stays, as with `build`; what is told is always about the newest.
//! Where there never was a good one, the broken one is shown as far as it goes.
//!
//! Deliberately absent: addresses of a web server, watching, and anything written to the disk.

mod kept;
mod problem;
mod state;

use std::collections::BTreeSet;
use std::num::NonZeroUsize;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

use anyhow::{Context, Result};

use super::making::minified;
use super::printing::{self, Memory};
use super::{Settings, Silent, memory};
use crate::diagnostic::{Checked, Diagnostic, FileId};
use crate::path::RelPath;
use crate::publish::Sink;
use crate::record::Kind;
use crate::render::Renderer;
use crate::render::handouts::Printouts;
use crate::render::page::{self, Page, Subject};
use crate::site::Site;
use crate::site::handouts;
use crate::site::route::Hrefs;
use crate::source;
use kept::Kept;
pub use problem::{Problem, Problems};
use state::{Made, State};

/// What is different about what is served.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// Nothing.
    Nothing,
    /// Nothing but stylesheets.
    Styles,
    /// Anything.
    Pages,
}

/// What is at an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// A page.
    Page(Arc<Vec<u8>>),
    /// Any other file.
    File(Arc<Vec<u8>>),
    /// A folder: its page is at the same address with a `/`.
    Folder,
    /// Nothing; the page that says so, unless it can't be made.
    Nothing(Option<Arc<Vec<u8>>>),
    /// Something that can't be made, and never could: see [`Preview::problems`].
    Broken,
}

/// What the newest reading of the site came to.
enum Newest {
    Read(Arc<State>),
    /// It couldn't be read at all.
    Failed(String),
}

impl Newest {
    fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Read(one), Self::Read(other)) => Arc::ptr_eq(one, other),
            (Self::Failed(one), Self::Failed(other)) => one == other,
            _ => false,
        }
    }
}

/// A site that is being looked at.
pub struct Preview {
    settings: Settings,
    pool: rayon::ThreadPool,
    memory: Memory,
    served: RwLock<Arc<State>>,
    newest: Mutex<Newest>,
    kept: Mutex<Kept>,
    /// How many times there has been something else to tell.
    tellings: AtomicU64,
    /// One reading at a time.
    reading: Mutex<Reading>,
}

/// What readings have in common.
struct Reading {
    /// How many there were.
    number: u64,
    /// The documents of the last one.
    documents: memory::Memory,
}

impl Preview {
    /// Reads a site.
    ///
    /// # Errors
    /// When the folder isn't a site, or can't be read.
    pub fn open(settings: Settings) -> Result<Self> {
        let pool = rayon::ThreadPoolBuilder::new()
            .num_threads(settings.jobs.map_or(0, NonZeroUsize::get))
            .build()
            .context("can't start the threads")?;
        let mut documents = memory::Memory::that_stays();
        let state = pool.install(|| State::read(&settings, &mut documents, 0))?;
        let state = Arc::new(state);
        Ok(Self {
            settings,
            pool,
            memory: Memory::default(),
            newest: Mutex::new(Newest::Read(Arc::clone(&state))),
            served: RwLock::new(state),
            kept: Mutex::default(),
            tellings: AtomicU64::new(0),
            reading: Mutex::new(Reading {
                number: 0,
                documents,
            }),
        })
    }

    /// Reads the site again, and tells what is different about what is served. Where only `files` may have
    /// changed, which are named by their paths from the site's folder, no more than those is read unless
    /// others depend on what is new in them.
    pub fn refresh(&self, files: Option<&BTreeSet<String>>) -> Change {
        let mut reading = locked(&self.reading);
        reading.number += 1;
        let Reading { number, documents } = &mut *reading;
        let read = self.pool.install(|| {
            let again = files.and_then(|files| self.read_again(files, documents, *number));
            again.map_or_else(|| State::read(&self.settings, documents, *number), Ok)
        });
        let served = self.served();
        let (change, newest) = match read {
            Err(error) => (Change::Nothing, Newest::Failed(format!("{error:#}"))),
            Ok(state) if served.is_good && !state.is_good => {
                (Change::Nothing, Newest::Read(Arc::new(state)))
            }
            Ok(state) => {
                let change = state.change_since(&served);
                if change == Change::Nothing {
                    (change, Newest::Read(served))
                } else {
                    let state = Arc::new(state);
                    *self.served.write().unwrap_or_else(PoisonError::into_inner) =
                        Arc::clone(&state);
                    (change, Newest::Read(state))
                }
            }
        };
        let before = std::mem::replace(&mut *locked(&self.newest), newest);
        if !before.is_same(&locked(&self.newest)) {
            self.tellings.fetch_add(1, Ordering::Release);
        }
        change
    }

    /// Reads files again that the newest reading knows as pages.
    fn read_again(
        &self,
        files: &BTreeSet<String>,
        documents: &mut memory::Memory,
        number: u64,
    ) -> Option<State> {
        let newest = match &*locked(&self.newest) {
            Newest::Read(state) => Arc::clone(state),
            Newest::Failed(_) => return None,
        };
        let mut ids: Vec<FileId> = Vec::new();
        for file in files {
            match newest.sources.find(file) {
                Some(id) => ids.push(id),
                // Something that an editor has put there and taken away again.
                None if source::is_nothing(&self.settings.root, file) => {}
                None => return None,
            }
        }
        newest.again(&ids, &self.settings, documents, number)
    }

    /// Everything that is wrong with the newest content, as far as it has been looked at.
    pub fn problems(&self) -> Problems {
        match &*locked(&self.newest) {
            Newest::Read(state) => state.problems(self.settings.strict),
            Newest::Failed(why) => Problems::of_the_world(why),
        }
    }

    /// A number that is another one whenever [`problems`](Self::problems) may be.
    pub fn tellings(&self) -> u64 {
        self.tellings.load(Ordering::Acquire)
    }

    /// What is at an address, by path from the site's root.
    pub fn answer(&self, path: &str) -> Answer {
        let state = self.served();
        if let Some(answer) = self.find(&state, path) {
            return answer;
        }
        // `404.html` has links below the path of the base URL.
        let base = Hrefs::from_root(state.site.config.base_url.as_deref()).to_file("");
        let below = path.strip_prefix(base.trim_start_matches('/'));
        let below = below.filter(|below| below.len() < path.len());
        if let Some(answer) = below.and_then(|below| self.find(&state, below)) {
            return answer;
        }
        Answer::Nothing(match self.find(&state, "404.html") {
            Some(Answer::Page(bytes)) => Some(bytes),
            _ => None,
        })
    }

    fn served(&self) -> Arc<State> {
        let served = self.served.read().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(&served)
    }

    fn find(&self, state: &State, path: &str) -> Option<Answer> {
        let routes = state.routes(|renderer| self.areas(state, renderer));
        let file = if path.is_empty() || path.ends_with('/') {
            format!("{path}index.html")
        } else {
            path.to_owned()
        };
        if let Some(made) = routes.get(&file) {
            return self.make(state, &file, made);
        }
        if let Some(bytes) = state.feed(&file) {
            return Some(Answer::File(bytes));
        }
        routes
            .contains_key(&format!("{file}/index.html"))
            .then_some(Answer::Folder)
    }

    fn make(&self, state: &State, file: &str, made: &Made) -> Option<Answer> {
        match made {
            Made::Page(page) => Some(self.page(state, file, page)),
            Made::BuiltIn(bytes) => Some(Answer::File(Arc::clone(bytes))),
            Made::OnDisk(path) => {
                let bytes = source::bytes_at(path)?;
                Some(Answer::File(Arc::new(bytes)))
            }
            Made::Handout(handout) => {
                let renderer = state.renderer(Printouts::default())?;
                let print = || printing::pdf(&renderer, &state.sources, &self.memory, handout);
                let pdf = self.meet(state, self.pool.install(print));
                Some(pdf.map_or(Answer::Broken, Answer::File))
            }
            Made::Manifest => {
                let renderer = state.renderer(Printouts::default())?;
                Some(self.manifest(state, &renderer))
            }
        }
    }

    /// The list of all PDFs, for which all of them have to be made.
    fn manifest(&self, state: &State, renderer: &Renderer<'_>) -> Answer {
        let print = || {
            let sink = Some(&Nowhere as &dyn Sink);
            printing::print(renderer, &state.sources, &self.memory, sink, &Silent)
        };
        match self.pool.install(print) {
            Ok(printed) => {
                let printed = self.meet(state, printed);
                let bytes = printed.manifest.map(Arc::new);
                bytes.map_or(Answer::Broken, Answer::File)
            }
            Err(_) => Answer::Broken,
        }
    }

    fn page(&self, state: &State, file: &str, page: &Page) -> Answer {
        if let Some(bytes) = locked(&self.kept).of(file, state.number) {
            return Answer::Page(bytes);
        }
        let made = self.made(state, page);
        let mut kept = locked(&self.kept);
        if let Some(bytes) = made {
            let bytes = Arc::new(bytes);
            kept.keep(file, state.number, Arc::clone(&bytes));
            return Answer::Page(bytes);
        }
        // The last good one, however old.
        kept.last(file).map_or(Answer::Broken, Answer::Page)
    }

    fn made(&self, state: &State, page: &Page) -> Option<Vec<u8>> {
        let renderer = state.renderer(self.printouts(state, page)?)?;
        let Checked {
            value: html,
            diagnostics,
        } = page::render(&renderer, page);
        if !diagnostics.is_empty() {
            self.meet(state, Checked::new((), diagnostics));
            return None;
        }
        Some(self.meet(state, minified(&state.site, page, html)))
    }

    /// What a page shows of the printouts.
    fn printouts(&self, state: &State, page: &Page) -> Option<Printouts> {
        let renderer = state.renderer(Printouts::default())?;
        let areas = state.areas(|renderer| self.areas(state, renderer));
        let print = |subject: &_| printing::rungs(&renderer, &state.sources, &self.memory, subject);
        let subject = fitted(&state.site, &page.subject);
        let rungs = subject.map(|subject| self.meet(state, self.pool.install(|| print(&subject))));
        Some(Printouts {
            areas: areas.to_vec(),
            rungs: rungs.unwrap_or_default(),
        })
    }

    fn areas(&self, state: &State, renderer: &Renderer<'_>) -> Vec<handouts::Area> {
        let find = || printing::areas(renderer, &state.sources, &self.memory);
        self.pool.install(find)
    }

    /// Takes what came of making something; what was met is told with the rest.
    fn meet<T>(&self, state: &State, made: Checked<T>) -> T {
        let mut met: Vec<Diagnostic> = Vec::new();
        let value = made.collect_into(&mut met);
        if state.meet(met) {
            self.tellings.fetch_add(1, Ordering::Release);
        }
        value
    }
}

/// The printout whose fit a page shows.
fn fitted(site: &Site, subject: &Subject) -> Option<handouts::Subject> {
    match subject {
        Subject::Card(doc) => Some(handouts::Subject::Card(*doc)),
        Subject::Document(doc) if site.document(*doc).kind == Kind::Routine => {
            Some(handouts::Subject::Card(*doc))
        }
        Subject::RedFlags => Some(handouts::Subject::QuickReference(None)),
        Subject::QuickReference(area) => Some(handouts::Subject::QuickReference(area.clone())),
        _ => None,
    }
}

/// A lock is held for whole steps only, so what a panic leaves behind can be used.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Takes files of which only the size was asked for.
struct Nowhere;

impl Sink for Nowhere {
    fn put(&self, _: &RelPath, _: &[u8]) -> Result<()> {
        Ok(())
    }

    fn copy(&self, _: &RelPath, _: &std::path::Path) -> Result<()> {
        Ok(())
    }

    fn keep(&self, _: &RelPath, _: &blake3::Hash, _: &crate::publish::Stamp) -> Result<bool> {
        Ok(false)
    }
}
