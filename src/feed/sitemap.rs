//! `sitemap.xml`: every page that a reader may land on, with the day of its last change.
//!
//! Above the protocol's limit of 50,000 addresses a file, `sitemap.xml` becomes an index of parts.

use super::{File, xml};
use crate::render::page::Page;
use crate::site::Site;

/// Most addresses in one file (sitemaps.org).
const MOST: usize = 50_000;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
const SPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";

/// The sitemap, in one file or with its parts.
#[must_use]
pub fn files(site: &Site, pages: &[Page], base: &str) -> Vec<File> {
    let entries: Vec<String> = pages
        .iter()
        .filter(|page| page.is_listed(site))
        .map(|page| entry(site, page, base))
        .collect();
    if entries.len() <= MOST {
        return vec![("sitemap.xml".to_owned(), url_set(&entries).into_bytes())];
    }
    let mut files = Vec::new();
    let mut index = format!("{HEAD}<sitemapindex xmlns=\"{SPACE}\">\n");
    for (at, part) in entries.chunks(MOST).enumerate() {
        let name = format!("sitemap-{}.xml", at + 1);
        let address = xml(&format!("{base}{name}"));
        index = index
            + "<sitemap><loc>"
            + &address
            + "</loc></sitemap>
";
        files.push((name, url_set(part).into_bytes()));
    }
    index.push_str("</sitemapindex>\n");
    files.push(("sitemap.xml".to_owned(), index.into_bytes()));
    files
}

fn url_set(entries: &[String]) -> String {
    format!(
        "{HEAD}<urlset xmlns=\"{SPACE}\">\n{}</urlset>\n",
        entries.concat()
    )
}

fn entry(site: &Site, page: &Page, base: &str) -> String {
    let changed = page.document().and_then(|doc| {
        let common = &site.document(doc).common;
        let date = common.updated.as_ref().or(common.date.as_ref())?;
        Some(format!("<lastmod>{}</lastmod>", date.value))
    });
    format!(
        "<url><loc>{}</loc>{}</url>\n",
        xml(&page.route.below(base)),
        changed.unwrap_or_default()
    )
}
