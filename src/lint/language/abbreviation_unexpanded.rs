//! `abbreviation-unexpanded`: the first time, say what it stands for.

use std::collections::BTreeSet;
use std::ops::Range;

use super::english::is_english;
use crate::config::{CheckConfig, Region};
use crate::diagnostic::{Diagnostic, Level, Span};
use crate::document::{Document, Found};
use crate::lint::cues::{self, Cue};
use crate::lint::phrases::Phrases;
use crate::lint::{Check, Example, Group, Rule, Settings, checked, found};
use crate::prose::word;
use crate::record::Record;
use crate::site::Site;

/// The rule.
pub static RULE: Rule = Rule {
    code: "abbreviation-unexpanded",
    group: Group::Language,
    level: Level::Warning,
    why: "Readers can't look up an abbreviation that they don't know. Two to five capitals, with or without an `s`, are \
        told where they first stand on a page in English, unless the page says somewhere what they stand for: \
        `long form (ABBR)`, `ABBR (long form)`, `ABBR: long form`, or `ABBR stands for \u{2026}`; or words near it begin with its three or more letters. A glossary term of that name is enough \
        too. Words in capitals (`STOP`, `DO NOT`, any word that the site also writes in small letters), roman numerals and codes with digits aren't abbreviations. \
        Known to everybody are A&E, AIDS, AM, ATM, BBC, CD, COVID, CT, DIY, DNA, DVD, EU, FAQ, FM, GB, GMT, GP, GPS, HIV, ID, \
        IT, LED, MB, MRI, NHS, OK, PC, PDF, PE, PIN, PM, PO, PS, QR, RSVP, SMS, SOS, TV, UK, UN, US, USA, USB, UV, VAT, VIP, \
        the words of the region profile, and the list in `check.abbreviations`.",
    reference: "GOV.UK style guide, abbreviations and acronyms: explained in full the first time on each page; PEMAT-P, item 4",
    bad: Example::Files(&[(
        "content/guides/sitting.md",
        "---\ntitle: Sitting\n---\nThe OT can look at your chair.\n",
    )]),
    good: Example::Files(&[(
        "content/guides/sitting.md",
        "---\ntitle: Sitting\n---\nThe occupational therapist (OT) can look at your chair.\n",
    )]),
    check: Check::Joined(find, check),
};

/// What everybody knows.
const KNOWN: [&str; 46] = [
    "A&E", "AIDS", "AM", "ATM", "BBC", "CD", "COVID", "CT", "DIY", "DNA", "DVD", "EU", "FAQ", "FM",
    "GB", "GMT", "GP", "GPS", "HIV", "ID", "IT", "LED", "MB", "MRI", "NHS", "OK", "PC", "PDF",
    "PE", "PIN", "PM", "PO", "PS", "QR", "RSVP", "SMS", "SOS", "TV", "UK", "UN", "US", "USA",
    "USB", "UV", "VAT", "VIP",
];

/// Words that are written in capitals to be noticed.
const SHOUTED: [&str; 60] = [
    "AFTER", "AGAIN", "ALL", "ALSO", "ALWAYS", "AND", "ANY", "AT", "BE", "BEFORE", "BOTH", "BUT",
    "CALL", "CAN", "DANGER", "DAY", "DO", "DON", "EACH", "EVERY", "FIRST", "GO", "HELP", "HOW",
    "IF", "IN", "IS", "LEFT", "LESS", "MAY", "MORE", "MUST", "NEVER", "NEW", "NO", "NOT", "NOTE",
    "NOW", "OFF", "ON", "ONCE", "ONE", "ONLY", "OR", "OUT", "PAIN", "REST", "RIGHT", "SAFE",
    "SLOWLY", "STAY", "STOP", "THEN", "TWO", "UP", "URGENT", "VERY", "WAIT", "WHAT", "YOU",
];

/// Words with which a bracket begins that says something else than a meaning.
const REMARKS: [&str; 10] = [
    "see", "if", "or", "and", "also", "as", "in", "at", "with", "not",
];

/// How many bytes before and after an abbreviation its words are looked for.
const NEAR: usize = 120;

/// An abbreviation in a text, without the `s` of the plural.
type Use<'a> = (&'a str, Range<usize>);

/// The abbreviations that a page uses and doesn't explain, each where it first stands.
fn find(document: &Document, settings: &Settings) -> Vec<Found> {
    if !settings.is_english()
        || !cues::anywhere(document, Cue::Capitals)
        || !is_english(document, settings)
    {
        return Vec::new();
    }
    candidates(document, &settings.abbreviations)
}

/// Tells those that aren't terms, and aren't words that the site also writes in small letters.
fn check(site: &Site, _: &Settings) -> Vec<Diagnostic> {
    let terms = terms(site);
    let all = checked(site).flat_map(|document| found(document, &RULE));
    let found: Vec<&Found> = all.filter(|found| !terms.contains(&found.word)).collect();
    if found.is_empty() {
        return Vec::new();
    }
    let small = small_words(site.each(), &found);
    let is_told = |found: &&&Found| !small.contains(&found.word.to_lowercase());
    let told = found.iter().filter(is_told);
    told.map(|found| found.told.clone()).collect()
}

/// Whether a run of letters may be an abbreviation, of those that not everybody knows.
pub fn is_capitals(run: &str) -> bool {
    let is_pair = |pair: &[u8]| pair.iter().all(u8::is_ascii_uppercase);
    let stem = run.strip_suffix('s').unwrap_or(run);
    run.as_bytes().windows(2).any(is_pair) && !KNOWN.contains(&run) && !KNOWN.contains(&stem)
}

/// What needs no explanation by the settings of the site, in capitals.
pub fn known_abbreviations(region: &Region, check: &CheckConfig) -> BTreeSet<String> {
    let profile = [
        &region.emergency_department,
        &region.advice_line,
        &region.clinician,
    ];
    let words = profile
        .into_iter()
        .flatten()
        .flat_map(|text| text.split_whitespace());
    let own = check.abbreviations.iter().map(String::as_str);
    let all = KNOWN.into_iter().chain(words).chain(own);
    all.map(str::to_uppercase).collect()
}

/// The names of all glossary terms, in capitals.
fn terms(site: &Site) -> BTreeSet<String> {
    let terms = site.each().filter_map(|document| match &document.record {
        Record::Term(term) if !document.is_retired() => Some((document, term)),
        _ => None,
    });
    let names = terms.flat_map(|(document, term)| {
        let forms = term.forms.iter().map(|form| form.value.as_str());
        let names = term
            .region_names
            .iter()
            .map(|(_, name)| name.value.as_str());
        forms.chain(names).chain([document.common.title.as_str()])
    });
    names.map(str::to_uppercase).collect()
}

fn candidates(document: &Document, known: &BTreeSet<String>) -> Vec<Found> {
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut found = Vec::new();
    for passage in document
        .passages()
        .filter(|passage| passage.place.is_running() && cues::has(passage, Cue::Capitals))
    {
        for (name, range) in uses(&passage.text) {
            let is_new = !known.contains(name) && !seen.contains(name);
            if is_new && !passage.is_quoted(&range) && seen.insert(name) {
                found.push(Found {
                    word: name.to_owned(),
                    told: tell(name, passage.span(range)),
                });
            }
        }
    }
    if !found.is_empty() {
        let explained = explained(document);
        found.retain(|found| !explained.contains(&*found.word));
    }
    found
}

/// Which of the names the site also writes in small letters: in capitals, those are words shouted.
fn small_words<'a>(
    documents: impl Iterator<Item = &'a Document>,
    found: &[&Found],
) -> BTreeSet<String> {
    let names = Phrases::new(found.iter().map(|found| found.word.as_str()));
    let mut small = BTreeSet::new();
    for passage in documents.flat_map(Document::passages) {
        let written = names.find(&passage.text).map(|range| &passage.text[range]);
        let in_small = written.filter(|word| word.chars().all(char::is_lowercase));
        small.extend(in_small.map(str::to_owned));
    }
    small
}

fn tell(name: &str, place: Span) -> Diagnostic {
    let message = format!("this page doesn't say what `{name}` stands for");
    let help = format!(
        "write it out the first time, such as `long form ({name})`, or add a glossary term; \
         if everybody knows it, add it to `check.abbreviations` in `site.yaml`"
    );
    RULE.tell(place, message).help(help)
}

/// The abbreviations of a text, each with its place, plural included.
fn uses(text: &str) -> Vec<Use<'_>> {
    let words: Vec<Range<usize>> = word::words(text).collect();
    let is_capitals = |at: Option<usize>| {
        let word = at
            .and_then(|at| words.get(at))
            .map(|range| &text[range.clone()]);
        word.is_some_and(|word| word.len() > 1 && word.chars().all(char::is_uppercase))
    };
    let mut uses = Vec::new();
    for (at, range) in words.iter().enumerate() {
        let Some(name) = abbreviation(&text[range.clone()]) else {
            continue;
        };
        // Several words in capitals are shouted, and before a digit stands a code: `COVID-19`, `ISO 9001`.
        let is_shouted = is_capitals(at.checked_sub(1)) || is_capitals(Some(at + 1));
        let rest = text[range.end..].trim_start_matches([' ', '-']);
        let is_code = rest.starts_with(|c: char| c.is_ascii_digit());
        if !is_shouted && !is_code && !is_degree(&text[..range.start]) {
            uses.push((name, range.clone()));
        }
    }
    uses
}

/// After a degree stands another one: `Jo Lee MSc MCSP`.
fn is_degree(before: &str) -> bool {
    const DEGREES: [&str; 6] = ["BSc", "MSc", "PhD", "Hons", "MPhil", "MPhty"];
    let last = before.split_whitespace().next_back().unwrap_or_default();
    DEGREES.contains(&last.trim_matches(|c: char| !c.is_alphanumeric()))
}

/// The abbreviation that a word is: two to six capitals, an `s` aside.
fn abbreviation(word: &str) -> Option<&str> {
    let stem = word
        .strip_suffix("'s")
        .or_else(|| word.strip_suffix("\u{2019}s"));
    let stem = stem.unwrap_or(word);
    let name = stem.strip_suffix('s').unwrap_or(stem);
    let is_capitals = name.bytes().all(|letter| letter.is_ascii_uppercase());
    let is_roman = name.bytes().all(|letter| b"IVXLCDM".contains(&letter));
    let is_plain = is_capitals && !is_roman && !SHOUTED.contains(&name);
    (is_plain && (2..=5).contains(&name.len())).then_some(name)
}

/// The abbreviations that a page says the meaning of, headings and title included.
fn explained(document: &Document) -> BTreeSet<&str> {
    let texts = document.passages().map(|passage| passage.text.as_str());
    let mut explained = BTreeSet::new();
    for text in texts.chain([document.common.title.as_str()]) {
        for range in word::words(text) {
            if let Some(name) = abbreviation(&text[range.clone()])
                && (is_explained(name, &text[..range.start], &text[range.end..])
                    || is_spelt_out(name, text, &range))
            {
                explained.insert(name);
            }
        }
    }
    explained
}

/// Whether words near an abbreviation begin with its letters: `the anterior cruciate ligament, or ACL`,
/// `SMART goals: specific, measurable, achievable, relevant and timed`. Two letters are too few for this.
fn is_spelt_out(name: &str, text: &str, range: &Range<usize>) -> bool {
    if name.len() < 3 {
        return false;
    }
    let from = text.ceil_char_boundary(range.start.saturating_sub(NEAR));
    let to = text.floor_char_boundary(range.end + NEAR);
    let initials = |part: &str| -> Vec<u8> {
        let words = word::words(part).map(|word| &part[word]);
        words
            .filter(|word| !["and", "of", "the", "for", "or"].contains(word))
            .map(|word| word.as_bytes()[0].to_ascii_uppercase())
            .collect()
    };
    [&text[from..range.start], &text[range.end..to]]
        .iter()
        .any(|part| {
            initials(part)
                .windows(name.len())
                .any(|run| run == name.as_bytes())
        })
}

/// Whether the words around an abbreviation say what it stands for.
fn is_explained(name: &str, before: &str, after: &str) -> bool {
    let words_before = before.strip_suffix('(').map(str::trim_end);
    let is_long_form = |text: &str| text.ends_with(|c: char| c.is_lowercase() || c == '\u{201D}');
    if words_before.is_some_and(is_long_form) && after.starts_with([')', ',', ';']) {
        return true;
    }
    let after = after.trim_start();
    // `OT (occupational therapist)`, `NSAIDs (some pain relievers)`, but not `OT (see below)`.
    if let Some((inside, _)) = after
        .strip_prefix('(')
        .and_then(|rest| rest.split_once(')'))
    {
        let initial = inside.chars().next().map(|c| c.to_ascii_uppercase());
        let first = inside.split_whitespace().next().unwrap_or_default();
        let is_remark = REMARKS.contains(&first) || inside.split_whitespace().count() < 2;
        return initial == name.chars().next() || !is_remark;
    }
    // `RICE: rest, ice, …`, `the RICE method: rest, …`.
    let list = after
        .split_once(':')
        .filter(|(word, _)| !word.contains([' ', '.']));
    if let Some((_, list)) = list {
        let initial = list.trim_start().chars().next();
        return initial.map(|c| c.to_ascii_uppercase()) == name.chars().next();
    }
    [
        "stands for",
        "is short for",
        "means",
        "is the short form of",
    ]
    .iter()
    .any(|words| after.starts_with(words))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_of_the_rule_has_the_whole_list() {
        let listed: Vec<&str> = RULE.why.split([' ', ',', '.']).collect();
        for name in KNOWN {
            assert!(listed.contains(&name), "{name}");
        }
    }

    #[test]
    fn abbreviations_are_told_by_their_shape() {
        let told = ["TENS", "NSAIDs", "OT's", "OT\u{2019}s"].map(abbreviation);
        assert_eq!(told, [Some("TENS"), Some("NSAID"), Some("OT"), Some("OT")]);
        let quiet = ["STOP", "IV", "L4", "Dr", "A", "REHABILITATION", "X-ray"];
        assert_eq!(quiet.map(abbreviation), [None; 7]);
    }
}
