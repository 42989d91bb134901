//! `forbidden-phrase`: words that talk people out of an emergency.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use super::duration::names_duration;
use super::stated;
use crate::diagnostic::{Diagnostic, Level};
use crate::lint::phrases::Phrases;
use crate::lint::{Check, Example, Group, Rule, Settings, negation};
use crate::prose::{Passage, Place};
use crate::record::red_flag::Urgency;
use crate::site::Site;

/// The rule.
pub static RULE: Rule = Rule {
    code: "forbidden-phrase",
    group: Group::Safety,
    level: Level::Error,
    why: "In an emergency, words that make waiting sound reasonable can cost a limb or a life. The rule looks at the actions of emergency flags (also in `region.actions` of `site.yaml`) and at the text of their pages. \
    The phrases: wait and see, see how it goes, see how you go, see how you feel, watch and wait, watchful waiting, wait it out, ride it out, sit it out, sleep on it, give it time, give it a day, give it a few days, give it a week, wait a day or two, wait a few hours, wait a few days, wait a couple of days, wait a week, wait 24 hours, wait 48 hours, wait until tomorrow, wait until the morning, wait until morning, wait till morning, wait until monday, see if it gets better, see if it improves, see if it passes, see if it settles, see if it goes away, if it doesn't get better, if it does not get better, if it isn't better, if it doesn't improve, if it does not improve. \
    Those that begin with \"if\" pass beside a time, as in \"if it doesn't get better in 5 minutes\". Warnings are fine: \"do not wait and see\", \"if you wait and see, …\", and all of `do_not`. So are quotations, and what others may do: \"doctors may then watch and wait\". `check.forbidden` in `site.yaml` adds phrases of your own. The built-in ones are for English.",
    reference: "NHS service manual, care cards: an emergency card says to act at once",
    bad: Example::Files(&[(
        "content/red-flags/chest-pain.md",
        "---\n\
         title: Chest pain\n\
         sign: You have sudden chest pain.\n\
         urgency: emergency\n\
         action: Rest, and see how it goes. Call 999 later.\n\
         ---\n",
    )]),
    good: Example::Files(&[(
        "content/red-flags/chest-pain.md",
        "---\n\
         title: Chest pain\n\
         sign: You have sudden chest pain.\n\
         urgency: emergency\n\
         action: Call 999 now. Do not wait and see.\n\
         ---\n",
    )]),
    check: Check::Site(check),
};

/// Words that make waiting sound reasonable.
const WAITING: [&str; 36] = [
    "wait and see",
    "see how it goes",
    "see how you go",
    "see how you feel",
    "watch and wait",
    "watchful waiting",
    "wait it out",
    "ride it out",
    "sit it out",
    "sleep on it",
    "give it time",
    "give it a day",
    "give it a few days",
    "give it a week",
    "wait a day or two",
    "wait a few hours",
    "wait a few days",
    "wait a couple of days",
    "wait a week",
    "wait 24 hours",
    "wait 48 hours",
    "wait until tomorrow",
    "wait until the morning",
    "wait until morning",
    "wait till morning",
    "wait until monday",
    "see if it gets better",
    "see if it improves",
    "see if it passes",
    "see if it settles",
    "see if it goes away",
    "if it doesn't get better",
    "if it does not get better",
    "if it isn't better",
    "if it doesn't improve",
    "if it does not improve",
];

static BUILT_IN: LazyLock<Phrases> = LazyLock::new(|| Phrases::new(WAITING));

fn check(site: &Site, settings: &Settings) -> Vec<Diagnostic> {
    let own = Phrases::new(settings.check.forbidden.iter().map(String::as_str));
    let lists: Vec<&Phrases> = if settings.is_english() {
        vec![&BUILT_IN, &own]
    } else {
        vec![&own]
    };
    let tell = |passage: &Passage| tell(passage, &lists);
    let flags = || site.red_flags.with_urgency(Urgency::Emergency);
    let actions = flags().flat_map(|flag| stated::texts(site, flag, &["action"]));
    let pages = flags().filter_map(|flag| stated::page(site, flag));
    let bodies = pages.flat_map(|page| page.body.passages.iter());
    let region = stated::region_actions(site);
    let region = region.filter(|(urgency, _)| *urgency == Urgency::Emergency);
    actions
        .chain(bodies)
        .flat_map(tell)
        .chain(region.flat_map(|(_, passage)| tell(&passage)))
        .collect()
}

fn tell(passage: &Passage, lists: &[&Phrases]) -> Vec<Diagnostic> {
    if passage.place == Place::Quotation {
        return Vec::new();
    }
    let (mut told, mut known) = (Vec::new(), BTreeSet::new());
    for list in lists {
        // Most texts hold none of them: only then are sentences worth the time.
        if list.find(&passage.text).next().is_none() {
            continue;
        }
        for sentence in passage.sentences() {
            let words = &passage.text[sentence.clone()];
            for found in negation::advised(list, words) {
                let phrase = &words[found.clone()];
                let range = sentence.start + found.start..sentence.start + found.end;
                let place = passage.span(range.clone());
                if passes(phrase, words) || passage.is_quoted(&range) || !known.insert(place) {
                    continue;
                }
                let message = format!("`{phrase}` in an emergency makes waiting sound safe");
                told.push(
                    RULE.tell(place, message)
                        .help("say what to do now, such as `Call 999 now.`"),
                );
            }
        }
    }
    told
}

/// "If it doesn't get better in 5 minutes, …" names the moment to act.
fn passes(phrase: &str, sentence: &str) -> bool {
    let is_condition = phrase
        .get(..3)
        .is_some_and(|start| start.eq_ignore_ascii_case("if "));
    is_condition && names_duration(sentence)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_names_each_phrase() {
        for phrase in WAITING {
            let is_named = [",", "."]
                .iter()
                .any(|end| RULE.why.contains(&format!(" {phrase}{end}")));
            assert!(is_named, "{phrase}");
        }
    }
}
