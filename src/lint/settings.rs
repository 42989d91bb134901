//! What the rules need besides the content: thresholds, lists of words, the region. Made once a run.

use std::sync::Arc;

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
}

impl Settings {
    /// The settings of a site.
    #[must_use]
    pub fn new(config: &Config) -> Self {
        let language = config.language.value.clone();
        let words = Language::load(&language).unwrap_or_else(Language::english);
        Self {
            language,
            words: Arc::new(words),
            check: config.check.clone(),
            region: config.region.clone(),
            has_content_licence: config.content_licence.is_some(),
            has_disclaimer: config.names_disclaimer,
        }
    }

    /// Whether the texts are in English, which our own lists of words are in.
    #[must_use]
    pub fn is_english(&self) -> bool {
        primary(&self.language).eq_ignore_ascii_case("en")
    }
}
