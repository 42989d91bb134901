//! Footnotes: marks in the text, and the notes at its end in the order of their first mention.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{Event, Tag};

use super::{Events, Writer, end_of};
use crate::document::body::Fill;

impl Writer<'_> {
    pub(super) fn footnote_mark(&mut self, label: &str) {
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
        self.push("<sup class=\"footnote-mark\"><a href=\"");
        self.hole(Fill::OwnAddress);
        self.push("#");
        self.push(&note_id(number));
        self.push("\"");
        self.id(&id);
        self.push(" role=\"doc-noteref\">");
        self.push(&number.to_string());
        self.push("</a></sup>");
        self.body.anchors.push(id);
    }

    pub(super) fn write_footnotes(&mut self) {
        if self.mentioned.is_empty() {
            return;
        }
        self.push("<section class=\"footnotes\" role=\"doc-endnotes\"><h2>");
        self.hole(Fill::Word("footnotes"));
        self.push("</h2>\n<ol>\n");
        self.depth += 1;
        let mut at = 0;
        // A footnote may mention further ones, so the list can grow while it's written.
        while at < self.mentioned.len() {
            let label = self.mentioned[at].0.clone();
            let number = at + 1;
            let id = note_id(number);
            self.push("<li");
            self.id(&id);
            self.push(">");
            self.body.anchors.push(id);
            if let Some(range) = self.definitions.get(&label).cloned() {
                self.write(range);
            }
            self.push("<p class=\"footnote-back\">");
            for times in 1..=self.mentioned[at].1 {
                self.push("<a href=\"");
                self.hole(Fill::OwnAddress);
                self.push("#");
                self.push(&mark_id(number, times));
                self.push("\" role=\"doc-backlink\" aria-label=\"");
                self.hole(Fill::Word("footnote-back"));
                self.push("\">\u{21A9}\u{FE0E}</a> ");
            }
            self.push("</p></li>\n");
            at += 1;
        }
        self.depth -= 1;
        self.push("</ol></section>\n");
    }

    /// An `id` attribute that stays unique where the text is shown on another page.
    fn id(&mut self, id: &str) {
        self.push(" id=\"");
        self.hole(Fill::IdPrefix);
        self.push(id);
        self.push("\"");
    }
}

pub(super) fn definitions(events: &Events<'_>) -> BTreeMap<String, Range<usize>> {
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

/// Two hyphens keep these apart from ids made of headings, which never have them.
fn note_id(number: usize) -> String {
    format!("note--{number}")
}

fn mark_id(number: usize, times: usize) -> String {
    format!("mark--{number}-{times}")
}
