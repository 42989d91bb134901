//! Links, pictures and embeds: each becomes a [`LinkUse`], and a hole where it depends on the site.

use std::ops::Range;

use pulldown_cmark::{Event, LinkType, Tag};
use pulldown_cmark_escape::escape_href;

use super::inline::MARK;
use super::{Events, Writer};
use crate::document::body::{Destination, Fill, LinkUse, Role};
use crate::document::destination;

impl Writer<'_> {
    pub(super) fn start_link(
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
            self.note_heading_text(url);
            return self.end_of(at) + 1;
        }
        self.quiet += 1;
        self.raw_open.push(MARK);
        if let Destination::External(url) = &destination {
            self.push("<a href=\"");
            let _ = escape_href(&mut self.text.html, url);
            self.push("\" rel=\"external\"");
            if !title.is_empty() {
                self.push(" title=\"");
                self.attribute(title);
                self.push("\"");
            }
            self.push(">");
        }
        let external = matches!(destination, Destination::External(_));
        let link = self.link(Role::Link, destination, title, String::new(), place);
        if !external {
            self.hole(Fill::LinkStart(link));
        }
        at + 1
    }

    /// A picture or `![[embed]]`; returns where to go on.
    pub(super) fn picture(&mut self, at: usize, alone: bool) -> usize {
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
        self.note_heading_text(&alt);
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

    pub(super) fn destination(
        &mut self,
        url: &str,
        wiki: bool,
        place: &Range<usize>,
    ) -> Destination {
        let span = self.span(place);
        if wiki {
            let destination = destination::read_wiki(url);
            if destination == Destination::Nowhere {
                self.diagnostics.push(destination::no_address(span));
            }
            return destination;
        }
        destination::read(url, self.source.folder, span, &mut self.diagnostics)
    }

    pub(super) fn link(
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
