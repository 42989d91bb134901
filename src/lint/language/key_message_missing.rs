//! `key-message-missing`: what should a reader take away?

use crate::diagnostic::{Diagnostic, Level};
use crate::document::Document;
use crate::lint::{Check, Example, Group, Rule, Settings};
use crate::record::Record;

/// The rule.
pub static RULE: Rule = Rule {
    code: "key-message-missing",
    group: Group::Language,
    level: Level::Warning,
    why: "Readers keep one thing of a guide, and the guide should say which. `key_message` stands at its top, where \
        everybody sees it. Only guides are looked at.",
    reference: "CDC Clear Communication Index, items 1 and 2: one main message, at the top",
    bad: Example::Files(&[(
        "content/guides/sitting.md",
        "---\ntitle: Sitting\n---\nTry to get up every half hour.\n",
    )]),
    good: Example::Files(&[(
        "content/guides/sitting.md",
        "---\ntitle: Sitting\nkey_message: The best seat is one that you leave from time to time.\n---\n\
        Try to get up every half hour.\n",
    )]),
    check: Check::Document(check),
};

fn check(document: &Document, _: &Settings) -> Vec<Diagnostic> {
    let Record::Guide(guide) = &document.record else {
        return Vec::new();
    };
    if guide.key_message.is_some() {
        return Vec::new();
    }
    let help = "add `key_message:` with the one sentence that readers should remember";
    vec![
        RULE.tell(document.opening, "a guide without a key message")
            .help(help),
    ]
}
