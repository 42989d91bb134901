//! `medicine-no-label-notice`: a medicine that doesn't send its reader to the label.

use crate::diagnostic::{Diagnostic, Level};
use crate::document::Document;
use crate::lint::{Check, Example, Group, Rule, Settings};
use crate::record::Record;
use crate::record::relief::ReliefType;

/// The rule.
pub static RULE: Rule = Rule {
    code: "medicine-no-label-notice",
    group: Group::Safety,
    level: Level::Error,
    why: "The pack in the patient's hand knows the strength, the most for a day and who mustn't take it; a web page doesn't. So each relief measure of `type: medicine` needs a `label_notice` that sends readers to the label; the page shows it above its text. Words in the text don't count: there they are easily missed.",
    reference: "FDA, the Drug Facts label of medicines sold without a prescription",
    bad: Example::Files(&[(
        "content/relief/ibuprofen.md",
        "---\n\
         title: Ibuprofen\n\
         type: medicine\n\
         ---\n",
    )]),
    good: Example::Files(&[(
        "content/relief/ibuprofen.md",
        "---\n\
         title: Ibuprofen\n\
         type: medicine\n\
         label_notice: Read the label. Never take more than it says.\n\
         ---\n",
    )]),
    check: Check::Document(check),
};

fn check(document: &Document, _: &Settings) -> Vec<Diagnostic> {
    let place = match &document.record {
        Record::Relief(relief) if relief.kind == Some(ReliefType::Medicine) => {
            document.lacks("label_notice")
        }
        _ => None,
    };
    let tell = |place| {
        RULE.tell(place, "this medicine doesn't send its reader to the label")
            .help("add `label_notice: Never take more than the label says.`, in your own words")
    };
    place.map(tell).into_iter().collect()
}
