//! `sentence-long`: one idea, one sentence.

use crate::diagnostic::{Diagnostic, Level};
use crate::document::Document;
use crate::language::primary;
use crate::lint::{Check, Example, Group, Rule, Settings};
use crate::prose::{Passage, Place, word};

/// The rule.
pub static RULE: Rule = Rule {
    code: "sentence-long",
    group: Group::Language,
    level: Level::Warning,
    why: "At the end of a long sentence readers have forgotten how it began. A sentence may have at most 25 words \
        (`check.sentence_words`), in the text and in front matter that patients read; a hyphenated word is one. A list \
        item ends a sentence, so a list is one way to cut one. Headings, tables and quotations aren't looked \
        at, nor languages that write no blanks between words.",
    reference: "GOV.UK content design guidance: sentences of at most 25 words",
    bad: Example::Files(&[(
        "content/guides/sitting.md",
        "---\ntitle: Sitting\n---\n\
        Try to get up every half hour and walk a few steps around the room, because your hips and your back get \
        stiff when you sit still for a long time.\n",
    )]),
    good: Example::Files(&[(
        "content/guides/sitting.md",
        "---\ntitle: Sitting\n---\n\
        Try to get up every half hour and walk a few steps. Your hips and your back get stiff when you sit still \
        for a long time.\n",
    )]),
    check: Check::Document(check),
};

/// Languages without blanks between words.
const NO_BLANKS: [&str; 8] = ["ja", "zh", "th", "lo", "km", "my", "bo", "dz"];

fn check(document: &Document, settings: &Settings) -> Vec<Diagnostic> {
    if NO_BLANKS.contains(&primary(&settings.language)) {
        return Vec::new();
    }
    let most = settings.check.sentence_words;
    let mut told = Vec::new();
    let is_read = |passage: &&Passage| passage.place.is_running() && !has_own_limit(passage);
    for passage in document.passages().filter(is_read) {
        for sentence in passage.sentences() {
            let text = &passage.text[sentence.clone()];
            // Most sentences are short, which is seen before their words are.
            if !word::may_exceed(text, most) {
                continue;
            }
            let words = word::count(text);
            if words > most && own_words(text) > most {
                let message = format!("this sentence has {words} words, more than {most}");
                let help = "cut it in two, or make a list of its parts";
                told.push(RULE.tell(passage.span(sentence), message).help(help));
            }
        }
    }
    told
}

/// Signs and meanings of terms have a limit of their own in the field table, which is told instead.
fn has_own_limit(passage: &Passage) -> bool {
    matches!(passage.place, Place::Field("sign" | "plain"))
}

/// The words of a sentence that don't stand between quotation marks.
fn own_words(sentence: &str) -> usize {
    let mut parts = sentence.split('\u{201C}');
    let first = parts.next().unwrap_or_default();
    let after = |part| str::split_once(part, '\u{201D}').map_or(part, |(_, after)| after);
    let own = std::iter::once(first).chain(parts.map(after));
    own.map(word::count).sum()
}
