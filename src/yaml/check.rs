//! Holds a tree of nodes against the field table and tells everything that is wrong with it.
//!
//! The check is generic: unknown, missing and empty keys, wrong types, words that aren't allowed,
//! bad dates, ids and hyphens, and it gathers every reference to another record, so that the site
//! can resolve all of them in one place. What a value *means* is left to the records.

use std::ops::ControlFlow;

use serde::{Deserialize, Serialize};

use super::field::{Field, Shape, Target, Type};
use super::form::{LOOK_ALIKE_HYPHENS, SOFT_HYPHEN, is_id, parse_date, scheme, slug};
use super::{Entry, Node, Text, Value};
use crate::diagnostic::names::{self, Name};
use crate::diagnostic::near::{did_you_mean, nearest, only_nearest};
use crate::diagnostic::{Diagnostic, Span};

/// A mention of another record in front matter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference {
    /// What kind of record is meant.
    pub target: Target,
    /// The id as written, and where.
    pub id: Text,
    /// The key under which it stands.
    #[serde(with = "names")]
    pub field: Name,
}

/// A sentence or more in front matter that patients read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stated {
    /// What it says, and where.
    pub text: Text,
    /// The key under which it stands.
    pub field: &'static str,
}

/// What the check found.
#[derive(Debug, Default)]
pub struct Findings {
    /// What's wrong.
    pub diagnostics: Vec<Diagnostic>,
    /// Every mention of another record.
    pub references: Vec<Reference>,
    /// Everything that patients read.
    pub prose: Vec<Stated>,
    /// Keys that seem to be missing and aren't: misspelt, empty, or of another form.
    pub lost: Vec<&'static str>,
}

/// Checks one record. `record` is where a missing key is told: the first line of the record.
pub fn check(node: &Node, shape: &'static Shape, record: Span, findings: &mut Findings) {
    let mut checker = Checker { findings };
    checker.record(node, shape, record);
}

/// Checks a value that isn't a record, such as the map of a whole file.
pub fn check_type(node: &Node, ty: &'static Type, name: &'static str, findings: &mut Findings) {
    let mut checker = Checker { findings };
    checker.value(node, ty, name);
}

struct Checker<'a> {
    findings: &'a mut Findings,
}

impl Checker<'_> {
    fn tell(&mut self, diagnostic: Diagnostic) {
        self.findings.diagnostics.push(diagnostic);
    }

    fn record(&mut self, node: &Node, shape: &'static Shape, record: Span) {
        let Value::Map(entries) = &node.value else {
            self.wrong_type(node, &Type::Record(shape), shape.name);
            return;
        };
        for entry in entries {
            match shape.row(&entry.key) {
                Some(field) => self.field(&entry.value, field, entry.key.span),
                None => self.unknown(entry, entries, shape),
            }
        }
        for field in shape.rows().filter(|field| field.required) {
            // A misspelt key is told as such, not as missing too.
            let misspelt = |entry: &Entry| {
                shape.row(&entry.key).is_none() && nearest(&entry.key, [field.name]).is_some()
            };
            if node.get(field.name).is_none() && !entries.iter().any(misspelt) {
                let message = format!("{} needs `{}`", shape.name, field.name);
                let help = format!("add `{}: {}`", field.name, field.example);
                self.tell(Diagnostic::error("field-missing", record, message).help(help));
            }
        }
    }

    fn unknown(&mut self, entry: &Entry, entries: &[Entry], shape: &'static Shape) {
        let key = &entry.key;
        let names = || shape.rows().map(|field| field.name);
        self.findings.lost.extend(nearest(key, names()));
        let help = did_you_mean(key, names()).unwrap_or_else(|| {
            format!(
                "{} may have: {}",
                shape.name,
                names().collect::<Vec<_>>().join(", ")
            )
        });
        let message = format!("{} has no key `{}`", shape.name, key.value);
        let mut told = Diagnostic::error("unknown-field", key.span, message).help(help);
        if let Some(name) = meant(entry, entries, shape) {
            told = told.fix(key.span, name);
        }
        self.tell(told);
    }

    fn field(&mut self, node: &Node, field: &'static Field, key: Span) {
        if node.value == Value::Null && !matches!(field.ty, Type::Any) {
            let message = format!("`{}` has no value", field.name);
            let help = format!("write {}, or delete the line", field.ty.describe());
            self.tell(Diagnostic::error("wrong-type", key, message).help(help));
            self.findings.lost.push(field.name);
            return;
        }
        self.value(node, &field.ty, field.name);
    }

    fn value(&mut self, node: &Node, ty: &'static Type, name: &'static str) {
        match ty {
            Type::Any => {}
            Type::List(item) => match &node.value {
                Value::List(items) => items.iter().for_each(|node| self.value(node, item, name)),
                _ => self.wrong_type(node, ty, name),
            },
            Type::OneOrMany(item) => match &node.value {
                Value::List(items) => items.iter().for_each(|node| self.value(node, item, name)),
                _ => self.value(node, item, name),
            },
            Type::Record(shape) => self.record(node, shape, node.span.begin()),
            Type::ById(value) => match &node.value {
                Value::Map(entries) => {
                    for entry in entries {
                        let key = entry.key_node();
                        if let Some(problem) = bad_id(&key, &entry.key, name) {
                            self.tell(problem);
                        }
                        self.value(&entry.value, value, name);
                    }
                }
                _ => self.wrong_type(node, ty, name),
            },
            Type::Map(value) => match &node.value {
                Value::Map(entries) => {
                    for entry in entries {
                        self.value(&entry.value, value, name);
                    }
                }
                _ => self.wrong_type(node, ty, name),
            },
            Type::Either(types) => match types.iter().find(|ty| fits(node, ty)) {
                Some(ty) => self.value(node, ty, name),
                None => self.wrong_type(node, ty, name),
            },
            _ => match node.spanned_text() {
                Some(text) => self.scalar(node, &text, ty, name),
                None => self.wrong_type(node, ty, name),
            },
        }
    }

    fn scalar(&mut self, node: &Node, text: &Text, ty: &'static Type, name: &'static str) {
        let problem = match ty {
            Type::Label(most) | Type::Characters(most) if text.chars().count() > *most => {
                let count = text.chars().count();
                Some(not_allowed(
                    text.span,
                    format!("`{name}` has {count} characters"),
                    format!("at most {most} fit where it is shown; shorten it"),
                ))
            }
            Type::Words(most) if text.split_whitespace().count() > *most => {
                let count = text.split_whitespace().count();
                Some(not_allowed(
                    text.span,
                    format!("`{name}` has {count} words"),
                    format!("say it in {most} or fewer"),
                ))
            }
            Type::Text | Type::Label(_) | Type::Prose | Type::Characters(_) | Type::Words(_)
                if text.is_empty() =>
            {
                Some(not_allowed(
                    text.span,
                    format!("`{name}` is empty"),
                    "write some text, or delete the line".into(),
                ))
            }
            Type::Id => bad_id(node, text, name),
            Type::Reference(target) => {
                let problem = bad_id(node, text, name);
                if problem.is_none() {
                    self.findings.references.push(Reference {
                        target: *target,
                        id: text.clone(),
                        field: name,
                    });
                }
                problem
            }
            Type::Integer(least, most) => bad_integer(node, text, *least, *most, ty, name),
            Type::Boolean => bad_boolean(node, text, name),
            Type::Date => bad_date(node, text, name),
            Type::Address => bad_address(text, name),
            Type::Url => bad_url(text, name),
            Type::Choice(words) if !words.contains(&text.as_str()) => {
                Some(bad_choice(node, text, words, ty, name))
            }
            _ => None,
        };
        if let (Type::Prose | Type::Characters(_) | Type::Words(_), false) = (ty, text.is_empty()) {
            self.findings.prose.push(Stated {
                text: text.clone(),
                field: name,
            });
        }
        if let Some(problem) = problem {
            self.tell(problem);
        }
    }

    fn wrong_type(&mut self, node: &Node, ty: &Type, name: &'static str) {
        self.findings.lost.push(name);
        let is = match &node.value {
            Value::Null => "nothing",
            Value::Scalar { .. } => "text",
            Value::List(_) => "a list",
            Value::Map(_) => "a map of keys",
        };
        let message = format!("`{name}` is {is}");
        let mut help = format!("it should be {}", ty.describe());
        if let (Type::List(_), Some(text)) = (ty, node.as_text()) {
            help = format!("write it as a list: `{name}: [{text}]`");
        }
        self.tell(Diagnostic::error("wrong-type", node.span.begin(), message).help(help));
    }
}

/// The key that a misspelt one must be: it begins alike, no other is as near, it isn't there yet,
/// nothing else may mean it, and the value is right for it.
fn meant(entry: &Entry, entries: &[Entry], shape: &'static Shape) -> Option<&'static str> {
    let names = || shape.rows().map(|field| field.name);
    let first = |key: &str| key.chars().next().map(|c| c.to_ascii_lowercase());
    // A slip at the first letter is rare: `height` isn't meant to be `weight`.
    let name = only_nearest(&entry.key, names()).filter(|name| first(name) == first(&entry.key))?;
    let is_rival = |other: &Entry| {
        let is_other = other.key.span != entry.key.span;
        is_other && (other.key.value == name || nearest(&other.key, names()) == Some(name))
    };
    let is_plain = entry.key.span.range().len() == entry.key.value.len();
    // More keys than the record can have: more is wrong than a letter.
    let is_crowded = entries.len() > names().count();
    if !is_plain || is_crowded || entries.iter().any(is_rival) {
        return None;
    }
    let field = shape.row(name)?;
    let mut findings = Findings::default();
    let mut checker = Checker {
        findings: &mut findings,
    };
    checker.field(&entry.value, field, entry.key.span);
    findings.diagnostics.is_empty().then_some(name)
}

/// Whether the form of a node (text, list or map) is the one that a type asks for.
fn fits(node: &Node, ty: &Type) -> bool {
    match (&node.value, ty) {
        (Value::List(_), Type::List(_) | Type::OneOrMany(_))
        | (Value::Map(_), Type::Record(_) | Type::Map(_) | Type::ById(_))
        | (_, Type::Any) => true,
        (Value::Scalar { .. }, ty) => !matches!(
            ty,
            Type::List(_) | Type::Record(_) | Type::Map(_) | Type::ById(_)
        ),
        _ => false,
    }
}

fn not_allowed(span: Span, message: String, help: String) -> Diagnostic {
    Diagnostic::error("value-not-allowed", span, message).help(help)
}

fn is_look_alike(c: char) -> bool {
    LOOK_ALIKE_HYPHENS.contains(&c)
}

/// Tells look-alike hyphens; where `is_good` without them, it's known how to put them right.
fn bad_hyphen(node: &Node, text: &Text, is_good: impl Fn(&str) -> bool) -> Option<Diagnostic> {
    let found = text.chars().find(|c| is_look_alike(*c))?;
    let fixed: String = text
        .chars()
        .map(|c| if is_look_alike(c) { '-' } else { c })
        .collect();
    let message = format!(
        "`{}` holds a character (U+{:04X}) that only looks like a hyphen",
        text.value, found as u32
    );
    let told = Diagnostic::error("bad-hyphen", text.span, message)
        .help(format!("write `{fixed}` with the hyphen of the keyboard"));
    let places = node.characters(is_look_alike).unwrap_or_default();
    let places = places.into_iter().filter(|_| is_good(&fixed));
    Some(places.fold(told, |told, place| told.fix(place, "-")))
}

fn bad_id(node: &Node, text: &Text, name: &str) -> Option<Diagnostic> {
    if is_id(text) {
        return None;
    }
    // A soft hyphen may be one for readers too, or a place where a word may break.
    let is_sure = |fixed: &str| is_id(fixed) && !text.contains(SOFT_HYPHEN);
    bad_hyphen(node, text, is_sure).or_else(|| {
        let help = match slug(text) {
            slug if slug.is_empty() => "ids are lower-case letters, digits and hyphens".to_owned(),
            slug => format!("ids are lower-case letters, digits and hyphens: `{slug}`"),
        };
        Some(not_allowed(
            text.span,
            format!("`{}` can't be an id in `{name}`", text.value),
            help,
        ))
    })
}

fn bad_choice(node: &Node, text: &Text, words: &[&str], ty: &Type, name: &str) -> Diagnostic {
    // `same‑day` for `same-day`: with another message nobody would see the difference.
    let hyphen = bad_hyphen(node, text, |fixed| words.contains(&fixed));
    hyphen
        .filter(|told| !told.fix.is_empty())
        .unwrap_or_else(|| {
            let message = format!("`{name}` can't be `{}`", text.value);
            let help = did_you_mean(text, words.iter().copied())
                .unwrap_or_else(|| format!("write {}", ty.describe()));
            not_allowed(text.span, message, help)
        })
}

fn bad_date(node: &Node, text: &Text, name: &str) -> Option<Diagnostic> {
    let is_date = |text: &str| parse_date(text).is_some();
    if is_date(text) {
        return None;
    }
    bad_hyphen(node, text, is_date).or_else(|| {
        let message = format!("`{}` in `{name}` isn't a date", text.value);
        Some(
            Diagnostic::error("bad-date", text.span, message)
                .help("write year-month-day, such as `2026-03-15`"),
        )
    })
}

fn bad_integer(
    node: &Node,
    text: &Text,
    least: i64,
    most: i64,
    ty: &Type,
    name: &str,
) -> Option<Diagnostic> {
    let quoted = matches!(node.value, Value::Scalar { plain: false, .. });
    match text.parse::<i64>() {
        Ok(number) if (least..=most).contains(&number) && !quoted => None,
        Ok(_) if !quoted => Some(not_allowed(
            text.span,
            format!("`{name}` can't be {}", text.value),
            format!("write {}", ty.describe()),
        )),
        _ => Some(
            Diagnostic::error(
                "wrong-type",
                text.span,
                format!("`{name}` isn't a whole number"),
            )
            .help(format!("write {} without quotes", ty.describe())),
        ),
    }
}

fn bad_boolean(node: &Node, text: &Text, name: &str) -> Option<Diagnostic> {
    if boolean(node).is_some() {
        return None;
    }
    let help = match text.to_lowercase().as_str() {
        "yes" | "on" | "true" => "write `true` without quotes".to_owned(),
        "no" | "off" | "false" => "write `false` without quotes".to_owned(),
        _ => "write `true` or `false`".to_owned(),
    };
    Some(
        Diagnostic::error(
            "wrong-type",
            text.span,
            format!("`{name}` is neither true nor false"),
        )
        .help(help),
    )
}

/// The boolean that a plain `true` or `false` is (YAML 1.2: `yes` and `no` are words).
#[must_use]
pub fn boolean(node: &Node) -> Option<bool> {
    match &node.value {
        Value::Scalar { text, plain: true } => match text.as_str() {
            "true" | "True" | "TRUE" => Some(true),
            "false" | "False" | "FALSE" => Some(false),
            _ => None,
        },
        _ => None,
    }
}

fn bad_address(text: &Text, name: &str) -> Option<Diagnostic> {
    let good = text.strip_prefix('/').is_some_and(|rest| {
        crate::path::RelPath::new(rest).is_ok_and(|path| !path.is_root())
            && !rest.contains(['?', '#', '"', '<', '>', ' '])
    });
    (!good).then(|| {
        let message = format!("`{}` in `{name}` isn't an address on this site", text.value);
        not_allowed(
            text.span,
            message,
            "write it from the site's root, such as `/old/place/`".into(),
        )
    })
}

fn bad_url(text: &Text, name: &str) -> Option<Diagnostic> {
    match scheme(text) {
        ControlFlow::Continue(Some("http" | "https" | "mailto" | "tel"))
            if !text.contains(char::is_whitespace) =>
        {
            None
        }
        ControlFlow::Break(()) => Some(
            Diagnostic::error(
                "unsafe-url",
                text.span,
                format!("`{name}` holds an address that could run code"),
            )
            .help("use an `https:` address"),
        ),
        ControlFlow::Continue(_) => Some(not_allowed(
            text.span,
            format!("`{}` in `{name}` isn't a web address", text.value),
            "write it whole, such as `https://example.org/page`".into(),
        )),
    }
}
