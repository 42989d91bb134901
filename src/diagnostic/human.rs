//! Diagnostics for people: the message, the quoted line with carets, and what to do.
//!
//! `annotate-snippets` draws, or [`plain`] where that is simple; this module decides what they get to
//! see. They are handed only the lines that matter, cut and cleaned by [`excerpt`](super::excerpt), so
//! that a file of several megabytes or a line of ten kilobytes costs nothing, and nothing that stands
//! in the content can steer the reader's terminal. A span that makes no sense for its file still prints:
//! it is moved to the nearest place that exists.
//!
//! Deliberately absent: the decision whether there are colours, and any writing. Both are `cli`'s.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write as _;

use annotate_snippets::{AnnotationKind, Group, Level as Look, Renderer, Snippet};

use super::excerpt::{Excerpt, Mark, Place, Quote, clean_line, clean_text};
use super::place::Places;
use super::{Diagnostic, Drawn, Level, Lookup, Span, plain};

/// Of each code, this many are printed in full; the rest are counted.
pub const SHOWN_OF_EACH_CODE: usize = 20;

/// Of each file, this many are drawn when they're found.
const DRAWN_AHEAD: usize = 64;

/// Labels within this many lines of the primary place share its snippet.
const NEAR: usize = 8;

/// Wider than anything that [`Excerpt`] lets through, so that lines are cut in one place only.
const WIDTH: usize = 2_000;

/// One diagnostic, as text that ends with a line break.
#[must_use]
pub fn render(diagnostic: &Diagnostic, lookup: &dyn Lookup, color: bool) -> String {
    let mut out = String::new();
    add_whole(diagnostic, &mut Places::new(lookup), color, &mut out);
    out
}

/// Draws diagnostics about a file while its text is at hand, so that it needn't be read again for that.
/// Of a file with very many, only the first: perhaps no more are asked for.
pub fn draw_ahead(diagnostics: &mut [Diagnostic], lookup: &dyn Lookup) {
    let few = diagnostics.len().min(DRAWN_AHEAD);
    let diagnostics = &mut diagnostics[..few];
    let mut places = Places::new(lookup);
    let draw = |diagnostic| {
        let whole = draw_whole(diagnostic, &mut places, false);
        let mut first = String::new();
        add_first_line(diagnostic, &mut first);
        let below = whole.strip_prefix(&first);
        Drawn(below.map(Into::into))
    };
    let drawn: Vec<Drawn> = diagnostics.iter().map(draw).collect();
    for (diagnostic, drawn) in diagnostics.iter_mut().zip(drawn) {
        diagnostic.drawn = drawn;
    }
}

/// Adds the line that depends on the level, which is settled later than the rest.
fn add_first_line(diagnostic: &Diagnostic, out: &mut String) {
    let message = clean_line(&diagnostic.message);
    for part in [
        diagnostic.level.word(),
        "[",
        diagnostic.code,
        "]: ",
        &message,
        "\n",
    ] {
        out.push_str(part);
    }
}

/// About how many bytes a diagnostic takes that has been drawn: for most, no fewer.
fn usual_length(diagnostic: &Diagnostic) -> usize {
    const AROUND: usize = 48;
    let below = diagnostic.drawn.0.as_ref().map_or(0, |below| below.len());
    diagnostic.message.len() + below + AROUND
}

/// Adds a diagnostic, as it was drawn when it was found, or drawn now.
fn add_whole<'a>(
    diagnostic: &'a Diagnostic,
    places: &mut Places<'a>,
    color: bool,
    out: &mut String,
) {
    match &diagnostic.drawn {
        Drawn(Some(below)) if !color => {
            add_first_line(diagnostic, out);
            out.push_str(below);
        }
        _ => out.push_str(&draw_whole(diagnostic, places, color)),
    }
}

fn draw_whole<'a>(diagnostic: &'a Diagnostic, places: &mut Places<'a>, color: bool) -> String {
    let scenes: Vec<Shown> = scenes(diagnostic, places)
        .into_iter()
        .map(Shown::new)
        .collect();
    let simple = match &scenes[..] {
        [one] if !color => plain::draw(diagnostic, one.path, one.column, &one.quote),
        _ => None,
    };
    match simple {
        Some(text) => finish(&text, &[]),
        None => draw_all(diagnostic, scenes, color),
    }
}

/// Lets `annotate-snippets` draw.
fn draw_all(diagnostic: &Diagnostic, scenes: Vec<Shown>, color: bool) -> String {
    let look = look(diagnostic.level);
    let title = look
        .primary_title(clean_line(&diagnostic.message))
        .id(diagnostic.code);
    let mut group = Group::with_title(title);
    let mut headings = Vec::new();
    for scene in scenes {
        let (heading, snippet) = draw(scene);
        headings.extend(heading);
        group = group.element(snippet);
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Look::HELP.message(clean_text(help)));
    }
    let renderer = if color {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let text = renderer.term_width(WIDTH).render(&[group]);
    finish(&text, &headings)
}

/// All diagnostics in their order, a blank line after each; of each code the first
/// [`SHOWN_OF_EACH_CODE`] in full, and at the end how many more there were.
#[must_use]
pub fn report(diagnostics: &[Diagnostic], lookup: &dyn Lookup, color: bool) -> String {
    let mut places = Places::new(lookup);
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let mut out = String::new();
    for diagnostic in diagnostics {
        let count = seen.entry(diagnostic.code).or_default();
        *count += 1;
        if *count <= SHOWN_OF_EACH_CODE {
            add_whole(diagnostic, &mut places, color, &mut out);
            out.push('\n');
        }
    }
    let mut more = String::new();
    for (code, count) in seen {
        if let Some(rest @ 1..) = count.checked_sub(SHOWN_OF_EACH_CODE) {
            // Writing to a `String` can't fail.
            let _ = writeln!(more, "… and {rest} more of {code}");
        }
    }
    if !more.is_empty() {
        more.push('\n');
    }
    out + &more
}

/// All diagnostics in full, without colours: for a file or another program.
#[must_use]
pub fn report_all(diagnostics: &[Diagnostic], lookup: &dyn Lookup) -> String {
    let mut places = Places::new(lookup);
    let mut out = String::with_capacity(diagnostics.iter().map(usual_length).sum());
    for diagnostic in diagnostics {
        add_whole(diagnostic, &mut places, false, &mut out);
        out.push('\n');
    }
    out
}

/// Text that may quote content or names of files, safe to print; line breaks stay.
#[must_use]
pub fn clean(text: &str) -> Cow<'_, str> {
    clean_text(text)
}

fn look(level: Level) -> Look<'static> {
    match level {
        Level::Error => Look::ERROR,
        Level::Warning => Look::WARNING,
        Level::Note => Look::NOTE,
    }
}

/// One quoted piece of one file, with the column that its heading names.
struct Scene<'a> {
    path: &'a str,
    column: usize,
    excerpt: Excerpt<'a>,
}

impl<'a> Scene<'a> {
    fn new(place: &Place<'a>, mark: Mark<'a>) -> Self {
        Self {
            path: place.path,
            column: place.column,
            excerpt: Excerpt::new(place, mark),
        }
    }
}

/// The primary place first, with the labels that stand near it; each other label on its own.
fn scenes<'a>(diagnostic: &'a Diagnostic, places: &mut Places<'a>) -> Vec<Scene<'a>> {
    let mut place = |span: Span| Place::new(span, places);
    let words = diagnostic.note_at_primary.as_deref();
    let mut primary = place(diagnostic.primary).map(|at| Scene::new(&at, Mark::primary(words)));
    let mut others = Vec::new();
    for (span, words) in &diagnostic.labels {
        let Some(at) = place(*span) else { continue };
        let mark = Mark::context(words);
        match &mut primary {
            Some(scene) if scene.path == at.path && scene.excerpt.is_near(&at, NEAR) => {
                scene.excerpt.add(&at, mark);
            }
            _ => others.push(Scene::new(&at, mark)),
        }
    }
    primary.into_iter().chain(others).collect()
}

/// A scene with what is quoted of it.
struct Shown<'a> {
    path: &'a str,
    column: usize,
    quote: Quote<'a>,
}

impl<'a> Shown<'a> {
    fn new(scene: Scene<'a>) -> Self {
        Self {
            path: scene.path,
            column: scene.column,
            quote: scene.excerpt.finish(),
        }
    }
}

/// A heading as `annotate-snippets` will print it, and as it should be.
type Heading = (String, String);

/// The snippet of a scene. Its heading is wrong where its line was cut on the left, because
/// `annotate-snippets` counts columns in the text that it is given; then both texts come along.
fn draw(scene: Shown) -> (Option<Heading>, Snippet<annotate_snippets::Annotation>) {
    let path = clean_line(scene.path);
    let quote = scene.quote;
    let heading = (quote.column != scene.column).then(|| {
        let start = format!("{path}:{}:", quote.line);
        (
            format!("{start}{}", quote.column),
            format!("{start}{}", scene.column),
        )
    });
    let annotations = quote.marks.into_iter().map(|(range, mark)| {
        let kind = if mark.primary {
            AnnotationKind::Primary
        } else {
            AnnotationKind::Context
        };
        kind.span(range).label(mark.words.map(clean_line))
    });
    let snippet = Snippet::source(quote.text)
        .path(Some(path))
        .line_start(quote.first_line)
        .annotations(annotations.collect::<Vec<_>>());
    (heading, snippet)
}

/// The text with its headings put right, without blanks at the ends of lines.
fn finish(text: &str, headings: &[Heading]) -> String {
    let mut headings = headings.iter().peekable();
    let mut out = String::with_capacity(text.len());
    for (number, line) in text.lines().enumerate() {
        let wrong = headings.next_if(|(found, _)| number > 0 && line.contains(found.as_str()));
        match wrong {
            Some((found, right)) => out.push_str(&line.replacen(found.as_str(), right, 1)),
            None => out.push_str(line.trim_end()),
        }
        out.push('\n');
    }
    out
}

#[cfg(test)]
#[path = "human_tests.rs"]
mod tests;
