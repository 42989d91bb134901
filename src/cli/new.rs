//! `mendbook new`: writes the beginning of a page into the folder of its kind.
//!
//! What stands in it is [`outline`]'s. Here it gets its place: one where no file is, and whose id and
//! address no other page has, drafts included. Nothing else of the site is changed.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser};

use super::flags::{Reading, Root};
use super::{Exit, init, model, talk};
use crate::document::{self, Input};
use crate::path::RelPath;
use crate::pipeline::Model;
use crate::record::{Kind, outline};
use crate::yaml::form::slug;
use crate::yaml::write::ends_line;

const EXAMPLES: &str = "\
Examples:
  mendbook new exercise \"Neck turn\"           content/exercises/neck-turn.md
  mendbook new guide \"Sleep\" --in evening     content/guides/evening/sleep.md
  mendbook new page \"About us\"                content/about-us.md

The page is a draft: it isn't published before you take away `draft: true`.
A file that exists already is never overwritten.";

/// Begin a page: a file with the keys of its kind, each with a comment
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// What the page is about
    #[arg(value_parser = kinds())]
    kind: Kind,
    /// Its title; the file is named after it
    #[arg(required = true, value_name = "TITLE")]
    title: Vec<String>,
    /// A folder for it, below the one of its kind
    #[arg(long = "in", value_name = "FOLDER")]
    folder: Option<String>,
    #[command(flatten)]
    root: Root,
}

fn kinds() -> impl TypedValueParser<Value = Kind> {
    PossibleValuesParser::new(Kind::NAMES.iter().copied())
        .try_map(|name| Kind::from_name(&name).ok_or("no kind of page has this name"))
}

/// Runs the command.
pub fn run(arguments: Arguments) -> Result<Exit> {
    let Arguments {
        kind,
        title,
        folder,
        root,
    } = arguments;
    let title = one_line(&title.join(" "))?;
    let path = place(kind, &title, folder.as_deref())?;
    let site = root.root.clone();
    let file = file(&site, &path)?;
    let text = outline::page(kind, &title);
    refuse_taken(model::read(Reading::whole(root))?, &path, &text)?;
    init::write(&file, &text).with_context(|| format!("can't write `{}`", file.display()))?;
    talk::data(&format!("{}\n", talk::shown(&file.display().to_string())))?;
    let root = talk::root(&site);
    talk::say(&format!(
        "next: open the file and write your own words; `mendbook serve --drafts{root}` shows you the page\n\
         then: run `mendbook check --drafts{root}`, and take away `draft: true` once the page is done"
    ));
    Ok(Exit::Clean)
}

/// The title without blanks around it.
fn one_line(title: &str) -> Result<String> {
    let title = title.trim();
    if title.contains(ends_line) {
        bail!("a title is one line of text\n  help: take out line breaks and tabs");
    }
    Ok(title.to_owned())
}

/// Where a page of a kind belongs, from `content/`.
fn place(kind: Kind, title: &str, folder: Option<&str>) -> Result<RelPath> {
    let name = slug(title);
    if name.is_empty() {
        bail!(
            "the title `{title}` has no letters or digits, so no file can be named after it\n  \
             help: write the title in words"
        );
    }
    if name == "index" {
        bail!("`index.md` is the page of a whole folder\n  help: choose another title");
    }
    let own = RelPath::new(kind.folder().unwrap_or_default()).unwrap_or_default();
    let folder = folder.unwrap_or_default();
    let inside = own
        .join(folder)
        .ok()
        .filter(|path| path.is_within(&own) && !path.segments().any(|name| name.starts_with('.')));
    let Some(inside) = inside else {
        bail!(
            "`{folder}` is no folder for a page\n  help: `--in` takes a folder below `content/{own}`, \
             such as `evening` or `evening/bed`"
        );
    };
    let top = inside.segments().next().map(Kind::from_folder);
    if let Some(other) = top.filter(|top| *top != kind) {
        bail!(
            "a page in `content/{inside}` is {}\n  help: choose another folder, or run `mendbook new {}`",
            other.with_article(),
            other.name()
        );
    }
    let file = format!("{name}.md");
    inside
        .join(&file)
        .map_err(|error| anyhow!("`{file}` {error}"))
}

/// The file on disk, which isn't there yet and isn't reached through a link.
fn file(root: &Path, path: &RelPath) -> Result<PathBuf> {
    let mut file = match root {
        // Without the `./` that nobody typed.
        here if here == Path::new(".") => PathBuf::from("content"),
        root => root.join("content"),
    };
    for name in path.segments() {
        file.push(name);
        if file.is_symlink() {
            bail!(
                "`{}` is a link, and may lead out of the site\n  help: choose another place",
                file.display()
            );
        }
    }
    if file.exists() {
        bail!(
            "`{}` exists already, and mendbook doesn't overwrite it\n  help: choose another title",
            file.display()
        );
    }
    Ok(file)
}

/// Fails where another page has the id or the address already.
fn refuse_taken(model: Model, path: &RelPath, text: &str) -> Result<()> {
    let input = Input {
        file: model.sources.next_id(),
        path,
        text,
        raw_html: false,
    };
    let document = document::parse(input).value;
    let site = model.site;
    let told = site.registry.objections(&document, &site.documents);
    let Some(told) = told.first() else {
        return Ok(());
    };
    let label = told.labels.first();
    let place = label.map_or_else(String::new, |(_, words)| format!(" {words}"));
    bail!("{}{place}\n  help: choose another title", told.message)
}
