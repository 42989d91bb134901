//! `jargon-without-term`: a clinical word needs a plain one beside it.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use super::clinical_words::{CLINICAL_WORDS, plain_word};
use super::english::is_english;
use crate::diagnostic::{Diagnostic, Level};
use crate::document::{Document, Found};
use crate::lint::cues::{self, Cue};
use crate::lint::phrases::Phrases;
use crate::lint::{Check, Example, Group, Rule, Settings, checked, found};
use crate::prose::{Passage, word};
use crate::record::Record;
use crate::site::Site;

/// The rule.
pub static RULE: Rule = Rule {
    code: "jargon-without-term",
    group: Group::Language,
    level: Level::Warning,
    why: "Clinicians forget which of their words patients don't know. A clinical word is told where it first stands on a \
        page, unless the glossary has a term for it (terms link themselves), or the page explains it right there: in \
        brackets, after a dash, as a link, or by \"means\" or \"called\". `check.jargon` in `site.yaml` adds words of your own in any language. \
        Headings, tables, quotations and code aren't looked at, nor pages for clinicians. In English these words and their forms are looked for: abduction, \
        adduction, aetiology, ambulate, analgesia, anterior, antipyretic, arthralgia, asymptomatic, \
        bilateral, bradycardia, cauda equina, comorbidity, contraindication, contralateral, contusion, \
        crepitus, distal, dorsiflexion, dyspnea, dysuria, edema, effusion, erector spinae, erythema, \
        febrile, afebrile, flexion, gait, gluteus maximus, haematoma, hook-lying, hypertension, hypotension, \
        idiopathic, iliopsoas, intervertebral, ipsilateral, isometric, kyphosis, laceration, lateral, \
        lordosis, lumbar, malaise, medial, micturition, myalgia, myofascial, neuralgia, nociception, \
        nocturia, palpate, paraesthesia, paraspinal, pathology, piriformis, plantarflexion, posterior, \
        prognosis, pronation, prone, prophylaxis, proprioception, proximal, pyrexia, quadruped, radicular, \
        sacral, sacroiliac, sequela, spondylolisthesis, spondylosis, stenosis, subacute, supination, supine, \
        syncope, tachycardia, thoracic, titrate, transversus abdominis, trochanter and unilateral.",
    reference: "AHRQ PEMAT-P, items 3 and 4: everyday language; medical terms are defined",
    bad: Example::Files(&[(
        "content/guides/sitting.md",
        "---\ntitle: Sitting\n---\nA small roll keeps the lumbar curve.\n",
    )]),
    good: Example::Files(&[(
        "content/guides/sitting.md",
        "---\ntitle: Sitting\n---\nA small roll keeps the curve of your low back.\n",
    )]),
    check: Check::Joined(find, check),
};

static BUILT_IN: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new(
        CLINICAL_WORDS
            .iter()
            .flat_map(|(words, _)| words.iter().copied()),
    )
});

/// The clinical words of a page that it doesn't explain, each where it first stands.
fn find(document: &Document, settings: &Settings) -> Vec<Found> {
    let audience = document.common.audience.as_ref();
    if audience.is_some_and(|audience| audience.value == "clinician") {
        return Vec::new();
    }
    let is_clinical = settings.is_english()
        && cues::anywhere(document, Cue::Clinical)
        && is_english(document, settings);
    let own = (!settings.check.jargon.is_empty()).then_some(&settings.jargon);
    let built_in = is_clinical.then_some(&*BUILT_IN);
    let lists: Vec<&Phrases> = built_in.into_iter().chain(own).collect();
    if lists.is_empty() {
        return Vec::new();
    }
    unexplained(document, &lists)
}

/// Tells those for which the glossary has no term.
fn check(site: &Site, _: &Settings) -> Vec<Diagnostic> {
    let terms = terms(site);
    let found = checked(site).flat_map(|document| found(document, &RULE));
    found
        .filter(|found| !terms.contains(&found.word))
        .map(|found| found.told.clone())
        .collect()
}

/// Whether a run of letters may be part of a clinical word.
pub fn is_clinical(run: &str) -> bool {
    BUILT_IN.has_key(run)
}

/// The words of the names of all glossary terms, without the `s` of a plural.
fn terms(site: &Site) -> BTreeSet<String> {
    let mut terms = BTreeSet::new();
    for document in &site.documents {
        let Record::Term(term) = &document.record else {
            continue;
        };
        let forms = term.forms.iter().map(|form| form.value.as_str());
        let names = term
            .region_names
            .iter()
            .map(|(_, name)| name.value.as_str());
        for name in forms.chain(names).chain([document.common.title.as_str()]) {
            terms.insert(singular(&name.to_lowercase()).to_owned());
            terms.extend(word::words(name).map(|at| singular(&name[at].to_lowercase()).to_owned()));
        }
    }
    terms
}

fn unexplained(document: &Document, lists: &[&Phrases]) -> Vec<Found> {
    let mut seen = BTreeSet::new();
    let mut unexplained = Vec::new();
    for passage in document
        .passages()
        .filter(|passage| passage.place.is_running())
    {
        let mut found: Vec<Range<usize>> = lists
            .iter()
            .flat_map(|list| list.find(&passage.text))
            .collect();
        found.sort_by_key(|range| range.start);
        for range in found {
            let written = &passage.text[range.clone()];
            let word = singular(&written.to_lowercase()).to_owned();
            if passage.is_quoted(&range) || !is_jargon(passage, &range) {
                continue;
            }
            if seen.insert(word.clone()) && !is_explained(passage, &range) {
                let told = tell(passage, range);
                unexplained.push(Found { word, told });
            }
        }
    }
    unexplained
}

fn tell(passage: &Passage, range: Range<usize>) -> Diagnostic {
    let written = &passage.text[range.clone()];
    let message = format!("`{written}` is a word that patients may not know");
    let instead = plain_word(&written.to_lowercase())
        .map(|plain| format!("say `{plain}`, "))
        .unwrap_or_default();
    let help =
        format!("{instead}explain it in brackets right there, or add a glossary term for it");
    RULE.tell(passage.span(range), message).help(help)
}

/// `prone` is also an everyday word: `prone to injury`. In `anterior cruciate ligament` the word is
/// part of a name, for which no plain word can stand.
fn is_jargon(passage: &Passage, range: &Range<usize>) -> bool {
    let after = passage.text[range.end..].trim_start();
    let is_everyday =
        passage.text[range.clone()].eq_ignore_ascii_case("prone") && after.starts_with("to ");
    let is_name = ["cruciate", "collateral", "meniscus"]
        .iter()
        .any(|name| after.starts_with(name));
    !(is_name || is_everyday)
}

/// Whether the word is explained where it stands, or itself explains a plain one.
fn is_explained(passage: &Passage, range: &Range<usize>) -> bool {
    let (before, after) = (&passage.text[..range.start], &passage.text[range.end..]);
    let after = after.trim_start();
    let is_linked = passage
        .links
        .iter()
        .any(|link| link.start <= range.start && range.end <= link.end);
    let follows = [
        "(",
        "\u{2013} ",
        "\u{2014}",
        "- ",
        "means ",
        ", or ",
        ", that is",
        ", which ",
    ];
    let precedes = [
        "(",
        "called ",
        "called a ",
        "called an ",
        "called the ",
        "known as ",
        "word for this is ",
    ];
    is_linked
        || follows.iter().any(|words| after.starts_with(words))
        || precedes.iter().any(|words| before.ends_with(words))
}

/// A word without the `s` of its plural.
fn singular(word: &str) -> &str {
    word.strip_suffix('s').unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_of_the_rule_has_the_whole_list() {
        for (words, _) in CLINICAL_WORDS {
            assert!(RULE.why.contains(words[0]), "{}", words[0]);
            let is_small = |word: &&str| !word.contains(char::is_uppercase);
            assert!(words.iter().all(is_small), "{words:?}");
        }
    }
}
