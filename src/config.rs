//! `site.yaml`, twice: as its rows say it may be written, and resolved to what the stages use.
//!
//! Resolving fills in what the product says about absent keys; command-line settings are laid over
//! it by `pipeline`. Deliberately absent: reading files.

use crate::choice;
use crate::diagnostic::{Checked, Diagnostic, FileId, Level, Span};
use crate::yaml::check::{Findings, check};
use crate::yaml::field::{Field, Shape, Type};
use crate::yaml::parse::{Source, parse};
use crate::yaml::record::Record as Fields;
use crate::yaml::{Node, Text};

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
    /// Default language.
    pub language: String,
    /// Name of the theme.
    pub theme: Text,
    /// Disclaimer of guides and routines.
    pub disclaimer: Option<String>,
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
    pub actions: Vec<(String, String)>,
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
#[derive(Clone, Debug, Default)]
pub struct CheckConfig {
    /// Levels by code; `None` is off.
    pub levels: Vec<(Text, Option<Level>)>,
    /// Rules silenced for some paths.
    pub allow: Vec<SiteAllow>,
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

static REGION: Shape = Shape {
    name: "a region profile",
    fields: &[&[
        Field::new(
            "emergency_number",
            Type::Text,
            "The number to call in an emergency.",
            "\"911\"",
        ),
        Field::new(
            "emergency_department",
            Type::Text,
            "What the emergency department is called.",
            "emergency room",
        ),
        Field::new(
            "advice_line",
            Type::Text,
            "The number to call for advice on the same day.",
            "\"111\"",
        ),
        Field::new(
            "clinician",
            Type::Text,
            "Whom a patient sees first.",
            "doctor",
        ),
        Field::new(
            "paper",
            Type::Choice(Paper::NAMES),
            "Paper of the printouts.",
            "Letter",
        ),
        Field::new(
            "units",
            Type::Choice(&["metric", "us", "imperial"]),
            "Units of measurement.",
            "metric",
        ),
        Field::new(
            "names",
            Type::Map(&Type::Text),
            "Names of medicines here.",
            "{paracetamol: acetaminophen}",
        ),
        Field::new(
            "actions",
            Type::Record(&ACTIONS),
            "What to do, in place of the sentences made from this profile.",
            "{same-day: Call the clinic today.}",
        ),
    ]],
};

static ACTIONS: Shape = Shape {
    name: "the actions",
    fields: &[&[
        Field::new(
            "emergency",
            Type::Text,
            "What to do in an emergency.",
            "Call 911.",
        ),
        Field::new(
            "same-day",
            Type::Text,
            "What to do on the same day.",
            "Call the clinic today.",
        ),
        Field::new(
            "see-clinician",
            Type::Text,
            "What to do otherwise.",
            "Make an appointment with your doctor.",
        ),
    ]],
};

static PUBLISHER: Shape = Shape {
    name: "a publisher",
    fields: &[&[
        Field::required("name", Type::Text, "Name.", "name of the clinic"),
        Field::new("url", Type::Url, "Web address.", "https://example.org/"),
        Field::new(
            "contact",
            Type::Text,
            "How to reach them.",
            "mail@example.org",
        ),
    ]],
};

static ALLOW: Shape = Shape {
    name: "an `allow` entry",
    fields: &[&[
        Field::required(
            "code",
            Type::Id,
            "Code of the rule to silence.",
            "draft-published",
        ),
        Field::required(
            "paths",
            Type::OneOrMany(&Type::Text),
            "Files, with `*` for a name and `**` for any folders.",
            "[\"content/**\"]",
        ),
        Field::new(
            "reason",
            Type::Text,
            "Why it's right; an entry without a reason is told.",
            "nobody has reviewed it yet",
        ),
    ]],
};

const NUMBER: Type = Type::Integer(0, 100_000);
const TEXTS: Type = Type::List(&Type::Text);

static CHECK: Shape = Shape {
    name: "the settings of the check",
    fields: &[&[
        Field::new(
            "levels",
            Type::Map(&Type::Choice(&["error", "warning", "note", "off"])),
            "Level of each rule, by code.",
            "{sentence-long: off}",
        ),
        Field::new("reading_grade", NUMBER, "Highest reading grade.", "8"),
        Field::new("smog", NUMBER, "Highest SMOG grade.", "10"),
        Field::new(
            "smog_error",
            NUMBER,
            "SMOG grade above which it's an error.",
            "14",
        ),
        Field::new(
            "sentence_words",
            NUMBER,
            "Longest sentence, in words.",
            "25",
        ),
        Field::new(
            "review_soon_days",
            NUMBER,
            "From how many days on a review is due soon.",
            "60",
        ),
        Field::new(
            "forbidden",
            TEXTS,
            "Phrases that an emergency may not hold.",
            "[wait and see]",
        ),
        Field::new(
            "vague",
            TEXTS,
            "Phrases that say no time or place.",
            "[soon]",
        ),
        Field::new(
            "jargon",
            TEXTS,
            "Words that need a glossary term.",
            "[lumbar]",
        ),
        Field::new(
            "abbreviations",
            TEXTS,
            "Abbreviations that everybody knows.",
            "[GP]",
        ),
        Field::new(
            "allow",
            Type::List(&Type::Record(&ALLOW)),
            "Rules silenced for some files, each with a reason.",
            "[{code: draft-published, paths: [\"content/**\"], reason: not reviewed yet}]",
        ),
    ]],
};

static HANDOUTS: Shape = Shape {
    name: "the settings of the handouts",
    fields: &[&[
        Field::new(
            "documents",
            Type::List(&Type::Choice(&[
                "routine",
                "quick-reference",
                "wallet",
                "guide",
                "exercise",
                "booklet",
            ])),
            "Which handouts are made.",
            "[routine, quick-reference]",
        ),
        Field::new(
            "papers",
            Type::List(&Type::Choice(Paper::NAMES)),
            "On which paper.",
            "[A4, Letter]",
        ),
        Field::new(
            "sizes",
            Type::List(&Type::Choice(&["standard", "large"])),
            "In which size of print.",
            "[standard]",
        ),
        Field::new(
            "large_pages",
            Type::Integer(1, 8),
            "How many pages large print may take.",
            "2",
        ),
    ]],
};

/// Rows of `site.yaml`.
pub static SHAPE: Shape = Shape {
    name: "`site.yaml`",
    fields: &[&[
        Field::required(
            "title",
            Type::Text,
            "Title of the site.",
            "Back and hip care",
        ),
        Field::new(
            "description",
            Type::Text,
            "One sentence about it.",
            "Plain help for back and hip pain.",
        ),
        Field::new(
            "base_url",
            Type::Url,
            "Whole address of the site. Without it there's no canonical address, feed, sitemap or QR code.",
            "https://example.org/",
        ),
        Field::new("language", Type::Text, "Language of the site.", "en-US"),
        Field::new(
            "languages",
            TEXTS,
            "All languages, where there are several.",
            "[en-GB, es]",
        ),
        Field::new(
            "theme",
            Type::Text,
            "Folder in `themes/`, or `default`.",
            "default",
        ),
        Field::new(
            "disclaimer",
            Type::Text,
            "Disclaimer of guides and routines.",
            "General education, not diagnosis.",
        ),
        Field::new(
            "region",
            Type::Record(&REGION),
            "What differs from country to country.",
            "{emergency_number: \"911\"}",
        ),
        Field::new(
            "regions",
            Type::Map(&Type::Record(&REGION)),
            "The same by language, laid over `region`.",
            "{es: {clinician: médico}}",
        ),
        Field::new(
            "publisher",
            Type::Record(&PUBLISHER),
            "Who publishes the site.",
            "{name: name of the clinic}",
        ),
        Field::new(
            "raw_html",
            Type::Boolean,
            "Allow raw HTML, sanitised; otherwise it's shown as text.",
            "false",
        ),
        Field::new(
            "logo",
            Type::Text,
            "File of the logo, in `static/`.",
            "logo.svg",
        ),
        Field::new(
            "content_licence",
            Type::Text,
            "Licence of the content.",
            "CC BY 4.0",
        ),
        Field::new(
            "check",
            Type::Record(&CHECK),
            "How the rules are set.",
            "{reading_grade: 8}",
        ),
        Field::new(
            "handouts",
            Type::Record(&HANDOUTS),
            "Which handouts are made.",
            "{papers: [A4, Letter]}",
        ),
        Field::new(
            "extra",
            Type::Any,
            "Anything that your own theme needs.",
            "{colour: blue}",
        ),
    ]],
};

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
    Checked::new(resolve(file, &node), diagnostics)
}

fn resolve(file: FileId, node: &Node) -> Config {
    let fields = Fields::new(node, &SHAPE);
    let text = |name| fields.text(name).map(|text| text.value);
    let place = Span::new(file, 0..0);
    Config {
        file,
        title: text("title").unwrap_or_default(),
        description: text("description"),
        base_url: text("base_url").map(|url| with_final_slash(&url)),
        language: text("language").unwrap_or_else(|| "en".to_owned()),
        theme: fields.text("theme").unwrap_or_else(|| Text {
            value: "default".to_owned(),
            span: place,
        }),
        disclaimer: text("disclaimer"),
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
        extra: fields.get("extra").map(Node::to_json).unwrap_or_default(),
    }
}

/// An address that ends in `/`, so that paths can be put behind it.
#[must_use]
pub fn with_final_slash(url: &str) -> String {
    format!("{}/", url.trim_end_matches('/'))
}

fn read_region(fields: Fields<'_>) -> Region {
    let text = |name| fields.text(name).map(|text| text.value);
    let pairs = |name| {
        let pair = |entry: &crate::yaml::Entry| {
            Some((entry.key.value.clone(), entry.value.as_text()?.to_owned()))
        };
        fields.map(name).iter().filter_map(pair).collect()
    };
    Region {
        emergency_number: text("emergency_number"),
        emergency_department: text("emergency_department"),
        advice_line: text("advice_line"),
        clinician: text("clinician"),
        paper: fields.choice("paper", Paper::from_name),
        names: pairs("names"),
        actions: pairs("actions"),
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
    CheckConfig {
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
            .map(|(_, action)| action.as_str())
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
