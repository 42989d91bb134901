//! YAML as mendbook reads it: a tree of nodes that know where they stand.
//!
//! The tree keeps every scalar as it was written; what a word means is decided by the field table
//! ([`field`]), so `no` stays a word and `2026-03-15` stays text until a field asks for a date.
//! [`check`] holds a tree against the table and tells everything that's wrong with it, [`record`]
//! reads values out of a checked tree, [`schema`] tells the table to editors. [`parse`] is the only
//! module that knows the YAML library; [`write`](mod@write) asks it how to write a text.
//!
//! Deliberately absent: anchors, aliases, tags and merge keys. Authors of guidance don't need
//! them, and they're how a small file becomes a huge one.

pub mod check;
pub mod date;
pub mod field;
pub mod form;
pub mod json;
pub mod parse;
pub mod record;
pub mod schema;
mod syntax;
pub mod write;

use serde::{Deserialize, Serialize};

use crate::diagnostic::Span;

/// A value with the place where it was written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

impl<T> std::ops::Deref for Spanned<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.value
    }
}

/// A text with its place; the commonest spanned value.
pub type Text = Spanned<String>;

/// One node of a YAML document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Where the node stands, quotes included.
    pub span: Span,
    /// What it is.
    pub value: Value,
}

/// What a node is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// Nothing after the colon, `~` or `null`.
    Null,
    /// A scalar: its text, and whether it was written without quotes.
    Scalar {
        /// The text with quotes and escapes resolved.
        text: String,
        /// Written without quotes, so `true` may be a boolean and `3` a number.
        plain: bool,
    },
    /// A list.
    List(Vec<Node>),
    /// A map in the order written; duplicate keys were told and dropped.
    Map(Vec<Entry>),
}

/// One `key: value` of a map.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The key.
    pub key: Text,
    /// Its value.
    pub value: Node,
}

impl Node {
    /// The scalar's text, if the node is one.
    #[must_use]
    pub fn as_text(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    /// The scalar's text with its place.
    #[must_use]
    pub fn spanned_text(&self) -> Option<Text> {
        self.as_text().map(|text| Text {
            value: text.trim().to_owned(),
            span: self.span,
        })
    }

    /// Where the scalar's text begins in the source, if it stands there byte for byte: without
    /// escapes and folded lines.
    #[must_use]
    pub fn verbatim(&self) -> Option<usize> {
        let Value::Scalar { text, plain } = &self.value else {
            return None;
        };
        let range = self.span.range();
        let quotes = usize::from(!plain);
        (range.len() == text.len() + 2 * quotes).then_some(range.start + quotes)
    }

    /// The places of some characters of the scalar, if its text stands in the source as it is.
    #[must_use]
    pub fn characters(&self, wanted: impl Fn(char) -> bool) -> Option<Vec<Span>> {
        let start = self.verbatim()?;
        let found = self.as_text()?.char_indices().filter(|(_, c)| wanted(*c));
        let places = found.map(|(at, c)| {
            let at = start + at;
            Span::new(self.span.file, at..at + c.len_utf8())
        });
        Some(places.collect())
    }

    /// The entries, if the node is a map.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        match &self.value {
            Value::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The items, if the node is a list.
    #[must_use]
    pub fn items(&self) -> &[Node] {
        match &self.value {
            Value::List(items) => items,
            _ => &[],
        }
    }

    /// The value under `key`, if the node is a map that has it.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entries()
            .iter()
            .find(|entry| entry.key.value == key)
            .map(|entry| &entry.value)
    }

    /// The node as JSON by YAML's core schema, for the free `extra` fields that only themes read.
    #[must_use]
    pub fn to_json(&self) -> serde_json::Value {
        use serde_json::Value as Json;
        match &self.value {
            Value::Null => Json::Null,
            Value::Scalar { text, plain: false } => Json::from(text.as_str()),
            Value::Scalar { text, plain: true } => match text.as_str() {
                "true" | "True" | "TRUE" => Json::Bool(true),
                "false" | "False" | "FALSE" => Json::Bool(false),
                word => word
                    .parse::<i64>()
                    .map(Json::from)
                    .or_else(|_| word.parse::<f64>().map(Json::from))
                    .unwrap_or_else(|_| Json::from(word)),
            },
            Value::List(items) => items.iter().map(Node::to_json).collect(),
            Value::Map(entries) => entries
                .iter()
                .map(|entry| (entry.key.value.clone(), entry.value.to_json()))
                .collect(),
        }
    }
}

impl Entry {
    /// The key as a node, seen as if it had no quotes.
    #[must_use]
    pub fn key_node(&self) -> Node {
        Node {
            span: self.key.span,
            value: Value::Scalar {
                text: self.key.value.clone(),
                plain: true,
            },
        }
    }
}
