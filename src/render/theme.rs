//! The theme: templates out of the binary, with those of the site laid over them.
//!
//! A template of the site hides the built-in one of the same name; it can still extend it as
//! `default/NAME`, and so change one block. Mistakes in templates are diagnostics at their own
//! file and line. Templates see data only; the filters here work on text.

use std::collections::BTreeMap;

use serde::Serialize;
use tera::{Context, ErrorKind, ReportError, Tera, Value};

use crate::diagnostic::near::did_you_mean;
use crate::diagnostic::{Checked, Diagnostic, FileId, Span};
use crate::document::requests::requests;

/// One template as it comes from its file.
#[derive(Clone, Copy, Debug)]
pub struct Template<'a> {
    /// Its name: `page.html`, or `default/page.html` for a built-in one.
    pub name: &'a str,
    /// Its file.
    pub file: FileId,
    /// Its text.
    pub text: &'a str,
}

/// A compiled theme.
pub struct Theme {
    tera: Tera,
    files: BTreeMap<String, FileId>,
    /// Where errors without a place are told.
    fallback: Span,
}

/// Tells what a template would make a browser fetch from another host.
fn external_requests(template: &Template<'_>) -> Vec<Diagnostic> {
    let tell = |range| {
        let place = Span::new(template.file, range);
        let message = "a browser fetches this from another host";
        Diagnostic::warning("external-request", place, message)
            .help("put a copy of the file into `static/` and load that")
    };
    requests(template.text).into_iter().map(tell).collect()
}

impl Theme {
    /// Compiles the templates. A theme that doesn't compile is told and can't render.
    pub fn load<'a>(
        templates: impl IntoIterator<Item = Template<'a>>,
        fallback: FileId,
    ) -> Checked<Option<Self>> {
        let templates: Vec<Template<'a>> = templates.into_iter().collect();
        let mut tera = Tera::new();
        let mut theme = Self {
            files: templates
                .iter()
                .map(|template| (template.name.to_owned(), template.file))
                .collect(),
            fallback: Span::new(fallback, 0..0),
            tera: Tera::new(),
        };
        tera.register_filter("slug", tera_contrib::slug::slug);
        tera.register_filter("urlencode", tera_contrib::urlencode::urlencode);
        let added = tera.set_fallback_prefixes(["default/"]).and_then(|()| {
            tera.add_raw_templates(
                templates
                    .iter()
                    .map(|template| (template.name, template.text)),
            )
        });
        match added {
            Ok(()) => {
                theme.tera = tera;
                let told = templates.iter().flat_map(external_requests).collect();
                Checked::new(Some(theme), told)
            }
            Err(error) => Checked::new(None, theme.diagnostics(&error, &templates)),
        }
    }

    /// Renders a template.
    ///
    /// # Errors
    /// A diagnostic at the template's mistake.
    pub fn render(&self, template: &str, context: &Context) -> Result<String, Box<Diagnostic>> {
        self.tera
            .render(template, context)
            .map_err(|error| Box::new(self.diagnostic(&error)))
    }

    /// What compiling has met. Mistakes in the structure of blocks come as one text with many
    /// places in it (`--> page.html:2:10`); each becomes a diagnostic of its own.
    fn diagnostics(&self, error: &tera::Error, templates: &[Template<'_>]) -> Vec<Diagnostic> {
        let text = error.to_string();
        let located: Vec<Diagnostic> = text
            .split("error: ")
            .filter_map(|part| located(part, templates))
            .collect();
        match error.kind() {
            ErrorKind::SyntaxError(_) | ErrorKind::RenderingError(_) => {
                vec![self.diagnostic(error)]
            }
            _ if located.is_empty() => vec![self.diagnostic(error)],
            _ => located,
        }
    }

    fn diagnostic(&self, error: &tera::Error) -> Diagnostic {
        let cause = std::error::Error::source(error)
            .map(|cause| format!(": {cause}"))
            .unwrap_or_default();
        match error.kind() {
            ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => {
                let (message, help) = spoken(report.message());
                let diagnostic =
                    Diagnostic::error("template-error", self.place(report), message + &cause);
                diagnostic.help(help.unwrap_or_else(|| {
                    "correct the template; the theme API is described in `docs/themes.md`"
                        .to_owned()
                }))
            }
            ErrorKind::CircularExtend { tpl, .. } => {
                let name = tpl.rsplit('/').next().unwrap_or(tpl);
                Diagnostic::error(
                    "template-error",
                    self.start_of(tpl),
                    format!("`{tpl}` extends itself"),
                )
                .help(format!(
                    "to change a block of the built-in one, extend `default/{name}`"
                ))
            }
            ErrorKind::MissingParent { current, parent } => {
                let message = format!("`{current}` extends `{parent}`, which isn't there");
                Diagnostic::error("template-error", self.start_of(current), message)
                    .maybe_help(did_you_mean(parent, self.files.keys().map(String::as_str)))
            }
            kind => {
                let (message, _) = spoken(&kind.to_string());
                Diagnostic::error("template-error", self.fallback, message + &cause)
                    .help("correct the template; the theme API is described in `docs/themes.md`")
            }
        }
    }

    /// The first byte of a template.
    fn start_of(&self, template: &str) -> Span {
        self.files
            .get(template)
            .map_or(self.fallback, |file| Span::new(*file, 0..0))
    }

    fn place(&self, report: &ReportError) -> Span {
        self.files
            .get(report.filename())
            .map_or(self.fallback, |file| {
                Span::new(*file, report.span().range.clone())
            })
    }
}

/// One mistake out of a longer text: its message, and the place behind `-->`.
fn located(part: &str, templates: &[Template<'_>]) -> Option<Diagnostic> {
    let (message, rest) = part.split_once("-->")?;
    let mut place = rest.split_whitespace().next()?.rsplitn(3, ':');
    let column: usize = place.next()?.parse().ok()?;
    let line: usize = place.next()?.parse().ok()?;
    let name = place.next()?;
    let template = templates.iter().find(|template| template.name == name)?;
    let start: usize = template
        .text
        .split_inclusive('\n')
        .take(line.checked_sub(1)?)
        .map(str::len)
        .sum();
    let at = (start + column.saturating_sub(1)).min(template.text.len());
    let (message, _) = spoken(message);
    let diagnostic = Diagnostic::error(
        "template-error",
        Span::new(template.file, at..at + 1),
        message,
    );
    Some(diagnostic.help(
        "name a block that the extended template has; the blocks are listed in `docs/themes.md`",
    ))
}

/// The engine's message as one lower-case phrase. Where it lists what is available, the nearest name
/// becomes the help, since the lists are long.
fn spoken(message: &str) -> (String, Option<String>) {
    let message = message.split_whitespace().collect::<Vec<_>>().join(" ");
    let (first, rest) = message.split_once(". ").unwrap_or((&message, ""));
    let mut letters = first.trim_end_matches('.').chars();
    let phrase = letters.next().map_or_else(String::new, |letter| {
        letter.to_lowercase().chain(letters).collect()
    });
    let near = rest.split_once(": ").and_then(|(_, names)| {
        let wrong = first.split('`').nth(1)?;
        did_you_mean(
            wrong,
            names.split(", ").map(|name| name.trim_end_matches('.')),
        )
    });
    let short = (!rest.is_empty() && rest.len() < 200).then(|| rest.to_owned());
    (phrase, near.or(short))
}

/// Variables that are the same on many pages, converted once; cloning them is cheap.
#[derive(Clone)]
pub struct Shared {
    site: Value,
    text: Value,
}

impl Shared {
    /// Converts what all pages share.
    pub fn new(site: &impl Serialize, text: &BTreeMap<String, String>) -> Self {
        Self {
            site: Value::from_serializable(site),
            text: Value::from_serializable(text),
        }
    }

    /// The context of a fragment that isn't a page.
    #[must_use]
    pub fn fragment(&self, name: &'static str, value: &impl Serialize) -> Context {
        let mut context = Context::new();
        context.insert_value("site", self.site.clone());
        context.insert_value("text", self.text.clone());
        context.insert(name, value);
        context
    }

    /// The context of a page.
    #[must_use]
    pub fn page(&self, page: &impl Serialize, record: &impl Serialize) -> Context {
        let mut context = self.fragment("page", page);
        context.insert("record", record);
        context
    }
}
