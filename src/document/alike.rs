//! Whether anybody but its own page can tell two states of a document apart.
//!
//! While somebody writes, most changes are inside a text: what the rest of the site knows of the page
//! (its front matter, its headings, where its links lead) stays. Who has the site in memory needn't join
//! all documents anew then. Whatever isn't certainly alike is another: nothing here decides what pages
//! show, only how much is worked out again.

use super::Document;
use super::body::{Body, Destination, Heading, LinkUse, Role};
use crate::diagnostic::memo;

impl Document {
    /// Whether the front matter of both stands in the same places and says the same, and the texts have
    /// the same headings, anchors and links, wherever they stand now.
    #[must_use]
    pub fn is_alike(&self, other: &Self) -> bool {
        self.body.is_alike(&other.body)
            && self
                .front()
                .is_some_and(|front| other.front() == Some(front))
    }

    /// All that was read of the front matter, as bytes. Nothing where it can't be written so.
    fn front(&self) -> Option<Vec<u8>> {
        // Named one by one, so that a new field can't be forgotten.
        let Self {
            file,
            path,
            kind,
            id,
            common,
            record,
            references,
            keys,
            opening,
            unread,
            lost,
            broken,
            body: _,
            parts: _,
            fields: _,
            found: _,
            hash: _,
        } = self;
        let read = (path, kind, id, common, record, references, keys);
        memo::encode(&(read, opening, unread, lost, broken), *file)
    }
}

impl Body {
    fn is_alike(&self, other: &Self) -> bool {
        let headings = self.headings.iter().map(heading);
        let links = self.links.iter().map(link);
        self.anchors == other.anchors
            && headings.eq(other.headings.iter().map(heading))
            && links.eq(other.links.iter().map(link))
    }
}

/// A heading without its place.
fn heading(heading: &Heading) -> (u8, &str, &str) {
    let Heading {
        level,
        id,
        title,
        span: _,
        html: _,
    } = heading;
    (*level, id, title)
}

/// A link without its place.
fn link(link: &LinkUse) -> (&Destination, Role, &str, &str) {
    let LinkUse {
        destination,
        role,
        title,
        alt,
        span: _,
    } = link;
    (destination, *role, title, alt)
}

#[cfg(test)]
mod tests {
    use crate::diagnostic::FileId;
    use crate::document::{Document, Input, parse};
    use crate::path::RelPath;

    fn document(text: &str) -> Document {
        let path = RelPath::new("guides/a.md").unwrap();
        let input = Input {
            file: FileId(3),
            path: &path,
            text,
            raw_html: false,
        };
        parse(input).value
    }

    #[test]
    fn words_of_the_text_are_nobody_elses_matter() {
        let page = |title: &str, body: &str| document(&format!("---\ntitle: {title}\n---\n{body}"));
        let before = page(
            "A",
            "One.\n\n## Two\n\n[Three](b.md#x)[^1]\n\n[^1]: Four.\n",
        );
        let is_alike = |title, body| before.is_alike(&page(title, body));
        assert!(is_alike(
            "A",
            "Ones and more.\n\n## Two\n\nSee [Three](b.md#x)[^1]!\n\n[^1]: Five.\n"
        ));
        assert!(!is_alike(
            "B",
            "One.\n\n## Two\n\n[Three](b.md#x)[^1]\n\n[^1]: Four.\n"
        ));
        assert!(!is_alike(
            "'A'",
            "One.\n\n## Two\n\n[Three](b.md#x)[^1]\n\n[^1]: Four.\n"
        ));
        assert!(!is_alike(
            "A",
            "One.\n\n## Six\n\n[Three](b.md#x)[^1]\n\n[^1]: Four.\n"
        ));
        assert!(!is_alike(
            "A",
            "One.\n\n## Two\n\n[Three](b.md#y)[^1]\n\n[^1]: Four.\n"
        ));
        assert!(!is_alike("A", "One.\n\n## Two\n\n[Three](b.md#x)\n"));
    }
}
