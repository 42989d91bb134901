//! Which parts of the body the site writes about, and which danger signs its guides state for each.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::record::Kind;
use crate::record::red_flag::Urgency;
use crate::site::Site;
use crate::site::lists::Family;

/// One part of the body.
#[derive(Debug, Serialize)]
pub struct Region {
    /// Its name.
    pub name: String,
    /// How many pages are about it.
    pub pages: usize,
    /// Ids of its guides.
    pub guides: Vec<String>,
    /// Those of them that state no danger sign.
    pub guides_without: Vec<String>,
    /// How many different danger signs its guides state, by urgency.
    pub stated: BTreeMap<&'static str, usize>,
    /// Ids of danger signs about this part that no guide of it states.
    pub unstated: Vec<String>,
}

/// All parts of the body, by name.
#[must_use]
pub fn regions(site: &Site) -> Vec<Region> {
    site.lists
        .words(Family::BodyRegions)
        .map(|word| {
            let documents = || word.pages.iter().map(|doc| (*doc, site.document(*doc)));
            let guides = || documents().filter(|(_, document)| document.kind == Kind::Guide);
            let mut stated: BTreeMap<&str, Urgency> = BTreeMap::new();
            let mut without = Vec::new();
            for (_, guide) in guides() {
                let flags = site.red_flags.of(guide);
                if flags.is_empty() {
                    without.push(guide.id.value.clone());
                }
                stated.extend(flags.iter().map(|flag| (flag.id.as_str(), flag.urgency)));
            }
            let own = documents().filter_map(|(doc, _)| site.red_flags.of_page(doc));
            let unstated = own.filter(|flag| !stated.contains_key(flag.id.as_str()));
            Region {
                name: word.name.clone(),
                pages: word.pages.len(),
                guides: guides().map(|(_, guide)| guide.id.value.clone()).collect(),
                guides_without: without,
                unstated: unstated.map(|flag| flag.id.clone()).collect(),
                stated: Urgency::ALL
                    .iter()
                    .map(|urgency| {
                        let of_level = stated.values().filter(|it| *it == urgency);
                        (urgency.name(), of_level.count())
                    })
                    .collect(),
            }
        })
        .collect()
}
