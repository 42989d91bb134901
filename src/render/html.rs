//! Fills the holes of a body for one page.
//!
//! A part of a document (its body, one step) is copied, and on the way each hole gets its address,
//! title, picture or word, and the first use of each term becomes a link to the glossary. The same
//! part can be shown on several pages, each with links that fit its own address.

use std::fmt::Write;

use pulldown_cmark_escape::{escape_html, escape_html_body_text};

use super::Sheet;
use super::records;
use crate::document::body::{Fill, Hole, HtmlRange, LinkUse};
use crate::path::RelPath;
use crate::site::DocId;
use crate::site::glossary::TermUse;
use crate::site::link::Resolved;

/// What goes into the HTML at a place.
enum Insert<'a> {
    Hole(&'a Hole),
    Term(&'a TermUse),
}

/// A range of a document's HTML as it stands on the page of `sheet`.
pub fn part(sheet: &Sheet<'_>, doc: DocId, range: &HtmlRange) -> String {
    let document = sheet.site().document(doc);
    let html = &document.body.html;
    let mut out = String::with_capacity(range.len() + 256);
    let mut at = range.start;
    for insert in inserts(sheet, doc, range) {
        let (start, end) = match &insert {
            Insert::Hole(hole) => (hole.at, hole.at),
            Insert::Term(term) => (term.html.start, term.html.end),
        };
        out.push_str(&html[at as usize..start as usize]);
        match insert {
            Insert::Hole(hole) => fill(sheet, doc, hole.fill, &mut out),
            Insert::Term(term) => {
                out.push_str("<a class=\"term\" href=\"");
                let _ = escape_html(&mut out, &sheet.hrefs.to(sheet.site().route(term.term)));
                out.push_str("\">");
                out.push_str(&html[start as usize..end as usize]);
                out.push_str("</a>");
            }
        }
        at = end;
    }
    out.push_str(&html[at as usize..range.end as usize]);
    out.truncate(out.trim_end().len());
    out
}

/// Several ranges, one after the other.
pub fn parts(sheet: &Sheet<'_>, doc: DocId, ranges: &[HtmlRange]) -> String {
    let parts: Vec<String> = ranges.iter().map(|range| part(sheet, doc, range)).collect();
    parts
        .iter()
        .map(|part| part.trim())
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("\n")
}

/// The whole body.
pub fn body(sheet: &Sheet<'_>, doc: DocId) -> String {
    part(sheet, doc, &sheet.site().document(doc).body.whole())
}

/// Holes and terms inside a range, by place.
fn inserts<'a>(sheet: &'a Sheet<'_>, doc: DocId, range: &HtmlRange) -> Vec<Insert<'a>> {
    let document = sheet.site().document(doc);
    let holes = document
        .body
        .holes
        .iter()
        .filter(|hole| (range.start..=range.end).contains(&hole.at));
    // On paper a term can't be followed: its words stay plain.
    let uses: &[TermUse] = if sheet.hrefs.is_paper() {
        &[]
    } else {
        &sheet.site().term_uses[doc.0]
    };
    let terms = uses
        .iter()
        .filter(|term| range.start <= term.html.start && term.html.end <= range.end);
    let mut inserts: Vec<(u32, Insert<'a>)> = holes
        .filter(|hole| hole.at < range.end || range.end == document.body.end())
        .map(|hole| (hole.at, Insert::Hole(hole)))
        .chain(terms.map(|term| (term.html.start, Insert::Term(term))))
        .collect();
    inserts.sort_by_key(|(at, _)| *at);
    inserts.into_iter().map(|(_, insert)| insert).collect()
}

fn fill(sheet: &Sheet<'_>, doc: DocId, fill: Fill, out: &mut String) {
    let site = sheet.site();
    let link = |at: u32| {
        (
            &site.document(doc).body.links[at as usize],
            &site.links.resolved[doc.0][at as usize],
        )
    };
    match fill {
        Fill::Word(id) => {
            let _ = escape_html(out, sheet.word(id));
        }
        Fill::IdPrefix | Fill::OwnAddress if sheet.is_own_page(doc) => {}
        Fill::IdPrefix => {
            let _ = escape_html(&mut *out, &site.document(doc).id.value);
            out.push_str("--");
        }
        Fill::OwnAddress => {
            let _ = escape_html(&mut *out, &sheet.hrefs.to(site.route(doc)));
        }
        Fill::LinkStart(at) => {
            let (link, resolved) = link(at);
            start_tag(sheet, link, resolved, out);
        }
        Fill::TitledLink(at) => {
            let (link, resolved) = link(at);
            start_tag(sheet, link, resolved, out);
            let title = match resolved {
                Resolved::Page(target, _) => site.document(*target).common.title.as_str(),
                _ => "",
            };
            let _ = escape_html_body_text(&mut *out, title);
            out.push_str("</a>");
        }
        Fill::Picture(at) => {
            let (link, resolved) = link(at);
            picture(sheet, link, resolved, out);
        }
        Fill::Embed(at) => {
            if let (_, Resolved::Page(target, _)) = link(at) {
                let embed = sheet.embed(&records::embed(sheet, *target));
                out.push_str(&embed);
            }
        }
    }
}

fn start_tag(sheet: &Sheet<'_>, link: &LinkUse, resolved: &Resolved, out: &mut String) {
    out.push_str("<a");
    if let Some(href) = href(sheet, resolved) {
        out.push_str(" href=\"");
        let _ = escape_html(&mut *out, &href);
        out.push('"');
    }
    if !link.title.is_empty() {
        out.push_str(" title=\"");
        let _ = escape_html(&mut *out, &link.title);
        out.push('"');
    }
    out.push('>');
}

fn href(sheet: &Sheet<'_>, resolved: &Resolved) -> Option<String> {
    match resolved {
        Resolved::Page(target, anchor) => Some(
            sheet
                .hrefs
                .to_anchor(sheet.site().route(*target), anchor.as_deref()),
        ),
        Resolved::Made(route, anchor) => Some(sheet.hrefs.to_anchor(route, anchor.as_deref())),
        Resolved::Asset(path) => Some(sheet.hrefs.to_file(path.as_str())),
        Resolved::External(url) => Some(url.clone()),
        Resolved::Broken => None,
    }
}

/// A picture of the site; one from elsewhere becomes a link, since pages load nothing from other hosts.
fn picture(sheet: &Sheet<'_>, link: &LinkUse, resolved: &Resolved, out: &mut String) {
    match resolved {
        Resolved::Asset(path) => image(sheet, path, &link.alt, out),
        Resolved::External(url) => {
            out.push_str("<a rel=\"external\" href=\"");
            let _ = escape_html(&mut *out, url);
            out.push_str("\">");
            let _ =
                escape_html_body_text(&mut *out, if link.alt.is_empty() { url } else { &link.alt });
            out.push_str("</a>");
        }
        _ => {}
    }
}

fn image(sheet: &Sheet<'_>, path: &RelPath, alt: &str, out: &mut String) {
    out.push_str("<img src=\"");
    let _ = escape_html(&mut *out, &sheet.hrefs.to_file(path.as_str()));
    out.push_str("\" alt=\"");
    let _ = escape_html(&mut *out, alt);
    out.push('"');
    if let Some((width, height)) = sheet.site().assets.get(path).and_then(|asset| asset.size) {
        let _ = write!(out, " width=\"{width}\" height=\"{height}\"");
    }
    out.push_str(" loading=\"lazy\">");
}
