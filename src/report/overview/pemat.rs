//! PEMAT-P: the Patient Education Materials Assessment Tool for printable materials (AHRQ), all 24 items.
//! Items 1 to 19 are about understanding, 20 to 26 about acting; 13 and 14 are for recordings only.

use super::checklist::{
    Checklist, Finding, Item, counted, either, item, met, not_applicable, not_met, person,
};
use super::facts::{Facts, LEAST_WORDS};
use crate::record::Record;

/// The name of the checklist.
pub const NAME: &str = "PEMAT-P";

/// Most words between two headings of a short section.
const SHORT_SECTION: usize = 150;

/// Goes through the checklist.
#[must_use]
pub fn checklist(facts: &Facts<'_>) -> Checklist {
    let items: [Item<Facts<'_>>; 24] = [
        item("1", "The purpose is evident", purpose),
        item("2", "Nothing distracts from the purpose", |_| person("")),
        item("3", "Common, everyday words", everyday_words),
        item(
            "4",
            "Medical terms only to make readers familiar with them, and explained",
            terms,
        ),
        item("5", "Active voice", |_| person("")),
        item("6", "Numbers are clear", numbers),
        item("7", "No calculations for the reader", no_calculations),
        item("8", "Short sections", short_sections),
        item("9", "Sections have informative headings", headings),
        item("10", "A logical order", |_| person("")),
        item("11", "A summary", summary),
        item("12", "Visual cues draw attention to key points", cues),
        item(
            "15",
            "Visual aids wherever they help to understand",
            visual_aids,
        ),
        item("16", "Visual aids support the content", judged_pictures),
        item("17", "Visual aids have titles or captions", captions),
        item("18", "Pictures are clear and uncluttered", judged_pictures),
        item("19", "Simple tables with clear heads", tables),
        item("20", "At least one action is named", action),
        item(
            "21",
            "Speaks to the reader when it describes actions",
            speaks_to_reader,
        ),
        item("22", "Actions are broken into explicit steps", steps),
        item(
            "23",
            "A tangible tool, such as a checklist, wherever it helps",
            tool,
        ),
        item("24", "Explains how to do calculations", |facts| {
            if facts.has_numbers {
                person("")
            } else {
                not_applicable("no numbers")
            }
        }),
        item(
            "25",
            "Explains how to use charts, tables or diagrams",
            |facts| {
                if facts.pictures > 0 || facts.has_tables {
                    person("")
                } else {
                    not_applicable("no pictures and no tables")
                }
            },
        ),
        item("26", "Visual aids wherever they help to act", visual_aids),
    ];
    Checklist::of(NAME, &items, facts)
}

fn purpose(facts: &Facts<'_>) -> Finding {
    match (facts.aim(), &facts.document.common.summary) {
        (Some(key), _) => met(format!("`{key}` says it")),
        (None, Some(_)) => person("the summary may say it"),
        (None, None) => not_met("no goal, purpose or summary"),
    }
}

/// Reading grade, held against the site's own limit.
pub(super) fn everyday_words(facts: &Facts<'_>) -> Finding {
    let limit = facts.site.config.check.reading_grade;
    match facts.grade {
        Some(grade) => {
            let seen = format!("reading grade {grade:.1}; the limit is {limit}");
            either(grade <= f64::from(limit), seen.clone(), seen)
        }
        None if facts.words() < LEAST_WORDS => {
            person(format!("only {} words, too few for a grade", facts.words()))
        }
        None => person("no formula for this language"),
    }
}

fn terms(facts: &Facts<'_>) -> Finding {
    let terms = counted(facts.terms, "glossary term", "glossary terms");
    person(format!("{terms} linked"))
}

fn numbers(facts: &Facts<'_>) -> Finding {
    if facts.has_numbers {
        person("")
    } else {
        not_applicable("no numbers")
    }
}

fn no_calculations(facts: &Facts<'_>) -> Finding {
    if facts.has_numbers {
        person("")
    } else {
        met("no numbers")
    }
}

fn short_sections(facts: &Facts<'_>) -> Finding {
    let words = facts.longest_section;
    let seen = format!("at most {words} words between two headings");
    either(words <= SHORT_SECTION, seen.clone(), seen)
}

fn headings(facts: &Facts<'_>) -> Finding {
    let titles: Vec<&str> = facts
        .document
        .body
        .headings
        .iter()
        .map(|heading| heading.title.as_str())
        .collect();
    match (titles.as_slice(), facts.longest_section) {
        ([], words) if words > SHORT_SECTION => not_met(format!("{words} words without a heading")),
        ([], _) => not_applicable("short"),
        (titles, _) => person(titles.join(" · ")),
    }
}

fn summary(facts: &Facts<'_>) -> Finding {
    if facts.has_key_message() {
        return met("`key_message`");
    }
    let has = facts.document.common.summary.is_some();
    either(has, "`summary`", "no summary and no key message")
}

fn cues(facts: &Facts<'_>) -> Finding {
    let mut seen = Vec::new();
    if facts.list_items > 0 {
        seen.push(counted(facts.list_items, "list item", "list items"));
    }
    if facts.red_flags > 0 {
        seen.push(counted(
            facts.red_flags,
            "danger sign on a card",
            "danger signs on cards",
        ));
    }
    if facts.has_key_message() {
        seen.push("a key message set apart".to_owned());
    }
    either(
        !seen.is_empty(),
        seen.join(", "),
        "no list, no danger signs, no key message",
    )
}

fn visual_aids(facts: &Facts<'_>) -> Finding {
    person(match facts.pictures {
        0 => "no pictures".to_owned(),
        number => counted(number, "picture", "pictures"),
    })
}

fn judged_pictures(facts: &Facts<'_>) -> Finding {
    if facts.pictures == 0 {
        not_applicable("no pictures")
    } else {
        person("")
    }
}

fn captions(facts: &Facts<'_>) -> Finding {
    let (all, some) = (facts.pictures, facts.captioned);
    if all == 0 {
        return not_applicable("no pictures");
    }
    let seen = format!("{some} of {all} have a caption");
    either(some == all, seen.clone(), seen)
}

fn tables(facts: &Facts<'_>) -> Finding {
    if facts.has_tables {
        person("each table has a row of heads")
    } else {
        not_applicable("no tables")
    }
}

/// Whether the record asks for anything to be done.
pub(super) fn action(facts: &Facts<'_>) -> Finding {
    let actions = facts.actions();
    if actions.is_empty() {
        person("the record names none")
    } else {
        met(actions.join(", "))
    }
}

fn speaks_to_reader(facts: &Facts<'_>) -> Finding {
    match facts.you {
        Some((all, some)) if some > 0 => met(format!("{some} of {all} sentences say \"you\"")),
        Some(_) => person("no sentence says \"you\""),
        None => person(""),
    }
}

/// Whether what is to be done is told step by step.
pub(super) fn steps(facts: &Facts<'_>) -> Finding {
    match &facts.document.record {
        Record::Exercise(_) => {
            let steps = facts.steps();
            let numbers: Vec<String> = steps.iter().map(ToString::to_string).collect();
            let all = !steps.is_empty() && steps.iter().all(|number| *number > 0);
            either(
                all,
                format!("{} steps", numbers.join(" and ")),
                "a way without steps",
            )
        }
        Record::Routine(routine) => either(
            !routine.items.is_empty(),
            "each item prints its steps",
            "no items",
        ),
        Record::Guide(guide) if !guide.exercises.is_empty() || !guide.routines.is_empty() => {
            met("links to exercises or routines, which have steps")
        }
        _ if !facts.document.body.ordered_lists.is_empty() => met("a numbered list"),
        _ => person("no numbered list"),
    }
}

fn tool(facts: &Facts<'_>) -> Finding {
    match &facts.document.record {
        Record::Routine(routine) => met(match routine.log {
            Some(_) => "a printable card with a grid to tick",
            None => "a printable card",
        }),
        Record::Guide(guide) if !guide.routines.is_empty() => met("links to printable cards"),
        _ => person(""),
    }
}
