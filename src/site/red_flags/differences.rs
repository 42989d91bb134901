//! Where statements of the same flag don't agree: on how urgent it is, or on what makes it one.
//!
//! Each is told once for a flag, at one statement with the other as a label. A statement that leaves
//! the conditions out says less than another, not something else.

use std::collections::BTreeSet;

use super::{Statement, folded};
use crate::diagnostic::Diagnostic;
use crate::record::red_flag::RedFlag;
use crate::yaml::Text;

/// Tells what the statements of a flag don't agree on.
pub(super) fn tell(group: &[Statement<'_>], diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.extend(conflict(group));
    diagnostics.extend(other_conditions(group));
}

/// `red-flag-conflict`: told at the lower urgency, with the higher one as a label.
fn conflict(group: &[Statement<'_>]) -> Option<Diagnostic> {
    let given = || {
        group
            .iter()
            .filter_map(|statement| statement.record.urgency.as_ref())
    };
    let highest = given().min_by_key(|urgency| urgency.value)?;
    let lower = given().find(|urgency| urgency.value != highest.value)?;
    let message = format!(
        "the same danger sign is `{}` here and `{}` elsewhere",
        lower.value.name(),
        highest.value.name()
    );
    Some(
        Diagnostic::error("red-flag-conflict", lower.span, message)
            .label(highest.span, "the higher urgency, which readers are shown")
            .help("make both say the same"),
    )
}

/// `red-flag-logic-differs`: told at the first condition that the published statement doesn't have.
fn other_conditions(group: &[Statement<'_>]) -> Option<Diagnostic> {
    let mut given = group
        .iter()
        .map(|statement| Conditions::of(statement.record))
        .filter(|conditions| conditions.first().is_some());
    let published = given.next()?;
    let other = given.find(|conditions| *conditions != published)?;
    let message = "the same danger sign has other conditions elsewhere";
    Some(
        Diagnostic::warning(
            "red-flag-logic-differs",
            other.beyond(&published)?.span,
            message,
        )
        .label(published.beyond(&other)?.span, "elsewhere it has these")
        .help(
            "make `any_of` and `all_of` the same in both; where you doubt, keep the safer reading",
        ),
    )
}

/// What a statement asks for, to be compared whatever the order, case and punctuation.
struct Conditions<'a> {
    record: &'a RedFlag,
    any_of: BTreeSet<String>,
    all_of: BTreeSet<String>,
}

impl PartialEq for Conditions<'_> {
    fn eq(&self, other: &Self) -> bool {
        (&self.any_of, &self.all_of) == (&other.any_of, &other.all_of)
    }
}

impl<'a> Conditions<'a> {
    fn of(record: &'a RedFlag) -> Self {
        let set = |texts: &[Text]| texts.iter().map(|text| folded(text)).collect();
        Self {
            record,
            any_of: set(&record.any_of),
            all_of: set(&record.all_of),
        }
    }

    fn first(&self) -> Option<&'a Text> {
        self.record.any_of.iter().chain(&self.record.all_of).next()
    }

    /// The first condition that the other doesn't have, or the first of all.
    fn beyond(&self, other: &Self) -> Option<&'a Text> {
        let lacks = |set: &BTreeSet<String>, text: &Text| !set.contains(&folded(text));
        let mut any = self.record.any_of.iter();
        let mut all = self.record.all_of.iter();
        any.find(|text| lacks(&other.any_of, text))
            .or_else(|| all.find(|text| lacks(&other.all_of, text)))
            .or_else(|| self.first())
    }
}
