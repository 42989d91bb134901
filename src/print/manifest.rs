//! `handouts.json`: every PDF of the site, for those who file, mail or check them.
//!
//! The id in it is the one on the paper and on the page. Sizes in bytes stand only here, since a
//! page's bytes don't depend on those of a PDF.

use serde::Serialize;

use super::Printed;
use crate::site::Site;
use crate::site::handouts::made_of;

#[derive(Serialize)]
struct Entry<'a> {
    /// The version on the paper: a short hash of its records.
    id: &'a str,
    file: &'a str,
    kind: &'static str,
    title: &'a str,
    language: &'a str,
    paper: &'static str,
    size: &'static str,
    pages: usize,
    bytes: usize,
    /// The page that shows the same.
    page: String,
    /// Its whole address, where the site has one.
    address: Option<String>,
    /// Ids of the records on it.
    records: Vec<&'a str>,
    /// Ids of the sources of those records.
    sources: Vec<&'a str>,
}

/// The bytes of the manifest.
#[must_use]
pub fn bytes(site: &Site, printed: &[Printed]) -> Vec<u8> {
    let entries: Vec<Entry<'_>> = printed.iter().map(|printed| entry(site, printed)).collect();
    let handouts = serde_json::json!({ "handouts": entries });
    let mut bytes = serde_json::to_vec_pretty(&handouts).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}

fn entry<'a>(site: &'a Site, printed: &'a Printed) -> Entry<'a> {
    let handout = &printed.handout;
    let page = handout.subject.page(site);
    let documents: Vec<_> = made_of(site, &handout.subject)
        .into_iter()
        .map(|doc| site.document(doc))
        .collect();
    let cited = documents
        .iter()
        .flat_map(|document| &document.common.sources);
    let mut sources: Vec<&str> = cited.map(|id| id.value.as_str()).collect();
    sources.sort_unstable();
    sources.dedup();
    Entry {
        id: &printed.version,
        file: &printed.file,
        kind: handout.subject.printout().name(),
        title: &printed.title,
        language: site.language.tag(),
        paper: handout.format.name(),
        size: handout.size.name(),
        pages: printed.pages,
        bytes: printed.bytes,
        address: site.config.base_url.as_ref().map(|base| page.below(base)),
        page: page.to_string(),
        records: documents
            .iter()
            .map(|document| document.id.value.as_str())
            .collect(),
        sources,
    }
}
