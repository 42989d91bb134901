//! What pages show of printouts: the PDFs that they offer, how tightly a card is set, and what makes a
//! sheet of paper traceable.
//!
//! All of it is known before a PDF is written, so a page's bytes don't depend on those of a PDF.

use std::collections::BTreeMap;

use super::context::{HandoutGroup, HandoutView, ReviewView, TraceView};
use super::{Sheet, qr, views};
use crate::document::Document;
use crate::record::Kind;
use crate::site::DocId;
use crate::site::handouts::{self, Area, Format, Handout, Subject};
use crate::site::red_flags::Flag;
use crate::site::route::Route;

/// What is known of the printouts before pages are made. Without PDFs nothing is known.
#[derive(Clone, Debug, Default)]
pub struct Printouts {
    /// The sheets into which the quick reference is split; none where all of it is one sheet.
    pub areas: Vec<Area>,
    /// How tightly a printout has to be set to fit, as a rung of the ladder: 0 is roomy.
    pub rungs: BTreeMap<Subject, usize>,
}

/// The PDFs of a page. Those that the site doesn't make are left out.
pub fn groups(sheet: &Sheet<'_>, subjects: impl Iterator<Item = Subject>) -> Vec<HandoutGroup> {
    let groups = subjects.filter_map(|subject| handout_group(sheet, &subject));
    groups.collect()
}

fn handout_group(sheet: &Sheet<'_>, subject: &Subject) -> Option<HandoutGroup> {
    let site = sheet.site();
    let editions = handouts::made(site, subject);
    let title = match subject {
        Subject::QuickReference(area) => quick_reference_title(sheet, area.as_ref()),
        _ => sheet
            .word(&format!("handout-{}", subject.printout().name()))
            .to_owned(),
    };
    let editions: Vec<HandoutView> = editions
        .iter()
        .map(|handout| edition(sheet, handout))
        .collect();
    let version = handouts::version(site, &handouts::made_of(site, subject));
    (!editions.is_empty()).then_some(HandoutGroup {
        title,
        version,
        editions,
    })
}

fn edition(sheet: &Sheet<'_>, handout: &Handout) -> HandoutView {
    let language = &sheet.site().language;
    let paper = sheet.word(&format!("paper-{}", handout.format.name()));
    let size = match (&handout.subject, handout.format) {
        (Subject::Wallet, Format::Card) => sheet.word("wallet-single"),
        (Subject::Wallet, _) => sheet.word("wallet-sheet"),
        _ => sheet.word(&format!("size-{}", handout.size.name())),
    };
    let args = [("paper", paper.into()), ("size", size.into())];
    HandoutView {
        label: language.format("handout-choice", &args),
        pages: match handout.most_pages(sheet.site()) {
            Some(most) => language.format("handout-pages", &[("count", most.into())]),
            None => sheet.word("handout-pages-open").to_owned(),
        },
        href: sheet.hrefs.to_file(&handout.file(sheet.site())),
    }
}

/// What can be printed of a document.
pub fn of_document(doc: DocId, document: &Document) -> Option<Subject> {
    match document.kind {
        Kind::Routine => Some(Subject::Card(doc)),
        Kind::Guide => Some(Subject::Guide(doc)),
        Kind::Exercise => Some(Subject::Exercise(doc)),
        _ if document.path.as_str() == "index.md" => Some(Subject::Booklet),
        _ => None,
    }
}

/// How tightly a printout has to be set, as a class: `fit-0` and up.
pub fn fit(sheet: &Sheet<'_>, subject: &Subject) -> Option<String> {
    let rung = sheet.renderer.printouts.rungs.get(subject)?;
    Some(format!("fit-{rung}"))
}

/// Version, address and QR code of a printout that is made of these documents.
pub fn trace(sheet: &Sheet<'_>, route: &Route, made_of: &[DocId], wants_qr: bool) -> TraceView {
    let site = sheet.site();
    let address = site.config.base_url.as_ref().map(|base| route.below(base));
    let qr_html = address
        .as_ref()
        .filter(|_| wants_qr)
        .map(|address| qr::svg(address, sheet.word("scan")));
    TraceView {
        version: handouts::version(site, made_of),
        address,
        qr_html: qr_html.unwrap_or_default(),
    }
}

/// Gathered flags are only as well reviewed as the least reviewed of them.
pub fn least_reviewed<'a>(
    sheet: &Sheet<'_>,
    flags: impl Iterator<Item = &'a Flag>,
) -> Option<ReviewView> {
    let mut reviews = flags
        .filter_map(|flag| flag.page)
        .filter_map(|page| views::review(sheet, sheet.site().document(page)));
    let first = reviews.next()?;
    Some(reviews.fold(first, |least, next| {
        if least.reviewed && !next.reviewed {
            next
        } else {
            least
        }
    }))
}

/// The title of the quick reference, or of one body region's sheet.
pub fn quick_reference_title(sheet: &Sheet<'_>, area: Option<&Area>) -> String {
    let whole = sheet.word("quick-reference");
    match area {
        None => whole.to_owned(),
        Some(area) => {
            let args = [("title", whole.into()), ("area", area.name.as_str().into())];
            sheet.site().language.format("quick-reference-area", &args)
        }
    }
}
