//! Finished HTML as a tree of elements and texts.
//!
//! The HTML comes from our own writer, from `ammonia` or from a theme's fragment, so it is well
//! formed but for what themes may leave out; a tokenizer and a stack are enough. Deliberately absent:
//! the tree construction of browsers, and any depth beyond [`MOST_DEPTH`]: what lies deeper loses its
//! elements and keeps its words.

use std::cell::RefCell;

use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{
    BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts,
};

/// Elements inside each other; people write four or five.
const MOST_DEPTH: usize = 24;

/// Elements without an end.
const VOID: [&str; 7] = ["br", "hr", "img", "input", "wbr", "col", "source"];
/// Elements whose words aren't text of the page.
const SILENT: [&str; 5] = ["svg", "script", "style", "template", "head"];

/// A piece of HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// Text, with references resolved.
    Text(String),
    /// An element.
    Element(Element),
}

/// An element with what is in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Element {
    /// Its name in small letters.
    pub name: String,
    attributes: Vec<(String, String)>,
    /// What is in it.
    pub children: Vec<Node>,
}

impl Element {
    /// An attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(known, _)| known == name);
        found.map(|(_, value)| value.as_str())
    }

    /// Whether it has a class.
    pub fn has_class(&self, class: &str) -> bool {
        let classes = self.attribute("class").unwrap_or_default();
        classes.split_whitespace().any(|known| known == class)
    }

    /// Its elements of a name, at any depth below elements of other names.
    pub fn all<'a>(&'a self, name: &'a str) -> Vec<&'a Element> {
        let mut found = Vec::new();
        for child in &self.children {
            if let Node::Element(element) = child {
                if element.name == name {
                    found.push(element);
                } else {
                    found.extend(element.all(name));
                }
            }
        }
        found
    }

    /// All its text.
    pub fn text(&self) -> String {
        let part = |child: &Node| match child {
            Node::Text(text) => text.clone(),
            Node::Element(element) => element.text(),
        };
        self.children.iter().map(part).collect()
    }
}

/// Reads a piece of HTML.
pub fn parse(html: &str) -> Vec<Node> {
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(html));
    let tokenizer = Tokenizer::new(Builder::default(), TokenizerOpts::default());
    let _ = tokenizer.feed(&input);
    tokenizer.end();
    tokenizer.sink.finish()
}

/// What is open, the outermost first; the first one stands for the whole piece.
#[derive(Default)]
struct Builder {
    open: RefCell<Open>,
}

#[derive(Default)]
struct Open {
    root: Vec<Node>,
    stack: Vec<Element>,
    /// How many elements are open beyond the deepest that is kept.
    beyond: usize,
}

impl TokenSink for Builder {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut open = self.open.borrow_mut();
        match token {
            Token::CharacterTokens(text) => open.push(Node::Text(text.to_string())),
            Token::TagToken(tag) => open.tag(&tag),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

impl Builder {
    fn finish(&self) -> Vec<Node> {
        let mut open = self.open.take();
        while !open.stack.is_empty() {
            open.close();
        }
        open.root
    }
}

impl Open {
    fn tag(&mut self, tag: &Tag) {
        let name = &*tag.name;
        match tag.kind {
            TagKind::StartTag if VOID.contains(&name) || tag.self_closing => {
                self.push(Node::Element(element(tag)));
            }
            TagKind::StartTag if self.stack.len() >= MOST_DEPTH => self.beyond += 1,
            TagKind::StartTag => self.stack.push(element(tag)),
            TagKind::EndTag if self.beyond > 0 => self.beyond -= 1,
            TagKind::EndTag => {
                if let Some(at) = self.stack.iter().rposition(|open| open.name == name) {
                    while self.stack.len() > at {
                        self.close();
                    }
                }
            }
        }
    }

    fn push(&mut self, node: Node) {
        let children = match self.stack.last_mut() {
            Some(element) => &mut element.children,
            None => &mut self.root,
        };
        match (children.last_mut(), node) {
            (Some(Node::Text(before)), Node::Text(text)) => before.push_str(&text),
            (_, node) => children.push(node),
        }
    }

    fn close(&mut self) {
        if let Some(element) = self.stack.pop()
            && !SILENT.contains(&element.name.as_str())
        {
            self.push(Node::Element(element));
        }
    }
}

fn element(tag: &Tag) -> Element {
    let attribute = |attribute: &html5ever::Attribute| {
        (
            attribute.name.local.to_string(),
            attribute.value.to_string(),
        )
    };
    Element {
        name: tag.name.to_string(),
        attributes: tag.attrs.iter().map(attribute).collect(),
        children: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn depth(nodes: &[Node]) -> usize {
        let below = |node: &Node| match node {
            Node::Text(_) => 0,
            Node::Element(element) => 1 + depth(&element.children),
        };
        nodes.iter().map(below).max().unwrap_or(0)
    }

    #[test]
    fn references_and_attributes_are_read() {
        let nodes = parse("<p class=\"a b\">1 &lt; 2 &amp; 3&#39;s</p>");
        let [Node::Element(p)] = nodes.as_slice() else {
            panic!("{nodes:?}");
        };
        assert!(p.has_class("b") && !p.has_class("ab"));
        assert_eq!(p.text(), "1 < 2 & 3's");
    }

    #[test]
    fn what_lies_too_deep_keeps_its_words() {
        let html = format!("{}deep{}after", "<b>".repeat(5000), "</b>".repeat(5000));
        let nodes = parse(&html);
        assert_eq!(depth(&nodes), MOST_DEPTH);
        assert_eq!(nodes.last(), Some(&Node::Text("after".into())));
        let text: String = nodes
            .iter()
            .map(|node| match node {
                Node::Text(text) => text.clone(),
                Node::Element(element) => element.text(),
            })
            .collect();
        assert_eq!(text, "deepafter");
    }

    #[test]
    fn open_and_stray_tags_do_no_harm() {
        assert_eq!(parse("</p>a<svg><path/>x</svg>b").len(), 1);
        assert_eq!(depth(&parse("<ul><li>a<p>b")), 3);
    }
}
