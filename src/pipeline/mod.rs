//! The chain of stages, and the only place that knows about threads.
//!
//! `source` ▶ `document::parse` ▶ `site::assemble` ▶ `lint` ▶ `render` and `feed` ▶ `publish`.
//! Files and pages are handled in parallel; results are merged in the order of the input, so one
//! thread and many give the same bytes and the same diagnostics. [`check`] does all of it but
//! minifying and writing, and so finds what [`build`] finds. [`build`] remembers what it made of what
//! ([`memory`]) and makes only the rest; the bytes are the same as without.

mod clash;
mod files;
mod inputs;
mod known;
mod load;
mod making;
mod memory;
#[cfg(feature = "pdf")]
pub mod one_off;
mod order;
pub mod preview;
mod printing;
mod publishing;
mod reading;
mod replay;
mod seen;
pub mod timings;

use std::borrow::{Borrow, Cow};
use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroUsize;

use anyhow::{Context, Result};

use crate::config::Config;
use crate::diagnostic::{self, Checked, Diagnostic, FileId, Level};
use crate::language::Language;
use crate::lint;
use crate::memo::Store;
use crate::path::RelPath;
use crate::publish::{Sink, Stage};
use crate::render::Renderer;
use crate::render::key::Keys;
use crate::render::page::{self, Page, Subject};
use crate::render::theme::{Template, Theme};
use crate::site::{self, DocId, Options, Parts, Site, handouts};
use crate::source::{Role, Sources};
use clash::clashes;
use files::write_files;
use inputs::{Inputs, former_pages, only_texts};
use load::Loaded;
use making::Maker;
use memory::{LastRun, Memory};
pub use order::{Again, Leftovers, Outcome, Remembering, Settings, Summary};
use publishing::Publication;
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

/// Nobody hears how far a run is.
pub struct Silent;

impl Progress for Silent {
    fn stage(&self, _: &'static str, _: usize) {}

    fn tick(&self) {}
}

/// Builds the site and publishes it, unless there are errors.
///
/// # Errors
/// When the world is broken: no site, a full disk, an output that can't be used.
pub fn build(settings: &Settings, progress: &dyn Progress) -> Result<Outcome> {
    in_pool(settings, || {
        let mut clock = Clock::start("read");
        let store = Store::of(&settings.root);
        let as_on_disk = Instead::new();
        // Files are listed by one thread; meanwhile the other gets ready what is known, and after that what
        // a run that isn't a repetition will want.
        let (listed, (mut memory, stage)) = rayon::join(
            || reading::list(settings, &as_on_disk),
            || {
                let memory = Memory::read_run(&store);
                (memory, Stage::open(&settings.output, &settings.root))
            },
        );
        let (listed, stage) = (listed?, stage?);
        let (read, rest) = rayon::join(
            || reading::read(settings, listed, &memory.seen, progress),
            || Memory::read_rest(&store),
        );
        memory.see(&read);
        let inputs = read.inputs(settings);
        clock.next("publish");
        if let Some(last) = memory.last_run(inputs.as_ref(), &settings.output)
            && let Some(told) = last.told.read(&store)
            && replay::stands(last, &read, &stage)?
        {
            let outcome = replay::outcome(last, told, read, stage, clock)?;
            memory.seen.write(&store);
            return Ok(outcome);
        }
        clock.next("parse");
        memory.add(rest);
        let former = inputs
            .as_ref()
            .and_then(|inputs| former_pages(&memory, &settings.output, inputs, &read));
        let loaded = load::parse(settings, read, Some(&mut memory), progress);
        let texts = former.and_then(|former| only_texts(&former, &loaded.documents));
        let documents = std::mem::take(&mut memory.documents);
        documents.write(&store);
        let seen = std::mem::take(&mut memory.seen);
        let making = Making {
            memory: Some((&mut memory, &store)),
            inputs,
            texts,
            clock: &mut clock,
        };
        let (outcome, ()) = rayon::join(
            || run(settings, loaded, Some(stage), making, progress),
            || {
                // What is known of a large site takes much room, and isn't needed any more.
                drop(documents);
                seen.write(&store);
            },
        );
        let mut outcome = outcome?;
        outcome.memory_damaged = memory.is_damaged;
        outcome.timings = clock.stop();
        if outcome.published {
            outcome.remembering = Remembering::start(move || memory.write(&store));
        }
        Ok(outcome)
    })
}

/// What a run knows and keeps besides the content.
struct Making<'a> {
    memory: Option<(&'a mut Memory, &'a Store)>,
    /// All that was read, where a later run may do nothing if it is the same.
    inputs: Option<Inputs>,
    /// Where only texts of pages have changed since the last run: the pages.
    texts: Option<Vec<RelPath>>,
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
        let loaded = load::load(settings, instead, progress)?;
        let making = Making {
            memory: None,
            inputs: None,
            texts: None,
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
        let mut model = assemble(settings, load::load(settings, &Instead::new(), progress)?);
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
        texts,
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
    let parts = [Part::new("lint"), Part::new("prepare")];
    clock.next("lint");
    let (of_site, prepared) = rayon::join(
        || parts[0].time(|| lint::site(&site, &rules)),
        || parts[1].time(|| prepare(&site, &sources)),
    );
    clock.next_after(&parts, "prepare");
    diagnostics.extend(of_site);
    let (theme, mut pages, clashing) = prepared.collect_into(&mut diagnostics);
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
            let known = memory
                .as_ref()
                .map_or(&fresh, |(memory, _)| &memory.printouts);
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
        let last = memory.as_ref();
        let last = last.and_then(|(memory, _)| memory.last_at(&settings.output));
        let parts = [Part::new("render"), Part::new("minify"), Part::new("write")];
        let maker = Maker {
            renderer,
            sink,
            // Keys are of use only to who remembers them.
            keys: (memory.is_some() && sink.is_some())
                .then(|| Keys::new(renderer, common.as_bytes())),
            last: last.map(LastRun::by_path),
            texts: texts.and_then(|texts| own_matters(&site, &texts)),
            parts: &parts,
        };
        let put_others = || match sink {
            Some(sink) => parts[2].time(|| write_files(sink, &site, &pages, &sources)),
            None => Ok(()),
        };
        let (all, others) = rayon::join(|| maker.pages(&pages, progress), put_others);
        (made, ()) = (all?, others?);
        clock.next_after(&parts, "settle");
    }
    for page in &mut made {
        diagnostics.append(&mut page.diagnostics);
    }
    let mut diagnostics = settle(diagnostics, &site, &sources);
    diagnostic::sort(&mut diagnostics, &sources);
    let stage = stage.filter(|_| !blocks(&diagnostics, settings.strict));
    let published = stage.is_some();
    if let Some(stage) = stage {
        let publication = Publication {
            stage,
            output: &settings.output,
            pages: &made,
            printouts: printed.manifest,
            sources: &sources,
            diagnostics: &diagnostics,
            summary,
            remember: inputs.zip(memory.as_ref().map(|(_, store)| *store)),
        };
        let (with_files, last) = publication.publish(clock)?;
        summary = with_files;
        if let Some((memory, _)) = memory {
            memory.last = last;
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

/// What can be known of the pages before any is made: their theme, which there are, and which of their
/// outputs clash; the last is told as well.
fn prepare(site: &Site, sources: &Sources) -> Checked<(Option<Theme>, Vec<Page>, Vec<Diagnostic>)> {
    let mut told = Vec::new();
    let theme = load_theme(sources, &mut told);
    // The pages as they are while the quick reference is one sheet; where it is split, they're listed once more.
    let printouts = handouts::list(site, &[]);
    let files: Vec<String> = printouts.iter().map(|it| it.file(site)).collect();
    let pages = page::pages(site, &[]);
    let clashing = clashes(site, &pages, &files, sources);
    told.extend(clashing.iter().cloned());
    Checked::new((theme, pages, clashing), told)
}

/// The documents of these files, if what their texts say is a matter of their own pages.
fn own_matters(site: &Site, files: &[RelPath]) -> Option<BTreeSet<DocId>> {
    // A draft has no page.
    let documents = files.iter().filter_map(|file| site.registry.by_file(file));
    let documents: BTreeSet<DocId> = documents.collect();
    let all_are = documents.iter().all(|doc| Keys::is_own_matter(site, *doc));
    all_are.then_some(documents)
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
