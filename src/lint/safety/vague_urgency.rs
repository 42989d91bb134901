//! `vague-urgency`: an action that a frightened reader can't act on.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;

use super::duration::names_duration;
use super::stated;
use crate::config::Region;
use crate::diagnostic::{Diagnostic, Level, Span};
use crate::document::{Document, Found};
use crate::lint::phrases::Phrases;
use crate::lint::{Check, Example, Group, Rule, Settings, checked, found};
use crate::prose::{Passage, Place, word};
use crate::site::Site;

/// The rule.
pub static RULE: Rule = Rule {
    code: "vague-urgency",
    group: Group::Safety,
    level: Level::Warning,
    why: "\"Seek help soon\" leaves it to a frightened reader to decide where, when and how bad it has to be. The rule looks at actions: those of red flags, and `region.actions` of `site.yaml`. \
    Words that don't say when: soon, as soon as possible, as soon as you can, when you can, when possible, when convenient, at some point, in good time, promptly, in a timely manner, without undue delay. They pass beside a time in the same sentence, such as \"today\" or \"within 24 hours\". \
    Words that don't say where or from whom: seek help, seek medical help, seek medical advice, seek medical attention, seek medical care, seek advice, seek attention, seek urgent help, seek urgent medical help, seek urgent medical advice, seek urgent medical attention, seek urgent medical care, seek immediate help, seek immediate medical help, seek immediate medical attention, seek immediate medical care, seek professional help, seek professional advice, get help, get medical help, get medical advice, get medical attention, get medical care, get urgent help, get immediate help, get advice, contact a healthcare professional, contact a health professional, contact a healthcare provider, see a healthcare professional, see a health professional, see a healthcare provider, speak to a healthcare professional, talk to a healthcare professional, talk to a healthcare provider, consult a healthcare professional, consult a healthcare provider. They pass where the action names a number, a place or a person. \
    Words that leave the reader to judge: if concerned, if you are concerned, if you're concerned, if worried, if you are worried, if you're worried, if in doubt, if necessary, if needed, if appropriate, as appropriate, if symptoms persist, if the symptoms persist, if your symptoms persist, if pain persists, if the pain persists, if it persists, very unwell, really unwell, seriously unwell. They pass beside a time in the same sentence, and where they are about company (\"bring a friend if needed\"). \
    `check.vague` in `site.yaml` adds phrases of your own. The built-in ones are for English.",
    reference: "NHS service manual, care cards",
    bad: Example::Files(&[(
        "content/red-flags/numb-leg.md",
        "---\n\
         title: Numb leg\n\
         sign: Your leg goes numb.\n\
         urgency: same-day\n\
         action: Seek medical advice as soon as possible.\n\
         ---\n",
    )]),
    good: Example::Files(&[(
        "content/red-flags/numb-leg.md",
        "---\n\
         title: Numb leg\n\
         sign: Your leg goes numb.\n\
         urgency: same-day\n\
         action: Call your GP or 111 today.\n\
         ---\n",
    )]),
    check: Check::Joined(find, check),
};

/// What doesn't say when.
const WHEN: [&str; 11] = [
    "soon",
    "as soon as possible",
    "as soon as you can",
    "when you can",
    "when possible",
    "when convenient",
    "at some point",
    "in good time",
    "promptly",
    "in a timely manner",
    "without undue delay",
];

/// What doesn't say where or from whom.
const WHERE: [&str; 37] = [
    "seek help",
    "seek medical help",
    "seek medical advice",
    "seek medical attention",
    "seek medical care",
    "seek advice",
    "seek attention",
    "seek urgent help",
    "seek urgent medical help",
    "seek urgent medical advice",
    "seek urgent medical attention",
    "seek urgent medical care",
    "seek immediate help",
    "seek immediate medical help",
    "seek immediate medical attention",
    "seek immediate medical care",
    "seek professional help",
    "seek professional advice",
    "get help",
    "get medical help",
    "get medical advice",
    "get medical attention",
    "get medical care",
    "get urgent help",
    "get immediate help",
    "get advice",
    "contact a healthcare professional",
    "contact a health professional",
    "contact a healthcare provider",
    "see a healthcare professional",
    "see a health professional",
    "see a healthcare provider",
    "speak to a healthcare professional",
    "talk to a healthcare professional",
    "talk to a healthcare provider",
    "consult a healthcare professional",
    "consult a healthcare provider",
];

/// What leaves it to the reader how bad it has to be.
const HOW_BAD: [&str; 20] = [
    "if concerned",
    "if you are concerned",
    "if you're concerned",
    "if worried",
    "if you are worried",
    "if you're worried",
    "if in doubt",
    "if necessary",
    "if needed",
    "if appropriate",
    "as appropriate",
    "if symptoms persist",
    "if the symptoms persist",
    "if your symptoms persist",
    "if pain persists",
    "if the pain persists",
    "if it persists",
    "very unwell",
    "really unwell",
    "seriously unwell",
];

/// Points in time.
const TIMES: [&str; 17] = [
    "now",
    "today",
    "tonight",
    "tomorrow",
    "immediately",
    "straight away",
    "right away",
    "at once",
    "same day",
    "this morning",
    "this afternoon",
    "this evening",
    "next day",
    "weekday",
    "monday",
    "every day",
    "overnight",
];

/// Who helps, and where.
const PLACES: [&str; 32] = [
    "a&e",
    "ambulance",
    "chemist",
    "clinic",
    "clinician",
    "dentist",
    "doctor",
    "doctor's",
    "emergency department",
    "emergency room",
    "emergency service",
    "emergency services",
    "family doctor",
    "general practitioner",
    "gp",
    "gp's",
    "health centre",
    "health visitor",
    "hospital",
    "midwife",
    "minor injuries unit",
    "nurse",
    "optician",
    "paramedic",
    "pharmacist",
    "pharmacy",
    "physical therapist",
    "physio",
    "physiotherapist",
    "surgery",
    "urgent care",
    "walk-in centre",
];

static BUILT_IN: LazyLock<[(Phrases, Vagueness); 3]> = LazyLock::new(|| {
    [
        (Phrases::new(WHEN), Vagueness::When),
        (Phrases::new(WHERE), Vagueness::Where),
        (Phrases::new(HOW_BAD), Vagueness::HowBad),
    ]
});

static TIME: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(TIMES));

/// Words about who or what comes along.
const COMPANY: [&str; 3] = ["bring", "friend", "interpreter"];

/// What a phrase leaves open.
#[derive(Clone, Copy)]
enum Vagueness {
    When,
    Where,
    HowBad,
}

impl Vagueness {
    fn says(self) -> &'static str {
        match self {
            Self::When => "doesn't say when",
            Self::Where => "doesn't say where to go or whom to call",
            Self::HowBad => "leaves it to the reader how bad it has to be",
        }
    }

    fn help(self) -> &'static str {
        match self {
            Self::When => "say when: `now`, `today`, `within 24 hours`",
            Self::Where => {
                "name the number, the place or the person: `call 111`, `go to A&E`, `see your GP`"
            }
            Self::HowBad => {
                "name the sign, or how long it has been there: `if the pain is still there after 2 weeks`"
            }
        }
    }
}

/// The actions of a page that are too vague.
fn find(document: &Document, settings: &Settings) -> Vec<Found> {
    let is_action = |passage: &&Passage| passage.place == Place::Field("action");
    let actions = document.fields.iter().filter(is_action);
    let told = actions.flat_map(|action| told(action, settings));
    let found = told.map(|told| Found {
        word: String::new(),
        told,
    });
    found.collect()
}

/// Tells those, and the vague ones of `site.yaml`.
fn check(site: &Site, settings: &Settings) -> Vec<Diagnostic> {
    let found = checked(site).flat_map(|document| found(document, &RULE));
    let region = stated::region_actions(site);
    found
        .map(|found| found.told.clone())
        .chain(region.flat_map(|(_, passage)| told(&passage, settings)))
        .collect()
}

/// What is vague in an action.
fn told(passage: &Passage, settings: &Settings) -> Vec<Diagnostic> {
    let mut told = Vec::new();
    if settings.is_english() {
        told.extend(vague(passage, &settings.places));
    }
    let known: BTreeSet<Span> = told.iter().map(|told| told.primary).collect();
    let own = settings
        .vague
        .find(&passage.text)
        .map(|found| (passage.span(found.clone()), found));
    for (place, found) in own.filter(|(place, _)| !known.contains(place)) {
        let message = format!("`{}` is too vague for an action", &passage.text[found]);
        told.push(
            RULE.tell(place, message).help(
                "say where, when and from whom; `check.vague` of `site.yaml` lists this phrase",
            ),
        );
    }
    told
}

/// Who helps and where, with the region's own names.
pub fn places(region: &Region) -> Phrases {
    let own = [
        &region.emergency_department,
        &region.clinician,
        &region.advice_line,
    ];
    let own = own.into_iter().filter_map(|name| name.as_deref());
    Phrases::new(PLACES.into_iter().chain(own))
}

fn vague(passage: &Passage, places: &Phrases) -> Vec<Diagnostic> {
    let text = &passage.text;
    let has_place = names_number(text) || places.find(text).next().is_some();
    let mut told = Vec::new();
    for sentence in passage.sentences() {
        let words = &text[sentence.clone()];
        let has_time = TIME.find(words).next().is_some() || names_duration(words);
        for (phrases, vagueness) in BUILT_IN.iter() {
            let passes = match vagueness {
                Vagueness::Where => has_place,
                Vagueness::When | Vagueness::HowBad => has_time,
            };
            let found = phrases
                .find(words)
                .filter(|found| !passes && is_free(words, found) && !is_by_the_way(words, found));
            told.extend(found.map(|found| {
                let range = sentence.start + found.start..sentence.start + found.end;
                let message = format!("`{}` {}", &words[found], vagueness.says());
                RULE.tell(passage.span(range), message)
                    .help(vagueness.help())
            }));
        }
    }
    told
}

/// Not "as soon as it hurts", "how soon", "too soon": a word that says more goes before it.
fn is_free(sentence: &str, found: &Range<usize>) -> bool {
    let before = sentence[..found.start].split_whitespace().next_back();
    let before = before.map(str::to_lowercase);
    !before.is_some_and(|word| matches!(word.as_str(), "as" | "how" | "too" | "so"))
}

/// "Even if you are not very unwell", "soon after", "bring a friend if needed": nothing is left open
/// about when or where to get help.
fn is_by_the_way(sentence: &str, found: &Range<usize>) -> bool {
    let before = sentence[..found.start].to_lowercase();
    let after = sentence[found.end..].trim_start().to_lowercase();
    let follows = word::words(&after).next().map(|word| &after[word]);
    let is_company = sentence[found.clone()].to_lowercase().starts_with("if ")
        && COMPANY.iter().any(|company| before.contains(company));
    before.contains("even if") || follows == Some("after") || is_company
}

/// Whether a text names a telephone number: three digits or more in a word.
fn names_number(text: &str) -> bool {
    word::words(text).any(|word| text[word].chars().filter(char::is_ascii_digit).count() >= 3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_names_each_phrase() {
        for phrase in WHEN.iter().chain(&WHERE).chain(&HOW_BAD) {
            let is_named = [",", "."]
                .iter()
                .any(|end| RULE.why.contains(&format!(" {phrase}{end}")));
            assert!(is_named, "{phrase}");
        }
        let lists = RULE.why.matches(", ").count() + 3;
        assert!(lists >= WHEN.len() + WHERE.len() + HOW_BAD.len());
    }
}
