//! The chain of stages, and the only place that knows about threads.
//!
//! `source` ▶ `document::parse` ▶ `site::assemble` ▶ `lint` ▶ `render` and `feed` ▶ `publish`.
//! Files and pages are handled in parallel; results are merged in the order of the input, so one
//! thread and many give the same bytes and the same diagnostics. [`check`] does all of it but
//! minifying and writing, and so finds what [`build`] finds. [`build`] remembers what it made of what
//! ([`memory`]) and makes only the rest; the bytes are the same as without.

mod clash;
mod files;
mod load;
mod making;
mod memory;
#[cfg(feature = "pdf")]
pub mod one_off;
mod order;
pub mod preview;
mod printing;
mod replay;
mod seen;
pub mod timings;

use std::borrow::{Borrow, Cow};
use std::collections::BTreeMap;
use std::num::NonZeroUsize;

use anyhow::{Context, Result};
use blake3::Hash;

use crate::config::Config;
use crate::diagnostic::{self, Diagnostic, FileId, Level};
use crate::language::Language;
use crate::lint;
use crate::memo::Store;
use crate::publish::{Sink, Stage};
use crate::render::Renderer;
use crate::render::key::Keys;
use crate::render::page::{self, Page, Subject};
use crate::render::theme::{Template, Theme};
use crate::site::{self, Options, Parts, Site, handouts};
use crate::source::{Role, Sources};
use clash::clashes;
use files::{put, write_files};
use load::{Loaded, load};
use making::Maker;
use memory::Memory;
pub use order::{Again, Leftovers, Outcome, Settings, Summary};
use timings::{Clock, Part};

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
        let mut clock = Clock::start("read");
        let store = Store::of(&settings.root);
        let mut memory = Memory::read_run(&store);
        // Files are listed by one thread; meanwhile the other gets ready what a run that isn't a
        // repetition will want.
        let (read, (stage, documents)) = rayon::join(
            || load::read(settings, &Instead::new(), &memory.seen, progress),
            || {
                let stage = Stage::open(&settings.output, &settings.root);
                (stage, memory::stored_documents(&store))
            },
        );
        let (read, stage) = (read?, stage?);
        memory.see(&read);
        let inputs = read.inputs(settings);
        clock.next("publish");
        if let Some(last) = memory.last_run(inputs, &settings.output)
            && let Some(told) = last.told.read(&store)
            && replay::stands(last, &read, &stage)?
        {
            let outcome = replay::outcome(last, told, read, stage, clock)?;
            memory.write_seen(&store);
            return Ok(outcome);
        }
        clock.next("memo");
        memory.read_rest(&store, documents);
        clock.next("parse");
        let loaded = load::parse(settings, read, Some(&mut memory), progress);
        clock.next("memo");
        memory.write_documents(&store);
        let making = Making {
            memory: Some(&mut memory),
            inputs,
            clock: &mut clock,
        };
        let mut outcome = run(settings, loaded, Some(stage), making, progress)?;
        outcome.memory_damaged = memory.is_damaged;
        clock.next("memo");
        memory.write(&store, outcome.published);
        outcome.timings = clock.stop();
        outcome.leftovers.add(memory);
        Ok(outcome)
    })
}

/// What a run knows and keeps besides the content.
struct Making<'a> {
    memory: Option<&'a mut Memory>,
    /// Hash of all that was read, where a later run may do nothing if it is the same.
    inputs: Option<Hash>,
    clock: &'a mut Clock,
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
        let mut clock = Clock::start("read");
        let loaded = load(settings, instead, progress)?;
        let making = Making {
            memory: None,
            inputs: None,
            clock: &mut clock,
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
    making: Making<'_>,
    progress: &dyn Progress,
) -> Result<Outcome> {
    let Making {
        memory,
        inputs,
        clock,
    } = making;
    clock.next("assemble");
    let common = loaded.whole;
    let (model, rules) = join(settings, loaded);
    let Model {
        site,
        sources,
        mut diagnostics,
    } = model;
    clock.next("lint");
    diagnostics.extend(lint::site(&site, &rules));
    clock.next("prepare");
    let theme = load_theme(&sources, &mut diagnostics);
    // Found before anything is written; where the quick reference is split, once more.
    let (mut pages, clashing) = whole(&site, &sources);
    diagnostics.extend(clashing.iter().cloned());
    // With errors in the content nothing will be published: pages are then rendered only to find
    // what is wrong with them, as `check` does.
    let stage = stage.filter(|_| {
        let settled = settled(&diagnostics, &site, &sources);
        !blocks(&settled, settings.strict)
    });
    let sink = stage.as_ref().map(|stage| stage as &dyn Sink);
    let mut renderer = theme.as_ref().map(|theme| Renderer::new(&site, theme));
    clock.next("print");
    let printed = match &renderer {
        Some(renderer) => {
            let fresh = printing::Memory::default();
            let known = memory.as_ref().map_or(&fresh, |memory| &memory.printouts);
            printing::print(renderer, &sources, known, sink, progress)?
                .collect_into(&mut diagnostics)
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
                .then(|| Keys::new(renderer, common.as_bytes())),
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
        sources.ensure_unchanged()?;
        let done = stage.publish()?;
        summary.files = done.written + done.unchanged;
        published = true;
        clock.next("memo");
        if let (Some(memory), Some(inputs)) = (memory, inputs) {
            let keys = made.iter();
            let keys = keys.filter_map(|page| Some((page.file.as_str(), page.key?)));
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
    let again = made.into_iter().filter_map(|page| {
        Some(Again {
            file: page.file,
            parts: page.again?,
        })
    });
    let again = again.collect();
    let mut leftovers = Leftovers::default();
    leftovers.add(site);
    Ok(Outcome {
        summary,
        diagnostics,
        sources,
        published,
        again,
        leftovers,
        ..Outcome::default()
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
fn blocks<T: Borrow<Diagnostic>>(diagnostics: &[T], strict: bool) -> bool {
    let worst = if strict { Level::Warning } else { Level::Error };
    diagnostics.iter().any(|told| told.borrow().level <= worst)
}

/// Diagnostics with their levels, without those that are silenced.
fn settle(diagnostics: Vec<Diagnostic>, site: &Site, sources: &Sources) -> Vec<Diagnostic> {
    let diagnostics = diagnostics.into_iter().map(Cow::Owned);
    let settled = lint::settle(diagnostics, &site.config, &site.documents, sources);
    settled.into_iter().map(Cow::into_owned).collect()
}

/// The same, without taking them.
fn settled<'a>(
    diagnostics: impl IntoIterator<Item = &'a Diagnostic>,
    site: &Site,
    sources: &Sources,
) -> Vec<Cow<'a, Diagnostic>> {
    let diagnostics = diagnostics.into_iter().map(Cow::Borrowed);
    lint::settle(diagnostics, &site.config, &site.documents, sources)
}

/// Joins what was read and runs the rules; levels and `allow` aren't applied yet.
fn assemble(settings: &Settings, loaded: Loaded) -> Model {
    let (mut model, rules) = join(settings, loaded);
    model.diagnostics.extend(lint::site(&model.site, &rules));
    model
}

/// Joins what was read. The rules over the site, which are returned with it, haven't been run.
fn join(settings: &Settings, loaded: Loaded) -> (Model, lint::Settings) {
    let Loaded {
        sources,
        config,
        documents,
        citations,
        rules,
        mut diagnostics,
        context: _,
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
    let model = Model {
        site,
        sources,
        diagnostics,
    };
    (model, rules)
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
