//! Lists of pages: the A–Z, and tags, body regions and conditions with the pages under each word.

use super::made;
use super::special::not_found;
use crate::diagnostic::Checked;
use crate::path::RelPath;
use crate::render::Sheet;
use crate::render::context::{Link, LinkGroup, ListView};
use crate::render::views::{self, link_to};
use crate::site::lists::{Family, PAGE_LENGTH};
use crate::site::route::Route;
use crate::site::{DocId, Site};

/// The letters of the A–Z with their addresses; a short list has one page for all.
pub(super) fn letters(site: &Site) -> Vec<(String, Route)> {
    let base = Route::default().child("a-z");
    let total: usize = site
        .lists
        .letters
        .iter()
        .map(|(_, pages)| pages.len())
        .sum();
    if total <= PAGE_LENGTH {
        return vec![(String::new(), base)];
    }
    let address = |letter: &str| {
        if letter == "#" {
            "0-9".to_owned()
        } else {
            letter.to_lowercase()
        }
    };
    let each = site
        .lists
        .letters
        .iter()
        .map(|(letter, _)| (letter.clone(), base.child(&address(letter))));
    std::iter::once((String::new(), base.clone()))
        .chain(each)
        .collect()
}

/// The letters that a page of the A–Z shows, with their pages.
pub(in crate::render) fn shown_letters(
    site: &Site,
    at: usize,
) -> impl Iterator<Item = &(String, Vec<DocId>)> {
    let all = letters(site);
    let shows_all = all.len() == 1;
    let name = all.into_iter().nth(at).map(|(letter, _)| letter);
    let letters = site.lists.letters.iter();
    letters.filter(move |(letter, _)| shows_all || Some(letter) == name.as_ref())
}

pub(super) fn parts(length: usize) -> usize {
    length.div_ceil(PAGE_LENGTH).max(1)
}

pub(super) fn word_route(folder: &Route, slug: &str, part: usize) -> Route {
    let first = folder.child(slug);
    if part == 0 {
        first
    } else {
        first.child(&(part + 1).to_string())
    }
}

pub(super) fn letter(sheet: Sheet<'_>, at: usize) -> Checked<String> {
    let site = sheet.site();
    let all = letters(site);
    let name = all
        .get(at)
        .map(|(letter, _)| letter.clone())
        .unwrap_or_default();
    let base = sheet.word("a-to-z").to_owned();
    let title = if name.is_empty() {
        base
    } else {
        site.language
            .format("starts-with", &[("letter", name.as_str().into())])
    };
    let page = made(&sheet, "a-z", title, RelPath::default());
    let groups = shown_letters(site, at)
        .map(|(letter, pages)| LinkGroup {
            title: letter.clone(),
            links: pages.iter().map(|page| link_to(&sheet, *page)).collect(),
        })
        .collect();
    let record = ListView {
        parts: if all.len() == 1 {
            Vec::new()
        } else {
            views::part_links(&sheet, &all[1..])
        },
        groups,
    };
    sheet.finish("list.html", &page, &record)
}

pub(super) fn all_words(sheet: Sheet<'_>, family: Family) -> Checked<String> {
    let site = sheet.site();
    let folder = Route::default().child(family.folder());
    let page = made(
        &sheet,
        "list",
        sheet.word(family.title_id()).to_owned(),
        RelPath::default(),
    );
    let links: Vec<_> = site
        .lists
        .words(family)
        .map(|word| Link {
            title: word.name.clone(),
            href: sheet.hrefs.to(&folder.child(&word.slug)),
            summary: Some(
                site.language
                    .format("pages-count", &[("count", word.pages.len().into())]),
            ),
        })
        .collect();
    let groups = if links.is_empty() {
        Vec::new()
    } else {
        vec![LinkGroup {
            title: String::new(),
            links,
        }]
    };
    sheet.finish(
        "list.html",
        &page,
        &ListView {
            parts: Vec::new(),
            groups,
        },
    )
}

pub(super) fn word(sheet: Sheet<'_>, family: Family, slug: &str, part: usize) -> Checked<String> {
    let site = sheet.site();
    let Some(word) = site.lists.word(family, slug) else {
        return not_found(sheet);
    };
    let id = if family == Family::Tags {
        "tagged"
    } else {
        "about-area"
    };
    let title = site
        .language
        .format(id, &[("name", word.name.as_str().into())]);
    let mut page = made(&sheet, "list", title, RelPath::default());
    let folder = Route::default().child(family.folder());
    page.breadcrumbs.push(Link {
        title: sheet.word(family.title_id()).to_owned(),
        href: sheet.hrefs.to(&folder),
        summary: None,
    });
    let chunk = word.pages.chunks(PAGE_LENGTH).nth(part).unwrap_or_default();
    let groups = views::links_by_kind(&sheet, chunk, PAGE_LENGTH);
    let count = parts(word.pages.len());
    let all: Vec<(String, Route)> = (0..count)
        .map(|part| ((part + 1).to_string(), word_route(&folder, slug, part)))
        .collect();
    let record = ListView {
        parts: if count == 1 {
            Vec::new()
        } else {
            views::part_links(&sheet, &all)
        },
        groups,
    };
    sheet.finish("list.html", &page, &record)
}
