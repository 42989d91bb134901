//! `red-flag-too-many`: a list of danger signs that nobody can take in.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostic, Level};
use crate::lint::{Check, Example, Group, Rule, Settings, checked};
use crate::record::Record;
use crate::record::guide::{Guide, StatedFlag};
use crate::record::red_flag::Urgency;
use crate::site::Site;

/// The rule.
pub static RULE: Rule = Rule {
    code: "red-flag-too-many",
    group: Group::Safety,
    level: Level::Warning,
    why: "People in pain take in a few signs, not a long list, and miss the one that fits them. A guide should state at most 5 emergency signs, 6 same-day signs (one of them may be a catch-all) and 5 signs to see a clinician about. Each flag counts once, with the urgency that readers are shown. Only guides are counted: the page of all red flags splits its lists by itself.",
    reference: "NHS service manual, care cards",
    bad: Example::Files(&[(
        "content/guides/back-pain.md",
        "---\n\
         title: Back pain\n\
         red_flags:\n\
         \x20 - {sign: Numb legs, urgency: emergency}\n\
         \x20 - {sign: Weak legs, urgency: emergency}\n\
         \x20 - {sign: High fever, urgency: emergency}\n\
         \x20 - {sign: A bad fall, urgency: emergency}\n\
         \x20 - {sign: Chest pain, urgency: emergency}\n\
         \x20 - {sign: Wetting yourself, urgency: emergency}\n\
         ---\n",
    )]),
    good: Example::Files(&[(
        "content/guides/back-pain.md",
        "---\n\
         title: Back pain\n\
         red_flags:\n\
         \x20 - {sign: Numb or weak legs, urgency: emergency}\n\
         \x20 - {sign: High fever, urgency: emergency}\n\
         \x20 - {sign: A bad fall, urgency: emergency}\n\
         \x20 - {sign: Chest pain, urgency: emergency}\n\
         \x20 - {sign: Wetting yourself, urgency: emergency}\n\
         ---\n",
    )]),
    check: Check::Site(check),
};

/// How many signs of an urgency a guide may state.
fn limit(urgency: Urgency) -> usize {
    match urgency {
        Urgency::SameDay => 6,
        Urgency::Emergency | Urgency::SeeClinician => 5,
    }
}

fn check(site: &Site, _: &Settings) -> Vec<Diagnostic> {
    let guides = checked(site).filter_map(|document| match &document.record {
        Record::Guide(guide) => Some(guide),
        _ => None,
    });
    guides.flat_map(|guide| of_guide(site, guide)).collect()
}

fn of_guide(site: &Site, guide: &Guide) -> Vec<Diagnostic> {
    // The signs of each urgency: the flag's id, and where it is stated first.
    let mut signs: BTreeMap<Urgency, Vec<&StatedFlag>> = BTreeMap::new();
    let mut seen = std::collections::BTreeSet::new();
    for stated in &guide.red_flags {
        if let Some(flag) = site.red_flags.meant(stated)
            && seen.insert(&flag.id)
        {
            signs.entry(flag.urgency).or_default().push(stated);
        }
    }
    let over = signs
        .iter()
        .filter_map(|(urgency, signs)| Some((*urgency, signs.len(), signs.get(limit(*urgency))?)));
    over.map(|(urgency, count, first)| {
        let place = match first {
            StatedFlag::Id(id) => id.span,
            StatedFlag::InPlace(record) => record.place(),
        };
        let most = limit(urgency);
        let message = format!(
            "this guide states {count} signs that are `{}`; a reader takes in {most}",
            urgency.name()
        );
        RULE.tell(place, message)
            .help("keep the signs that fit this guide best, join signs that belong together, or split the guide")
    })
    .collect()
}
