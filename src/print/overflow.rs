//! `card-overflow`: a card that doesn't fit, told once with all papers on which it doesn't.
//!
//! What would help is said only where it was tried: fewer items, another arrangement.

use std::collections::BTreeMap;

use super::fit::{Overflow, paper_name};
use super::place;
use crate::config::handouts::PrintSize;
use crate::diagnostic::Diagnostic;
use crate::site::handouts::{FOR_ONE_PERSON, Subject};
use crate::site::{DocId, Site};

/// Tells what is too long; `help` finds what would make it fit.
pub fn tell(
    site: &Site,
    overflows: &[Overflow],
    help: impl Fn(&Overflow) -> Option<String>,
) -> Vec<Diagnostic> {
    let mut by_subject: BTreeMap<&Subject, Vec<&Overflow>> = BTreeMap::new();
    for overflow in overflows {
        let subject = &overflow.handout.subject;
        by_subject.entry(subject).or_default().push(overflow);
    }
    by_subject
        .into_iter()
        .map(|(subject, overflows)| diagnostic(site, subject, &overflows, &help))
        .collect()
}

fn diagnostic(
    site: &Site,
    subject: &Subject,
    overflows: &[&Overflow],
    help: &impl Fn(&Overflow) -> Option<String>,
) -> Diagnostic {
    let parts: Vec<String> = overflows
        .iter()
        .map(|overflow| how_much(overflow))
        .collect();
    let message = format!(
        "{} doesn't fit on {}",
        name(site, subject),
        parts.join(", nor on ")
    );
    // What makes the worst in standard print fit makes all of them fit; large print may take more sheets.
    let is_large = |overflow: &&&Overflow| overflow.handout.size == PrintSize::Large;
    let (large, standard): (Vec<&Overflow>, Vec<&Overflow>) =
        overflows.iter().partition(|overflow| is_large(overflow));
    let worst = standard
        .iter()
        .max_by(|a, b| a.excess_mm.total_cmp(&b.excess_mm));
    let smaller = worst.map(|worst| help(worst).unwrap_or_else(|| fallback(subject).to_owned()));
    let sheets = large.iter().map(|large| large.pages).max().map(|most| {
        format!("for large print, write `handouts: {{large_pages: {most}}}` in `site.yaml`, or make it shorter")
    });
    let more = match subject {
        Subject::Card(doc) if is_for_one(site, *doc) => {
            Some("or allow more sheets with `--pages 2`")
        }
        _ => None,
    };
    let more = more.map(str::to_owned);
    let help: Vec<String> = smaller.into_iter().chain(sheets).chain(more).collect();
    let help = help.join("; ");
    let place = match subject {
        Subject::Card(doc) => {
            let document = site.document(*doc);
            let items = document.keys.iter().find(|key| *key.name == "items");
            items.map_or(document.opening, |key| key.name.span)
        }
        _ => place(site, subject),
    };
    Diagnostic::error("card-overflow", place, message).help(help)
}

fn is_for_one(site: &Site, doc: DocId) -> bool {
    site.document(doc).id.value == FOR_ONE_PERSON
}

fn name(site: &Site, subject: &Subject) -> String {
    match subject {
        Subject::Card(doc) if is_for_one(site, *doc) => "this handout".to_owned(),
        Subject::Card(doc) => format!("the card `{}`", site.document(*doc).id.value),
        Subject::QuickReference(None) => "the quick reference of the red flags".to_owned(),
        Subject::QuickReference(Some(area)) => {
            format!("the quick reference of the red flags for `{}`", area.name)
        }
        Subject::Wallet => "the list of emergency signs".to_owned(),
        _ => "this".to_owned(),
    }
}

/// "one sheet of A4: it is 42 mm too long".
fn how_much(overflow: &Overflow) -> String {
    let paper = paper_name(overflow.handout.format);
    let excess = overflow.excess_mm.ceil();
    let large = match overflow.handout.size {
        PrintSize::Large => " in large print",
        PrintSize::Standard => "",
    };
    match (&overflow.handout.subject, overflow.most_pages) {
        (Subject::Wallet, _) => "a wallet card, even in the smallest print allowed".to_owned(),
        (_, 1) => format!("one sheet of {paper}{large} (it is {excess} mm too long)"),
        (_, most) => format!(
            "{most} sheets of {paper}{large} (it would take {})",
            overflow.pages
        ),
    }
}

/// What can be said without trying.
fn fallback(subject: &Subject) -> &'static str {
    match subject {
        Subject::Wallet => {
            "shorten the signs of your emergency red flags, or leave `wallet` out of \
             `handouts.documents` in `site.yaml`"
        }
        Subject::QuickReference(_) => {
            "shorten the signs, or give the red flags `body_regions`, so that each region gets a \
             sheet of its own"
        }
        _ => "leave something out, or make two cards of it",
    }
}
