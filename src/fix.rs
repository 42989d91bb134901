//! Puts right what can be put right without a second thought: a text and its edits, a new text.
//!
//! A fix is the edits of one diagnostic, all of them or none. Of two fixes that touch the same
//! bytes the first one in the text wins; the other is for the next round, when it's told again.
//! Only the bytes of the edits change: line endings, blanks, a byte-order mark and everything else
//! stay as they are. Deliberately absent: what is mechanical enough to be fixed, which is said
//! where the problem is told, and any reading or writing.

use std::collections::BTreeMap;

use crate::diagnostic::Edit;

/// A text that was put right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fixed {
    /// The new text.
    pub text: String,
    /// How many fixes are in it.
    pub count: usize,
}

/// Applies fixes to the text of the one file that all of them are about.
#[must_use]
pub fn apply(text: &str, fixes: &[&[Edit]]) -> Fixed {
    let mut sorted: Vec<&[Edit]> = fixes.to_vec();
    sorted.sort_by_key(|edits| {
        let first = edits.iter().map(|edit| edit.span.start).min();
        first.unwrap_or(u32::MAX)
    });
    let mut taken = Taken::default();
    let count = sorted
        .into_iter()
        .filter(|edits| taken.take(text, edits))
        .count();
    Fixed {
        text: taken.write(text),
        count,
    }
}

/// The text with a line break at its end, of the kind that its last line has.
#[must_use]
pub fn final_newline(text: &str) -> Option<String> {
    if text.is_empty() || text.ends_with('\n') {
        return None;
    }
    let before = text.rfind('\n').map(|at| &text[..at]);
    let ending = match before {
        Some(before) if before.ends_with('\r') => "\r\n",
        _ => "\n",
    };
    Some(format!("{text}{ending}"))
}

/// Edits that don't touch each other, by their first byte: one past their last byte, and the text
/// in their place.
#[derive(Default)]
struct Taken<'a>(BTreeMap<usize, (usize, &'a str)>);

impl<'a> Taken<'a> {
    /// Takes all edits of a fix, or none.
    fn take(&mut self, text: &str, edits: &'a [Edit]) -> bool {
        let mut new = Vec::with_capacity(edits.len());
        for edit in edits {
            let range = edit.span.range();
            let changes = text
                .get(range.clone())
                .is_some_and(|old| old != edit.text.as_str());
            if !changes || !self.is_free(range.start, range.end) {
                for start in new {
                    self.0.remove(&start);
                }
                return false;
            }
            new.push(range.start);
            self.0.insert(range.start, (range.end, &edit.text));
        }
        !new.is_empty()
    }

    /// Whether no edit touches these bytes. Two insertions in one place touch.
    fn is_free(&self, start: usize, end: usize) -> bool {
        let before = self.0.range(..start).next_back();
        let after = self.0.range(start..).next();
        before.is_none_or(|(_, (stop, _))| *stop <= start)
            && after.is_none_or(|(next, _)| *next > start && *next >= end)
    }

    fn write(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut at = 0;
        for (start, (end, new)) in &self.0 {
            out.push_str(&text[at..*start]);
            out.push_str(new);
            at = *end;
        }
        out.push_str(&text[at..]);
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{FileId, Span};
    use proptest::prelude::*;

    fn edit(range: std::ops::Range<usize>, text: &str) -> Edit {
        Edit {
            span: Span::new(FileId(0), range),
            text: text.to_owned(),
        }
    }

    fn applied(text: &str, fixes: &[&[Edit]]) -> (String, usize) {
        let Fixed { text, count } = apply(text, fixes);
        (text, count)
    }

    #[test]
    fn the_first_of_two_that_touch_wins_as_a_whole() {
        let second = [edit(1..3, "X"), edit(5..6, "Y")];
        let first = [edit(0..2, "ab!")];
        assert_eq!(applied("abcdef", &[&second, &first]), ("ab!cdef".into(), 1));
        let apart = [edit(2..3, "X"), edit(5..6, "Y")];
        assert_eq!(applied("abcdef", &[&apart, &first]), ("ab!XdeY".into(), 2));
        let inserted = [edit(2..2, "-")];
        assert_eq!(
            applied("abcd", &[&inserted, &inserted]),
            ("ab-cd".into(), 1)
        );
    }

    #[test]
    fn what_makes_no_sense_is_left() {
        let outside = [edit(2..9, "x")];
        let inside_a_letter = [edit(1..2, "x")];
        let nothing = [edit(0..2, "é")];
        let fixes: [&[Edit]; 4] = [&outside, &inside_a_letter, &nothing, &[]];
        assert_eq!(applied("éa", &fixes), ("éa".into(), 0));
    }

    #[test]
    fn a_last_line_ends_as_the_others_do() {
        assert_eq!(final_newline("a"), Some("a\n".into()));
        assert_eq!(final_newline("a\r\nb"), Some("a\r\nb\r\n".into()));
        assert_eq!(final_newline("a\nb"), Some("a\nb\n".into()));
        for whole in ["", "a\n", "a\r\n"] {
            assert_eq!(final_newline(whole), None);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

        /// Each byte outside the edits that were taken stands in the new text, in its order.
        #[test]
        fn other_bytes_stay(
            text in "[a-z\u{e9}\r\n]{0,40}",
            places in proptest::collection::vec((0..45_usize, 0..4_usize, "[A-Z]{0,3}"), 0..8),
        ) {
            let edits: Vec<[Edit; 1]> = places
                .iter()
                .map(|(start, length, new)| [edit(*start..start + length, new)])
                .collect();
            let fixes: Vec<&[Edit]> = edits.iter().map(<[Edit; 1]>::as_slice).collect();
            let fixed = apply(&text, &fixes);
            let untouched: String = text
                .char_indices()
                .filter(|(at, _)| !edits.iter().any(|edit| edit[0].span.range().contains(at)))
                .map(|(_, c)| c)
                .collect();
            let mut rest = fixed.text.chars().filter(|c| !c.is_uppercase());
            prop_assert!(untouched.chars().all(|c| rest.any(|other| other == c)));
            prop_assert_eq!(fixed.count == 0, fixed.text == text);
        }
    }
}
