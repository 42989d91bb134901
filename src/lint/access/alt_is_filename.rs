//! `alt-is-filename`: the name of a file says nothing about a picture.

use super::{file_of, pictures};
use crate::diagnostic::{Diagnostic, Level};
use crate::document::Document;
use crate::lint::{Check, Example, Group, Rule, Settings};
use crate::path::RelPath;

/// The rule.
pub static RULE: Rule = Rule {
    code: "alt-is-filename",
    group: Group::Access,
    level: Level::Warning,
    why: "Cameras and programs name files `IMG_1234.jpg` or `image1`, and such a name read \
          aloud helps nobody. The rule looks at the `alt` of pictures: names that end like \
          those of picture files, the file's own name with its digits or hyphens, names that \
          cameras give (`IMG_1234`, `DSC001`), and words such as \"photo\" or \"image\", alone \
          or with a number.",
    reference: "WCAG 2.2, failure F30 of 1.1.1: file names and placeholders as text alternatives",
    bad: Example::Files(&[(
        "content/guides/sitting.md",
        "---\n\
         title: Sitting\n\
         ---\n\
         ![seat.png](seat.png)\n",
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

/// How the names of picture files end.
const ENDINGS: [&str; 12] = [
    ".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".avif", ".heic", ".tif", ".tiff", ".bmp",
    ".jfif",
];

/// What stands in for words, alone or with numbers.
const PLACEHOLDERS: [&str; 17] = [
    "alt",
    "camera",
    "dsc",
    "dscf",
    "dscn",
    "image",
    "img",
    "mvimg",
    "photo",
    "photograph",
    "pic",
    "picture",
    "placeholder",
    "pxl",
    "scan",
    "screenshot",
    "untitled",
];

/// Words between the numbers of such names: "Screenshot 2026-03-15 at 10.15", "image copy 2".
const BETWEEN: [&str; 5] = ["at", "copy", "edited", "text", "wa"];

/// Tells alternative texts that are names of files.
fn check(document: &Document, _: &Settings) -> Vec<Diagnostic> {
    let in_text = pictures(document).map(|(link, file)| (link.alt.as_str(), link.span, Some(file)));
    let images = document
        .common
        .images
        .iter()
        .filter(|image| !image.decorative);
    let entries = images.filter_map(|image| {
        let alt = image.alt.as_ref()?;
        Some((alt.value.as_str(), alt.span, file_of(document, image)))
    });
    in_text
        .chain(entries)
        .filter(|(alt, _, file)| is_filename(alt.trim(), file.as_ref()))
        .map(|(alt, place, _)| {
            let message = format!("`{}` says nothing about the picture", alt.trim());
            RULE.tell(place, message)
                .help("write what the picture shows, in a few words")
        })
        .collect()
}

fn is_filename(alt: &str, file: Option<&RelPath>) -> bool {
    let alt = alt.to_lowercase();
    let stem = file.map(|file| file.stem().to_lowercase());
    let has_ending = || ENDINGS.iter().any(|ending| alt.ends_with(ending));
    // A file may be called after what it shows; "pelvic-tilt" is still no sentence.
    let is_stem = || {
        let is_name = |c: char| c.is_ascii_digit() || c == '-' || c == '_';
        stem.is_some_and(|stem| stem == alt && stem.contains(is_name))
    };
    !alt.is_empty() && (has_ending() || is_stem() || is_placeholder(&alt))
}

/// Whether a text is one of [`PLACEHOLDERS`] with numbers, or numbers as long as a date.
fn is_placeholder(alt: &str) -> bool {
    let parts = || {
        alt.split(|c: char| !c.is_alphanumeric())
            .filter(|part| !part.is_empty())
    };
    let letters = |part: &str| part.trim_matches(|c: char| c.is_ascii_digit()).to_owned();
    let is_known = |part: &str| {
        let part = letters(part);
        part.is_empty() || PLACEHOLDERS.contains(&part.as_str()) || BETWEEN.contains(&part.as_str())
    };
    let digits = alt.chars().filter(char::is_ascii_digit).count();
    let begins = parts().next().map(letters).unwrap_or_default();
    let is_number = parts().all(|part| letters(part).is_empty()) && digits >= 6;
    parts().all(is_known) && (PLACEHOLDERS.contains(&begins.as_str()) || is_number)
}
