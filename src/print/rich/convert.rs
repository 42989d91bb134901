//! HTML elements to blocks and inlines.

use std::collections::BTreeSet;

use super::dom::{self, Element, Node};
use super::{Block, Inline, Term, picture_name};
use crate::path::RelPath;

/// Kinds of pictures that the typesetter can read, by the end of their name.
const PICTURES: [&str; 6] = ["png", "jpg", "jpeg", "gif", "webp", "svg"];
/// Most pictures of one handout: a booklet of a large site names those beyond by what they show.
const MOST_PICTURES: usize = 1000;
/// A heading deeper than this isn't one for a reader.
const DEEPEST_HEADING: u8 = 6;

/// Reads the texts of one handout: what they share is which pictures they need and which addresses
/// were printed already.
#[derive(Debug, Default)]
pub struct Reader {
    base_url: Option<String>,
    pictures: Vec<RelPath>,
    printed: BTreeSet<String>,
}

impl Reader {
    /// For the texts of one handout of a site with this address.
    pub fn new(base_url: Option<&str>) -> Self {
        Self {
            base_url: base_url.map(str::to_owned),
            ..Self::default()
        }
    }

    /// The pictures that the handout needs; each has the name of [`Reader::picture`].
    pub fn into_pictures(self) -> Vec<RelPath> {
        self.pictures
    }

    /// The name in the handout of a picture, by its address on paper; nothing for a sort of file that
    /// can't be printed.
    pub fn picture(&mut self, address: &str) -> Option<String> {
        let path = RelPath::new(address.strip_prefix('/')?).ok()?;
        let end = path.extension().to_ascii_lowercase();
        if !PICTURES.contains(&end.as_str()) {
            return None;
        }
        let known = self.pictures.iter().position(|known| *known == path);
        let at = known.unwrap_or(self.pictures.len());
        if at >= MOST_PICTURES {
            return None;
        }
        let name = picture_name(at, &path);
        if known.is_none() {
            self.pictures.push(path);
        }
        Some(name)
    }

    /// A finished piece of HTML as blocks.
    pub fn read(&mut self, html: &str) -> Vec<Block> {
        if html.trim().is_empty() {
            return Vec::new();
        }
        self.blocks(&dom::parse(html))
    }

    fn blocks(&mut self, nodes: &[Node]) -> Vec<Block> {
        let mut blocks = Vec::new();
        let mut line = Vec::new();
        for node in nodes {
            match node {
                Node::Element(element) if is_block(element) => {
                    flush(&mut line, &mut blocks);
                    self.block(element, &mut blocks);
                }
                node => self.inline(node, &mut line),
            }
        }
        flush(&mut line, &mut blocks);
        blocks
    }

    fn block(&mut self, element: &Element, out: &mut Vec<Block>) {
        let name = element.name.as_str();
        match name {
            "p" if is_for_screens(element) => {}
            "p" if element.has_class("alert-title") => {
                let children = self.line(&element.children);
                out.push(Block::AlertTitle { children });
            }
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                let level = name[1..].parse::<u8>().unwrap_or(2);
                let level = level.clamp(2, DEEPEST_HEADING);
                let children = self.line(&element.children);
                if !children.is_empty() {
                    out.push(Block::Heading { level, children });
                }
            }
            "ul" | "ol" => out.extend(self.list(element)),
            "dl" => out.extend(self.terms(element)),
            "pre" => out.push(Block::Code {
                text: element.text().trim_end_matches('\n').to_owned(),
            }),
            "hr" => out.push(Block::Rule),
            "table" => out.extend(self.table(element)),
            "blockquote" => {
                let children = self.blocks(&element.children);
                out.push(Block::Quote { children });
            }
            "figure" => self.figure(element, out),
            "aside" => {
                let children = self.blocks(&element.children);
                out.push(Block::Box { children });
            }
            "section" if element.has_class("footnotes") => self.footnotes(element, out),
            "div" if element.has_class("alert") => {
                let classes = element.attribute("class").unwrap_or_default();
                let mut own = classes.split_whitespace();
                let class = own.find_map(|class| class.strip_prefix("alert-"));
                out.push(Block::Alert {
                    class: class.unwrap_or("note").to_owned(),
                    children: self.blocks(&element.children),
                });
            }
            _ => out.extend(self.blocks(&element.children)),
        }
    }

    fn list(&mut self, element: &Element) -> Option<Block> {
        let items: Vec<Vec<Block>> = self.each(element, "li");
        let start = element.attribute("start").and_then(|n| n.parse().ok());
        (!items.is_empty()).then(|| Block::List {
            ordered: element.name == "ol",
            start: start.unwrap_or(1),
            items,
        })
    }

    /// The blocks in each child of a name; what else stands between them becomes an item too.
    fn each(&mut self, element: &Element, name: &str) -> Vec<Vec<Block>> {
        let mut items = Vec::new();
        for child in &element.children {
            let blocks = match child {
                Node::Element(child) if child.name == name => self.blocks(&child.children),
                other => self.blocks(std::slice::from_ref(other)),
            };
            let is_item = matches!(child, Node::Element(child) if child.name == name);
            if is_item || !blocks.is_empty() {
                items.push(blocks);
            }
        }
        items
    }

    /// A list of terms; rows may be wrapped in a `div`.
    fn terms(&mut self, element: &Element) -> Option<Block> {
        let mut items: Vec<Term> = Vec::new();
        let mut rows: Vec<&Element> = Vec::new();
        gather_terms(element, &mut rows);
        for row in rows {
            match (row.name.as_str(), items.last_mut()) {
                ("dd", Some(last)) => last.descriptions.push(self.blocks(&row.children)),
                ("dt", _) => items.push(Term {
                    term: self.line(&row.children),
                    descriptions: Vec::new(),
                }),
                _ => {}
            }
        }
        (!items.is_empty()).then_some(Block::Terms { items })
    }

    fn table(&mut self, table: &Element) -> Option<Block> {
        let rows = table.all("tr");
        let cells = |row: &Element| -> Vec<Element> {
            let cell = |child: &Node| match child {
                Node::Element(cell) if matches!(cell.name.as_str(), "td" | "th") => {
                    Some(cell.clone())
                }
                _ => None,
            };
            row.children.iter().filter_map(cell).collect()
        };
        let (first, rest) = rows.split_first()?;
        let columns = rows.iter().map(|row| cells(row).len()).max()?;
        let mut row = |row: &Element| {
            let mut line: Vec<Vec<Inline>> = cells(row)
                .iter()
                .map(|cell| self.line(&cell.children))
                .collect();
            line.resize_with(columns, Vec::new);
            line
        };
        let head = row(first);
        let rows = rest.iter().map(|line| row(line)).collect();
        let mut align: Vec<&'static str> = cells(first).iter().map(alignment).collect();
        align.resize(columns, "start");
        (columns > 0).then_some(Block::Table { align, head, rows })
    }

    fn figure(&mut self, figure: &Element, out: &mut Vec<Block>) {
        let images = figure.all("img");
        let captions = figure.all("figcaption");
        let caption = captions.first().map(|caption| self.line(&caption.children));
        let caption = caption.filter(|caption| !caption.is_empty());
        match images.first() {
            Some(image) => {
                let picture = self.picture_block(image, caption);
                out.push(picture);
            }
            None => out.extend(self.blocks(&figure.children)),
        }
    }

    /// A picture; what can't be printed is named by what it shows.
    fn picture_block(&mut self, image: &Element, caption: Option<Vec<Inline>>) -> Block {
        let alt = squeezed(image.attribute("alt").unwrap_or_default());
        match self.picture(image.attribute("src").unwrap_or_default()) {
            Some(src) => Block::Picture { src, alt, caption },
            None => Block::Paragraph {
                children: vec![Inline::Text { text: alt }],
            },
        }
    }

    fn footnotes(&mut self, section: &Element, out: &mut Vec<Block>) {
        for child in &section.children {
            match child {
                Node::Element(list) if list.name == "ol" => {
                    let items = self.each(list, "li");
                    out.push(Block::Footnotes { items });
                }
                Node::Element(other) => self.block(other, out),
                Node::Text(_) => {}
            }
        }
    }

    fn line(&mut self, nodes: &[Node]) -> Vec<Inline> {
        let mut line = Vec::new();
        for node in nodes {
            self.inline(node, &mut line);
        }
        trimmed(line)
    }

    fn inline(&mut self, node: &Node, out: &mut Vec<Inline>) {
        let element = match node {
            Node::Text(text) => return push_text(text, out),
            Node::Element(element) => element,
        };
        match element.name.as_str() {
            "br" => out.push(Inline::Break),
            "img" => {
                let alt = squeezed(element.attribute("alt").unwrap_or_default());
                match self.picture(element.attribute("src").unwrap_or_default()) {
                    Some(src) => out.push(Inline::Picture { src, alt }),
                    None => push_text(&alt, out),
                }
            }
            "code" => out.push(Inline::Code {
                text: element.text(),
            }),
            "a" => {
                let link = self.link(element);
                out.push(link);
            }
            "sup" if element.has_class("footnote-mark") => {
                if let Ok(number) = element.text().trim().parse() {
                    out.push(Inline::Note { number });
                }
            }
            name => {
                let mut children = Vec::new();
                for child in &element.children {
                    self.inline(child, &mut children);
                }
                match name {
                    "strong" | "b" => out.push(Inline::Strong { children }),
                    "em" | "i" => out.push(Inline::Emphasis { children }),
                    "del" | "s" => out.push(Inline::Strike { children }),
                    "sup" => out.push(Inline::Super { children }),
                    "sub" => out.push(Inline::Sub { children }),
                    _ => out.append(&mut children),
                }
            }
        }
    }

    fn link(&mut self, element: &Element) -> Inline {
        let mut children = Vec::new();
        for child in &element.children {
            self.inline(child, &mut children);
        }
        let href = element.attribute("href").and_then(|href| self.whole(href));
        let text = squeezed(&element.text());
        let address = href
            .as_deref()
            .map(spoken_address)
            .filter(|address| !text.contains(address.as_str()))
            .filter(|address| self.printed.insert(address.clone()));
        Inline::Link {
            href,
            address,
            children,
        }
    }

    /// An address that works away from the site: pages of a site without a base URL have none.
    fn whole(&self, href: &str) -> Option<String> {
        match href.strip_prefix('/') {
            Some(path) => Some(format!("{}{path}", self.base_url.as_ref()?)),
            None => href.contains(':').then(|| href.to_owned()),
        }
    }
}

/// An address as people read and type it.
fn spoken_address(href: &str) -> String {
    let schemes = ["https://", "http://", "mailto:", "tel:"];
    let short = schemes.iter().find_map(|scheme| href.strip_prefix(scheme));
    short.unwrap_or(href).to_owned()
}

fn is_block(element: &Element) -> bool {
    matches!(
        element.name.as_str(),
        "p" | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "ul"
            | "ol"
            | "dl"
            | "pre"
            | "hr"
            | "table"
            | "blockquote"
            | "figure"
            | "aside"
            | "section"
            | "div"
            | "details"
            | "header"
            | "footer"
            | "article"
            | "nav"
            | "li"
            | "dt"
            | "dd"
    )
}

/// What is of use on a screen only: the ways back from footnotes, buttons, a table's handle.
fn is_for_screens(element: &Element) -> bool {
    let is_button = |link: &&Element| link.has_class("button");
    element.has_class("footnote-back") || element.all("a").iter().any(is_button)
}

fn alignment(cell: &Element) -> &'static str {
    if cell.has_class("align-end") {
        "end"
    } else if cell.has_class("align-center") {
        "center"
    } else {
        "start"
    }
}

fn gather_terms<'a>(element: &'a Element, rows: &mut Vec<&'a Element>) {
    for child in &element.children {
        if let Node::Element(child) = child {
            match child.name.as_str() {
                "dt" | "dd" => rows.push(child),
                "div" => gather_terms(child, rows),
                _ => {}
            }
        }
    }
}

fn flush(line: &mut Vec<Inline>, blocks: &mut Vec<Block>) {
    let children = trimmed(std::mem::take(line));
    if !children.is_empty() {
        blocks.push(Block::Paragraph { children });
    }
}

/// Text in which any run of white space is one space.
fn push_text(text: &str, out: &mut Vec<Inline>) {
    let mut words = String::with_capacity(text.len());
    let mut spaced = false;
    for c in text.chars() {
        // A no-break space is no white space of the source.
        if matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{C}') {
            spaced = true;
        } else {
            if std::mem::take(&mut spaced) {
                words.push(' ');
            }
            words.push(c);
        }
    }
    if spaced {
        words.push(' ');
    }
    if !words.is_empty() {
        out.push(Inline::Text { text: words });
    }
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A line without the white space around it; nothing where nothing else is in it.
fn trimmed(mut line: Vec<Inline>) -> Vec<Inline> {
    let is_blank = |inline: &Inline| match inline {
        Inline::Text { text } => text.trim().is_empty(),
        Inline::Break => true,
        _ => false,
    };
    while line.last().is_some_and(is_blank) {
        line.pop();
    }
    let begins = line.iter().take_while(|inline| is_blank(inline)).count();
    line.drain(..begins);
    if let Some(Inline::Text { text }) = line.first_mut() {
        *text = text.trim_start_matches(' ').to_owned();
    }
    if let Some(Inline::Text { text }) = line.last_mut() {
        text.truncate(text.trim_end_matches(' ').len());
    }
    line
}
