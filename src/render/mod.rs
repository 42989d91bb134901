//! From the site to finished pages.
//!
//! [`pages`](page::pages) lists every page of the site; [`page::render`] makes one: it builds the
//! views that templates see ([`context`]), fills the holes of texts ([`html`]), runs the template
//! ([`theme`]) and, for a build, minifies the result ([`minify`]). Pages are independent of each
//! other, so they can be made in any order and on any thread. What many pages share (site, words,
//! sidebars) is made once, in [`Renderer`]; a page in the making is a [`Sheet`].

pub mod context;
pub mod handouts;
pub mod html;
pub mod json_ld;
pub mod key;
pub mod minify;
pub mod page;
pub mod qr;
pub mod records;
pub mod sidebar;
pub mod theme;
pub mod views;

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;

use crate::diagnostic::{Checked, Diagnostic};
use crate::path::RelPath;
use crate::site::route::Hrefs;
use crate::site::{DocId, Site};
use context::{EmbedView, PageView, PublisherView, SiteView, THEME_API};
use handouts::Printouts;
use sidebar::Sidebars;
use theme::{Shared, Theme};

/// Where the theme's own files go in the output.
pub const ASSETS: &str = "assets";

/// What rendering needs, made once.
pub struct Renderer<'a> {
    /// The site.
    pub site: &'a Site,
    /// The theme.
    pub theme: &'a Theme,
    /// What all pages share.
    pub shared: Shared,
    /// Sidebars by folder and depth.
    pub sidebars: Arc<Sidebars>,
    /// What is known of the printouts.
    pub printouts: Printouts,
    words: Arc<BTreeMap<String, String>>,
}

/// What a [`Renderer`] has made, without the site and the theme that it was made of: for who keeps
/// all three, and makes pages one at a time.
#[derive(Clone)]
pub struct Prepared {
    shared: Shared,
    sidebars: Arc<Sidebars>,
    words: Arc<BTreeMap<String, String>>,
}

impl<'a> Renderer<'a> {
    /// Prepares what all pages share.
    #[must_use]
    pub fn new(site: &'a Site, theme: &'a Theme) -> Self {
        let texts = site.language.strings();
        let shared = Shared::new(&site_view(site), &texts);
        // Templates write `text.skip_link`, everybody else the message's own id, `skip-link`.
        let words = texts
            .into_iter()
            .map(|(name, text)| (name.replace('_', "-"), text))
            .collect();
        Self {
            site,
            theme,
            shared,
            sidebars: Arc::default(),
            printouts: Printouts::default(),
            words: Arc::new(words),
        }
    }

    /// A hash of the sidebar of a page with these addresses, which belongs to a folder.
    #[must_use]
    pub fn menu(&self, folder: &RelPath, hrefs: &Hrefs) -> [u8; 16] {
        self.sidebars.hash_of(self, folder, hrefs)
    }

    /// What is to be kept, so that the renderer can be had [`again`](Self::again).
    #[must_use]
    pub fn prepared(self) -> Prepared {
        Prepared {
            shared: self.shared,
            sidebars: self.sidebars,
            words: self.words,
        }
    }

    /// The renderer of the same site and theme as before, which costs nothing.
    #[must_use]
    pub fn again(
        site: &'a Site,
        theme: &'a Theme,
        prepared: &Prepared,
        printouts: Printouts,
    ) -> Self {
        let Prepared {
            shared,
            sidebars,
            words,
        } = prepared.clone();
        Self {
            site,
            theme,
            shared,
            sidebars,
            printouts,
            words,
        }
    }

    /// An interface string.
    #[must_use]
    pub fn word(&self, id: &str) -> &str {
        let word = self.words.get(id);
        debug_assert!(word.is_some(), "the language has no message `{id}`");
        word.map_or("", String::as_str)
    }
}

/// One page in the making: where it lives, and what its fragments have met.
pub struct Sheet<'a> {
    /// What all pages share.
    pub renderer: &'a Renderer<'a>,
    /// How this page writes addresses.
    pub hrefs: Hrefs,
    met: RefCell<Vec<Diagnostic>>,
}

impl<'a> Sheet<'a> {
    /// An empty page.
    #[must_use]
    pub fn new(renderer: &'a Renderer<'a>, hrefs: Hrefs) -> Self {
        Self {
            renderer,
            hrefs,
            met: RefCell::default(),
        }
    }

    /// The site.
    #[must_use]
    pub fn site(&self) -> &'a Site {
        self.renderer.site
    }

    /// An interface string.
    #[must_use]
    pub fn word(&self, id: &str) -> &'a str {
        self.renderer.word(id)
    }

    /// Whether the page is the document's own, and not one that shows a part of it.
    #[must_use]
    pub fn is_own_page(&self, doc: DocId) -> bool {
        self.site().route(doc) == self.hrefs.page()
    }

    /// The sidebar of this page, which belongs to a folder.
    #[must_use]
    pub fn sidebar(&self, folder: &RelPath) -> String {
        let renderer = self.renderer;
        renderer
            .sidebars
            .of(renderer, folder, &self.hrefs)
            .unwrap_or_else(|diagnostic| {
                self.met.borrow_mut().push(*diagnostic);
                String::new()
            })
    }

    /// The card of a record inside a text.
    #[must_use]
    pub fn embed(&self, view: &EmbedView) -> String {
        let context = self.renderer.shared.fragment("record", view);
        self.renderer
            .theme
            .render("embed.html", &context)
            .unwrap_or_else(|diagnostic| {
                self.met.borrow_mut().push(*diagnostic);
                String::new()
            })
    }

    /// Runs the page's template.
    pub fn finish(
        self,
        template: &str,
        page: &PageView,
        record: &impl Serialize,
    ) -> Checked<String> {
        let rendered = self
            .renderer
            .theme
            .render(template, &self.renderer.shared.page(page, record));
        let mut diagnostics = self.met.into_inner();
        let html = rendered.unwrap_or_else(|diagnostic| {
            diagnostics.push(*diagnostic);
            String::new()
        });
        Checked::new(html, diagnostics)
    }
}

/// The site as templates and layouts see it.
#[must_use]
pub fn site_view(site: &Site) -> SiteView {
    let config = &site.config;
    SiteView {
        theme_api: THEME_API,
        title: config.title.clone(),
        description: config.description.clone(),
        language: site.language.tag().to_owned(),
        direction: site.language.direction().to_owned(),
        publisher: config.publisher.as_ref().map(|publisher| PublisherView {
            name: publisher.name.clone(),
            url: publisher.url.clone(),
            contact: publisher.contact.clone(),
        }),
        content_licence: config.content_licence.clone(),
        emergency_number: config.region.emergency_number.clone(),
        paper: config
            .region
            .paper
            .map_or("A4", crate::config::Paper::name)
            .to_owned(),
        generator: format!("mendbook {}", env!("CARGO_PKG_VERSION")),
        extra: config.extra.clone(),
    }
}
