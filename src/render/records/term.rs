//! Glossary terms, under the name that they have in the region.

use super::text;
use crate::record::term::Term;
use crate::render::context::TermView;
use crate::render::{Sheet, html};
use crate::site::DocId;

/// The view of a term. In the glossary its body is left out; its page shows it.
pub fn term(sheet: &Sheet<'_>, doc: DocId, term: &Term, brief: bool) -> TermView {
    let site = sheet.site();
    let document = site.document(doc);
    let tag = site.language.tag();
    let name = term.name_in(tag).unwrap_or(&document.common.title);
    let mut other_names: Vec<String> = term
        .region_names
        .iter()
        .map(|(_, other)| other.value.clone())
        .filter(|other| other != name)
        .collect();
    other_names.sort();
    other_names.dedup();
    TermView {
        id: document.id.value.clone(),
        name: name.to_owned(),
        href: sheet.hrefs.to(site.route(doc)),
        plain: text(term.plain.as_ref()).unwrap_or_default(),
        other_names,
        avoid: text(term.avoid.as_ref()),
        body_html: if brief {
            String::new()
        } else {
            html::body(sheet, doc)
        },
    }
}
