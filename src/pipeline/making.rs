//! Pages made in parallel: each is kept as the last run published it, or rendered, minified and put.
//!
//! Whether it can be kept says its key ([`crate::render::key`]), and whether it still stands there says
//! the sink. Results are in the order of the pages, whatever thread made them.

use std::collections::BTreeSet;

use anyhow::Result;
use foldhash::HashMap;
use rayon::prelude::*;

use super::Progress;
use super::files::put;
use super::memory::MadeFile;
use super::timings::Part;
use crate::diagnostic::{Checked, Diagnostic};
use crate::publish::Sink;
use crate::render::Renderer;
use crate::render::key::{self, Key, Keys};
use crate::render::minify::{self, Minified};
use crate::render::page::{self, Page};
use crate::site::{DocId, Site};

/// Makes pages.
pub(super) struct Maker<'a> {
    pub(super) renderer: &'a Renderer<'a>,
    /// Where finished pages go; without one they're rendered and not minified.
    pub(super) sink: Option<&'a dyn Sink>,
    pub(super) keys: Option<Keys<'a>>,
    /// What was published at the same place before.
    pub(super) last: Option<HashMap<&'a str, &'a MadeFile>>,
    /// Where since then only texts have changed that no other page shows: the documents that have them.
    pub(super) texts: Option<BTreeSet<DocId>>,
    /// What rendering, minifying and writing take.
    pub(super) parts: &'a [Part; 3],
}

/// What came of a page.
pub(super) struct MadePage {
    /// Its file in the output.
    pub(super) file: String,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// Of a page that was put or kept, and about which there was nothing to tell.
    pub(super) key: Option<Key>,
    /// Why it was made, of a page that was.
    pub(super) again: Option<Vec<key::Part>>,
}

impl Maker<'_> {
    /// Makes all pages, in parallel; what came of them is in their order.
    pub(super) fn pages(&self, pages: &[Page], progress: &dyn Progress) -> Result<Vec<MadePage>> {
        let made = pages.par_iter().map(|page| {
            let made = self.page(page);
            progress.tick();
            made
        });
        made.collect()
    }

    fn page(&self, page: &Page) -> Result<MadePage> {
        let file = page.file();
        let last = self.last.as_ref();
        let before = last.and_then(|last| last.get(file.as_str()).copied());
        let key = self.key(page, before);
        if let (Some(key), Some(before), Some(sink)) = (key, before, self.sink)
            && before.key == Some(key)
            && sink.keep(&before.path, &before.hash, &before.stamp)?
        {
            return Ok(MadePage {
                file,
                diagnostics: Vec::new(),
                key: Some(key),
                again: None,
            });
        }
        let before = before.and_then(|before| before.key);
        let again = key.zip(before);
        let again = again.map(|(key, before)| key.differences(&before));
        let diagnostics = self.make(page, &file)?;
        Ok(MadePage {
            file,
            key: key.filter(|_| diagnostics.is_empty()),
            again: Some(again.unwrap_or_default()),
            diagnostics,
        })
    }

    /// What a page is made of: the same as before, where nothing that it shows has changed.
    fn key(&self, page: &Page, before: Option<&MadeFile>) -> Option<Key> {
        let keys = self.keys.as_ref()?;
        let is_same = self.texts.as_ref().is_some_and(|texts| {
            let doc = page.document();
            doc.is_none_or(|doc| !texts.contains(&doc))
        });
        let known = before.filter(|_| is_same).and_then(|before| before.key);
        known.or_else(|| Some(keys.of(page)))
    }

    /// Renders a page; with a sink it's minified and put.
    fn make(&self, page: &Page, file: &str) -> Result<Vec<Diagnostic>> {
        let [render, minify, write] = self.parts;
        let Checked {
            value: html,
            mut diagnostics,
        } = render.time(|| page::render(self.renderer, page));
        let Some(sink) = self.sink.filter(|_| diagnostics.is_empty()) else {
            return Ok(diagnostics);
        };
        let small = minify.time(|| minified(self.renderer.site, page, html));
        let bytes = small.collect_into(&mut diagnostics);
        write.time(|| put(sink, file, &bytes))?;
        Ok(diagnostics)
    }
}

/// A page as it is published.
pub(super) fn minified(site: &Site, page: &Page, html: String) -> Checked<Vec<u8>> {
    match minify::page(html) {
        Minified::Smaller(bytes) => Checked::new(bytes, Vec::new()),
        Minified::Unchanged(bytes, inside) => {
            let message = format!(
                "`{}` is published unminified, since its HTML ends inside {inside}",
                page.file()
            );
            let place = page::place(site, page);
            let told = Diagnostic::warning("text-changed-by-minifier", place, message)
                .help("in the theme, close what was opened");
            Checked::new(bytes, vec![told])
        }
    }
}
