//! Red flags: by level, in care cards, with the words that name the level.

use super::{text, texts};
use crate::record::Kind;
use crate::record::red_flag::{Onset, Urgency};
use crate::render::context::{FlagView, LevelView, PartLink, RedFlagsView};
use crate::render::{Sheet, handouts as offered, html, views};
use crate::site::handouts::{self, Area, Subject};
use crate::site::red_flags::{Flag, region_action};
use crate::site::route;

/// Most signs on one care card (NHS service manual).
const SIGNS_A_CARD: usize = 5;

// Red flags --------------------------------------------------------------------------------
/// Flags by level, in cards of at most five.
pub fn levels(sheet: &Sheet<'_>, flags: &[&Flag]) -> Vec<LevelView> {
    let mut levels = Vec::new();
    for urgency in Urgency::ALL {
        let of_level: Vec<FlagView> = flags
            .iter()
            .filter(|flag| flag.urgency == *urgency)
            .map(|flag| red_flag(sheet, flag, true))
            .collect();
        if of_level.is_empty() {
            continue;
        }
        levels.push(LevelView {
            urgency: urgency.name(),
            prefix: prefix(sheet, *urgency),
            heading: heading(sheet, *urgency),
            cards: of_level
                .chunks(even(of_level.len()))
                .map(<[FlagView]>::to_vec)
                .collect(),
        });
    }
    levels
}

/// How many signs stand on each card so that all cards are about equally long.
fn even(signs: usize) -> usize {
    signs.div_ceil(signs.div_ceil(SIGNS_A_CARD).max(1)).max(1)
}

/// The hidden words that name a level.
pub fn prefix(sheet: &Sheet<'_>, urgency: Urgency) -> String {
    sheet
        .word(&format!("urgency-{}-prefix", urgency.name()))
        .to_owned()
}

/// What to do at a level, as the heading of its cards: "Call 911 or go to the emergency room now if:".
pub fn heading(sheet: &Sheet<'_>, urgency: Urgency) -> String {
    let language = &sheet.site().language;
    match region_action(urgency, &sheet.site().config.region, language) {
        Some(action) => language.format(
            "action-if",
            &[("action", action.trim_end_matches('.').into())],
        ),
        None => sheet
            .word(&format!("urgency-{}", urgency.name()))
            .to_owned(),
    }
}

/// The view of a flag. In a list the reason is left out; a page shows it.
pub fn red_flag(sheet: &Sheet<'_>, flag: &Flag, brief: bool) -> FlagView {
    let site = sheet.site();
    let language = &site.language;
    let record = &flag.record;
    let after = record.after.as_ref().and_then(|after| {
        let time = after.duration.as_ref()?.text(language);
        let of = after.of.as_ref()?;
        Some(language.format(
            "after-time",
            &[
                ("time", time.as_str().into()),
                ("what", of.value.as_str().into()),
            ],
        ))
    });
    let onset = record.onset.filter(|onset| *onset != Onset::Any);
    FlagView {
        id: flag.id.clone(),
        sign: text(record.sign.as_ref()).unwrap_or_default(),
        any_of: texts(&record.any_of),
        all_of: texts(&record.all_of),
        with: texts(&record.with),
        onset: onset.map(|onset| sheet.word(&format!("onset-{}", onset.name())).to_owned()),
        after,
        urgency: flag.urgency.name(),
        urgency_label: sheet
            .word(&format!("urgency-{}", flag.urgency.name()))
            .to_owned(),
        action: language.sentence(&flag.action),
        do_not: texts(&record.do_not),
        why_html: match flag.page {
            Some(page) if !brief => html::body(sheet, page),
            _ => String::new(),
        },
        href: flag.page.map(|page| sheet.hrefs.to(site.route(page))),
        stated_by: flag
            .stated_by
            .iter()
            .map(|guide| views::link_to(sheet, *guide))
            .collect(),
        sources: flag
            .sources
            .iter()
            .filter_map(|id| views::source(sheet, id))
            .collect(),
    }
}

/// The gathered flags, or those of one body region. Where they aren't told in brief, each says why.
pub fn red_flags(
    sheet: &Sheet<'_>,
    area: Option<&Area>,
    body_html: String,
    brief: bool,
) -> RedFlagsView {
    let site = sheet.site();
    let flags: Vec<&Flag> = handouts::flags_of(site, area).collect();
    let mut levels = levels(sheet, &flags);
    if !brief {
        for flag in levels
            .iter_mut()
            .flat_map(|level| level.cards.iter_mut().flatten())
        {
            let page = site
                .registry
                .by_id(&flag.id)
                .filter(|page| site.document(*page).kind == Kind::RedFlag);
            flag.why_html = page.map(|page| html::body(sheet, page)).unwrap_or_default();
        }
    }
    let subject = Subject::QuickReference(area.cloned());
    let other = if brief {
        route::red_flags()
    } else {
        handouts::quick_reference_route(sheet.renderer.printouts.areas.first())
    };
    RedFlagsView {
        body_html,
        levels,
        sheets: sheets(sheet, area),
        fit: offered::fit(sheet, &subject),
        other_href: sheet.hrefs.to(&other),
        trace: offered::trace(
            sheet,
            &subject.page(site),
            &handouts::made_of(site, &subject),
            true,
        ),
    }
}

/// The sheets of the quick reference where it is split by body region; else nothing.
fn sheets(sheet: &Sheet<'_>, shown: Option<&Area>) -> Vec<PartLink> {
    let link = |area: &Area| PartLink {
        title: area.name.clone(),
        href: sheet.hrefs.to(&handouts::quick_reference_route(Some(area))),
        current: shown == Some(area),
    };
    sheet.renderer.printouts.areas.iter().map(link).collect()
}
