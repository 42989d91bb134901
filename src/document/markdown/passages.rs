//! The passages of a body: its text as people read it, out of the events that also make its HTML.
//!
//! Code and raw HTML are no text, pictures have their words elsewhere; a link that shows the title
//! of its target leaves a placeholder, since that title isn't known here.

use pulldown_cmark::{Event, LinkType, Tag, TagEnd};

use super::{Events, Source, end_of};
use crate::prose::{OBJECT, Passage, Place};

/// How many events there are to a passage, or a few fewer.
const EVENTS_A_PASSAGE: usize = 6;

/// Collects the passages. `shift` is added to the level of headings, as in the HTML.
pub(super) fn collect(source: Source<'_>, events: &Events<'_>, shift: u8) -> Vec<Passage> {
    let mut collector = Collector {
        source,
        events,
        shift,
        passages: Vec::with_capacity(events.len() / EVENTS_A_PASSAGE),
        open: Passage::new(Place::Paragraph, source.file),
        is_open: false,
        places: Vec::new(),
        links: Vec::new(),
    };
    let mut at = 0;
    while at < events.len() {
        at = collector.event(at);
    }
    collector.close();
    collector.passages.shrink_to_fit();
    collector.passages
}

struct Collector<'a> {
    source: Source<'a>,
    events: &'a Events<'a>,
    shift: u8,
    passages: Vec<Passage>,
    /// The passage that is being read, where one is; its memory serves all of them in turn.
    open: Passage,
    is_open: bool,
    /// What the elements around the present place make of a passage; `None` for those that don't.
    places: Vec<Option<Place>>,
    /// Where the open links began in the open passage.
    links: Vec<usize>,
}

impl Collector<'_> {
    /// Takes the event at `at` and returns where to go on.
    fn event(&mut self, at: usize) -> usize {
        let (event, range) = &self.events[at];
        let range = self.source.start + range.start..self.source.start + range.end;
        match event {
            Event::Start(
                Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::Image { .. } | Tag::MetadataBlock(_),
            ) => {
                return end_of(self.events, at) + 1;
            }
            Event::Start(Tag::Link {
                link_type: LinkType::WikiLink { has_pothole: false },
                ..
            }) => {
                self.push(OBJECT.encode_utf8(&mut [0; 4]), range);
                return end_of(self.events, at) + 1;
            }
            Event::Start(Tag::Link { .. }) => {
                self.links.push(self.open.text.len());
            }
            Event::End(TagEnd::Link) => {
                if let Some(start) = self.links.pop()
                    && self.is_open
                {
                    self.open.links.push(start..self.open.text.len());
                }
            }
            Event::Start(tag) => self.start(tag),
            Event::End(end) => self.end(*end),
            Event::Text(text) => self.push(text, range),
            Event::Code(_) => self.push(OBJECT.encode_utf8(&mut [0; 4]), range),
            Event::SoftBreak | Event::HardBreak => self.push(" ", range),
            _ => {}
        }
        at + 1
    }

    fn start(&mut self, tag: &Tag<'_>) {
        let place = match tag {
            Tag::Heading { level, .. } => {
                Some(Place::Heading((*level as u8 + self.shift).clamp(2, 6)))
            }
            Tag::Item | Tag::DefinitionListTitle | Tag::DefinitionListDefinition => {
                Some(Place::Item)
            }
            Tag::TableCell => Some(Place::Cell),
            Tag::BlockQuote(None) => Some(Place::Quotation),
            Tag::Paragraph | Tag::BlockQuote(Some(_)) | Tag::FootnoteDefinition(_) => None,
            _ => return,
        };
        self.close();
        self.places.push(place);
    }

    fn end(&mut self, end: TagEnd) {
        let is_block = matches!(
            end,
            TagEnd::Heading(_)
                | TagEnd::Item
                | TagEnd::DefinitionListTitle
                | TagEnd::DefinitionListDefinition
                | TagEnd::TableCell
                | TagEnd::BlockQuote(_)
                | TagEnd::Paragraph
                | TagEnd::FootnoteDefinition
        );
        if is_block {
            self.close();
            self.places.pop();
        }
    }

    fn push(&mut self, text: &str, range: std::ops::Range<usize>) {
        if !self.is_open {
            self.is_open = true;
            self.open.place = self.place();
        }
        self.open.push(text, range);
    }

    /// Where a passage stands that begins here.
    fn place(&self) -> Place {
        // A quotation makes all of its parts quotations.
        if self.places.contains(&Some(Place::Quotation)) {
            return Place::Quotation;
        }
        let nearest = self.places.iter().rev().find_map(|place| *place);
        nearest.unwrap_or(Place::Paragraph)
    }

    fn close(&mut self) {
        self.links.clear();
        if self.open.text.contains(|c: char| !c.is_whitespace()) {
            self.passages.push(self.open.clone());
        }
        self.open.clear();
        self.is_open = false;
    }
}
