//! Whole texts, as a reader sees them.
#![allow(
    clippy::needless_raw_string_hashes,
    reason = "expect-test writes its texts with hashes"
)]

use expect_test::{Expect, expect};

use super::*;
use crate::diagnostic::FileId;

struct Files(Vec<(&'static str, String)>);

impl Lookup for Files {
    fn file(&self, file: FileId) -> Option<(&str, &str)> {
        let (path, text) = self.0.get(file.0 as usize)?;
        Some((path, text))
    }
}

fn one(text: impl Into<String>) -> Files {
    Files(vec![("content/guides/low-back.md", text.into())])
}

fn span(start: usize, end: usize) -> Span {
    Span::new(FileId(0), start..end)
}

fn at(text: &str, quote: &str) -> Span {
    let start = text.find(quote).unwrap();
    span(start, start + quote.len())
}

fn check(diagnostic: &Diagnostic, files: &Files, expected: &Expect) {
    expected.assert_eq(&render(diagnostic, files, false));
    // Drawn ahead, it looks the same, also at a level that it gets later.
    let mut ahead = [diagnostic.clone()];
    draw_ahead(&mut ahead, files);
    let [mut ahead] = ahead;
    expected.assert_eq(&render(&ahead, files, false));
    let mut note = diagnostic.clone();
    (ahead.level, note.level) = (Level::Note, Level::Note);
    assert_eq!(render(&ahead, files, false), render(&note, files, false));
}

#[test]
fn what_is_drawn_ahead_needs_no_text_any_more() {
    let text = "---\ntitle: Low back\n---\nStart with the tilt.\n";
    let told = || Diagnostic::warning("jargon", at(text, "tilt"), "`tilt` is hard");
    let mut all: Vec<Diagnostic> = (0..=DRAWN_AHEAD).map(|_| told()).collect();
    draw_ahead(&mut all, &one(text));
    let gone = Files(Vec::new());
    let as_with_text = render(&told(), &one(text), false);
    assert_eq!(render(&all[0], &gone, false), as_with_text);
    assert_ne!(render(&all[DRAWN_AHEAD], &gone, false), as_with_text);
}

#[test]
fn quotes_the_line_and_says_what_to_do() {
    let text = "---\ntitle: Low back\n---\nStart with [the tilt](../exercises/pelvic-tilts.md).\n";
    let link = Diagnostic::error(
        "broken-link",
        at(text, "../exercises/pelvic-tilts.md"),
        "no page at `exercises/pelvic-tilts.md`",
    )
    .here("not found in content/")
    .help("did you mean `exercises/pelvic-tilt.md`?");
    check(
        &link,
        &one(text),
        &expect![[r#"
            error[broken-link]: no page at `exercises/pelvic-tilts.md`
             --> content/guides/low-back.md:4:23
              |
            4 | Start with [the tilt](../exercises/pelvic-tilts.md).
              |                       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ not found in content/
              |
              = help: did you mean `exercises/pelvic-tilt.md`?
        "#]],
    );
}

#[test]
fn labels_stand_in_their_own_places() {
    let text = "id: a\ntitle: b\nid: c\n".to_owned() + &"\n".repeat(50) + "id: d\n";
    let last = text.rfind("id: d").unwrap();
    let files = Files(vec![
        ("content/a.md", text),
        ("content/b.md", "id: a\n".into()),
    ]);
    let diagnostic = Diagnostic::warning("duplicate-id", span(15, 20), "`id` is given twice")
        .label(span(0, 5), "first here")
        .label(span(last, last + 5), "and far away")
        .label(Span::new(FileId(1), 0..5), "and in another file")
        .label(Span::new(FileId(9), 0..5), "and nowhere");
    check(
        &diagnostic,
        &files,
        &expect![[r#"
            warning[duplicate-id]: `id` is given twice
              --> content/a.md:3:1
               |
             1 | id: a
               | ----- first here
             2 | title: b
             3 | id: c
               | ^^^^^
               |
              ::: content/a.md:54:1
               |
            54 | id: d
               | ----- and far away
               |
              ::: content/b.md:1:1
               |
             1 | id: a
               | ----- and in another file
        "#]],
    );
}

#[test]
fn tabs_and_wide_characters_keep_the_carets_right() {
    let text = "\tdose: 腰痛の体操 wrong é\u{301} x\n";
    let diagnostic = Diagnostic::error("wrong-type", at(text, "wrong"), "not a dose")
        .label(at(text, "x"), "this too");
    check(
        &diagnostic,
        &one(text),
        &expect![[r#"
            error[wrong-type]: not a dose
             --> content/guides/low-back.md:1:14
              |
            1 |     dose: 腰痛の体操 wrong é́ x
              |                      ^^^^^   - this too
        "#]],
    );
}

#[test]
fn content_cannot_steer_the_terminal() {
    let text = "a \u{1b}[31mred\u{1b}[0m \u{9b}2J \u{202e}evil\0 word\r\nnext\n";
    let diagnostic = Diagnostic::error("x", at(text, "word"), "bad \u{1b}[2J `\u{9b}1m\n`")
        .here("\u{7}bell")
        .help("first\nsecond \u{1b}[0m");
    check(
        &diagnostic,
        &one(text),
        &expect![[r#"
            error[x]: bad ␛[2J `�1m␊`
             --> content/guides/low-back.md:1:27
              |
            1 | a ␛[31mred␛[0m �2J �evil␀ word
              |                           ^^^^ ␇bell
              |
              = help: first
                      second ␛[0m
        "#]],
    );
    let color = render(&diagnostic, &one(text), true);
    assert!(color.contains("\u{1b}[1m") && !color.contains("\u{1b}[2J"));
}

#[test]
fn long_lines_are_cut_around_the_mark() {
    let text = format!("{} here {}\n", "left ".repeat(1000), "right ".repeat(1000));
    let diagnostic = Diagnostic::new(
        Level::Note,
        "sentence-long",
        at(&text, "here"),
        "a long one",
    );
    check(
        &diagnostic,
        &one(text.as_str()),
        &expect![[r#"
            note[sentence-long]: a long one
             --> content/guides/low-back.md:1:5002
              |
            1 | …eft left left left left left left left  here right right right right right right right right right r…
              |                                          ^^^^
        "#]],
    );
    let whole = Diagnostic::new(
        Level::Note,
        "sentence-long",
        span(0, text.len()),
        "a long one",
    )
    .here("all");
    check(
        &whole,
        &one(text),
        &expect![[r#"
            note[sentence-long]: a long one
             --> content/guides/low-back.md:1:1
              |
            1 | left left left left left left left left left left left left left left left left left left left left …
              | ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ all
        "#]],
    );
}

#[test]
fn a_span_over_lines_is_shown_by_its_first() {
    let text = "one\n  - two\n    three\n";
    let diagnostic = Diagnostic::error("x", span(6, text.len()), "several").here("from here");
    check(
        &diagnostic,
        &one(text),
        &expect![[r#"
            error[x]: several
             --> content/guides/low-back.md:2:3
              |
            2 |   - two
              |   ^^^^^ from here
        "#]],
    );
}

#[test]
fn an_unknown_file_leaves_the_message() {
    let nowhere = Span::new(FileId(7), 3..9);
    let diagnostic = Diagnostic::error("file-unreadable", nowhere, "can't read it").help("look");
    check(
        &diagnostic,
        &one(""),
        &expect![[r#"
        error[file-unreadable]: can't read it
         |
         = help: look
    "#]],
    );
    let bare = Diagnostic::error("file-unreadable", nowhere, "can't read it");
    check(
        &bare,
        &one(""),
        &expect![[r#"
        error[file-unreadable]: can't read it
    "#]],
    );
}

#[test]
fn the_end_of_the_file_is_a_place() {
    let diagnostic = Diagnostic::error("front-matter-not-closed", span(4, 4), "no end");
    check(
        &diagnostic,
        &one("---\n"),
        &expect![[r#"
            error[front-matter-not-closed]: no end
             --> content/guides/low-back.md:2:1
              |
            2 |
              | ^
        "#]],
    );
    check(
        &diagnostic,
        &one("---"),
        &expect![[r#"
            error[front-matter-not-closed]: no end
             --> content/guides/low-back.md:1:4
              |
            1 | ---
              |    ^
        "#]],
    );
    check(
        &diagnostic,
        &one(""),
        &expect![[r#"
            error[front-matter-not-closed]: no end
             --> content/guides/low-back.md:1:1
              |
            1 |
              | ^
        "#]],
    );
}

#[test]
fn no_span_makes_it_panic() {
    let texts = [
        "",
        "\n",
        "a",
        "é\r\n\r\n腰痛\tx",
        "a\rb\n\n\nc\n",
        "\u{feff}---\n\u{200d}x",
    ];
    for text in texts {
        for start in 0..text.len() + 3 {
            for end in 0..text.len() + 3 {
                let odd = Span {
                    file: FileId(0),
                    start: u32::try_from(start).unwrap(),
                    end: u32::try_from(end).unwrap(),
                };
                let diagnostic = Diagnostic::error("x", odd, "m")
                    .label(span(end, start), "l")
                    .label(span(usize::MAX, usize::MAX), "far");
                assert!(render(&diagnostic, &one(text), true).contains('m'));
            }
        }
    }
}

#[test]
fn only_the_first_twenty_of_a_code_are_shown() {
    let files = one("word\n");
    let mut all = vec![Diagnostic::error("broken-link", span(0, 4), "no page"); 23];
    all.push(Diagnostic::warning(
        "orphan",
        span(0, 4),
        "nothing links here",
    ));
    let text = report(&all, &files, false);
    assert_eq!(text.matches("error[broken-link]").count(), 20);
    let end = &text[text.find("warning").unwrap()..];
    expect![[r#"
        warning[orphan]: nothing links here
         --> content/guides/low-back.md:1:1
          |
        1 | word
          | ^^^^

        … and 3 more of broken-link

    "#]]
    .assert_eq(end);
    assert_eq!(report(&[], &files, false), "");
}

#[test]
fn labels_far_away_stand_on_their_own_in_megabytes_too() {
    let text = "a line of ordinary length, as they are\n".repeat(200_000);
    let end = text.len() - 10;
    let files = one(text);
    let all: Vec<_> = (0..20)
        .map(|n| Diagnostic::error("x", span(end - n, end), "m").label(span(n, n + 1), "far"))
        .collect();
    assert_eq!(
        report(&all, &files, false).matches("::: content").count(),
        20
    );
}

mod plain_drawings {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

        /// Whatever is drawn without the library is drawn as the library would.
        #[test]
        fn are_as_those_of_the_library(
            lines in prop::collection::vec("[ -~]{0,12}|[ a\u{e9}\u{2019}\u{2026}\u{301}\u{ad}\u{200d}\t]{0,9}|[a-z ]{90,130}", 1..12),
            place in any::<(prop::sample::Index, usize)>(),
            message in "[a-z`\u{2013}]{1,9}|[ -~]{1,9}",
            words in prop::option::of("[ -~]{0,9}"),
            help in prop::option::of("[ -~\n]{0,20}"),
        ) {
            let text = lines.join("\n");
            let start = place.0.index(text.len() + 1);
            let mut diagnostic = Diagnostic::warning("a-code", span(start, start + place.1 % 20), message);
            diagnostic.note_at_primary = words;
            diagnostic.help = help;
            let files = one(text);
            let shown = scenes(&diagnostic, &mut Places::new(&files));
            let library = draw_all(&diagnostic, shown.into_iter().map(Shown::new).collect(), false);
            prop_assert_eq!(render(&diagnostic, &files, false), library);
        }
    }
}
