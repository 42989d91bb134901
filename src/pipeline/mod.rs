//! The chain of stages, and the only place that knows about threads.
//!
//! `source` ▶ `document::parse` ▶ `site::assemble` ▶ `lint` ▶ `render` and `feed` ▶ `publish`.
//! Files and pages are handled in parallel; results are merged in the order of the input, so one
//! thread and many give the same bytes and the same diagnostics. [`check`] does all of it but
//! minifying and writing, and so finds what [`build`] finds.

mod clash;
mod load;
mod memory;
#[cfg(feature = "pdf")]
pub mod one_off;
mod printing;
mod replay;
pub mod timings;

use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroUsize;
use std::path::PathBuf;

use anyhow::{Context, Result};
use blake3::Hash;
use jiff::civil::Date;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::config::Config;
use crate::diagnostic::{self, Checked, Diagnostic, FileId, Level};
use crate::feed;
use crate::language::Language;
use crate::lint;
use crate::memo::Store;
use crate::path::RelPath;
use crate::publish::{Sink, Stage};
use crate::render::key::{self, Key, Keys};
use crate::render::minify::{self, Minified};
use crate::render::page::{self, Page, Subject};
use crate::render::theme::{Template, Theme};
use crate::render::{ASSETS, Renderer};
use crate::site::{self, Options, Parts, Site, handouts};
use crate::source::{self, Role, SourceFile, Sources};
use clash::clashes;
use load::{Loaded, load};
use memory::{LastRun, Memory};
use timings::{Clock, Part};

/// What a run is asked to do.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The site's folder.
    pub root: PathBuf,
    /// The output folder.
    pub output: PathBuf,
    /// Where the site will be published; over `site.yaml`'s.
    pub base_url: Option<String>,
    /// Links name files, for `file://`.
    pub portable: bool,
    /// The theme, over `site.yaml`'s.
    pub theme: Option<String>,
    /// Whether drafts are built.
    pub drafts: bool,
    /// The day for review rules.
    pub today: Date,
    /// Whether warnings count as errors.
    pub strict: bool,
    /// How many threads; as many as there are processors unless given.
    pub jobs: Option<NonZeroUsize>,
}

/// What a run made.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
pub struct Summary {
    /// Pages.
    pub pages: usize,
    /// Routine cards.
    pub cards: usize,
    /// PDFs.
    pub handouts: usize,
    /// Red flags.
    pub red_flags: usize,
    /// Files published.
    pub files: usize,
}

/// What came of a run.
#[derive(Debug, Default)]
pub struct Outcome {
    /// What was made.
    pub summary: Summary,
    /// In printed order, levels applied.
    pub diagnostics: Vec<Diagnostic>,
    /// The inputs.
    pub sources: Sources,
    /// Whether the output was published.
    pub published: bool,
    /// What was remembered of earlier runs.
    pub remembered: Remembered,
    /// Why pages were made again, by file.
    pub again: Vec<Again>,
    /// Where the time went.
    pub timings: Vec<timings::Stage>,
}

/// What a run could use of what earlier ones left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Remembered {
    /// Nothing: it's the first run, or nothing was kept.
    #[default]
    Nothing,
    /// Nothing, since it was damaged.
    Damaged,
    /// Some of it.
    Some,
    /// All of it: nothing had changed.
    All,
}

/// A page that was made again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Again {
    /// Its file in the output.
    pub file: String,
    /// What has changed since it was made; nothing for a page that is new, or whose file isn't there
    /// as it was.
    pub parts: Vec<key::Part>,
}

/// The content as far as it could be read, before any page is made.
pub struct Model {
    /// All documents, joined.
    pub site: Site,
    /// The inputs.
    pub sources: Sources,
    /// What is wrong with the content.
    pub diagnostics: Vec<Diagnostic>,
}

/// Hears how far a run is.
pub trait Progress: Sync {
    /// A stage begins.
    fn stage(&self, name: &'static str, total: usize);
    /// One more thing of it is done.
    fn tick(&self);
}

/// Builds the site and publishes it, unless there are errors.
///
/// # Errors
/// When the world is broken: no site, a full disk, an output that can't be used.
pub fn build(settings: &Settings, progress: &dyn Progress) -> Result<Outcome> {
    in_pool(settings, || {
        let clock = Clock::start("read");
        let store = Store::of(&settings.root);
        let mut memory = Memory::read_run(&store);
        let read = load::read(settings, &Instead::new(), progress)?;
        let inputs = read.inputs(settings);
        let stage = Stage::open(&settings.output, &settings.root)?;
        clock.next("publish");
        if let Some(last) = memory.last.take() {
            if replay::is_whole(&last, &read, &stage, inputs, settings)? {
                return replay::outcome(last, read, stage, &clock);
            }
            memory.last = Some(last);
        }
        clock.next("memo");
        memory.read_documents(&store);
        clock.next("parse");
        let loaded = load::parse(settings, read, Some(&mut memory), progress);
        let making = Making {
            memory: Some(&mut memory),
            inputs,
            clock: &clock,
        };
        let mut outcome = run(settings, loaded, Some(stage), making, progress)?;
        outcome.remembered = memory.remembered;
        clock.next("memo");
        memory.write(&store);
        outcome.timings = clock.stop();
        discard(memory);
        Ok(outcome)
    })
}

/// Frees what isn't needed any more while nobody waits for it; a program that ends needn't free it at
/// all.
fn discard<T: Send + 'static>(value: T) {
    rayon::spawn(move || drop(value));
}

/// What a run knows and keeps besides the content.
struct Making<'a> {
    memory: Option<&'a mut Memory>,
    /// Hash of all that was read, where a later run may do nothing if it is the same.
    inputs: Option<Hash>,
    clock: &'a Clock,
}

/// Finds the same problems as [`build`] and writes nothing.
///
/// # Errors
/// When the world is broken: no site, an unreadable folder.
pub fn check(settings: &Settings, progress: &dyn Progress) -> Result<Outcome> {
    check_instead(settings, &Instead::new(), progress)
}

/// Texts that stand in place of what is on disk, by the file's path as shown.
pub type Instead = BTreeMap<String, String>;

/// The same as [`check`], with some files as they would be.
///
/// # Errors
/// When the world is broken: no site, an unreadable folder.
pub fn check_instead(
    settings: &Settings,
    instead: &Instead,
    progress: &dyn Progress,
) -> Result<Outcome> {
    in_pool(settings, || {
        let clock = Clock::start("read");
        let loaded = load(settings, instead, progress)?;
        let making = Making {
            memory: None,
            inputs: None,
            clock: &clock,
        };
        run(settings, loaded, None, making, progress)
    })
}

/// Reads and checks the content and makes no page: for what is told about the content itself.
/// The diagnostics are those of [`check`] but for what only rendering finds.
///
/// # Errors
/// When the world is broken: no site, an unreadable folder.
pub fn model(settings: &Settings, progress: &dyn Progress) -> Result<Model> {
    in_pool(settings, || {
        let clock = Clock::start("read");
        let mut model = assemble(settings, load(settings, &Instead::new(), progress)?, &clock);
        model.diagnostics = settle(model.diagnostics, &model.site, &model.sources);
        diagnostic::sort(&mut model.diagnostics, &model.sources);
        Ok(model)
    })
}

fn in_pool<T: Send>(settings: &Settings, work: impl FnOnce() -> Result<T> + Send) -> Result<T> {
    let threads = settings.jobs.map_or(0, NonZeroUsize::get);
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(threads)
        .build()
        .context("can't start the threads")?;
    pool.install(work)
}

fn run(
    settings: &Settings,
    loaded: Loaded,
    stage: Option<Stage>,
    making: Making<'_>,
    progress: &dyn Progress,
) -> Result<Outcome> {
    let Making {
        memory,
        inputs,
        clock,
    } = making;
    clock.next("assemble");
    let whole = loaded.whole;
    let Model {
        site,
        sources,
        mut diagnostics,
    } = assemble(settings, loaded, clock);
    clock.next("prepare");
    let theme = load_theme(&sources, &mut diagnostics);
    // Found before anything is written; where the quick reference is split, once more.
    let listed: Vec<String> = handouts::list(&site, &[])
        .iter()
        .map(|handout| handout.file(&site))
        .collect();
    let mut pages = page::pages(&site, &[]);
    let clashing = clashes(&site, &pages, &listed, &sources);
    diagnostics.extend(clashing.iter().cloned());
    // With errors in the content nothing will be published: pages are then rendered only to find
    // what is wrong with them, as `check` does.
    let stage = stage.filter(|_| {
        let settled = settle(diagnostics.clone(), &site, &sources);
        !blocks(&settled, settings.strict)
    });
    let sink = stage.as_ref().map(|stage| stage as &dyn Sink);
    let mut renderer = theme.as_ref().map(|theme| Renderer::new(&site, theme));
    clock.next("print");
    let printed = match &renderer {
        Some(renderer) => {
            printing::print(renderer, &sources, sink, progress)?.collect_into(&mut diagnostics)
        }
        None => printing::Printed::default(),
    };
    clock.next("prepare");
    if let Some(renderer) = &mut renderer {
        renderer.printouts = printed.known;
    }
    let areas = renderer
        .as_ref()
        .map(|renderer| renderer.printouts.areas.as_slice());
    if let Some(areas) = areas.filter(|areas| !areas.is_empty()) {
        pages = page::pages(&site, areas);
        let clashes = clashes(&site, &pages, &printed.files, &sources);
        diagnostics.extend(clashes.into_iter().filter(|told| !clashing.contains(told)));
    }
    let mut summary = summary(&site, &pages, printed.files.len());
    progress.stage(
        if stage.is_some() {
            "Building"
        } else {
            "Checking"
        },
        pages.len(),
    );
    clock.next("pages");
    let mut made = Vec::new();
    if let Some(renderer) = &renderer {
        let last = memory.as_ref().and_then(|memory| memory.last.as_ref());
        let parts = [Part::new("render"), Part::new("minify"), Part::new("write")];
        let maker = Maker {
            renderer,
            sink,
            // Keys are of use only to who remembers them.
            keys: (memory.is_some() && sink.is_some())
                .then(|| Keys::new(renderer, whole.as_bytes())),
            last: last.filter(|last| last.is_at(&settings.output)),
            parts: &parts,
        };
        made = maker.pages(&pages, progress)?;
        clock.next_after(&parts, "settle");
    }
    for page in &mut made {
        diagnostics.append(&mut page.diagnostics);
    }
    let mut diagnostics = settle(diagnostics, &site, &sources);
    diagnostic::sort(&mut diagnostics, &sources);
    let mut published = false;
    if let Some(stage) = stage.filter(|_| !blocks(&diagnostics, settings.strict)) {
        clock.next("write");
        write_files(&stage, &site, &pages, &sources)?;
        if let Some(manifest) = printed.manifest {
            put(&stage, printing::MANIFEST, &manifest)?;
        }
        clock.next("publish");
        let done = stage.publish()?;
        summary.files = done.written + done.unchanged;
        published = true;
        clock.next("memo");
        if let (Some(memory), Some(inputs)) = (memory, inputs) {
            let keys = pages.iter().zip(&made);
            let keys = keys.filter_map(|(page, made)| Some((page.file(), made.key?)));
            memory.last = Some(replay::to_remember(replay::Run {
                inputs,
                output: &settings.output,
                keys: keys.collect(),
                done,
                sources: &sources,
                diagnostics: &diagnostics,
                summary,
            }));
        }
    }
    drop(renderer);
    let again = pages.iter().zip(made).filter_map(|(page, made)| {
        Some(Again {
            file: page.file(),
            parts: made.again?,
        })
    });
    let again = again.collect();
    discard(site);
    Ok(Outcome {
        again,
        summary,
        diagnostics,
        sources,
        published,
        ..Outcome::default()
    })
}

/// Whether these diagnostics forbid publication.
fn blocks(diagnostics: &[Diagnostic], strict: bool) -> bool {
    let worst = if strict { Level::Warning } else { Level::Error };
    diagnostics
        .iter()
        .any(|diagnostic| diagnostic.level <= worst)
}

fn settle(diagnostics: Vec<Diagnostic>, site: &Site, sources: &Sources) -> Vec<Diagnostic> {
    lint::settle(diagnostics, &site.config, &site.documents, sources)
}

/// Joins what was read and runs the rules; levels and `allow` aren't applied yet.
fn assemble(settings: &Settings, loaded: Loaded, clock: &Clock) -> Model {
    let Loaded {
        sources,
        config,
        documents,
        citations,
        rules,
        mut diagnostics,
        whole: _,
    } = loaded;
    let language = language(&config, &mut diagnostics);
    let assets = sources.iter().filter_map(|(_, file)| match &file.role {
        Role::Asset(path) => Some((path.clone(), file.asset)),
        _ => None,
    });
    let static_files = sources.iter().filter_map(|(_, file)| match &file.role {
        Role::Static(path) => Some(path.clone()),
        _ => None,
    });
    let options = Options {
        portable: settings.portable,
        drafts: settings.drafts,
        today: settings.today,
    };
    let parts = Parts {
        documents,
        citations,
        assets: assets.collect(),
        static_files: static_files.collect(),
        config,
        language,
        options,
    };
    let site = site::assemble(parts).collect_into(&mut diagnostics);
    clock.next("lint");
    diagnostics.extend(lint::site(&site, &rules));
    Model {
        site,
        sources,
        diagnostics,
    }
}

/// The site's language; one that mendbook doesn't speak is told.
fn language(config: &Config, diagnostics: &mut Vec<Diagnostic>) -> Language {
    Language::load(&config.language).unwrap_or_else(|| {
        let place = config.language.span;
        let message = format!(
            "mendbook has no words in the language `{}`",
            config.language.value
        );
        let help = format!("it speaks: {}", Language::available().join(", "));
        diagnostics.push(Diagnostic::error("value-not-allowed", place, message).help(help));
        Language::english()
    })
}

fn load_theme(sources: &Sources, diagnostics: &mut Vec<Diagnostic>) -> Option<Theme> {
    let templates = sources.iter().filter_map(|(id, file)| match &file.role {
        Role::Template(name) => Some(Template {
            name,
            file: id,
            text: &file.text,
        }),
        _ => None,
    });
    Theme::load(templates, FileId(0)).collect_into(diagnostics)
}

fn summary(site: &Site, pages: &[Page], handouts: usize) -> Summary {
    let cards = pages
        .iter()
        .filter(|page| matches!(page.subject, Subject::Card(_)))
        .count();
    Summary {
        pages: pages.len(),
        cards,
        handouts,
        red_flags: site.red_flags.flags.len(),
        files: 0,
    }
}

/// Makes pages.
struct Maker<'a> {
    renderer: &'a Renderer<'a>,
    /// Where finished pages go; without one they're rendered and not minified.
    sink: Option<&'a dyn Sink>,
    keys: Option<Keys<'a>>,
    /// What was published at the same place before.
    last: Option<&'a LastRun>,
    /// What rendering, minifying and writing take.
    parts: &'a [Part; 3],
}

/// What came of a page.
#[derive(Default)]
struct MadePage {
    diagnostics: Vec<Diagnostic>,
    /// Of a page that was put or kept, and about which there was nothing to tell.
    key: Option<Key>,
    /// Why it was made, of a page that was.
    again: Option<Vec<key::Part>>,
}

impl Maker<'_> {
    fn pages(&self, pages: &[Page], progress: &dyn Progress) -> Result<Vec<MadePage>> {
        let made = pages.par_iter().map(|page| {
            let made = self.page(page);
            progress.tick();
            made
        });
        made.collect()
    }

    fn page(&self, page: &Page) -> Result<MadePage> {
        let file = page.file();
        let key = self.keys.as_ref().map(|keys| keys.of(page));
        let before = self.last.and_then(|last| last.file(&file));
        if let (Some(key), Some(before), Some(sink)) = (key, before, self.sink)
            && before.key == Some(key)
            && sink.keep(&path_of(&file)?, &before.hash, &before.stamp)?
        {
            return Ok(MadePage {
                key: Some(key),
                ..MadePage::default()
            });
        }
        let before = before.and_then(|before| before.key);
        let again = key.zip(before);
        let again = again.map(|(key, before)| key.differences(&before));
        let diagnostics = self.make(page, &file)?;
        Ok(MadePage {
            key: key.filter(|_| diagnostics.is_empty()),
            again: Some(again.unwrap_or_default()),
            diagnostics,
        })
    }

    /// Renders a page; with a sink it's minified and put.
    fn make(&self, page: &Page, file: &str) -> Result<Vec<Diagnostic>> {
        let [render, minify, write] = self.parts;
        let Checked {
            value: html,
            mut diagnostics,
        } = render.time(|| page::render(self.renderer, page));
        let Some(sink) = self.sink.filter(|_| diagnostics.is_empty()) else {
            return Ok(diagnostics);
        };
        let bytes = match minify.time(|| minify::page(html)) {
            Minified::Smaller(bytes) => bytes,
            Minified::Unchanged(bytes, inside) => {
                diagnostics.push(unminified(self.renderer.site, page, inside));
                bytes
            }
        };
        write.time(|| put(sink, file, &bytes))?;
        Ok(diagnostics)
    }
}

fn unminified(site: &Site, page: &Page, inside: &str) -> Diagnostic {
    let message = format!(
        "`{}` is published unminified, since its HTML ends inside {inside}",
        page.file()
    );
    let place = page::place(site, page);
    Diagnostic::warning("text-changed-by-minifier", place, message)
        .help("in the theme, close what was opened")
}

fn path_of(path: &str) -> Result<RelPath> {
    RelPath::new(path).map_err(|error| anyhow::anyhow!("`{path}` {error}"))
}

fn put(sink: &dyn Sink, path: &str, bytes: &[u8]) -> Result<()> {
    sink.put(&path_of(path)?, bytes)
}

/// The static files that come with the program, by their place in the output.
fn built_in_files() -> impl Iterator<Item = (RelPath, Vec<u8>)> {
    let files = source::default_theme_files().into_iter();
    files.map(|(path, bytes)| (in_assets(&path), bytes))
}

/// Where a static file of a theme goes.
fn in_assets(path: &RelPath) -> RelPath {
    let folder = RelPath::new(ASSETS).unwrap_or_default();
    folder.join(path.as_str()).unwrap_or_else(|_| path.clone())
}

/// Where a file of the site goes that is published as it is.
fn copied_to(file: &SourceFile) -> Option<RelPath> {
    match &file.role {
        Role::Asset(path) | Role::Static(path) => Some(path.clone()),
        Role::ThemeFile(path) => Some(in_assets(path)),
        _ => None,
    }
}

/// Copies the files that are published as they are.
fn copy_files<'a>(sink: &dyn Sink, files: impl Iterator<Item = &'a SourceFile>) -> Result<()> {
    for file in files {
        if let Some(path) = copied_to(file) {
            sink.copy(&path, &file.real)?;
        }
    }
    Ok(())
}

/// Everything that isn't a page: feeds, the theme's files (the site's own over the built-in ones),
/// pictures, `static/`.
fn write_files(sink: &dyn Sink, site: &Site, pages: &[Page], sources: &Sources) -> Result<()> {
    for (path, bytes) in feed::files(site, pages) {
        put(sink, &path, &bytes)?;
    }
    let files = || sources.iter().map(|(_, file)| file);
    let own: BTreeSet<RelPath> = files().filter_map(copied_to).collect();
    for (path, bytes) in built_in_files().filter(|(path, _)| !own.contains(path)) {
        sink.put(&path, &bytes)?;
    }
    copy_files(sink, files())
}
