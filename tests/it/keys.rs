//! Keys of pages: which of them change with a text, and whether `Keys::is_own_matter` knows it before.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::date;
use mendbook::diagnostic::FileId;
use mendbook::document::Document;
use mendbook::pipeline::{self, Silent};
use mendbook::record::Kind;
use mendbook::render::Renderer;
use mendbook::render::key::{Key, Keys};
use mendbook::render::page::{self, Page};
use mendbook::render::theme::{Template, Theme};
use mendbook::site::Site;
use mendbook::source::Role;

use crate::incremental::{site, site_without_terms};
use crate::sites::TestSite;

/// What a test asks of a site as it is now.
struct Seen {
    keys: BTreeMap<String, Key>,
    /// By file: the outputs of a document's own pages, and whether its text is said to be its own matter.
    own: BTreeMap<String, (BTreeSet<String>, bool)>,
}

fn own_pages(site: &Site, pages: &[Page], document: &Document) -> BTreeSet<String> {
    let is_own = |page: &&Page| {
        let of = page.document().map(|doc| &site.document(doc).path);
        of == Some(&document.path)
    };
    pages.iter().filter(is_own).map(Page::file).collect()
}

fn seen(site: &TestSite) -> Seen {
    let settings = site.settings(date(2026, 3, 1));
    let model = pipeline::model(&settings, &Silent).unwrap();
    let templates = model
        .sources
        .iter()
        .filter_map(|(id, file)| match &file.role {
            Role::Template(name) => Some(Template {
                name,
                file: id,
                text: &file.text,
            }),
            _ => None,
        });
    let theme = Theme::load(templates, FileId(0)).value.unwrap();
    let renderer = Renderer::new(&model.site, &theme);
    let keys = Keys::new(&renderer, b"the same");
    let pages = page::pages(&model.site, &[]);
    let of_plain = model
        .site
        .all()
        .filter(|(_, document)| document.kind == Kind::Page);
    let own = of_plain.map(|(doc, document)| {
        let pages = own_pages(&model.site, &pages, document);
        let is_own = Keys::is_own_matter(&model.site, doc);
        (document.path.to_string(), (pages, is_own))
    });
    Seen {
        own: own.collect(),
        keys: pages
            .iter()
            .map(|page| (page.file(), keys.of(page)))
            .collect(),
    }
}

#[test]
fn a_text_that_is_its_own_matter_changes_the_keys_of_its_own_pages() {
    let site = site_without_terms();
    let before = seen(&site);
    let (mut own_matters, mut others) = (0, 0);
    for (file, (pages, is_own)) in &before.own {
        let path = format!("content/{file}");
        let text = std::fs::read_to_string(site.path(&path)).unwrap();
        site.write(&path, format!("{text}\nOne more sentence.\n"));
        let after = seen(&site);
        site.write(&path, text);
        let changed = before
            .keys
            .iter()
            .filter(|(page, key)| after.keys[*page] != **key);
        let changed: BTreeSet<String> = changed.map(|(page, _)| page.clone()).collect();
        assert!(changed.is_superset(pages), "{file}: {changed:?}");
        if *is_own {
            own_matters += 1;
            assert_eq!(&changed, pages, "{file}");
        } else {
            others += usize::from(changed != *pages);
        }
    }
    // The notes that another one shows, and the pages of the red flags and the glossary.
    assert!(own_matters >= 9, "{own_matters}");
    assert!(others >= 3, "{others}");
}

#[test]
fn where_there_are_terms_each_text_may_matter_to_their_pages() {
    assert!(seen(&site()).own.values().all(|(_, is_own)| !is_own));
}
