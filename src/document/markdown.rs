//! From Markdown to HTML with holes, in one pass over the parser's events.
//!
//! 1. The parser's events are collected; a body that nests too deeply is refused.
//! 2. [`Writer`] turns them into HTML. Links, pictures and embeds become [`LinkUse`]s, and holes
//!    where the HTML depends on other files; headings get stable unique ids; top-level ordered
//!    lists and text where terms may be linked are noted on the way.
//! 3. Footnotes are written at the end, in the order in which they're mentioned.
//!
//! Raw HTML is [`raw_html`](super::raw_html)'s matter, addresses are [`destination`](super::destination)'s.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use pulldown_cmark::{
    Alignment, BlockQuoteKind, CodeBlockKind, CowStr, Event, LinkType, Options, Parser, Tag, TagEnd,
};
use pulldown_cmark_escape::{escape_href, escape_html, escape_html_body_text};

use super::body::{Body, Destination, Fill, Heading, Hole, LinkUse, OrderedList, Role};
use super::{destination, raw_html};
use crate::diagnostic::{Checked, Diagnostic, FileId, Span};
use crate::path::RelPath;
use crate::yaml::check::slug;

/// Deepest nesting of elements; browsers and minifiers are only good for so much.
const MAX_DEPTH: usize = 64;
/// Most footnote marks; the parser's time grows faster than their number.
const MAX_FOOTNOTE_MARKS: usize = 1_000;
/// Ids that the theme's own parts have; headings don't take them.
const RESERVED_IDS: [&str; 8] = [
    "content",
    "main",
    "menu",
    "on-this-page",
    "red-flags-link",
    "top",
    "page-end",
    "sidebar",
];

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
    if markdown.matches("[^").take(MAX_FOOTNOTE_MARKS + 1).count() > MAX_FOOTNOTE_MARKS {
        options.remove(Options::ENABLE_FOOTNOTES);
        let message = format!("more than {MAX_FOOTNOTE_MARKS} footnote marks in one file");
        let place = Span::new(source.file, source.start..source.start);
        diagnostics
            .push(Diagnostic::error("file-unreadable", place, message).help("split the page"));
    }
    let events: Vec<_> = Parser::new_ext(markdown, options)
        .into_offset_iter()
        .collect();
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
    diagnostics: Vec<Diagnostic>,
    /// Depth of lists, quotations and tables: only what stands at 0 is top level.
    depth: usize,
    /// Depth of headings, links and code, where no term is linked.
    quiet: usize,
    /// Added to each heading's level so that the page's title is the only level 1.
    shift: u8,
    ids: BTreeSet<String>,
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
        let mut body = Body::default();
        body.html
            .reserve((source.text.len() - source.start) * 5 / 4);
        Self {
            source,
            events,
            body,
            diagnostics,
            depth: 0,
            quiet: 0,
            shift: u8::from(has_level_1),
            ids: BTreeSet::new(),
            heading: None,
            list: None,
            aligns: Vec::new(),
            column: 0,
            in_table_head: false,
            raw_open: Vec::new(),
            definitions: definitions(events),
            mentioned: Vec::new(),
        }
    }

    fn run(&mut self) {
        self.take_explicit_ids();
        self.write(0..self.events.len());
        self.body.footnotes_start = self.here();
        self.write_footnotes();
    }

    fn finish(mut self) -> Checked<Body> {
        self.body.anchors.sort();
        self.body.html.shrink_to_fit();
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
                self.push("\n");
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
                self.escaped(html)
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
            Tag::FootnoteDefinition(_) => return self.end_of(at) + 1,
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
            Tag::Emphasis => self.push("<em>"),
            Tag::Strong => self.push("<strong>"),
            Tag::Strikethrough => self.push("<del>"),
            Tag::Superscript => self.push("<sup>"),
            Tag::Subscript => self.push("<sub>"),
            Tag::Link {
                link_type,
                dest_url,
                title,
                ..
            } => return self.start_link(*link_type, dest_url, title, at, place),
            Tag::Image { .. } => return self.picture(at, false),
            Tag::MetadataBlock(_) => return self.end_of(at) + 1,
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
            TagEnd::DefinitionListTitle => self.push("</dt>\n"),
            TagEnd::DefinitionListDefinition => self.push("</dd>\n"),
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
            TagEnd::Emphasis => self.push("</em>"),
            TagEnd::Strong => self.push("</strong>"),
            TagEnd::Strikethrough => self.push("</del>"),
            TagEnd::Superscript => self.push("</sup>"),
            TagEnd::Subscript => self.push("</sub>"),
            TagEnd::Link => {
                self.quiet -= 1;
                self.push("</a>");
            }
            TagEnd::HtmlBlock
            | TagEnd::FootnoteDefinition
            | TagEnd::Image
            | TagEnd::MetadataBlock(_) => {}
        }
    }

    // Text ---------------------------------------------------------------------------------

    fn text(&mut self, text: &str) {
        let start = self.here();
        self.escaped(text);
        if self.quiet == 0 {
            let end = self.here();
            match self.body.prose.last_mut() {
                Some(last) if last.end == start => last.end = end,
                _ => self.body.prose.push(start..end),
            }
        }
        self.note_heading_text(text);
    }

    fn inline_html(&mut self, html: &str, place: &Range<usize>) {
        if raw_html::is_comment(html) {
            return;
        }
        match raw_html::inline_tag(html).filter(|_| self.source.raw_html) {
            Some((element, true)) => {
                self.raw_open.push(element);
                self.push(&format!("<{element}>"));
            }
            Some((element, false)) if self.raw_open.last() == Some(&element) => {
                self.raw_open.pop();
                self.push(&format!("</{element}>"));
            }
            Some(_) => {}
            None => {
                self.tell_raw_html(place);
                self.escaped(html);
            }
        }
    }

    /// Raw inline elements never reach beyond the block in which they were opened.
    fn close_raw(&mut self) {
        while let Some(element) = self.raw_open.pop() {
            self.push(&format!("</{element}>"));
        }
    }

    fn html_block(&mut self, at: usize, place: &Range<usize>) -> usize {
        let end = self.end_of(at);
        let html: String = self.events[at..end]
            .iter()
            .filter_map(|(event, _)| {
                if let Event::Html(html) = event {
                    Some(&**html)
                } else {
                    None
                }
            })
            .collect();
        if raw_html::is_comment(&html) {
            return end + 1;
        }
        if self.source.raw_html {
            let clean = raw_html::sanitised_block(&html);
            self.push("<div class=\"raw\">");
            self.push(&clean);
            self.push("</div>\n");
        } else {
            self.tell_raw_html(place);
            self.push("<p>");
            self.escaped(html.trim_end());
            self.push("</p>\n");
        }
        end + 1
    }

    fn tell_raw_html(&mut self, place: &Range<usize>) {
        let span = self.span(place);
        self.diagnostics.push(
            Diagnostic::warning("raw-html", span, "raw HTML is shown to readers as text")
                .help("write it in Markdown, or set `raw_html: true` in `site.yaml`"),
        );
    }

    // Blocks -------------------------------------------------------------------------------

    /// A paragraph; one that holds nothing but a picture or an embed is a block of its own.
    fn paragraph(&mut self, at: usize) -> usize {
        if let Some((Event::Start(Tag::Image { .. }), _)) = self.events.get(at + 1) {
            let end = self.end_of(at + 1);
            if matches!(
                self.events.get(end + 1),
                Some((Event::End(TagEnd::Paragraph), _))
            ) {
                self.picture(at + 1, true);
                return end + 2;
            }
        }
        self.push("<p>");
        at + 1
    }

    fn start_heading(&mut self, level: u8, id: Option<&CowStr<'a>>, place: &Range<usize>) {
        let level = (level + self.shift).clamp(2, 6);
        self.quiet += 1;
        self.heading = Some(OpenHeading {
            at: self.body.html.len(),
            level,
            id: id.map(ToString::to_string),
            title: String::new(),
            span: self.span(place),
        });
    }

    fn end_heading(&mut self) {
        self.close_raw();
        self.quiet -= 1;
        let Some(open) = self.heading.take() else {
            return;
        };
        let id = match open.id {
            Some(id) if !self.body.headings.iter().any(|heading| heading.id == id) => id,
            Some(id) => self.unique_id(&id),
            None => self.unique_id(&slug(&open.title)),
        };
        let mut start = format!("<h{} id=\"", open.level);
        let _ = escape_html(&mut start, &id);
        start.push_str("\">");
        let length = u32::try_from(start.len()).unwrap_or(0);
        let at = u32::try_from(open.at).unwrap_or(u32::MAX);
        self.body.html.insert_str(open.at, &start);
        // Whatever was noted inside the heading moves with its text.
        self.body
            .holes
            .iter_mut()
            .rev()
            .take_while(|hole| hole.at >= at)
            .for_each(|hole| hole.at += length);
        self.push(&format!("</h{}>\n", open.level));
        let html = at..self.here();
        self.body.headings.push(Heading {
            level: open.level,
            id,
            title: open.title.trim().to_owned(),
            span: open.span,
            html,
        });
    }

    fn unique_id(&mut self, wish: &str) -> String {
        let wish = if wish.is_empty() { "section" } else { wish };
        let taken =
            |id: &str, ids: &BTreeSet<String>| ids.contains(id) || RESERVED_IDS.contains(&id);
        let mut id = wish.to_owned();
        let mut number = 2_usize;
        while taken(&id, &self.ids) {
            id = format!("{wish}-{number}");
            number += 1;
        }
        self.ids.insert(id.clone());
        id
    }

    fn start_quote(&mut self, kind: Option<BlockQuoteKind>) {
        let Some(kind) = kind else {
            return self.block("<blockquote>\n");
        };
        let (class, word) = match kind {
            BlockQuoteKind::Note => ("note", "alert-note"),
            BlockQuoteKind::Tip => ("tip", "alert-tip"),
            BlockQuoteKind::Important => ("important", "alert-important"),
            BlockQuoteKind::Warning => ("warning", "alert-warning"),
            BlockQuoteKind::Caution => ("caution", "alert-caution"),
        };
        self.block(&format!(
            "<div class=\"alert alert-{class}\"><p class=\"alert-title\">"
        ));
        self.hole(Fill::Word(word));
        self.push("</p>\n");
    }

    fn start_code(&mut self, kind: &CodeBlockKind<'_>) {
        self.quiet += 1;
        self.push("<pre tabindex=\"0\"><code");
        if let CodeBlockKind::Fenced(info) = kind
            && let Some(language) = info
                .split([' ', ','])
                .next()
                .filter(|language| !language.is_empty())
        {
            self.push(" class=\"language-");
            self.attribute(language);
            self.push("\"");
        }
        self.push(">");
    }

    fn start_list(&mut self, start: Option<u64>, place: &Range<usize>) {
        if self.depth == 0 && start.is_some() {
            let at = self.here();
            self.list = Some(OpenList {
                at,
                item_at: at,
                span: self.span(place),
                items: Vec::new(),
            });
        }
        match start {
            None => self.block("<ul>\n"),
            Some(1) => self.block("<ol>\n"),
            Some(start) => self.block(&format!("<ol start=\"{start}\">\n")),
        }
    }

    fn end_list(&mut self, ordered: bool) {
        self.depth -= 1;
        self.push(if ordered { "</ol>\n" } else { "</ul>\n" });
        if self.depth == 0
            && let Some(list) = self.list.take()
        {
            let html = list.at..self.here();
            self.body.ordered_lists.push(OrderedList {
                span: list.span,
                html,
                items: list.items,
            });
        }
    }

    fn note_item_start(&mut self) {
        let here = self.here();
        if let Some(list) = self.list.as_mut().filter(|_| self.depth == 1) {
            list.item_at = here;
        }
    }

    fn note_item_end(&mut self) {
        let here = self.here();
        if let Some(list) = self.list.as_mut().filter(|_| self.depth == 1) {
            list.items.push(list.item_at..here);
        }
    }

    fn start_table(&mut self, aligns: &[Alignment]) {
        self.aligns = aligns.to_vec();
        self.column = 0;
        self.block("<div class=\"table-wrap\" role=\"region\" tabindex=\"0\" aria-label=\"");
        self.hole(Fill::Word("table-scroll"));
        self.push("\"><table>\n");
    }

    fn start_cell(&mut self) {
        self.push(if self.in_table_head {
            "<th scope=\"col\""
        } else {
            "<td"
        });
        self.push(match self.aligns.get(self.column) {
            Some(Alignment::Right) => " class=\"align-end\">",
            Some(Alignment::Center) => " class=\"align-center\">",
            _ => ">",
        });
        self.column += 1;
    }

    // Links and pictures -------------------------------------------------------------------

    fn start_link(
        &mut self,
        kind: LinkType,
        url: &str,
        title: &str,
        at: usize,
        place: &Range<usize>,
    ) -> usize {
        let wiki = matches!(kind, LinkType::WikiLink { .. });
        let destination = match kind {
            LinkType::Email => Destination::External(format!("mailto:{url}")),
            _ => self.destination(url, wiki, place),
        };
        if matches!(kind, LinkType::WikiLink { has_pothole: false }) {
            let link = self.link(Role::Link, destination, title, String::new(), place);
            self.hole(Fill::TitledLink(link));
            return self.end_of(at) + 1;
        }
        self.quiet += 1;
        if let Destination::External(url) = &destination {
            self.push("<a href=\"");
            let _ = escape_href(&mut self.body.html, url);
            self.push("\" rel=\"external\">");
        }
        let external = matches!(destination, Destination::External(_));
        let link = self.link(Role::Link, destination, title, String::new(), place);
        if !external {
            self.hole(Fill::LinkStart(link));
        }
        at + 1
    }

    /// A picture or `![[embed]]`; returns where to go on.
    fn picture(&mut self, at: usize, alone: bool) -> usize {
        let end = self.end_of(at);
        let (
            Event::Start(Tag::Image {
                link_type,
                dest_url,
                title,
                ..
            }),
            place,
        ) = &self.events[at]
        else {
            return at + 1;
        };
        let wiki = matches!(link_type, LinkType::WikiLink { .. });
        let destination = self.destination(dest_url, wiki, place);
        if wiki {
            // An embed is a block; inside a line it's a link with the record's title.
            let role = if alone { Role::Embed } else { Role::Link };
            let link = self.link(role, destination, title, String::new(), place);
            self.hole(if alone {
                Fill::Embed(link)
            } else {
                Fill::TitledLink(link)
            });
            return end + 1;
        }
        let alt = plain_text(&self.events[at + 1..end]);
        let link = self.link(Role::Picture, destination, title, alt, place);
        let figure = alone && !title.is_empty();
        self.push(match (alone, figure) {
            (true, _) => "<figure class=\"picture\">",
            _ => "",
        });
        self.hole(Fill::Picture(link));
        if figure {
            self.push("<figcaption>");
            self.escaped(title);
            self.push("</figcaption>");
        }
        if alone {
            self.push("</figure>\n");
        }
        end + 1
    }

    fn destination(&mut self, url: &str, wiki: bool, place: &Range<usize>) -> Destination {
        if wiki {
            return destination::read_wiki(url);
        }
        let span = self.span(place);
        destination::read(url, self.source.folder, span, &mut self.diagnostics)
    }

    fn link(
        &mut self,
        role: Role,
        destination: Destination,
        title: &str,
        alt: String,
        place: &Range<usize>,
    ) -> u32 {
        let span = self.span(place);
        self.body.links.push(LinkUse {
            span,
            destination,
            role,
            title: title.to_owned(),
            alt,
        });
        u32::try_from(self.body.links.len() - 1).unwrap_or(u32::MAX)
    }

    // Footnotes ----------------------------------------------------------------------------

    fn footnote_mark(&mut self, label: &str) {
        if !self.definitions.contains_key(label) {
            self.escaped(&format!("[^{label}]"));
            return;
        }
        let at = self
            .mentioned
            .iter()
            .position(|(known, _)| known == label)
            .unwrap_or_else(|| {
                self.mentioned.push((label.to_owned(), 0));
                self.mentioned.len() - 1
            });
        self.mentioned[at].1 += 1;
        let (number, times) = (at + 1, self.mentioned[at].1);
        let id = mark_id(number, times);
        self.push(&format!("<sup class=\"footnote-mark\"><a href=\"#note-{number}\" id=\"{id}\" role=\"doc-noteref\">{number}</a></sup>"));
        self.body.anchors.push(id);
    }

    fn write_footnotes(&mut self) {
        if self.mentioned.is_empty() {
            return;
        }
        self.push("<section class=\"footnotes\" role=\"doc-endnotes\"><h2 id=\"footnotes\">");
        self.hole(Fill::Word("footnotes"));
        self.push("</h2>\n<ol>\n");
        self.depth += 1;
        let mut at = 0;
        // A footnote may mention further ones, so the list can grow while it's written.
        while at < self.mentioned.len() {
            let label = self.mentioned[at].0.clone();
            let number = at + 1;
            self.push(&format!("<li id=\"note-{number}\">"));
            self.body.anchors.push(format!("note-{number}"));
            if let Some(range) = self.definitions.get(&label).cloned() {
                self.write(range);
            }
            self.push("<p class=\"footnote-back\">");
            for times in 1..=self.mentioned[at].1 {
                self.push(&format!(
                    "<a href=\"#{}\" role=\"doc-backlink\" aria-label=\"",
                    mark_id(number, times)
                ));
                self.hole(Fill::Word("footnote-back"));
                self.push("\">\u{21A9}\u{FE0E}</a> ");
            }
            self.push("</p></li>\n");
            at += 1;
        }
        self.depth -= 1;
        self.push("</ol></section>\n");
    }

    // Small tools --------------------------------------------------------------------------

    fn block(&mut self, html: &str) {
        self.depth += 1;
        self.push(html);
    }

    fn push(&mut self, html: &str) {
        self.body.html.push_str(html);
    }

    fn escaped(&mut self, text: &str) {
        let _ = escape_html_body_text(&mut self.body.html, text);
    }

    fn attribute(&mut self, text: &str) {
        let _ = escape_html(&mut self.body.html, text);
    }

    fn hole(&mut self, fill: Fill) {
        let at = self.here();
        self.body.holes.push(Hole { at, fill });
    }

    fn note_heading_text(&mut self, text: &str) {
        if let Some(heading) = &mut self.heading {
            heading.title.push_str(text);
        }
    }

    fn here(&self) -> u32 {
        self.body.end()
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

fn definitions(events: &Events<'_>) -> BTreeMap<String, Range<usize>> {
    let mut found = BTreeMap::new();
    for (at, (event, _)) in events.iter().enumerate() {
        if let Event::Start(Tag::FootnoteDefinition(label)) = event {
            found
                .entry(label.to_string())
                .or_insert_with(|| at + 1..end_of(events, at));
        }
    }
    found
}

fn mark_id(number: usize, times: usize) -> String {
    if times == 1 {
        format!("mark-{number}")
    } else {
        format!("mark-{number}-{times}")
    }
}

fn plain_text(events: &Events<'_>) -> String {
    let mut text = String::new();
    for (event, _) in events {
        match event {
            Event::Text(part) | Event::Code(part) => text.push_str(part),
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            _ => {}
        }
    }
    text
}
