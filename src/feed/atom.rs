//! `feed.xml`: the latest changed pages as an Atom feed (RFC 4287).
//!
//! Dates come from `updated` and `date`; a page without either isn't news. The feed's own date is
//! that of its newest entry, so the same content gives the same bytes on any day.

use jiff::civil::Date;

use super::xml;
use crate::document::Document;
use crate::site::{DocId, Site};

/// Most entries.
const MOST: usize = 20;

/// The feed.
#[must_use]
pub fn feed(site: &Site, base: &str) -> String {
    let mut dated: Vec<(Date, DocId)> = site
        .all()
        .filter(|(_, document)| !document.is_retired())
        .filter_map(|(doc, document)| Some((changed(document)?, doc)))
        .collect();
    dated.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    dated.truncate(MOST);
    let newest = dated
        .first()
        .map_or_else(|| "1970-01-01".to_owned(), |(date, _)| date.to_string());
    let entries: String = dated
        .iter()
        .map(|(date, doc)| entry(site, *doc, *date, base))
        .collect();
    let author = site
        .config
        .publisher
        .as_ref()
        .map_or(&site.config.title, |publisher| &publisher.name);
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{language}\">\n\
         <title>{title}</title>\n<id>{base}</id>\n<link href=\"{base}\"/>\n<link rel=\"self\" href=\"{base}feed.xml\"/>\n\
         <updated>{newest}T00:00:00Z</updated>\n<author><name>{author}</name></author>\n{entries}</feed>\n",
        language = xml(site.language.tag()),
        title = xml(&site.config.title),
        base = xml(base),
        author = xml(author),
    )
}

fn changed(document: &Document) -> Option<Date> {
    document
        .common
        .updated
        .as_ref()
        .or(document.common.date.as_ref())
        .map(|date| date.value)
}

fn entry(site: &Site, doc: DocId, date: Date, base: &str) -> String {
    let common = &site.document(doc).common;
    let address = xml(&site.route(doc).below(base));
    let published = common
        .date
        .as_ref()
        .map(|date| format!("<published>{}T00:00:00Z</published>", date.value));
    let summary = common
        .summary
        .as_ref()
        .map(|summary| format!("<summary>{}</summary>", xml(summary)));
    format!(
        "<entry><title>{}</title><id>{address}</id><link href=\"{address}\"/><updated>{date}T00:00:00Z</updated>{}{}</entry>\n",
        xml(&common.title),
        published.unwrap_or_default(),
        summary.unwrap_or_default(),
    )
}
