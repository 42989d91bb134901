//! Reads typed values out of a map that has been checked against its shape.
//!
//! Reading never complains: what is missing or of the wrong type reads as absent, because
//! [`check`](super::check) has told it already. Asking for a key that the shape doesn't have is a
//! mistake in mendbook itself and caught by a debug assertion, so that the field table stays the
//! whole truth about what is read.

use jiff::civil::Date;

use super::check::boolean;
use super::field::Shape;
use super::form::parse_date;
use super::{Node, Spanned, Text, Value};
use crate::diagnostic::Span;

/// A checked map, seen as a record of a given shape.
#[derive(Clone, Copy, Debug)]
pub struct Record<'a> {
    node: &'a Node,
    shape: &'static Shape,
}

impl<'a> Record<'a> {
    /// Sees a node as a record of this shape.
    #[must_use]
    pub fn new(node: &'a Node, shape: &'static Shape) -> Self {
        Self { node, shape }
    }

    /// Where the record stands.
    #[must_use]
    pub fn span(&self) -> Span {
        self.node.span
    }

    /// The value of a key, if it was given.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&'a Node> {
        debug_assert!(
            self.shape.row(name).is_some(),
            "{} has no row `{name}`",
            self.shape.name
        );
        self.node.get(name).filter(|node| node.value != Value::Null)
    }

    /// Whether the key was given at all.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// A text.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<Text> {
        self.get(name)?
            .spanned_text()
            .filter(|text| !text.is_empty())
    }

    /// A list of texts; a single text counts as a list of one.
    #[must_use]
    pub fn texts(&self, name: &str) -> Vec<Text> {
        match self.get(name) {
            Some(node) if node.as_text().is_some() => node.spanned_text().into_iter().collect(),
            Some(node) => node.items().iter().filter_map(Node::spanned_text).collect(),
            None => Vec::new(),
        }
    }

    /// A whole number.
    #[must_use]
    pub fn integer(&self, name: &str) -> Option<i64> {
        self.get(name)?.as_text()?.parse().ok()
    }

    /// A boolean.
    #[must_use]
    pub fn boolean(&self, name: &str) -> Option<bool> {
        boolean(self.get(name)?)
    }

    /// A date.
    #[must_use]
    pub fn date(&self, name: &str) -> Option<Spanned<Date>> {
        let text = self.text(name)?;
        Some(Spanned {
            value: parse_date(&text)?,
            span: text.span,
        })
    }

    /// One of a set of words, with the enum's own reader: `record.choice("type", Type::from_name)`.
    #[must_use]
    pub fn choice<T>(&self, name: &str, from_name: fn(&str) -> Option<T>) -> Option<T> {
        from_name(&self.text(name)?)
    }

    /// A record inside this one.
    #[must_use]
    pub fn record(&self, name: &str, shape: &'static Shape) -> Option<Record<'a>> {
        let node = self.get(name)?;
        matches!(node.value, Value::Map(_)).then_some(Record { node, shape })
    }

    /// A list of records; items that aren't maps are left out.
    #[must_use]
    pub fn records(&self, name: &str, shape: &'static Shape) -> Vec<Record<'a>> {
        let items = self.get(name).map_or(&[][..], Node::items);
        items
            .iter()
            .filter(|node| matches!(node.value, Value::Map(_)))
            .map(|node| Record { node, shape })
            .collect()
    }

    /// The items of a list, whatever their form.
    #[must_use]
    pub fn items(&self, name: &str) -> &'a [Node] {
        self.get(name).map_or(&[], Node::items)
    }

    /// The entries of a map with free keys.
    #[must_use]
    pub fn map(&self, name: &str) -> &'a [super::Entry] {
        self.get(name).map_or(&[], Node::entries)
    }
}
