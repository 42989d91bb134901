//! Files for machines beside the pages: sitemap, feed, robots, records as JSON.
//!
//! Each is a pure function from the site to bytes. What needs a whole address (sitemap, feed) is
//! made only where the site has a base URL. A file of the same name in `static/` wins.

pub mod atom;
pub mod records;
pub mod sitemap;

use crate::render::page::Page;
use crate::site::Site;

/// A file by its path from the output's root.
pub type File = (String, Vec<u8>);

/// All files for machines.
#[must_use]
pub fn files(site: &Site, pages: &[Page]) -> Vec<File> {
    let mut files: Vec<File> = vec![
        (".nojekyll".to_owned(), Vec::new()),
        ("robots.txt".to_owned(), robots(site).into_bytes()),
        ("red-flags.json".to_owned(), records::red_flags(site)),
        ("exercises.json".to_owned(), records::exercises(site)),
        ("routines.json".to_owned(), records::routines(site)),
    ];
    if let Some(base) = &site.config.base_url {
        files.extend(sitemap::files(site, pages, base));
        files.push(("feed.xml".to_owned(), atom::feed(site, base).into_bytes()));
    }
    files.retain(|(path, _)| !is_authors_own(site, path));
    files
}

/// The names of the files that will be made.
#[must_use]
pub fn names(site: &Site) -> Vec<&'static str> {
    let always = [
        ".nojekyll",
        "robots.txt",
        "red-flags.json",
        "exercises.json",
        "routines.json",
    ];
    let addressed = ["sitemap.xml", "feed.xml"]
        .into_iter()
        .filter(|_| site.config.base_url.is_some());
    always
        .into_iter()
        .chain(addressed)
        .filter(|name| !is_authors_own(site, name))
        .collect()
}

/// Whether the author has put a file of this name into `static/`.
fn is_authors_own(site: &Site, path: &str) -> bool {
    site.static_files.iter().any(|file| file.as_str() == path)
}

fn robots(site: &Site) -> String {
    let sitemap = site
        .config
        .base_url
        .as_ref()
        .map(|base| format!("\nSitemap: {base}sitemap.xml\n"));
    format!("User-agent: *\nAllow: /\n{}", sitemap.unwrap_or_default())
}

/// Text for XML: what would be markup is escaped, what XML can't hold is left out.
fn xml(text: &str) -> String {
    let is_plain = |byte: u8| matches!(byte, b' '..=b'~') && !b"&<>\"".contains(&byte);
    if text.bytes().all(is_plain) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\t' | '\n' | '\r' => out.push(c),
            c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::xml;

    #[test]
    fn xml_text_is_escaped() {
        assert_eq!(xml("a < b & \"c\"\u{1}"), "a &lt; b &amp; &quot;c&quot;");
    }
}
