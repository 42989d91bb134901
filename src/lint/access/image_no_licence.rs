//! `image-no-licence`: a picture may be used, and on what terms.

use std::collections::BTreeSet;

use super::{entries, file_of, pictures};
use crate::diagnostic::{Diagnostic, Level};
use crate::document::Document;
use crate::lint::{Check, Example, Group, Rule, Settings, checked};
use crate::site::Site;

/// The rule.
pub static RULE: Rule = Rule {
    code: "image-no-licence",
    group: Group::Access,
    level: Level::Warning,
    why: "Most pictures on the web belong to somebody, and a clinic that prints one without \
          leave can be made to pay. The rule looks for pictures whose licence isn't stated: \
          entries of `images` without `licence`, and pictures in the text without an entry of \
          the same `src` in `images`. Where `site.yaml` has a `content_licence`, that counts \
          for your own pictures; only an entry with a `credit`, which says that somebody else \
          made it, then still needs a `licence`. A picture is told once on a page.",
    reference: "Creative Commons, recommended practices for attribution: title, author, source, licence",
    bad: Example::Files(&[
        (
            "content/guides/sitting.md",
            "---\n\
         title: Sitting\n\
         images: [{src: seat.png, alt: A person on a chair}]\n\
         ---\n\
         Sit with both feet flat.\n",
        ),
        ("content/guides/seat.png", "\n"),
    ]),
    good: Example::Files(&[
        (
            "content/guides/sitting.md",
            "---\n\
         title: Sitting\n\
         images: [{src: seat.png, alt: A person on a chair, licence: CC BY 4.0, credit: A. Artist}]\n\
         ---\n\
         Sit with both feet flat.\n",
        ),
        ("content/guides/seat.png", "\n"),
    ]),
    check: Check::Site(check),
};

/// Tells pictures that are there and have no licence.
fn check(site: &Site, settings: &Settings) -> Vec<Diagnostic> {
    checked(site)
        .flat_map(|document| of_page(site, document, settings))
        .collect()
}

fn of_page(site: &Site, document: &Document, settings: &Settings) -> Vec<Diagnostic> {
    let mut told = Vec::new();
    let is_lost = document.lost.contains(&"licence");
    for image in document.common.images.iter().filter(|_| !is_lost) {
        let is_there = file_of(document, image).is_some_and(|file| site.assets.contains_key(&file));
        let is_own = settings.has_content_licence && image.credit.is_none();
        if is_there && image.licence.is_none() && !is_own {
            let message = format!("nothing says the licence of `{}`", image.src.value);
            told.push(
                RULE.tell(image.src.span, message)
                    .help("add `licence:`, and `credit:` with who made it"),
            );
        }
    }
    let known = entries(document);
    let mut seen = BTreeSet::new();
    for (link, file) in pictures(document).filter(|_| !settings.has_content_licence) {
        let is_new = !known.contains_key(&file) && seen.insert(file.clone());
        if is_new && site.assets.contains_key(&file) {
            let name = file.file_name();
            let told_here = RULE.tell(link.span, format!("nothing says the licence of `{name}`"));
            told.push(told_here.help(
                "add it to `images:` at the top of the page, with `src`, `alt`, `licence` and `credit`",
            ));
        }
    }
    told
}
