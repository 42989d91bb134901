//! How long a dose takes, where that can be told; nothing is invented.
//!
//! `work` is the time of one set: its `duration`, or else `reps` × `hold` (one repetition where
//! `reps` isn't given). The whole is `sets` × `work` × sides, plus the rests:
//!
//! - where a `rest` is a time, `sets` − 1 rests where there are sets, else `reps` − 1 on each side;
//!   `as-needed`, `none` and an unstated rest count as nothing, so the result is a floor;
//! - `per: side`, `leg`, `arm` and `foot` double it; how many directions or positions there are
//!   isn't known, so neither is the time;
//! - `up to n` has no least: one of what is counted, no seconds of what is timed;
//! - `>=n` has no most, and a month no fixed length: then the time isn't known.
//!
//! A repetition without a hold takes an unknown time, so a dose without hold or duration has none.

use super::{Amount, Dose, Rest};

/// Least and most, of a count or of seconds.
type Bounds = (u64, u64);

impl Dose {
    /// The least and the most seconds that doing it once takes, or `None` where it can't be told.
    #[must_use]
    pub fn seconds(&self) -> Option<Bounds> {
        let work = match (&self.duration, &self.hold) {
            (Some(duration), _) => timed(duration)?,
            (None, Some(hold)) => times(counted(self.reps.as_ref())?, timed(hold)?),
            (None, None) => return None,
        };
        let sides = match &self.per {
            Some(per) => per.count()?,
            None => 1,
        };
        let sets = counted(self.sets.as_ref())?;
        let whole = times(times(sets, work), (sides, sides));
        let rests = self.rests(sets, sides)?;
        Some((whole.0 + rests.0, whole.1 + rests.1))
    }

    fn rests(&self, sets: Bounds, sides: u64) -> Option<Bounds> {
        let Some(Rest::For(rest)) = self.rest.as_ref().map(|rest| rest.value) else {
            return Some((0, 0));
        };
        let between = |count: Bounds| (count.0.saturating_sub(1), count.1.saturating_sub(1));
        let pauses = match (&self.sets, &self.reps) {
            (Some(_), _) => between(sets),
            (None, Some(reps)) => times(between(counted(Some(reps))?), (sides, sides)),
            (None, None) => return Some((0, 0)),
        };
        let seconds = (rest.least_seconds().unwrap_or(0), rest.most_seconds()?);
        Some(times(pauses, seconds))
    }
}

fn times(a: Bounds, b: Bounds) -> Bounds {
    (a.0.saturating_mul(b.0), a.1.saturating_mul(b.1))
}

/// A count; one where it isn't given.
fn counted(amount: Option<&Amount>) -> Option<Bounds> {
    let Some(amount) = amount else {
        return Some((1, 1));
    };
    let whole = |number: crate::record::quantity::Number| u64::from(number.thousandths() / 1000);
    Some((amount.at_least.map_or(1, whole), whole(amount.at_most?)))
}

/// A time in seconds.
fn timed(amount: &Amount) -> Option<Bounds> {
    let most = amount.most_seconds()?;
    Some((amount.least_seconds().unwrap_or(0), most))
}

#[cfg(test)]
mod tests {
    use crate::record::dose::tests::dose;

    #[test]
    fn times_are_told_only_where_known() {
        for (yaml, seconds) in [
            ("{hold: 20-30 s}", Some((20, 30))),
            ("{hold: 20-30 s, per: side}", Some((40, 60))),
            ("{hold: 20-30 s, reps: 2, per: leg}", Some((80, 120))),
            ("{sets: 2-3, reps: 10-15, hold: 3-5 s}", Some((60, 225))),
            (
                "{sets: 2-3, duration: 1 min, rest: 30-60 s}",
                Some((150, 300)),
            ),
            (
                "{hold: 10 s, reps: 3, rest: 5 s, per: side}",
                Some((80, 80)),
            ),
            ("{hold: 10 s, reps: up to 3}", Some((10, 30))),
            ("{duration: up to 10 min, rest: none}", Some((0, 600))),
            ("{duration: 5 min, reps: 10, hold: 5 s}", Some((300, 300))),
            (
                "{sets: 2, duration: 1 min, rest: as-needed}",
                Some((120, 120)),
            ),
            ("{sets: 2-3, reps: 10}", None),
            ("{hold: '>=20 s'}", None),
            ("{hold: 20 s, reps: '>=2'}", None),
            ("{hold: 20 s, per: direction}", None),
            ("{duration: 1 month}", None),
            ("{sets: 2, hold: 5 s, rest: '>=30 s'}", None),
            ("{}", None),
        ] {
            assert_eq!(dose(yaml).seconds(), seconds, "{yaml}");
        }
    }
}
