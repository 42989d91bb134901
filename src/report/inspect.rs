//! `mendbook inspect`: the model as JSON, as mendbook has understood it.
//!
//! The record itself is the one that the site exports ([`records`]), so that the two can't
//! differ; added are the keys that no export has, the steps, and everything that the site knows about
//! the page: links both ways, terms, sources. This is the one place that shows `suspected`.

use serde_json::{Map, Value, json};

use super::VERSION;
use super::subject::Subject;
use crate::config::handouts::PrintSize;
use crate::document::Document;
use crate::document::body::Role;
use crate::feed::records::{self, object, text, texts};
use crate::prose::OBJECT;
use crate::record::citation::{Citation, CitationType};
use crate::record::guide::{Guide, Reasoned};
use crate::record::quantity::Quantity;
use crate::record::relief::{Relief, ReliefType};
use crate::record::review::Review;
use crate::record::routine::{Blank, Layout, Routine};
use crate::record::term::Term;
use crate::record::{Kind, Record};
use crate::site::link::Resolved;
use crate::site::red_flags::Flag;
use crate::site::{DocId, Site};
use crate::yaml::Spanned;

/// The whole site in brief: how many of each kind, and which.
#[must_use]
pub fn site(site: &Site) -> Value {
    let mut counts = Map::new();
    let mut kinds = Map::new();
    for kind in Kind::ALL {
        let of_kind = site.all().filter(|(_, document)| document.kind == *kind);
        let list: Vec<Value> = of_kind.map(|(doc, _)| brief(site, doc)).collect();
        counts.insert(kind.name().to_owned(), list.len().into());
        kinds.insert(kind.name().to_owned(), list.into());
    }
    let flags = &site.red_flags.flags;
    let in_place = flags.iter().filter(|flag| flag.page.is_none());
    counts.insert("source".into(), site.citations.len().into());
    kinds.insert("source".into(), site.citations.iter().map(source).collect());
    json!({
        "version": VERSION,
        "title": site.config.title,
        "language": site.language.tag(),
        "base_url": site.config.base_url,
        "counts": counts,
        "records": kinds,
        "red_flags_in_place": in_place.map(|flag| flag.id.as_str()).collect::<Vec<_>>(),
    })
}

/// One record whole.
#[must_use]
pub fn subject(site: &Site, subject: Subject<'_>) -> Value {
    let mut whole = match subject {
        Subject::Page(doc) => page(site, doc),
        Subject::Flag(flag) => json!({
            "kind": Kind::RedFlag.name(),
            "id": flag.id,
            "record": red_flag(site, flag),
            "backlinks": flag.stated_by.iter().map(|by| brief(site, *by)).collect::<Vec<_>>(),
        }),
        Subject::Source(citation) => {
            let by = site.links.cited_by.get(&citation.id.value);
            let by = by.into_iter().flatten();
            json!({
                "kind": "source",
                "id": citation.id.value,
                "record": source(citation),
                "backlinks": by.map(|by| brief(site, *by)).collect::<Vec<_>>(),
            })
        }
    };
    whole["version"] = VERSION.into();
    whole
}

/// What a page is called and where it is.
fn brief(site: &Site, doc: DocId) -> Value {
    let document = site.document(doc);
    let route = site.route(doc);
    json!({
        "id": document.id.value,
        "title": document.common.title,
        "file": format!("content/{}", document.path),
        "path": route.as_str(),
        "address": site.config.base_url.as_ref().map(|base| route.below(base)),
    })
}

fn page(site: &Site, doc: DocId) -> Value {
    let document = site.document(doc);
    let mut record = records::record(site, doc);
    record.extend(common(document));
    record.extend(own(site, document));
    steps(document, &mut record);
    if let Some(flag) = site.red_flags.of_page(doc) {
        record.insert("suspected".into(), text(flag.record.suspected.as_ref()));
    }
    let flags = site.red_flags.of(document);
    let cited = document.common.sources.iter();
    let mut whole = brief(site, doc);
    whole["kind"] = document.kind.name().into();
    whole["record"] = Value::Object(record);
    whole["links"] = links(site, doc);
    whole["references"] = references(document);
    whole["backlinks"] = site.links.backlinks[doc.0]
        .iter()
        .map(|from| brief(site, *from))
        .collect();
    whole["terms"] = site.term_uses[doc.0]
        .iter()
        .map(|term| site.document(term.term).id.value.as_str())
        .collect();
    whole["red_flags"] = flags.iter().map(|flag| flag.id.as_str()).collect();
    whole["sources"] = cited
        .filter_map(|id| site.citation(id))
        .map(source)
        .collect();
    whole["broken"] = document.broken.into();
    whole
}

/// Keys that every page may have and that aren't exported.
fn common(document: &Document) -> Map<String, Value> {
    let common = &document.common;
    let images = common.images.iter().map(|image| {
        json!({
            "src": image.src.value,
            "alt": text(image.alt.as_ref()),
            "decorative": image.decorative,
            "caption": image.caption,
            "licence": image.licence,
            "credit": image.credit,
        })
    });
    let allow = common
        .allow
        .iter()
        .map(|allow| json!({"code": allow.code.value, "reason": text(allow.reason.as_ref())}));
    object(json!({
        "date": common.date.as_ref().map(|date| date.value.to_string()),
        "updated": common.updated.as_ref().map(|date| date.value.to_string()),
        "draft": common.draft,
        "tags": texts(&common.tags),
        "audience": text(common.audience.as_ref()),
        "review": common.review.as_deref().map(review),
        "aliases": texts(&common.aliases),
        "related": texts(&common.related),
        "weight": common.weight,
        "images": images.collect::<Vec<_>>(),
        "allow": allow.collect::<Vec<_>>(),
        "extra": common.extra,
    }))
}

fn review(review: &Review) -> Value {
    let by = review
        .reviewed_by
        .iter()
        .map(|by| json!({"name": by.name, "role": by.role, "credentials": by.credentials}));
    json!({
        "status": review.status.map(crate::record::review::Status::name),
        "last_reviewed": review.last_reviewed.as_ref().map(|date| date.value.to_string()),
        "next_review": review.next_review.as_ref().map(|date| date.value.to_string()),
        "reviewed_by": by.collect::<Vec<_>>(),
        "authors": texts(&review.authors),
        "funding": review.funding,
        "conflicts": review.conflicts,
        "version": review.version,
    })
}

/// Keys of a kind that aren't exported.
fn own(site: &Site, document: &Document) -> Map<String, Value> {
    object(match &document.record {
        Record::Guide(own) => guide(own),
        Record::Relief(own) => relief(site, own),
        Record::Routine(own) => card(own),
        Record::Term(own) => term(own),
        Record::Page | Record::Exercise(_) | Record::RedFlag(_) => Value::Null,
    })
}

fn guide(guide: &Guide) -> Value {
    let reasoned = |list: &[Reasoned]| -> Value {
        list.iter()
            .map(|it| json!({"what": it.what.value, "why": text(it.why.as_ref())}))
            .collect()
    };
    json!({
        "key_message": text(guide.key_message.as_ref()),
        "goal": text(guide.goal.as_ref()),
        "objectives": texts(&guide.objectives),
        "patterns": reasoned(&guide.patterns),
        "exercises": texts(&guide.exercises),
        "routines": texts(&guide.routines),
        "relief": texts(&guide.relief),
        "habits": reasoned(&guide.habits),
        "better_signs": texts(&guide.better_signs),
        "stop_rules": texts(&guide.stop_rules),
        "disclaimer": text(guide.disclaimer.as_ref()),
    })
}

fn relief(site: &Site, relief: &Relief) -> Value {
    let amount =
        |quantity: Option<&Spanned<Quantity>>| quantity.map(|quantity| amount(site, quantity));
    json!({
        "type": relief.kind.map(ReliefType::name),
        "when": text(relief.when.as_ref()),
        "window": relief.window.as_ref().map(|window| json!({
            "from": amount(window.from.as_ref()),
            "to": amount(window.to.as_ref()),
            "after": text(window.after.as_ref()),
        })),
        "duration": amount(relief.duration.as_ref()),
        "interval": amount(relief.interval.as_ref()),
        "max_per_day": amount(relief.max_per_day.as_ref()),
        "barrier": text(relief.barrier.as_ref()),
        "safety": texts(&relief.safety),
        "not_for": texts(&relief.not_for),
        "ingredients": texts(&relief.ingredients),
        "label_notice": text(relief.label_notice.as_ref()),
        "ask": texts(&relief.ask),
    })
}

/// A quantity with its words, as a dose has its sentence.
fn amount(site: &Site, quantity: &Quantity) -> Value {
    let mut value = quantity.json();
    value["sentence"] = quantity.text(&site.language).into();
    value
}

fn card(routine: &Routine) -> Value {
    let blanks = routine.blanks.iter().map(|blank| Blank::name(*blank));
    json!({
        "layout": routine.layout.map(Layout::name),
        "print": routine.print.map(PrintSize::name),
        "log": routine.log.map(|log| json!({"days": log.days, "per_day": log.per_day})),
        "blanks": blanks.collect::<Vec<_>>(),
        "qr": routine.qr,
    })
}

fn term(term: &Term) -> Value {
    let names = term.region_names.iter();
    json!({
        "plain": text(term.plain.as_ref()),
        "forms": texts(&term.forms),
        "region_names": names
            .map(|(tag, name)| (tag.value.clone(), name.value.clone().into()))
            .collect::<Map<_, _>>(),
        "avoid": text(term.avoid.as_ref()),
    })
}

fn red_flag(site: &Site, flag: &Flag) -> Map<String, Value> {
    let mut record = records::red_flag(site, flag);
    record.insert("suspected".into(), text(flag.record.suspected.as_ref()));
    record
}

fn source(citation: &Citation) -> Value {
    json!({
        "id": citation.id.value,
        "title": citation.title,
        "type": citation.kind.map(CitationType::name),
        "authors": citation.authors,
        "year": citation.year,
        "url": citation.url,
        "doi": citation.doi,
        "pmid": citation.pmid,
    })
}

/// Puts the steps of an exercise into its record: of each variant, or of the exercise as such.
fn steps(document: &Document, record: &mut Map<String, Value>) {
    let Record::Exercise(exercise) = &document.record else {
        return;
    };
    let of = |way| -> Value {
        let steps = document.steps(way);
        // What isn't text, such as the title of a linked page, is left open.
        steps.map(|step| step.text.replace(OBJECT, "…")).collect()
    };
    if exercise.variants.is_empty() {
        record.insert("steps".into(), of(0));
    } else if let Some(Value::Array(variants)) = record.get_mut("variants") {
        for (at, variant) in variants.iter_mut().enumerate() {
            variant["steps"] = of(at);
        }
    }
}

/// Links, pictures and embeds of the body, in order.
fn links(site: &Site, doc: DocId) -> Value {
    let uses = site.document(doc).body.links.iter();
    let list = uses
        .zip(&site.links.resolved[doc.0])
        .map(|(link, resolved)| {
            let role = match link.role {
                Role::Link => "link",
                Role::Picture => "picture",
                Role::Embed => "embed",
            };
            let (to, id, anchor) = match resolved {
                Resolved::Page(to, anchor) => {
                    let id = site.document(*to).id.value.as_str();
                    (Some(site.route(*to).to_string()), Some(id), anchor.as_ref())
                }
                Resolved::Made(route, anchor) => (Some(route.to_string()), None, anchor.as_ref()),
                Resolved::Asset(path) => (Some(path.to_string()), None, None),
                Resolved::External(address) => (Some(address.clone()), None, None),
                Resolved::Broken => (None, None, None),
            };
            json!({"role": role, "to": to, "id": id, "anchor": anchor})
        });
    list.collect()
}

/// Records that the front matter names.
fn references(document: &Document) -> Value {
    let list = document.references.iter();
    list.map(|it| json!({"key": it.field, "id": it.id.value, "kind": it.target.name()}))
        .collect()
}
