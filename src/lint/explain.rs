//! Rules in words: for `mendbook explain`, for the page of rules in the documentation, and for SARIF.
//!
//! All three say the same, because all of it comes from here and from the rules' own rows.
//! Deliberately absent: how it is laid out, which each of the three does in its own way.

use super::{Example, Group, Rule, rules};
use crate::diagnostic::sarif;

impl Group {
    /// All groups, in the order in which they're shown.
    pub const ALL: [Self; 10] = [
        Self::Safety,
        Self::Dose,
        Self::Steps,
        Self::Records,
        Self::Files,
        Self::Rendering,
        Self::Review,
        Self::Language,
        Self::Access,
        Self::Translation,
    ];

    /// What the group is called.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Safety => "Safety",
            Self::Dose => "Dose",
            Self::Review => "Review",
            Self::Language => "Language",
            Self::Access => "Access and print",
            Self::Translation => "Translation",
            Self::Steps => "Steps and variants",
            Self::Records => "Records",
            Self::Files => "Files and links",
            Self::Rendering => "Rendering",
        }
    }

    /// What its rules are about, as a sentence.
    #[must_use]
    pub fn about(self) -> &'static str {
        match self {
            Self::Safety => "What could hurt somebody.",
            Self::Dose => "How much of an exercise.",
            Self::Review => "Who reviewed what, and when.",
            Self::Language => "Plain words.",
            Self::Access => "Pages that everybody can use, and cards that fit.",
            Self::Translation => "Pages in several languages.",
            Self::Steps => "What a patient has to do.",
            Self::Records => "Keys and values in front matter and `site.yaml`.",
            Self::Files => "Files, links and addresses.",
            Self::Rendering => "What is met while pages are made.",
        }
    }

    /// Its rules.
    pub fn rules(self) -> impl Iterator<Item = &'static Rule> {
        rules().filter(move |rule| rule.group == self)
    }
}

impl Rule {
    /// Its level, and whether that is fixed: `error, fixed`.
    #[must_use]
    pub fn level_in_words(&self) -> String {
        let fixed = if self.is_fixed() { ", fixed" } else { "" };
        format!("{}{fixed}", self.level.word())
    }

    /// Why it is a rule, in one sentence.
    #[must_use]
    pub fn in_short(&self) -> &'static str {
        first_sentence(self.why)
    }
}

impl Example {
    /// Its texts, each with its path if it is a file.
    #[must_use]
    pub fn pieces(&self) -> Vec<(Option<&'static str>, &'static str)> {
        match self {
            Self::Words(words) => vec![(None, words)],
            Self::Files(files) => files
                .iter()
                .map(|(path, text)| (Some(*path), *text))
                .collect(),
        }
    }
}

/// The rules as SARIF describes them, without those that are only planned.
#[must_use]
pub fn for_sarif() -> Vec<sarif::Rule> {
    let built = rules().filter(|rule| !rule.is_planned());
    built
        .map(|rule| sarif::Rule {
            code: rule.code,
            level: rule.level,
            short: rule.in_short().to_owned(),
            full: rule.why.to_owned(),
            help: match rule.reference {
                "" => format!("mendbook explain {}", rule.code),
                reference => format!("mendbook explain {}\n\nSource: {reference}", rule.code),
            },
        })
        .collect()
}

/// The first sentence: up to a full stop before a blank and a capital letter.
fn first_sentence(text: &str) -> &str {
    let end = text.match_indices(". ").find(|(at, stop)| {
        let next = text[at + stop.len()..].chars().next();
        next.is_some_and(char::is_uppercase)
    });
    end.map_or(text, |(at, _)| &text[..=at])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_group_is_shown_once() {
        let shown = Group::ALL.iter().flat_map(|group| group.rules()).count();
        assert_eq!(shown, rules().count());
    }

    #[test]
    fn the_first_sentence_ends_where_the_next_begins() {
        assert_eq!(first_sentence("One. Two."), "One.");
        assert_eq!(
            first_sentence("At 2.5 kg, e.g. here. Then."),
            "At 2.5 kg, e.g. here."
        );
        assert_eq!(first_sentence("Only one"), "Only one");
    }
}
