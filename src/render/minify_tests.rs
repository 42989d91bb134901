//! The minifier against a reader of its own: whatever it's given, the words stay the same.

use proptest::prelude::*;

use super::*;

fn smaller(html: &str) -> String {
    match page(html.to_owned()) {
        Minified::Smaller(small) => String::from_utf8(small).unwrap(),
        Minified::Unchanged(_, what) => panic!("unchanged: it ends inside {what}"),
    }
}

#[test]
fn blanks_at_the_edges_of_blocks_go() {
    let html = "<!doctype html>\n<html>\n <head>\n  <title> A  page </title>\n  <meta charset=utf-8>\n </head>\n\
                <body>\n  <ul>\n    <li> Take <strong>2</strong>\n <em>tablets</em> \n</li>\n  </ul>\n</body>\n</html>\n";
    assert_eq!(
        smaller(html),
        "<!doctype html><html><head><title>A page</title><meta charset=utf-8></head>\
         <body><ul><li>Take <strong>2</strong> <em>tablets</em></li></ul></body></html>"
    );
}

#[test]
fn blanks_between_inline_elements_stay_wherever_they_stand() {
    for parent in ["div", "section", "main", "body", "td", "x-card"] {
        let html = format!(
            "<{parent}>Take <strong>2</strong> <em>tablets</em> <img src=a> daily</{parent}>"
        );
        assert_eq!(smaller(&html), html);
    }
    assert_eq!(smaller("a<br> b <br>c"), "a<br> b <br>c");
    assert_eq!(smaller("<p>a <!-- b --> c<!-- d -->e</p>"), "<p>a ce</p>");
    assert_eq!(
        smaller("<p>a <script>x()</script> b</p>"),
        "<p>a<script>x()</script> b</p>"
    );
}

#[test]
fn what_is_kept_byte_by_byte() {
    for html in [
        "<pre>  a\n\n   b <b> c</b>\n</pre>",
        "<PRE>  a  </Pre>",
        "<textarea>\n  a  b\n</textarea>",
        "<script>a  <  b; \"</p>\"</script>",
        "<style>a  >  b { }</style>",
        "<p>5\u{a0}\u{a0}mg &lt; 6&nbsp; mg, 1 < 2</p>",
        "<a title=\"a  >  b\" href='c  d' x=y/>z</a>",
        "<p hidden>a</p>",
    ] {
        assert_eq!(smaller(html), html);
    }
}

#[test]
fn blanks_between_attributes_become_one() {
    assert_eq!(
        smaller("<a\n   href = \"x\"\n\tclass=b  disabled\n>y</a  >"),
        "<a href = \"x\" class=b disabled>y</a>"
    );
}

#[test]
fn a_page_without_an_end_is_left_alone() {
    for (html, what) in [
        ("<p>a  b<!-- c", "a comment"),
        ("<p>a  b<a href=\"c>d</a>", "a tag"),
        ("<p>a  b<a", "a tag"),
        ("<p>a  b<!doctype", "a declaration"),
        ("<p>a  b<pre>c", "`pre`, `textarea`, `script` or `style`"),
    ] {
        let expected = Minified::Unchanged(html.as_bytes().to_vec(), what);
        assert_eq!(page(html.to_owned()), expected);
    }
}

/// Elements that flow inside a line, so that their edges are no blanks.
const INLINE: [&str; 5] = ["a", "b", "span", "code", "x-y"];

/// The text that a reader sees of what [`html`] makes: blanks folded, edges of blocks as blanks.
fn visible(html: &str) -> String {
    let mut out = String::new();
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        out.push_str(&rest[..open]);
        rest = &rest[open..];
        let end = if rest.starts_with("<!--") {
            rest.find("-->").unwrap() + 3
        } else {
            rest.find('>').unwrap() + 1
        };
        let name = rest[1..end].trim_start_matches('/').trim_end_matches('>');
        let name = name.split_whitespace().next().unwrap_or_default();
        if rest.starts_with("<pre>") {
            let close = rest.find("</pre>").unwrap();
            // Each of its blanks is seen.
            let kept = format!("{:?}", &rest[5..close]).replace(' ', "\u{2423}");
            out.extend([" ", &kept, " "]);
            rest = &rest[close + 6..];
            continue;
        }
        if !INLINE.contains(&name) && !rest.starts_with("<!--") {
            out.push(' ');
        }
        rest = &rest[end..];
    }
    out.push_str(rest);
    out.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

/// Random pieces of a page, in any order and nesting.
fn html() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-z0-9]{1,3}",
        4 => "[ \n\t]{1,3}",
        2 => prop::sample::select(&INLINE[..]).prop_map(|name| format!("<{name}>")),
        2 => prop::sample::select(&INLINE[..]).prop_map(|name| format!("</{name}>")),
        2 => prop::sample::select(&["<p>", "</p>", "<li  class=\"a  b\" >", "<td>", "<div\n>", "<hr>"][..])
            .prop_map(str::to_owned),
        1 => Just("<!-- x  y -->".to_owned()),
        1 => "[a-z \n]{0,5}".prop_map(|text| format!("<pre>{text}</pre>")),
        1 => prop::sample::select(&["\u{a0}", "é", "&nbsp;", "&lt;"][..]).prop_map(str::to_owned),
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn the_words_of_a_page_stay_the_same(html in html()) {
        let small = smaller(&html);
        prop_assert!(small.len() <= html.len());
        prop_assert_eq!(visible(&small), visible(&html));
        prop_assert_eq!(smaller(&small), small);
    }

    #[test]
    fn nothing_makes_it_fail(html in "[<>/!a-p\" '=\\-é \n]{0,60}") {
        let _ = page(html);
    }
}
