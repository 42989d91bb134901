//! The stages one by one, over our own content: `cargo bench --bench stages`.
//!
//! Figures are per run over the whole site unless a name says otherwise. Whole builds of large
//! generated sites are timed from outside, by `benches/peers/run`.

use std::path::Path;
use std::sync::Arc;

use divan::{Bencher, black_box};
use mendbook::config;
use mendbook::diagnostic::FileId;
use mendbook::document::{self, Document, Input};
use mendbook::language::Language;
use mendbook::lint;
use mendbook::path::RelPath;
use mendbook::record::citation;
use mendbook::render::page::{self, Subject};
use mendbook::render::theme::{Template, Theme};
use mendbook::render::{Renderer, minify};
use mendbook::site::{self, Options, Parts, Site};
use mendbook::source::{self, Entry, Role, SourceFile};
use mendbook::yaml::parse::{Source, parse};

fn main() {
    divan::main();
}

/// Everything of the site's folder, read.
struct Inputs {
    config: config::Config,
    files: Vec<SourceFile>,
    templates: Vec<SourceFile>,
}

fn inputs() -> Inputs {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let site = source::site_file(root).expect("a site").value;
    let config = config::read(FileId(0), &site.text).value;
    let entries: Vec<Entry> = source::list(root, &config.theme).expect("files").value;
    let load = |(at, entry): (usize, Entry)| {
        source::load(entry, FileId(u32::try_from(at + 1).unwrap_or(0))).value
    };
    Inputs {
        config,
        files: entries.into_iter().enumerate().map(load).collect(),
        templates: source::default_templates(),
    }
}

fn documents(inputs: &Inputs) -> Vec<Arc<Document>> {
    let parse = |(at, file): (usize, &SourceFile)| match &file.role {
        Role::Page(path) => {
            let file_id = FileId(u32::try_from(at + 1).unwrap_or(0));
            let input = Input {
                file: file_id,
                path,
                text: &file.text,
                raw_html: false,
            };
            Some(Arc::new(document::parse(input).value))
        }
        _ => None,
    };
    inputs.files.iter().enumerate().filter_map(parse).collect()
}

fn citations(inputs: &Inputs) -> Vec<citation::Citation> {
    let file = inputs
        .files
        .iter()
        .find(|file| file.role == Role::Citations);
    let text = file.map_or("", |file| &*file.text);
    let source = Source {
        file: FileId(0),
        text,
        start: 0,
        end: text.len(),
    };
    citation::read(&parse(source).value)
}

fn assemble(inputs: &Inputs, documents: Vec<Arc<Document>>) -> Site {
    let parts = Parts {
        documents,
        citations: citations(inputs),
        assets: std::collections::BTreeMap::new(),
        static_files: Vec::new(),
        config: inputs.config.clone(),
        language: Language::english(),
        options: Options {
            portable: false,
            drafts: false,
            today: jiff::civil::date(2026, 11, 22),
        },
    };
    site::assemble(parts).value
}

fn theme(inputs: &Inputs) -> Theme {
    let template = |file: &'static SourceFile| match &file.role {
        Role::Template(name) => Some(Template {
            name,
            file: FileId(0),
            text: &file.text,
        }),
        _ => None,
    };
    let templates: &'static Vec<SourceFile> = Box::leak(Box::new(inputs.templates.clone()));
    Theme::load(templates.iter().filter_map(template), FileId(0))
        .value
        .expect("a theme")
}

/// Site and theme, ready to be rendered.
fn built() -> (Site, Theme) {
    let inputs = inputs();
    (assemble(&inputs, documents(&inputs)), theme(&inputs))
}

/// The HTML of every page, before it is minified.
fn rendered() -> Vec<String> {
    let (site, theme) = built();
    let renderer = Renderer::new(&site, &theme);
    let pages = page::pages(&site, &[]);
    let html = pages.iter().map(|page| page::render(&renderer, page).value);
    html.collect()
}

#[divan::bench]
fn read(bencher: Bencher<'_, '_>) {
    bencher.bench(inputs);
}

#[divan::bench]
fn parse_documents(bencher: Bencher<'_, '_>) {
    let inputs = inputs();
    bencher.bench(|| documents(&inputs));
}

#[divan::bench]
fn parse_one_front_matter(bencher: Bencher<'_, '_>) {
    let inputs = inputs();
    let path = RelPath::new("content/exercises/pelvic-tilt.md").expect("a path");
    let file = inputs
        .files
        .iter()
        .find(|file| file.shown == path.as_str())
        .expect("the pelvic tilt");
    let end = file.text[4..]
        .find("\n---\n")
        .map_or(file.text.len(), |at| at + 5);
    bencher.bench(|| {
        parse(Source {
            file: FileId(0),
            text: black_box(&file.text),
            start: 4,
            end,
        })
    });
}

#[divan::bench]
fn assemble_site(bencher: Bencher<'_, '_>) {
    let inputs = inputs();
    let documents = documents(&inputs);
    bencher
        .with_inputs(|| documents.clone())
        .bench_values(|documents| assemble(&inputs, documents));
}

#[divan::bench]
fn rules_over_documents(bencher: Bencher<'_, '_>) {
    let (site, _) = built();
    let settings = lint::Settings::new(&site.config);
    bencher.bench(|| {
        let told = site
            .documents
            .iter()
            .map(|document| lint::document(document, &settings).len());
        told.sum::<usize>()
    });
}

#[divan::bench]
fn rules_over_the_site(bencher: Bencher<'_, '_>) {
    let (site, _) = built();
    let settings = lint::Settings::new(&site.config);
    bencher.bench(|| lint::site(&site, &settings).len());
}

#[divan::bench]
fn compile_theme(bencher: Bencher<'_, '_>) {
    let inputs = inputs();
    bencher.bench(|| theme(&inputs));
}

#[divan::bench]
fn render_pages(bencher: Bencher<'_, '_>) {
    let (site, theme) = built();
    let renderer = Renderer::new(&site, &theme);
    let pages = page::pages(&site, &[]);
    bencher.bench(|| {
        pages
            .iter()
            .map(|page| page::render(&renderer, page).value.len())
            .sum::<usize>()
    });
}

#[divan::bench]
fn render_one_card(bencher: Bencher<'_, '_>) {
    let (site, theme) = built();
    let renderer = Renderer::new(&site, &theme);
    let pages = page::pages(&site, &[]);
    let card = pages
        .iter()
        .find(|page| matches!(page.subject, Subject::Card(_)))
        .expect("a card");
    bencher.bench(|| page::render(&renderer, black_box(card)));
}

/// Printouts in type and as PDF.
#[cfg(feature = "pdf")]
mod printing {
    use divan::{Bencher, black_box};
    use mendbook::path::RelPath;
    use mendbook::print::memo::Memo;
    use mendbook::print::typesetter::Layout;
    use mendbook::print::{Printer, ReadPicture};
    use mendbook::render::Renderer;
    use mendbook::site::handouts;
    use mendbook::source::{Role, SourceFile};

    struct NoPictures;

    impl ReadPicture for NoPictures {
        fn read(&self, _: &RelPath) -> Option<Vec<u8>> {
            None
        }
    }

    fn layout(file: &SourceFile) -> Option<Layout<'_>> {
        match &file.role {
            Role::Layout(name) => Some(Layout {
                name,
                file: mendbook::diagnostic::FileId(0),
                text: &file.text,
            }),
            _ => None,
        }
    }

    /// A card set again: its fit is found anew, while the typesetter is warm.
    #[divan::bench]
    fn one_card(bencher: Bencher<'_, '_>) {
        let (site, theme) = super::built();
        let renderer = Renderer::new(&site, &theme);
        let files = mendbook::source::default_templates();
        let handouts = handouts::list(&site, &[]);
        let memos: Vec<Memo> = (0..100).map(|_| Memo::default()).collect();
        let mut next = memos.iter().cycle();
        bencher
            .with_inputs(|| {
                let layouts = files.iter().filter_map(layout);
                let memo = next.next().expect("memos without end");
                Printer::new(&renderer, layouts, &[], &NoPictures, memo).value
            })
            .bench_local_refs(|printer| black_box(printer.print(black_box(&handouts[0]))));
    }

    /// All PDFs of our site, on one thread.
    #[divan::bench(sample_count = 5)]
    fn all_handouts(bencher: Bencher<'_, '_>) {
        let (site, theme) = super::built();
        let renderer = Renderer::new(&site, &theme);
        let files = mendbook::source::default_templates();
        let handouts = handouts::list(&site, &[]);
        bencher.with_inputs(Memo::default).bench_local_refs(|memo| {
            let layouts = files.iter().filter_map(layout);
            let printer = Printer::new(&renderer, layouts, &[], &NoPictures, memo).value;
            for handout in &handouts {
                black_box(printer.print(handout));
            }
        });
    }

    /// A card that hasn't changed.
    #[divan::bench]
    fn one_known_card(bencher: Bencher<'_, '_>) {
        let (site, theme) = super::built();
        let renderer = Renderer::new(&site, &theme);
        let files = mendbook::source::default_templates();
        let layouts = files.iter().filter_map(layout);
        let memo = Memo::default();
        let printer = Printer::new(&renderer, layouts, &[], &NoPictures, &memo).value;
        let handouts = handouts::list(&site, &[]);
        black_box(printer.print(&handouts[0]));
        bencher.bench_local(|| black_box(printer.print(black_box(&handouts[0]))));
    }
}

#[divan::bench]
fn minify_pages(bencher: Bencher<'_, '_>) {
    let html = rendered();
    bencher
        .with_inputs(|| html.clone())
        .bench_values(|html| html.into_iter().map(minify::page).count());
}
