//! HTML to blocks: what each element becomes.

use super::Reader;

fn read(html: &str) -> serde_json::Value {
    serde_json::to_value(Reader::new(Some("https://a.example/b/")).read(html)).unwrap()
}

#[test]
fn bare_words_are_a_paragraph() {
    assert_eq!(
        read("One <em>two</em>\n three.\n"),
        serde_json::json!([{"kind": "paragraph", "children": [
            {"kind": "text", "text": "One "},
            {"kind": "emphasis", "children": [{"kind": "text", "text": "two"}]},
            {"kind": "text", "text": " three."},
        ]}])
    );
    assert_eq!(read(" \n"), serde_json::json!([]));
}

#[test]
fn addresses_are_printed_once() {
    let blocks = read(
        "<p><a href=\"/x/\">X</a> <a href=\"/x/\">X</a> <a href=\"tel:911\">911</a> <a href=\"#a\">a</a></p>",
    );
    let links: Vec<(Option<&str>, Option<&str>)> = blocks[0]["children"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|inline| inline["kind"] == "link")
        .map(|link| (link["href"].as_str(), link["address"].as_str()))
        .collect();
    let x = Some("https://a.example/b/x/");
    assert_eq!(
        links,
        [
            (x, Some("a.example/b/x/")),
            (x, None),
            (Some("tel:911"), None),
            (None, None)
        ]
    );
}

#[test]
fn tables_have_a_head_and_even_rows() {
    let table = &read(
        "<table><thead><tr><th>A</th><th class=\"align-end\">B</th></tr></thead>\
         <tbody><tr><td>1</td></tr></tbody></table>",
    )[0];
    assert_eq!(table["align"], serde_json::json!(["start", "end"]));
    assert_eq!(table["rows"][0].as_array().unwrap().len(), 2);
}

#[test]
fn pictures_are_named_once() {
    let mut reader = Reader::new(None);
    let html = "<p><img src=\"/a/b.PNG\" alt=\"B\"></p><figure><img src=\"/a/b.PNG\" alt=\"B\"></figure>\
                <img src=\"/c.tiff\" alt=\"C\">";
    let blocks = serde_json::to_value(reader.read(html)).unwrap();
    assert_eq!(blocks[0]["children"][0]["src"], "/picture-0.png");
    assert_eq!(blocks[1]["src"], "/picture-0.png");
    assert_eq!(blocks[2]["children"][0]["text"], "C");
    assert_eq!(reader.into_pictures().len(), 1);
}

#[test]
fn footnotes_lose_their_ways_back() {
    let html = "<p>A<sup class=\"footnote-mark\"><a href=\"#note--1\">1</a></sup></p>\
                <section class=\"footnotes\"><h2>Footnotes</h2><ol><li id=\"note--1\"><p>N.</p>\
                <p class=\"footnote-back\"><a href=\"#mark\">back</a></p></li></ol></section>";
    let blocks = read(html);
    assert_eq!(
        blocks[0]["children"][1],
        serde_json::json!({"kind": "note", "number": 1})
    );
    assert_eq!(blocks[1]["kind"], "heading");
    assert_eq!(blocks[2]["items"][0].as_array().unwrap().len(), 1);
}
