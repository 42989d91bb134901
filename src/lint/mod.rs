//! The rules: what each looks for and why, and how a site may set them.
//!
//! Every code that mendbook can tell has a [`Rule`], in a file named after it, in the folder of its
//! [`Group`]. Many are told by the stages that meet them (reading, parsing, resolving); those have
//! only their texts here. The others look at one document ([`document`], which `pipeline` runs in
//! parallel) or at the whole site ([`site`], once). [`settle()`] then applies the levels and the
//! `allow` entries of `site.yaml` and of the pages, and tells the entries that do nothing.
//!
//! A rule that can't tell is quiet: rules about words only speak where the text is in the language
//! that their lists are in, and never about quotations, code or what stands for something else.

mod access;
mod cues;
mod dose;
pub mod explain;
mod files;
mod language;
mod negation;
pub mod phrases;
mod records;
mod rendering;
mod review;
mod safety;
mod settings;
pub mod settle;
mod steps;
mod translation;

use crate::diagnostic::{Diagnostic, Level, Span};
use crate::document::{Document, Found};
use crate::site::Site;

use cues::Words;
pub use settings::Settings;
pub use settle::settle;

/// What a rule is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// What could hurt somebody.
    Safety,
    /// How much of an exercise.
    Dose,
    /// Who reviewed what, and when.
    Review,
    /// Plain language.
    Language,
    /// Access and print.
    Access,
    /// Translations.
    Translation,
    /// Steps and variants.
    Steps,
    /// Front matter.
    Records,
    /// Files, links, addresses.
    Files,
    /// Met while rendering.
    Rendering,
}

/// How a rule is checked.
#[derive(Clone, Copy)]
pub enum Check {
    /// By the stage that meets it.
    Told,
    /// Over one document, on its own.
    Document(fn(&Document, &Settings) -> Vec<Diagnostic>),
    /// Over one document, with what was found in its words as English; only on sites in English.
    English(fn(&Document, &Words<'_>, &Settings) -> Vec<Diagnostic>),
    /// Over the whole site.
    Site(fn(&Site, &Settings) -> Vec<Diagnostic>),
    /// In each document, on its own; then over the whole site, of what was found ([`Document::found`]),
    /// without looking at a text again.
    Joined(
        fn(&Document, &Settings) -> Vec<Found>,
        fn(&Site, &Settings) -> Vec<Diagnostic>,
    ),
    /// Not yet: named, so that a site can set its level already.
    Planned,
}

/// What a rule catches, or the same put right.
#[derive(Clone, Copy)]
pub enum Example {
    /// Files of a site, each with its path from the site's root.
    Files(&'static [(&'static str, &'static str)]),
    /// Words, where the text of a file can't show it.
    Words(&'static str),
}

/// One rule.
pub struct Rule {
    /// Its code.
    pub code: &'static str,
    /// What it is about.
    pub group: Group,
    /// Its level unless a site sets another.
    pub level: Level,
    /// Why it is a rule, in one paragraph, with whatever it needs to be understood.
    pub why: &'static str,
    /// What the rule rests on: a guideline, a standard, or the promise of ours that it keeps.
    pub reference: &'static str,
    /// What it catches.
    pub bad: Example,
    /// The same, put right.
    pub good: Example,
    /// How it is checked.
    pub check: Check,
}

impl Rule {
    /// Errors of these groups can't be turned off: a site without them isn't safe to publish.
    #[must_use]
    pub fn is_fixed(&self) -> bool {
        self.level == Level::Error
            && matches!(
                self.group,
                Group::Safety | Group::Dose | Group::Records | Group::Files
            )
    }

    /// Whether it has a name and nothing else yet.
    #[must_use]
    pub fn is_planned(&self) -> bool {
        matches!(self.check, Check::Planned)
    }

    /// A diagnostic of this rule, at its own level.
    #[must_use]
    pub fn tell(&self, place: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(self.level, self.code, place, message)
    }
}

/// Declares the modules of a group and its table: a rule's module is named after its code.
macro_rules! table {
    ($($name:ident),+ $(,)?) => {
        $(mod $name;)+

        /// The rules of the group.
        pub static RULES: &[&crate::lint::Rule] = &[$(&$name::RULE),+];
    };
}
use table;

/// All rules, by group.
static GROUPS: [&[&Rule]; 10] = [
    safety::RULES,
    dose::RULES,
    steps::RULES,
    review::RULES,
    language::RULES,
    access::RULES,
    translation::RULES,
    records::RULES,
    files::RULES,
    rendering::RULES,
];

/// All rules, by group.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    GROUPS.iter().flat_map(|group| group.iter().copied())
}

/// The rule with this code.
#[must_use]
pub fn rule(code: &str) -> Option<&'static Rule> {
    rules().find(|rule| rule.code == code)
}

/// Whether there's something to check: what can't be read or is withdrawn says nothing to patients.
fn is_checked(document: &Document) -> bool {
    !document.broken && !document.is_retired()
}

/// The documents that rules over the site look at.
fn checked(site: &Site) -> impl Iterator<Item = &Document> {
    site.each().filter(|document| is_checked(document))
}

/// Runs the rules over one document; none over what isn't to be checked.
#[must_use]
pub fn document(document: &Document, settings: &Settings) -> Vec<Diagnostic> {
    if !is_checked(document) {
        return Vec::new();
    }
    let words = settings.is_english().then(|| cues::measure(document));
    rules()
        .flat_map(|rule| match (rule.check, &words) {
            (Check::Document(check), _) => check(document, settings),
            (Check::English(check), Some(words)) => check(document, words, settings),
            _ => Vec::new(),
        })
        .collect()
}

/// What the rules that join what they find in all documents find in this one, for [`Document::found`].
#[must_use]
pub fn find(document: &Document, settings: &Settings) -> Vec<Found> {
    if !is_checked(document) {
        return Vec::new();
    }
    rules()
        .flat_map(|rule| match rule.check {
            Check::Joined(find, _) => find(document, settings),
            _ => Vec::new(),
        })
        .collect()
}

/// What a rule has found in a document.
fn found<'a>(document: &'a Document, rule: &Rule) -> impl Iterator<Item = &'a Found> {
    let code = rule.code;
    document
        .found
        .iter()
        .filter(move |found| found.told.code == code)
}

/// Runs the rules over the whole site.
#[must_use]
pub fn site(site: &Site, settings: &Settings) -> Vec<Diagnostic> {
    rules()
        .flat_map(|rule| match rule.check {
            Check::Site(check) | Check::Joined(_, check) => check(site, settings),
            _ => Vec::new(),
        })
        .collect()
}
