//! Raw HTML in Markdown: shown as text, or, where `site.yaml` says `raw_html: true`, sanitised.
//!
//! Never copied as it is. Blocks go through a sanitiser that keeps harmless elements and drops
//! everything that runs, styles or loads; inline tags pass only bare and from a short list.

use std::sync::LazyLock;

/// Inline elements that pass where raw HTML is allowed, without attributes.
const INLINE: [&str; 14] = [
    "abbr", "b", "cite", "code", "em", "i", "kbd", "mark", "q", "small", "strong", "sub", "sup",
    "u",
];

static SANITISER: LazyLock<ammonia::Builder<'static>> = LazyLock::new(|| {
    let mut builder = ammonia::Builder::default();
    builder
        .url_schemes(["http", "https", "mailto", "tel"].into())
        .url_relative(ammonia::UrlRelative::Deny)
        .rm_tags(["img", "map", "area"]);
    builder
});

/// A block of raw HTML, made harmless.
pub fn sanitised_block(html: &str) -> String {
    SANITISER.clean(html).to_string()
}

/// Whether a block or tag is nothing but comments, which are dropped without a word.
#[must_use]
pub fn is_comment(html: &str) -> bool {
    let mut rest = html.trim();
    while let Some(inside) = rest.strip_prefix("<!--") {
        match inside.find("-->") {
            Some(end) => rest = inside[end + 3..].trim_start(),
            None => return false,
        }
    }
    rest.is_empty()
}

/// An inline tag, if it is a bare one from the list: its element, and whether it opens.
#[must_use]
pub fn inline_tag(html: &str) -> Option<(&'static str, bool)> {
    let inside = html.strip_prefix('<')?.strip_suffix('>')?.trim();
    let (name, opens) = inside
        .strip_prefix('/')
        .map_or((inside, true), |name| (name.trim(), false));
    let element = INLINE
        .iter()
        .find(|element| name.eq_ignore_ascii_case(element))?;
    Some((element, opens))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_lose_all_that_runs() {
        let clean = sanitised_block(
            "<p onclick=x style=y>Hi<script>alert(1)</script><a href='javascript:x'>a</a></p>",
        );
        assert_eq!(clean, "<p>Hi<a rel=\"noopener noreferrer\">a</a></p>");
    }

    #[test]
    fn inline_tags_pass_bare_only() {
        assert_eq!(inline_tag("<sub>"), Some(("sub", true)));
        assert_eq!(inline_tag("</SUB>"), Some(("sub", false)));
        assert_eq!(inline_tag("<b onclick=x>"), None);
        assert_eq!(inline_tag("<script>"), None);
    }

    #[test]
    fn comments_are_known() {
        assert!(is_comment("<!-- a -->\n<!-- b -->\n"));
        assert!(!is_comment("<!-- a --><p>"));
    }
}
