//! The report as one page of HTML: no script, no inline style, readable on a phone and on paper.
//!
//! The style sheet is a file beside it ([`STYLE`]). Everything out of the content is escaped. Nothing
//! depends on colour alone, and wide tables scroll in a frame of their own that the keyboard reaches.

use pulldown_cmark_escape::escape_html;

use super::checklist::{Checklist, Verdict};
use super::{Overview, Page};
use crate::diagnostic::Level;
use crate::language::Language;

/// The style sheet, for a file of the name `style.css` beside the page.
pub const STYLE: &str = include_str!("style.css");

/// The whole page.
#[must_use]
pub fn html(overview: &Overview) -> String {
    let title = escaped(&overview.title);
    let sections = [
        section("glance", "At a glance", &glance(overview)),
        section("reading", "Reading", &reading(overview)),
        section("checklists", "Checklists", &checklists(overview)),
        section(
            "regions",
            "Danger signs by part of the body",
            &regions(overview),
        ),
        section("orphans", "Pages that nothing links to", &orphans(overview)),
        section("pages", "Page by page", &pages(overview)),
    ];
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"robots\" content=\"noindex\">\n<title>Report: {title}</title>\n\
         <link rel=\"stylesheet\" href=\"style.css\">\n</head>\n<body>\n\
         <a class=\"skip\" href=\"#main\">Skip to the report</a>\n\
         <header>\n<p class=\"eyebrow\">Report for authors, not for patients · {}</p>\n<h1>{title}</h1>\n\
         <nav aria-label=\"Parts of the report\">\n<ul>\n{NAVIGATION}</ul>\n</nav>\n</header>\n\
         <main id=\"main\">\n{}</main>\n<footer>\n<p>Made by mendbook. On the same day, the same content \
         makes the same report.</p>\n</footer>\n</body>\n</html>\n",
        time(&overview.today),
        sections.concat()
    )
}

/// A day in words, such as 22 November 2026.
fn time(day: &str) -> String {
    let words = day.parse().map(|date| Language::english().date(date));
    let words = words.unwrap_or_else(|_| day.to_owned());
    format!(
        "<time datetime=\"{}\">{}</time>",
        escaped(day),
        escaped(&words)
    )
}

const NAVIGATION: &str = "\
<li><a href=\"#reading\">Reading</a></li>\n\
<li><a href=\"#checklists\">Checklists</a></li>\n\
<li><a href=\"#regions\">Danger signs</a></li>\n\
<li><a href=\"#orphans\">Orphans</a></li>\n\
<li><a href=\"#pages\">Page by page</a></li>\n";

fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // Writing to a `String` can't fail.
    let _ = escape_html(&mut out, text);
    out
}

/// One piece of HTML after the other.
fn each<T>(items: impl IntoIterator<Item = T>, piece: impl FnMut(T) -> String) -> String {
    items.into_iter().map(piece).collect::<Vec<_>>().concat()
}

/// A text in which words between backticks are what an author types.
fn marked(text: &str) -> String {
    each(text.split('`').enumerate(), |(at, piece)| {
        let piece = escaped(piece);
        if at % 2 == 1 {
            format!("<code>{piece}</code>")
        } else {
            piece
        }
    })
}

fn section(id: &str, title: &str, inside: &str) -> String {
    format!(
        "<section id=\"{id}\" aria-labelledby=\"{id}-title\">\n<h2 id=\"{id}-title\">{title}</h2>\n{inside}</section>\n"
    )
}

/// A table in a frame that scrolls where the page is narrow.
fn table(id: &str, caption: &str, heads: &[&str], rows: &str) -> String {
    let heads = each(heads, |head| {
        format!("<th scope=\"col\">{}</th>", escaped(head))
    });
    format!(
        "<div class=\"frame\" role=\"region\" aria-labelledby=\"{id}\" tabindex=\"0\">\n<table>\n\
         <caption id=\"{id}\">{}</caption>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n\
         </table>\n</div>\n",
        escaped(caption)
    )
}

fn glance(overview: &Overview) -> String {
    let over = overview.pages.iter().filter(|page| is_over(overview, page));
    let words: usize = overview.pages.iter().map(|page| page.reading.words).sum();
    let tiles = [
        ("Pages", overview.pages.len()),
        ("Words", words),
        ("Pages over the reading limit", over.count()),
        ("Pages without a valid review", overview.without_review),
        ("Pages with errors", overview.pages_with(Level::Error)),
        ("Pages with warnings", overview.pages_with(Level::Warning)),
        (
            "Guides without danger signs",
            overview.guides_without_red_flags.len(),
        ),
        ("Orphans", overview.orphans.len()),
    ];
    let tiles = each(&tiles, |(name, number)| {
        format!("<div><dt>{name}</dt><dd>{}</dd></div>\n", grouped(*number))
    });
    format!("<dl class=\"tiles\">\n{tiles}</dl>\n")
}

/// A number with commas between thousands.
fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Whether the first grade of a page is above the site's limit.
fn is_over(overview: &Overview, page: &Page) -> bool {
    let grade = page.reading.scores.iter().find(|score| score.is_grade);
    grade.is_some_and(|grade| grade.value > f64::from(overview.reading_grade_limit))
}

fn reading(overview: &Overview) -> String {
    let scores = || overview.pages.iter().flat_map(|page| &page.reading.scores);
    let mut formulas = overview.formulas.clone();
    formulas.retain(|name| scores().any(|score| score.formula == *name));
    let pages = overview.pages.iter().enumerate();
    let mut pages: Vec<(usize, &Page)> = pages.filter(|(_, page)| page.reading.words > 0).collect();
    // The hardest first; what has no grade comes last, as it is.
    let hardness = |page: &Page| {
        let score = page.reading.scores.first();
        score.map(|score| {
            if score.is_grade {
                -score.value
            } else {
                score.value
            }
        })
    };
    pages.sort_by(|(_, a), (_, b)| match (hardness(a), hardness(b)) {
        (Some(a), Some(b)) => a.total_cmp(&b),
        (a, b) => b.is_some().cmp(&a.is_some()),
    });
    let rows = each(pages, |(at, page)| {
        reading_row(overview, at, page, &formulas)
    });
    let mut heads = vec!["Page", "Kind", "Words", "Words a sentence"];
    heads.extend(&formulas);
    heads.push("Hard words");
    how_to_read(overview)
        + &table(
            "reading-table",
            "How hard each page is to read",
            &heads,
            &rows,
        )
}

/// What the numbers of the table mean in the language of the site.
fn how_to_read(overview: &Overview) -> String {
    if overview.formulas.is_empty() {
        return format!(
            "<p>There is no formula for texts in this language (<code>{}</code>), so no page has a grade.</p>\n",
            escaped(&overview.language)
        );
    }
    let scores = overview.pages.iter().flat_map(|page| &page.reading.scores);
    let meaning = if scores.into_iter().any(|score| !score.is_grade) {
        "A higher number is easier to read, on a scale of about 100.".to_owned()
    } else {
        format!(
            "A grade is years of school. This site allows a grade of {}; ▲ marks what is above.",
            overview.reading_grade_limit
        )
    };
    format!(
        "<p>{meaning} Pages of fewer than {} words have none. Hard words have three syllables or more.</p>\n",
        super::LEAST_WORDS
    )
}

fn reading_row(overview: &Overview, at: usize, page: &Page, formulas: &[&str]) -> String {
    let reading = &page.reading;
    let grades = || reading.scores.iter().filter(|score| score.is_grade);
    let first = grades().next().filter(|_| is_over(overview, page));
    let scores = each(formulas, |formula| {
        let score = reading
            .scores
            .iter()
            .find(|score| score.formula == *formula);
        let Some(score) = score else {
            return "<td class=\"number\">–</td>".to_owned();
        };
        let mark = if first.is_some_and(|first| first.formula == score.formula) {
            " <span class=\"over\">▲<span class=\"hidden\"> over the limit</span></span>"
        } else {
            ""
        };
        format!("<td class=\"number\">{:.1}{mark}</td>", score.value)
    });
    let sentences = reading.sentences.max(1);
    let a_sentence = (reading.words + sentences / 2) / sentences;
    format!(
        "<tr><th scope=\"row\">{}</th><td>{}</td><td class=\"number\">{}</td><td class=\"number\">{a_sentence}</td>{scores}<td class=\"number\">{}</td></tr>\n",
        link(at, page),
        escaped(page.kind),
        reading.words,
        reading.hard_words_in_all
    )
}

/// The title of a page, as a link to its part of the report where it has one.
fn link(at: usize, page: &Page) -> String {
    let title = escaped(&page.title);
    if has_part(page) {
        format!("<a href=\"#page-{at}\">{title}</a>")
    } else {
        title
    }
}

fn has_part(page: &Page) -> bool {
    !page.checklists.is_empty()
}

fn checklists(overview: &Overview) -> String {
    let mut rows = Vec::new();
    for (at, page) in overview.pages.iter().enumerate() {
        for checklist in &page.checklists {
            let counts = each(&Verdict::ALL, |verdict| {
                format!("<td class=\"number\">{}</td>", checklist.count(*verdict))
            });
            rows.push(format!(
                "<tr><th scope=\"row\">{}</th><td>{}</td>{counts}</tr>\n",
                link(at, page),
                escaped(checklist.name)
            ));
        }
    }
    let about = "<p>PEMAT-P (AHRQ) asks whether printed material can be understood and acted on. The Clear \
                 Communication Index (CDC) asks whether it communicates clearly. CERT asks whether an exercise \
                 programme is fully described. A program can decide only a part of each. The rest is for a person, \
                 with the published checklist at hand.</p>\n";
    let heads = [
        "Page",
        "Checklist",
        "Not met",
        "For a person",
        "Met",
        "Doesn't apply",
    ];
    about.to_owned()
        + &table(
            "checklist-table",
            "How many items of each checklist",
            &heads,
            &rows.concat(),
        )
}

fn regions(overview: &Overview) -> String {
    if overview.body_regions.is_empty() {
        return "<p>No page names a part of the body (<code>body_regions</code>).</p>\n".to_owned();
    }
    let list = |ids: &[String]| match ids {
        [] => "–".to_owned(),
        ids => escaped(&ids.join(", ")),
    };
    let rows = each(&overview.body_regions, |region| {
        let counts = each(["emergency", "same-day", "see-clinician"], |urgency| {
            let number = region.stated.get(urgency).copied().unwrap_or_default();
            format!("<td class=\"number\">{number}</td>")
        });
        format!(
            "<tr><th scope=\"row\">{}</th><td class=\"number\">{}</td><td class=\"number\">{}</td>{counts}<td>{}</td><td>{}</td></tr>\n",
            escaped(&region.name),
            region.pages,
            region.guides.len(),
            list(&region.guides_without),
            list(&region.unstated)
        )
    });
    let heads = [
        "Part of the body",
        "Pages",
        "Guides",
        "Emergency",
        "Same day",
        "See a clinician",
        "Guides without any",
        "Signs that no guide states",
    ];
    table(
        "region-table",
        "Danger signs that the guides of each part state",
        &heads,
        &rows,
    )
}

fn orphans(overview: &Overview) -> String {
    if overview.orphans.is_empty() {
        return "<p>None: every page can be found through a link.</p>\n".to_owned();
    }
    let items = each(&overview.orphans, |file| {
        format!("<li><code>{}</code></li>\n", escaped(file))
    });
    format!("<ul>\n{items}</ul>\n")
}

fn pages(overview: &Overview) -> String {
    let pages = overview.pages.iter().enumerate();
    each(pages.filter(|(_, page)| has_part(page)), |(at, page)| {
        part(at, page)
    })
}

fn part(at: usize, page: &Page) -> String {
    let told: Vec<String> = page
        .problems
        .iter()
        .map(|(level, number)| match number {
            1 => format!("1 {level}"),
            number => format!("{number} {level}s"),
        })
        .collect();
    let told = if told.is_empty() {
        "no problems".to_owned()
    } else {
        told.join(", ")
    };
    let lists = each(&page.checklists, |it| answers(at, page, it));
    format!(
        "<article id=\"page-{at}\" aria-labelledby=\"page-{at}-title\">\n<h3 id=\"page-{at}-title\">{}</h3>\n\
         <p class=\"about\">{} · <code>{}</code> · {told}</p>\n{}{lists}</article>\n",
        escaped(&page.title),
        escaped(page.kind),
        escaped(&page.file),
        hard_words(page)
    )
}

fn hard_words(page: &Page) -> String {
    let words = &page.reading.hard_words;
    if words.is_empty() {
        return String::new();
    }
    let items = each(words, |hard| {
        let times = match hard.times {
            1 => String::new(),
            times => format!(" <span class=\"times\">{times} times</span>"),
        };
        format!("<li>{}{times}</li>\n", escaped(&hard.word))
    });
    format!("<h4>Hard words</h4>\n<ul class=\"words\">\n{items}</ul>\n")
}

/// A checklist that opens on demand.
fn answers(at: usize, page: &Page, checklist: &Checklist) -> String {
    let counts: Vec<String> = Verdict::ALL
        .iter()
        .filter(|verdict| checklist.count(**verdict) > 0)
        .map(|verdict| format!("{} {}", checklist.count(*verdict), short(*verdict)))
        .collect();
    let rows = each(&checklist.items, |item| {
        format!(
            "<tr class=\"{}\"><td class=\"number\">{}</td><th scope=\"row\">{}</th><td class=\"verdict\">{}</td><td>{}</td></tr>\n",
            class(item.verdict),
            item.number,
            escaped(item.asks),
            item.verdict.words(),
            marked(&item.evidence)
        )
    });
    let id = format!("page-{at}-{}", crate::yaml::form::slug(checklist.name));
    let caption = format!("{} of \"{}\"", checklist.name, page.title);
    let heads = ["No.", "Item", "Verdict", "What was seen"];
    format!(
        "<details>\n<summary>{}: {}</summary>\n{}</details>\n",
        escaped(checklist.name),
        counts.join(", "),
        table(&id, &caption, &heads, &rows)
    )
}

fn short(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Person => "for a person",
        verdict => verdict.words(),
    }
}

fn class(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::NotMet => "not-met",
        Verdict::Person => "person",
        Verdict::Met => "met",
        Verdict::NotApplicable => "not-applicable",
    }
}
