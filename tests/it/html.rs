//! Reads finished pages as a browser would, as far as the tests need it: tags, attributes, ids,
//! addresses. A reader of its own, so that it can't share a mistake with mendbook's.

use std::collections::{BTreeMap, BTreeSet};

use crate::sites::has_extension;

/// A start tag.
#[derive(Debug)]
pub struct Tag {
    /// Its element, in lower case.
    pub name: String,
    /// Its attributes, entities resolved.
    pub attributes: BTreeMap<String, String>,
}

/// All start tags of a page, in order. What stands in `script` and `style` is no markup.
pub fn tags(html: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    walk(html, |event| {
        if let Event::Start(tag) = event {
            tags.push(tag);
        }
    });
    tags
}

/// The first element that is closed by another's end tag, or never; a page without one is well nested.
pub fn misnested(html: &str) -> Option<String> {
    const VOID: [&str; 8] = ["br", "hr", "img", "input", "link", "meta", "path", "circle"];
    let mut open: Vec<String> = Vec::new();
    let mut found = None;
    walk(html, |event| match event {
        Event::Start(tag) if !VOID.contains(&tag.name.as_str()) => open.push(tag.name),
        Event::End(name) if open.last() == Some(&name) => {
            open.pop();
        }
        Event::End(name) => {
            found.get_or_insert(format!("</{name}> closes {:?}", open.last()));
        }
        Event::Start(_) => {}
    });
    found.or_else(|| open.last().map(|name| format!("<{name}> is never closed")))
}

/// What is wrong with the ids and addresses of the pages of a built site: ids that stand twice, and
/// addresses that lead nowhere. `base` is the path of the site on its host: `/` or `/some/path/`.
pub fn faults(output: &BTreeMap<String, Vec<u8>>, base: &str) -> Vec<String> {
    let pages: BTreeMap<&str, Vec<Tag>> = output
        .iter()
        .filter(|(path, _)| has_extension(path, "html"))
        .map(|(path, bytes)| (path.as_str(), tags(std::str::from_utf8(bytes).unwrap())))
        .collect();
    let ids = |page: &str| -> Vec<&str> {
        let tags = pages.get(page).into_iter().flatten();
        tags.filter_map(|tag| tag.attributes.get("id").map(String::as_str))
            .collect()
    };
    let mut faults = Vec::new();
    for (page, tags) in &pages {
        let mut seen = BTreeSet::new();
        for id in ids(page) {
            if !seen.insert(id) {
                faults.push(format!("{page}: the id `{id}` stands twice"));
            }
        }
        let addresses = tags.iter().flat_map(|tag| {
            let names = ["href", "src"];
            names
                .into_iter()
                .filter_map(|name| tag.attributes.get(name))
        });
        for address in addresses.filter(|address| !has_scheme(address)) {
            let below = address.strip_prefix(base).map(|below| format!("/{below}"));
            let (file, anchor) = landing(page, below.as_ref().unwrap_or(address));
            if !output.contains_key(&file) {
                faults.push(format!(
                    "{page}: `{address}` leads to `{file}`, which isn't there"
                ));
            } else if anchor.is_some_and(|anchor| !ids(&file).contains(&anchor.as_str())) {
                faults.push(format!(
                    "{page}: `{address}` leads to an anchor that isn't there"
                ));
            }
        }
    }
    faults
}

/// Whether an address begins with a scheme, and so leads elsewhere.
pub fn has_scheme(address: &str) -> bool {
    let end = address.find([':', '/', '?', '#']).unwrap_or(address.len());
    address[end..].starts_with(':')
}

/// The file and anchor that an address on a page leads to, as a browser and a plain host see it.
pub fn landing(page: &str, address: &str) -> (String, Option<String>) {
    let (path, anchor) = match address.split_once('#') {
        Some((path, anchor)) => (path, Some(decoded(anchor))),
        None => (address, None),
    };
    if path.is_empty() {
        return (page.to_owned(), anchor);
    }
    let base = if path.starts_with('/') { "" } else { page };
    let mut folders: Vec<&str> = base.split('/').collect();
    folders.pop();
    for segment in path.trim_start_matches('/').split('/') {
        match segment {
            "." => {}
            ".." => {
                folders.pop();
            }
            name => folders.push(name),
        }
    }
    if matches!(path.rsplit('/').next(), Some("." | "..")) {
        folders.push("");
    }
    let file = decoded(&folders.join("/"));
    let index = file.is_empty() || file.ends_with('/');
    (if index { file + "index.html" } else { file }, anchor)
}

/// Percent escapes resolved.
pub fn decoded(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let digits = tail.get(..2).filter(|_| *first == b'%');
        let byte = digits
            .and_then(|digits| u8::from_str_radix(std::str::from_utf8(digits).ok()?, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &tail[2..] } else { tail };
    }
    String::from_utf8(bytes).unwrap()
}

enum Event {
    Start(Tag),
    End(String),
}

fn walk(html: &str, mut meet: impl FnMut(Event)) {
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        rest = &rest[open + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, rest)| rest);
        } else if let Some(end) = rest.strip_prefix('/') {
            let (name, after) = end.split_once('>').unwrap_or((end, ""));
            meet(Event::End(name.trim().to_lowercase()));
            rest = after;
        } else if rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let (tag, after) = start_tag(rest);
            rest = after;
            let name = tag.name.clone();
            meet(Event::Start(tag));
            if matches!(name.as_str(), "script" | "style") {
                rest = rest.find(&format!("</{name}")).map_or("", |at| &rest[at..]);
            }
        }
    }
}

/// Reads a start tag from behind its `<`.
fn start_tag(text: &str) -> (Tag, &str) {
    let end = |c: char| c.is_ascii_whitespace() || c == '>' || c == '/';
    let at = text.find(end).unwrap_or(text.len());
    let name = text[..at].to_lowercase();
    let mut rest = &text[at..];
    let mut attributes = BTreeMap::new();
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if rest.is_empty() || rest.starts_with('>') {
            return (Tag { name, attributes }, rest.get(1..).unwrap_or(""));
        }
        let at = rest
            .find(|c: char| end(c) || c == '=')
            .unwrap_or(rest.len());
        let key = rest[..at.max(1)].to_lowercase();
        rest = &rest[at.max(1)..];
        let mut value = "";
        if let Some(after) = rest.trim_start().strip_prefix('=') {
            let after = after.trim_start();
            let quote = after.chars().next().filter(|c| matches!(c, '"' | '\''));
            (value, rest) = match quote {
                Some(quote) => after[1..].split_once(quote).unwrap_or((&after[1..], "")),
                None => after.split_at(
                    after
                        .find(|c: char| c.is_ascii_whitespace() || c == '>')
                        .unwrap_or(after.len()),
                ),
            };
        }
        attributes.entry(key).or_insert_with(|| unescaped(value));
    }
}

/// Entities resolved, as far as mendbook and its minifier write them.
fn unescaped(text: &str) -> String {
    let named = [
        ("&lt;", "<"),
        ("&LT", "<"),
        ("&lt", "<"),
        ("&gt;", ">"),
        ("&quot;", "\""),
        ("&#34;", "\""),
        ("&#39;", "'"),
        ("&#x27;", "'"),
        ("&amp;", "&"),
    ];
    named
        .iter()
        .fold(text.to_owned(), |text, (name, c)| text.replace(name, c))
}
