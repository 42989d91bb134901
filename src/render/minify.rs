//! Makes a page smaller without touching what a reader sees.
//!
//! One pass over the HTML takes away comments and the blanks that a browser takes away itself: a run
//! of blanks becomes one, and blanks at the edge of a block go. A blank between inline elements
//! stays, wherever they stand, so a number is never glued to its unit. What is inside `pre`,
//! `textarea`, `script` and `style` stays as it is, and so do quotes, closing tags and entities, so
//! that the page stays valid. A page that ends inside a tag, a comment or one of those elements is
//! left alone, since nobody can tell what its author meant.
//!
//! Deliberately absent: shortening scripts and styles (they come as files), leaving out optional tags
//! and quotes. That would save little once a host compresses the page, and can change what it means.
//! Why this isn't a library is written in `docs/decisions/0012-speed.md`.

use std::ops::Range;

use memchr::{memchr, memchr_iter, memmem};

use crate::prose::eight::Eight;

/// A page after minifying.
#[derive(Debug, PartialEq, Eq)]
pub enum Minified {
    /// Smaller, and the same to a reader.
    Smaller(Vec<u8>),
    /// The page as it was, since it ends inside the thing that is named.
    Unchanged(Vec<u8>, &'static str),
}

/// Minifies a page.
#[must_use]
pub fn page(html: String) -> Minified {
    let mut writer = Writer {
        html: html.as_bytes(),
        out: Vec::with_capacity(html.len()),
        kept: 0..0,
        at_edge: true,
        blank: false,
    };
    match writer.write() {
        Ok(()) => Minified::Smaller(writer.out),
        Err(Endless(what)) => Minified::Unchanged(html.into_bytes(), what),
    }
}

/// The page ends inside this.
struct Endless(&'static str);

/// What an element does to the blanks around it and in it.
#[derive(Clone, Copy)]
enum Class {
    /// Blanks at its edges are never seen.
    Block,
    /// Part of a line: blanks around it are.
    Inline,
    /// A block whose content is kept byte by byte.
    Preformatted,
    /// Part of a line, its content kept byte by byte.
    Field,
    /// Takes no place; its content isn't HTML.
    Hidden,
}

impl Class {
    /// Whatever isn't known to be a block is taken as inline, which keeps more.
    fn of(name: &[u8]) -> Self {
        match name {
            b"p" | b"li" | b"ul" | b"ol" | b"td" | b"th" | b"tr" | b"div" | b"h1" | b"h2"
            | b"h3" | b"h4" | b"h5" | b"h6" | b"dl" | b"dt" | b"dd" | b"nav" | b"main"
            | b"head" | b"body" | b"html" | b"meta" | b"link" | b"base" | b"title" | b"table"
            | b"thead" | b"tbody" | b"tfoot" | b"col" | b"colgroup" | b"caption" | b"section"
            | b"article" | b"aside" | b"header" | b"footer" | b"figure" | b"figcaption"
            | b"blockquote" | b"address" | b"details" | b"summary" | b"dialog" | b"form"
            | b"fieldset" | b"legend" | b"hr" | b"hgroup" | b"option" | b"optgroup" => Self::Block,
            b"pre" => Self::Preformatted,
            b"textarea" => Self::Field,
            b"script" | b"style" => Self::Hidden,
            _ => Self::Inline,
        }
    }
}

struct Writer<'a> {
    html: &'a [u8],
    out: Vec<u8>,
    /// What is to be written next as it stands. Nearly all of a page is, so it's copied in long pieces.
    kept: Range<usize>,
    /// Whether blanks that come now are at the edge of a block.
    at_edge: bool,
    /// Whether a blank is to be written before what comes next.
    blank: bool,
}

impl Writer<'_> {
    fn write(&mut self) -> Result<(), Endless> {
        let mut at = 0;
        for open in memchr_iter(b'<', self.html) {
            // Inside a tag, a comment or a script that has been written already.
            if open < at {
                continue;
            }
            self.text(at..open);
            at = self.markup(open)?;
        }
        self.text(at..self.html.len());
        self.flush();
        Ok(())
    }

    /// Writes a part as it stands.
    fn keep(&mut self, part: Range<usize>) {
        if part.start != self.kept.end {
            self.flush();
            self.kept.start = part.start;
        }
        self.kept.end = part.end;
    }

    fn flush(&mut self) {
        self.out.extend_from_slice(&self.html[self.kept.clone()]);
        self.kept.start = self.kept.end;
    }

    fn put_blank(&mut self) {
        // The one that stands there may do.
        if self.html.get(self.kept.end) == Some(&b' ') {
            self.kept.end += 1;
        } else {
            self.flush();
            self.out.push(b' ');
        }
    }

    /// Text between tags.
    fn text(&mut self, range: Range<usize>) {
        let text = &self.html[..range.end];
        let mut at = range.start;
        while at < range.end {
            let blanks = blanks(&text[at..]);
            self.blank |= blanks > 0 && !self.at_edge;
            at += blanks;
            let words = words(&text[at..]);
            if words > 0 {
                self.content();
                self.keep(at..at + words);
                at += words;
            }
        }
    }

    /// Something seen comes: the blank before it counts.
    fn content(&mut self) {
        if self.blank {
            self.put_blank();
        }
        self.blank = false;
        self.at_edge = false;
    }

    fn edge(&mut self) {
        self.blank = false;
        self.at_edge = true;
    }

    /// The tag, comment or declaration that begins at `at`, with what it encloses where that isn't HTML;
    /// tells its end. A `<` that begins none of them is text.
    fn markup(&mut self, at: usize) -> Result<usize, Endless> {
        let html = &self.html[at..];
        match html.get(1) {
            Some(b'!') if html.starts_with(b"<!--") => {
                let end = memmem::find(&html[4..], b"-->").ok_or(Endless("a comment"))?;
                Ok(at + 4 + end + 3)
            }
            Some(b'!' | b'?') => {
                let end = at + memchr(b'>', html).ok_or(Endless("a declaration"))? + 1;
                self.keep(at..end);
                Ok(end)
            }
            Some(b'/') if html.get(2).is_some_and(u8::is_ascii_alphabetic) => self.tag(at, 2),
            Some(first) if first.is_ascii_alphabetic() => self.tag(at, 1),
            _ => {
                self.content();
                self.keep(at..at + 1);
                Ok(at + 1)
            }
        }
    }

    /// The tag at `at`, whose name begins `before` bytes later; tells its end.
    fn tag(&mut self, at: usize, before: usize) -> Result<usize, Endless> {
        let start = at + before;
        let name = self.html[start..]
            .iter()
            .take_while(|byte| **byte > b' ' && !matches!(byte, b'>' | b'/'))
            .count();
        let written = &self.html[start..start + name];
        // The longest name that matters has ten letters.
        let mut lower = [0; 12];
        let class = match lower.get_mut(..name) {
            Some(lower) => {
                lower.copy_from_slice(written);
                lower.make_ascii_lowercase();
                Class::of(lower)
            }
            None => Class::Inline,
        };
        match class {
            Class::Block | Class::Preformatted => self.edge(),
            Class::Inline | Class::Field => self.content(),
            Class::Hidden => {}
        }
        let end = self.attributes(at, start + name)?;
        let opens = before == 1;
        match class {
            Class::Preformatted | Class::Field | Class::Hidden if opens => {
                let inside = raw(&self.html[end..], written)
                    .ok_or(Endless("`pre`, `textarea`, `script` or `style`"))?;
                self.keep(end..end + inside);
                Ok(end + inside)
            }
            _ => Ok(end),
        }
    }

    /// The rest of the tag at `start` from the end of its name, blanks between attributes made one; tells
    /// its end.
    fn attributes(&mut self, start: usize, name_end: usize) -> Result<usize, Endless> {
        let html = self.html;
        if let Some(end) = tidy_tag(html, name_end) {
            self.keep(start..end);
            return Ok(end);
        }
        let endless = || Endless("a tag");
        self.keep(start..name_end);
        let mut at = name_end;
        loop {
            let blanks = blanks(&html[at..]);
            at += blanks;
            let byte = *html.get(at).ok_or_else(endless)?;
            if byte == b'>' {
                self.keep(at..at + 1);
                return Ok(at + 1);
            }
            if blanks > 0 {
                self.put_blank();
            }
            let length = if byte == b'=' {
                value(&html[at..]).ok_or_else(endless)?
            } else {
                let rest = html[at + 1..].iter();
                1 + rest
                    .take_while(|byte| !is_blank(**byte) && !matches!(byte, b'=' | b'>'))
                    .count()
            };
            self.keep(at..at + length);
            at += length;
        }
    }
}

/// The end of a tag whose name ends at `from`, if there's nothing in it to take away: nearly every
/// tag is so.
fn tidy_tag(html: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        match *html.get(at)? {
            b'>' => return Some(at + 1),
            b'=' => match *html.get(at + 1)? {
                quote @ (b'"' | b'\'') => at += 2 + memchr(quote, html.get(at + 2..)?)?,
                next if is_blank(next) => return None,
                _ => {}
            },
            b' ' => {
                let next = *html.get(at + 1)?;
                if is_blank(next) || matches!(next, b'>' | b'=') {
                    return None;
                }
            }
            byte if is_blank(byte) => return None,
            _ => {}
        }
        at += 1;
    }
}

/// The length of `=` and the value after it; `None` where a quote never ends.
fn value(html: &[u8]) -> Option<usize> {
    let start = 1 + blanks(&html[1..]);
    if let quote @ (b'"' | b'\'') = html.get(start)? {
        let end = memchr(*quote, &html[start + 1..])?;
        return Some(start + 1 + end + 1);
    }
    let value = html[start..].iter();
    let value = value.take_while(|byte| !is_blank(**byte) && **byte != b'>');
    Some(start + value.count())
}

/// How far the content of an element reaches that holds no tags: to its closing tag.
fn raw(html: &[u8], name: &[u8]) -> Option<usize> {
    memchr_iter(b'<', html).find(|at| {
        html[at + 1..]
            .strip_prefix(b"/")
            .and_then(|rest| rest.get(..name.len()))
            .is_some_and(|found| found.eq_ignore_ascii_case(name))
    })
}

/// How many blanks a text begins with.
fn blanks(text: &[u8]) -> usize {
    text.iter().take_while(|byte| is_blank(**byte)).count()
}

/// The length of the words that a text begins with, up to the first blank that isn't alone between
/// two of them.
fn words(text: &[u8]) -> usize {
    let mut at = 0;
    // The last of eight is looked at again beside the next.
    while let Some(eight) = Eight::next(&text[at..])
        && !eight.up_to(b' ').has_pair()
    {
        at += 7;
    }
    while let Some(byte) = text.get(at) {
        if is_blank(*byte) && text.get(at + 1).is_none_or(|next| is_blank(*next)) {
            break;
        }
        at += 1;
    }
    at
}

/// What HTML takes for a blank; others, such as the no-break space, are content.
const fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\n' | b'\r' | b'\t' | b'\x0C')
}

#[cfg(test)]
#[path = "minify_tests.rs"]
mod tests;
