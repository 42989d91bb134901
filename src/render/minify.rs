//! Minifies a page, unless that would change what a reader sees.
//!
//! The minifier takes away blanks between inline elements that stand directly in a block, which can
//! glue a number to a word. So the visible text is compared before and after; where it differs the
//! page goes out as it was, with a warning. Text is compared piece by piece without copies: blanks
//! count as one, and the edge of a block counts as a blank.

use std::sync::LazyLock;

use minify_html::{Cfg, minify};

/// Settings that keep the HTML valid.
static SETTINGS: LazyLock<Cfg> = LazyLock::new(|| {
    let mut settings = Cfg::new();
    settings.minify_css = true;
    settings.keep_closing_tags = true;
    settings.keep_html_and_head_opening_tags = true;
    settings
});

/// A page after minifying.
#[derive(Debug, PartialEq, Eq)]
pub enum Minified {
    /// Smaller, and the same to a reader.
    Smaller(Vec<u8>),
    /// The minifier would have changed the words: the page as it was.
    Unchanged(Vec<u8>),
}

/// Minifies a page.
#[must_use]
pub fn page(html: String) -> Minified {
    let small = minify(html.as_bytes(), &SETTINGS);
    let same = std::str::from_utf8(&small).is_ok_and(|small| visible(&html) == visible(small));
    if same {
        Minified::Smaller(small)
    } else {
        Minified::Unchanged(html.into_bytes())
    }
}

/// Elements that flow inside a line, so that their edges are no blanks.
const INLINE: [&str; 27] = [
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "i", "img",
    "input", "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "u",
    "wbr",
];

/// The text that a reader sees: blanks folded, edges of blocks as blanks, entities resolved.
#[must_use]
pub fn visible(html: &str) -> String {
    let mut text = Visible {
        out: String::with_capacity(html.len() / 2),
        blank: true,
    };
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        text.push(&rest[..open]);
        rest = &rest[open..];
        let Some(tag) = Tag::read(rest) else {
            text.push("<");
            rest = &rest[1..];
            continue;
        };
        if !INLINE.contains(&tag.name) {
            text.edge();
        }
        rest = &rest[tag.length..];
        if matches!(tag.name, "script" | "style" | "svg") && tag.opens {
            let end = format!("</{}", tag.name);
            rest = rest.find(&end).map_or("", |at| &rest[at..]);
        }
    }
    text.push(rest);
    text.out.truncate(text.out.trim_end().len());
    text.out
}

struct Tag<'a> {
    name: &'a str,
    opens: bool,
    length: usize,
}

impl<'a> Tag<'a> {
    /// The tag, comment or doctype that begins here.
    fn read(html: &'a str) -> Option<Self> {
        if html.starts_with("<!--") {
            let length = html.find("-->").map_or(html.len(), |at| at + 3);
            return Some(Self {
                name: "span",
                opens: false,
                length,
            });
        }
        let inside = html[1..].strip_prefix('/').unwrap_or(&html[1..]);
        let opens = !html[1..].starts_with('/');
        let first = inside.chars().next()?;
        if !(first.is_ascii_alphabetic() || first == '!') {
            return None;
        }
        let end = inside
            .find(|c: char| c.is_ascii_whitespace() || matches!(c, '>' | '/'))
            .unwrap_or(inside.len());
        Some(Self {
            name: &inside[..end],
            opens,
            length: tag_end(html),
        })
    }
}

/// Where a tag ends: at the first `>` outside quotes.
fn tag_end(html: &str) -> usize {
    let mut quote = None;
    for (at, byte) in html.bytes().enumerate() {
        match (quote, byte) {
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), byte) if open == byte => quote = None,
            (None, b'>') => return at + 1,
            _ => {}
        }
    }
    html.len()
}

struct Visible {
    out: String,
    /// Whether the text ends in a blank, or hasn't begun.
    blank: bool,
}

impl Visible {
    fn edge(&mut self) {
        if !self.blank {
            self.out.push(' ');
            self.blank = true;
        }
    }

    fn push(&mut self, text: &str) {
        let mut rest = text;
        while let Some(c) = rest.chars().next() {
            let (c, length) = if c == '&' {
                entity(rest)
            } else {
                (c, c.len_utf8())
            };
            rest = &rest[length..];
            if matches!(c, ' ' | '\n' | '\r' | '\t' | '\u{C}') {
                self.edge();
            } else {
                self.out.push(c);
                self.blank = false;
            }
        }
    }
}

/// The character that an entity stands for, and its length; an unknown one is taken as written.
fn entity(text: &str) -> (char, usize) {
    const NAMED: [(&str, char); 14] = [
        ("&amp;", '&'),
        ("&lt;", '<'),
        ("&gt;", '>'),
        ("&quot;", '"'),
        ("&apos;", '\''),
        ("&nbsp;", '\u{A0}'),
        ("&#x27;", '\''),
        ("&#39;", '\''),
        ("&#34;", '"'),
        ("&#x2F;", '/'),
        ("&#x2f;", '/'),
        ("&LT", '<'),
        ("&lt", '<'),
        ("&amp", '&'),
    ];
    NAMED
        .iter()
        .find(|(name, _)| text.starts_with(name))
        .map_or(('&', 1), |(name, c)| (*c, name.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lost_blank_keeps_the_page_as_it_was() {
        let html =
            "<!doctype html><title>x</title><div>Take <strong>2</strong> <em>tablets</em></div>"
                .to_owned();
        assert_eq!(page(html.clone()), Minified::Unchanged(html.into_bytes()));
    }

    #[test]
    fn ordinary_pages_get_smaller() {
        let html = "<!doctype html><html><head><title>x</title></head><body>\n  <p>Take <strong>2</strong> <em>tablets</em> &amp; rest</p>\n  <p>Then</p></body></html>";
        let Minified::Smaller(small) = page(html.to_owned()) else {
            panic!("unchanged")
        };
        assert!(small.len() < html.len());
    }

    #[test]
    fn visible_text_is_what_a_reader_sees() {
        assert_eq!(
            visible("<p>a <b>b</b>c</p><p>d &lt; e</p><svg><title>x</title></svg>"),
            "a bc d < e"
        );
        assert_eq!(visible("<a title=\"a > b\">x</a>y"), "xy");
        assert_ne!(
            visible("<div><b>2</b> <i>t</i></div>"),
            visible("<div><b>2</b><i>t</i></div>")
        );
    }
}
