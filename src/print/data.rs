//! What layouts get: the print API, version 1, as two JSON files.
//!
//! `/site.json` is the same for all handouts of a site, `/handout.json` is one handout's. The records
//! in it are the views that page templates get (`render::context`), made for paper: each field
//! `x_html` becomes `x`, a text as [`super::rich`] blocks; pictures get the names of files that the
//! layout can load. `docs/print-layouts.md` describes both. Deliberately absent: markup of any kind.

use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::Serialize;
use serde_json::{Map, Value};

use super::booklet;
use super::fit::Rung;
use super::rich::Reader;
use super::{ForOne, most_pages};
use crate::config::Paper;
use crate::path::RelPath;
use crate::record::Record;
use crate::record::red_flag::Urgency;
use crate::record::routine::Layout;
use crate::render::context::{EmergencyView, ReviewView, SiteView, SourceView};
use crate::render::{Renderer, Sheet, handouts as offered, qr, records, site_view, views};
use crate::site::handouts::{self, Format, Handout, Subject};
use crate::site::route::Hrefs;
use crate::site::{DocId, Site};

/// Version of the print API; it changes only when a layout would break.
const PRINT_API: u32 = 1;
/// Most signs on a wallet card (product rule).
const WALLET_SIGNS: usize = 5;

#[derive(Serialize)]
struct SiteData<'a> {
    api: u32,
    site: SiteView,
    text: std::collections::BTreeMap<String, String>,
    /// `Page {n} of {total}`, whose blanks only the layout can fill.
    page_of: String,
    language: &'a str,
    region: Option<&'a str>,
    direction: &'static str,
    fonts: &'a [String],
}

/// `/site.json`.
pub fn site(site: &Site, fonts: &[String]) -> Vec<u8> {
    let language = &site.language;
    let tag = language.tag();
    let blanks = [("n", "{n}".into()), ("total", "{total}".into())];
    let data = SiteData {
        api: PRINT_API,
        site: site_view(site),
        text: language.strings(),
        page_of: language.format("page-of", &blanks),
        language: crate::language::primary(tag),
        region: language.region(),
        direction: language.direction(),
        fonts,
    };
    serde_json::to_vec(&data).unwrap_or_default()
}

/// All about one handout but the setting that has to be found for it.
#[derive(Clone)]
pub struct Content {
    /// Its title.
    pub title: String,
    /// The version that stands on it.
    pub version: String,
    /// Its QR code as SVG.
    pub qr: Option<String>,
    /// The pictures that it needs, by their place in its data.
    pub pictures: Vec<RelPath>,
    layout: &'static str,
    data: Map<String, Value>,
}

/// What everything that is printed has, whatever it is about.
#[derive(Serialize)]
pub(super) struct Facts {
    pub(super) review: Option<ReviewView>,
    pub(super) disclaimer: Option<String>,
    pub(super) sources: Vec<SourceView>,
    pub(super) emergency: Option<EmergencyView>,
    pub(super) summary: Option<String>,
}

#[derive(Serialize)]
struct WalletView {
    /// The number to call.
    number: Option<String>,
    prefix: String,
    heading: String,
    signs: Vec<String>,
    /// "2 more signs: see the full list", where there are more than fit.
    more: Option<String>,
}

impl Content {
    /// Gathers what a handout shows.
    pub fn of(renderer: &Renderer<'_>, handout: &Handout, for_one: Option<&ForOne>) -> Self {
        let site = renderer.site;
        let subject = &handout.subject;
        let route = for_one.map_or_else(|| subject.page(site), |one| one.page.clone());
        let adapted = for_one.and_then(|one| one.adapted.as_ref());
        let sheet = Sheet::new(renderer, Hrefs::on_paper(&route));
        let mut reader = Reader::new(site.config.base_url.as_deref());
        let documents = handouts::made_of(site, subject);
        let trace = offered::trace(&sheet, &route, &documents, wants_qr(site, subject));
        let qr = trace
            .address
            .as_deref()
            .filter(|_| !trace.qr_html.is_empty());
        let qr = qr.and_then(qr::file);
        let title = title(&sheet, subject);
        let mut record = record(&sheet, subject, &mut reader);
        if let Some(adapted) = adapted {
            mark_adapted(&mut record, adapted);
        }
        let note = adapted.map(|_| serde_json::json!({ "note": sheet.word("adapted-note") }));
        let trace_facts = serde_json::json!({
            "version": trace.version, "address": trace.address, "qr": qr.is_some(),
        });
        let fields = [
            ("kind", json(subject.printout().name())),
            ("title", json(&title)),
            ("paper", json(paper(handout.format))),
            ("size", json(handout.size.name())),
            ("pages", json(most_pages(site, handout, for_one))),
            ("date", json(date(site, &documents).map(ymd))),
            ("page", json(facts(&sheet, subject))),
            ("trace", trace_facts),
            ("adapted", json(note)),
            ("record", record),
        ];
        Self {
            title,
            version: trace.version,
            qr,
            pictures: reader.into_pictures(),
            layout: layout(subject),
            data: fields
                .map(|(key, value)| (key.to_owned(), value))
                .into_iter()
                .collect(),
        }
    }

    /// How many items a card has; 0 for what isn't a card.
    pub fn items(&self) -> usize {
        let items = self
            .data
            .get("record")
            .and_then(|record| record.get("items"));
        items.and_then(Value::as_array).map_or(0, Vec::len)
    }

    /// The same card with only its first items.
    #[must_use]
    pub fn with_items(&self, count: usize) -> Self {
        let mut content = self.clone();
        let record = content.data.get_mut("record");
        let items = record.and_then(|record| record.get_mut("items"));
        if let Some(items) = items.and_then(Value::as_array_mut) {
            items.truncate(count);
        }
        content
    }

    /// Arrangements of a card besides its own; none for what isn't a card.
    pub fn other_layouts(&self) -> Vec<&'static str> {
        let record = self.data.get("record");
        let own = record
            .and_then(|record| record.get("layout"))
            .and_then(Value::as_str);
        let others = Layout::NAMES
            .iter()
            .filter(|name| own.is_some_and(|own| own != **name));
        others.copied().collect()
    }

    /// The same card in another arrangement.
    #[must_use]
    pub fn with_layout(&self, layout: &str) -> Self {
        let mut content = self.clone();
        if let Some(Value::Object(record)) = content.data.get_mut("record") {
            record.insert("layout".to_owned(), json(layout));
        }
        content
    }

    /// The layout that sets it.
    pub fn layout(&self) -> &'static str {
        self.layout
    }

    /// `/handout.json` in a setting; `measure` asks for one page as high as it needs to be.
    pub fn data(&self, rung: &Rung, measure: bool) -> Vec<u8> {
        let mut data = self.data.clone();
        data.insert("fit".to_owned(), json(rung));
        data.insert("measure".to_owned(), json(measure));
        serde_json::to_vec(&data).unwrap_or_default()
    }
}

fn json(value: impl Serialize) -> Value {
    serde_json::to_value(value).unwrap_or_default()
}

fn layout(subject: &Subject) -> &'static str {
    match subject {
        Subject::Card(_) => "card.typ",
        Subject::QuickReference(_) => "quick-reference.typ",
        Subject::Wallet => "wallet.typ",
        Subject::Guide(_) => "leaflet.typ",
        Subject::Exercise(_) => "exercise.typ",
        Subject::Booklet => "booklet.typ",
    }
}

/// The names that the typesetter has for papers, and our own for a card.
fn paper(format: Format) -> &'static str {
    match format {
        Format::Sheet(Paper::A4) => "a4",
        Format::Sheet(Paper::Letter) => "us-letter",
        Format::Card => "card",
    }
}

fn wants_qr(site: &Site, subject: &Subject) -> bool {
    match subject {
        Subject::Card(doc) => site
            .document(*doc)
            .routine()
            .is_none_or(|routine| routine.qr.unwrap_or(true)),
        Subject::Wallet => false,
        _ => true,
    }
}

fn title(sheet: &Sheet<'_>, subject: &Subject) -> String {
    let site = sheet.site();
    match subject {
        Subject::Card(doc) | Subject::Guide(doc) | Subject::Exercise(doc) => {
            site.document(*doc).common.title.clone()
        }
        Subject::QuickReference(area) => offered::quick_reference_title(sheet, area.as_ref()),
        Subject::Wallet => sheet.word("wallet-title").to_owned(),
        Subject::Booklet => site.config.title.clone(),
    }
}

/// The day of a printout: the latest on which one of its records was changed or reviewed.
fn date(site: &Site, documents: &[DocId]) -> Option<Date> {
    let dates = documents.iter().flat_map(|doc| {
        let common = &site.document(*doc).common;
        let reviewed = common
            .review
            .as_ref()
            .and_then(|review| review.last_reviewed.as_ref());
        [common.updated.as_ref(), reviewed]
    });
    dates.flatten().map(|date| date.value).max()
}

fn ymd(date: Date) -> [i16; 3] {
    [date.year(), date.month().into(), date.day().into()]
}

fn facts(sheet: &Sheet<'_>, subject: &Subject) -> Facts {
    let site = sheet.site();
    match subject {
        Subject::Card(doc) | Subject::Guide(doc) | Subject::Exercise(doc) => {
            document_facts(sheet, *doc)
        }
        Subject::QuickReference(area) => {
            let flags = handouts::flags_of(site, area.as_ref());
            gathered_facts(sheet, offered::least_reviewed(sheet, flags))
        }
        Subject::Wallet => gathered_facts(
            sheet,
            offered::least_reviewed(sheet, handouts::wallet_flags(site)),
        ),
        Subject::Booklet => gathered_facts(sheet, None),
    }
}

/// The facts of a document.
pub(super) fn document_facts(sheet: &Sheet<'_>, doc: DocId) -> Facts {
    let document = sheet.site().document(doc);
    Facts {
        review: views::review(sheet, document),
        disclaimer: views::disclaimer(sheet, document),
        sources: views::sources(sheet, &document.common.sources),
        emergency: views::emergency(sheet, document),
        summary: document
            .common
            .summary
            .as_ref()
            .map(|text| text.value.clone()),
    }
}

fn gathered_facts(sheet: &Sheet<'_>, review: Option<ReviewView>) -> Facts {
    Facts {
        review,
        disclaimer: sheet.site().config.disclaimer.clone(),
        sources: Vec::new(),
        emergency: None,
        summary: None,
    }
}

fn record(sheet: &Sheet<'_>, subject: &Subject, reader: &mut Reader) -> Value {
    let site = sheet.site();
    match subject {
        Subject::Card(doc) | Subject::Guide(doc) | Subject::Exercise(doc) => {
            document_record(sheet, *doc, reader)
        }
        Subject::QuickReference(area) => {
            let view = records::red_flags(sheet, area.as_ref(), String::new(), true);
            let mut record = for_paper(view, reader);
            if let Value::Object(record) = &mut record {
                let name = area.as_ref().map(|area| &area.name);
                record.insert("area".to_owned(), json(name));
            }
            record
        }
        Subject::Wallet => json(wallet(sheet)),
        Subject::Booklet => booklet::record(sheet, site, reader),
    }
}

/// The record of a document as its kind has it.
pub(super) fn document_record(sheet: &Sheet<'_>, doc: DocId, reader: &mut Reader) -> Value {
    let document = sheet.site().document(doc);
    match &document.record {
        Record::Routine(routine) => for_paper(records::routine(sheet, doc, routine, true), reader),
        Record::Guide(guide) => for_paper(records::guide(sheet, doc, guide), reader),
        Record::Exercise(exercise) => {
            for_paper(records::exercise(sheet, doc, document, exercise), reader)
        }
        Record::Relief(relief) => for_paper(records::relief(sheet, doc, relief), reader),
        _ => for_paper(views::plain(sheet, doc), reader),
    }
}

fn wallet(sheet: &Sheet<'_>) -> WalletView {
    let site = sheet.site();
    let signs: Vec<String> = handouts::wallet_flags(site)
        .filter_map(|flag| flag.record.sign.as_ref())
        .map(|sign| sign.value.clone())
        .collect();
    let more = signs.len().saturating_sub(WALLET_SIGNS);
    let more = (more > 0).then(|| {
        site.language
            .format("wallet-more", &[("count", more.into())])
    });
    WalletView {
        number: site.config.region.emergency_number.clone(),
        prefix: records::prefix(sheet, Urgency::Emergency),
        heading: records::heading(sheet, Urgency::Emergency),
        signs: signs.into_iter().take(WALLET_SIGNS).collect(),
        more,
    }
}

/// A view as layouts get it.
pub(super) fn for_paper(view: impl Serialize, reader: &mut Reader) -> Value {
    let mut value = json(view);
    convert(&mut value, reader);
    value
}

/// Turns HTML into blocks, and addresses of pictures into names of files.
fn convert(value: &mut Value, reader: &mut Reader) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| convert(item, reader)),
        Value::Object(fields) => {
            let old = std::mem::take(fields);
            let is_picture = old.contains_key("src") && old.contains_key("alt");
            for (key, mut value) in old {
                match key.strip_suffix("_html") {
                    // A QR code is a picture of its own.
                    Some("qr") => {}
                    Some(name) => {
                        fields.insert(name.to_owned(), texts(&value, reader));
                    }
                    None if is_picture && key == "src" => {
                        let name = value.as_str().and_then(|address| reader.picture(address));
                        fields.insert(key, json(name));
                    }
                    None => {
                        convert(&mut value, reader);
                        fields.insert(key, value);
                    }
                }
            }
        }
        _ => {}
    }
}

fn texts(html: &Value, reader: &mut Reader) -> Value {
    match html {
        Value::String(html) => json(reader.read(html)),
        Value::Array(items) => items.iter().map(|item| texts(item, reader)).collect(),
        _ => Value::Null,
    }
}

fn mark_adapted(record: &mut Value, adapted: &BTreeSet<usize>) {
    let items = record.get_mut("items").and_then(Value::as_array_mut);
    for (at, item) in items.into_iter().flatten().enumerate() {
        if let Value::Object(item) = item {
            item.insert("adapted".to_owned(), json(adapted.contains(&at)));
        }
    }
}
