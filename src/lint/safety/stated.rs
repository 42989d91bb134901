//! What red flags say, place by place: the texts that the rules about them look at.

use crate::document::Document;
use crate::prose::{Passage, Place};
use crate::record::Kind;
use crate::record::red_flag::Urgency;
use crate::site::Site;
use crate::site::red_flags::Flag;

/// Every page that states this flag, with its texts under these keys.
pub fn texts<'a>(
    site: &'a Site,
    flag: &'a Flag,
    keys: &'a [&str],
) -> impl Iterator<Item = &'a Passage> {
    flag.statements.iter().flat_map(move |(doc, span)| {
        let document = site.document(*doc);
        let start = |passage: &Passage| passage.whole_span().range().start;
        let (fields, inside) = (&document.fields, span.range());
        // Fields stand in the order written, so a record's own are one run of them.
        let run = match document.kind {
            Kind::RedFlag => 0..fields.len(),
            _ => {
                fields.partition_point(|passage| start(passage) < inside.start)
                    ..fields.partition_point(|passage| start(passage) < inside.end)
            }
        };
        let is_asked =
            |passage: &&Passage| matches!(passage.place, Place::Field(key) if keys.contains(&key));
        let run = if document.broken { 0..0 } else { run };
        fields[run].iter().filter(is_asked)
    })
}

/// The page of a flag that has one.
pub fn page<'a>(site: &'a Site, flag: &Flag) -> Option<&'a Document> {
    let page = site.document(flag.page?);
    (!page.broken).then_some(page)
}

/// The actions that `site.yaml` states, each with its urgency.
pub fn region_actions(site: &Site) -> impl Iterator<Item = (Urgency, Passage)> {
    let actions = site.config.region.actions.iter();
    actions.filter_map(|(urgency, action)| {
        let mut passage = Passage::new(Place::Field("actions"), action.span.file);
        passage.push(action, action.span.range());
        Some((Urgency::from_name(urgency)?, passage))
    })
}
