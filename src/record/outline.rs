//! The outline of a new page: front matter that is valid as it stands, and a few lines to write over.
//!
//! Each key has a comment, and all of them come from the field table: what the key is for, which words
//! it takes, and an example. Only keys that a page can't do without have a value. The others are
//! comments as well, since a rule that asks for one (who shouldn't do this exercise?) must go on asking
//! until its author has answered. So no outline states anything about a body, a medicine or a person;
//! its words say that they are to be replaced.

use super::Kind;
use super::common::ROWS;
use crate::yaml::field::{Field, Type};
use crate::yaml::write;

/// What stands above the keys.
const HEAD: &str = "The keys without a # in front are those that this page can't do without: write \
    your own words for their values. A # switches a key off. What stands behind those keys is only \
    an example, and isn't about your page: take the # away, and write your own.";

/// The shared keys that stand above those of the kind.
const ABOVE: [&str; 3] = ["title", "draft", "summary"];

/// The shared keys that stand below.
const BELOW: [&str; 5] = ["tags", "body_regions", "related", "sources", "review"];

/// How long the lines of comments are.
const WIDTH: usize = 92;

/// The whole file of a new page.
#[must_use]
pub fn page(kind: Kind, title: &str) -> String {
    let title = write::value(title);
    let keys = keys(kind).map(|field| {
        let value = match field.name {
            "title" => Some(title.as_str()),
            name => value(kind, name),
        };
        key(field, value)
    });
    let keys: Vec<String> = keys.collect();
    format!(
        "---\n{}\n{}---\n\n{}",
        comment(HEAD),
        keys.join("\n"),
        body(kind)
    )
}

/// The rows of an outline, in its order.
fn keys(kind: Kind) -> impl Iterator<Item = &'static Field> {
    let shape = kind.shape();
    let is_shared = |field: &Field| {
        field.name == "title" || ROWS.iter().any(|shared| shared.name == field.name)
    };
    let own = shape.rows().filter(move |field| !is_shared(field));
    let shared = |names: &'static [&str]| names.iter().filter_map(|name| shape.row(name));
    shared(&ABOVE).chain(own).chain(shared(&BELOW))
}

/// What a key must have for the page to be valid, or for the page to say that nobody reviewed it.
fn value(kind: Kind, key: &str) -> Option<&'static str> {
    Some(match (kind, key) {
        (_, "draft") => "true",
        (kind, "review") if kind.needs_review() => "{ status: draft }",
        (Kind::Routine, "items") => "[]",
        (Kind::Routine, "stop_rules") => "[Say when to stop at once.]",
        (Kind::RedFlag, "sign") => "Say in a patient's words what the danger sign is.",
        // Where a choice must be made before its author makes it, the one that does the least harm.
        (Kind::RedFlag, "urgency") => "emergency",
        (Kind::Relief, "type") => "other",
        (Kind::Term, "plain") => "Say in plain words what this means.",
        _ => return None,
    })
}

/// A key with its comment; one without a value is switched off and shows its example.
fn key(field: &Field, value: Option<&str>) -> String {
    let about = match form(&field.ty).filter(|_| !field.about.contains("at most")) {
        Some(form) => format!("{} {form}", field.about),
        None => field.about.to_owned(),
    };
    let line = match value {
        Some(value) => format!("{}: {value}", field.name),
        None => format!("#{}: {}", field.name, field.example),
    };
    format!("{}{line}\n", comment(&about))
}

/// What an example can't show: all the words that may be chosen, all the keys, how much fits.
fn form(ty: &Type) -> Option<String> {
    match ty {
        Type::Choice(_)
        | Type::List(Type::Choice(_))
        | Type::Label(_)
        | Type::Characters(_)
        | Type::Words(_) => Some(format!("Write {}.", ty.describe())),
        Type::Record(shape) | Type::List(Type::Record(shape)) => {
            let names: Vec<_> = shape.rows().map(|row| format!("`{}`", row.name)).collect();
            Some(format!("Its keys: {}.", names.join(", ")))
        }
        _ => None,
    }
}

/// Words as lines of comment.
fn comment(words: &str) -> String {
    let mut lines = String::new();
    let mut line = "#".to_owned();
    for word in words.split_whitespace() {
        if line.chars().count() + 1 + word.chars().count() > WIDTH {
            lines.push_str(&line);
            lines.push('\n');
            "#".clone_into(&mut line);
        }
        line.push(' ');
        line.push_str(word);
    }
    lines + &line + "\n"
}

/// What stands below the front matter, in the form that pages of the kind have.
fn body(kind: Kind) -> &'static str {
    match kind {
        Kind::Page => "Write your text here. Say the most important thing first.\n",
        Kind::Guide => {
            "Say here what readers need to know first.\n\n\
             ## Say what this part is about\n\n\
             Write one thought in each paragraph.\n"
        }
        Kind::Exercise => {
            "Say here what this exercise is, and when to do it.\n\n\
             1. Say how to begin.\n\
             2. Say what to move, and how.\n\
             3. Say how to end.\n"
        }
        Kind::Routine => "Say here when to do this routine.\n",
        Kind::RedFlag => "Say here why this sign needs care.\n",
        Kind::Relief => "Say here how to do it.\n",
        Kind::Term => "Say more about the word here, or delete this line.\n",
    }
}
