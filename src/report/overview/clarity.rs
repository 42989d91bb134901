//! The Clear Communication Index of the CDC, all 20 items.

use super::checklist::{
    Checklist, Finding, Item, counted, either, item, met, not_applicable, not_met, person,
};
use super::facts::Facts;
use super::pemat;
use crate::record::Record;
use crate::record::exercise::Contraindications;

/// The name of the checklist.
pub const NAME: &str = "Clear Communication Index";

/// Goes through the checklist.
#[must_use]
pub fn checklist(facts: &Facts<'_>) -> Checklist {
    let items: [Item<Facts<'_>>; 20] = [
        item("1", "One main message", main_message),
        item("2", "The main message comes first", first),
        item("3", "The main message stands out", first),
        item("4", "A picture supports the main message", |facts| {
            if facts.pictures == 0 {
                not_met("no pictures")
            } else {
                person("")
            }
        }),
        item("5", "Calls to action", pemat::action),
        item(
            "6",
            "Main message and calls to action in the active voice",
            |_| person(""),
        ),
        item("7", "Only words that the readers use", |facts| {
            let number = facts.hard_words.len();
            person(counted(number, "hard word", "different hard words"))
        }),
        item("8", "Lists", lists),
        item("9", "Chunks with headings", headings),
        item("10", "What matters most comes first", |facts| {
            let has = facts.has_key_message() || facts.document.common.summary.is_some();
            either(
                has,
                "the summary or key message opens the page",
                "no summary and no key message",
            )
        }),
        item("11", "Says what is known and what isn't", |facts| {
            let number = facts.document.common.sources.len();
            person(counted(number, "source", "sources"))
        }),
        item("12", "Recommends what to do", pemat::action),
        item("13", "Says why that matters", why),
        item("14", "Says how to do it", pemat::steps),
        item("15", "Numbers that the readers use", numbers),
        item("16", "Explains what numbers mean", numbers),
        item("17", "No arithmetic for the reader", numbers),
        item("18", "Explains the risk", |facts| person(risks(facts))),
        item(
            "19",
            "Tells risks and benefits of what it recommends",
            |facts| person(risks(facts)),
        ),
        item(
            "20",
            "Chances in numbers are also told in words or a picture",
            |facts| {
                let mut passages = facts.document.passages();
                if passages.any(|passage| passage.text.contains('%')) {
                    person("there are percentages")
                } else {
                    not_applicable("no percentages")
                }
            },
        ),
    ];
    Checklist::of(NAME, &items, facts)
}

fn main_message(facts: &Facts<'_>) -> Finding {
    match (&facts.document.record, facts.has_key_message()) {
        (_, true) => met("`key_message`"),
        (Record::Guide(_), false) => not_met("no `key_message`"),
        _ => person("the summary may hold it"),
    }
}

/// The theme puts a key message at the top, in a frame of its own.
fn first(facts: &Facts<'_>) -> Finding {
    match (&facts.document.record, facts.has_key_message()) {
        (_, true) => met("the key message is set apart at the top"),
        (Record::Guide(_), false) => not_met("no `key_message`"),
        _ => person(""),
    }
}

fn lists(facts: &Facts<'_>) -> Finding {
    let in_record = !facts.actions().is_empty();
    let seen = match facts.list_items {
        0 => "lists from the record".to_owned(),
        number => counted(number, "list item", "list items"),
    };
    either(facts.list_items > 0 || in_record, seen, "no lists")
}

fn headings(facts: &Facts<'_>) -> Finding {
    let number = facts.document.body.headings.len();
    if number == 0 && facts.longest_section == 0 {
        return not_applicable("no text besides the record");
    }
    let seen = format!(
        "{}; at most {} words between two",
        counted(number, "heading", "headings"),
        facts.longest_section
    );
    if number > 0 { met(seen) } else { person(seen) }
}

fn why(facts: &Facts<'_>) -> Finding {
    let Record::Guide(guide) = &facts.document.record else {
        return match facts.aim() {
            Some(key) => met(format!("`{key}`")),
            None => not_met("no goal or purpose"),
        };
    };
    let all = guide.habits.len();
    let some = guide
        .habits
        .iter()
        .filter(|habit| habit.why.is_some())
        .count();
    if all == 0 {
        return person("no habits in the record");
    }
    let seen = format!("{some} of {all} habits say why");
    either(some == all, seen.clone(), seen)
}

fn numbers(facts: &Facts<'_>) -> Finding {
    if facts.has_numbers {
        person("")
    } else {
        not_applicable("no numbers")
    }
}

/// What the record says about risks.
fn risks(facts: &Facts<'_>) -> String {
    let mut seen = Vec::new();
    if facts.red_flags > 0 {
        seen.push(counted(facts.red_flags, "danger sign", "danger signs"));
    }
    let rules = match &facts.document.record {
        Record::Guide(guide) => guide.stop_rules.len(),
        Record::Routine(routine) => routine.stop_rules.len(),
        _ => 0,
    };
    if rules > 0 {
        seen.push(counted(rules, "stop rule", "stop rules"));
    }
    if let Record::Exercise(exercise) = &facts.document.record {
        let cautions = exercise.way.cautions.len();
        seen.push(counted(cautions, "caution", "cautions"));
        seen.push(match &exercise.contraindications {
            Contraindications::Unstated => "contraindications aren't stated".to_owned(),
            Contraindications::NoneKnown => "no known contraindications".to_owned(),
            Contraindications::Listed(list) => {
                counted(list.len(), "contraindication", "contraindications")
            }
        });
    }
    seen.join(", ")
}
