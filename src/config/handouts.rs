//! `handouts:` of `site.yaml`: which printouts are made as PDF, on which paper, in which size.
//!
//! Deliberately absent: how a printout looks (the theme's layouts) and whether it fits
//! (`print::fit`).

use super::Paper;
use crate::choice;
use crate::yaml::record::Record as Fields;

choice! {
    /// What can be printed.
    pub enum Printout {
        /// The card of a routine.
        Routine = "routine",
        /// The red flags on one sheet.
        QuickReference = "quick-reference",
        /// The danger signs in the size of a bank card.
        Wallet = "wallet",
        /// A guide as a leaflet of several pages.
        Guide = "guide",
        /// An exercise on a sheet of its own.
        Exercise = "exercise",
        /// The whole site.
        Booklet = "booklet",
    }
}

choice! {
    /// Size of print.
    pub enum PrintSize {
        /// 14 points, never below 12.
        Standard = "standard",
        /// 18 points, never below.
        Large = "large",
    }
}

/// Which handouts are made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Handouts {
    /// What is printed, in the order of the choices.
    pub documents: Vec<Printout>,
    /// On which paper.
    pub papers: Vec<Paper>,
    /// In which size.
    pub sizes: Vec<PrintSize>,
    /// How many pages a card in large print may take.
    pub large_pages: usize,
}

impl Default for Handouts {
    fn default() -> Self {
        Self {
            documents: vec![
                Printout::Routine,
                Printout::QuickReference,
                Printout::Wallet,
            ],
            papers: Paper::ALL.to_vec(),
            sizes: PrintSize::ALL.to_vec(),
            large_pages: 4,
        }
    }
}

impl Handouts {
    pub(super) fn read(fields: Fields<'_>) -> Self {
        let usual = Self::default();
        Self {
            documents: chosen(fields, "documents", Printout::from_name, usual.documents),
            papers: chosen(fields, "papers", Paper::from_name, usual.papers),
            sizes: chosen(fields, "sizes", PrintSize::from_name, usual.sizes),
            large_pages: fields
                .integer("large_pages")
                .and_then(|pages| usize::try_from(pages).ok())
                .unwrap_or(usual.large_pages),
        }
    }

    /// Whether a printout is wanted.
    #[must_use]
    pub fn has(&self, printout: Printout) -> bool {
        self.documents.contains(&printout)
    }
}

/// The values of a list, each once and in the order of the choices; an empty list is none.
fn chosen<T: Ord + Copy>(
    fields: Fields<'_>,
    key: &str,
    from_name: impl Fn(&str) -> Option<T>,
    usual: Vec<T>,
) -> Vec<T> {
    if !fields.has(key) {
        return usual;
    }
    let texts = fields.texts(key);
    let mut values: Vec<T> = texts.iter().filter_map(|text| from_name(text)).collect();
    values.sort_unstable();
    values.dedup();
    values
}
