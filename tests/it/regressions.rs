//! What was wrong once: small sites that show one mistake of mendbook each.

use crate::html::{faults, misnested, tags};
use crate::sites::{Run, SITE_YAML, TestSite};

const HEAD: &str = "---\ntitle: A\n---\n";
const STEPS: &str = "---\ntitle: E\n---\n1. Do.\n";

/// A page with a title and this body.
fn page(body: &str) -> String {
    format!("{HEAD}{body}\n")
}

fn check(files: &[(&str, &str)]) -> Run {
    TestSite::of(files).run(&["check"])
}

/// The codes that a site of these files tells, by either command; neither may fail in another way.
fn told(files: &[(&str, &str)]) -> Vec<String> {
    let site = TestSite::of(files);
    let (checked, built) = (site.run(&["check"]), site.run(&["build"]));
    assert!(matches!(built.code, Some(0 | 1)), "{}", built.stderr);
    assert_eq!(checked.codes(), built.codes());
    checked.codes().into_iter().map(str::to_owned).collect()
}

/// Builds these files and finds no id twice and no address that leads nowhere.
fn assert_sound(files: &[(&str, &str)]) -> TestSite {
    let site = TestSite::of(files);
    site.build(&[]);
    assert_eq!(faults(&site.output(), "/"), [""; 0]);
    site
}

// Safety ---------------------------------------------------------------------------------------

#[test]
fn a_withdrawn_record_is_not_embedded() {
    let retired = "---\ntitle: Hop\nreview: {status: retired}\ndose: {reps: 99}\n---\n1. Hop.\n";
    let files = [
        ("content/exercises/hop.md", retired),
        ("content/a.md", &page("![[hop]]")),
    ];
    assert_eq!(told(&files), ["draft-linked"]);
}

#[test]
fn a_sentence_has_one_full_stop() {
    let flag = "---\ntitle: F\nsign: You are tired\nurgency: same-day\naction: Call the clinic today.\n---\n";
    let site = TestSite::of(&[("content/red-flags/f.md", flag)]);
    site.build(&[]);
    let shown = site.page("red-flags/f/index.html");
    assert!(
        shown.contains("Call the clinic today.") && !shown.contains("today.."),
        "{shown}"
    );
    assert!(!site.page("red-flags.json").contains("today.."));
}

// Nothing is lost in silence -------------------------------------------------------------------

#[test]
fn a_page_where_a_made_page_lives_is_told() {
    for path in ["content/glossary.md", "content/red-flags.md"] {
        assert_eq!(
            told(&[(path, &page("Lost words."))]),
            ["duplicate-output"],
            "{path}"
        );
    }
    let card = "---\ntitle: Card\nkind: page\n---\n";
    let routine = "---\ntitle: R\nitems: [e]\nstop_rules: [Stop.]\n---\n";
    let files = [
        ("content/routines/r.md", routine),
        ("content/routines/r/card.md", card),
        ("content/exercises/e.md", STEPS),
    ];
    assert_eq!(told(&files), ["duplicate-output"]);
}

#[test]
fn an_alias_where_a_made_page_lives_is_told() {
    for alias in [
        "/a-z/",
        "/glossary/",
        "/red-flags/",
        "/red-flags/card/",
        "/tags/",
        "/sources/",
        "/guides/",
        "/tags/word/",
        "/routines/r/card/",
    ] {
        let guide = format!("---\ntitle: G\naliases: [{alias}]\ntags: [word]\n---\n");
        let files = [
            ("content/guides/g.md", guide.as_str()),
            ("content/exercises/e.md", STEPS),
            (
                "content/routines/r.md",
                "---\ntitle: R\nitems: [e]\nstop_rules: [Stop.]\n---\n",
            ),
        ];
        assert_eq!(told(&files), ["duplicate-output"], "{alias}");
    }
}

#[test]
fn a_folder_where_a_file_lies_is_told() {
    for alias in [
        "/robots.txt/",
        "/assets/style.css/",
        "/404.html/",
        "/x.txt/y/",
        "/red-flags.json/",
    ] {
        let guide = format!("---\ntitle: G\naliases: [{alias}]\n---\n");
        let files = [
            ("content/guides/g.md", guide.as_str()),
            ("static/x.txt", "x"),
        ];
        assert_eq!(told(&files), ["duplicate-output"], "{alias}");
    }
}

#[test]
fn a_file_in_content_where_mendbook_writes_is_told() {
    for path in [
        "content/robots.txt",
        "content/red-flags.json",
        "content/assets/style.css",
        "content/feed.xml",
    ] {
        assert_eq!(
            told(&[("content/a.md", HEAD), (path, "mine")]),
            ["duplicate-output"],
            "{path}"
        );
    }
}

#[test]
fn a_style_sheet_in_static_wins_or_is_told() {
    let site = TestSite::of(&[("content/a.md", HEAD), ("static/assets/style.css", "mine")]);
    let run = site.run(&["build"]);
    match run.code {
        Some(0) => assert_eq!(site.page("assets/style.css"), "mine"),
        code => assert_eq!(
            (code, run.codes()),
            (Some(1), vec!["duplicate-output"]),
            "{}",
            run.stderr
        ),
    }
}

#[test]
fn a_file_without_a_name_for_an_address_is_told() {
    for path in ["content/guides/!!!.md", "content/---.md"] {
        let run = check(&[(path, HEAD)]);
        assert_eq!(run.code, Some(1), "{path} {}", run.stderr);
    }
}

#[test]
fn links_to_nothing_are_told() {
    for body in ["[x]()", "[x](#)", "[x](<>)", "[x](?y)"] {
        assert_eq!(
            told(&[("content/a.md", &page(body))]),
            ["broken-link"],
            "{body}"
        );
    }
}

#[test]
fn addresses_that_leave_the_site_are_told() {
    for body in [
        "[x](/../x)",
        "[x](/a/../../x)",
        "[x](/&#9;/example.org/)",
        "[x](/a:b/)",
    ] {
        let codes = told(&[("content/a.md", &page(body)), ("content/index.md", HEAD)]);
        assert!(
            codes == ["broken-link"] || codes == ["unsafe-url"],
            "{body} {codes:?}"
        );
    }
}

#[test]
fn a_logo_that_is_not_there_is_told() {
    let site = TestSite::of(&[("content/a.md", HEAD)]);
    site.write(
        "site.yaml",
        format!("{SITE_YAML}logo: static/nowhere.svg\n"),
    );
    assert_eq!(site.run(&["check"]).codes(), ["image-missing"]);
}

#[test]
fn a_base_url_is_a_web_address() {
    for url in [
        "mailto:a@example.org",
        "tel:911",
        "https://example.org/?x",
        "https://example.org/#x",
        "https://",
    ] {
        let site = TestSite::of(&[("content/a.md", HEAD)]);
        site.write(
            "site.yaml",
            SITE_YAML.replace("https://example.org/", &format!("\"{url}\"")),
        );
        assert_eq!(site.run(&["check"]).codes(), ["value-not-allowed"], "{url}");
    }
}

#[test]
fn ids_that_are_keys_are_ids() {
    let sources = (
        "content/sources.yaml",
        "My Source!: {title: X, type: expert}\n",
    );
    assert_eq!(told(&[sources]), ["value-not-allowed"]);
    let exercise = "---\ntitle: E\nvariants: {Big Step: {label: B}}\n---\n## B {#big}\n\n1. Do.\n";
    assert!(
        told(&[("content/exercises/e.md", exercise)]).contains(&"value-not-allowed".to_owned())
    );
}

// Links ----------------------------------------------------------------------------------------

#[test]
fn files_of_static_can_be_linked_to() {
    let site = assert_sound(&[
        ("content/guides/a.md", &page("[x](/leaflet.pdf)")),
        ("static/leaflet.pdf", "x"),
    ]);
    assert!(
        site.page("guides/a/index.html")
            .contains("href=\"../../leaflet.pdf\"")
    );
}

#[test]
fn titles_of_links_to_elsewhere_are_kept() {
    let site = TestSite::of(&[(
        "content/a.md",
        &page("[x](https://example.org/ \"Elsewhere\")"),
    )]);
    site.build(&[]);
    let html = site.page("a/index.html");
    let title = tags(&html)
        .into_iter()
        .find_map(|tag| tag.attributes.get("title").cloned());
    assert_eq!(title.as_deref(), Some("Elsewhere"), "{html}");
}

#[test]
fn whole_addresses_are_encoded() {
    let site = TestSite::of(&[(
        "content/Hip & back/100% a.md",
        "---\ntitle: A\ndate: 2020-01-01\n---\n",
    )]);
    site.build(&[]);
    let html = site.page("Hip & back/100-a/index.html");
    for text in [html, site.page("sitemap.xml"), site.page("feed.xml")] {
        assert!(
            text.contains("https://example.org/Hip%20%26%20back/100-a/"),
            "{text}"
        );
    }
}

#[test]
fn an_anchor_on_an_unreadable_page_is_not_told_as_well() {
    let link = page("[[b#x]]");
    assert_eq!(
        told(&[
            ("content/a.md", &link),
            ("content/b.md", "---\ntitle: B\n\n## X\n")
        ]),
        ["front-matter-not-closed"]
    );
    let large = format!("{HEAD}## X\n\n{}", "word ".repeat(1024 * 1024));
    assert_eq!(
        told(&[("content/a.md", &link), ("content/b.md", &large)]),
        ["file-unreadable"]
    );
}

// One cause, one diagnostic --------------------------------------------------------------------

#[test]
fn a_misspelt_key_is_not_missing_as_well() {
    assert_eq!(
        told(&[("content/a.md", "---\ntitel: A\n---\n")]),
        ["unknown-field"]
    );
    let site = TestSite::of(&[("content/a.md", HEAD)]);
    site.write("site.yaml", SITE_YAML.replace("title", "titel"));
    assert_eq!(site.run(&["check"]).codes(), ["unknown-field"]);
}

#[test]
fn a_clash_is_told_once() {
    assert_eq!(told(&[("content/tags/x.md", HEAD)]), ["duplicate-output"]);
    assert_eq!(
        told(&[
            ("content/a.md", HEAD),
            ("content/x.txt", "x"),
            ("static/x.txt", "x")
        ]),
        ["duplicate-output"]
    );
}

#[test]
fn unreadable_sources_are_told_once() {
    let site = TestSite::of(&[("content/a.md", HEAD)]);
    site.write("content/sources.yaml", b"\xff\xfe");
    assert_eq!(site.run(&["check"]).codes(), ["file-unreadable"]);
}

#[test]
fn an_open_bracket_is_told_once() {
    let run = check(&[(
        "content/a.md",
        "---\ntitle: A\ntags: [a, b\nweight: 3\n---\n",
    )]);
    assert_eq!(run.codes(), ["yaml-invalid"], "{}", run.stderr);
    assert!(run.stderr.contains("content/a.md:3:"), "{}", run.stderr);
}

#[test]
fn what_is_wrong_is_told_where_it_stands() {
    let site = TestSite::of(&[("content/a.md", HEAD)]);
    site.write(
        "site.yaml",
        SITE_YAML.replace("language: en", "language: tlh"),
    );
    let run = site.run(&["check"]);
    assert!(run.stderr.contains("site.yaml:2:11"), "{}", run.stderr);

    let run = check(&[("content/red-flags/f.md", "---\ntitle: F\n---\n")]);
    assert_eq!(
        run.stderr.matches("content/red-flags/f.md:1:1").count(),
        2,
        "{}",
        run.stderr
    );
}

#[test]
fn a_template_that_does_not_compile_is_told_in_its_file() {
    let site = TestSite::of(&[("content/a.md", HEAD)]);
    site.write(
        "themes/bare/page.html",
        "{% extends \"default/page.html\" %}\n{% block nowhere %}{% endblock nowhere %}\n",
    );
    let run = site.run(&["check"]);
    assert_eq!(run.codes(), ["template-error"]);
    assert!(
        run.stderr.contains("themes/bare/page.html:2:"),
        "{}",
        run.stderr
    );
}

#[test]
fn words_have_the_right_article() {
    let run = check(&[
        ("content/a.md", "---\ntitle: A\nrelated: [e]\n---\n"),
        ("content/exercises/e.md", STEPS),
        ("content/guides/e.md", HEAD),
    ]);
    assert!(
        run.stderr.contains("taken by an exercise") && !run.stderr.contains(" a exercise"),
        "{}",
        run.stderr
    );
    let run = check(&[(
        "content/guides/g.md",
        "---\ntitle: A\nexercises: [g]\n---\n",
    )]);
    assert!(
        run.stderr.contains("not an exercise") && !run.stderr.contains(" a exercise"),
        "{}",
        run.stderr
    );
}

// Ids and markup -------------------------------------------------------------------------------

#[test]
fn headings_leave_the_ids_of_footnotes_alone() {
    assert_sound(&[(
        "content/a.md",
        &page(
            "Text[^n].\n\n## Note 1\n\n## Mark 1\n\n## Footnotes\n\n[[#note-1]]\n\n[^n]: A note.",
        ),
    )]);
}

#[test]
fn ids_that_authors_write_leave_the_theme_alone() {
    let site = TestSite::of(&[("content/a.md", &page("## One {#main}\n\n[[#main]]\n"))]);
    site.write(
        "site.yaml",
        SITE_YAML.replace("theme: bare", "theme: default"),
    );
    let run = site.run(&["build"]);
    if run.code == Some(0) {
        assert_eq!(faults(&site.output(), "/"), [""; 0]);
    }
}

#[test]
fn footnotes_of_steps_work_where_the_steps_are_shown() {
    let exercise = "---\ntitle: E\n---\n1. Do[^n].\n\n[^n]: A note.\n";
    assert_sound(&[
        ("content/exercises/e.md", exercise),
        ("content/exercises/f.md", exercise),
        (
            "content/routines/r.md",
            "---\ntitle: R\nitems: [e, f]\nstop_rules: [Stop.]\n---\nBody[^x].\n\n[^x]: Another.\n",
        ),
    ]);
}

#[test]
fn headings_of_red_flags_are_unique_on_the_gathered_page() {
    let flag = |sign: &str| {
        format!(
            "---\ntitle: {sign}\nsign: {sign}\nurgency: emergency\naction: Call\n---\n## Why\n\nText[^n].\n\n[^n]: A note.\n"
        )
    };
    let site = TestSite::of(&[
        ("content/red-flags/a.md", &flag("One")),
        ("content/red-flags/b.md", &flag("Two")),
    ]);
    site.write(
        "site.yaml",
        SITE_YAML.replace("theme: bare", "theme: default"),
    );
    site.build(&[]);
    assert_eq!(faults(&site.output(), "/"), [""; 0]);
}

#[test]
fn an_embed_before_a_heading_stays_before_it() {
    let body = "![[b]]\n\n## [[b]]\n";
    let site = TestSite::of(&[
        ("content/a.md", &page(body)),
        ("content/b.md", "---\ntitle: The title\n---\n"),
    ]);
    site.write(
        "site.yaml",
        SITE_YAML.replace("theme: bare", "theme: default"),
    );
    site.build(&[]);
    let html = site.page("a/index.html");
    assert!(
        html.contains("</aside><h2 id=\"b\"><a href=\"../b/\">"),
        "{html}"
    );
}

#[test]
fn headings_have_names() {
    let body = "## [[b]]\n\n## ![A dot](dot.png)\n\n## Plain\n";
    let site = TestSite::of(&[
        ("content/a.md", &page(body)),
        ("content/b.md", "---\ntitle: The title\n---\n"),
        ("content/dot.png", ""),
    ]);
    site.write(
        "site.yaml",
        SITE_YAML.replace("theme: bare", "theme: default"),
    );
    site.build(&[]);
    let html = site.page("a/index.html");
    assert!(html.contains("<a href=\"#b\">b</a>"), "{html}");
    assert!(html.contains("<a href=\"#a-dot\">A dot</a>"), "{html}");
}

#[test]
fn raw_elements_end_where_their_block_ends() {
    for body in [
        "Term <b>bold\n: Meaning <i>x\n",
        "- <b>x\n  - y\n",
        "*a <b>b* c</b>",
        "## <b>x\n",
        "> <b>x\n\nText",
        "|<b>a|b|\n|-|-|\n|<i>c|d|",
    ] {
        let site = TestSite::of(&[("content/a.md", &page(body))]);
        site.write("site.yaml", format!("{SITE_YAML}raw_html: true\n"));
        site.build(&[]);
        let html = site.page("a/index.html");
        assert_eq!(misnested(&html), None, "{body:?}\n{html}");
    }
}

#[test]
fn many_headings_of_one_name_end() {
    for heading in ["## Pain\n\n", "## Pain {#pain}\n\n", "## !\n\n"] {
        assert_eq!(
            check(&[("content/a.md", &page(&heading.repeat(20_000)))]).code,
            Some(0)
        );
    }
}

// Glossary -------------------------------------------------------------------------------------

#[test]
fn terms_are_found_across_a_line_break_and_an_apostrophe() {
    let term = |title: &str| format!("---\ntitle: {title}\nplain: A word.\n---\n");
    let site = TestSite::of(&[
        (
            "content/a.md",
            &page("Rock on your sit\nbones and your Achilles' heel.\n"),
        ),
        ("content/glossary/sit-bones.md", &term("Sit bones")),
        ("content/glossary/heel.md", &term("\"Achilles' heel\"")),
    ]);
    site.build(&[]);
    let html = site.page("a/index.html");
    assert!(html.contains("glossary/heel/"), "{html}");
    assert!(html.contains("glossary/sit-bones/"), "{html}");
}
