//! `heat-asleep`: heat on somebody who doesn't feel it.

use std::ops::Range;
use std::sync::LazyLock;

use crate::diagnostic::{Diagnostic, Level};
use crate::document::Document;
use crate::lint::cues::{self, Cue};
use crate::lint::phrases::Phrases;
use crate::lint::{Check, Example, Group, Rule, Settings, negation};
use crate::prose::{Passage, Place, word};
use crate::record::Record;
use crate::record::relief::ReliefType;

/// The rule.
pub static RULE: Rule = Rule {
    code: "heat-asleep",
    group: Group::Safety,
    level: Level::Warning,
    why: "Somebody who sleeps on a heat pad doesn't notice that the skin burns. So each relief measure of `type: heat` says never to use it while asleep, best as a line of `safety`. On all pages the rule also looks for heat that is advised in sleep, such as \"sleep with a heating pad\" or \"leave the heat pack on overnight\". Warnings pass, and so does heat before bedtime. The rule is for English.",
    reference: "FDA and CPSC, 1995: Hazards Associated with the Use of Electric Heating Pads",
    bad: Example::Files(&[(
        "content/relief/warm-pack.md",
        "---\n\
         title: Warm pack\n\
         type: heat\n\
         duration: 15-20 min\n\
         ---\n",
    )]),
    good: Example::Files(&[(
        "content/relief/warm-pack.md",
        "---\n\
         title: Warm pack\n\
         type: heat\n\
         duration: 15-20 min\n\
         safety: [Never use it while you are asleep.]\n\
         ---\n",
    )]),
    check: Check::Document(check),
};

/// Sleep, in a rule against heat in it.
static SLEEP: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new([
        "asleep",
        "sleep",
        "sleeping",
        "sleepy",
        "overnight",
        "in bed",
        "to bed",
        "nod off",
        "nodding off",
        "doze",
        "doze off",
        "dozing",
        "dozing off",
        "drop off",
        "nap",
        "drowsy",
    ])
});

/// Something hot to lay on, without "a" or "the".
static HEAT: LazyLock<Phrases> = LazyLock::new(|| {
    let one = [
        "heat pad",
        "heating pad",
        "heated pad",
        "heat pack",
        "hot pack",
        "warm pack",
        "heat wrap",
        "heat patch",
        "hot water bottle",
        "hot-water bottle",
        "wheat bag",
        "wheat pack",
        "electric blanket",
        "heated blanket",
        "moist heat",
        "heat",
        "warm compress",
        "hot compress",
    ];
    let many: Vec<String> = one.iter().map(|one| format!("{one}s")).collect();
    let patches = ["heat patches", "warm compresses", "hot compresses"];
    Phrases::new(
        one.into_iter()
            .chain(many.iter().map(String::as_str))
            .chain(patches),
    )
});

/// The same on the page of a heat measure, which needn't name it.
static IT: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new([
        "leave it",
        "keep it",
        "use it",
        "wear it",
        "leave the pack",
        "leave the pad",
        "keep the pack",
        "keep the pad",
    ])
});

/// Said after the heat: in sleep.
static IN_SLEEP: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new([
        "overnight",
        "all night",
        "through the night",
        "throughout the night",
        "during the night",
        "while you sleep",
        "while you are asleep",
        "while you're asleep",
        "while asleep",
        "while sleeping",
        "when you sleep",
        "when you are asleep",
        "when you're asleep",
        "when asleep",
        "as you sleep",
        "as you fall asleep",
        "during sleep",
        "in your sleep",
        "until morning",
        "until the morning",
    ])
});

/// Said before the heat: sleep with it.
static SLEEP_WITH: LazyLock<Phrases> = LazyLock::new(|| {
    Phrases::new([
        "sleep with",
        "sleep on",
        "asleep with",
        "asleep on",
        "nap with",
        "nap on",
        "doze with",
    ])
});

/// Keys of the front matter under which stands what is wrong to do, or only told about.
const AGAINST: [&str; 7] = [
    "not_for",
    "do_not",
    "not_feel",
    "mistakes",
    "contraindications",
    "name",
    "why",
];

/// Words between heat and sleep that begin another thought.
const BREAKS: [&str; 20] = [
    "that", "which", "if", "who", "because", "after", "before", "got", "gets", "stiff", "sore",
    "pain", "and", "helps", "hurts", "wave", "waves", "cupboard", "drawer", "fridge",
];

/// Words of a warning.
const WARNINGS: [&str; 9] = [
    "burn",
    "burns",
    "burned",
    "burnt",
    "danger",
    "dangerous",
    "unsafe",
    "risk",
    "risky",
];

/// Words that take the heat away.
const ENDS: [&str; 5] = ["off", "remove", "stop", "unplug", "timer"];

/// How many words may stand between heat and sleep.
const REACH: usize = 6;

/// How many bytes certainly are more words than that.
const FAR: usize = 200;

fn check(document: &Document, settings: &Settings) -> Vec<Diagnostic> {
    if !settings.is_english() {
        return Vec::new();
    }
    let is_heat = matches!(&document.record,
        Record::Relief(relief) if relief.kind == Some(ReliefType::Heat));
    let mut told: Vec<Diagnostic> = document
        .passages()
        .filter(|passage| match passage.place {
            Place::Field(key) => !AGAINST.contains(&key),
            place => place != Place::Quotation,
        })
        // On a page about heat, "it" is something hot too.
        .filter(|passage| is_heat || cues::has(passage, Cue::Heat))
        .flat_map(|passage| advice(passage, is_heat))
        .collect();
    // Who advises it hasn't forgotten the rule: the advice is the one cause.
    if is_heat && told.is_empty() && !document.passages().any(forbids_it) {
        told.push(
            RULE.tell(
                document.opening,
                "this heat measure doesn't say never to use it while asleep",
            )
            .help("add `safety: [Never use it while you are asleep.]`"),
        );
    }
    told
}

/// Whether a run of letters may be part of the name of something hot.
pub fn is_heat(run: &str) -> bool {
    HEAT.has_key(run)
}

/// Whether a passage of a heat measure is a rule against heat in sleep.
fn forbids_it(passage: &Passage) -> bool {
    let is_rule = matches!(passage.place, Place::Field("safety" | "not_for"));
    passage.sentences().any(|sentence| {
        let text = &passage.text[sentence];
        SLEEP.find(text).next().is_some() && (is_rule || warns(text) || has(text, &ENDS))
    })
}

/// Whether a sentence warns of something.
fn warns(sentence: &str) -> bool {
    has(sentence, &WARNINGS) || word::words(sentence).any(|word| negation::negates(&sentence[word]))
}

fn has(sentence: &str, list: &[&str]) -> bool {
    word::words(sentence).any(|word| list.contains(&sentence[word].to_lowercase().as_str()))
}

/// Where a passage advises heat in sleep.
fn advice(passage: &Passage, is_heat: bool) -> Vec<Diagnostic> {
    let text = &passage.text;
    let asleep = || IN_SLEEP.find(text).chain(SLEEP_WITH.find(text));
    if asleep().next().is_none() {
        return Vec::new();
    }
    let sentences = passage.sentences();
    let found = sentences.filter_map(|sentence| {
        let words = &text[sentence.clone()];
        let found = advised(words, is_heat)?;
        let range = sentence.start + found.start..sentence.start + found.end;
        (!passage.is_quoted(&range)).then_some(range)
    });
    found
        .map(|range| {
            let message = format!(
                "`{}`: heat on somebody who sleeps can burn",
                &text[range.clone()]
            );
            RULE.tell(passage.span(range), message)
                .help("say never to use heat while asleep, and for how many minutes to use it")
        })
        .collect()
}

/// The words of a sentence that advise heat in sleep.
fn advised(sentence: &str, is_heat: bool) -> Option<Range<usize>> {
    let is_other = has(sentence, &ENDS) || has(sentence, &["before"]);
    if sentence.ends_with('?') || is_other || has(sentence, &WARNINGS) {
        return None;
    }
    let of_weather = |thing: &Range<usize>| {
        let before = sentence[..thing.start].split_whitespace().next_back();
        before.is_some_and(|word| ["summer", "body"].contains(&word.to_lowercase().as_str()))
    };
    let things = HEAT.find(sentence).filter(|thing| !of_weather(thing));
    let mut things: Vec<Range<usize>> = things.collect();
    if is_heat {
        things.extend(IT.find(sentence));
        things.sort_by_key(|thing| thing.start);
    }
    let then: Vec<Range<usize>> = IN_SLEEP.find(sentence).collect();
    let with: Vec<Range<usize>> = SLEEP_WITH.find(sentence).collect();
    let after = pairs(&things, &then);
    let before = pairs(&with, &things);
    after
        .chain(before)
        .filter(|(first, second)| belong(&sentence[first.end..second.start]))
        .map(|(first, second)| first.start..second.end)
        .find(|found| !negation::is_warned_against(sentence, found))
}

/// Each first with the next second after it.
fn pairs<'a>(
    firsts: &'a [Range<usize>],
    seconds: &'a [Range<usize>],
) -> impl Iterator<Item = (&'a Range<usize>, &'a Range<usize>)> {
    firsts.iter().filter_map(|first| {
        let at = seconds.partition_point(|second| second.start < first.end);
        Some((first, seconds.get(at)?))
    })
}

/// Whether what stands between heat and sleep keeps them together.
fn belong(between: &str) -> bool {
    let words = || word::words(between).map(|word| between[word].to_lowercase());
    between.len() < FAR
        && !between.contains([',', ';', ':', '\u{2013}', '\u{2014}', '('])
        && words().count() <= REACH
        && !words().any(|word| BREAKS.contains(&word.as_str()) || negation::negates(&word))
}
