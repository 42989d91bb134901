//! Whether words are advised or warned against: "wait and see" in "Do not wait and see".
//!
//! English only. Doubtful cases count as warned against, so that the rules that ask stay quiet.

use std::ops::Range;

use super::phrases::Phrases;
use crate::prose::word;

/// Words that turn advice into its opposite. Words that end in "n't" do so too.
const NEGATIONS: [&str; 12] = [
    "not", "never", "no", "nor", "cannot", "without", "avoid", "rather", "instead", "too", "dont",
    "nobody",
];

/// Words after which a new thought begins.
const TURNS: [&str; 3] = ["but", "then", "just"];

/// What makes a clause one about what others do or what might be done.
const SUPPOSED: [&str; 12] = [
    "if", "who", "whether", "why", "people", "patients", "many", "tempting", "tempted", "think",
    "myth", "mistake",
];

/// Ends of a clause after which stands what others say, or what is worse.
const REPORTS: [&str; 5] = [" told to", " asked to", " said to", " than", " than to"];

/// Who looks after a patient: what they may do isn't advice to the patient.
const CARERS: [&str; 10] = [
    "we", "they", "doctor", "doctors", "nurse", "nurses", "surgeon", "surgeons", "staff", "team",
];

/// Words between [`CARERS`] and what they may do.
const MODALS: [&str; 7] = ["will", "may", "might", "can", "could", "also", "then"];

/// How many bytes before and after the words are looked at.
const REACH: usize = 300;

/// Whether a word negates.
#[must_use]
pub fn negates(word: &str) -> bool {
    let word = word.to_lowercase();
    NEGATIONS.contains(&word.as_str()) || word.ends_with("n't") || word.ends_with("n\u{2019}t")
}

/// Whether a sentence warns against the words at `range`, or only speaks of doing so:
/// "never wait and see", "if you wait and see", "wait and see is not safe".
#[must_use]
pub fn is_warned_against(sentence: &str, range: &Range<usize>) -> bool {
    let from = sentence.ceil_char_boundary(range.start.saturating_sub(REACH));
    let to = sentence.floor_char_boundary(range.end + REACH);
    let (before, after) = (&sentence[from..range.start], &sentence[range.end..to]);
    let clause = before
        .rsplit([';', ':', '\u{2013}', '\u{2014}', '('])
        .next()
        .unwrap_or_default();
    if let Some(at) = last(clause, negates)
        && reaches(&clause[at..])
    {
        return true;
    }
    let nearest = clause.rsplit(',').next().unwrap_or_default();
    let is_supposed = |word: &str| SUPPOSED.contains(&word.to_lowercase().as_str());
    let verdict = after.split([',', ';', ':']).next().unwrap_or_default();
    last(nearest, is_supposed).is_some()
        || is_of_carers(nearest)
        || is_reported(nearest)
        || word::words(verdict)
            .take(3)
            .any(|word| negates(&verdict[word]))
}

/// Whether a clause ends so that others say what follows, or that it is worse: "you may be told to".
fn is_reported(clause: &str) -> bool {
    let clause = clause.trim_end().to_lowercase();
    REPORTS.iter().any(|end| clause.ends_with(end))
}

/// Whether a clause ends so that what follows is done by others: "we will", "the team may then".
fn is_of_carers(clause: &str) -> bool {
    let words: Vec<String> = word::words(clause)
        .map(|word| clause[word].to_lowercase())
        .collect();
    let is_modal = |word: &&String| MODALS.contains(&word.as_str());
    let modals = words.iter().rev().take_while(is_modal).count();
    let carer = words.iter().rev().nth(modals);
    modals > 0 && carer.is_some_and(|word| CARERS.contains(&word.as_str()))
}

/// Where the last word of this sort ends.
fn last(text: &str, is_it: impl Fn(&str) -> bool) -> Option<usize> {
    word::words(text)
        .filter(|word| is_it(&text[word.clone()]))
        .last()
        .map(|word| word.end)
}

/// Whether a negation holds to the end of the text after it: "Don't worry, …" and "Do not rest but …"
/// don't, "Do not rest, sleep or …" does.
fn reaches(text: &str) -> bool {
    let folded = |word: Range<usize>| text[word].to_lowercase();
    if word::words(text).any(|word| TURNS.contains(&folded(word).as_str())) {
        return false;
    }
    let Some((_, last)) = text.rsplit_once(',') else {
        return true;
    };
    let first = word::words(last)
        .next()
        .map(|word| last[word].to_lowercase());
    let goes_on = |word: &str| matches!(word, "or" | "nor" | "ever" | "not" | "never");
    first.is_some_and(|word| goes_on(&word)) || last.contains(" or ")
}

/// Phrases of a list that a sentence advises, as ranges of the sentence.
pub fn advised<'a>(
    phrases: &'a Phrases,
    sentence: &'a str,
) -> impl Iterator<Item = Range<usize>> + 'a {
    phrases
        .find(sentence)
        .filter(move |found| !is_warned_against(sentence, found))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn warnings_are_told_from_advice() {
        let phrases = Phrases::new(["wait and see"]);
        let is_advised = |text: &str| advised(&phrases, text).next().is_some();
        for advice in [
            "Wait and see.",
            "Don't panic, wait and see.",
            "Do not drive; wait and see.",
            "Do not drive but wait and see.",
            "It is not bad: wait and see.",
            "If it hurts, wait and see.",
            "Wait and see, do not call.",
            "We advise you to wait and see.",
            "Ask the team, wait and see.",
            "Once you have told us, wait and see.",
            "Once we have told your GP wait and see.",
        ] {
            assert!(is_advised(advice), "{advice}");
        }
        for warning in [
            "Do not wait and see.",
            "Don\u{2019}t wait and see.",
            "Never, ever wait and see.",
            "Do not rest, sleep or wait and see.",
            "Go now rather than wait and see.",
            "This is too serious to wait and see.",
            "If you wait and see, it gets worse.",
            "People who wait and see get worse.",
            "It is tempting to wait and see.",
            "Wait and see is not safe.",
            "You may be told to wait and see at home.",
            "It is better to be seen than to wait and see.",
            "Nobody should wait and see.",
            "It is a myth that you can wait and see.",
            "On the ward, the team may then wait and see.",
        ] {
            assert!(!is_advised(warning), "{warning}");
        }
    }
}
