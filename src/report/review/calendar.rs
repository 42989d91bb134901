//! The next reviews as a calendar (iCalendar, RFC 5545): one all-day event a page.
//!
//! In it are all pages that were reviewed and say when the next review is due, near or far: a
//! calendar is for what is to come. An event keeps its name (`UID`) when its day changes, so that a
//! calendar which imports the file again moves it. Nothing depends on the day of the run: an event
//! bears the date of the last review as its stamp.

use jiff::civil::Date;

use super::{Page, Reviews};

/// Most bytes of a line, without its break.
const WIDTH: usize = 75;

/// The calendar; `None` where no page has a day, since a calendar without events isn't one.
#[must_use]
pub fn calendar(reviews: &Reviews<'_>) -> Option<String> {
    let events: Vec<String> = reviews
        .pages
        .iter()
        .filter(|page| page.is_reviewed())
        .filter_map(|page| event(reviews, page))
        .collect();
    if events.is_empty() {
        return None;
    }
    let head = lines(&[
        "BEGIN:VCALENDAR".to_owned(),
        "VERSION:2.0".to_owned(),
        "PRODID:-//mendbook//mendbook review//EN".to_owned(),
        "CALSCALE:GREGORIAN".to_owned(),
    ]);
    let end = lines(&["END:VCALENDAR".to_owned()]);
    Some(head + &events.concat() + &end)
}

fn event(reviews: &Reviews<'_>, page: &Page<'_>) -> Option<String> {
    let day = compact(page.next_review?);
    let stamp = compact(page.last_reviewed?);
    let names = page.reviewer_names().join(", ");
    let last = page.last_reviewed.map(|date| date.to_string());
    let about = format!(
        "{}\nLast reviewed {} by {names}",
        page.file,
        last.unwrap_or_default()
    );
    let mut properties = vec![
        "BEGIN:VEVENT".to_owned(),
        format!("UID:{}", uid(reviews, page)),
        format!("DTSTAMP:{stamp}T000000Z"),
        format!("DTSTART;VALUE=DATE:{day}"),
        format!("SUMMARY:{}", text(&format!("Review: {}", page.title))),
        format!("DESCRIPTION:{}", text(&about)),
        "TRANSP:TRANSPARENT".to_owned(),
    ];
    properties.extend(
        reviews
            .address(page)
            .map(|address| format!("URL:{address}")),
    );
    properties.push("END:VEVENT".to_owned());
    Some(lines(&properties))
}

/// The same for the same page of the same site, whatever its dates.
fn uid(reviews: &Reviews<'_>, page: &Page<'_>) -> String {
    let config = &reviews.site.config;
    let site = config.base_url.as_ref().unwrap_or(&config.title);
    let hash = blake3::hash(format!("{site}\n{}", page.id).as_bytes()).to_hex();
    format!("review-{}@mendbook.invalid", &hash[..24])
}

/// `20260315`.
fn compact(date: Date) -> String {
    date.to_string().replace('-', "")
}

/// A text as the value of a property.
fn text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' => out.push_str("\\n"),
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(c);
            }
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// Properties as lines, long ones folded, each with its break.
fn lines(properties: &[String]) -> String {
    let mut out = String::new();
    for property in properties {
        let mut width = 0;
        for c in property.chars() {
            if width + c.len_utf8() > WIDTH {
                out.push_str("\r\n ");
                width = 1;
            }
            out.push(c);
            width += c.len_utf8();
        }
        out.push_str("\r\n");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_escaped() {
        assert_eq!(
            text("Sit; stand, \\ lie\nnow\r\u{7}"),
            "Sit\\; stand\\, \\\\ lie\\nnow"
        );
    }

    #[test]
    fn long_lines_are_folded_between_letters() {
        let long = format!("SUMMARY:{}", "ä日".repeat(60));
        let folded = lines(std::slice::from_ref(&long));
        assert!(
            folded.split("\r\n").all(|line| line.len() <= WIDTH),
            "{folded}"
        );
        assert_eq!(folded.replace("\r\n ", ""), format!("{long}\r\n"));
        let exact = "x".repeat(WIDTH);
        assert_eq!(lines(std::slice::from_ref(&exact)), format!("{exact}\r\n"));
    }
}
