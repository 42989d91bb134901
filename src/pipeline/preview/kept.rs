//! Pages that were made, each with the reading of the site that it is of.
//!
//! A page of the newest reading isn't made twice. An older one is what is shown when a page can't be made
//! any more. What is kept is bounded; the oldest goes first.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

/// How many bytes are kept at most: some thousand pages.
const MOST_BYTES: usize = 64 * 1024 * 1024;

/// The pages.
#[derive(Debug, Default)]
pub struct Kept {
    pages: BTreeMap<String, (u64, Arc<Vec<u8>>)>,
    order: VecDeque<String>,
    bytes: usize,
}

impl Kept {
    /// A page of this reading.
    pub fn of(&self, file: &str, reading: u64) -> Option<Arc<Vec<u8>>> {
        let (of, bytes) = self.pages.get(file)?;
        (*of == reading).then(|| Arc::clone(bytes))
    }

    /// A page as it was when it could last be made.
    pub fn last(&self, file: &str) -> Option<Arc<Vec<u8>>> {
        self.pages.get(file).map(|(_, bytes)| Arc::clone(bytes))
    }

    /// Keeps a page, unless there is a newer one.
    pub fn keep(&mut self, file: &str, reading: u64, bytes: Arc<Vec<u8>>) {
        if self.pages.get(file).is_some_and(|(of, _)| *of > reading) {
            return;
        }
        self.bytes += bytes.len();
        match self.pages.insert(file.to_owned(), (reading, bytes)) {
            Some((_, before)) => self.bytes -= before.len(),
            None => self.order.push_back(file.to_owned()),
        }
        while self.bytes > MOST_BYTES {
            let Some(oldest) = self.order.pop_front() else {
                return;
            };
            let gone = self.pages.remove(&oldest);
            self.bytes -= gone.map_or(0, |(_, bytes)| bytes.len());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(size: usize) -> Arc<Vec<u8>> {
        Arc::new(vec![0; size])
    }

    #[test]
    fn a_page_is_of_its_reading() {
        let mut kept = Kept::default();
        kept.keep("a", 2, page(2));
        kept.keep("a", 1, page(1));
        assert_eq!(kept.of("a", 2), Some(page(2)));
        assert_eq!(kept.of("a", 3), None);
        assert_eq!(kept.last("a"), Some(page(2)));
        kept.keep("a", 3, page(3));
        assert_eq!(kept.of("a", 2), None);
        assert_eq!(kept.bytes, 3);
    }

    #[test]
    fn the_oldest_goes_first() {
        let mut kept = Kept::default();
        for name in ["a", "b", "c"] {
            kept.keep(name, 1, page(MOST_BYTES / 2));
        }
        assert_eq!(kept.last("a"), None);
        assert!(kept.last("b").is_some() && kept.last("c").is_some());
    }
}
