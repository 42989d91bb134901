//! Printouts as files: which are made, what a PDF reader finds in them, and what is told instead.
//!
//! The words on the paper, their order and size, and the standards for accessible PDF are the subject
//! of `tests/print/`, which has the tools for it.

use std::collections::BTreeMap;

use hayro_syntax::object::{Dict, Name, Object, Stream};
use hayro_syntax::{Pdf, PdfVersion};

use crate::sites::{Run, TestSite, has_extension, repeat};

const SITE: &str = "title: Test\nlanguage: en-GB\ntheme: default\nbase_url: https://example.org/\n\
    disclaimer: Not a diagnosis.\n\
    region: {emergency_number: \"999\", emergency_department: A&E, advice_line: \"111\", clinician: GP}\n\
    check: {allow: [{code: draft-published, paths: [\"content/**\"], reason: a test}]}\n";

const TILT: &str = "---\ntitle: Pelvic tilt\nposition: supine\nequipment: []\n\
    dose: {sets: 2, reps: 8-12}\ncontraindications: none-known\nsources: [s1]\n\
    review: {status: draft}\n---\n\n1. Lie on your back.\n2. Press your back down.\n";

const ROUTINE: &str = "---\ntitle: Gentle start\nitems: [tilt]\n\
    stop_rules: [Stop if it hurts.]\nred_flags: [numb]\nupdated: 2026-03-15\n\
    review: {status: draft}\n---\n";

const FLAG: &str = "---\ntitle: Numb legs\nsign: Your legs are numb\nurgency: emergency\n\
    body_regions: [low-back]\nreview: {status: draft}\n---\n";

/// A small site with a routine, an exercise and a red flag.
pub fn site(more: &[(&str, &str)]) -> TestSite {
    let site = TestSite::empty();
    let files = [
        ("site.yaml", SITE),
        (
            "content/sources.yaml",
            "s1: {title: Handout, type: expert}\n",
        ),
        ("content/exercises/tilt.md", TILT),
        ("content/routines/start.md", ROUTINE),
        ("content/red-flags/numb.md", FLAG),
    ];
    for (path, text) in files.iter().chain(more) {
        site.write(path, text);
    }
    site
}

/// `site.yaml` with `handouts`.
fn with(handouts: &str) -> String {
    format!("{SITE}handouts: {handouts}\n")
}

/// The PDFs of the output, by path.
fn pdfs(site: &TestSite) -> BTreeMap<String, Vec<u8>> {
    let mut files = site.output();
    files.retain(|path, _| has_extension(path, "pdf"));
    files
}

fn opened(bytes: &[u8]) -> Pdf {
    Pdf::new(bytes.to_vec()).expect("a PDF")
}

/// The dictionaries of a PDF that say they are of this type.
fn of_type<'a>(pdf: &'a Pdf, kind: &str) -> Vec<Dict<'a>> {
    let dictionary = |object: Object<'a>| match object {
        Object::Dict(dictionary) => Some(dictionary),
        Object::Stream(stream) => Some(stream.dict().clone()),
        _ => None,
    };
    let all = pdf.objects().into_iter().filter_map(dictionary);
    all.filter(|found| name(found, b"Type").is_some_and(|name| name == kind))
        .collect()
}

fn name(dictionary: &Dict<'_>, key: &[u8]) -> Option<String> {
    let name = dictionary.get::<Name<'_>>(key)?;
    Some(name.as_str().to_owned())
}

fn manifest(site: &TestSite) -> serde_json::Value {
    serde_json::from_str(&site.page("handouts.json")).unwrap()
}

fn told(run: &Run, words: &[&str]) {
    for word in words {
        assert!(
            run.stderr.contains(word),
            "not told: {word}\n{}",
            run.stderr
        );
    }
}

#[test]
fn a_site_gets_the_usual_handouts() {
    let site = site(&[]);
    site.build(&[]);
    let paths: Vec<String> = pdfs(&site).into_keys().collect();
    assert_eq!(
        paths,
        [
            "red-flags/card/red-flags-a4-large.pdf",
            "red-flags/card/red-flags-a4.pdf",
            "red-flags/card/red-flags-letter-large.pdf",
            "red-flags/card/red-flags-letter.pdf",
            "red-flags/red-flags-wallet-a4.pdf",
            "red-flags/red-flags-wallet-card.pdf",
            "red-flags/red-flags-wallet-letter.pdf",
            "routines/start/card/start-card-a4-large.pdf",
            "routines/start/card/start-card-a4.pdf",
            "routines/start/card/start-card-letter-large.pdf",
            "routines/start/card/start-card-letter.pdf",
        ]
    );
}

#[test]
fn all_handouts_can_be_asked_for_and_none() {
    let all = with("{documents: [guide, exercise, booklet], papers: [A4], sizes: [large]}");
    let guide =
        "---\ntitle: Your back\nreview: {status: draft}\n---\n\n## Rest\n\nRest a little.\n";
    let site = site(&[("site.yaml", &all), ("content/guides/back.md", guide)]);
    site.build(&[]);
    let paths: Vec<String> = pdfs(&site).into_keys().collect();
    assert_eq!(
        paths,
        [
            "booklet-a4-large.pdf",
            "exercises/tilt/tilt-sheet-a4-large.pdf",
            "guides/back/back-leaflet-a4-large.pdf",
        ]
    );
    site.write("site.yaml", with("{documents: []}"));
    site.build(&[]);
    assert!(pdfs(&site).is_empty());
    assert!(!site.output().contains_key("handouts.json"));
    assert!(!site.page("routines/start/index.html").contains(".pdf"));
}

#[test]
fn a_reader_finds_a_tagged_document() {
    let site = site(&[]);
    site.build(&[]);
    for (path, bytes) in pdfs(&site) {
        let pdf = opened(&bytes);
        let catalogs = of_type(&pdf, "Catalog");
        let catalog = &catalogs[0];
        let language = catalog.get::<hayro_syntax::object::String<'_>>(b"Lang");
        assert_eq!(language.unwrap().as_bytes(), b"en-GB", "{path}");
        assert!(catalog.contains_key(b"StructTreeRoot"), "{path}");
        assert!(catalog.contains_key(b"MarkInfo"), "{path}");
        let preferences = catalog.get::<Dict<'_>>(b"ViewerPreferences").unwrap();
        let shows_title = preferences.get::<bool>(b"DisplayDocTitle");
        assert_eq!(shows_title, Some(true), "{path}");
        let metadata = catalog.get::<Stream<'_>>(b"Metadata").unwrap();
        let metadata = String::from_utf8(metadata.decoded().unwrap().into_owned()).unwrap();
        assert!(metadata.contains("pdfuaid:part"), "{path}: {metadata}");
        assert_eq!(pdf.version(), PdfVersion::Pdf17, "{path}");
    }
}

#[test]
fn fonts_are_inside() {
    let site = site(&[]);
    site.build(&[]);
    for (path, bytes) in pdfs(&site) {
        let pdf = opened(&bytes);
        let descriptors = of_type(&pdf, "FontDescriptor");
        assert!(!descriptors.is_empty(), "{path}");
        for descriptor in descriptors {
            let files = [&b"FontFile"[..], b"FontFile2", b"FontFile3"];
            let is_inside = files.iter().any(|key| descriptor.contains_key(key));
            assert!(is_inside, "{path}");
        }
    }
}

#[test]
fn sheets_are_as_large_and_as_many_as_the_manifest_says() {
    let site = site(&[]);
    site.build(&[]);
    let manifest = manifest(&site);
    let handouts = manifest["handouts"].as_array().unwrap();
    let pdfs = pdfs(&site);
    assert_eq!(handouts.len(), pdfs.len());
    for entry in handouts {
        let path = entry["file"].as_str().unwrap();
        let bytes = &pdfs[path];
        assert_eq!(entry["bytes"], bytes.len());
        let pdf = opened(bytes);
        assert_eq!(entry["pages"], pdf.pages().len(), "{path}");
        let (width, height) = match entry["paper"].as_str().unwrap() {
            "a4" => (595.28, 841.89),
            "letter" => (612.0, 792.0),
            _ => (242.65, 153.07),
        };
        for page in pdf.pages().iter() {
            let media = page.media_box();
            assert!((media.width() - width).abs() < 0.1, "{path}");
            assert!((media.height() - height).abs() < 0.1, "{path}");
        }
        if entry["size"] == "standard" {
            assert_eq!(entry["pages"], 1, "{path}");
        }
    }
}

#[test]
fn the_same_version_stands_on_paper_page_and_list() {
    let site = site(&[]);
    site.build(&[]);
    let manifest = manifest(&site);
    let id_of = |file: &str| {
        let all = manifest["handouts"].as_array().unwrap().iter();
        let mut found = all.filter(|entry| entry["file"] == file);
        found.next().unwrap()["id"].as_str().unwrap().to_owned()
    };
    let id = id_of("routines/start/card/start-card-a4.pdf");
    assert_eq!(id.len(), 8);
    assert!(site.page("routines/start/card/index.html").contains(&id));
    site.write("content/exercises/tilt.md", TILT.replace("8-12", "8-13"));
    site.build(&[]);
    let page = site.page("routines/start/card/index.html");
    assert!(!page.contains(&id), "another dose is another version");
    site.write("content/exercises/tilt.md", TILT);
    site.write("site.yaml", SITE.replace("999", "112"));
    site.build(&[]);
    let page = site.page("routines/start/card/index.html");
    assert!(
        !page.contains(&id),
        "another number to call is another version"
    );
}

#[test]
fn a_pdf_is_dated_by_its_records() {
    let site = site(&[]);
    site.build(&["--today", "2027-01-01"]);
    let first = pdfs(&site);
    let pdf = opened(&first["routines/start/card/start-card-a4.pdf"]);
    let date = pdf.metadata().creation_date.unwrap();
    assert_eq!((date.year, date.month, date.day), (2026, 3, 15));
    site.build(&["--today", "2028-01-01", "--jobs", "1"]);
    assert_eq!(pdfs(&site), first, "another day, the same bytes");
}

/// A routine of so many exercises with long steps.
fn long(count: usize, layout: &str) -> Vec<(String, String)> {
    let steps = repeat(1..=6, |step| {
        format!(
            "{step}. Breathe out and move slowly and gently as far as it feels good to you today.\n"
        )
    });
    let mut files: Vec<(String, String)> = (1..=count)
        .map(|number| {
            let text = TILT.replace("Pelvic tilt", &format!("Move number {number}"));
            let (front, _) = text.split_once("\n1. ").unwrap();
            (
                format!("content/exercises/move-{number}.md"),
                format!("{front}\n{steps}"),
            )
        })
        .collect();
    let items = repeat(1..=count, |number| format!("  - move-{number}\n"));
    let routine = format!(
        "---\ntitle: Long\nitems:\n{items}layout: {layout}\nstop_rules: [Stop if it hurts.]\n\
         red_flags: [numb]\nreview: {{status: draft}}\n---\n"
    );
    files.push(("content/routines/long.md".to_owned(), routine));
    files
}

fn pairs(files: &[(String, String)]) -> Vec<(&str, &str)> {
    files
        .iter()
        .map(|(path, text)| (path.as_str(), text.as_str()))
        .collect()
}

#[test]
fn a_card_that_does_not_fit_is_told_and_nothing_is_published() {
    let site = site(&[]);
    site.build(&[]);
    let before = site.output();
    let files = long(14, "list");
    for (path, text) in &files {
        site.write(path, text);
    }
    let run = site.run(&["build"]);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    assert!(run.codes().contains(&"card-overflow"), "{}", run.stderr);
    told(
        &run,
        &[
            "the card `long` doesn't fit on one sheet of A4 (it is ",
            "mm too long), nor on one sheet of Letter (it is ",
            "content/routines/long.md:3:1",
            "help: take ",
        ],
    );
    assert_eq!(site.output(), before);
    let check = site.run(&["check"]);
    assert!(
        check.codes().contains(&"card-overflow"),
        "check tells the same"
    );
}

#[test]
fn what_would_help_helps() {
    let files = long(14, "list");
    let site = site(&pairs(&files));
    let run = site.run(&["check"]);
    let (_, rest) = run.stderr.split_once("help: take ").expect(&run.stderr);
    let fewer: usize = rest.split(' ').next().unwrap().parse().unwrap();
    assert!((1..14).contains(&fewer));
    let (_, routine) = files.last().unwrap();
    let without = |fewer: usize| {
        let items = repeat(14 - fewer + 1..=14, |number| format!("  - move-{number}\n"));
        routine.replace(&items, "")
    };
    site.write("content/routines/long.md", without(fewer));
    let run = site.run(&["check"]);
    assert!(!run.stderr.contains("one sheet of"), "{}", run.stderr);
    site.write("content/routines/long.md", without(fewer - 1));
    let run = site.run(&["check"]);
    assert!(
        run.stderr.contains("one sheet of"),
        "{fewer} is the least: {}",
        run.stderr
    );
}

#[test]
fn large_print_takes_as_many_sheets_as_it_may() {
    let files = long(5, "list");
    let site = site(&pairs(&files));
    let large = |pages: u32| {
        with(&format!(
            "{{papers: [A4], sizes: [large], documents: [routine], large_pages: {pages}}}"
        ))
    };
    site.write("site.yaml", large(8));
    site.build(&[]);
    let manifest = manifest(&site);
    let entries = manifest["handouts"].as_array().unwrap();
    let long = entries
        .iter()
        .find(|entry| entry["title"] == "Long")
        .unwrap();
    let pages = long["pages"].as_u64().unwrap();
    assert!(pages > 1 && pages <= 8, "{pages}");
    assert!(
        site.page("routines/long/index.html")
            .contains("up to 8 pages")
    );
    site.write("site.yaml", large(1));
    let run = site.run(&["check"]);
    told(&run, &["in large print", "large_pages: "]);
}

#[test]
fn the_html_card_takes_the_setting_that_was_found() {
    let files = long(2, "list");
    let site = site(&pairs(&files));
    site.build(&[]);
    let fit = |page: &str| {
        let html = site.page(page);
        let (_, rest) = html.split_once("fit-").expect("a setting");
        let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
        digits.parse::<usize>().unwrap()
    };
    let roomy = fit("routines/start/card/index.html");
    let tight = fit("routines/long/card/index.html");
    assert!(roomy < tight, "{roomy} {tight}");
}

#[test]
fn red_flags_that_do_not_fit_get_a_sheet_for_each_region() {
    let flag = |number: usize, region: &str| {
        let sign = format!(
            "A long and winding sign of trouble with many words, number {number}, in the {region}"
        );
        (
            format!("content/red-flags/{region}-{number}.md"),
            format!(
                "---\ntitle: Sign {region} {number}\nsign: {sign}\nurgency: see-clinician\n\
                 body_regions: [{region}]\nreview: {{status: draft}}\n---\n"
            ),
        )
    };
    let mut files: Vec<(String, String)> = (1..=14).map(|number| flag(number, "neck")).collect();
    files.extend((1..=14).map(|number| flag(number, "knee")));
    let everywhere = "---\ntitle: Fever\nsign: You have a fever\nurgency: emergency\nreview: {status: draft}\n---\n";
    files.push((
        "content/red-flags/fever.md".to_owned(),
        everywhere.to_owned(),
    ));
    let site = site(&pairs(&files));
    site.build(&[]);
    let paths: Vec<String> = pdfs(&site).into_keys().collect();
    assert!(
        paths
            .iter()
            .any(|path| path == "red-flags/card/knee/red-flags-knee-a4.pdf"),
        "{paths:?}"
    );
    assert!(!site.output().contains_key("red-flags/card/index.html"));
    let list = site.page("red-flags/index.html");
    for region in ["knee", "neck", "low-back"] {
        assert!(
            list.contains(&format!("card/{region}/")),
            "{region} is listed"
        );
    }
    let knee = site.page("red-flags/card/knee/index.html");
    assert!(knee.contains("number 14, in the knee") && !knee.contains("in the neck"));
    assert!(
        knee.contains("You have a fever"),
        "a flag without region is on every sheet"
    );
}

#[test]
fn a_letter_without_a_font_is_told_at_its_place() {
    let strange = TILT.replace("Press your back down.", "Press your back \u{6F22} down.");
    let site = site(&[("content/exercises/tilt.md", &strange)]);
    let run = site.run(&["build"]);
    assert_eq!(run.code, Some(1));
    assert!(run.codes().contains(&"glyph-missing"), "{}", run.stderr);
    told(
        &run,
        &[
            "no font has `\u{6F22}` (U+6F22)",
            "content/exercises/tilt.md:12:20",
            "`fonts/`",
        ],
    );
    site.write(
        "content/routines/start.md",
        ROUTINE.replace("items: [tilt]", "items: []"),
    );
    let run = site.run(&["check"]);
    assert!(
        !run.codes().contains(&"glyph-missing"),
        "only what is printed is looked at"
    );
}

#[test]
fn a_site_can_bring_fonts() {
    let layout = "#import \"base.typ\": *\n#show: sheet\n#set page(margin: 4mm)\n\
        #set text(font: \"DejaVu Sans Mono\")\n#heading(level: 1, say(\"wallet_title\"))\n";
    let site = site(&[
        ("themes/own/print/wallet.typ", layout),
        ("site.yaml", &with("{documents: [wallet], papers: [A4]}")),
    ]);
    site.write("fonts/mono.ttf", dejavu::sans_mono::bold());
    site.build(&["--theme", "own"]);
    let pdfs = pdfs(&site);
    let pdf = opened(&pdfs["red-flags/red-flags-wallet-a4.pdf"]);
    let names: Vec<String> = of_type(&pdf, "FontDescriptor")
        .iter()
        .filter_map(|descriptor| name(descriptor, b"FontName"))
        .collect();
    assert!(
        names.iter().any(|name| name.contains("DejaVuSansMono")),
        "{names:?}"
    );
    site.write("fonts/broken.otf", "no font");
    let run = site.run(&["check"]);
    told(&run, &["fonts/broken.otf", "this file isn't a font"]);
}

#[test]
fn mistakes_in_layouts_are_told_at_their_line() {
    let site = site(&[("site.yaml", &with("{documents: [wallet]}"))]);
    let with_layout = |layout: &str| {
        let layout = format!("#import \"base.typ\": *\n#show: sheet\n{layout}\n");
        site.write("themes/own/print/wallet.typ", layout);
        let run = site.run(&["build", "--theme", "own"]);
        assert_eq!(run.code, Some(1), "{}", run.stderr);
        assert!(
            run.stderr.contains("error[template-error]"),
            "{}",
            run.stderr
        );
        assert!(
            run.stderr.contains("themes/own/print/wallet.typ:3:"),
            "{}",
            run.stderr
        );
        assert_eq!(
            run.codes()
                .iter()
                .filter(|code| **code == "template-error")
                .count(),
            1
        );
        run
    };
    told(&with_layout("#handuot"), &["unknown variable: handuot"]);
    with_layout("#(1");
    // The world of a layout ends at its data.
    with_layout("#read(\"/etc/passwd\")");
    with_layout("#read(\"../../site.yaml\")");
    with_layout("#import \"@preview/example:0.1.0\": *");
    with_layout("#datetime.today()");
    // What would make the document inaccessible.
    with_layout("#heading(level: 1)[A] #image(\"/qr.svg\")");
}

#[test]
fn content_is_never_code() {
    let hostile = "#panic(1) $x$ *a* _b_ <label> @ref // c /* d */ `e` \\u{41} #{ #[ \" \\ ~ --- https://x.example/#y";
    let yaml = serde_json::Value::from(hostile).to_string();
    let tilt = TILT
        .replace("Pelvic tilt", "Pelvic #tilt")
        .replace(
            "Press your back down.",
            "Press #panic(\"now\") $x^2$ <label> @here \\#import.",
        )
        .replace(
            "equipment: []",
            &format!("equipment: []\ncues: [{yaml}]\nfeel: [{yaml}]"),
        );
    let flag = FLAG.replace("Your legs are numb", "Your #legs $are$ numb");
    let documents =
        "{documents: [routine, quick-reference, wallet, exercise, booklet], papers: [A4]}";
    let site = site(&[
        ("content/exercises/tilt.md", &tilt),
        ("content/red-flags/numb.md", &flag),
        ("site.yaml", &with(documents)),
    ]);
    let run = site.run(&["build"]);
    assert!(!run.stderr.contains("template-error"), "{}", run.stderr);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert_eq!(pdfs(&site).len(), 10);
}

#[test]
fn pictures_are_printed() {
    let routine = ROUTINE;
    let tilt = TILT.replace(
        "equipment: []",
        "equipment: []\nimages: [{src: tilt.png, alt: A person lies on a mat, licence: CC0}]",
    );
    let site = site(&[
        ("content/exercises/tilt.md", &tilt),
        ("content/routines/start.md", routine),
    ]);
    site.write("content/exercises/tilt.png", PIXEL);
    site.build(&[]);
    let pdfs = pdfs(&site);
    let pdf = opened(&pdfs["routines/start/card/start-card-a4.pdf"]);
    let is_image = |found: &Dict<'_>| name(found, b"Subtype").is_some_and(|name| name == "Image");
    assert!(of_type(&pdf, "XObject").iter().any(is_image));
    site.write("content/exercises/tilt.png", &PIXEL[..40]);
    let run = site.run(&["build"]);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    told(
        &run,
        &["a picture can't be printed", "`content/exercises/tilt.png`"],
    );
}

/// A PNG of one grey pixel.
pub const PIXEL: &[u8] = &[
    137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0,
    0, 0, 58, 126, 155, 85, 0, 0, 0, 10, 73, 68, 65, 84, 120, 156, 99, 104, 0, 0, 0, 130, 0, 129,
    119, 205, 114, 182, 0, 0, 0, 0, 73, 69, 78, 68, 174, 66, 96, 130,
];

#[test]
fn a_card_can_be_made_for_one_person() {
    let site = site(&[]);
    let before = crate::sites::files(&site.path(""));
    let made = site.run(&[
        "handout",
        "start",
        "--dose",
        "tilt=1 set of 5",
        "--name-line",
        "-o",
        "anna.pdf",
    ]);
    assert_eq!(made.code, Some(0), "{}", made.stderr);
    told(&made, &["wrote anna.pdf: 1 page, version "]);
    let adapted = std::fs::read(site.path("anna.pdf")).unwrap();
    assert_eq!(opened(&adapted).pages().len(), 1);
    let plain = site.run(&["handout", "start", "-o", "plain.pdf"]);
    assert_eq!(plain.code, Some(0), "{}", plain.stderr);
    assert_ne!(std::fs::read(site.path("plain.pdf")).unwrap(), adapted);
    let again = site.run(&[
        "handout",
        "start",
        "--dose",
        "tilt=1 set of 5",
        "--name-line",
        "-o",
        "anna.pdf",
    ]);
    assert_eq!(again.code, Some(0));
    assert_eq!(
        std::fs::read(site.path("anna.pdf")).unwrap(),
        adapted,
        "the same bytes"
    );
    let mut after = crate::sites::files(&site.path(""));
    after.retain(|path, _| path != "anna.pdf" && path != "plain.pdf");
    assert_eq!(after, before, "nothing is stored");
}

#[test]
fn a_handout_for_one_person_is_checked() {
    let site = site(&[]);
    let fails = |arguments: &[&str], words: &[&str]| {
        let run = site.run(&[&["handout"], arguments, &["-o", "x.pdf"]].concat());
        assert_eq!(run.code, Some(1), "{arguments:?}\n{}", run.stderr);
        told(&run, words);
        assert!(!site.path("x.pdf").exists());
    };
    fails(
        &["strat"],
        &[
            "no routine or exercise has the id `strat`",
            "did you mean `start`?",
        ],
    );
    fails(
        &["start", "--dose", "tlit=1 set of 5"],
        &["`tlit`", "did you mean `tilt`?"],
    );
    fails(
        &["start", "--dose", "tilt=gently"],
        &["`gently` isn't understood"],
    );
    fails(&["start", "--dose", "tilt=12-8 reps"], &["range-inverted"]);
    fails(&["start", "--dose", "tilt=hold 5"], &["dose-without-unit"]);
    let run = site.run(&["handout", "start", "--dose", "tilt", "-o", "x.pdf"]);
    assert_eq!(run.code, Some(2), "{}", run.stderr);
    site.write(
        "content/exercises/tilt.md",
        TILT.replace("reps: 8-12", "reps: 12-8"),
    );
    fails(&["start"], &["range-inverted", "content/exercises/tilt.md"]);
}

#[test]
fn an_exercise_alone_takes_the_stop_rules_of_its_routines() {
    let alone = TILT.replace("Pelvic tilt", "Bridge");
    let site = site(&[("content/exercises/bridge.md", &alone)]);
    let made = site.run(&[
        "handout", "tilt", "--size", "large", "--paper", "letter", "-o", "x.pdf",
    ]);
    assert_eq!(made.code, Some(0), "{}", made.stderr);
    let run = site.run(&["handout", "bridge", "-o", "y.pdf"]);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    told(&run, &["routine-without-stop-rule"]);
    let both = site.run(&["handout", "start", "bridge", "-o", "z.pdf"]);
    assert_eq!(both.code, Some(0), "{}", both.stderr);
    let two = site.run(&[
        "handout", "tilt", "nothing", "--dose", "tilt=5", "-o", "q.pdf",
    ]);
    assert_eq!(two.codes(), ["unknown-reference"], "one cause is told once");
}

#[test]
fn more_sheets_can_be_allowed_for_one_person() {
    let files = long(5, "list");
    let site = site(&pairs(&files));
    site.write("site.yaml", with("{documents: []}"));
    let run = site.run(&["handout", "long", "-o", "x.pdf"]);
    told(
        &run,
        &["this handout doesn't fit on one sheet of A4", "`--pages 2`"],
    );
    let made = site.run(&["handout", "long", "--pages", "3", "-o", "x.pdf"]);
    assert_eq!(made.code, Some(0), "{}", made.stderr);
    let pages = opened(&std::fs::read(site.path("x.pdf")).unwrap())
        .pages()
        .len();
    assert!((2..=3).contains(&pages), "{pages}");
}
