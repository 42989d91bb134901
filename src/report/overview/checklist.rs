//! A published checklist, as far as a machine can go through it.
//!
//! Every item of a checklist is listed, so that nobody takes a part for the whole. What a program can
//! see is decided, with what it saw; everything else says that a person must judge. The wording of
//! the items is ours and short: for a real assessment, use the published instrument.

use serde::Serialize;

/// What is known about an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// It isn't met.
    NotMet,
    /// A program can't tell.
    Person,
    /// It's met.
    Met,
    /// It doesn't apply to this page.
    NotApplicable,
}

impl Verdict {
    /// All of them, what needs somebody first.
    pub const ALL: [Self; 4] = [Self::NotMet, Self::Person, Self::Met, Self::NotApplicable];

    /// In words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::NotMet => "not met",
            Self::Person => "a person must judge",
            Self::Met => "met",
            Self::NotApplicable => "doesn't apply",
        }
    }
}

/// A verdict with what was seen.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The verdict.
    pub verdict: Verdict,
    /// What was seen; empty where there's nothing to see.
    pub evidence: String,
}

/// It's met, since this was seen.
pub fn met(evidence: impl Into<String>) -> Finding {
    finding(Verdict::Met, evidence)
}

/// It isn't met, since this was seen.
pub fn not_met(evidence: impl Into<String>) -> Finding {
    finding(Verdict::NotMet, evidence)
}

/// Met or not, with what was seen in each case.
pub fn either(is_met: bool, met_by: impl Into<String>, missing: impl Into<String>) -> Finding {
    if is_met {
        met(met_by)
    } else {
        not_met(missing)
    }
}

/// A person must judge; this may help.
pub fn person(evidence: impl Into<String>) -> Finding {
    finding(Verdict::Person, evidence)
}

/// It doesn't apply, since this was seen.
pub fn not_applicable(evidence: impl Into<String>) -> Finding {
    finding(Verdict::NotApplicable, evidence)
}

fn finding(verdict: Verdict, evidence: impl Into<String>) -> Finding {
    Finding {
        verdict,
        evidence: evidence.into(),
    }
}

/// A number with its noun.
pub fn counted(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

/// One question of a checklist about a `T`.
pub struct Item<T> {
    /// Its number in the published checklist.
    pub number: &'static str,
    /// What it asks, in our words.
    pub asks: &'static str,
    /// How a program answers.
    pub answer: fn(&T) -> Finding,
}

/// A row of a checklist.
pub fn item<T>(number: &'static str, asks: &'static str, answer: fn(&T) -> Finding) -> Item<T> {
    Item {
        number,
        asks,
        answer,
    }
}

/// An item that was gone through.
#[derive(Clone, Debug, Serialize)]
pub struct Answered {
    /// Its number in the published checklist.
    pub number: &'static str,
    /// What it asks.
    pub asks: &'static str,
    /// The answer.
    pub verdict: Verdict,
    /// What was seen.
    pub evidence: String,
}

/// A checklist that was gone through.
#[derive(Clone, Debug, Serialize)]
pub struct Checklist {
    /// Its name.
    pub name: &'static str,
    /// Its items, in order.
    pub items: Vec<Answered>,
}

impl Checklist {
    /// Goes through a checklist.
    pub fn of<T>(name: &'static str, items: &[Item<T>], about: &T) -> Self {
        let answered = items.iter().map(|item| {
            let Finding { verdict, evidence } = (item.answer)(about);
            Answered {
                number: item.number,
                asks: item.asks,
                verdict,
                evidence,
            }
        });
        Self {
            name,
            items: answered.collect(),
        }
    }

    /// How many items have a verdict.
    #[must_use]
    pub fn count(&self, verdict: Verdict) -> usize {
        self.items
            .iter()
            .filter(|item| item.verdict == verdict)
            .count()
    }
}
