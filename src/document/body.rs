//! A page's body after parsing: HTML with holes.
//!
//! Markdown is parsed and turned into HTML once, without looking at any other file. Where the HTML
//! depends on the rest of the site (an address, a title, a picture's size, an interface word) it
//! has a [`Hole`]; `render::html` fills the holes while it copies the text. Parts of a page (its
//! introduction, one step) are ranges of the same HTML, so that links, anchors, steps and text all
//! come from the one parse.
//!
//! A [`Body`] always has what others may ask of every page: links, headings and anchors. Its [`Text`]
//! and its passages are there after a parse; a body out of a memo makes them when they are first used.

use std::ops::{Deref, Range};
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::front_matter;
use super::lazy::{Lazy, Origin};
use super::markdown;
use crate::diagnostic::Span;
use crate::path::RelPath;
use crate::prose::Passage;

/// A range of bytes in [`Text::html`].
pub type HtmlRange = Range<u32>;

/// A parsed body.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Body {
    /// Links, pictures and embeds, in order; holes point here.
    pub links: Vec<LinkUse>,
    /// Headings in order.
    pub headings: Vec<Heading>,
    /// All anchors of the body besides headings (footnotes), sorted.
    pub anchors: Vec<String>,
    /// The text as people read it, in the order of the source.
    #[serde(skip)]
    pub passages: Lazy<Vec<Passage>>,
    /// The rest, which is the most of it.
    #[serde(skip)]
    pub(super) text: Lazy<Text>,
}

/// What a body says.
#[derive(Clone, Debug, Default)]
pub struct Text {
    /// HTML without what belongs into the holes.
    pub html: String,
    /// Holes, by place; several may share a place.
    pub holes: Vec<Hole>,
    /// Top-level ordered lists: candidates for the steps.
    pub ordered_lists: Vec<OrderedList>,
    /// Text outside headings, links and code, where glossary terms may be linked.
    pub prose: Vec<HtmlRange>,
    /// Where the footnotes begin; the end of the HTML where there are none.
    pub footnotes_start: u32,
}

/// A place that is filled when the page is rendered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hole {
    /// Offset in the HTML.
    pub at: u32,
    /// What belongs there.
    pub fill: Fill,
}

/// What belongs into a hole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fill {
    /// The start tag of a link; its text and end tag follow in the HTML.
    LinkStart(u32),
    /// A whole link whose text is the title of its target.
    TitledLink(u32),
    /// A whole picture.
    Picture(u32),
    /// The card of a record.
    Embed(u32),
    /// An interface string, by message id.
    Word(&'static str),
    /// What makes an id of this text unique on a page that isn't its own: nothing on its own page.
    IdPrefix,
    /// The address of this text's own page before one of its anchors: nothing on that page itself.
    OwnAddress,
}

/// A link, picture or embed as written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkUse {
    /// Where it stands.
    pub span: Span,
    /// Where it points.
    pub destination: Destination,
    /// What it is.
    pub role: Role,
    /// The Markdown title of a link, the caption of a picture.
    pub title: String,
    /// The alternative text of a picture.
    pub alt: String,
}

/// What a [`LinkUse`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Role {
    /// A link.
    Link,
    /// A picture.
    Picture,
    /// `![[id]]`.
    Embed,
}

/// Where a link points, before the site has resolved it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Destination {
    /// Another site, a mail address or a telephone number; safe to print.
    External(String),
    /// An anchor of the same page.
    Here(String),
    /// A file, by path from `content/`.
    File {
        /// The file.
        path: RelPath,
        /// Its anchor.
        anchor: Option<String>,
    },
    /// `[[id]]` or `[[id#anchor]]`.
    Record {
        /// The id.
        id: String,
        /// Its anchor.
        anchor: Option<String>,
    },
    /// An address from the site's root: `/red-flags/`.
    Address {
        /// Without the leading slash.
        path: String,
        /// Its anchor.
        anchor: Option<String>,
    },
    /// Refused or not understood; told already.
    Nowhere,
}

/// A heading of the body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heading {
    /// 2 to 6: the page's title is level 1.
    pub level: u8,
    /// Its anchor.
    pub id: String,
    /// Its text.
    pub title: String,
    /// Where it stands in the source.
    pub span: Span,
    /// Its whole element.
    pub html: HtmlRange,
}

/// A top-level ordered list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderedList {
    /// Where it stands in the source.
    pub span: Span,
    /// The whole list.
    pub html: HtmlRange,
    /// The inside of each item.
    pub items: Vec<HtmlRange>,
}

impl Deref for Body {
    type Target = Text;

    fn deref(&self) -> &Text {
        &self.text
    }
}

/// The body of a file, parsed again.
fn parsed(origin: &Origin, text: &str) -> Body {
    let split = front_matter::split(origin.file, text).value;
    let source = markdown::Source {
        file: origin.file,
        text,
        start: split.body.start,
        folder: &origin.path.parent(),
        raw_html: origin.raw_html,
    };
    markdown::parse(source).value
}

impl Body {
    /// Lets text and passages be made again.
    pub(super) fn attach(&mut self, origin: &Arc<Origin>) {
        let text = |origin: &Origin, text: &str| parsed(origin, text).text.into_value();
        let passages = |origin: &Origin, text: &str| parsed(origin, text).passages.into_value();
        self.text.attach(origin, text);
        self.passages.attach(origin, passages);
    }

    /// The passages that begin inside a range of the source.
    pub fn passages_in(&self, range: Range<usize>) -> impl Iterator<Item = &Passage> {
        let begin = |passage: &Passage| passage.whole_span().range().start;
        let first = self
            .passages
            .partition_point(|passage| begin(passage) < range.start);
        let rest = self.passages[first..].iter();
        rest.take_while(move |passage| begin(passage) < range.end)
    }

    /// Whether the page has this anchor.
    #[must_use]
    pub fn has_anchor(&self, anchor: &str) -> bool {
        self.headings.iter().any(|heading| heading.id == anchor)
            || self
                .anchors
                .binary_search_by(|known| known.as_str().cmp(anchor))
                .is_ok()
    }

    /// The section under the heading with this anchor, without the heading itself: up to the next
    /// heading of the same or a higher level, or the footnotes.
    #[must_use]
    pub fn section(&self, id: &str) -> Option<(HtmlRange, HtmlRange)> {
        let at = self.headings.iter().position(|heading| heading.id == id)?;
        let heading = &self.headings[at];
        let next = self.headings[at + 1..]
            .iter()
            .find(|next| next.level <= heading.level);
        let end = next.map_or(self.footnotes_start, |next| next.html.start);
        Some((heading.html.clone(), heading.html.end..end))
    }
}

impl Text {
    /// The whole HTML as a range.
    #[must_use]
    pub fn whole(&self) -> HtmlRange {
        0..self.end()
    }

    /// The ordered lists that begin inside a range.
    pub fn lists_in(&self, range: HtmlRange) -> impl Iterator<Item = &OrderedList> {
        self.ordered_lists
            .iter()
            .filter(move |list| range.contains(&list.html.start))
    }

    /// Length of the HTML.
    #[must_use]
    pub fn end(&self) -> u32 {
        u32::try_from(self.html.len()).unwrap_or(u32::MAX)
    }
}
