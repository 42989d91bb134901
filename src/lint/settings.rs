//! What the rules need besides the content: thresholds, lists of words, the region. Made once a run.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::phrases::Phrases;
use super::{language, safety};
use crate::config::{CheckConfig, Config, Region};
use crate::language::{Language, primary};

/// What the rules are set to.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The language of the texts, as a tag: `en-US`.
    pub language: String,
    /// Its words, by which the nouns of doses are known; English where no file speaks it.
    pub words: Arc<Language>,
    /// Thresholds and the site's own words.
    pub check: CheckConfig,
    /// The region profile.
    pub region: Region,
    /// Whether `site.yaml` has a licence for all of the content.
    pub has_content_licence: bool,
    /// Whether `site.yaml` has a disclaimer for all pages.
    pub has_disclaimer: bool,
    /// The site's own clinical words.
    pub jargon: Phrases,
    /// The site's own vague words.
    pub vague: Phrases,
    /// Who helps and where, with the region's own names.
    pub places: Phrases,
    /// Abbreviations that need no explanation, in capitals.
    pub abbreviations: BTreeSet<String>,
}

impl Settings {
    /// The settings of a site.
    #[must_use]
    pub fn new(config: &Config) -> Self {
        let tag = config.language.value.clone();
        let words = Language::load(&tag).unwrap_or_else(Language::english);
        let phrases = |own: &[String]| Phrases::new(own.iter().map(String::as_str));
        Self {
            language: tag,
            words: Arc::new(words),
            check: config.check.clone(),
            region: config.region.clone(),
            has_content_licence: config.content_licence.is_some(),
            has_disclaimer: config.names_disclaimer,
            jargon: phrases(&config.check.jargon),
            vague: phrases(&config.check.vague),
            places: safety::places(&config.region),
            abbreviations: language::known_abbreviations(&config.region, &config.check),
        }
    }

    /// Whether the texts are in English, which our own lists of words are in.
    #[must_use]
    pub fn is_english(&self) -> bool {
        primary(&self.language).eq_ignore_ascii_case("en")
    }
}
