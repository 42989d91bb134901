//! What the rules need besides the content: thresholds, lists of words, the region. Made once a run.

use crate::config::{CheckConfig, Config, Region};
use crate::language::primary;

/// What the rules are set to.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The language of the texts, as a tag: `en-US`.
    pub language: String,
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
        Self {
            language: config.language.value.clone(),
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
