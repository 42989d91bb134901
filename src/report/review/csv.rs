//! The reviews as CSV (RFC 4180), for a spreadsheet.
//!
//! A spreadsheet runs what begins with `=`, `+`, `-`, `@` or a control character as a formula. Text
//! out of the content that begins so gets an apostrophe in front, which spreadsheets read as "text".

use super::{Page, Reviews, Status};

const HEAD: &str =
    "state,id,title,kind,file,address,status,last_reviewed,next_review,days,reviewed_by\r\n";

/// One line a page, with heads.
#[must_use]
pub fn csv(reviews: &Reviews<'_>) -> String {
    let mut out = HEAD.to_owned();
    for page in reviews.shown() {
        out.push_str(&line(reviews, page));
        out.push_str("\r\n");
    }
    out
}

fn line(reviews: &Reviews<'_>, page: &Page<'_>) -> String {
    let date = |date: Option<jiff::civil::Date>| date.map(|date| date.to_string());
    let cells = [
        page.state.name().to_owned(),
        text(page.id),
        text(page.title),
        page.kind.name().to_owned(),
        text(&page.file),
        text(&reviews.address(page).unwrap_or_default()),
        page.status.map(Status::name).unwrap_or_default().to_owned(),
        date(page.last_reviewed).unwrap_or_default(),
        date(page.next_review).unwrap_or_default(),
        page.days.map(|days| days.to_string()).unwrap_or_default(),
        text(&page.reviewer_names().join("; ")),
    ];
    cells.join(",")
}

/// A text as a cell that is only ever text.
fn text(text: &str) -> String {
    let starts_formula = text.starts_with(|c: char| {
        matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠') || c.is_control()
    });
    let safe = if starts_formula {
        format!("'{text}")
    } else {
        text.to_owned()
    };
    let needs_quotes = safe.contains([',', '"', '\r', '\n']) || safe.trim() != safe;
    if needs_quotes {
        format!("\"{}\"", safe.replace('"', "\"\""))
    } else {
        safe
    }
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn cells_are_only_ever_text() {
        for (written, cell) in [
            ("Pelvic tilt", "Pelvic tilt"),
            ("Sit, stand", "\"Sit, stand\""),
            ("The \"tilt\"", "\"The \"\"tilt\"\"\""),
            ("a\nb", "\"a\nb\""),
            ("=1+1", "'=1+1"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("-2, x", "\"'-2, x\""),
            ("＝1", "'＝1"),
            ("\t=1", "'\t=1"),
            (" a", "\" a\""),
            ("", ""),
        ] {
            assert_eq!(text(written), cell);
        }
    }
}
