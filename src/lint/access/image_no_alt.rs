//! `image-no-alt`: a picture in words, for those who can't see it.

use super::{entries, pictures};
use crate::diagnostic::{Diagnostic, Level};
use crate::document::Document;
use crate::lint::{Check, Example, Group, Rule, Settings};

/// The rule.
pub static RULE: Rule = Rule {
    code: "image-no-alt",
    group: Group::Access,
    level: Level::Error,
    why: "Somebody who can't see a picture hears or reads its `alt` text in its place, so a \
          picture without one is a hole in the guidance. The rule looks for pictures in the \
          text with nothing between `![` and `]`, and for entries of `images` without `alt`. A \
          picture that only decorates needs none: give it an entry in `images` with \
          `decorative: true`; only then may `alt` be empty.",
    reference: "WCAG 2.2, 1.1.1 Non-text Content",
    bad: Example::Files(&[(
        "content/guides/sitting.md",
        "---\n\
         title: Sitting\n\
         ---\n\
         ![](seat.png)\n",
    )]),
    good: Example::Files(&[(
        "content/guides/sitting.md",
        "---\n\
         title: Sitting\n\
         ---\n\
         ![A person on a chair with both feet flat on the floor](seat.png)\n",
    )]),
    check: Check::Document(check),
};

/// Tells pictures without words.
fn check(document: &Document, _: &Settings) -> Vec<Diagnostic> {
    let known = entries(document);
    let in_text = pictures(document).filter(|(link, file)| {
        let is_decorative = || known.get(file).is_some_and(|image| image.decorative);
        link.alt.trim().is_empty() && !is_decorative()
    });
    let in_text = in_text.map(|(link, _)| {
        RULE.tell(
            link.span,
            "this picture has no words for those who can't see it",
        )
        .help("write what it shows between `![` and `]`")
    });
    let is_lost = document.lost.contains(&"alt");
    let images = document.common.images.iter().filter(|_| !is_lost);
    let in_images = images
        .filter(|image| !image.decorative)
        .filter_map(|image| {
            let place = match &image.alt {
                None => image.src.span,
                Some(alt) if alt.is_empty() => alt.span,
                Some(_) => return None,
            };
            let told = RULE.tell(
                place,
                "this picture has no `alt`: words for those who can't see it",
            );
            Some(told.help("add `alt:` with what it shows, or `decorative: true`"))
        });
    in_text.chain(in_images).collect()
}
