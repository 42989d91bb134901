//! What was set in type before, by all that it depends on: the same card isn't set twice.
//!
//! A key is a hash of the layouts, the fonts, the data and the pictures, so there is nothing to
//! forget when content changes. What is kept is bounded; the oldest goes first. What a run has used can
//! be taken out as bytes, and put in by a later one. Deliberately absent: the disk.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use crate::print::fit::Overflow;

/// How many bytes of PDF are kept at most: some two thousand cards.
const MOST_BYTES: usize = 64 * 1024 * 1024;

/// What is known of a printout.
#[derive(Clone, Debug)]
pub enum Known {
    /// How it fits, and its PDF if one was written.
    Fits {
        /// The rung of the ladder.
        rung: usize,
        /// How many pages it has.
        pages: usize,
        /// The PDF.
        pdf: Option<Arc<Vec<u8>>>,
    },
    /// It doesn't fit.
    TooLong(Overflow),
}

impl Known {
    /// Whether there is nothing left to make.
    pub fn is_written(&self) -> bool {
        !matches!(self, Self::Fits { pdf: None, .. })
    }
}

/// What was made before.
#[derive(Debug, Default)]
pub struct Memo {
    kept: Mutex<Kept>,
}

#[derive(Debug, Default)]
struct Kept {
    known: BTreeMap<[u8; 32], Known>,
    order: VecDeque<[u8; 32]>,
    bytes: usize,
    /// What was asked for or kept since the memo was made.
    used: BTreeSet<[u8; 32]>,
    /// Whether something was kept since then.
    has_news: bool,
}

/// A printout that fits, as bytes.
#[derive(Serialize, Deserialize)]
struct Stored<'a> {
    key: [u8; 32],
    rung: usize,
    pages: usize,
    #[serde(borrow)]
    pdf: Option<&'a [u8]>,
}

impl Memo {
    /// The memo that [`to_bytes`](Self::to_bytes) made bytes of; an empty one where they're damaged.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Self {
        let memo = Self::default();
        let stored: Vec<Stored<'_>> = postcard::from_bytes(bytes).unwrap_or_default();
        for stored in stored {
            let known = Known::Fits {
                rung: stored.rung,
                pages: stored.pages,
                pdf: stored.pdf.map(|pdf| Arc::new(pdf.to_vec())),
            };
            memo.keep(&blake3::Hash::from_bytes(stored.key), known);
        }
        let mut kept = memo.kept();
        kept.used.clear();
        kept.has_news = false;
        drop(kept);
        memo
    }

    /// What has been used, as bytes. Nothing where that is what was put in.
    #[must_use]
    pub fn to_bytes(&self) -> Option<Vec<u8>> {
        let kept = self.kept();
        if !kept.has_news && kept.used.len() == kept.known.len() {
            return None;
        }
        let used = kept.used.iter();
        let stored = used.filter_map(|key| match kept.known.get(key)? {
            Known::Fits { rung, pages, pdf } => Some(Stored {
                key: *key,
                rung: *rung,
                pages: *pages,
                pdf: pdf.as_ref().map(|pdf| pdf.as_slice()),
            }),
            // How it fails to fit is found out again.
            Known::TooLong(_) => None,
        });
        postcard::to_allocvec(&stored.collect::<Vec<_>>()).ok()
    }

    /// What is known under a key.
    pub fn get(&self, key: &blake3::Hash) -> Option<Known> {
        let mut kept = self.kept();
        let known = kept.known.get(key.as_bytes()).cloned()?;
        kept.used.insert(*key.as_bytes());
        Some(known)
    }

    /// Keeps what was found out, in place of what was known before.
    pub fn keep(&self, key: &blake3::Hash, known: Known) {
        let mut kept = self.kept();
        let key = *key.as_bytes();
        kept.used.insert(key);
        kept.has_news |= !kept.known.get(&key).is_some_and(Known::is_written);
        kept.bytes += size(&known);
        match kept.known.insert(key, known) {
            Some(before) => kept.bytes -= size(&before),
            None => kept.order.push_back(key),
        }
        while kept.bytes > MOST_BYTES {
            let Some(oldest) = kept.order.pop_front() else {
                return;
            };
            let gone = kept.known.remove(&oldest);
            kept.bytes -= gone.as_ref().map_or(0, size);
        }
    }

    /// A panic elsewhere leaves whole entries behind, so what is there can be used.
    fn kept(&self) -> std::sync::MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn size(known: &Known) -> usize {
    match known {
        Known::Fits { pdf: Some(pdf), .. } => pdf.len(),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(bytes: usize) -> Known {
        Known::Fits {
            rung: 1,
            pages: 1,
            pdf: Some(Arc::new(vec![0; bytes])),
        }
    }

    #[test]
    fn what_was_used_is_there_in_a_later_run() {
        let memo = Memo::default();
        let keys: Vec<_> = (0..2_u8).map(|n| blake3::hash(&[n])).collect();
        for key in &keys {
            memo.keep(key, of(10));
        }
        let later = Memo::from_bytes(&memo.to_bytes().unwrap());
        assert!(later.get(&keys[0]).is_some_and(|known| known.is_written()));
        let last = Memo::from_bytes(&later.to_bytes().unwrap());
        assert!(last.get(&keys[0]).is_some() && last.get(&keys[1]).is_none());
        assert_eq!(last.to_bytes(), None);
        assert!(Memo::from_bytes(b"\xFFdamaged").get(&keys[0]).is_none());
    }

    #[test]
    fn the_oldest_goes_first() {
        let memo = Memo::default();
        let keys: Vec<_> = (0..3_u8).map(|n| blake3::hash(&[n])).collect();
        for key in &keys {
            memo.keep(key, of(MOST_BYTES / 2));
        }
        assert!(memo.get(&keys[0]).is_none());
        assert!(memo.get(&keys[1]).is_some() && memo.get(&keys[2]).is_some());
        memo.keep(&keys[2], of(1));
        memo.keep(&keys[0], of(1));
        assert!(keys.iter().all(|key| memo.get(key).is_some()));
    }
}
