//! Sidebars: rendered once for each folder and depth, not once a page.
//!
//! Pages of one folder lie equally deep, so their relative links are the same and they share one
//! sidebar; only the mark of the current page differs, and that is put in afterwards. A folder of
//! more than [`MAX_ITEMS`] pages isn't listed: the section's page lists it.

use std::collections::{BTreeMap, BTreeSet};

use super::context::{Link, NavSection};
use super::theme::{Shared, Theme};
use crate::diagnostic::{Checked, Diagnostic};
use crate::path::RelPath;
use crate::site::Site;
use crate::site::nav::Folder;
use crate::site::route::{Hrefs, Route};

/// Most pages that a sidebar lists.
pub const MAX_ITEMS: usize = 120;

/// Sidebars by folder and depth of the page that shows them.
#[derive(Debug, Default)]
pub struct Sidebars(BTreeMap<(RelPath, usize), String>);

impl Sidebars {
    /// Renders all sidebars of a site.
    pub fn new(site: &Site, theme: &Theme, shared: &Shared) -> Checked<Self> {
        let mut sidebars = BTreeMap::new();
        let mut diagnostics: Vec<Diagnostic> = Vec::new();
        let keys: BTreeSet<(RelPath, Route)> = site
            .nav
            .folders()
            .flat_map(|folder| {
                // The folder's own page, a page in it, and (for the root) lists two folders deep.
                let own = folder.route.clone();
                let inside = own.child("x");
                let deeper = inside.child("x");
                [own, inside, deeper].map(|route| (folder.path.clone(), route))
            })
            .collect();
        for (folder, route) in keys {
            let hrefs = Hrefs::from(&route, site.options.portable);
            let sections = sections(site, &folder, &hrefs);
            match theme.render("sidebar.html", &shared.fragment("sections", &sections)) {
                Ok(html) => {
                    sidebars.insert((folder, route.depth()), html);
                }
                Err(diagnostic) => diagnostics.push(*diagnostic),
            }
        }
        Checked::new(Self(sidebars), diagnostics)
    }

    /// The sidebar of a page in a folder, with the page itself marked.
    #[must_use]
    pub fn of(&self, folder: &RelPath, hrefs: &Hrefs) -> String {
        let page = hrefs.page();
        let Some(html) = self.0.get(&(folder.clone(), page.depth())) else {
            return String::new();
        };
        // A page is written `../name/` by its neighbours and `./` by itself.
        let neighbour = Route::new(
            &RelPath::new(page.as_str())
                .map(|path| path.parent())
                .unwrap_or_default(),
        )
        .child("x");
        let seen_from = Hrefs::from(&neighbour, hrefs.is_portable());
        for own in [hrefs.to(page), seen_from.to(page)] {
            let plain = format!("href=\"{own}\"");
            if html.contains(&plain) {
                return html.replacen(&plain, &format!("href=\"{own}\" aria-current=\"page\""), 1);
            }
        }
        html.clone()
    }
}

fn sections(site: &Site, open: &RelPath, hrefs: &Hrefs) -> Vec<NavSection> {
    let top = open.segments().next();
    site.nav
        .sections
        .iter()
        .filter_map(|path| site.nav.folder(path))
        .map(|section| {
            let is_open = top == Some(section.path.as_str());
            let shown = if is_open {
                site.nav.folder(open).unwrap_or(section)
            } else {
                section
            };
            NavSection {
                title: section.title.clone(),
                href: hrefs.to(&section.route),
                open: is_open,
                items: if is_open {
                    items(site, shown, hrefs)
                } else {
                    Vec::new()
                },
            }
        })
        .collect()
}

fn items(site: &Site, folder: &Folder, hrefs: &Hrefs) -> Vec<Link> {
    let folders = folder
        .folders
        .iter()
        .filter_map(|path| site.nav.folder(path));
    let folders = folders.map(|folder| Link {
        title: folder.title.clone(),
        href: hrefs.to(&folder.route),
        summary: None,
    });
    if folder.pages.len() > MAX_ITEMS {
        return folders.collect();
    }
    let pages = folder.pages.iter().map(|page| Link {
        title: site.document(*page).common.title.clone(),
        href: hrefs.to(site.route(*page)),
        summary: None,
    });
    folders.chain(pages).collect()
}
