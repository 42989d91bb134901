//! Documents out of texts: kinds, ids, one cause told once, steps, headings.

use super::*;

fn document(path: &str, text: &str) -> Checked<Document> {
    let path = RelPath::new(path).unwrap();
    parse(Input {
        file: FileId(0),
        path: &path,
        text,
        raw_html: false,
    })
}

fn codes(checked: &Checked<Document>) -> Vec<&str> {
    checked
        .diagnostics
        .iter()
        .map(|diagnostic| diagnostic.code)
        .collect()
}

#[test]
fn kind_and_id_come_from_the_place() {
    let at = |path| {
        let document = document(path, "---\ntitle: A\n---\n").value;
        (document.kind, document.id.value)
    };
    assert_eq!(at("index.md"), (Kind::Page, "home".into()));
    assert_eq!(at("guides/index.md"), (Kind::Page, "guides".into()));
    assert_eq!(at("guides/back/index.md"), (Kind::Guide, "back".into()));
    assert_eq!(at("guides/low-back.md"), (Kind::Guide, "low-back".into()));
    assert_eq!(at("about.md"), (Kind::Page, "about".into()));
    assert_eq!(
        at("clinic/Opening Hours.md"),
        (Kind::Page, "opening-hours".into())
    );
}

#[test]
fn one_cause_is_told_once() {
    assert_eq!(
        codes(&document("guides/a.md", "# Hello\n")),
        ["field-missing"]
    );
    assert_eq!(
        codes(&document("guides/a.md", "---\ntitle: A\n")),
        ["front-matter-not-closed"]
    );
    assert_eq!(
        codes(&document("guides/a.md", "---\ntitle: A: b\n---\n")),
        ["yaml-invalid"]
    );
    assert_eq!(
        codes(&document("exercises/a.md", "---\ntitle: A: b\n---\n")),
        ["yaml-invalid"]
    );
}

#[test]
fn all_problems_of_a_file_are_told() {
    let checked = document(
        "exercises/tilt.md",
        "---\ntitle: Tilt\nposision: supine\ndate: 2026-02-31\nweight: heavy\n---\n\n[x](javascript:x)\n",
    );
    let mut codes = codes(&checked);
    codes.sort_unstable();
    assert_eq!(
        codes,
        [
            "bad-date",
            "steps-missing",
            "unknown-field",
            "unsafe-url",
            "wrong-type"
        ]
    );
}

#[test]
fn a_key_is_lacking_where_nothing_was_written() {
    let text = "---\ntitle: A\nstop_rule: Stop.\nred_flags: []\nrelief: cold\nsources: [s]\n---\n";
    let document = document("guides/a.md", text).value;
    assert_eq!(document.lacks("disclaimer"), Some(document.opening));
    let key = document.lacks("red_flags").unwrap();
    assert_eq!(&text[key.range()], "red_flags");
    for written in ["sources", "relief", "stop_rules"] {
        assert_eq!(document.lacks(written), None, "{written}");
    }
}

#[test]
fn steps_are_the_one_list() {
    let text = "---\ntitle: Tilt\n---\nIntro.\n\n1. One.\n2. Two.\n\nAfter.\n";
    let document = document("exercises/tilt.md", text).value;
    let part = |range: &std::ops::Range<u32>| {
        document.body.html[range.start as usize..range.end as usize]
            .trim()
            .to_owned()
    };
    let parts = document.parts.as_ref().unwrap();
    assert_eq!(part(&parts.intro), "<p>Intro.</p>");
    assert_eq!(
        parts.ways[0].steps.iter().map(part).collect::<Vec<_>>(),
        ["One.", "Two."]
    );
    assert_eq!(part(&parts.ways[0].notes[0]), "<p>After.</p>");
}

#[test]
fn heading_ids_are_stable_and_unique() {
    let text = "---\ntitle: T\n---\n## Pain\n## Pain\n## Other {#pain-2}\n## Menu\n## ***\n";
    let ids: Vec<_> = document("a.md", text)
        .value
        .body
        .headings
        .into_iter()
        .map(|heading| heading.id)
        .collect();
    assert_eq!(ids, ["pain", "pain-3", "pain-2", "menu-2", "section"]);
}
