//! Content that is broken, huge, or means harm.
//!
//! Whatever stands in `content/`, a run ends with a clear diagnostic or a correct page: no panic, no
//! hang, no markup that an author didn't write, and nothing published while there are errors.

use std::collections::BTreeMap;

use crate::html::{Tag, misnested, tags};
use crate::sites::{Run, TestSite, has_extension, repeat};

const HEAD: &str = "---\ntitle: A\n---\n";

/// Checks a page `content/a.md` with this text.
fn check(text: impl AsRef<[u8]>) -> Run {
    let site = TestSite::of(&[]);
    site.write("content/a.md", text);
    site.run(&["check"])
}

/// Builds a page `content/a.md` with this body, whatever is told as a warning.
fn built(body: &str) -> String {
    let site = TestSite::of(&[("content/a.md", &format!("{HEAD}{body}"))]);
    site.build(&[]);
    site.page("a/index.html")
}

/// Told as content, in an ordinary way.
fn assert_told(run: &Run, codes: &[&str]) {
    assert_eq!(
        (run.code, run.codes()),
        (Some(1), codes.to_vec()),
        "{}",
        run.stderr
    );
    assert!(!run.stderr.contains("panicked"), "{}", run.stderr);
}

// Files ----------------------------------------------------------------------------------------

#[test]
fn line_ends_marks_and_blanks_make_no_difference() {
    let page =
        "---\ntitle: A\nsummary: Zwölf\n---\nOne [x](#b)\ntwo\n\n## B\n\n    code\n\n- a\n- b\n";
    let forms = [
        page.to_owned(),
        format!("\u{FEFF}{page}"),
        page.replace('\n', "\r\n"),
        page.replace("---\n", "--- \t \r\n"),
    ];
    let pages: Vec<String> = forms
        .iter()
        .map(|form| {
            let site = TestSite::of(&[("content/a.md", form)]);
            assert_eq!(site.build(&[]).codes(), [""; 0]);
            site.page("a/index.html")
        })
        .collect();
    assert!(pages[0].contains("<h2 id=\"b\">B</h2>"), "{}", pages[0]);
    for page in &pages {
        assert_eq!(page, &pages[0]);
    }
}

#[test]
fn files_that_are_not_text_are_told_where_they_break() {
    let place = |text: &[u8], line: &str| {
        let run = check(text);
        assert_told(&run, &["file-unreadable"]);
        assert!(run.stderr.contains(line), "{}", run.stderr);
    };
    place(
        b"---\ntitle: A\n---\nA caf\xe9 and more\n",
        "content/a.md:4:6",
    );
    place(b"---\ntitle: \xff\n---\n", "content/a.md:2:8");
    place(b"---\ntitle: A\n---\nA \0 byte\n", "content/a.md:4:3");
    place(
        "---\ntitle: A\n---\nUTF-16 \u{0}t\u{0}e\u{0}x\u{0}t\n".as_bytes(),
        "content/a.md:4:8",
    );
    let huge = format!(
        "{HEAD}{}",
        "A line of a page without end.\n".repeat(10 * 1024 * 1024 / 30)
    );
    let run = check(huge);
    assert_told(&run, &["file-unreadable"]);
    assert!(run.stderr.len() < 1_000, "the file isn't quoted");
}

#[test]
fn old_output_stays_and_nothing_is_published_on_errors() {
    let site = TestSite::of(&[("content/a.md", HEAD)]);
    site.build(&[]);
    let before = site.output();
    for wrong in [
        "---\ntitle: A: b\n---\n",
        "---\ntitle: A\n",
        "---\ntitle: A\n---\n[[x]]\n",
        "\0",
    ] {
        site.write("content/a.md", wrong);
        site.write("content/new.md", HEAD);
        let run = site.run(&["build"]);
        assert_eq!(run.code, Some(1));
        assert!(run.stderr.contains("published nothing"), "{}", run.stderr);
        assert_eq!(site.output(), before);
        let left: Vec<_> = std::fs::read_dir(site.path(""))
            .unwrap()
            .map(|e| e.unwrap().file_name())
            .collect();
        assert_eq!(left.len(), 5, "nothing else is left behind: {left:?}");
    }
}

#[cfg(unix)]
#[test]
fn links_out_of_the_site_are_not_followed() {
    let outside = tempfile::tempdir().unwrap();
    std::fs::write(
        outside.path().join("secret.md"),
        "---\ntitle: SECRET\n---\n",
    )
    .unwrap();
    std::fs::write(outside.path().join("secret.txt"), "SECRET").unwrap();
    let link = |from: &TestSite, name: &str, to: &std::path::Path| {
        std::fs::create_dir_all(from.path(name).parent().unwrap()).unwrap();
        std::os::unix::fs::symlink(to, from.path(name)).unwrap();
    };
    for (name, to) in [
        ("content/page.md", "secret.md"),
        ("content/leaflet.txt", "secret.txt"),
        ("content/folder", ""),
        ("content/sources.yaml", "secret.txt"),
        ("content/gone.md", "nothing-there"),
        ("static/leaflet.txt", "secret.txt"),
        ("static/folder", ""),
        ("themes/bare/static/x.css", "secret.txt"),
        ("themes/bare/page.html", "secret.txt"),
    ] {
        let site = TestSite::of(&[("content/a.md", HEAD)]);
        let _ = std::fs::remove_file(site.path(name));
        link(&site, name, &outside.path().join(to));
        let run = site.run(&["build"]);
        assert_told(&run, &["file-unreadable"]);
        assert!(
            run.stderr.contains(name) && !run.stderr.contains("SECRET"),
            "{}",
            run.stderr
        );
        assert!(site.output().is_empty());
    }
    // Links inside the site are files like any other.
    let site = TestSite::of(&[("content/a.md", HEAD), ("static/x.txt", "x")]);
    link(&site, "static/y.txt", &site.path("static/x.txt"));
    site.build(&[]);
    assert_eq!(site.page("y.txt"), "x");
}

#[test]
fn odd_file_names_are_told_or_become_addresses_that_work() {
    let site = TestSite::of(&[
        ("content/Über uns & more.md", HEAD),
        (
            "content/100% sure (really)/It's a?b#c.md",
            "---\ntitle: B\n---\n[a](<../Über uns & more.md>)\n",
        ),
        ("content/日本語.md", "---\ntitle: C\n---\n"),
        ("content/.hidden.md", "---\ntitle: D\n"),
        ("content/backup.md~", "---\ntitle: E\n"),
        ("static/a b%20c.txt", "x"),
    ]);
    site.build(&[]);
    let output = site.output();
    assert!(
        output.contains_key("über-uns-more/index.html"),
        "{:?}",
        output.keys()
    );
    assert!(output.contains_key("日本語/index.html"));
    assert!(output.contains_key("a b%20c.txt"));
    assert!(
        !output
            .keys()
            .any(|path| path.contains("hidden") || path.contains("backup"))
    );
    assert_eq!(crate::html::faults(&output, "/"), [""; 0]);

    for name in [
        "content/a:b.md",
        "content/a\\b.md",
        "content/a\nb.md",
        "static/c:\\x.txt",
    ] {
        let run = TestSite::of(&[(name, HEAD)]).run(&["check"]);
        assert_told(&run, &["file-unreadable"]);
        assert!(
            run.stderr.contains("_b.md") || run.stderr.contains("c__x.txt"),
            "{}",
            run.stderr
        );
    }
}

#[cfg(target_os = "linux")]
#[test]
fn file_names_that_are_not_utf8_are_told() {
    use std::os::unix::ffi::OsStrExt;
    let site = TestSite::of(&[("content/a.md", HEAD)]);
    let name = std::ffi::OsStr::from_bytes(b"caf\xe9.md");
    std::fs::write(site.path("content").join(name), HEAD).unwrap();
    assert_told(&site.run(&["check"]), &["file-unreadable"]);
}

// Size and depth -------------------------------------------------------------------------------

#[test]
fn deep_nesting_is_told() {
    let deep = |open: &str, close: &str| {
        let depth = 20_000;
        format!(
            "---\ntitle: A\nextra: {}{}\n---\n",
            open.repeat(depth),
            close.repeat(depth)
        )
    };
    for text in [
        deep("[", "]"),
        deep("{a: ", "}"),
        deep("[", ""),
        deep("- ", ""),
    ] {
        assert_told(&check(text), &["yaml-invalid"]);
    }
    let block = repeat(0..2_000, |depth| format!("{}a:\n", " ".repeat(depth)));
    assert_told(
        &check(format!(
            "---\ntitle: A\nextra:\n{}\n---\n",
            indented(&block)
        )),
        &["yaml-invalid"],
    );

    let nested_list = repeat(0..1_000, |depth| format!("{}- a\n", "  ".repeat(depth)));
    for body in [
        "> ".repeat(20_000) + "a",
        "- ".repeat(20_000) + "a",
        "1. ".repeat(20_000) + "a",
        nested_list,
        "*a _b ".repeat(1_000) + &" c_ d*".repeat(1_000),
        "[^1]: ".to_owned() + &"> ".repeat(1_000) + "a\n\n[^1]",
    ] {
        assert_told(&check(format!("{HEAD}{body}\n")), &["file-unreadable"]);
    }
}

fn indented(text: &str) -> String {
    repeat(text.lines(), |line| format!(" {line}\n"))
}

#[test]
fn a_depth_that_people_write_is_fine() {
    let list = repeat(0..12, |depth| format!("{}- > a\n", "    ".repeat(depth)));
    assert_eq!(built(&list).matches("<li>").count(), 12);
}

#[test]
fn what_makes_parsers_slow_ends() {
    for piece in [
        "[",
        "![",
        "[[",
        "]]",
        "[a](",
        "[a][",
        "[^",
        "[^a]",
        "[^a]: ",
        "*",
        "**a",
        "_a",
        "~~a",
        "`",
        "``a`",
        "<",
        "<a ",
        "<!--",
        "<?",
        "&",
        "&#",
        "|",
        "a|",
        "> ",
        "- ",
        "1) ",
        "#",
        "\\",
        "\"",
        "'a",
        "{#",
        ": a\n",
        "$",
        "[a]: b\n",
        "a\n: b\n\n",
        "|a|\n|-|\n",
        "- [ ] ",
        "> [!NOTE]\n",
        "![[a|",
        "a@b.c ",
        "http://a ",
    ] {
        for body in [
            piece.repeat(20_000),
            piece.repeat(2_000) + "\n\n" + &"]".repeat(2_000) + &"*".repeat(2_000),
        ] {
            let run = check(format!("{HEAD}{body}\n"));
            assert!(
                matches!(run.code, Some(0 | 1)),
                "{piece:?}: {:?} {}",
                run.code,
                &run.stderr[..run.stderr.len().min(500)]
            );
            assert!(!run.stderr.contains("panicked"), "{piece:?}");
        }
    }
}

#[test]
fn thousands_of_footnote_marks_are_told() {
    let many = repeat(0..5_000, |n| format!("[^{n}] "));
    let run = check(format!("{HEAD}{many}\n"));
    assert_told(&run, &["file-unreadable"]);
    assert!(run.stderr.contains("split the page"));
}

#[test]
fn bombs_and_anchors_are_told_once() {
    let laughs = "a: &a [x, x, x, x, x]\nb: &b [*a, *a, *a, *a, *a]\nc: &c [*b, *b, *b, *b, *b]\n";
    for yaml in [
        laughs.to_owned(),
        "extra: &a [*a]\n".into(),
        "<<: *x\n".into(),
        "extra: !!python/object:os.system [x]\n".into(),
        format!("extra: [{}]\n", "x, ".repeat(100_000)),
        format!(
            "extra: {{{}}}\n",
            repeat(0..60_000, |n| format!("k{n}: v, "))
        ),
        format!("summary: {}\n", "x".repeat(2 * 1024 * 1024)),
    ] {
        assert_told(
            &check(format!("---\ntitle: A\n{yaml}---\n")),
            &["yaml-invalid"],
        );
    }
}

#[test]
fn very_long_lines_are_read_and_quoted_in_part() {
    let long = "word ".repeat(200_000);
    assert!(built(&long).len() > 900_000);
    let run = check(format!("{HEAD}{long} [[nowhere]] {long}\n"));
    assert_told(&run, &["broken-link"]);
    assert!(
        run.stderr.contains("content/a.md:4:1000002") && run.stderr.len() < 2_000,
        "{}",
        run.stderr.len()
    );
}

// Harm -----------------------------------------------------------------------------------------

/// The tags of a page, after a look at what no page may hold.
fn safe_tags(page: &str) -> Vec<Tag> {
    let tags = tags(page);
    for tag in &tags {
        assert!(
            !matches!(
                tag.name.as_str(),
                "script" | "iframe" | "object" | "embed" | "style"
            ),
            "{page}"
        );
        for (name, value) in &tag.attributes {
            assert!(
                !name.starts_with("on") && name != "style" && name != "srcdoc",
                "{page}"
            );
            let scheme: String = value
                .chars()
                .filter(|c| !c.is_whitespace() && !c.is_control())
                .collect();
            let runs = ["javascript:", "data:", "vbscript:"]
                .iter()
                .any(|bad| scheme.to_lowercase().starts_with(bad));
            assert!(
                !(runs && matches!(name.as_str(), "href" | "src" | "action")),
                "{page}"
            );
        }
    }
    tags
}

#[test]
fn addresses_that_run_are_refused_however_they_are_written() {
    for body in [
        "[x](javascript:alert(1))",
        "[x](<  JavaScript:alert(1)>)",
        "[x](&#106;avascript:alert(1))",
        "[x](java&Tab;script:alert(1))",
        "[x](<java\tscript:alert(1)>)",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "[x](vbscript:x)",
        "[x](file:///etc/passwd)",
        "[x](blob:x)",
        "[x](//example.org/)",
        "[x](/\\example.org/)",
        "[x](\\\\\\\\example.org/)",
        "![x](javascript:alert(1))",
        "![x](data:image/svg+xml,%3Csvg/%3E)",
        "<javascript:alert(1)>",
        "<data:x>",
        "[x]\n\n[x]: javascript:alert(1)",
        "[x][y]\n\n[y]: <data:text/html,x> 'title'",
        "[![x](javascript:a)](https://example.org/)",
    ] {
        assert_told(&check(format!("{HEAD}{body}\n")), &["unsafe-url"]);
    }
    for body in [
        "[[javascript:alert(1)]]",
        "[[javascript:alert(1)|x]]",
        "![[data:text/html,x]]",
    ] {
        assert_told(&check(format!("{HEAD}{body}\n")), &["broken-link"]);
    }
}

#[test]
fn dots_lead_nowhere() {
    for body in [
        "[x](../../etc/passwd)",
        "[x](..%2f..%2fetc/passwd)",
        "[x](a/../../../x.md)",
        "[x](%2e%2e/%2e%2e/x)",
    ] {
        assert_told(&check(format!("{HEAD}{body}\n")), &["broken-link"]);
    }
    assert_told(
        &check(format!("{HEAD}![x](../site.yaml)\n")),
        &["broken-link"],
    );
    let run = check(
        "---\ntitle: A\nimages: [{src: ../site.yaml, alt: x}]\naliases: [/../x/, /a/../../b/]\n---\n",
    );
    assert_told(
        &run,
        &["image-missing", "value-not-allowed", "value-not-allowed"],
    );
}

/// Text that would do harm if it came out as it went in.
const HARM: &str = r#""><script>alert(1)</script><img src=x onerror=alert(2)>' onmouseover='alert(3)'</title></style>-->{{ 7 * 7 }}{% x %}{# x #}&lt;b&gt;\u003cscript\u003e${x}=cmd|'/C'!A0"#;

#[test]
fn harmful_text_stays_text_on_every_page() {
    let harm = serde_json::Value::from(HARM).to_string();
    let body = "# {{ 7 * 7 }} <script>alert(1)</script>\n\n\
                [{{ x }}](#a \"\\\"><script>\") `</code><script>` ![\"><script>](../p.png \"'><script>\")\n\n\
                ```x\"><script>\n</pre><script>alert(1)</script>\n```\n\n\
                ## B {#a\"onclick=alert(1)}\n\n## A {#a}\n\n{% include \"x\" %}\n";
    let page = |front: &str| format!("---\n{}---\n{body}", front.replace("HARM", &harm));
    let site = TestSite::of(&[]);
    site.write("content/p.png", crate::handouts::PIXEL);
    for theme in ["bare", "default"] {
        site.write(
            "site.yaml",
            "title: HARM\ndescription: HARM\nlanguage: en\ntheme: bare\nbase_url: https://example.org/\ndisclaimer: HARM\n\
             publisher: {name: HARM, contact: HARM}\ncontent_licence: HARM\n\
             region: {emergency_number: HARM, emergency_department: HARM, clinician: HARM}\n\
             handouts: {documents: [routine, quick-reference, guide, exercise, booklet], papers: [A4], sizes: [large], large_pages: 8}\n\
             check: {levels: {orphan: off, raw-html: off}}\n"
                .replace("HARM", &harm)
                .replace("theme: bare", &format!("theme: {theme}")),
        );
        let common = "title: HARM\nsummary: HARM\ntags: [HARM]\nbody_regions: [HARM]\nconditions: [HARM]\nsources: [s0]\n\
                      date: 2020-01-01\nreview: {status: approved, last_reviewed: 2020-01-01, next_review: 2020-01-02, authors: HARM, \
                      reviewed_by: [{name: HARM, role: HARM, credentials: HARM}], funding: HARM, conflicts: HARM, version: HARM}\n\
                      images: [{src: ../p.png, alt: HARM, caption: HARM, credit: HARM, licence: HARM}]\n"
            .replace("summary: HARM", "summary: \"<script>alert(1)</script>{{ 7 * 7 }}\"");
        let write = |path: &str, front: &str| site.write(path, page(&format!("{common}{front}")));
        write(
            "content/guides/g.md",
            "key_message: HARM\ngoal: HARM\nobjectives: [HARM]\npatterns: [{name: HARM, why: HARM}]\nhabits: [{do: HARM, why: HARM}]\n\
             better_signs: [HARM]\nstop_rules: [HARM]\ndisclaimer: HARM\nred_flags: [{sign: HARM, action: HARM, urgency: same-day}]\n",
        );
        write(
            "content/exercises/e.md",
            "goal: HARM\ncues: [HARM]\nfeel: [HARM]\nnot_feel: [HARM]\nmistakes: [HARM]\ncautions: [HARM]\nequipment: [HARM]\n\
             muscles: [HARM]\ncontraindications: [HARM]\nvariants:\n  v: {label: HARM, goal: HARM, sources: [s0], dose: {reps: 8, \
             count_noun: \"<script>\", hold_at: \"<script>\", tempo: \"<script>\", load: \"a <script>\", progress_when: \"<script>\", \
             intensity: {words: \"<script>\"}}}\n",
        );
        let steps = format!("\n## V {{#v}}\n\n1. {HARM}\n");
        let text = std::fs::read_to_string(site.path("content/exercises/e.md")).unwrap();
        site.write("content/exercises/e.md", text + &steps);
        write(
            "content/routines/r.md",
            "purpose: HARM\nfor: HARM\nitems: [{exercise: e, variant: v, note: HARM}, {relief: c}]\nstop_rules: [HARM]\n",
        );
        write(
            "content/red-flags/f.md",
            "sign: HARM\nany_of: [HARM]\nall_of: [HARM]\nwith: [HARM]\ndo_not: [HARM]\nurgency: same-day\naction: HARM\n\
             after: {duration: 1 week, of: HARM}\n",
        );
        write(
            "content/relief/c.md",
            "type: medicine\nwhen: HARM\nbarrier: HARM\nsafety: [HARM]\nnot_for: [HARM]\ningredients: [HARM]\nlabel_notice: HARM\n\
             ask: [HARM]\nwindow: {to: 1 h, after: HARM}\n",
        );
        write(
            "content/glossary/t.md",
            "plain: HARM\navoid: HARM\nforms: [\"<b>\"]\nregion_names: {en: HARM}\n",
        );
        site.write(
            "content/p.md",
            format!("{HEAD}![[e]]\n\n![[r]]\n\n![[f]]\n\n![[c]]\n\n![[t]]\n\n[[g]]\n"),
        );
        site.write(
            "content/sources.yaml",
            "s0: {title: HARM, type: expert, authors: [HARM], url: https://example.org/}\n"
                .replace("HARM", &harm),
        );
        site.build(&["--today", "2026-01-01"]);
        let output = site.output();
        assert!(output.keys().any(|path| has_extension(path, "pdf")));
        // PDFs and pictures hold no markup.
        let is_text = |path: &str| !has_extension(path, "pdf") && !has_extension(path, "png");
        for (path, bytes) in output.iter().filter(|(path, _)| is_text(path)) {
            assert_harmless(path, std::str::from_utf8(bytes).unwrap());
        }
        for page in [
            "guides/g",
            "exercises/e",
            "routines/r/card",
            "red-flags/f",
            "relief/c",
            "glossary/t",
            "p",
        ] {
            let shown = site
                .page(&format!("{page}/index.html"))
                .replace("&gt;", ">");
            assert!(
                shown.contains("&lt;script>alert(1)"),
                "{page} doesn't show the text:\n{shown}"
            );
        }
    }
}

/// Nothing of [`HARM`] came out as more than text.
fn assert_harmless(path: &str, text: &str) {
    if has_extension(path, "json") {
        let _: serde_json::Value = serde_json::from_str(text).unwrap();
        return;
    }
    if has_extension(path, "xml") {
        assert!(
            !text.contains("<script") && !text.contains("<img"),
            "{path}:\n{text}"
        );
        return;
    }
    if !has_extension(path, "html") {
        return;
    }
    assert!(
        !text.contains("49"),
        "{path}: a template in the content was run\n{text}"
    );
    let mut json = 0;
    for tag in tags(text) {
        if tag.name == "script" {
            assert_eq!(
                tag.attributes,
                BTreeMap::from([("type".into(), "application/ld+json".into())]),
                "{path}"
            );
            json += 1;
        }
        assert!(
            !tag.attributes
                .keys()
                .any(|name| name.starts_with("on") || name == "style"),
            "{path}: {tag:?}\n{text}"
        );
        assert!(
            tag.attributes.get("src").is_none_or(|src| src != "x"),
            "{path}: {tag:?}"
        );
    }
    assert!(json <= 1, "{path}: {json} scripts\n{text}");
    if let Some((_, rest)) = text.split_once("application/ld+json") {
        let start = rest.find('{').unwrap();
        let data = &rest[start..rest.find("</script>").unwrap()];
        let _: serde_json::Value =
            serde_json::from_str(data).unwrap_or_else(|error| panic!("{path}: {error}\n{data}"));
    }
}

#[test]
fn templates_in_content_stay_text() {
    let page =
        built("{{ site.title }} {% if x %} {# c #} {{ 7 * 7 }}\n\n## {{ x }}\n\n`{{ y }}`\n");
    for text in [
        "{{ site.title }} {% if x %} {# c #} {{ 7 * 7 }}",
        "{{ x }}",
        "{{ y }}",
    ] {
        assert!(page.contains(text), "{page}");
    }
}

#[test]
fn raw_html_never_runs_even_where_it_is_allowed() {
    let bodies = [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "text <img src=x onerror=alert(1)> text",
        "<a href=\"javascript:alert(1)\">x</a>",
        "text <a href=\"javascript:alert(1)\">x</a>",
        "<svg onload=alert(1)>",
        "<iframe src=//example.org></iframe>",
        "<style>body{background:url(//example.org)}</style>",
        "<form action=//example.org><input autofocus onfocus=alert(1)></form>",
        "<b onclick=alert(1)>x</b>",
        "<B/onclick=alert(1)>x",
        "text <b\nonclick=alert(1)>x",
        "<p style=\"background:url(//example.org)\" id=main>x</p>",
        "<meta http-equiv=refresh content=\"0;url=//example.org\">",
        "<base href=//example.org>",
        "<!--><script>alert(1)</script>-->",
        "<![CDATA[<script>alert(1)</script>]]>",
        "<?php <script>alert(1)</script> ?>",
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    ];
    for body in bodies {
        for allowed in [false, true] {
            let site = TestSite::of(&[("content/a.md", &format!("{HEAD}{body}\n"))]);
            let yaml = std::fs::read_to_string(site.path("site.yaml")).unwrap();
            site.write("site.yaml", format!("{yaml}raw_html: {allowed}\n"));
            site.build(&[]);
            let page = site.page("a/index.html");
            let outside = [
                "html", "head", "title", "link", "body", "h1", "p", "div", "a", "b", "i", "table",
                "tbody", "math", "svg", "noscript", "form",
            ];
            for tag in safe_tags(&page) {
                assert!(
                    outside.contains(&tag.name.as_str()),
                    "{body} ({allowed}): {page}"
                );
                assert!(
                    !tag.attributes
                        .get("href")
                        .is_some_and(|href| href.starts_with("//")),
                    "{page}"
                );
            }
            assert_eq!(misnested(&page), None, "{body} ({allowed}): {page}");
        }
    }
}
