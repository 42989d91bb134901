//! The rows of `site.yaml`: what may be written there.

use super::Paper;
use super::handouts::{PrintSize, Printout};
use crate::yaml::field::{Field, Shape, Type};

pub(super) static REGION: Shape = Shape {
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
            "What the emergency department is called; in Spanish and Arabic with its article.",
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
            "Whom a patient sees first; in Arabic as \"your doctor\" in one word.",
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

pub(super) static ACTIONS: Shape = Shape {
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

pub(super) static PUBLISHER: Shape = Shape {
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

pub(super) static ALLOW: Shape = Shape {
    name: "an `allow` entry of the site",
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

pub(super) static CHECK: Shape = Shape {
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

pub(super) static HANDOUTS: Shape = Shape {
    name: "the settings of the handouts",
    fields: &[&[
        Field::new(
            "documents",
            Type::List(&Type::Choice(Printout::NAMES)),
            "Which handouts are made as PDF. `routine`, `quick-reference` and `wallet` unless you say \
             otherwise; `[]` for none.",
            "[routine, quick-reference, guide]",
        ),
        Field::new(
            "papers",
            Type::List(&Type::Choice(Paper::NAMES)),
            "On which paper; both unless you say otherwise.",
            "[A4, Letter]",
        ),
        Field::new(
            "sizes",
            Type::List(&Type::Choice(PrintSize::NAMES)),
            "In which size of print; both unless you say otherwise.",
            "[standard]",
        ),
        Field::new(
            "large_pages",
            Type::Integer(1, 8),
            "How many pages a card in large print may take; 4 unless you say otherwise.",
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
