//! The red flags of the whole site, gathered from their files and from guides and routines.
//!
//! The same id, or the same sign after folding case, spaces and punctuation, means the same flag.
//! Where statements differ, the higher urgency is published and the conflict is told once. The
//! action is the flag's own, else the region's for that urgency, else a sentence made from the
//! region profile; a flag without any is an error, as is one without urgency.

mod differences;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::DocId;
use super::registry::Registry;
use crate::config::{Config, Region};
use crate::diagnostic::{Diagnostic, Span};
use crate::document::Document;
use crate::language::{Arg, Language};
use crate::record::guide::StatedFlag;
use crate::record::red_flag::{RedFlag, Urgency};
use crate::record::{Kind, Record};

/// A flag, merged from all its statements.
#[derive(Clone, Debug)]
pub struct Flag {
    /// Its id; unique among the flags of the site.
    pub id: String,
    /// Its own page, where it has one.
    pub page: Option<DocId>,
    /// The statement that is published: the flag's own file, else the first in place.
    pub record: RedFlag,
    /// The highest urgency that any statement gives.
    pub urgency: Urgency,
    /// What to do.
    pub action: String,
    /// Guides that state it, in order.
    pub stated_by: Vec<DocId>,
    /// Its records: on which pages, and where there; the published one first.
    pub statements: Vec<(DocId, Span)>,
    /// Ids of sources, of all its statements, in order.
    pub sources: Vec<String>,
}

/// All flags of a site.
#[derive(Debug, Default)]
pub struct RedFlags {
    /// By urgency, then in the order of their files.
    pub flags: Vec<Flag>,
    by_id: BTreeMap<String, usize>,
    by_sign: BTreeMap<String, usize>,
}

/// One place that states a flag.
struct Statement<'a> {
    doc: DocId,
    record: &'a RedFlag,
    sources: Vec<String>,
}

impl RedFlags {
    /// Gathers the flags of all published pages.
    pub fn gather(
        documents: &[Arc<Document>],
        registry: &Registry,
        config: &Config,
        language: &Language,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Self {
        let groups = grouped(documents);
        let mut flags: Vec<(usize, Flag)> = Vec::new();
        for (at, group) in groups.iter().enumerate() {
            tell_missing_urgency(group, documents, diagnostics);
            differences::tell(group, diagnostics);
            if let Some(flag) = merged(group, documents, registry, config, language, diagnostics) {
                flags.push((at, flag));
            }
        }
        let weight = |flag: &Flag| {
            flag.page
                .and_then(|page| documents[page.0].common.weight)
                .unwrap_or(i64::MAX)
        };
        flags.sort_by_key(|(at, flag)| (flag.urgency, weight(flag), *at));
        let mut index = Self {
            flags: flags.into_iter().map(|(_, flag)| flag).collect(),
            ..Self::default()
        };
        for (at, flag) in index.flags.iter().enumerate() {
            index.by_id.insert(flag.id.clone(), at);
            index
                .by_sign
                .entry(folded(flag.record.sign.as_ref().map_or("", |sign| sign)))
                .or_insert(at);
        }
        index.find_guides(documents);
        index
    }

    fn find_guides(&mut self, documents: &[Arc<Document>]) {
        for (at, document) in documents.iter().enumerate() {
            if document.kind != Kind::Guide || document.is_retired() {
                continue;
            }
            let found: BTreeSet<usize> = stated(document)
                .iter()
                .filter_map(|stated| self.find(stated))
                .collect();
            for flag in found {
                self.flags[flag].stated_by.push(DocId(at));
            }
        }
    }

    fn find(&self, stated: &StatedFlag) -> Option<usize> {
        match stated {
            StatedFlag::Id(id) => self.by_id.get(&id.value).copied(),
            StatedFlag::InPlace(record) => record
                .id
                .as_ref()
                .and_then(|id| self.by_id.get(&id.value))
                .or_else(|| {
                    self.by_sign
                        .get(&folded(record.sign.as_ref().map_or("", |sign| sign)))
                })
                .copied(),
        }
    }

    /// The flags that a guide or routine states, most urgent first.
    #[must_use]
    pub fn of(&self, document: &Document) -> Vec<&Flag> {
        let found: BTreeSet<usize> = stated(document)
            .iter()
            .filter_map(|stated| self.find(stated))
            .collect();
        found.into_iter().map(|at| &self.flags[at]).collect()
    }

    /// The flag that is meant where a guide or routine states one.
    #[must_use]
    pub fn meant(&self, stated: &StatedFlag) -> Option<&Flag> {
        self.find(stated).map(|at| &self.flags[at])
    }

    /// The flag of a page.
    #[must_use]
    pub fn of_page(&self, page: DocId) -> Option<&Flag> {
        self.flags.iter().find(|flag| flag.page == Some(page))
    }

    /// The flags of one urgency.
    pub fn with_urgency(&self, urgency: Urgency) -> impl Iterator<Item = &Flag> {
        self.flags
            .iter()
            .filter(move |flag| flag.urgency == urgency)
    }
}

/// The flags that a page states.
fn stated(document: &Document) -> &[StatedFlag] {
    match &document.record {
        Record::Guide(guide) => &guide.red_flags,
        Record::Routine(routine) => &routine.red_flags,
        _ => &[],
    }
}

/// Statements of the same flag, in the order of first appearance; files come before statements in place.
fn grouped(documents: &[Arc<Document>]) -> Vec<Vec<Statement<'_>>> {
    let mut groups: Vec<Vec<Statement<'_>>> = Vec::new();
    let mut by_key: BTreeMap<String, usize> = BTreeMap::new();
    for statement in statements(documents) {
        let keys = keys(&statement, documents);
        let known = keys.iter().find_map(|key| by_key.get(key)).copied();
        let at = known.unwrap_or(groups.len());
        if known.is_none() {
            groups.push(Vec::new());
        }
        for key in keys {
            by_key.entry(key).or_insert(at);
        }
        groups[at].push(statement);
    }
    groups
}

fn statements(documents: &[Arc<Document>]) -> Vec<Statement<'_>> {
    let mut own = Vec::new();
    let mut in_place = Vec::new();
    for (at, document) in documents
        .iter()
        .enumerate()
        .filter(|(_, document)| !document.is_retired())
    {
        let doc = DocId(at);
        if let Record::RedFlag(record) = &document.record {
            let sources = document
                .common
                .sources
                .iter()
                .map(|id| id.value.clone())
                .collect();
            own.push(Statement {
                doc,
                record,
                sources,
            });
        }
        for stated in stated(document) {
            if let StatedFlag::InPlace(record) = stated {
                let sources = record.sources.iter().map(|id| id.value.clone()).collect();
                in_place.push(Statement {
                    doc,
                    record,
                    sources,
                });
            }
        }
    }
    own.append(&mut in_place);
    own
}

/// What a flag is known by: its id and its folded sign.
fn keys(statement: &Statement<'_>, documents: &[Arc<Document>]) -> Vec<String> {
    let document = &documents[statement.doc.0];
    let id = match document.kind {
        Kind::RedFlag => Some(document.id.value.clone()),
        _ => statement.record.id.as_ref().map(|id| id.value.clone()),
    };
    let sign = statement
        .record
        .sign
        .as_ref()
        .map(|sign| folded(sign))
        .filter(|sign| !sign.is_empty());
    id.map(|id| format!("#{id}"))
        .into_iter()
        .chain(sign)
        .collect()
}

/// A sign without case, spaces and punctuation.
fn folded(sign: &str) -> String {
    sign.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

fn tell_missing_urgency(
    group: &[Statement<'_>],
    documents: &[Arc<Document>],
    diagnostics: &mut Vec<Diagnostic>,
) {
    if group
        .iter()
        .any(|statement| statement.record.urgency_written)
    {
        return;
    }
    let Some(first) = group.first() else { return };
    let document = &documents[first.doc.0];
    let place = match (document.kind, &first.record.sign) {
        (Kind::RedFlag, None) => document.opening,
        _ => first.record.place(),
    };
    diagnostics.push(
        Diagnostic::error(
            "red-flag-no-urgency",
            place,
            "this danger sign doesn't say how urgent it is",
        )
        .help("add `urgency: emergency`, `same-day` or `see-clinician`"),
    );
}

fn merged(
    group: &[Statement<'_>],
    documents: &[Arc<Document>],
    registry: &Registry,
    config: &Config,
    language: &Language,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Flag> {
    let first = group.first()?;
    let urgency = group
        .iter()
        .filter_map(|statement| statement.record.urgency.as_ref())
        .map(|urgency| urgency.value)
        .min();
    let page = group
        .iter()
        .map(|statement| statement.doc)
        .find(|doc| documents[doc.0].kind == Kind::RedFlag);
    let id = match page {
        Some(page) => documents[page.0].id.value.clone(),
        None => first
            .record
            .id
            .as_ref()
            .map_or_else(|| made_up_id(first.record), |id| id.value.clone()),
    };
    // Without an urgency that can be read, nothing is known about the action either.
    let urgency = urgency?;
    let own = group
        .iter()
        .find_map(|statement| statement.record.action.as_ref());
    let action = own
        .map(|text| text.value.clone())
        .or_else(|| region_action(urgency, &config.region, language));
    if action.is_none() {
        diagnostics.push(no_action(first.record.place(), urgency));
    }
    let mut sources: Vec<String> = group
        .iter()
        .flat_map(|statement| statement.sources.iter().cloned())
        .collect();
    sources.retain(|id| registry.citation_ids().any(|known| known == id));
    sources.sort();
    sources.dedup();
    let record = first.record.clone();
    Some(Flag {
        id,
        page,
        record,
        urgency,
        action: action.unwrap_or_default(),
        stated_by: Vec::new(),
        statements: group
            .iter()
            .map(|statement| (statement.doc, statement.record.span))
            .collect(),
        sources,
    })
}

/// An id for a flag that only stands in place and has none: made from its sign.
fn made_up_id(record: &RedFlag) -> String {
    let sign = record.sign.as_ref().map_or("", |sign| sign);
    let mut slug = crate::yaml::form::slug(sign);
    let end = slug.char_indices().nth(48).map_or(slug.len(), |(at, _)| at);
    slug.truncate(end);
    format!("flag-{}", slug.trim_end_matches('-'))
}

fn no_action(place: Span, urgency: Urgency) -> Diagnostic {
    let needs = match urgency {
        Urgency::Emergency => "`emergency_number`",
        Urgency::SameDay => "`advice_line` or `clinician`",
        Urgency::SeeClinician => "`clinician`",
    };
    Diagnostic::error(
        "red-flag-no-action",
        place,
        "this danger sign doesn't say what to do",
    )
    .help(format!(
        "add `action:`, or {needs} to `region` in `site.yaml`, from which the action is made"
    ))
}

/// What the region says to do at an urgency; `None` where its profile doesn't say enough.
#[must_use]
pub fn region_action(urgency: Urgency, region: &Region, language: &Language) -> Option<String> {
    if let Some(action) = region.action(urgency.name()) {
        return Some(action.to_owned());
    }
    // A number to call never breaks over two lines.
    let unbroken = |text: &Option<String>| text.as_ref().map(|text| text.replace(' ', "\u{A0}"));
    let (number, line) = (
        unbroken(&region.emergency_number),
        unbroken(&region.advice_line),
    );
    let (department, clinician) = (
        region.emergency_department.clone(),
        region.clinician.clone(),
    );
    let say = |id: &str, args: &[(&str, &Option<String>)]| {
        let args: Vec<(&str, Arg<'_>)> = args
            .iter()
            .map(|(name, value)| (*name, Arg::from(value.as_deref().unwrap_or_default())))
            .collect();
        Some(language.format(id, &args))
    };
    match (
        urgency,
        number.is_some(),
        department.is_some(),
        line.is_some(),
        clinician.is_some(),
    ) {
        (Urgency::Emergency, true, true, ..) => say(
            "action-emergency",
            &[
                ("emergency_number", &number),
                ("emergency_department", &department),
            ],
        ),
        (Urgency::Emergency, true, false, ..) => {
            say("action-emergency-number", &[("emergency_number", &number)])
        }
        (Urgency::SameDay, _, _, true, true) => say(
            "action-same-day",
            &[("advice_line", &line), ("clinician", &clinician)],
        ),
        (Urgency::SameDay, _, _, true, false) => {
            say("action-same-day-line", &[("advice_line", &line)])
        }
        (Urgency::SameDay, _, _, false, true) => {
            say("action-same-day-clinician", &[("clinician", &clinician)])
        }
        (Urgency::SeeClinician, _, _, _, true) => {
            say("action-see-clinician", &[("clinician", &clinician)])
        }
        _ => None,
    }
}
