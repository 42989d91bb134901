//! The language files beside each other: every message can be said, with the same values, and what
//! grammar needs of code (plurals of ranges, lists) comes out right in each.

use std::collections::{BTreeMap, BTreeSet};

use mendbook::language::{Arg, Language};

use crate::sites::{TestSite, fixtures};

/// A number of each plural form that Arabic has: zero, one, two, few, many, other.
const ONE_OF_EACH_PLURAL: [f64; 6] = [0.0, 1.0, 2.0, 3.0, 11.0, 100.0];

fn file(tag: &str) -> String {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/language");
    std::fs::read_to_string(folder.join(format!("{tag}.ftl"))).unwrap()
}

/// The ids of the messages of a file.
fn ids(text: &str) -> Vec<String> {
    let lines = text
        .lines()
        .filter(|line| line.starts_with(|c: char| c.is_ascii_alphabetic()));
    let ids = lines.filter_map(|line| line.split_once(" ="));
    ids.map(|(id, _)| id.to_owned()).collect()
}

/// Each message is given everything that any message may be given.
#[test]
fn every_message_can_be_said_in_every_language() {
    let text = |name: &'static str| (name, Arg::from("«x»"));
    let texts = [
        "action",
        "advice_line",
        "after",
        "amount",
        "clinician",
        "credit",
        "date",
        "day",
        "effort",
        "emergency_department",
        "emergency_number",
        "first-letter",
        "first-three",
        "first-two",
        "frequency",
        "from",
        "last",
        "letter",
        "list",
        "low",
        "month",
        "n",
        "name",
        "next",
        "noun",
        "paper",
        "per",
        "place",
        "sets",
        "site",
        "size",
        "term",
        "text",
        "time",
        "times",
        "title",
        "to",
        "total",
        "version",
        "week",
        "what",
        "words",
        "year",
        "high",
        "area",
    ];
    for tag in Language::available() {
        let language = Language::load(&tag).unwrap();
        for id in ids(&file(&tag)) {
            for count in ONE_OF_EACH_PLURAL {
                let mut args: Vec<(&str, Arg<'_>)> = texts.map(text).to_vec();
                args.extend([("count", Arg::Number(count)), ("exact", Arg::Number(count))]);
                let said = language.format(&id, &args);
                let about = format!("{id} in {tag}: {said}");
                assert!(!said.is_empty() && said.trim() == said, "{about}");
                assert!(
                    !said.contains(['{', '}', '!']) && !said.contains("  "),
                    "{about}"
                );
            }
        }
    }
}

/// What each language leaves out of a message, English says: the same values in all of them.
#[test]
fn messages_use_the_values_of_the_english_ones() {
    let variables = |text: &str| {
        let resource = text.split("\n}").collect::<Vec<_>>().join("");
        let mut of: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut id = String::new();
        for line in resource.lines().filter(|line| !line.starts_with('#')) {
            if line.starts_with(|c: char| c.is_ascii_alphabetic()) {
                line.split(' ')
                    .next()
                    .unwrap_or_default()
                    .clone_into(&mut id);
            }
            let names = line.split('$').skip(1).map(|rest| {
                let end = rest.find(|c: char| !c.is_alphanumeric() && !"-_".contains(c));
                rest[..end.unwrap_or(rest.len())].to_owned()
            });
            // How plurals are chosen, and the spelling of a region, are the language's own.
            let own = [
                "count",
                "exact",
                "region",
                "first-letter",
                "first-two",
                "first-three",
            ];
            let names = names.filter(|name| !own.contains(&name.as_str()));
            of.entry(id.clone()).or_default().extend(names);
        }
        of.retain(|id, _| id != "range-count");
        of
    };
    let english = variables(&file("en"));
    for tag in Language::available() {
        for (id, own) in variables(&file(&tag)) {
            // "once" needs no number.
            let inner = id == "frequency-day" || id == "dose-times";
            assert!(inner || own == english[&id], "{id} in {tag}: {own:?}");
        }
    }
}

#[test]
fn ranges_take_the_plural_that_cldr_says() {
    // As `Intl.PluralRules.selectRange` has them; a language's number for each plural form.
    for (tag, low, high, number) in [
        ("en", 0.0, 1.0, 2.0),
        ("en", 1.0, 2.0, 2.0),
        ("es", 0.0, 1.0, 2.0),
        ("es", 0.5, 1.0, 2.0),
        ("es", 1.0, 3.0, 3.0),
        ("ar", 0.0, 1.0, 0.0),
        ("ar", 0.0, 2.0, 0.0),
        ("ar", 0.5, 1.0, 100.0),
        ("ar", 0.5, 2.0, 100.0),
        ("ar", 1.0, 2.0, 100.0),
        ("ar", 2.0, 3.0, 3.0),
        ("ar", 5.0, 15.0, 15.0),
        ("ar", 99.0, 102.0, 102.0),
        ("ar", 100.0, 103.0, 3.0),
    ] {
        let language = Language::load(tag).unwrap();
        let said = language.plural_of_range(low, high);
        assert!(
            (said - number).abs() < f64::EPSILON,
            "{low} to {high} in {tag}: {said}"
        );
    }
}

#[test]
fn lists_sound_right_in_spanish_and_arabic() {
    let list = |tag: &str, items: &[&str], or: bool| {
        let language = Language::load(tag).unwrap();
        let items: Vec<String> = items.iter().map(|item| (*item).to_owned()).collect();
        if or {
            language.list_or(&items)
        } else {
            language.list(&items)
        }
    };
    for (items, and) in [
        (&["frío", "calor", "reposo"][..], "frío, calor y reposo"),
        (&["naproxeno", "ibuprofeno"], "naproxeno e ibuprofeno"),
        (&["María", "Ítalo"], "María e Ítalo"),
        (&["agua", "hilo"], "agua e hilo"),
        (&["agua", "hielo"], "agua y hielo"),
        (&["agua", "yeso"], "agua y yeso"),
    ] {
        assert_eq!(list("es", items, false), and);
    }
    for (items, or) in [
        (&["uno", "otro"][..], "uno u otro"),
        (&["día", "hora"], "día u hora"),
        (&["frío", "hielo"], "frío o hielo"),
        (&["frío", "calor"], "frío o calor"),
    ] {
        assert_eq!(list("es", items, true), or);
    }
    assert_eq!(
        list("ar", &["كرسي", "منشفة", "حزام"], false),
        "كرسي، منشفة وحزام"
    );
    assert_eq!(list("ar", &["كرسي", "حزام"], true), "كرسي أو حزام");
}

/// The golden sites use the bare theme, which sets no direction.
#[test]
fn the_default_theme_writes_arabic_from_right_to_left() {
    let site = TestSite::copy_of(&fixtures().join("golden/arabic"));
    let settings = std::fs::read_to_string(site.path("site.yaml")).unwrap();
    site.write(
        "site.yaml",
        settings.replace("theme: bare", "theme: default"),
    );
    let run = site.run(&["build", "--quiet", "--strict", "--today", "2026-01-01"]);
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), ""));
    let page = site.page("guides/low-back/index.html");
    assert!(page.contains("<html lang=\"ar\" dir=\"rtl\">"), "{page}");
    assert!(
        page.contains("\u{2066}937\u{A0}000\u{A0}111\u{2069}"),
        "a number in order, on one line"
    );
}

#[test]
fn letters_with_accents_stand_under_the_plain_ones() {
    let term = |name: &str| format!("---\ntitle: {name}\nplain: Una palabra.\n---\n");
    let site = TestSite::of(&[
        ("site.yaml", "title: Palabras\nlanguage: es\n"),
        ("content/glossary/a.md", &term("Ámbito")),
        ("content/glossary/b.md", &term("Asma")),
        ("content/glossary/c.md", &term("Zona")),
    ]);
    assert_eq!(site.build(&[]).code, Some(0));
    let page = site.page("glossary/index.html");
    let place = |text: &str| {
        page.find(text)
            .unwrap_or_else(|| panic!("no {text} in {page}"))
    };
    assert!(place(">Ámbito<") < place(">Asma<") && place(">Asma<") < place(">Zona<"));
    assert!(!page.contains("letter-Á"), "one letter A");
}
