//! `site.yaml`, twice: as its rows say it may be written, and resolved to what the stages use.
//!
//! Resolving fills in what the product says about absent keys; command-line settings are laid over
//! it by `pipeline`. Deliberately absent: reading files.

pub mod handouts;
pub mod shape;

use crate::choice;
use crate::diagnostic::near::nearest;
use crate::diagnostic::{Checked, Diagnostic, FileId, Level, Span};
use crate::yaml::check::{Findings, check};
use crate::yaml::parse::{Source, parse};
use crate::yaml::record::Record as Fields;
use crate::yaml::{Node, Text};
use handouts::Handouts;
use shape::{ALLOW, CHECK, HANDOUTS, PUBLISHER, REGION, SHAPE};

choice! {
    /// Size of paper.
    pub enum Paper {
        /// 210 × 297 mm.
        A4 = "A4",
        /// 8.5 × 11 in.
        Letter = "Letter",
    }
}

/// The site's configuration.
#[derive(Clone, Debug)]
pub struct Config {
    /// The file, for diagnostics.
    pub file: FileId,
    /// Title of the site.
    pub title: String,
    /// One sentence about it.
    pub description: Option<String>,
    /// Whole address of the site, with a final `/`.
    pub base_url: Option<String>,
    /// Whether an address was written at all, even one that can't be used.
    pub names_base_url: bool,
    /// Default language, and where it is written.
    pub language: Text,
    /// Name of the theme.
    pub theme: Text,
    /// Disclaimer of guides and routines.
    pub disclaimer: Option<String>,
    /// Whether a disclaimer was written at all, even under a misspelt key or in a file that can't be
    /// read as a whole.
    pub names_disclaimer: bool,
    /// Region profile of the default language.
    pub region: Region,
    /// Publisher.
    pub publisher: Option<Publisher>,
    /// Sanitised raw HTML is allowed.
    pub raw_html: bool,
    /// File of the logo, from the root of the site's folder.
    pub logo: Option<Text>,
    /// Licence of the content.
    pub content_licence: Option<String>,
    /// How the rules are set.
    pub check: CheckConfig,
    /// Which handouts are made as PDF.
    pub handouts: Handouts,
    /// Free data for themes.
    pub extra: serde_json::Value,
}

/// What differs from country to country.
#[derive(Clone, Debug, Default)]
pub struct Region {
    /// The number to call in an emergency.
    pub emergency_number: Option<String>,
    /// What the emergency department is called.
    pub emergency_department: Option<String>,
    /// The number to call for advice.
    pub advice_line: Option<String>,
    /// What the clinician is called whom a patient sees first.
    pub clinician: Option<String>,
    /// Paper.
    pub paper: Option<Paper>,
    /// Names of medicines: from the record's word to the region's.
    pub names: Vec<(String, String)>,
    /// What to do, by urgency.
    pub actions: Vec<(String, Text)>,
}

/// Who publishes the site.
#[derive(Clone, Debug)]
pub struct Publisher {
    /// Name.
    pub name: String,
    /// Web address.
    pub url: Option<String>,
    /// How to reach them.
    pub contact: Option<String>,
}

/// How the rules are set.
#[derive(Clone, Debug)]
pub struct CheckConfig {
    /// Levels by code; `None` is off.
    pub levels: Vec<(Text, Option<Level>)>,
    /// Rules silenced for some paths.
    pub allow: Vec<SiteAllow>,
    /// Highest Flesch–Kincaid grade of a page.
    pub reading_grade: u32,
    /// Highest SMOG grade of a page.
    pub smog: u32,
    /// SMOG grade above which it's an error.
    pub smog_error: u32,
    /// Most words in a sentence.
    pub sentence_words: usize,
    /// From how many days before its day on a review is due soon.
    pub review_soon_days: u32,
    /// Phrases that an emergency may not hold, besides the built-in ones.
    pub forbidden: Vec<String>,
    /// Phrases that say no time or place, besides the built-in ones.
    pub vague: Vec<String>,
    /// Words that need a glossary term, besides the built-in ones.
    pub jargon: Vec<String>,
    /// Abbreviations that everybody knows, besides the built-in ones.
    pub abbreviations: Vec<String>,
}

impl Default for CheckConfig {
    fn default() -> Self {
        Self {
            levels: Vec::new(),
            allow: Vec::new(),
            reading_grade: 8,
            smog: 10,
            smog_error: 14,
            sentence_words: 25,
            review_soon_days: 60,
            forbidden: Vec::new(),
            vague: Vec::new(),
            jargon: Vec::new(),
            abbreviations: Vec::new(),
        }
    }
}

/// A rule silenced for some paths.
#[derive(Clone, Debug)]
pub struct SiteAllow {
    /// Code of the rule.
    pub code: Text,
    /// Patterns of paths from the site's root, with `*` and `**`.
    pub paths: Vec<Text>,
    /// Why.
    pub reason: Option<Text>,
}

/// Reads `site.yaml`.
pub fn read(file: FileId, text: &str) -> Checked<Config> {
    let start = if text.starts_with('\u{FEFF}') {
        '\u{FEFF}'.len_utf8()
    } else {
        0
    };
    let mut diagnostics = Vec::new();
    let source = Source {
        file,
        text,
        start,
        end: text.len(),
    };
    let node = parse(source).collect_into(&mut diagnostics);
    let broken = !diagnostics.is_empty();
    let mut findings = Findings::default();
    check(&node, &SHAPE, Span::new(file, start..start), &mut findings);
    findings
        .diagnostics
        .retain(|diagnostic| !broken || diagnostic.code != "field-missing");
    diagnostics.append(&mut findings.diagnostics);
    let mut config = resolve(file, &node);
    config.names_disclaimer |= broken;
    if let Some(written) = node.get("base_url").and_then(Node::spanned_text) {
        match base_url(&written) {
            Ok(address) => config.base_url = Some(address),
            Err(why) if findings_are_quiet(&diagnostics, written.span) => diagnostics.push(
                Diagnostic::error(
                    "value-not-allowed",
                    written.span,
                    "`base_url` isn't the address of a site",
                )
                .help(why),
            ),
            Err(_) => {}
        }
    }
    Checked::new(config, diagnostics)
}

/// Whether nothing has been told at this place yet.
fn findings_are_quiet(told: &[Diagnostic], place: Span) -> bool {
    told.iter().all(|diagnostic| diagnostic.primary != place)
}

fn resolve(file: FileId, node: &Node) -> Config {
    let fields = Fields::new(node, &SHAPE);
    let text = |name| fields.text(name).map(|text| text.value);
    let place = Span::new(file, 0..0);
    Config {
        file,
        title: text("title").unwrap_or_default(),
        description: text("description"),
        base_url: None,
        names_base_url: fields.has("base_url"),
        language: fields.text("language").unwrap_or_else(|| Text {
            value: "en".to_owned(),
            span: place,
        }),
        theme: fields.text("theme").unwrap_or_else(|| Text {
            value: "default".to_owned(),
            span: place,
        }),
        disclaimer: text("disclaimer"),
        names_disclaimer: node
            .entries()
            .iter()
            .any(|entry| nearest(&entry.key, ["disclaimer"]).is_some()),
        region: fields
            .record("region", &REGION)
            .map(read_region)
            .unwrap_or_default(),
        publisher: fields
            .record("publisher", &PUBLISHER)
            .and_then(read_publisher),
        raw_html: fields.boolean("raw_html").unwrap_or(false),
        logo: fields.text("logo"),
        content_licence: text("content_licence"),
        check: fields
            .record("check", &CHECK)
            .map(read_check)
            .unwrap_or_default(),
        handouts: fields
            .record("handouts", &HANDOUTS)
            .map(Handouts::read)
            .unwrap_or_default(),
        extra: fields.get("extra").map(Node::to_json).unwrap_or_default(),
    }
}

/// The address of a site, ending in `/` so that paths can be put behind it.
///
/// # Errors
/// Why a text can't be one.
pub fn base_url(text: &str) -> Result<String, &'static str> {
    let rest = ["https://", "http://"]
        .iter()
        .find_map(|scheme| text.strip_prefix(scheme))
        .ok_or("it must begin with https:// or http://")?;
    let host = rest.split('/').next().unwrap_or_default();
    if host.is_empty() || host.starts_with([':', '.']) {
        return Err("it names no host; write it like https://example.org/backs/");
    }
    if text.contains(['?', '#']) {
        return Err("it must end with a folder, without `?` or `#`");
    }
    if text.contains(|c: char| c.is_whitespace() || c.is_control() || "\"'<>\\`{}|^".contains(c)) {
        return Err("it holds a character that a web address can't have");
    }
    Ok(format!("{}/", text.trim_end_matches('/')))
}

fn read_region(fields: Fields<'_>) -> Region {
    let text = |name| fields.text(name).map(|text| text.value);
    let pairs = |name| {
        let pair = |entry: &crate::yaml::Entry| {
            Some((entry.key.value.clone(), entry.value.spanned_text()?))
        };
        fields.map(name).iter().filter_map(pair)
    };
    Region {
        emergency_number: text("emergency_number"),
        emergency_department: text("emergency_department"),
        advice_line: text("advice_line"),
        clinician: text("clinician"),
        paper: fields.choice("paper", Paper::from_name),
        names: pairs("names").map(|(from, to)| (from, to.value)).collect(),
        actions: pairs("actions").collect(),
    }
}

fn read_publisher(fields: Fields<'_>) -> Option<Publisher> {
    let text = |name| fields.text(name).map(|text| text.value);
    Some(Publisher {
        name: text("name")?,
        url: text("url"),
        contact: text("contact"),
    })
}

fn read_check(fields: Fields<'_>) -> CheckConfig {
    let level = |entry: &crate::yaml::Entry| {
        let level = match entry.value.as_text()? {
            "error" => Some(Level::Error),
            "warning" => Some(Level::Warning),
            "note" => Some(Level::Note),
            "off" => None,
            _ => return None,
        };
        Some((entry.key.clone(), level))
    };
    let allow = |record: Fields<'_>| {
        Some(SiteAllow {
            code: record.text("code")?,
            paths: record.texts("paths"),
            reason: record.text("reason"),
        })
    };
    let number = |name, usual: u32| {
        let given = fields.integer(name).and_then(|n| u32::try_from(n).ok());
        given.unwrap_or(usual)
    };
    let words = |name| {
        fields
            .texts(name)
            .into_iter()
            .map(|text| text.value)
            .collect()
    };
    let usual = CheckConfig::default();
    CheckConfig {
        reading_grade: number("reading_grade", usual.reading_grade),
        smog: number("smog", usual.smog),
        smog_error: number("smog_error", usual.smog_error),
        sentence_words: fields
            .integer("sentence_words")
            .and_then(|n| usize::try_from(n).ok())
            .unwrap_or(usual.sentence_words),
        review_soon_days: number("review_soon_days", usual.review_soon_days),
        forbidden: words("forbidden"),
        vague: words("vague"),
        jargon: words("jargon"),
        abbreviations: words("abbreviations"),
        levels: fields.map("levels").iter().filter_map(level).collect(),
        allow: fields
            .records("allow", &ALLOW)
            .into_iter()
            .filter_map(allow)
            .collect(),
    }
}

impl Region {
    /// The region's name of a medicine or other word; the word itself where none is recorded.
    #[must_use]
    pub fn name_of<'a>(&'a self, word: &'a str) -> &'a str {
        self.names
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(word))
            .map_or(word, |(_, name)| name)
    }

    /// The action that the profile states for an urgency.
    #[must_use]
    pub fn action(&self, urgency: &str) -> Option<&str> {
        self.actions
            .iter()
            .find(|(known, _)| known == urgency)
            .map(|(_, action)| action.value.as_str())
    }
}

/// A note for sites without an address: what they go without.
#[must_use]
pub fn no_base_url(config: &Config) -> Diagnostic {
    let place = Span::new(config.file, 0..0);
    let message = "no `base_url`: the site gets no canonical addresses, feed, sitemap, QR codes or printed addresses";
    Diagnostic::new(Level::Note, "base-url-missing", place, message)
        .help("add `base_url: https://…` when you know where the site will live")
}
