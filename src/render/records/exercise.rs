//! Exercises: the ways to do them, each with position, dose, steps and reminders.

use super::{images, text, texts};
use crate::document::Document;
use crate::document::steps::WayParts;
use crate::record::dose::Dose;
use crate::record::exercise::{Contraindications, Exercise, Variant, Way};
use crate::render::context::{DosePartView, DoseView, ExerciseView, WayView};
use crate::render::{Sheet, html, views};
use crate::site::DocId;
use crate::yaml::Text;

/// The view of an exercise's page.
pub fn exercise(
    sheet: &Sheet<'_>,
    doc: DocId,
    document: &Document,
    exercise: &Exercise,
) -> ExerciseView {
    let parts = document.parts.clone().unwrap_or_default();
    let contraindications = match &exercise.contraindications {
        Contraindications::Listed(list) => texts(list),
        Contraindications::Unstated | Contraindications::NoneKnown => Vec::new(),
    };
    ExerciseView {
        type_label: exercise
            .way
            .kind
            .map(|kind| sheet.word(&format!("type-{}", kind.name())).to_owned()),
        goal: text(exercise.way.goal.as_ref()),
        intro_html: html::part(sheet, doc, &parts.intro),
        ways: ways(sheet, doc, document, exercise),
        has_variants: !exercise.variants.is_empty(),
        outro_html: html::parts(sheet, doc, &parts.rest),
        equipment: equipment(sheet, exercise.equipment.as_deref()),
        muscles: texts(&exercise.muscles),
        contraindications,
        no_known_contraindications: matches!(
            exercise.contraindications,
            Contraindications::NoneKnown
        ),
        easier: views::links(sheet, &exercise.easier),
        harder: views::links(sheet, &exercise.harder),
        routines: views::linking_routines(sheet, doc),
        images: images(sheet, document),
    }
}

/// All ways to do an exercise, in the order written.
fn ways(sheet: &Sheet<'_>, doc: DocId, document: &Document, exercise: &Exercise) -> Vec<WayView> {
    let empty = WayParts::default();
    let parts = |at: usize| document.way(at).unwrap_or(&empty);
    if exercise.variants.is_empty() {
        let mut only = way(sheet, doc, &exercise.way_of(None), None, parts(0));
        // The goal of the exercise as such stands at the top of its page.
        only.goal = None;
        return vec![only];
    }
    let variants = exercise.variants.iter().enumerate();
    variants
        .map(|(at, variant)| {
            let mut view = way(
                sheet,
                doc,
                &exercise.way_of(Some(variant)),
                Some(variant),
                parts(at),
            );
            view.goal = text(variant.way.goal.as_ref());
            view
        })
        .collect()
}

/// A way to do an exercise.
pub(super) fn way(
    sheet: &Sheet<'_>,
    doc: DocId,
    way: &Way,
    variant: Option<&Variant>,
    parts: &WayParts,
) -> WayView {
    let word = |prefix: &str, name: &str| sheet.word(&format!("{prefix}-{name}")).to_owned();
    WayView {
        id: variant
            .map(|variant| variant.id.value.clone())
            .unwrap_or_default(),
        label: variant
            .map(|variant| variant.label.value.clone())
            .unwrap_or_default(),
        goal: text(way.goal.as_ref()),
        position: way.position.map(|position| position.name().to_owned()),
        position_label: way
            .position
            .map(|position| word("position", position.name())),
        laterality_label: way
            .laterality
            .map(|laterality| word("laterality", laterality.name())),
        dose: way.dose.as_ref().and_then(|d| dose(sheet, d)),
        steps_html: parts
            .steps
            .iter()
            .map(|step| html::part(sheet, doc, step))
            .collect(),
        notes_html: html::parts(sheet, doc, &parts.notes),
        cues: texts(&way.cues),
        feel: texts(&way.feel),
        not_feel: texts(&way.not_feel),
        mistakes: texts(&way.mistakes),
        cautions: texts(&way.cautions),
        sources: variant
            .map(|variant| views::sources(sheet, &variant.sources))
            .unwrap_or_default(),
    }
}

// Exercises --------------------------------------------------------------------------------
/// A dose in the forms that a page shows; nothing for a dose that says nothing.
pub(super) fn dose(sheet: &Sheet<'_>, dose: &Dose) -> Option<DoseView> {
    if dose.is_empty() {
        return None;
    }
    let language = &sheet.site().language;
    let (mut progress_when, mut ease_when) = (None, None);
    let mut parts = Vec::new();
    for part in dose.parts(language) {
        match part.key {
            "progress_when" => progress_when = Some(part.value),
            "ease_when" => ease_when = Some(part.value),
            key => parts.push(DosePartView {
                key,
                label: part.label,
                value: part.value,
            }),
        }
    }
    Some(DoseView {
        sentence: dose.sentence(language),
        parts,
        progress_when,
        ease_when,
    })
}

/// Equipment as one text; an empty list states that there's none, no list says nothing.
pub(super) fn equipment(sheet: &Sheet<'_>, list: Option<&[Text]>) -> Option<String> {
    match list {
        None => None,
        Some([]) => Some(sheet.word("equipment-none").to_owned()),
        Some(list) => Some(sheet.site().language.list(&texts(list))),
    }
}
