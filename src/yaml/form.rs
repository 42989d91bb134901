//! The forms of small texts: dates, ids, and the schemes of web addresses.
//!
//! Each is strict, so that one text means one thing: a date is `2026-03-15` and nothing else, an id
//! is lower-case words joined by hyphens, and an address is safe only where its scheme is known to be.

use std::ops::ControlFlow;

use jiff::civil::Date;
use memchr::memchr;

/// Characters that look like a hyphen and aren't one.
pub const LOOK_ALIKE_HYPHENS: [char; 7] = [
    '\u{2010}',
    '\u{2011}',
    '\u{2012}',
    '\u{2013}',
    '\u{2014}',
    '\u{2212}',
    SOFT_HYPHEN,
];

/// Shown only where a line breaks, so it may stand for a hyphen or for nothing.
pub const SOFT_HYPHEN: char = '\u{00AD}';

/// Reads a date written `2026-03-15`; nothing else is a date.
#[must_use]
pub fn parse_date(text: &str) -> Option<Date> {
    let bytes = text.as_bytes();
    let shape = bytes.len() == 10
        && bytes.iter().enumerate().all(|(at, byte)| match at {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    if shape { text.parse().ok() } else { None }
}

/// Whether a text is a well-formed id: lower-case letters and digits in groups joined by hyphens.
#[must_use]
pub fn is_id(text: &str) -> bool {
    !text.is_empty()
        && text.split('-').all(|part| {
            !part.is_empty()
                && part
                    .chars()
                    .all(|c| c.is_alphanumeric() && !c.is_uppercase())
        })
}

/// The well-formed id nearest in spirit to a text: `Pelvic Tilt` becomes `pelvic-tilt`.
#[must_use]
pub fn slug(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
        } else if c.is_alphanumeric() {
            out.extend(c.to_lowercase());
        } else if !matches!(c, '\'' | '\u{2019}') && !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    out.truncate(out.trim_end_matches('-').len());
    out
}

/// What words are compared and sorted by: small letters, without the accents and vowel signs that
/// people leave out. The letter ñ is one of its own and stays.
#[must_use]
pub fn folded(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    let plain = |letter: char| match letter {
        'á' | 'à' | 'â' => Some('a'),
        'é' | 'è' | 'ê' => Some('e'),
        'í' | 'ì' | 'î' => Some('i'),
        'ó' | 'ò' | 'ô' => Some('o'),
        'ú' | 'ù' | 'û' | 'ü' => Some('u'),
        'أ' | 'إ' | 'آ' => Some('ا'),
        // Accents that stand for themselves, and the vowel signs of Arabic.
        '\u{0300}'..='\u{036F}' | '\u{064B}'..='\u{0652}' => None,
        letter => Some(letter),
    };
    text.chars()
        .flat_map(char::to_lowercase)
        .filter_map(plain)
        .collect()
}

/// The scheme of a URL in lower case, as browsers read it: blanks and control characters before
/// and inside the scheme are ignored. `Break` for a scheme that isn't on the list of safe ones.
pub fn scheme(url: &str) -> ControlFlow<(), Option<&'static str>> {
    const SAFE: [&str; 4] = ["http", "https", "mailto", "tel"];
    // Most addresses are paths.
    if memchr(b':', url.as_bytes()).is_none() {
        return ControlFlow::Continue(None);
    }
    let cleaned: String = url
        .chars()
        .filter(|c| !c.is_control() && !c.is_whitespace())
        .take(64)
        .collect();
    let Some(colon) = cleaned.find(':') else {
        return ControlFlow::Continue(None);
    };
    if cleaned[..colon].contains(['/', '?', '#']) {
        return ControlFlow::Continue(None);
    }
    match SAFE
        .iter()
        .find(|safe| cleaned[..colon].eq_ignore_ascii_case(safe))
    {
        Some(safe) => ControlFlow::Continue(Some(safe)),
        None => ControlFlow::Break(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_strict() {
        assert!(parse_date("2026-03-15").is_some());
        for bad in [
            "2026-02-30",
            "2026-3-5",
            "15/03/2026",
            "2026\u{2011}03\u{2011}15",
            "20260315",
        ] {
            assert!(parse_date(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn words_are_the_same_with_and_without_accents() {
        for (text, plain) in [
            ("Ámbito", "ambito"),
            ("respiracio\u{301}n", "respiracion"),
            ("Año", "año"),
            ("نفَس", "نفس"),
            ("أنفاس", "انفاس"),
        ] {
            assert_eq!(folded(text), plain);
        }
    }

    #[test]
    fn schemes_are_read_as_browsers_do() {
        for bad in [
            "javascript:x",
            " JavaScript:x",
            "java\nscript:x",
            "data:text/html,x",
            "vbscript:x",
            "file:///etc",
        ] {
            assert_eq!(scheme(bad), ControlFlow::Break(()), "{bad}");
        }
        assert_eq!(scheme("HTTPS://x"), ControlFlow::Continue(Some("https")));
        assert_eq!(scheme("../a.md#b:c"), ControlFlow::Continue(None));
    }

    #[test]
    fn slugs_are_ids() {
        for text in ["Pelvic Tilt!", "  What's new? ", "Übung 3", "a--b"] {
            assert!(is_id(&slug(text)), "{text}");
        }
        assert_eq!(slug("Don't"), "dont");
        assert!(!is_id("Pelvic-tilt") && !is_id("a--b") && !is_id(""));
    }
}
