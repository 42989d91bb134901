//! What a piece of HTML would make a browser fetch from another host.
//!
//! Looks at the elements that load something, and at addresses that begin with `http:`, `https:` or
//! `//`. It reads the text as it stands, so it also works on templates; an address that a template
//! puts together isn't known. Links that readers click load nothing by themselves.

use std::ops::Range;

/// Elements that load something, each with the attributes that say what.
const LOADING: [(&str, &[&str]); 15] = [
    ("audio", &["src"]),
    ("embed", &["src"]),
    ("frame", &["src"]),
    ("iframe", &["src"]),
    ("image", &["href", "xlink:href"]),
    ("img", &["src", "srcset"]),
    ("input", &["src"]),
    ("link", &["href"]),
    ("object", &["data"]),
    ("script", &["src"]),
    ("source", &["src", "srcset"]),
    ("track", &["src"]),
    ("use", &["href", "xlink:href"]),
    ("video", &["src", "poster"]),
    ("body", &["background"]),
];

/// What a `<link>` may be that makes a browser load or connect.
const LOADING_LINKS: [&str; 9] = [
    "stylesheet",
    "icon",
    "apple-touch-icon",
    "manifest",
    "preload",
    "modulepreload",
    "prefetch",
    "preconnect",
    "dns-prefetch",
];

/// The addresses of what would be fetched, as ranges of the text.
#[must_use]
pub fn requests(html: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(open) = html[at..].find('<') {
        let start = at + open + 1;
        let end = html[start..]
            .find(['<', '>'])
            .map_or(html.len(), |length| start + length);
        found.extend(of_tag(html, start..end));
        at = end;
    }
    found
}

/// The addresses in a tag, without its brackets.
fn of_tag(html: &str, tag: Range<usize>) -> Vec<Range<usize>> {
    let text = &html[tag.clone()];
    let name = text.split(|c: char| !c.is_ascii_alphanumeric()).next();
    let element = LOADING
        .iter()
        .find(|(element, _)| name.is_some_and(|name| name.eq_ignore_ascii_case(element)));
    let Some((element, names)) = element else {
        return Vec::new();
    };
    let attributes = attributes(text, element.len());
    let is_loading = |(name, value): &(&str, Range<usize>)| {
        let words = text[value.clone()].to_ascii_lowercase();
        name.eq_ignore_ascii_case("rel")
            && words
                .split_whitespace()
                .any(|word| LOADING_LINKS.contains(&word))
    };
    if *element == "link" && !attributes.iter().any(is_loading) {
        return Vec::new();
    }
    attributes
        .into_iter()
        .filter(|(name, _)| names.iter().any(|known| name.eq_ignore_ascii_case(known)))
        .filter(|(_, value)| is_elsewhere(&text[value.clone()]))
        .map(|(_, value)| tag.start + value.start..tag.start + value.end)
        .collect()
}

/// Names and values of the attributes from `at` on.
fn attributes(text: &str, mut at: usize) -> Vec<(&str, Range<usize>)> {
    let mut found = Vec::new();
    while let Some(sign) = text[at..].find('=') {
        let sign = at + sign;
        let name = text[at..sign].trim_end();
        let name = name.rsplit(|c: char| c.is_whitespace() || c == '/').next();
        let rest = &text[sign + 1..];
        let value = sign + 1 + (rest.len() - rest.trim_start().len());
        let quote = text[value..]
            .chars()
            .next()
            .filter(|c| matches!(c, '"' | '\''));
        let (start, length) = match quote {
            Some(quote) => (value + 1, text[value + 1..].find(quote)),
            None => (value, text[value..].find(char::is_whitespace)),
        };
        let end = length.map_or(text.len(), |length| start + length);
        found.push((name.unwrap_or_default(), start..end));
        at = (end + usize::from(quote.is_some())).min(text.len());
    }
    found
}

/// Whether an address, or one of a list of them, is on another host.
fn is_elsewhere(value: &str) -> bool {
    value.split(',').map(str::trim_start).any(|address| {
        let begins = |start: &str| {
            address
                .get(..start.len())
                .is_some_and(|begin| begin.eq_ignore_ascii_case(start))
        };
        begins("http:") || begins("https:") || begins("//")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(html: &str) -> Vec<&str> {
        requests(html)
            .into_iter()
            .map(|range| &html[range])
            .collect()
    }

    #[test]
    fn what_loads_from_elsewhere_is_found() {
        assert_eq!(
            found("<img alt='a = b' src=\"https://x.example/a.png\">"),
            ["https://x.example/a.png"]
        );
        assert_eq!(
            found("<p><IFRAME SRC=//x.example/v width=3></iframe>"),
            ["//x.example/v"]
        );
        assert_eq!(
            found(
                "<link rel=\"stylesheet\" href='HTTP://x.example/a.css'><script src=\"https://x.example/a.js\"></script>"
            ),
            ["HTTP://x.example/a.css", "https://x.example/a.js"]
        );
        assert_eq!(
            found("<img src=a.png srcset=\"a.png 1x, https://x.example/b.png 2x\">").len(),
            1
        );
    }

    #[test]
    fn what_loads_nothing_from_elsewhere_is_left() {
        for html in [
            "<a href=\"https://x.example/\">src=\"https://x.example\"</a>",
            "<img src=\"a.png\" alt=\"https://x.example\">",
            "<link rel=canonical href=\"https://x.example/\">",
            "<link href=\"{{ base }}x.css\" rel=stylesheet>",
            "<blockquote cite=\"https://x.example\">",
            "< img src=https://x.example",
            "<img",
            "<img src=",
            "<img src=\"",
            "<imgs src=\"https://x.example\">",
        ] {
            assert_eq!(found(html), [""; 0], "{html}");
        }
    }
}
