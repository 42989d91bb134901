//! The rules of how much of an exercise.

mod mentions;
mod sentence;

use super::table;
use crate::document::Document;
use crate::record::Record;
use crate::record::dose::Dose;
use crate::record::exercise::{Exercise, ExerciseType, Laterality, Variant};
use crate::yaml::Spanned;

table![
    dose_without_unit,
    range_inverted,
    dose_unparsed,
    sides_missing,
    dose_prose_mismatch,
    dose_implausible,
    stretch_without_hold,
    frequency_missing,
    routine_too_long,
    variant_without_source,
];

/// One way to do an exercise: as such, or in a variant.
struct OneWay<'a> {
    /// Its place among the ways of the body.
    at: usize,
    exercise: &'a Exercise,
    variant: Option<&'a Variant>,
}

/// The ways to do the exercise of a page; none where it is no exercise.
fn ways(document: &Document) -> Vec<OneWay<'_>> {
    let Record::Exercise(exercise) = &document.record else {
        return Vec::new();
    };
    let variants = exercise.variants.iter().map(Some);
    let as_such = exercise.variants.is_empty().then_some(None);
    variants
        .chain(as_such)
        .enumerate()
        .map(|(at, variant)| OneWay {
            at,
            exercise,
            variant,
        })
        .collect()
}

impl<'a> OneWay<'a> {
    /// The dose: the variant's, else the exercise's.
    fn dose(&self) -> Option<&'a Spanned<Dose>> {
        let own = self.variant.and_then(|variant| variant.way.dose.as_ref());
        own.or(self.exercise.way.dose.as_ref())
    }

    fn kind(&self) -> Option<ExerciseType> {
        let own = self.variant.and_then(|variant| variant.way.kind);
        own.or(self.exercise.way.kind)
    }

    fn laterality(&self) -> Option<Laterality> {
        let own = self.variant.and_then(|variant| variant.way.laterality);
        own.or(self.exercise.way.laterality)
    }
}
