//! One content file, read on its own: [`parse`].
//!
//! 1. [`front_matter`] finds the YAML, `yaml` reads it and holds it against the field table.
//! 2. The kind of page (top folder, or `kind:`) decides which record is read.
//! 3. [`markdown`] turns the body into HTML with holes ([`body`]).
//! 4. For an exercise, [`steps`] finds introduction, steps and notes.
//!
//! A [`Document`] depends on nothing but its own file and whether raw HTML is allowed, so files are
//! parsed in parallel, and [`memo`] can remember them. A file with broken front matter is still a document
//! with an address, so that one mistake doesn't set off a dozen.

mod alike;
pub mod body;
pub mod destination;
pub mod front_matter;
pub mod lazy;
pub mod markdown;
pub mod memo;
pub mod raw_html;
pub mod requests;
pub mod steps;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::diagnostic::names::{self, Name};
use crate::diagnostic::near::nearest;
use crate::diagnostic::{Checked, Diagnostic, FileId, Span};
use crate::path::RelPath;
use crate::prose::{Passage, Place};
use crate::record::{Common, Kind, Record};
use crate::yaml::check::{Findings, Reference, check};
use crate::yaml::form::slug;
use crate::yaml::record::Record as Fields;
use crate::yaml::{Entry, Node, Text, Value, parse as yaml_parse};
use body::Body;
use front_matter::Split;
use lazy::{Lazy, Origin, Written};
use steps::{Parts, WayParts};

/// What [`parse`] reads.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// The file.
    pub file: FileId,
    /// Its path from `content/`.
    pub path: &'a RelPath,
    /// Its text.
    pub text: &'a str,
    /// Whether the site allows (sanitised) raw HTML.
    pub raw_html: bool,
}

/// One content file.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Document {
    /// The file.
    pub file: FileId,
    /// Its path from `content/`.
    pub path: RelPath,
    /// What it is about.
    pub kind: Kind,
    /// Its id and where that stands (the opening line where it comes from the file's name).
    pub id: Text,
    /// The shared fields.
    pub common: Common,
    /// Its own fields.
    pub record: Record,
    /// Its text.
    pub body: Body,
    /// For an exercise, what its body is made of.
    pub parts: Option<Parts>,
    /// What patients read of its front matter, in the order written.
    #[serde(skip)]
    pub fields: Lazy<Vec<Passage>>,
    /// Every mention of another record in its front matter.
    pub references: Vec<Reference>,
    /// The keys of its front matter, in the order written.
    pub keys: Vec<Key>,
    /// Where keys that are missing are told.
    pub opening: Span,
    /// Where something in its front matter couldn't be read, which has been told; in order.
    pub unread: Vec<Span>,
    /// Keys that seem to be missing and aren't: misspelt, empty, or of another form.
    #[serde(with = "names::list")]
    pub lost: Vec<Name>,
    /// The front matter couldn't be read as a whole: what follows from that isn't told.
    pub broken: bool,
    /// What rules that join what they find in all documents have found in this one.
    pub found: Vec<Found>,
    /// Hash of the file's text, for the version on printouts.
    #[serde(with = "memo::bytes")]
    pub hash: blake3::Hash,
}

/// What a rule has found in a document, to be told unless the rest of the site says otherwise.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Found {
    /// The word that it is about, as the rule compares words.
    pub word: String,
    /// What there is to tell.
    pub told: Diagnostic,
}

/// A key of the front matter as written, whatever came of its value.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Key {
    /// The key, known or not.
    pub name: Text,
    /// Whether its value is `[]`.
    pub is_empty_list: bool,
}

impl Document {
    /// Where to tell that the front matter says nothing under `key`: at its opening line, or at the
    /// key before an empty list. Nothing where a value was written, even under a misspelt key or in
    /// a form that can't be read: that has been told.
    #[must_use]
    pub fn lacks(&self, key: &str) -> Option<Span> {
        if let Some(written) = self.keys.iter().find(|written| *written.name == key) {
            return written.is_empty_list.then_some(written.name.span);
        }
        let shape = self.kind.shape();
        let is_misspelt = |written: &Key| {
            shape.row(&written.name).is_none() && nearest(&written.name, [key]).is_some()
        };
        let is_absent = !self.keys.iter().any(is_misspelt);
        is_absent.then_some(self.opening)
    }

    /// All that patients read: the values of the front matter, then the body.
    pub fn passages(&self) -> impl Iterator<Item = &Passage> {
        self.fields.iter().chain(self.body.passages.iter())
    }

    /// What reading grades are about: key message, summary, paragraphs and list items, steps included.
    /// Headings, tables, quotations and code don't count.
    pub fn running_text(&self) -> impl Iterator<Item = &Passage> {
        self.passages().filter(|passage| {
            matches!(
                passage.place,
                Place::Paragraph | Place::Item | Place::Field("key_message" | "summary")
            )
        })
    }

    /// What the body has of a way to do an exercise, by its place in [`Parts::ways`].
    #[must_use]
    pub fn way(&self, at: usize) -> Option<&WayParts> {
        self.parts.as_ref()?.ways.get(at)
    }

    /// The steps of a way to do an exercise, by its place in [`Parts::ways`].
    pub fn steps(&self, way: usize) -> impl Iterator<Item = &Passage> {
        let list = self.way(way).and_then(|way| {
            let lists = self.body.ordered_lists.iter();
            lists
                .filter(|list| !list.items.is_empty())
                .find(|list| list.items == way.steps)
        });
        let inside = list.map_or(0..0, |list| list.span.range());
        self.body.passages_in(inside)
    }

    /// Lets what was made of the file's text be made of it again. `text` and `raw_html` must be what the
    /// document was parsed of.
    pub fn attach(&mut self, text: Arc<dyn Written>, raw_html: bool) {
        let origin = Arc::new(Origin {
            file: self.file,
            path: self.path.clone(),
            text,
            raw_html,
        });
        self.fields.attach(&origin, fields_again);
        self.body.attach(&origin);
    }

    /// Forgets the passages, which take more room than all the rest; whoever asks for them after that has
    /// them made again.
    pub fn forget_passages(&mut self) {
        self.fields.forget();
        self.body.passages.forget();
    }

    /// Whether something inside a record couldn't be read: what seems to be missing may stand there.
    #[must_use]
    pub fn is_unread(&self, record: Span) -> bool {
        let next = self
            .unread
            .partition_point(|told| told.start < record.start);
        self.unread
            .get(next)
            .is_some_and(|told| record.holds(*told))
    }

    /// Whether the file is the `index.md` of a folder.
    #[must_use]
    pub fn is_index(&self) -> bool {
        self.path.file_name() == "index.md"
    }

    /// Whether the file is the page of `content/` itself or of a top folder.
    #[must_use]
    pub fn is_section_page(&self) -> bool {
        self.is_index() && self.path.segments().count() <= 2
    }
}

/// Parses one content file.
pub fn parse(input: Input<'_>) -> Checked<Document> {
    let mut diagnostics = Vec::new();
    let Front {
        split,
        node,
        kind,
        mut findings,
    } = front(input).collect_into(&mut diagnostics);
    let is_invalid = |told: &Diagnostic| told.code == "yaml-invalid";
    let mut broken = split.unclosed || diagnostics.iter().any(is_invalid);
    if split.yaml.is_none() && !split.unclosed {
        findings.diagnostics = vec![no_front_matter(split.opening)];
        broken = true;
    }
    if broken {
        // Keys that seem to be missing may stand in the part that couldn't be read.
        findings
            .diagnostics
            .retain(|diagnostic| diagnostic.code != "field-missing" || split.yaml.is_none());
    }
    if split.unclosed {
        findings.diagnostics.clear();
    }
    diagnostics.append(&mut findings.diagnostics);

    let fields = Fields::new(&node, kind.shape());
    let mut common = Common::read(fields);
    let id = id_of(fields, input.path, split.opening, &mut diagnostics);
    if common.title.is_empty() {
        common.title.clone_from(&id.value);
    }
    let record = Record::read(kind, fields, &mut diagnostics);
    let mut unread: Vec<Span> = diagnostics.iter().map(|told| told.primary).collect();
    unread.sort_unstable();
    let markdown = markdown::Source {
        file: input.file,
        text: input.text,
        start: split.body.start,
        folder: &input.path.parent(),
        raw_html: input.raw_html,
    };
    let body = markdown::parse(markdown).collect_into(&mut diagnostics);
    let parts = match &record {
        Record::Exercise(exercise) => {
            let mut told = Vec::new();
            let parts = steps::parts(&body, exercise, split.opening, &mut told);
            diagnostics.extend(told.into_iter().filter(|_| !broken));
            Some(parts)
        }
        _ => None,
    };
    let document = Document {
        file: input.file,
        path: input.path.clone(),
        kind,
        id,
        common,
        record,
        body,
        parts,
        fields: passages(&findings, input.text).into(),
        references: findings.references,
        keys: node.entries().iter().map(Key::new).collect(),
        unread,
        lost: findings.lost,
        opening: split.opening,
        broken,
        found: Vec::new(),
        hash: blake3::hash(input.text.as_bytes()),
    };
    Checked::new(document, diagnostics)
}

/// The front matter of a file, held against the field table.
struct Front {
    split: Split,
    node: Node,
    kind: Kind,
    findings: Findings,
}

/// Reads the front matter. What isn't as the table says is among the findings, not told yet.
fn front(input: Input<'_>) -> Checked<Front> {
    let mut diagnostics = Vec::new();
    let split = front_matter::split(input.file, input.text).collect_into(&mut diagnostics);
    let yaml = split
        .yaml
        .clone()
        .unwrap_or(split.body.start..split.body.start);
    let source = yaml_parse::Source {
        file: input.file,
        text: input.text,
        start: yaml.start,
        end: yaml.end,
    };
    let node = yaml_parse::parse(source).collect_into(&mut diagnostics);
    let kind = kind_of(&node, input.path);
    let mut findings = Findings::default();
    check(&node, kind.shape(), split.opening, &mut findings);
    let front = Front {
        split,
        node,
        kind,
        findings,
    };
    Checked::new(front, diagnostics)
}

/// What patients read of the front matter of a file with this text.
fn passages(findings: &Findings, text: &str) -> Vec<Passage> {
    let prose = findings.prose.iter();
    prose
        .map(|stated| Passage::of_field(stated.field, &stated.text, text))
        .collect()
}

/// What patients read of the front matter, made again.
fn fields_again(origin: &Origin, text: &str) -> Vec<Passage> {
    let input = Input {
        file: origin.file,
        path: &origin.path,
        text,
        raw_html: origin.raw_html,
    };
    passages(&front(input).value.findings, text)
}

impl Key {
    fn new(entry: &Entry) -> Self {
        Self {
            name: entry.key.clone(),
            is_empty_list: matches!(&entry.value.value, Value::List(items) if items.is_empty()),
        }
    }
}

fn no_front_matter(opening: Span) -> Diagnostic {
    Diagnostic::error(
        "field-missing",
        opening,
        "this file has no front matter, so the page has no title",
    )
    .help("begin the file with a line `---`, a line `title: …` and another line `---`")
}

/// The kind that `kind:` names, or that of the top folder; a section's own page is a plain page.
fn kind_of(node: &Node, path: &RelPath) -> Kind {
    let written = node
        .get("kind")
        .and_then(Node::as_text)
        .and_then(Kind::from_name);
    let depth = path.segments().count();
    written.unwrap_or_else(|| {
        if depth < 2 || (depth == 2 && path.file_name() == "index.md") {
            Kind::Page
        } else {
            Kind::from_folder(path.segments().next().unwrap_or_default())
        }
    })
}

/// `id:`, or the name of the file; `index.md` is named after its folder, and `home` in `content/`.
fn id_of(
    fields: Fields<'_>,
    path: &RelPath,
    opening: Span,
    diagnostics: &mut Vec<Diagnostic>,
) -> Text {
    if let Some(id) = fields.text("id").filter(|id| crate::yaml::form::is_id(id)) {
        return id;
    }
    let folder = path.parent();
    let name = match (path.file_name(), folder.is_root()) {
        ("index.md", true) => "home",
        ("index.md", false) => folder.file_name(),
        _ => path.stem(),
    };
    let mut value = slug(name);
    if value.is_empty() {
        let message =
            format!("the name of `{name}` has no letters or digits, so it can't be an id");
        diagnostics.push(
            Diagnostic::error("value-not-allowed", opening, message)
                .help("rename the file, or add an `id`"),
        );
        "page".clone_into(&mut value);
    }
    Text {
        value,
        span: opening,
    }
}

#[cfg(test)]
#[path = "document_tests.rs"]
mod tests;
