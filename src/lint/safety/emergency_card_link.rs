//! `emergency-card-link`: nothing leads away from an emergency card.

use std::ops::Range;

use super::stated;
use crate::diagnostic::{Diagnostic, Level};
use crate::lint::{Check, Example, Group, Rule, Settings};
use crate::prose::{Passage, word};
use crate::record::red_flag::Urgency;
use crate::site::Site;

/// The rule.
pub static RULE: Rule = Rule {
    code: "emergency-card-link",
    group: Group::Safety,
    level: Level::Error,
    why: "Somebody who reads an emergency card must act, not read on, and a printed card can't be clicked. So the texts of a card (`sign`, `any_of`, `all_of`, `with`, `action`, `do_not`, and the emergency action in `site.yaml`) hold no web address, no e-mail address and no link to another page. A telephone number, also as a `tel:` link, is fine. The text of the flag's own page isn't on the card, so links may stand there.",
    reference: "NHS service manual, care cards: no links on the emergency card but the way to emergency care",
    bad: Example::Files(&[(
        "content/red-flags/chest-pain.md",
        "---\n\
         title: Chest pain\n\
         sign: You have sudden chest pain.\n\
         urgency: emergency\n\
         action: Call 999, then read [[first-aid]].\n\
         ---\n",
    )]),
    good: Example::Files(&[(
        "content/red-flags/chest-pain.md",
        "---\n\
         title: Chest pain\n\
         sign: You have sudden chest pain.\n\
         urgency: emergency\n\
         action: Call 999.\n\
         ---\n\
         What to do until help comes is in [[chest-pain|our advice]].\n",
    )]),
    check: Check::Site(check),
};

/// The ends by which a name without `www.` is known as a web address.
const ENDINGS: [&str; 9] = ["com", "org", "net", "gov", "edu", "uk", "eu", "au", "nz"];

/// What stands on a card.
const KEYS: [&str; 6] = ["sign", "any_of", "all_of", "with", "action", "do_not"];

fn check(site: &Site, _: &Settings) -> Vec<Diagnostic> {
    let flags = site.red_flags.with_urgency(Urgency::Emergency);
    let stated = flags.flat_map(|flag| stated::texts(site, flag, &KEYS));
    let actions = stated::region_actions(site);
    let actions = actions.filter(|(urgency, _)| *urgency == Urgency::Emergency);
    stated
        .flat_map(tell)
        .chain(actions.flat_map(|(_, passage)| tell(&passage)))
        .collect()
}

fn tell(passage: &Passage) -> Vec<Diagnostic> {
    let message = |link: &Range<usize>| {
        format!(
            "an emergency card links to `{}`",
            &passage.text[link.clone()]
        )
    };
    links(&passage.text)
        .into_iter()
        .map(|link| {
            RULE.tell(passage.span(link.clone()), message(&link))
                .help("take the link out here; it may stand in the text below the front matter")
        })
        .collect()
}

/// Links in plain text, in order, but for telephone numbers.
fn links(text: &str) -> Vec<Range<usize>> {
    let mut links = pages(text);
    links.extend(markdown(text));
    links.extend(addresses(text));
    links.sort_by_key(|link| (link.start, std::cmp::Reverse(link.end)));
    // An address may stand inside a link.
    let mut end = 0;
    links.retain(|link| {
        let is_outside = link.start >= end;
        end = end.max(link.end);
        is_outside
    });
    links.retain(|link| !text[link.clone()].to_lowercase().contains("](tel:"));
    links
}

/// `[[page]]`.
fn pages(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find("[[").map(|found| at + found)
        && let Some(end) = text[start..].find("]]").map(|found| start + found + 2)
    {
        found.push(start..end);
        at = end;
    }
    found
}

/// `[words](address)`.
fn markdown(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(middle) = text[at..].find("](").map(|found| at + found)
        && let Some(end) = text[middle..].find(')').map(|found| middle + found + 1)
    {
        if let Some(start) = text[at..middle].rfind('[') {
            found.push(at + start..end);
        }
        at = end;
    }
    found
}

/// Web and e-mail addresses: runs without blanks.
fn addresses(text: &str) -> Vec<Range<usize>> {
    let mut at = 0;
    let runs = text.split_inclusive(char::is_whitespace).map(|run| {
        at += run.len();
        (at - run.len(), run)
    });
    let bare = |(at, run): (usize, &str)| {
        let is_around = |c: char| !c.is_alphanumeric() && c != '/';
        let start = at + (run.len() - run.trim_start_matches(is_around).len());
        start..start + run.trim_matches(is_around).len()
    };
    runs.map(bare)
        .filter(|run| is_address(&text[run.clone()]))
        .collect()
}

fn is_address(run: &str) -> bool {
    let small = run.to_lowercase();
    let is_mail = || {
        small.split_once('@').is_some_and(|(name, host)| {
            let ends = |text: &str| text.ends_with(char::is_alphanumeric);
            ends(name) && host.contains('.') && word::words(host).next().is_some()
        })
    };
    let is_host = || {
        let host = small.split('/').next().unwrap_or_default();
        host.rsplit_once('.')
            .is_some_and(|(name, last)| !name.is_empty() && ENDINGS.contains(&last))
    };
    ["http://", "https://", "www.", "mailto:"]
        .iter()
        .any(|start| small.starts_with(start))
        || is_mail()
        || is_host()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_found_in_plain_text() {
        let found = |text: &'static str| {
            let links = links(text).into_iter();
            links.map(|link| &text[link]).collect::<Vec<_>>()
        };
        assert_eq!(found("See [[a|b]] or [c](d.md)."), ["[[a|b]]", "[c](d.md)"]);
        assert_eq!(
            found("(https://example.org/x), WWW.example.org or help@example.org."),
            [
                "https://example.org/x",
                "WWW.example.org",
                "help@example.org"
            ]
        );
        assert_eq!(
            found("Go to 111.nhs.uk/back, e.g. now."),
            ["111.nhs.uk/back"]
        );
        assert_eq!(found("[Call 999](tel:999) @ home [now] (here)"), [""; 0]);
        assert_eq!(found("[999](tel:999), [x](y)"), ["[x](y)"]);
    }
}
