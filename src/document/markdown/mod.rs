//! From Markdown to HTML with holes, in one pass over the parser's events.
//!
//! 1. The parser's events are collected; a body that nests too deeply is refused.
//! 2. [`Writer`] turns them into HTML. Links, pictures and embeds become [`LinkUse`](super::body::LinkUse)s, and holes
//!    where the HTML depends on other files; headings get stable unique ids; top-level ordered
//!    lists and text where terms may be linked are noted on the way.
//! 3. Footnotes are written at the end, in the order in which they're mentioned.
//! 4. [`passages`] collects the text of the same events as people read it.
//!
//! The writer's parts are in [`blocks`], [`inline`], [`links`] and [`footnotes`].
//! Raw HTML is [`raw_html`](super::raw_html)'s matter, addresses are [`destination`](super::destination)'s.

mod blocks;
mod footnotes;
mod inline;
mod links;
mod passages;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use memchr::memmem;
use pulldown_cmark::{Alignment, Event, Options, Parser, Tag, TagEnd};
use pulldown_cmark_escape::{escape_html, escape_html_body_text};

use super::body::{Body, Fill, Hole, Text};
use crate::diagnostic::{Checked, Diagnostic, FileId, Span};
use crate::path::RelPath;

/// Deepest nesting of elements; browsers and minifiers are only good for so much.
const MAX_DEPTH: usize = 64;

/// Most footnote marks; the parser's time grows faster than their number.
const MAX_FOOTNOTE_MARKS: usize = 1_000;

/// How many bytes of Markdown there are to an event, or a few more: more room than needed costs less than too
/// little.
const BYTES_AN_EVENT: usize = 10;

/// What the parser needs to know besides the text.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    /// The file.
    pub file: FileId,
    /// Its whole text.
    pub text: &'a str,
    /// Where its Markdown begins.
    pub start: usize,
    /// The folder of the page in `content/`, for relative links.
    pub folder: &'a RelPath,
    /// Whether the site allows (sanitised) raw HTML.
    pub raw_html: bool,
}

/// Parses a body.
pub fn parse(source: Source<'_>) -> Checked<Body> {
    let markdown = &source.text[source.start..];
    let mut options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_SMART_PUNCTUATION
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_GFM
        | Options::ENABLE_DEFINITION_LIST
        | Options::ENABLE_WIKILINKS;
    let mut diagnostics = Vec::new();
    let marks = memmem::find_iter(markdown.as_bytes(), "[^");
    if marks.take(MAX_FOOTNOTE_MARKS + 1).count() > MAX_FOOTNOTE_MARKS {
        options.remove(Options::ENABLE_FOOTNOTES);
        let message = format!("more than {MAX_FOOTNOTE_MARKS} footnote marks in one file");
        let place = Span::new(source.file, source.start..source.start);
        diagnostics
            .push(Diagnostic::error("file-unreadable", place, message).help("split the page"));
    }
    let mut events = Vec::with_capacity(markdown.len() / BYTES_AN_EVENT);
    events.extend(Parser::new_ext(markdown, options).into_offset_iter());
    if let Some(at) = too_deep(&events) {
        let place = Span::new(source.file, source.start + at..source.start + at);
        let help = "take lists and quotations out of each other";
        diagnostics.push(
            Diagnostic::error(
                "file-unreadable",
                place,
                "the text is nested too deeply here",
            )
            .help(help),
        );
        return Checked::new(Body::default(), diagnostics);
    }
    let mut writer = Writer::new(source, &events, diagnostics);
    writer.run();
    writer.body.passages = passages::collect(source, &events, writer.shift).into();
    writer.finish()
}

type Events<'a> = [(Event<'a>, Range<usize>)];

fn too_deep(events: &Events<'_>) -> Option<usize> {
    let mut depth = 0_usize;
    for (event, range) in events {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > MAX_DEPTH {
            return Some(range.start);
        }
    }
    None
}

/// A heading whose end hasn't come yet.
struct OpenHeading {
    at: usize,
    /// How many holes there were before it.
    holes: usize,
    level: u8,
    id: Option<String>,
    title: String,
    span: Span,
}

/// An ordered top-level list whose end hasn't come yet.
struct OpenList {
    at: u32,
    item_at: u32,
    span: Span,
    items: Vec<Range<u32>>,
}

struct Writer<'a> {
    source: Source<'a>,
    events: &'a Events<'a>,
    body: Body,
    /// What becomes the text of the body.
    text: Text,
    diagnostics: Vec<Diagnostic>,
    /// Depth of lists, quotations and tables: only what stands at 0 is top level.
    depth: usize,
    /// Depth of headings, links and code, where no term is linked.
    quiet: usize,
    /// Added to each heading's level so that the page's title is the only level 1.
    shift: u8,
    ids: BTreeSet<String>,
    /// For each wish that was taken, the number to try next.
    next_numbers: BTreeMap<String, usize>,
    /// Explicit ids that a heading has got.
    explicit_given: BTreeSet<String>,
    heading: Option<OpenHeading>,
    list: Option<OpenList>,
    aligns: Vec<Alignment>,
    column: usize,
    in_table_head: bool,
    /// Inline raw elements that are open.
    raw_open: Vec<&'static str>,
    /// Where the definition of each footnote stands among the events.
    definitions: BTreeMap<String, Range<usize>>,
    /// Footnotes in the order of first mention, with how often each was mentioned.
    mentioned: Vec<(String, usize)>,
}

impl<'a> Writer<'a> {
    fn new(source: Source<'a>, events: &'a Events<'a>, diagnostics: Vec<Diagnostic>) -> Self {
        let has_level_1 = events
            .iter()
            .any(|(event, _)| matches!(event, Event::Start(Tag::Heading { level, .. }) if *level as u8 == 1));
        let mut text = Text::default();
        text.html
            .reserve((source.text.len() - source.start) * 5 / 4);
        Self {
            source,
            events,
            body: Body::default(),
            text,
            diagnostics,
            depth: 0,
            quiet: 0,
            shift: u8::from(has_level_1),
            ids: BTreeSet::new(),
            next_numbers: BTreeMap::new(),
            explicit_given: BTreeSet::new(),
            heading: None,
            list: None,
            aligns: Vec::new(),
            column: 0,
            in_table_head: false,
            raw_open: Vec::new(),
            definitions: footnotes::definitions(events),
            mentioned: Vec::new(),
        }
    }

    fn run(&mut self) {
        self.take_explicit_ids();
        self.write(0..self.events.len());
        self.text.footnotes_start = self.here();
        self.write_footnotes();
    }

    fn finish(mut self) -> Checked<Body> {
        self.body.anchors.sort();
        // They stay for as long as the site does, and shrinking them would keep the larger piece of memory.
        let text = Text {
            html: self.text.html.as_str().to_owned(),
            holes: self.text.holes.as_slice().to_vec(),
            prose: self.text.prose.as_slice().to_vec(),
            ..self.text
        };
        self.body.text = text.into();
        Checked::new(self.body, self.diagnostics)
    }

    /// Ids that authors wrote win over ids made from text, wherever they stand.
    fn take_explicit_ids(&mut self) {
        for (event, _) in self.events {
            if let Event::Start(Tag::Heading { id: Some(id), .. }) = event {
                self.ids.insert(id.to_string());
            }
        }
    }

    fn write(&mut self, range: Range<usize>) {
        let mut at = range.start;
        while at < range.end {
            at = self.event(at);
        }
    }

    /// Writes the event at `at` and returns where to go on.
    fn event(&mut self, at: usize) -> usize {
        let events = self.events;
        let (event, place) = &events[at];
        match event {
            Event::Start(tag) => return self.start(tag, at, place),
            Event::End(end) => self.end(*end),
            Event::Text(text) => self.text(text),
            Event::Code(code) => {
                self.push("<code>");
                self.escaped(code);
                self.push("</code>");
                self.note_heading_text(code);
            }
            Event::SoftBreak => {
                self.prose("\n");
                self.note_heading_text(" ");
            }
            Event::HardBreak => self.push("<br>\n"),
            Event::Rule => self.push("<hr>\n"),
            Event::TaskListMarker(done) => {
                self.push(if *done {
                    "<span class=\"task\">\u{2611}</span> "
                } else {
                    "<span class=\"task\">\u{2610}</span> "
                });
            }
            Event::FootnoteReference(label) => self.footnote_mark(label),
            Event::InlineHtml(html) => self.inline_html(html, place),
            Event::Html(html) | Event::InlineMath(html) | Event::DisplayMath(html) => {
                self.escaped(html);
            }
        }
        at + 1
    }

    fn start(&mut self, tag: &Tag<'a>, at: usize, place: &Range<usize>) -> usize {
        match tag {
            Tag::Paragraph => return self.paragraph(at),
            Tag::Heading { level, id, .. } => self.start_heading(*level as u8, id.as_ref(), place),
            Tag::BlockQuote(kind) => self.start_quote(*kind),
            Tag::CodeBlock(kind) => self.start_code(kind),
            Tag::HtmlBlock => return self.html_block(at, place),
            Tag::List(start) => self.start_list(*start, place),
            Tag::Item => {
                self.push("<li>");
                self.note_item_start();
            }
            Tag::FootnoteDefinition(_) | Tag::MetadataBlock(_) => return self.end_of(at) + 1,
            Tag::DefinitionList => self.block("<dl>\n"),
            Tag::DefinitionListTitle => self.push("<dt>"),
            Tag::DefinitionListDefinition => self.push("<dd>"),
            Tag::Table(aligns) => self.start_table(aligns),
            Tag::TableHead => {
                self.in_table_head = true;
                self.push("<thead>\n<tr>");
            }
            Tag::TableRow => self.push("<tr>"),
            Tag::TableCell => self.start_cell(),
            Tag::Emphasis => self.start_inline("<em>"),
            Tag::Strong => self.start_inline("<strong>"),
            Tag::Strikethrough => self.start_inline("<del>"),
            Tag::Superscript => self.start_inline("<sup>"),
            Tag::Subscript => self.start_inline("<sub>"),
            Tag::Link {
                link_type,
                dest_url,
                title,
                ..
            } => return self.start_link(*link_type, dest_url, title, at, place),
            Tag::Image { .. } => return self.picture(at, false),
        }
        at + 1
    }

    fn end(&mut self, end: TagEnd) {
        match end {
            TagEnd::Paragraph => {
                self.close_raw();
                self.push("</p>\n");
            }
            TagEnd::Heading(_) => self.end_heading(),
            TagEnd::BlockQuote(kind) => {
                self.depth -= 1;
                self.push(if kind.is_some() {
                    "</div>\n"
                } else {
                    "</blockquote>\n"
                });
            }
            TagEnd::CodeBlock => {
                self.quiet -= 1;
                self.push("</code></pre>\n");
            }
            TagEnd::List(ordered) => self.end_list(ordered),
            TagEnd::Item => {
                self.close_raw();
                self.note_item_end();
                self.push("</li>\n");
            }
            TagEnd::DefinitionList => {
                self.depth -= 1;
                self.push("</dl>\n");
            }
            TagEnd::DefinitionListTitle => self.end_block("</dt>\n"),
            TagEnd::DefinitionListDefinition => self.end_block("</dd>\n"),
            TagEnd::Table => {
                self.depth -= 1;
                self.push("</tbody>\n</table></div>\n");
            }
            TagEnd::TableHead => {
                self.in_table_head = false;
                self.column = 0;
                self.push("</tr>\n</thead>\n<tbody>\n");
            }
            TagEnd::TableRow => {
                self.column = 0;
                self.push("</tr>\n");
            }
            TagEnd::TableCell => {
                self.close_raw();
                self.push(if self.in_table_head { "</th>" } else { "</td>" });
            }
            TagEnd::Emphasis => self.end_inline("</em>"),
            TagEnd::Strong => self.end_inline("</strong>"),
            TagEnd::Strikethrough => self.end_inline("</del>"),
            TagEnd::Superscript => self.end_inline("</sup>"),
            TagEnd::Subscript => self.end_inline("</sub>"),
            TagEnd::Link => {
                self.quiet -= 1;
                self.end_inline("</a>");
            }
            TagEnd::HtmlBlock
            | TagEnd::FootnoteDefinition
            | TagEnd::Image
            | TagEnd::MetadataBlock(_) => {}
        }
    }

    fn start_inline(&mut self, html: &str) {
        self.raw_open.push(inline::MARK);
        self.push(html);
    }

    fn end_inline(&mut self, html: &str) {
        self.close_raw_to_mark();
        self.push(html);
    }

    fn end_block(&mut self, html: &str) {
        self.close_raw();
        self.push(html);
    }

    fn block(&mut self, html: &str) {
        self.close_raw();
        self.depth += 1;
        self.push(html);
    }

    fn push(&mut self, html: &str) {
        self.text.html.push_str(html);
    }

    fn escaped(&mut self, text: &str) {
        let _ = escape_html_body_text(&mut self.text.html, text);
    }

    fn attribute(&mut self, text: &str) {
        let _ = escape_html(&mut self.text.html, text);
    }

    fn hole(&mut self, fill: Fill) {
        let at = self.here();
        self.text.holes.push(Hole { at, fill });
    }

    fn note_heading_text(&mut self, text: &str) {
        if let Some(heading) = &mut self.heading {
            heading.title.push_str(text);
        }
    }

    fn here(&self) -> u32 {
        self.text.end()
    }

    fn span(&self, place: &Range<usize>) -> Span {
        let end = place.start
            + self.source.text[self.source.start + place.start..self.source.start + place.end]
                .trim_end()
                .len();
        Span::new(
            self.source.file,
            self.source.start + place.start..self.source.start + end,
        )
    }

    /// Where the element that starts at `at` ends.
    fn end_of(&self, at: usize) -> usize {
        end_of(self.events, at)
    }
}

fn end_of(events: &Events<'_>, at: usize) -> usize {
    let mut depth = 0_usize;
    for (offset, (event, _)) in events[at..].iter().enumerate() {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at + offset;
        }
    }
    events.len().saturating_sub(1)
}
