//! Addresses: where each page lives, and how one page writes the address of another.
//!
//! A [`Route`] is the address from the site's root, `guides/low-back/`, empty for the home page.
//! Links are relative, so the same folder works at the root of a host, below a path and, when built
//! as portable, from a disk; only `404.html`, which is shown at any address, has links from the root.

use std::borrow::Borrow;
use std::fmt::{self, Write};

use crate::path::RelPath;
use crate::record::Kind;

/// The address of a page from the site's root: empty or ending in `/`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Route(String);

impl Route {
    /// The page at a path of folders; the root is the home page.
    #[must_use]
    pub fn new(path: &RelPath) -> Self {
        Self(if path.is_root() {
            String::new()
        } else {
            [path.as_str(), "/"].concat()
        })
    }

    /// The page one folder below this one.
    #[must_use]
    pub fn child(&self, name: &str) -> Self {
        Self([&self.0, name, "/"].concat())
    }

    /// The address as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The whole address below a base URL, percent-encoded.
    #[must_use]
    pub fn below(&self, base_url: &str) -> String {
        format!("{base_url}{}", encoded(&self.0))
    }

    /// The file that holds the page.
    #[must_use]
    pub fn file(&self) -> String {
        [&self.0, "index.html"].concat()
    }

    /// How many folders deep the page lies.
    #[must_use]
    pub fn depth(&self) -> usize {
        self.0.matches('/').count()
    }
}

/// So that a set of routes can be asked for a text.
impl Borrow<str> for Route {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Route {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Addresses that mendbook makes itself; no page may take them.
pub const RESERVED: [&str; 6] = ["tags", "regions", "conditions", "a-z", "search", "sources"];

/// The route of a content file: its folder and id; the `index.md` of a folder is the folder's page.
#[must_use]
pub fn of_document(path: &RelPath, id: &str, is_index: bool) -> Route {
    if is_index {
        let folder = path.parent();
        // A deeper `x/index.md` may have an id of its own, which then names the folder.
        let top = folder.segments().count() <= 1;
        return if top {
            Route::new(&folder)
        } else {
            Route::new(&folder.parent()).child(id)
        };
    }
    Route([folder_of(path), id, "/"].concat())
}

/// The address of the folder that holds a file, as text.
#[must_use]
pub fn folder_of(path: &RelPath) -> &str {
    let text = path.as_str();
    text.rfind('/').map_or("", |slash| &text[..=slash])
}

/// The route of the gathered red flags.
#[must_use]
pub fn red_flags() -> Route {
    Route::default().child(Kind::RedFlag.folder().unwrap_or_default())
}

/// The route of the glossary.
#[must_use]
pub fn glossary() -> Route {
    Route::default().child(Kind::Term.folder().unwrap_or_default())
}

/// How a page writes the addresses of others.
#[derive(Clone, Debug)]
pub struct Hrefs {
    from: Route,
    style: Style,
}

#[derive(Clone, Debug)]
enum Style {
    /// `../pelvic-tilt/`.
    Relative,
    /// `../pelvic-tilt/index.html`, for disks without a server.
    Portable,
    /// `/some/path/exercises/pelvic-tilt/`, for `404.html`.
    FromRoot(String),
    /// `/exercises/pelvic-tilt/` from the site's own root, for texts on paper: what prints them knows
    /// the base URL and the files.
    Paper,
}

impl Hrefs {
    /// Addresses as written on the page at `from`.
    #[must_use]
    pub fn from(from: &Route, portable: bool) -> Self {
        Self {
            from: from.clone(),
            style: if portable {
                Style::Portable
            } else {
                Style::Relative
            },
        }
    }

    /// Addresses from the root of the host, under the path of the base URL.
    #[must_use]
    pub fn from_root(base_url: Option<&str>) -> Self {
        let path = base_url
            .and_then(|url| url.split_once("://"))
            .and_then(|(_, rest)| rest.find('/').map(|at| rest[at..].to_owned()))
            .unwrap_or_else(|| "/".to_owned());
        Self {
            from: Route::default(),
            style: Style::FromRoot(path),
        }
    }

    /// Addresses for a text on paper that belongs to the page at `from`.
    #[must_use]
    pub fn on_paper(from: &Route) -> Self {
        Self {
            from: from.clone(),
            style: Style::Paper,
        }
    }

    /// Whether the text goes onto paper.
    #[must_use]
    pub fn is_paper(&self) -> bool {
        matches!(self.style, Style::Paper)
    }

    /// The page that writes.
    #[must_use]
    pub fn page(&self) -> &Route {
        &self.from
    }

    /// Whether links name files.
    #[must_use]
    pub fn is_portable(&self) -> bool {
        matches!(self.style, Style::Portable)
    }

    /// The address of a page.
    #[must_use]
    pub fn to(&self, route: &Route) -> String {
        match &self.style {
            Style::Relative => self.relative(&route.0, "./"),
            Style::Portable => self.relative(&route.file(), ""),
            Style::FromRoot(prefix) => format!("{prefix}{}", encoded(&route.0)),
            Style::Paper => format!("/{}", encoded(&route.0)),
        }
    }

    /// The address of an anchor on a page; on the page itself just the anchor.
    #[must_use]
    pub fn to_anchor(&self, route: &Route, anchor: Option<&str>) -> String {
        match anchor {
            None => self.to(route),
            Some(anchor) if *route == self.from && !matches!(self.style, Style::FromRoot(_)) => {
                format!("#{}", encoded(anchor))
            }
            Some(anchor) => format!("{}#{}", self.to(route), encoded(anchor)),
        }
    }

    /// The address of a file that isn't a page, by path from the output's root.
    #[must_use]
    pub fn to_file(&self, path: &str) -> String {
        match &self.style {
            Style::Relative | Style::Portable => self.relative(path, ""),
            Style::FromRoot(prefix) => format!("{prefix}{}", encoded(path)),
            // Not encoded: it names a file to be read.
            Style::Paper => format!("/{path}"),
        }
    }

    fn relative(&self, to: &str, itself: &str) -> String {
        let from = &self.from.0;
        let mut common = 0;
        for (at, (a, b)) in from.bytes().zip(to.bytes()).enumerate() {
            if a != b {
                break;
            }
            if a == b'/' {
                common = at + 1;
            }
        }
        let ups = from[common..].matches('/').count();
        let down = &to[common..];
        let mut href = String::with_capacity(3 * ups + down.len() + 2);
        for _ in 0..ups {
            href.push_str("../");
        }
        if ups == 0 && down.is_empty() {
            href.push_str(itself);
        } else if ups == 0 && down.contains(':') {
            // A first segment with a colon would read as a scheme.
            href.push_str("./");
        }
        encode(down, &mut href);
        href
    }
}

/// A path, percent-encoded.
fn encoded(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    encode(path, &mut out);
    out
}

/// Percent-encodes what may not stand in a path; letters of all languages stay readable.
fn encode(path: &str, out: &mut String) {
    let is_plain = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'.');
    if path.as_bytes().iter().all(is_plain) {
        out.push_str(path);
        return;
    }
    let safe = |c: char| {
        c.is_alphanumeric()
            || matches!(
                c,
                '/' | '-' | '_' | '.' | '~' | '(' | ')' | '!' | '*' | ',' | ':' | '@' | '+'
            )
    };
    for c in path.chars() {
        if safe(c) {
            out.push(c);
        } else {
            let mut buffer = [0; 4];
            for byte in c.encode_utf8(&mut buffer).bytes() {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn route(text: &str) -> Route {
        Route::new(&RelPath::new(text).unwrap())
    }

    #[test]
    fn links_are_relative() {
        let hrefs = Hrefs::from(&route("guides/low-back"), false);
        assert_eq!(hrefs.to(&route("exercises/tilt")), "../../exercises/tilt/");
        assert_eq!(hrefs.to(&route("guides/sitting")), "../sitting/");
        assert_eq!(hrefs.to(&route("guides")), "../");
        assert_eq!(hrefs.to(&route("guides/low-back/card")), "card/");
        assert_eq!(hrefs.to(&Route::default()), "../../");
        assert_eq!(hrefs.to(&route("guides/low-back")), "./");
        assert_eq!(hrefs.to_file("assets/style.css"), "../../assets/style.css");
        assert_eq!(
            hrefs.to_anchor(&route("guides/low-back"), Some("a b")),
            "#a%20b"
        );
        assert_eq!(
            Hrefs::from(&Route::default(), false).to(&route("guides")),
            "guides/"
        );
        assert_eq!(
            Hrefs::from(&route("guides/low"), false).to(&route("guides/low-back")),
            "../low-back/"
        );
    }

    #[test]
    fn portable_links_name_the_file() {
        let hrefs = Hrefs::from(&route("guides/low-back"), true);
        assert_eq!(
            hrefs.to(&route("exercises/tilt")),
            "../../exercises/tilt/index.html"
        );
        assert_eq!(hrefs.to(&Route::default()), "../../index.html");
        assert_eq!(hrefs.to(&route("guides/low-back")), "index.html");
    }

    #[test]
    fn paper_has_addresses_from_the_sites_root() {
        let hrefs = Hrefs::on_paper(&route("guides/low-back"));
        assert_eq!(hrefs.to(&route("exercises/t ilt")), "/exercises/t%20ilt/");
        assert_eq!(hrefs.to_file("a b.png"), "/a b.png");
        assert_eq!(hrefs.to_anchor(&route("guides/low-back"), Some("a")), "#a");
    }

    #[test]
    fn the_404_page_links_from_the_root() {
        let hrefs = Hrefs::from_root(Some("https://example.org/some/path/"));
        assert_eq!(hrefs.to(&route("guides")), "/some/path/guides/");
        assert_eq!(Hrefs::from_root(None).to_file("a/b.css"), "/a/b.css");
        assert_eq!(
            Hrefs::from_root(Some("https://example.org/")).to(&Route::default()),
            "/"
        );
    }
}
