//! Sidebars: rendered once for all pages of a folder, when the first one asks, not once a page.
//!
//! Pages of one folder lie equally deep, so their relative links are the same and they share one
//! sidebar; only the mark of the current page differs, and that is put in afterwards. A folder of
//! more than [`MAX_ITEMS`] pages isn't listed: the section's page lists it.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock, PoisonError, RwLock};

use foldhash::HashMap;

use super::Renderer;
use super::context::{Link, NavSection};
use crate::diagnostic::Diagnostic;
use crate::path::RelPath;
use crate::site::Site;
use crate::site::nav::Folder;
use crate::site::route::{Hrefs, Route};

/// Most pages that a sidebar lists.
pub const MAX_ITEMS: usize = 120;

/// What comes before the address in a link.
const HREF: &str = "href=\"";

/// A name that no page has.
const NOBODY: &str = "\0";

/// What marks the link of the page that is shown.
const CURRENT: &str = " aria-current=\"page\"";

/// Sidebars by folder, and by where the pages that show them lie.
#[derive(Debug, Default)]
pub struct Sidebars(RwLock<HashMap<Key, Arc<OnceLock<Rendered>>>>);

/// The folder, and the page from which addresses are written.
type Key = (RelPath, Route);
type Rendered = Result<Sidebar, Box<Diagnostic>>;

/// A finished sidebar.
#[derive(Debug)]
struct Sidebar {
    html: String,
    /// Where a mark goes for each address that it links to.
    marks: BTreeMap<String, usize>,
    hash: [u8; 16],
}

impl Sidebar {
    fn new(html: String) -> Self {
        let mut marks = BTreeMap::new();
        for (at, _) in html.match_indices(HREF) {
            let start = at + HREF.len();
            if let Some(length) = html[start..].find('"') {
                let address = html[start..start + length].to_owned();
                marks.entry(address).or_insert(start + length + 1);
            }
        }
        let mut hash = [0; 16];
        hash.copy_from_slice(&blake3::hash(html.as_bytes()).as_bytes()[..16]);
        Self { html, marks, hash }
    }

    /// The sidebar with the link to a page marked, whose address is written so in it.
    fn with_current(&self, address: &str) -> String {
        let Some(mark) = self.marks.get(address) else {
            return self.html.clone();
        };
        let (before, after) = self.html.split_at(*mark);
        [before, CURRENT, after].concat()
    }
}

impl Sidebars {
    /// The sidebar of a page in a folder, with the page itself marked; none for a folder that
    /// isn't there.
    ///
    /// # Errors
    /// A diagnostic at a mistake of the template.
    pub fn of(
        &self,
        renderer: &Renderer<'_>,
        folder: &RelPath,
        hrefs: &Hrefs,
    ) -> Result<String, Box<Diagnostic>> {
        let slot = self.rendered(renderer, folder, hrefs);
        match slot.get() {
            Some(Ok(sidebar)) => {
                let address = seen_from(renderer.site, folder, hrefs).to(hrefs.page());
                Ok(sidebar.with_current(&address))
            }
            Some(Err(diagnostic)) => Err(diagnostic.clone()),
            None => Ok(String::new()),
        }
    }

    /// A hash of what [`Self::of`] gives, but for the mark.
    #[must_use]
    pub fn hash_of(&self, renderer: &Renderer<'_>, folder: &RelPath, hrefs: &Hrefs) -> [u8; 16] {
        match self.rendered(renderer, folder, hrefs).get() {
            Some(Ok(sidebar)) => sidebar.hash,
            // A page with a mistake isn't remembered.
            _ => [0; 16],
        }
    }

    /// The slot of a sidebar, rendered; it stays empty for a folder that isn't there.
    fn rendered(
        &self,
        renderer: &Renderer<'_>,
        folder: &RelPath,
        hrefs: &Hrefs,
    ) -> Arc<OnceLock<Rendered>> {
        let Renderer {
            site,
            theme,
            shared,
            ..
        } = renderer;
        if site.nav.folder(folder).is_none() {
            return Arc::default();
        }
        let seen_from = seen_from(site, folder, hrefs);
        let slot = self.slot((folder.clone(), seen_from.page().clone()));
        slot.get_or_init(|| {
            let sections = sections(site, folder, &seen_from);
            let context = shared.fragment("sections", &sections);
            theme.render("sidebar.html", &context).map(Sidebar::new)
        });
        slot
    }

    fn slot(&self, key: Key) -> Arc<OnceLock<Rendered>> {
        let known = self.0.read().unwrap_or_else(PoisonError::into_inner);
        if let Some(slot) = known.get(&key) {
            return Arc::clone(slot);
        }
        drop(known);
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(known.entry(key).or_default())
    }
}

/// How addresses are written in the sidebar of a page: as a neighbour that isn't there would write them,
/// so that all neighbours have the same sidebar, whichever is made first. A page is `../name/` to its
/// neighbours. The page of the folder itself has none.
fn seen_from(site: &Site, folder: &RelPath, hrefs: &Hrefs) -> Hrefs {
    let page = hrefs.page();
    let is_own = |folder: &Folder| folder.route == *page;
    if site.nav.folder(folder).is_some_and(is_own) {
        return hrefs.clone();
    }
    let parent = RelPath::new(page.as_str()).map(|path| path.parent());
    let neighbour = Route::new(&parent.unwrap_or_default()).child(NOBODY);
    Hrefs::from(&neighbour, hrefs.is_portable())
}

fn sections(site: &Site, open: &RelPath, hrefs: &Hrefs) -> Vec<NavSection> {
    let top = open.segments().next();
    site.nav
        .sections
        .iter()
        .filter_map(|path| site.nav.folder(path))
        .map(|section| {
            let is_open = top == Some(section.path.as_str());
            let (mut folders_of, mut items_of) = (Vec::new(), Vec::new());
            if is_open {
                folders_of = folders(site, section, hrefs);
                items_of = items(site, site.nav.folder(open).unwrap_or(section), hrefs);
            }
            NavSection {
                title: section.title.clone(),
                href: hrefs.to(&section.route),
                open: is_open,
                folders: folders_of,
                items: items_of,
            }
        })
        .collect()
}

/// The folders in a folder.
fn folders(site: &Site, folder: &Folder, hrefs: &Hrefs) -> Vec<Link> {
    let folders = folder
        .folders
        .iter()
        .filter_map(|path| site.nav.folder(path));
    let link = |folder: &Folder| Link {
        title: folder.title.clone(),
        href: hrefs.to(&folder.route),
        summary: None,
    };
    folders.map(link).collect()
}

fn items(site: &Site, folder: &Folder, hrefs: &Hrefs) -> Vec<Link> {
    let mut items = folders(site, folder, hrefs);
    if folder.pages.len() <= MAX_ITEMS {
        items.extend(folder.pages.iter().map(|page| Link {
            title: site.document(*page).common.title.clone(),
            href: hrefs.to(site.route(*page)),
            summary: None,
        }));
    }
    items
}
