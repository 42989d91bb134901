//! What was set in type before, by all that it depends on: the same card isn't set twice.
//!
//! A key is a hash of the layouts, the fonts, the data and the pictures, so there is nothing to
//! forget when content changes. What is kept is bounded; the oldest goes first. Deliberately absent:
//! the disk.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex, PoisonError};

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
}

impl Memo {
    /// What is known under a key.
    pub fn get(&self, key: &blake3::Hash) -> Option<Known> {
        self.kept().known.get(key.as_bytes()).cloned()
    }

    /// Keeps what was found out, in place of what was known before.
    pub fn keep(&self, key: &blake3::Hash, known: Known) {
        let mut kept = self.kept();
        let key = *key.as_bytes();
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
