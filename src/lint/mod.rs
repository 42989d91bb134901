//! The rule table, the rules over the whole site, and how a site may set them.
//!
//! Every code that mendbook can tell has a [`Rule`] in [`RULES`]: group, level, why, a bad and a good
//! example. Many are told by the stages that meet them (reading, parsing, resolving); those that need
//! the whole site stand here, one file each. [`settle()`] then applies the levels and the `allow`
//! entries of `site.yaml` and of the pages, and tells the entries that do nothing.

pub mod orphan;
pub mod rows;
pub mod settle;

use crate::diagnostic::{Diagnostic, Level};
use crate::site::Site;

pub use rows::RULES;
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

/// How far a rule is built.
#[derive(Clone, Copy)]
pub enum State {
    /// Told by the stage that meets it.
    Told,
    /// Over the whole site.
    Site(fn(&Site) -> Vec<Diagnostic>),
    /// Named, but not built yet.
    Planned,
}

/// One rule.
pub struct Rule {
    /// Its code.
    pub code: &'static str,
    /// What it is about.
    pub group: Group,
    /// Its level unless a site sets another.
    pub level: Level,
    /// Why it is a rule.
    pub why: &'static str,
    /// What it catches.
    pub bad: &'static str,
    /// The same, put right.
    pub good: &'static str,
    /// How far it is built.
    pub state: State,
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
}

/// The rule with this code.
#[must_use]
pub fn rule(code: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.code == code)
}

/// Runs the rules over the whole site.
#[must_use]
pub fn check(site: &Site) -> Vec<Diagnostic> {
    RULES
        .iter()
        .flat_map(|rule| match rule.state {
            State::Site(check) => check(site),
            State::Told | State::Planned => Vec::new(),
        })
        .collect()
}
