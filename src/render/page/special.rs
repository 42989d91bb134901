//! Pages that stand for themselves: old addresses, withdrawn pages, `404.html`.

use crate::diagnostic::Checked;
use crate::path::RelPath;
use crate::render::Sheet;
use crate::render::context::{ElsewhereView, Link, PlainView};
use crate::render::views::{Frame, link_to, made_page};
use crate::site::DocId;
use crate::site::route::Route;

pub(super) fn redirect(sheet: Sheet<'_>, doc: DocId) -> Checked<String> {
    let title = sheet.word("moved-title").to_owned();
    let frame = Frame {
        kind: "redirect",
        title,
        summary: None,
        folder: RelPath::default(),
        noindex: true,
        bare: true,
    };
    let mut page = made_page(&sheet, frame);
    page.canonical = sheet
        .site()
        .config
        .base_url
        .as_ref()
        .map(|base| sheet.site().route(doc).below(base));
    let record = ElsewhereView {
        target: link_to(&sheet, doc),
    };
    sheet.finish("redirect.html", &page, &record)
}

pub(super) fn withdrawn(sheet: Sheet<'_>, doc: DocId) -> Checked<String> {
    let site = sheet.site();
    let document = site.document(doc);
    let frame = Frame {
        kind: "withdrawn",
        title: document.common.title.clone(),
        summary: None,
        folder: document.path.parent(),
        noindex: true,
        bare: false,
    };
    let page = made_page(&sheet, frame);
    let folder = site.nav.folder(&document.path.parent());
    let target = folder
        .map(|folder| (folder.title.clone(), folder.route.clone()))
        .unwrap_or((site.config.title.clone(), Route::default()));
    let target = Link {
        title: target.0,
        href: sheet.hrefs.to(&target.1),
        summary: None,
    };
    sheet.finish("withdrawn.html", &page, &ElsewhereView { target })
}

pub(super) fn not_found(sheet: Sheet<'_>) -> Checked<String> {
    let title = sheet.word("not-found-title").to_owned();
    let frame = Frame {
        kind: "not-found",
        title,
        summary: None,
        folder: RelPath::default(),
        noindex: true,
        bare: true,
    };
    let mut page = made_page(&sheet, frame);
    page.breadcrumbs = Vec::new();
    sheet.finish(
        "404.html",
        &page,
        &PlainView {
            body_html: String::new(),
            sections: Vec::new(),
        },
    )
}
