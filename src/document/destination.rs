//! What the address of a link means: another site, an anchor here, a file, a record.
//!
//! Addresses that could run code are refused here, so no later stage can print one.

use std::borrow::Cow;
use std::ops::ControlFlow;

use super::body::Destination;
use crate::diagnostic::{Diagnostic, Span};
use crate::path::{PathError, RelPath};
use crate::yaml::form::scheme;

/// Reads the address of an ordinary link or picture. `folder` is where its page stands in `content/`.
pub fn read(
    url: &str,
    folder: &RelPath,
    span: Span,
    diagnostics: &mut Vec<Diagnostic>,
) -> Destination {
    match scheme(url) {
        ControlFlow::Break(()) => {
            diagnostics.push(
                Diagnostic::error(
                    "unsafe-url",
                    span,
                    "this address isn't allowed: it could run code or leave the web",
                )
                .help(
                    "use an `https:`, `mailto:` or `tel:` address, or a path to a file of the site",
                ),
            );
            return Destination::Nowhere;
        }
        ControlFlow::Continue(Some(_)) => return Destination::External(url.trim().to_owned()),
        ControlFlow::Continue(None) => {}
    }
    if url.starts_with("//") || url.starts_with('\\') || url.starts_with("/\\") {
        diagnostics.push(
            Diagnostic::error(
                "unsafe-url",
                span,
                "this address begins like one of another host",
            )
            .help("write `https://` in front of it"),
        );
        return Destination::Nowhere;
    }
    let (path, anchor) = split_anchor(url);
    let path = percent_decoded(path.split('?').next().unwrap_or_default());
    if let Some(address) = path.strip_prefix('/') {
        return Destination::Address {
            path: address.to_owned(),
            anchor,
        };
    }
    if path.is_empty() {
        if let Some(anchor) = anchor {
            return Destination::Here(anchor);
        }
        diagnostics.push(no_address(span));
        return Destination::Nowhere;
    }
    match folder.join(&path) {
        Ok(path) => Destination::File { path, anchor },
        Err(error) => {
            diagnostics.push(broken_path(&path, error, span));
            Destination::Nowhere
        }
    }
}

/// Reads the inside of `[[…]]`.
#[must_use]
pub fn read_wiki(text: &str) -> Destination {
    let (id, anchor) = split_anchor(text.trim());
    match (id.trim(), anchor) {
        ("", Some(anchor)) => Destination::Here(anchor),
        ("", None) => Destination::Nowhere,
        (id, anchor) => Destination::Record {
            id: id.to_owned(),
            anchor,
        },
    }
}

/// A link without an address.
#[must_use]
pub fn no_address(span: Span) -> Diagnostic {
    Diagnostic::error("broken-link", span, "this link has no address")
        .help("write the file or the id that it should lead to, or take the link out")
}

fn broken_path(path: &str, error: PathError, span: Span) -> Diagnostic {
    Diagnostic::error("broken-link", span, format!("`{path}` {error}"))
        .help("link to a file inside `content/`, with `/` between folders")
}

fn split_anchor(url: &str) -> (&str, Option<String>) {
    match url.split_once('#') {
        Some((path, anchor)) if !anchor.is_empty() => {
            (path, Some(percent_decoded(anchor).into_owned()))
        }
        Some((path, _)) => (path, None),
        None => (url, None),
    }
}

/// Percent escapes resolved; an escape that isn't UTF-8 stays as it was written.
fn percent_decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('%') {
        return text.into();
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let decoded = (*first == b'%')
            .then(|| tail.get(..2))
            .flatten()
            .and_then(|digits| std::str::from_utf8(digits).ok())
            .and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(decoded.unwrap_or(*first));
        rest = if decoded.is_some() { &tail[2..] } else { tail };
    }
    String::from_utf8(bytes).map_or(text.into(), Cow::from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::FileId;

    fn meant(url: &str) -> (Destination, usize) {
        let mut told = Vec::new();
        let folder = RelPath::new("guides").unwrap();
        (
            read(url, &folder, Span::new(FileId(0), 0..1), &mut told),
            told.len(),
        )
    }

    #[test]
    fn tells_files_from_addresses_and_anchors() {
        let file = |path: &str, anchor: Option<&str>| Destination::File {
            path: RelPath::new(path).unwrap(),
            anchor: anchor.map(str::to_owned),
        };
        assert_eq!(
            meant("../exercises/tilt.md#b%20c"),
            (file("exercises/tilt.md", Some("b c")), 0)
        );
        assert_eq!(meant("a.md?x=1"), (file("guides/a.md", None), 0));
        assert_eq!(meant("#here"), (Destination::Here("here".into()), 0));
        assert_eq!(
            meant("/red-flags/"),
            (
                Destination::Address {
                    path: "red-flags/".into(),
                    anchor: None
                },
                0
            )
        );
        assert_eq!(
            meant("tel:911"),
            (Destination::External("tel:911".into()), 0)
        );
    }

    #[test]
    fn refuses_what_could_run_or_leave() {
        for bad in [
            "javascript:alert(1)",
            "data:text/html,x",
            "//evil.example/",
            "../../etc/passwd",
            "JAVA\tSCRIPT:x",
        ] {
            assert_eq!(meant(bad), (Destination::Nowhere, 1), "{bad}");
        }
    }

    #[test]
    fn reads_wiki_links() {
        assert_eq!(
            read_wiki("low-back#hinge"),
            Destination::Record {
                id: "low-back".into(),
                anchor: Some("hinge".into())
            }
        );
        assert_eq!(read_wiki("#hinge"), Destination::Here("hinge".into()));
    }
}
