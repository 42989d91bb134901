//! `link-text-vague`: a link says where it leads.

use crate::diagnostic::{Diagnostic, Level};
use crate::document::Document;
use crate::lint::{Check, Example, Group, Rule, Settings};
use crate::prose::Place;

/// The rule.
pub static RULE: Rule = Rule {
    code: "link-text-vague",
    group: Group::Access,
    level: Level::Warning,
    why: "Many people read only the links of a page, or hear a list of them, and on paper a \
          link is nothing but its words. The rule looks for links whose whole text is one of \
          these: \"here\", \"click here\", \"click\", \"link\", \"this link\", \"this\", \
          \"this page\", \"page\", \"more\", \"read more\", \"learn more\", \"see more\", \
          \"find out more\", \"more information\", \"more info\", \"details\", \"see here\", \
          \"read this\", \"go\", \"download\". A web address as the text of a link is fine. In \
          English only.",
    reference: "WCAG 2.2, 2.4.4 Link Purpose (In Context) and 2.4.9",
    bad: Example::Files(&[(
        "content/guides/sitting.md",
        "---\n\
         title: Sitting\n\
         ---\n\
         To sit well, [click here](https://example.org/sitting).\n",
    )]),
    good: Example::Files(&[(
        "content/guides/sitting.md",
        "---\n\
         title: Sitting\n\
         ---\n\
         To sit well, read [how to set up a chair](https://example.org/sitting).\n",
    )]),
    check: Check::Document(check),
};

/// Texts that say nothing on their own.
const VAGUE: [&str; 20] = [
    "here",
    "click here",
    "click",
    "link",
    "this link",
    "this",
    "this page",
    "page",
    "more",
    "read more",
    "learn more",
    "see more",
    "find out more",
    "more information",
    "more info",
    "details",
    "see here",
    "read this",
    "go",
    "download",
];

/// Tells links whose text says nothing.
fn check(document: &Document, settings: &Settings) -> Vec<Diagnostic> {
    if !settings.is_english() {
        return Vec::new();
    }
    let passages = document.body.passages.iter();
    passages
        .filter(|passage| passage.place != Place::Quotation)
        .flat_map(|passage| passage.links.iter().map(move |range| (passage, range)))
        .filter(|(passage, range)| is_vague(&passage.text[(*range).clone()]))
        .map(|(passage, range)| {
            let words = &passage.text[range.clone()];
            RULE.tell(
                passage.span(range.clone()),
                format!("`{words}` doesn't say where the link leads"),
            )
            .help("make the link of words that name its target")
        })
        .collect()
}

fn is_vague(text: &str) -> bool {
    let text = text
        .trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase();
    VAGUE.contains(&text.as_str())
}
