//! The one-page promise: the roomiest setting in which a printout takes no more pages than it may.
//!
//! A *ladder* is a list of rungs from roomy to tight. What gives way, in this order: space between
//! the parts, then parts stand beside each other, pictures get smaller, the log gets fewer days, and
//! only then the text goes down, never below 12 points (18 in large print, 7.5 on a wallet card:
//! product rules on print). Each rung is at least as tight as the one before, so the first that fits
//! is found by halving. If none does, [`Overflow`] says by how much. Deliberately absent: cutting
//! anything.

use serde::Serialize;

use crate::config::handouts::PrintSize;
use crate::site::handouts::{Format, Handout, Subject};

/// One setting. A layout follows all of it.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Rung {
    /// Size of the text, in points.
    pub text: f64,
    /// Space between parts, in millimetres.
    pub gap: f64,
    /// Space between lines, as a part of the size of the text.
    pub leading: f64,
    /// Whether the parts of an item stand one under the other (1) or beside each other (2).
    pub columns: u8,
    /// Height of a picture at most, in millimetres.
    pub picture: f64,
    /// Days of the log at most.
    pub log_days: u32,
}

const fn rung(text: f64, gap: f64, leading: f64, columns: u8, picture: f64, log_days: u32) -> Rung {
    Rung {
        text,
        gap,
        leading,
        columns,
        picture,
        log_days,
    }
}

/// Cards in standard print.
const STANDARD: [Rung; 12] = [
    rung(14.0, 3.5, 0.6, 1, 34.0, 31),
    rung(14.0, 2.8, 0.56, 1, 34.0, 31),
    rung(14.0, 2.8, 0.56, 2, 34.0, 31),
    rung(14.0, 2.0, 0.5, 2, 28.0, 31),
    rung(14.0, 1.6, 0.48, 2, 22.0, 14),
    rung(14.0, 1.4, 0.46, 2, 20.0, 14),
    rung(13.5, 1.4, 0.46, 2, 20.0, 14),
    rung(13.0, 1.4, 0.46, 2, 20.0, 14),
    rung(12.5, 1.3, 0.44, 2, 18.0, 7),
    rung(12.0, 1.2, 0.44, 2, 18.0, 7),
    rung(12.0, 1.0, 0.42, 2, 18.0, 7),
    rung(12.0, 0.5, 0.38, 2, 16.0, 7),
];

/// The quick reference in standard print: only words, so it can begin larger.
const QUICK: [Rung; 8] = [
    rung(17.0, 5.0, 0.6, 1, 0.0, 0),
    rung(16.0, 4.5, 0.6, 1, 0.0, 0),
    rung(15.0, 4.0, 0.6, 1, 0.0, 0),
    rung(14.0, 3.5, 0.6, 1, 0.0, 0),
    rung(14.0, 2.5, 0.54, 1, 0.0, 0),
    rung(13.0, 2.0, 0.5, 1, 0.0, 0),
    rung(12.0, 1.6, 0.48, 1, 0.0, 0),
    rung(12.0, 1.0, 0.42, 1, 0.0, 0),
];

/// Both in large print, where text never goes below 18 points.
const LARGE: [Rung; 4] = [
    rung(18.0, 3.5, 0.6, 1, 40.0, 31),
    rung(18.0, 3.0, 0.55, 1, 34.0, 14),
    rung(18.0, 2.0, 0.5, 2, 30.0, 14),
    rung(18.0, 1.2, 0.44, 2, 24.0, 7),
];

/// Wallet cards.
const WALLET: [Rung; 3] = [
    rung(8.5, 1.0, 0.42, 1, 0.0, 0),
    rung(8.0, 1.0, 0.42, 1, 0.0, 0),
    rung(7.5, 1.0, 0.42, 1, 0.0, 0),
];

/// Texts of as many pages as they need.
const FLOWING: [Rung; 1] = [rung(14.0, 3.0, 0.62, 1, 40.0, 31)];
const FLOWING_LARGE: [Rung; 1] = [rung(18.0, 3.0, 0.62, 1, 40.0, 31)];

/// The settings that a handout may have, the roomiest first.
pub fn ladder(handout: &Handout) -> &'static [Rung] {
    match (&handout.subject, handout.size) {
        (Subject::Wallet, _) => &WALLET,
        (Subject::Card(_), PrintSize::Standard) => &STANDARD,
        (Subject::QuickReference(_), PrintSize::Standard) => &QUICK,
        (Subject::Card(_) | Subject::QuickReference(_), PrintSize::Large) => &LARGE,
        (_, PrintSize::Standard) => &FLOWING,
        (_, PrintSize::Large) => &FLOWING_LARGE,
    }
}

/// A printout that takes more pages than it may, even on the tightest rung.
#[derive(Clone, Debug, PartialEq)]
pub struct Overflow {
    /// What is too long.
    pub handout: Handout,
    /// How many pages it may take.
    pub most_pages: usize,
    /// How many it would take.
    pub pages: usize,
    /// By how much it is longer than what it may take, in millimetres.
    pub excess_mm: f64,
}

impl Overflow {
    /// The overflow of a handout that needs so many pages and is so high on one endless page.
    pub fn new(handout: &Handout, most_pages: usize, pages: usize, height_mm: f64) -> Self {
        let (_, page) = handout.format.size_mm();
        // Counting pages as whole ones understates what margins take, so at least a line is missing.
        let pages_mm = page * f64::from(u32::try_from(most_pages).unwrap_or(u32::MAX));
        Self {
            handout: handout.clone(),
            most_pages,
            pages,
            excess_mm: (height_mm - pages_mm).max(LINE_MM),
        }
    }
}

/// About the height of a line, in millimetres.
const LINE_MM: f64 = 5.0;

/// The first of `count` rungs on which `fits` holds, with what it made there; nothing if it doesn't
/// even on the last. `fits` has to hold on all rungs after the first on which it holds. The search
/// begins at `guess` and its neighbour, and goes on by halving: a good guess takes two trials, and a
/// bad one changes nothing but the time.
///
/// # Errors
/// What `fits` fails with.
pub fn first<T, E>(
    count: usize,
    guess: usize,
    mut fits: impl FnMut(usize) -> Result<Option<T>, E>,
) -> Result<Option<(usize, T)>, E> {
    let mut best = None;
    let (mut low, mut high) = (0, count);
    let mut next = guess.min(count.saturating_sub(1));
    let mut trials = 0;
    while low < high {
        trials += 1;
        if let Some(made) = fits(next)? {
            best = Some((next, made));
            high = next;
        } else {
            low = next + 1;
        }
        let neighbour = if high <= next {
            high.saturating_sub(1)
        } else {
            low
        };
        next = if trials == 1 {
            neighbour
        } else {
            low + high.saturating_sub(low) / 2
        };
    }
    Ok(best)
}

/// Where to begin the search for a handout of which nothing is known: real cards are rather full, all
/// else has room.
pub fn usual(handout: &Handout) -> usize {
    match (&handout.subject, handout.size) {
        (Subject::Card(_), PrintSize::Standard) => STANDARD.len() * 3 / 4,
        _ => 0,
    }
}

/// What is printed on, for messages: "A4", "US Letter", "a wallet card".
pub fn paper_name(format: Format) -> &'static str {
    match format {
        Format::Sheet(crate::config::Paper::A4) => "A4",
        Format::Sheet(crate::config::Paper::Letter) => "Letter",
        Format::Card => "a wallet card",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ladders_only_get_tighter_and_keep_the_least_sizes() {
        let ladders: [(&[Rung], f64); 4] = [
            (&STANDARD, 12.0),
            (&QUICK, 12.0),
            (&LARGE, 18.0),
            (&WALLET, 7.5),
        ];
        for (ladder, least) in ladders {
            for pair in ladder.windows(2) {
                let [a, b] = pair else { unreachable!() };
                assert!(
                    a.text >= b.text && a.gap >= b.gap && a.leading >= b.leading,
                    "{pair:?}"
                );
                assert!(a.columns <= b.columns && a.picture >= b.picture, "{pair:?}");
                assert!(a.log_days >= b.log_days && a != b, "{pair:?}");
            }
            assert!(ladder.iter().all(|rung| rung.text >= least));
        }
    }

    #[test]
    fn the_first_rung_that_fits_is_found() {
        for count in 0..13 {
            for (answer, guess) in (0..=count).flat_map(|a| (0..=count).map(move |g| (a, g))) {
                let mut asked = Vec::new();
                let found = first(count, guess, |at| {
                    asked.push(at);
                    Ok::<_, ()>((at >= answer).then_some(at * 10))
                });
                let expected = (answer < count).then_some((answer, answer * 10));
                assert_eq!(found, Ok(expected));
                let most = if guess == answer { 2 } else { 6 };
                assert!(asked.len() <= most, "{answer} from {guess}: {asked:?}");
            }
        }
    }

    #[test]
    fn a_failure_ends_the_search() {
        assert_eq!(
            first(5, 2, |_| Err::<Option<()>, _>("broken")),
            Err("broken")
        );
    }
}
