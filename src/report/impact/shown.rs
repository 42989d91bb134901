//! What shows a record: page by page, with why.

use std::collections::BTreeMap;

use super::{Shown, What, Why};
use crate::document::Document;
use crate::document::body::{Fill, Role};
use crate::record::exercise::Exercise;
use crate::record::guide::StatedFlag;
use crate::record::routine::{Item, Routine};
use crate::record::{Kind, Record};
use crate::report::subject::Subject;
use crate::site::items::DoneWhat;
use crate::site::link::Resolved;
use crate::site::red_flags::Flag;
use crate::site::route::{self, Route};
use crate::site::{DocId, Site};

/// Everything that shows a record, pages first, each in the order of addresses; its own page leads.
pub(super) fn of(site: &Site, subject: Subject<'_>) -> Vec<Shown> {
    let mut found = Found {
        site,
        shown: BTreeMap::new(),
    };
    match subject {
        Subject::Page(doc) => found.page_of(doc),
        Subject::Flag(flag) => found.flag(flag, None),
        Subject::Source(citation) => {
            found.gathered("sources/", "lists it");
            for by in site
                .links
                .cited_by
                .get(&citation.id.value)
                .into_iter()
                .flatten()
            {
                found.page(*by, "cites it", None);
            }
        }
    }
    found.finish(subject)
}

struct Found<'a> {
    site: &'a Site,
    shown: BTreeMap<(What, String), Vec<Why>>,
}

impl Found<'_> {
    fn add(&mut self, what: What, path: &str, words: &str, through: Option<&str>) {
        let why = Why {
            words: words.to_owned(),
            through: through.map(str::to_owned),
        };
        let all = self.shown.entry((what, path.to_owned())).or_default();
        if !all.contains(&why) {
            all.push(why);
        }
    }

    fn page(&mut self, doc: DocId, words: &str, through: Option<&str>) {
        let site = self.site;
        self.add(What::Page, site.route(doc).as_str(), words, through);
    }

    fn gathered(&mut self, path: &str, words: &str) {
        self.add(What::Gathered, path, words, None);
    }

    fn data(&mut self, file: &str, words: &str) {
        self.add(What::Data, file, words, None);
    }

    /// The page of a routine and its card.
    fn routine(&mut self, doc: DocId, words: &str, through: Option<&str>) {
        self.page(doc, words, through);
        let card = self.site.route(doc).child("card");
        self.add(What::Card, card.as_str(), words, through);
    }

    fn page_of(&mut self, doc: DocId) {
        let document = self.site.document(doc);
        self.page(doc, "its own page", None);
        if document.is_retired() {
            return;
        }
        match document.kind {
            Kind::Exercise => self.data("exercises.json", "holds its record"),
            Kind::Routine => {
                self.routine(doc, "its own page", None);
                self.data("routines.json", "holds its record");
            }
            Kind::Term => self.gathered(route::glossary().as_str(), "lists it"),
            Kind::RedFlag => {
                if let Some(flag) = self.site.red_flags.of_page(doc) {
                    self.flag(flag, None);
                }
            }
            _ => {}
        }
        self.flags_in_place(document);
        let held = self.items_of(doc);
        self.embeds(doc, None);
        for routine in held {
            self.embeds(routine, Some(routine));
        }
    }

    /// Red flags that the page writes in place stand elsewhere too.
    fn flags_in_place(&mut self, document: &Document) {
        let stated = match &document.record {
            Record::Guide(guide) => &guide.red_flags,
            Record::Routine(routine) => &routine.red_flags,
            _ => return,
        };
        if stated
            .iter()
            .any(|flag| matches!(flag, StatedFlag::InPlace(_)))
        {
            for flag in self.site.red_flags.of(document) {
                if flag.page.is_none() {
                    self.flag(flag, Some(&flag.id));
                }
            }
        }
    }

    /// The places of a red flag; `through` names it where another record is asked about.
    fn flag(&mut self, flag: &Flag, through: Option<&str>) {
        let all = route::red_flags();
        for route in [all.child("card"), all] {
            let words = "gathers all danger signs";
            self.add(What::Gathered, route.as_str(), words, through);
        }
        self.add(What::Data, "red-flags.json", "holds its record", through);
        for guide in &flag.stated_by {
            self.page(*guide, "states this danger sign", through);
        }
        for (doc, document) in self.site.all() {
            let flags = || self.site.red_flags.of(document);
            if document.kind == Kind::Routine
                && !document.is_retired()
                && flags().iter().any(|known| known.id == flag.id)
            {
                self.routine(doc, "prints this danger sign", through);
            }
        }
    }

    /// The routines that hold an exercise or relief measure.
    fn items_of(&mut self, doc: DocId) -> Vec<DocId> {
        let mut holding = Vec::new();
        for (from, routine) in routines(self.site) {
            for (at, item) in routine.items.iter().enumerate() {
                let Some(done) = self.site.done(item).filter(|done| done.doc == doc) else {
                    continue;
                };
                let words = match done.what {
                    DoneWhat::Exercise {
                        variant: Some(variant),
                        ..
                    } => format!("item {}, the way `{}`", at + 1, variant.id.value),
                    _ => format!("item {}", at + 1),
                };
                self.routine(from, &words, None);
                self.data("routines.json", "holds the dose of each item");
                holding.push(from);
            }
        }
        holding.dedup();
        holding
    }

    /// The pages that embed a record's card, and where the text that does so is shown besides.
    fn embeds(&mut self, doc: DocId, through: Option<DocId>) {
        let through = through.map(|doc| self.site.document(doc).id.value.as_str());
        for (from, document) in self.site.all() {
            if document.is_retired() {
                continue;
            }
            let places = embeds_in(self.site, from, doc);
            if places.is_empty() {
                continue;
            }
            self.page(from, "embeds its card", through);
            let own = document.id.value.as_str();
            match &document.record {
                Record::RedFlag(_) => {
                    let path = route::red_flags();
                    let words = "shows the text that embeds its card";
                    self.add(What::Gathered, path.as_str(), words, Some(own));
                }
                Record::Exercise(exercise) => self.steps(from, exercise, &places),
                _ => {}
            }
        }
    }

    /// The routines that show the steps or notes of an exercise in which something is embedded.
    fn steps(&mut self, doc: DocId, exercise: &Exercise, places: &[u32]) {
        let own = self.site.document(doc).id.value.as_str();
        for (from, routine) in routines(self.site) {
            let is_shown = |item: &Item| {
                let done = self.site.done(item).filter(|done| done.doc == doc);
                done.is_some_and(|done| {
                    let variant = match done.what {
                        DoneWhat::Exercise { variant, .. } => variant,
                        DoneWhat::Relief(_) => None,
                    };
                    way_holds(self.site.document(doc), exercise.place_of(variant), places)
                })
            };
            if routine.items.iter().any(is_shown) {
                self.routine(from, "shows the steps that embed its card", Some(own));
            }
        }
    }

    fn finish(self, subject: Subject<'_>) -> Vec<Shown> {
        let own = match subject {
            Subject::Page(doc) => Some(self.site.route(doc)),
            _ => None,
        };
        let shown = self.shown.into_iter();
        let mut list: Vec<Shown> = shown
            .map(|((what, path), why)| Shown { what, path, why })
            .collect();
        list.sort_by_key(|shown| own.map(Route::as_str) != Some(shown.path.as_str()));
        list
    }
}

fn routines(site: &Site) -> impl Iterator<Item = (DocId, &Routine)> {
    site.all()
        .filter(|(_, document)| !document.is_retired())
        .filter_map(|(doc, document)| Some((doc, document.routine()?)))
}

/// Where in the HTML of a page's body another's card is embedded.
fn embeds_in(site: &Site, from: DocId, doc: DocId) -> Vec<u32> {
    let body = &site.document(from).body;
    let is_it = |at: u32| {
        let at = at as usize;
        let link = body.links.get(at);
        let lead = site.links.resolved[from.0].get(at);
        link.is_some_and(|link| link.role == Role::Embed)
            && matches!(lead, Some(Resolved::Page(to, _)) if *to == doc)
    };
    let holes = body.holes.iter();
    holes
        .filter(|hole| matches!(hole.fill, Fill::Embed(at) if is_it(at)))
        .map(|hole| hole.at)
        .collect()
}

/// Whether one of these places is in the steps or the notes of a way to do an exercise.
fn way_holds(document: &Document, way: usize, places: &[u32]) -> bool {
    document.way(way).is_some_and(|way| {
        let mut ranges = way.steps.iter().chain(&way.notes);
        ranges.any(|range| places.iter().any(|at| range.contains(at)))
    })
}
