//! Prints what mendbook counts in passages, as JSON, for `tests/readability`, which holds the figures
//! against those of a pronouncing dictionary.
//!
//! Standard input holds paragraphs with an empty line between them; a line that begins with `#` names
//! those below it.
//! Standard output is a list of them: the name, the sentences, each a list of words with their
//! syllables, and the scores. The language is English.

use std::io::{Read, Write};

use mendbook::diagnostic::FileId;
use mendbook::prose::{Passage, Place, word};
use mendbook::readability::{self, syllable::Syllables};
use serde_json::{Value, json};

/// A name, and the passages below it.
type Section<'a> = (&'a str, Vec<Passage>);

fn main() -> std::io::Result<()> {
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    let figures: Vec<Value> = sections(&text).iter().map(figures).collect();
    writeln!(std::io::stdout(), "{:#}", Value::from(figures))
}

fn sections(text: &str) -> Vec<Section<'_>> {
    let mut sections: Vec<Section> = Vec::new();
    for paragraph in text.split("\n\n") {
        let (name, lines) = match paragraph.trim_start().strip_prefix('#') {
            Some(rest) => rest.split_once('\n').unwrap_or((rest, "")),
            None => ("", paragraph),
        };
        if !name.is_empty() {
            sections.push((name.trim(), Vec::new()));
        }
        let words: Vec<&str> = lines.split_whitespace().collect();
        if let (Some((_, passages)), false) = (sections.last_mut(), words.is_empty()) {
            let text = words.join(" ");
            let mut passage = Passage::new(Place::Paragraph, FileId(0));
            passage.push(&text, 0..text.len());
            passages.push(passage);
        }
    }
    sections
}

fn figures((name, passages): &Section<'_>) -> Value {
    let figures = readability::measure(passages, "en");
    let scores = figures.scores();
    let scores = scores.iter().map(|score| (score.formula.name, score.value));
    let sentences: Vec<Value> = passages
        .iter()
        .flat_map(|passage| passage.sentences().map(|at| &passage.text[at]))
        .map(words)
        .collect();
    json!({
        "name": name,
        "sentences": sentences,
        "scores": scores.collect::<std::collections::BTreeMap<_, _>>(),
    })
}

fn words(sentence: &str) -> Value {
    let word = |word: &str| json!([word, Syllables::English.count(word)]);
    word::words(sentence)
        .map(|at| word(&sentence[at]))
        .collect()
}
