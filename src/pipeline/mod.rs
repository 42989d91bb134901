//! The chain of stages, and the only place that knows about threads.
//!
//! `source` ▶ `document::parse` ▶ `site::assemble` ▶ `lint` ▶ `render` and `feed` ▶ `publish`.
//! Files and pages are handled in parallel; results are merged in the order of the input, so one
//! thread and many give the same bytes and the same diagnostics. [`check`] does all of it but
//! minifying and writing, and so finds what [`build`] finds.

mod clash;
mod load;
#[cfg(feature = "pdf")]
pub mod one_off;
pub mod preview;
mod printing;

use std::collections::BTreeMap;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use jiff::civil::Date;
use rayon::prelude::*;

use crate::config::Config;
use crate::diagnostic::{self, Checked, Diagnostic, FileId, Level};
use crate::feed;
use crate::language::Language;
use crate::lint;
use crate::path::RelPath;
use crate::publish::{Sink, Stage};
use crate::render::minify::{self, Minified};
use crate::render::page::{self, Page, Subject};
use crate::render::theme::{Template, Theme};
use crate::render::{ASSETS, Renderer};
use crate::site::{self, Options, Parts, Site, handouts};
use crate::source::{self, Role, Sources};
use clash::clashes;
use load::{Loaded, load};

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
#[derive(Clone, Copy, Debug, Default)]
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
        let loaded = load(settings, &Instead::new(), progress)?;
        let stage = Stage::open(&settings.output, &settings.root)?;
        run(settings, loaded, Some(stage), progress)
    })
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
        let loaded = load(settings, instead, progress)?;
        run(settings, loaded, None, progress)
    })
}

/// Reads and checks the content and makes no page: for what is told about the content itself.
/// The diagnostics are those of [`check`] but for what only rendering finds.
///
/// # Errors
/// When the world is broken: no site, an unreadable folder.
pub fn model(settings: &Settings, progress: &dyn Progress) -> Result<Model> {
    in_pool(settings, || {
        let mut model = assemble(settings, load(settings, &Instead::new(), progress)?);
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
    progress: &dyn Progress,
) -> Result<Outcome> {
    let Model {
        site,
        sources,
        mut diagnostics,
    } = assemble(settings, loaded);
    let theme = load_theme(&sources, &mut diagnostics);
    // Found before anything is written; where the quick reference is split, once more.
    let (mut pages, clashing) = whole(&site, &sources);
    diagnostics.extend(clashing.iter().cloned());
    // With errors in the content nothing will be published: pages are then rendered only to find
    // what is wrong with them, as `check` does.
    let stage = stage.filter(|_| {
        let settled = settle(diagnostics.clone(), &site, &sources);
        !blocks(&settled, settings.strict)
    });
    let sink = stage.as_ref().map(|stage| stage as &dyn Sink);
    let mut renderer = theme
        .as_ref()
        .map(|theme| Renderer::new(&site, theme).collect_into(&mut diagnostics));
    let printed = match &renderer {
        Some(renderer) => {
            let memory = printing::Memory::default();
            printing::print(renderer, &sources, &memory, sink, progress)?
                .collect_into(&mut diagnostics)
        }
        None => printing::Printed::default(),
    };
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
    if let Some(renderer) = &renderer {
        diagnostics.extend(make_pages(renderer, &pages, sink, progress)?);
    }
    let mut diagnostics = settle(diagnostics, &site, &sources);
    diagnostic::sort(&mut diagnostics, &sources);
    let mut published = false;
    if let Some(stage) = stage.filter(|_| !blocks(&diagnostics, settings.strict)) {
        write_files(&stage, &site, &pages, &sources)?;
        if let Some(manifest) = printed.manifest {
            put(&stage, printing::MANIFEST, &manifest)?;
        }
        let done = stage.publish()?;
        summary.files = done.written + done.unchanged;
        published = true;
    }
    Ok(Outcome {
        summary,
        diagnostics,
        sources,
        published,
    })
}

/// The pages as they are while the quick reference is one sheet, and which outputs clash then.
fn whole(site: &Site, sources: &Sources) -> (Vec<Page>, Vec<Diagnostic>) {
    let printouts = handouts::list(site, &[]);
    let files: Vec<String> = printouts.iter().map(|it| it.file(site)).collect();
    let pages = page::pages(site, &[]);
    let clashing = clashes(site, &pages, &files, sources);
    (pages, clashing)
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
fn assemble(settings: &Settings, loaded: Loaded) -> Model {
    let Loaded {
        sources,
        config,
        documents,
        citations,
        rules,
        mut diagnostics,
    } = loaded;
    let language = language(&config, &mut diagnostics);
    let assets = sources.files.iter().filter_map(|file| match &file.role {
        Role::Asset(path) => Some((path.clone(), file.asset)),
        _ => None,
    });
    let static_files = sources.files.iter().filter_map(|file| match &file.role {
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
    let templates = sources
        .files
        .iter()
        .enumerate()
        .filter_map(|(at, file)| match &file.role {
            Role::Template(name) => Some(Template {
                name,
                file: FileId::at(at),
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

/// Renders all pages; with a sink they're minified and put.
fn make_pages(
    renderer: &Renderer<'_>,
    pages: &[Page],
    sink: Option<&dyn Sink>,
    progress: &dyn Progress,
) -> Result<Vec<Diagnostic>> {
    let made: Vec<Vec<Diagnostic>> = pages
        .par_iter()
        .map(|page| {
            let diagnostics = make_page(renderer, page, sink);
            progress.tick();
            diagnostics
        })
        .collect::<Result<_>>()?;
    Ok(made.into_iter().flatten().collect())
}

fn make_page(
    renderer: &Renderer<'_>,
    page: &Page,
    sink: Option<&dyn Sink>,
) -> Result<Vec<Diagnostic>> {
    let Checked {
        value: html,
        mut diagnostics,
    } = page::render(renderer, page);
    let Some(sink) = sink.filter(|_| diagnostics.is_empty()) else {
        return Ok(diagnostics);
    };
    let bytes = minified(renderer.site, page, html).collect_into(&mut diagnostics);
    put(sink, &page.file(), &bytes)?;
    Ok(diagnostics)
}

/// A page as it is published.
fn minified(site: &Site, page: &Page, html: String) -> Checked<Vec<u8>> {
    match minify::page(html) {
        Minified::Smaller(bytes) => Checked::new(bytes, Vec::new()),
        Minified::Unchanged(bytes, inside) => {
            let message = format!(
                "`{}` is published unminified, since its HTML ends inside {inside}",
                page.file()
            );
            let place = page::place(site, page);
            let told = Diagnostic::warning("text-changed-by-minifier", place, message)
                .help("in the theme, close what was opened");
            Checked::new(bytes, vec![told])
        }
    }
}

fn put(sink: &dyn Sink, path: &str, bytes: &[u8]) -> Result<()> {
    let path = RelPath::new(path).map_err(|error| anyhow::anyhow!("`{path}` {error}"))?;
    sink.put(&path, bytes)
}

/// A static file of the theme.
enum ThemeFile<'a> {
    BuiltIn(Vec<u8>),
    OnDisk(&'a Path),
}

/// The theme's static files by their place in the output: the site's own over the built-in ones.
fn theme_files(sources: &Sources) -> BTreeMap<RelPath, ThemeFile<'_>> {
    let folder = RelPath::new(ASSETS).unwrap_or_default();
    let place = |path: &RelPath| folder.join(path.as_str()).unwrap_or_else(|_| path.clone());
    let built_in = source::default_theme_files().into_iter();
    let mut files: BTreeMap<_, _> = built_in
        .map(|(path, bytes)| (place(&path), ThemeFile::BuiltIn(bytes)))
        .collect();
    for file in &sources.files {
        if let Role::ThemeFile(path) = &file.role {
            files.insert(place(path), ThemeFile::OnDisk(&file.real));
        }
    }
    files
}

/// Everything that isn't a page: feeds, the theme's files, pictures, `static/`.
fn write_files(sink: &dyn Sink, site: &Site, pages: &[Page], sources: &Sources) -> Result<()> {
    for (path, bytes) in feed::files(site, pages) {
        put(sink, &path, &bytes)?;
    }
    for (path, file) in theme_files(sources) {
        match file {
            ThemeFile::BuiltIn(bytes) => sink.put(&path, &bytes)?,
            ThemeFile::OnDisk(real) => sink.copy(&path, real)?,
        }
    }
    for file in &sources.files {
        if let Role::Asset(path) | Role::Static(path) = &file.role {
            sink.copy(path, &file.real)?;
        }
    }
    Ok(())
}
