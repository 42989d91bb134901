//! Text and inline markup; where terms may be linked is noted on the way.

use std::ops::Range;

use super::Writer;
use crate::diagnostic::Diagnostic;
use crate::document::raw_html;

/// Stands in the list of open raw elements where an inline element of Markdown began.
pub(super) const MARK: &str = "";

impl Writer<'_> {
    pub(super) fn text(&mut self, text: &str) {
        self.prose(text);
        self.note_heading_text(text);
    }

    /// Text in which terms may be linked, unless it stands in a heading, link or code.
    pub(super) fn prose(&mut self, text: &str) {
        let start = self.here();
        self.escaped(text);
        if self.quiet == 0 {
            let end = self.here();
            match self.text.prose.last_mut() {
                Some(last) if last.end == start => last.end = end,
                _ => self.text.prose.push(start..end),
            }
        }
    }

    pub(super) fn inline_html(&mut self, html: &str, place: &Range<usize>) {
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

    /// Closes the raw elements that were opened inside an inline element which ends here.
    pub(super) fn close_raw_to_mark(&mut self) {
        while let Some(element) = self.raw_open.pop().filter(|element| *element != MARK) {
            self.push(&format!("</{element}>"));
        }
    }

    /// Raw inline elements never reach beyond the block in which they were opened.
    pub(super) fn close_raw(&mut self) {
        while let Some(element) = self.raw_open.pop() {
            if element != MARK {
                self.push(&format!("</{element}>"));
            }
        }
    }

    pub(super) fn tell_raw_html(&mut self, place: &Range<usize>) {
        let span = self.span(place);
        self.diagnostics.push(
            Diagnostic::warning("raw-html", span, "raw HTML is shown to readers as text")
                .help("write it in Markdown, or set `raw_html: true` in `site.yaml`"),
        );
    }
}
