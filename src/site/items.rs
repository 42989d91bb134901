//! What each item of a routine means: which exercise in which way, with which dose.
//!
//! An item lays its own dose over that of its exercise or variant. Page, card, JSON and JSON-LD all
//! ask here, so that they can't differ.

use super::{DocId, Site};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::near::did_you_mean;
use crate::document::Document;
use crate::record::Record;
use crate::record::exercise::{Exercise, Variant, Way};
use crate::record::relief::Relief;
use crate::record::routine::{Item, What};
use crate::yaml::Spanned;

/// An item with what it means.
pub struct Done<'a> {
    /// The item as written.
    pub item: &'a Item,
    /// The page of what it names.
    pub doc: DocId,
    /// What it names.
    pub what: DoneWhat<'a>,
}

/// What an item names.
pub enum DoneWhat<'a> {
    /// An exercise.
    Exercise {
        /// The exercise.
        exercise: &'a Exercise,
        /// Its variant, if one is chosen.
        variant: Option<&'a Variant>,
        /// How it is done here: the exercise's words, the variant's over them, the item's dose over
        /// both.
        way: Box<Way>,
    },
    /// A relief measure.
    Relief(&'a Relief),
}

impl Site {
    /// What an item means; nothing where it means nothing, which has been told.
    #[must_use]
    pub fn done<'a>(&'a self, item: &'a Item) -> Option<Done<'a>> {
        match item.what.as_ref()? {
            What::Exercise { id, variant } => {
                let (doc, exercise) = self.exercise(id)?;
                let variant = variant.as_ref().and_then(|id| exercise.variant(id));
                let mut way = exercise.way_of(variant);
                if let Some(own) = &item.dose {
                    let base = way.dose.map(|dose| dose.value).unwrap_or_default();
                    way.dose = Some(Spanned {
                        value: base.overlay(own),
                        span: own.span,
                    });
                }
                let what = DoneWhat::Exercise {
                    exercise,
                    variant,
                    way: Box::new(way),
                };
                Some(Done { item, doc, what })
            }
            What::Relief(id) => {
                let doc = self.registry.by_id(id)?;
                let Record::Relief(relief) = &self.document(doc).record else {
                    return None;
                };
                let what = DoneWhat::Relief(relief);
                Some(Done { item, doc, what })
            }
        }
    }
}

/// `variant-not-chosen`, and variants that don't exist.
pub(super) fn check(site: &Site, diagnostics: &mut Vec<Diagnostic>) {
    for routine in site.each().filter_map(Document::routine) {
        for item in &routine.items {
            let Some(What::Exercise { id, variant }) = &item.what else {
                continue;
            };
            let Some((_, exercise)) = site.exercise(id) else {
                continue;
            };
            let names = || {
                exercise
                    .variants
                    .iter()
                    .map(|variant| variant.id.value.as_str())
            };
            let list = || {
                names()
                    .map(|name| format!("`{name}`"))
                    .collect::<Vec<_>>()
                    .join(" or ")
            };
            match variant {
                None if !exercise.variants.is_empty() => diagnostics.push(
                    Diagnostic::error(
                        "variant-not-chosen",
                        id.span,
                        format!(
                            "`{}` can be done in several ways; the card must name one",
                            id.value
                        ),
                    )
                    .help(format!(
                        "write `{{exercise: {}, variant: …}}` with {}",
                        id.value,
                        list()
                    )),
                ),
                Some(variant) if exercise.variant(variant).is_none() => diagnostics.push(
                    Diagnostic::error(
                        "unknown-reference",
                        variant.span,
                        format!("`{}` has no variant `{}`", id.value, variant.value),
                    )
                    .maybe_help(Some(if exercise.variants.is_empty() {
                        "delete `variant`".into()
                    } else {
                        format!("it has {}", list())
                    }))
                    .maybe_help(did_you_mean(variant, names())),
                ),
                _ => {}
            }
        }
    }
}
