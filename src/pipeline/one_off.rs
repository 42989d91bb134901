//! A printout for one person: exercises and routines by id, with doses of their own.
//!
//! What was asked for is written down as a small YAML text, read and checked like any content, and
//! becomes a routine of the site that exists only in this run. So the same rules hold, mistakes are
//! told at their place, and the card is set like any other. Nothing is stored. Problems of pages that
//! aren't on the card are left out.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use anyhow::{Context, Result};

use super::printing::{Memory, Supplies};
use super::{Instead, Loaded, Model, Progress, Settings, assemble, blocks, in_pool, load, settle};
use crate::config::Paper;
use crate::config::handouts::PrintSize;
use crate::diagnostic::near::did_you_mean;
use crate::diagnostic::{self, Diagnostic, FileId, Level, Span};
use crate::document::{self, Document, Input, Key};
use crate::language::Language;
use crate::path::RelPath;
use crate::print::{ForOne, Made};
use crate::record::dose::{self, Dose, spoken};
use crate::record::routine::{Blank, Item, Routine, What};
use crate::record::{Kind, Record};
use crate::render::Renderer;
use crate::site::handouts::{self, FOR_ONE_PERSON as ID, Format, Handout, Subject};
use crate::site::route::Route;
use crate::site::{Asset, DocId, Site};
use crate::source::{Role, SourceFile, Sources};
use crate::yaml::check::{Findings, check};
use crate::yaml::record::Record as Fields;
use crate::yaml::{Node, Spanned, Text, parse as yaml_parse};

/// How the text of the request is called in messages.
const SHOWN: &str = "what you asked for";
/// What is asked for.
#[derive(Clone, Debug)]
pub struct Request {
    /// Ids of routines and exercises; `exercise:variant` chooses a way to do it.
    pub ids: Vec<String>,
    /// Doses by id of exercise, as a person says them.
    pub doses: Vec<(String, String)>,
    /// Paper; the region's unless given.
    pub paper: Option<Paper>,
    /// Size of print.
    pub size: PrintSize,
    /// How many sheets it may take.
    pub most_pages: usize,
    /// Whether there is a line for the person's name.
    pub name_line: bool,
    /// A title of its own.
    pub title: Option<String>,
}

/// What came of it.
#[derive(Debug)]
pub struct OneOff {
    /// What is wrong, levels applied.
    pub diagnostics: Vec<Diagnostic>,
    /// The inputs.
    pub sources: Sources,
    /// The PDF, unless something is wrong.
    pub pdf: Option<Arc<Vec<u8>>>,
    /// How many pages it has.
    pub pages: usize,
    /// The version that stands on it.
    pub version: String,
}

/// Makes a printout for one person.
///
/// # Errors
/// When the world is broken: no site, a folder that can't be read.
pub fn handout(settings: &Settings, request: &Request, progress: &dyn Progress) -> Result<OneOff> {
    in_pool(settings, || {
        let mut loaded = load::load(settings, &Instead::new(), progress)?;
        let asked = Asked::read(request, &mut loaded);
        let (card, adapted) = asked.card(&mut loaded);
        let original = asked.original(&loaded.documents);
        loaded.documents.push(Arc::new(card));
        let made = assemble(settings, loaded);
        print(settings, request, made, original, adapted)
    })
}

/// The request as it was read.
struct Asked<'a> {
    request: &'a Request,
    file: FileId,
    ids: Vec<Text>,
    doses: BTreeMap<String, Spanned<Dose>>,
}

impl<'a> Asked<'a> {
    /// Writes the request down as a file of the run, and reads it.
    fn read(request: &'a Request, loaded: &mut Loaded) -> Self {
        let file = loaded.sources.next_id();
        let written = written(request, file);
        loaded.diagnostics.extend(written.diagnostics);
        let text = written.value;
        let source = yaml_parse::Source {
            file,
            text: &text,
            start: 0,
            end: text.len(),
        };
        let node = yaml_parse::parse(source).collect_into(&mut loaded.diagnostics);
        let items = node.get("handout").map(Node::items).unwrap_or_default();
        let ids = items.iter().filter_map(Node::spanned_text).collect();
        let mut doses = BTreeMap::new();
        for entry in node.get("doses").map(Node::entries).unwrap_or_default() {
            let mut findings = Findings::default();
            check(&entry.value, &dose::SHAPE, entry.key.span, &mut findings);
            loaded.diagnostics.append(&mut findings.diagnostics);
            let fields = Fields::new(&entry.value, &dose::SHAPE);
            let dose = Dose::read_spanned(fields, &mut loaded.diagnostics);
            doses.insert(entry.key.value.clone(), dose);
        }
        let shown = SourceFile {
            shown: SHOWN.to_owned(),
            real: std::path::PathBuf::new(),
            role: Role::Site,
            text: Arc::new(text.into()),
            asset: Asset::default(),
        };
        loaded.sources.push(shown);
        let asked = Self {
            request,
            file,
            ids,
            doses,
        };
        loaded.diagnostics.extend(asked.unknown(&loaded.documents));
        asked
    }

    /// Ids that nothing has, and doses for what isn't asked for.
    fn unknown(&self, documents: &[Arc<Document>]) -> Vec<Diagnostic> {
        let can_be_printed =
            |document: &&Arc<Document>| matches!(document.kind, Kind::Routine | Kind::Exercise);
        let known = || {
            let all = documents.iter().filter(can_be_printed);
            all.map(|document| document.id.value.as_str())
        };
        let is_known = |id: &&Text| known().any(|known| known == id_and_variant(id).0);
        let unknown = self.ids.iter().filter(|id| !is_known(id)).map(|id| {
            let message = format!("no routine or exercise has the id `{}`", id.value);
            Diagnostic::error("unknown-reference", id.span, message)
                .help("`mendbook inspect` lists all ids")
                .maybe_help(did_you_mean(id_and_variant(id).0, known()))
        });
        let unknown: Vec<Diagnostic> = unknown.collect();
        if !unknown.is_empty() {
            // What follows from a misspelt id isn't told as well.
            return unknown;
        }
        let items = self.items(documents);
        let on_card = || items.iter().filter_map(exercise_of);
        let unused = self.doses.iter().filter(|(id, _)| {
            let is_on_card = on_card().any(|known| known == id.as_str());
            !is_on_card
        });
        let unused = unused.map(|(id, dose)| {
            let message = format!("a dose for `{id}`, which isn't on this handout");
            Diagnostic::error("unknown-reference", dose.span, message)
                .help("name one of its exercises, or add this one")
                .maybe_help(did_you_mean(id, on_card()))
        });
        unused.collect()
    }

    /// The items of the card: those of the routines and the exercises, each once, with their doses.
    fn items(&self, documents: &[Arc<Document>]) -> Vec<Item> {
        let mut items: Vec<Item> = Vec::new();
        for asked in &self.ids {
            let (id, variant) = id_and_variant(asked);
            match find(documents, id).map(|document| &document.record) {
                Some(Record::Routine(routine)) => items.extend(routine.items.iter().cloned()),
                Some(Record::Exercise(_)) => {
                    let text = |value: &str| Text {
                        value: value.to_owned(),
                        span: asked.span,
                    };
                    let is_there = items
                        .iter()
                        .any(|item| exercise_of(item) == Some(id) && variant.is_none());
                    if !is_there {
                        items.push(Item {
                            span: asked.span,
                            what: Some(What::Exercise {
                                id: text(id),
                                variant: variant.map(text),
                            }),
                            dose: None,
                            note: None,
                        });
                    }
                }
                _ => {}
            }
        }
        for item in &mut items {
            let own = exercise_of(item).and_then(|id| self.doses.get(id));
            if let Some(own) = own {
                let before = item.dose.take().map(|dose| dose.value).unwrap_or_default();
                item.dose = Some(Spanned {
                    value: before.overlay(&own.value),
                    span: own.span,
                });
            }
        }
        items
    }

    /// The card as a document, and the places of the items that were changed.
    fn card(&self, loaded: &mut Loaded) -> (Document, BTreeSet<usize>) {
        let items = self.items(&loaded.documents);
        let changed = |(at, item): (usize, &Item)| {
            let id = exercise_of(item)?;
            self.doses.contains_key(id).then_some(at)
        };
        let adapted = items.iter().enumerate().filter_map(changed).collect();
        let mut card = self.shell(&loaded.documents, &loaded.config.language);
        if let Record::Routine(routine) = &mut card.record {
            routine.items = items;
            if self.request.name_line && !routine.blanks.contains(&Blank::Name) {
                routine.blanks.insert(0, Blank::Name);
            }
        }
        let is_ours = |told: &Diagnostic| told.primary.file == self.file;
        if !loaded.diagnostics.iter().any(is_ours) {
            let told = crate::lint::document(&card, &loaded.rules);
            loaded.diagnostics.extend(told.into_iter().filter(is_ours));
        }
        (card, adapted)
    }

    /// The first routine that was asked for, or an empty one, under the card's own id.
    fn shell(&self, documents: &[Arc<Document>], language: &Text) -> Document {
        let path = RelPath::new(&format!("routines/{ID}.md")).unwrap_or_default();
        let mut shell = document::parse(Input {
            file: self.file,
            path: &path,
            text: "---\ntitle: x\n---\n",
            raw_html: false,
        })
        .value;
        let mut hasher = blake3::Hasher::new();
        hasher.update(written(self.request, self.file).value.as_bytes());
        let language = Language::load(language).unwrap_or_else(Language::english);
        let routines = self.named(documents, Kind::Routine);
        let first = routines.first().copied();
        if let Some(document) = first {
            hasher.update(document.hash.as_bytes());
            shell.common = document.common.clone();
            shell.record = document.record.clone();
        } else if let [only] = self.named(documents, Kind::Exercise).as_slice() {
            shell.common.title.clone_from(&only.common.title);
        } else {
            shell.common.title = language.text("handout-one-person");
        }
        if let Some(title) = &self.request.title {
            shell.common.title.clone_from(title);
        }
        shell.common.draft = false;
        shell.common.aliases.clear();
        if let Record::Routine(routine) = &mut shell.record {
            for more in routines.iter().skip(1) {
                add_safety(routine, more);
            }
            if first.is_none() {
                // An exercise alone says nothing about when to stop; the routines that hold it do.
                for holder in self.holders(documents) {
                    add_safety(routine, holder);
                }
            }
        }
        shell.keys = first
            .map(|document| document.keys.clone())
            .unwrap_or_default();
        let says_when_to_stop = shell
            .routine()
            .is_some_and(|routine| !routine.stop_rules.is_empty());
        if says_when_to_stop && first.is_none() {
            let name = Text {
                value: "stop_rules".to_owned(),
                span: shell.opening,
            };
            shell.keys.push(Key {
                name,
                is_empty_list: false,
            });
        }
        shell.id = Text {
            value: ID.to_owned(),
            span: shell.opening,
        };
        shell.hash = hasher.finalize();
        shell
    }

    /// The documents of a kind that were asked for, in that order.
    fn named<'b>(&self, documents: &'b [Arc<Document>], kind: Kind) -> Vec<&'b Document> {
        let found = self.ids.iter();
        found
            .filter_map(|id| find(documents, id_and_variant(id).0))
            .filter(|document| document.kind == kind)
            .collect()
    }

    /// The routines of the site that hold one of the exercises.
    fn holders<'b>(&self, documents: &'b [Arc<Document>]) -> Vec<&'b Document> {
        let is_asked = |item: &Item| {
            let is = |id: &Text| Some(id_and_variant(id).0) == exercise_of(item);
            self.ids.iter().any(is)
        };
        let holds = |document: &&Document| match &document.record {
            Record::Routine(routine) => routine.items.iter().any(is_asked),
            _ => false,
        };
        documents.iter().map(Arc::as_ref).filter(holds).collect()
    }

    /// What the card comes from, if that is one page.
    fn original(&self, documents: &[Arc<Document>]) -> Option<String> {
        match self.ids.as_slice() {
            [only] => find(documents, id_and_variant(only).0).map(|found| found.id.value.clone()),
            _ => None,
        }
    }
}

/// Stop rules and danger signs of another routine join those of the first; none is lost.
fn add_safety(routine: &mut Routine, more: &Document) {
    let Record::Routine(more) = &more.record else {
        return;
    };
    for rule in &more.stop_rules {
        if !routine
            .stop_rules
            .iter()
            .any(|known| known.value == rule.value)
        {
            routine.stop_rules.push(rule.clone());
        }
    }
    routine.red_flags.extend(more.red_flags.iter().cloned());
}

fn find<'a>(documents: &'a [Arc<Document>], id: &str) -> Option<&'a Document> {
    let mut documents = documents.iter().map(Arc::as_ref);
    documents.find(|document| document.id.value == id)
}

fn exercise_of(item: &Item) -> Option<&str> {
    match item.what.as_ref()? {
        What::Exercise { id, .. } => Some(&id.value),
        What::Relief(_) => None,
    }
}

/// `knee-to-chest:rocking` in its parts.
fn id_and_variant(id: &str) -> (&str, Option<&str>) {
    match id.split_once(':') {
        Some((id, variant)) => (id, Some(variant)),
        None => (id, None),
    }
}

/// The request as YAML. A dose that isn't understood is told, and left out.
fn written(request: &Request, file: FileId) -> diagnostic::Checked<String> {
    let quoted = |text: &str| serde_json::Value::from(text).to_string();
    let ids: Vec<String> = request.ids.iter().map(|id| quoted(id)).collect();
    let mut lines = vec![format!("handout: [{}]", ids.join(", "))];
    let mut told = Vec::new();
    if !request.doses.is_empty() {
        lines.push("doses:".to_owned());
    }
    for (id, dose) in &request.doses {
        let keys = spoken::keys(dose).unwrap_or_else(|part| {
            let message = format!("`{part}` isn't understood in the dose of `{id}`");
            let place = Span::new(file, 0..0);
            told.push(Diagnostic::error("dose-unparsed", place, message).help(
                "write it like `2 sets of 8; hold 5 s; 2 times a day`, or with the keys of a dose: \
                 `sets: 2, reps: 8`",
            ));
            Vec::new()
        });
        let keys: Vec<String> = keys
            .iter()
            .map(|(key, value)| format!("{key}: {}", quoted(value)))
            .collect();
        lines.push(format!("  {}: {{{}}}", quoted(id), keys.join(", ")));
    }
    diagnostic::Checked::new(lines.join("\n") + "\n", told)
}

/// Sets the card, unless something is wrong with what is on it.
fn print(
    settings: &Settings,
    request: &Request,
    made: Model,
    original: Option<String>,
    adapted: BTreeSet<usize>,
) -> Result<OneOff> {
    let Model {
        site,
        sources,
        mut diagnostics,
    } = made;
    let card = site.registry.by_id(ID).context("the card was lost")?;
    let subject = Subject::Card(card);
    let theme = super::load_theme(&sources, &mut diagnostics);
    let mut outcome = None;
    let mut diagnostics = settle(diagnostics, &site, &sources);
    diagnostics.retain(|told| concerns(&site, &sources, &subject, told));
    if let Some(theme) = theme.filter(|_| !blocks(&diagnostics, settings.strict)) {
        let renderer = Renderer::new(&site, &theme);
        let memory = Memory::default();
        let supplies = Supplies::new(&sources, &memory);
        let printer = supplies.printer(&renderer).collect_into(&mut diagnostics);
        let page = original.and_then(|id| page_of(&site, site.registry.by_id(&id)?));
        let printer = printer.for_one(ForOne {
            adapted: (!adapted.is_empty()).then_some(adapted),
            page: page.unwrap_or_default(),
            most_pages: request.most_pages,
        });
        let paper = request.paper.or(site.config.region.paper);
        let handout = Handout {
            subject,
            format: Format::Sheet(paper.unwrap_or(Paper::A4)),
            size: request.size,
        };
        diagnostics.extend(printer.missing_glyphs(std::slice::from_ref(&handout)));
        match printer.print(&handout) {
            Made::Done(done, pdf) => outcome = Some((done, pdf)),
            Made::TooLong(overflow) => {
                let help = |overflow: &_| printer.remedy(overflow);
                diagnostics.extend(crate::print::tell_overflows(&site, &[*overflow], help));
            }
            Made::Failed(told) => diagnostics.extend(told),
        }
    }
    diagnostic::sort(&mut diagnostics, &sources);
    let done = outcome.filter(|_| !blocks(&diagnostics, settings.strict));
    let (printed, pdf) = done.unzip();
    Ok(OneOff {
        diagnostics,
        sources,
        pages: printed.as_ref().map_or(0, |printed| printed.pages),
        version: printed.map(|printed| printed.version).unwrap_or_default(),
        pdf: pdf.flatten(),
    })
}

/// The page on which a newer version would be: a routine's card, an exercise's page.
fn page_of(site: &Site, doc: DocId) -> Option<Route> {
    let subject = match site.document(doc).kind {
        Kind::Routine => Subject::Card(doc),
        Kind::Exercise => Subject::Exercise(doc),
        _ => return None,
    };
    Some(subject.page(site))
}

/// Whether a problem is one of this handout: an error of the request, the settings, the theme or a
/// record on it, or whatever there is to tell about a dose that was asked for.
fn concerns(site: &Site, sources: &Sources, subject: &Subject, told: &Diagnostic) -> bool {
    let records = handouts::made_of(site, subject);
    let is_on_it = records
        .iter()
        .any(|doc| site.document(*doc).file == told.primary.file);
    let file = sources.get(told.primary.file);
    match file.map(|file| &file.role) {
        Some(Role::Page(_)) => is_on_it && told.level == Level::Error,
        _ => told.level == Level::Error || told.code.starts_with("dose-"),
    }
}
