//! Blocks: paragraphs, headings with their ids, quotations and alerts, code, lists, tables, raw HTML.

use std::ops::Range;

use pulldown_cmark::{Alignment, BlockQuoteKind, CodeBlockKind, CowStr, Event, Tag, TagEnd};
use pulldown_cmark_escape::escape_html;

use super::{OpenHeading, OpenList, Writer};
use crate::diagnostic::Diagnostic;
use crate::document::body::{Fill, Heading, Hole, OrderedList};
use crate::document::raw_html;
use crate::document::requests::requests;
use crate::yaml::form::slug;

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

impl<'a> Writer<'a> {
    pub(super) fn html_block(&mut self, at: usize, place: &Range<usize>) -> usize {
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
            self.tell_requests(&html, at..end);
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

    /// What a block of raw HTML would fetch from another host is dropped, which must not be silent.
    fn tell_requests(&mut self, html: &str, block: Range<usize>) {
        let events = &self.events[block];
        for range in requests(html) {
            let mut before = 0;
            let mut places = events.iter().filter_map(|(event, place)| {
                let Event::Html(line) = event else {
                    return None;
                };
                let start = before;
                before += line.len();
                (range.start < before).then(|| (place.start + range.start - start, place.end))
            });
            let Some((start, end)) = places.next() else {
                continue;
            };
            let place = self.span(&(start..(start + range.len()).min(end)));
            self.diagnostics.push(
                Diagnostic::warning(
                    "external-request",
                    place,
                    "this would be fetched from another host, so it is left out",
                )
                .help("put the file beside the page, or link to it"),
            );
        }
    }

    /// A paragraph; one that holds nothing but a picture or an embed is a block of its own.
    pub(super) fn paragraph(&mut self, at: usize) -> usize {
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

    pub(super) fn start_heading(
        &mut self,
        level: u8,
        id: Option<&CowStr<'a>>,
        place: &Range<usize>,
    ) {
        let level = (level + self.shift).clamp(2, 6);
        self.quiet += 1;
        self.heading = Some(OpenHeading {
            at: self.text.html.len(),
            holes: self.text.holes.len(),
            level,
            id: id.map(ToString::to_string),
            title: String::new(),
            span: self.span(place),
        });
    }

    pub(super) fn end_heading(&mut self) {
        self.close_raw();
        self.quiet -= 1;
        let Some(open) = self.heading.take() else {
            return;
        };
        let id = match open.id {
            Some(id) if self.may_have(&id) => id,
            Some(id) => self.unique_id(&id),
            None => self.unique_id(&slug(&open.title)),
        };
        let mut start = format!("<h{} id=\"", open.level);
        let _ = escape_html(&mut start, &id);
        start.push_str("\">");
        let length = u32::try_from(start.len()).unwrap_or(0);
        let at = u32::try_from(open.at).unwrap_or(u32::MAX);
        self.text.html.insert_str(open.at, &start);
        let id_at = at + 8; // behind `<h2 id="`
        // Whatever was noted inside the heading moves with its text.
        for hole in &mut self.text.holes[open.holes..] {
            hole.at += length;
        }
        self.text.holes.push(Hole {
            at: id_at,
            fill: Fill::IdPrefix,
        });
        self.push(&format!("</h{}>\n", open.level));
        let html = at..self.here();
        self.body.headings.push(Heading {
            level: open.level,
            title: match open.title.trim() {
                "" => id.clone(),
                title => title.to_owned(),
            },
            id,
            span: open.span,
            html,
        });
    }

    /// Whether a heading may have the id that its author wrote: once, and not one of the theme's.
    fn may_have(&mut self, id: &str) -> bool {
        !RESERVED_IDS.contains(&id) && self.explicit_given.insert(id.to_owned())
    }

    pub(super) fn unique_id(&mut self, wish: &str) -> String {
        let wish = if wish.is_empty() { "section" } else { wish };
        let mut id = wish.to_owned();
        while RESERVED_IDS.contains(&id.as_str()) || !self.ids.insert(id.clone()) {
            let number = self.next_numbers.entry(wish.to_owned()).or_insert(2);
            id = format!("{wish}-{number}");
            *number += 1;
        }
        id
    }

    pub(super) fn start_quote(&mut self, kind: Option<BlockQuoteKind>) {
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

    pub(super) fn start_code(&mut self, kind: &CodeBlockKind<'_>) {
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

    pub(super) fn start_list(&mut self, start: Option<u64>, place: &Range<usize>) {
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

    pub(super) fn end_list(&mut self, ordered: bool) {
        self.depth -= 1;
        self.push(if ordered { "</ol>\n" } else { "</ul>\n" });
        if self.depth == 0
            && let Some(list) = self.list.take()
        {
            let html = list.at..self.here();
            self.text.ordered_lists.push(OrderedList {
                span: list.span,
                html,
                items: list.items,
            });
        }
    }

    pub(super) fn note_item_start(&mut self) {
        let here = self.here();
        if let Some(list) = self.list.as_mut().filter(|_| self.depth == 1) {
            list.item_at = here;
        }
    }

    pub(super) fn note_item_end(&mut self) {
        let here = self.here();
        if let Some(list) = self.list.as_mut().filter(|_| self.depth == 1) {
            list.items.push(list.item_at..here);
        }
    }

    pub(super) fn start_table(&mut self, aligns: &[Alignment]) {
        self.aligns = aligns.to_vec();
        self.column = 0;
        self.block("<div class=\"table-wrap\" role=\"region\" tabindex=\"0\" aria-label=\"");
        self.hole(Fill::Word("table-scroll"));
        self.push("\"><table>\n");
    }

    pub(super) fn start_cell(&mut self) {
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
}
