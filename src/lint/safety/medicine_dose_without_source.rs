//! `medicine-dose-without-source`: an amount of a medicine that nobody can look up.

use std::cell::LazyCell;
use std::ops::Range;
use std::sync::LazyLock;

use crate::diagnostic::{Diagnostic, Level};
use crate::document::Document;
use crate::lint::cues::{self, Cue};
use crate::lint::phrases::Phrases;
use crate::lint::{Check, Example, Group, Rule, Settings};
use crate::prose::{Passage, Place, word};
use crate::record::Record;
use crate::record::relief::ReliefType;

/// The rule.
pub static RULE: Rule = Rule {
    code: "medicine-dose-without-source",
    group: Group::Safety,
    level: Level::Error,
    why: "A wrong amount of a medicine can kill, so an amount must be one that a reader can check. The rule looks at guides and at relief measures of `type: medicine` that name no `sources`. It looks for a number with mg, mcg, \u{b5}g, IU, tablets, capsules, caplets, pills, puffs or sachets; and for a number with g, ml or drops where the text is about a medicine. Amounts of food and drink (\"250 ml of water\") pass, and so does a tablet without a number. It is told once for a page, at the first amount.",
    reference: "HONcode, principle of attribution: say where the information comes from",
    bad: Example::Files(&[(
        "content/relief/ibuprofen.md",
        "---\n\
         title: Ibuprofen\n\
         type: medicine\n\
         label_notice: Never take more than the label says.\n\
         ---\n\
         Take 400 mg with food.\n",
    )]),
    good: Example::Files(&[(
        "content/relief/ibuprofen.md",
        "---\n\
         title: Ibuprofen\n\
         type: medicine\n\
         label_notice: Never take more than the label says.\n\
         ---\n\
         The label tells you how much to take.\n",
    )]),
    check: Check::Document(check),
};

/// Units in which only medicines are measured, in any language.
const SHORT: [&str; 5] = ["mg", "mcg", "\u{b5}g", "\u{3bc}g", "iu"];

/// The same in English, in the singular.
const LONG: [&str; 9] = [
    "milligram",
    "microgram",
    "tablet",
    "capsule",
    "caplet",
    "pill",
    "puff",
    "sachet",
    "lozenge",
];

/// Units that other things are measured in too.
const SHARED: [&str; 8] = [
    "g",
    "gram",
    "ml",
    "millilitre",
    "milliliter",
    "drop",
    "teaspoon",
    "tsp",
];

/// Words that tell that a sentence is about a medicine.
const MEDICINES: [&str; 31] = [
    "acetaminophen",
    "aspirin",
    "codeine",
    "cream",
    "diclofenac",
    "dose",
    "doses",
    "gel",
    "ibuprofen",
    "liquid medicine",
    "medicine",
    "medicines",
    "medication",
    "medications",
    "mixture",
    "naproxen",
    "ointment",
    "painkiller",
    "painkillers",
    "pain reliever",
    "pain relievers",
    "paracetamol",
    "prescription",
    "suspension",
    "swallow",
    "syrup",
    "tramadol",
    "magnesium",
    "vitamin",
    "vitamins",
    "supplement",
];

/// Words of taking something at certain times, which need one of [`TIMES`] beside them.
const TAKING: [&str; 3] = ["take", "taking", "takes"];

/// How often something is taken.
const TIMES: [&str; 6] = ["daily", "day", "hours", "times", "twice", "hourly"];

/// What is measured in the same units.
const FOOD: [&str; 27] = [
    "water",
    "milk",
    "juice",
    "tea",
    "coffee",
    "fluid",
    "fluids",
    "liquid",
    "drink",
    "sugar",
    "salt",
    "protein",
    "fat",
    "fibre",
    "fiber",
    "carbohydrate",
    "carbohydrates",
    "fruit",
    "vegetables",
    "cheese",
    "alcohol",
    "oil",
    "honey",
    "caffeine",
    "soap",
    "air",
    "computer",
];

/// Numbers in words.
const NUMBERS: [&str; 12] = [
    "half", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twelve",
];

static ABOUT_MEDICINE: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(MEDICINES));

fn check(document: &Document, settings: &Settings) -> Vec<Diagnostic> {
    let is_medicine = match &document.record {
        Record::Guide(_) => false,
        Record::Relief(relief) if relief.kind == Some(ReliefType::Medicine) => true,
        _ => return Vec::new(),
    };
    if document.lacks("sources").is_none() {
        return Vec::new();
    }
    let reader = Reader {
        is_medicine,
        is_english: settings.is_english(),
    };
    let first = document
        .passages()
        .filter(|passage| passage.place != Place::Quotation)
        .find_map(|passage| Some((passage, reader.first_amount(passage)?)));
    let tell = |(passage, range): (&Passage, Range<usize>)| {
        let message = format!(
            "`{}` is an amount of a medicine, and this page names no source",
            &passage.text[range.clone()]
        );
        RULE.tell(passage.span(range), message)
            .help("add `sources:` with the id of the source, or leave the amount to the label")
    };
    first.map(tell).into_iter().collect()
}

/// How a page is read.
struct Reader {
    is_medicine: bool,
    is_english: bool,
}

impl Reader {
    /// The first amount of a medicine.
    fn first_amount(&self, passage: &Passage) -> Option<Range<usize>> {
        let may_count = self.is_english || passage.text.contains(char::is_numeric);
        if !cues::has(passage, Cue::MedicineUnit) || !may_count {
            return None;
        }
        let sentences = passage.sentences();
        let mut amounts = sentences.filter_map(|sentence| {
            let found = self.amount_in(&passage.text[sentence.clone()])?;
            Some(sentence.start + found.start..sentence.start + found.end)
        });
        amounts.find(|amount| !passage.is_quoted(amount))
    }

    /// The first amount of a medicine in a sentence.
    fn amount_in(&self, text: &str) -> Option<Range<usize>> {
        let is_about_medicine =
            LazyCell::new(|| self.is_medicine || (self.is_english && is_about_medicine(text)));
        let mut before: Option<Range<usize>> = None;
        for word in word::words(text) {
            let (begins_with_number, unit) = split(&text[word.clone()]);
            let number = before.filter(|before| {
                !begins_with_number
                    && is_number(&text[before.clone()])
                    && touches(&text[before.end..word.start])
            });
            let start = match number {
                Some(number) => Some(number.start),
                None if begins_with_number && !unit.is_empty() => Some(word.start),
                None => None,
            };
            if let Some(start) = start
                && !is_of_food(&text[word.end..])
                && (self.is_only_for_medicines(unit) || (is_shared(unit) && *is_about_medicine))
                && !is_figurative(&text[..start])
            {
                return Some(start..word.end);
            }
            before = Some(word);
        }
        None
    }

    /// Whether only medicines are measured in this unit.
    fn is_only_for_medicines(&self, unit: &str) -> bool {
        let unit = unit.to_lowercase();
        SHORT.contains(&unit.as_str()) || (self.is_english && LONG.contains(&singular(&unit)))
    }
}

/// Whether a run of letters, perhaps with a number before it, is a unit of medicines in any language.
pub fn is_medicine_unit(run: &str) -> bool {
    let (_, unit) = split(run);
    let unit = unit.to_lowercase();
    SHORT.contains(&unit.as_str()) || LONG.contains(&singular(&unit)) || is_shared(&unit)
}

/// Whether other things are measured in this unit too.
fn is_shared(unit: &str) -> bool {
    SHARED.contains(&singular(&unit.to_lowercase()))
}

fn singular(unit: &str) -> &str {
    unit.strip_suffix('s').unwrap_or(unit)
}

/// Whether a sentence is about a medicine: "2 g of the gel", "take 1 g every 6 hours".
fn is_about_medicine(sentence: &str) -> bool {
    let has = |list: &[&str]| {
        word::words(sentence).any(|word| list.contains(&sentence[word].to_lowercase().as_str()))
    };
    ABOUT_MEDICINE.find(sentence).next().is_some() || (has(&TAKING) && has(&TIMES) && !has(&FOOD))
}

/// Whether a word begins with a number, and the unit that is written together with it: `400mg`,
/// `400-mg`. Of other words the whole is the unit.
fn split(word: &str) -> (bool, &str) {
    let unit = word.trim_start_matches(|c: char| c.is_numeric() || matches!(c, '.' | ',' | '-'));
    (unit.len() < word.len(), unit)
}

fn is_number(word: &str) -> bool {
    let (begins, unit) = split(word);
    (begins && unit.is_empty()) || NUMBERS.contains(&word.to_lowercase().as_str())
}

/// "No one pill helps everybody": a word before the number that makes it no amount.
fn is_figurative(before: &str) -> bool {
    let last = before.split_whitespace().next_back().map(str::to_lowercase);
    last.is_some_and(|word| matches!(word.as_str(), "no" | "any" | "every"))
}

/// Whether nothing but blanks stands between a number and its unit.
fn touches(gap: &str) -> bool {
    gap.chars()
        .all(|c| c.is_whitespace() || c == '-' || c == '\u{2011}')
}

/// Whether what follows says that something to eat or drink is measured.
fn is_of_food(rest: &str) -> bool {
    let mut words = word::words(rest).map(|word| rest[word].to_lowercase());
    let is_between =
        |word: &String| matches!(word.as_str(), "of" | "cold" | "warm" | "plain" | "more");
    let first = words.by_ref().take(4).find(|word| !is_between(word));
    first.is_some_and(|word| FOOD.contains(&word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_units_are_told_apart() {
        assert_eq!(split("400mg"), (true, "mg"));
        assert_eq!(split("400-mg"), (true, "mg"));
        assert_eq!(split("mg"), (false, "mg"));
        assert!(is_number("1,000") && is_number("\u{bd}") && is_number("Two"));
        assert!(!is_number("2nd") && !is_number("the"));
    }
}
