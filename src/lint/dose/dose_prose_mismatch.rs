//! `dose-prose-mismatch`: the steps don't say another number than the dose.

use super::mentions::{Mention, mentions, singular};
use super::sentence::{Word, sentences};
use super::ways;
use crate::diagnostic::{Diagnostic, Level, Span};
use crate::document::Document;
use crate::lint::{Check, Example, Group, Rule, Settings};
use crate::prose::{Passage, Place};
use crate::record::dose::{self, Dose, Load, Rest};
use crate::record::quantity::{Number, Quantity, Unit};
use crate::yaml::field::Measure;

/// The rule.
pub static RULE: Rule = Rule {
    code: "dose-prose-mismatch",
    group: Group::Dose,
    level: Level::Warning,
    why: "A number that stands in the steps as well as in the dose will differ from it one \
          day, and a patient then reads two amounts on one card. The rule looks in the steps \
          for numbers (in digits or words) with a time, a count, a weight or a distance that \
          the dose states too, and differently: \"hold for 10 seconds\" beside `hold: 20-30 \
          s`. The same number is fine, as are 60 seconds for `1 min`, and \"at least\", \"up \
          to\" or \"about\" a number inside the dose's range. Times are only held against \
          `hold`, `rest` or `duration` where a verb says which. What a sentence says with \
          \"if\", \"at first\", \"start with\", \"until\" or \"build up to\", for certain weeks, or \
          about what somebody \"can\" do isn't the dose; nor are tempo, dates, phone numbers, code and quotations looked at. In English only.",
    reference: "mendbook's promise 1: one record, everywhere",
    bad: Example::Files(&[(
        "content/exercises/x.md",
        "---\n\
         title: Knee to chest\n\
         dose: {hold: 20-30 s, per: leg}\n\
         ---\n\
         1. Pull the knee to your chest and hold for 10 seconds.\n",
    )]),
    good: Example::Files(&[(
        "content/exercises/x.md",
        "---\n\
         title: Knee to chest\n\
         dose: {hold: 20-30 s, per: leg}\n\
         ---\n\
         1. Pull the knee to your chest and hold.\n",
    )]),
    check: Check::Document(check),
};

/// What a number in the steps is about, as a verb or a noun says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum About {
    Hold,
    Stay,
    Rest,
    Going,
}

/// Verbs that say what a time or a distance is about; `None` where it isn't the dose's.
const VERBS: [(&[&str], Option<About>); 5] = [
    (&["hold", "holds", "holding"], Some(About::Hold)),
    (&["stay", "remain", "keep", "stretch"], Some(About::Stay)),
    (&["rest", "rests", "resting", "relax"], Some(About::Rest)),
    (
        &[
            "continue", "walk", "walking", "march", "run", "cycle", "swim", "carry", "go",
        ],
        Some(About::Going),
    ),
    (
        &[
            "inhale", "exhale", "lower", "lift", "raise", "count", "wait", "pause", "release",
            "return", "slide", "take",
        ],
        None,
    ),
];

/// Words after a time that make it no part of the dose: "30 minutes after a meal", "10 minutes a day".
const LATER: [&str; 9] = [
    "after", "before", "later", "ago", "apart", "a", "per", "each", "every",
];

/// How many words before a number are looked at for its verb.
const LOOK_BACK: usize = 12;

/// Tells numbers of the steps that differ from the dose.
fn check(document: &Document, settings: &Settings) -> Vec<Diagnostic> {
    let mut told = Vec::new();
    if !settings.is_english() {
        return told;
    }
    for way in ways(document) {
        let Some(dose) = way.dose().filter(|dose| !document.is_unread(dose.span)) else {
            continue;
        };
        let steps = document.steps(way.at);
        for step in steps.filter(|step| step.place != Place::Quotation) {
            of_step(step, dose, &mut told);
        }
    }
    told
}

fn of_step(step: &Passage, dose: &Dose, told: &mut Vec<Diagnostic>) {
    let counted = dose.count_noun.as_ref();
    let counted = counted.and_then(|noun| noun.split_whitespace().next_back());
    let counted = counted.map(|noun| singular(&noun.to_lowercase()));
    let is_noun = |noun: &str| {
        matches!(noun, "time" | "rep" | "repetition" | "set" | "round")
            || counted.as_deref() == Some(noun)
            || Unit::from_word(noun).is_some()
    };
    let sentences = sentences(step);
    for words in sentences.filter(|words| !is_for_some(words)) {
        for mention in mentions(&words, is_noun) {
            let stated = stated(&words, &mention, dose, counted.as_deref());
            let Some((amount, place)) = differs(&mention, &stated) else {
                continue;
            };
            if step.is_quoted(&mention.range) || is_aside(&words, &mention) {
                continue;
            }
            let end = words[mention.after - 1].range.end;
            let says = &step.text[mention.range.start..end];
            let message = format!("the steps say `{says}`, the dose says `{amount}`");
            told.push(
                RULE.tell(step.span(mention.range.clone()), message)
                    .label(place, "the dose")
                    .help("leave the amount to the dose, which stands beside the steps, or correct it"),
            );
        }
    }
}

/// Whether a sentence is for some people or days: "if it hurts", "in the first week", "on bad days".
fn is_for_some(words: &[Word<'_>]) -> bool {
    const RATE: [&str; 5] = ["a", "per", "each", "every", "the"];
    const DAYS: [&str; 4] = ["day", "days", "morning", "mornings"];
    words.iter().enumerate().any(|(at, word)| {
        let before = at.checked_sub(1).map(|before| &words[before]);
        let is_after = |any: &[&str]| before.is_some_and(|before| before.is(any));
        let is_stage =
            word.is(&["week", "weeks", "month", "months"]) && before.is_some() && !is_after(&RATE);
        word.is(&["if"])
            || is_stage
            || (word.is(&DAYS) && is_after(&["bad", "good", "sore", "hard", "first", "few"]))
            || (word.is(&["up"]) && is_after(&["warm"]))
            || (word.is(&["down"]) && is_after(&["cool"]))
    })
}

/// Whether a mention says how to begin or how to go on, or what somebody can do.
fn is_aside(words: &[Word<'_>], mention: &Mention) -> bool {
    const FURTHER: [&str; 9] = [
        "until", "build", "work", "progress", "increase", "add", "adding", "halfway", "fast",
    ];
    // "As high as you can and hold for 10 seconds" is about the dose again.
    let mut able =
        clause_before(words, mention.first).take_while(|at| !words[*at].is(&["and", "then"]));
    let mut clause = clause_before(words, mention.first);
    let after = |at: usize, any: &[&str]| words.get(at).is_some_and(|word| word.is(any));
    let (next, second) = (mention.after, mention.after + 1);
    let is_aside = |at: usize| {
        let is_begin = words[at].is(&["start", "starting", "begin", "beginning"])
            && after(at + 1, &["with", "at", "by", "from"]);
        words[at].is(&FURTHER) || is_begin
    };
    clause.any(is_aside)
        || able.any(|at| words[at].is(&["can", "manage"]))
        || after(next, &["first", "out", "back", "longer", "later"])
        || (after(next, &["at"]) && after(second, &["first"]))
        || (after(next, &["to"]) && after(second, &["begin", "start"]))
}

/// An amount of the dose, and where it stands.
type Amount = (Quantity, Span);

/// The first stated amount, where a mention is none of them.
fn differs(mention: &Mention, stated: &[Amount]) -> Option<Amount> {
    let unit = Unit::from_word(&mention.noun);
    let comparable = || {
        let amounts = stated.iter();
        amounts.filter_map(|(amount, place)| Some((converted(*amount, unit)?, amount, place)))
    };
    if comparable().any(|(range, ..)| is_same(mention, unit, range)) {
        return None;
    }
    comparable()
        .next()
        .map(|(_, amount, place)| (*amount, *place))
}

/// Least and most of an amount in thousandths of a unit that both sides can be put in.
type Bounds = (Option<u64>, Option<u64>);

fn converted(amount: Quantity, unit: Option<Unit>) -> Option<Bounds> {
    let factor = match (amount.unit, unit) {
        (own, other) if own == other => seconds(own),
        (Some(own), Some(other)) => own.seconds().filter(|_| other.seconds().is_some())?,
        _ => return None,
    };
    let bound = |number: Option<Number>| number.map(|it| u64::from(it.thousandths()) * factor);
    Some((bound(amount.at_least), bound(amount.at_most)))
}

/// How many seconds a unit is; 1 for what is compared as it stands.
fn seconds(unit: Option<Unit>) -> u64 {
    unit.and_then(Unit::seconds).unwrap_or(1)
}

fn is_same(mention: &Mention, unit: Option<Unit>, (least, most): Bounds) -> bool {
    let number = |number: Number| u64::from(number.thousandths()) * seconds(unit);
    let (low, high) = (number(mention.numbers.0), number(mention.numbers.1));
    if mention.is_loose {
        return least.is_none_or(|least| least <= low) && most.is_none_or(|most| high <= most);
    }
    least.is_none_or(|least| least == low) && most.is_none_or(|most| most == high)
}

/// The amounts of the dose that a mention may be about.
fn stated(
    words: &[Word<'_>],
    mention: &Mention,
    dose: &Dose,
    counted: Option<&str>,
) -> Vec<Amount> {
    let amount = |amount: &Option<dose::Amount>| amount.as_ref().map(|it| (it.value, it.span));
    let next = words.get(mention.after);
    let rate = next.filter(|word| word.is(&["a", "per", "each", "every"]));
    let per = rate.and(words.get(mention.after + 1));
    let is_rate = |period: &str| per.is_some_and(|word| word.text == period);
    let noun = mention.noun.as_str();
    let found = match (noun, Unit::from_word(noun)) {
        ("time", _) if is_rate("day") || next.is_some_and(|word| word.text == "daily") => {
            vec![amount(&dose.times_per_day)]
        }
        ("day", _) if is_rate("week") => vec![days(dose)],
        _ if is_rate("day") || is_rate("week") => Vec::new(),
        // "One breath with each tilt" and the like are no amounts.
        (_, None) if mention.numbers.1 <= Number::whole(1) => Vec::new(),
        ("time", _) => vec![amount(&dose.reps), amount(&dose.sets)],
        ("set" | "round", _) => vec![amount(&dose.sets)],
        ("rep" | "repetition", _) => vec![amount(&dose.reps)],
        (noun, _) if Some(noun) == counted => vec![amount(&dose.reps)],
        (_, Some(unit)) => of_unit(words, mention, dose, unit),
        _ => Vec::new(),
    };
    found.into_iter().flatten().collect()
}

/// Days a week have no unit of their own in a dose.
fn days(dose: &Dose) -> Option<Amount> {
    let days = dose.days_per_week.as_ref()?;
    let unit = Some(Unit::Day);
    Some((Quantity { unit, ..days.value }, days.span))
}

fn of_unit(words: &[Word<'_>], mention: &Mention, dose: &Dose, unit: Unit) -> Vec<Option<Amount>> {
    let amount = |amount: &Option<dose::Amount>| amount.as_ref().map(|it| (it.value, it.span));
    let is_later = words.get(mention.after).is_some_and(|word| word.is(&LATER));
    match (unit.measure(), about(words, mention)) {
        (Measure::Mass, _) => vec![weight(dose)],
        (Measure::Length, Some(About::Going)) => vec![amount(&dose.distance)],
        (Measure::Time, Some(about)) if !is_later => match about {
            About::Hold => vec![amount(&dose.hold)],
            About::Stay => vec![amount(&dose.hold), amount(&dose.duration)],
            About::Rest => vec![rest(dose)],
            About::Going => vec![amount(&dose.duration)],
        },
        _ => Vec::new(),
    }
}

fn weight(dose: &Dose) -> Option<Amount> {
    let load = dose.load.as_ref()?;
    match load.value {
        Load::Weight(weight) => Some((weight, load.span)),
        Load::Words(_) => None,
    }
}

fn rest(dose: &Dose) -> Option<Amount> {
    let rest = dose.rest.as_ref()?;
    match rest.value {
        Rest::For(time) => Some((time, rest.span)),
        Rest::AsNeeded | Rest::None => None,
    }
}

/// What the nearest verb before a mention in its clause says, else the word after it ("30-second hold").
fn about(words: &[Word<'_>], mention: &Mention) -> Option<About> {
    let verb = |at: usize| {
        // "Breathe in for 4 seconds" is about the breath.
        let breath = at > 0 && words[at - 1].is(&["breathe", "breathing"]);
        if breath && words[at].is(&["in", "out"]) {
            return Some(None);
        }
        let found = VERBS.iter().find(|(verbs, _)| words[at].is(verbs));
        found.map(|(_, about)| *about)
    };
    let found = clause_before(words, mention.first).find_map(verb);
    let follows = mention.after < words.len() && !words[mention.after - 1].ends_clause();
    found
        .or_else(|| follows.then(|| verb(mention.after)).flatten())
        .flatten()
}

/// The words before a place in its clause, the nearest first.
fn clause_before(words: &[Word<'_>], at: usize) -> impl Iterator<Item = usize> {
    let nearest = (at.saturating_sub(LOOK_BACK)..at).rev();
    nearest.take_while(|at| !words[*at].ends_clause())
}
