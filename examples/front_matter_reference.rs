//! Prints `docs/front-matter.md` from the field table, so that the page says what the program checks:
//!
//! ```text
//! cargo run --release --example front_matter_reference > docs/front-matter.md
//! ```
//!
//! Each record gets a heading; records inside records follow below, in the order in which they're
//! met. Deliberately absent: any text about a single key. That stands in the table's own rows.

use mendbook::config::shape::SHAPE as SITE;
use mendbook::record::common::{ROWS, TITLE};
use mendbook::record::{Kind, citation};
use mendbook::yaml::field::{Field, Shape, Type};

const HEAD: &str = "\
# Front matter reference

<!-- Generated. Don't edit this file: change the field table in src/record/ or src/config/shape.rs, then run
     cargo run --release --example front_matter_reference > docs/front-matter.md -->

This page lists every key that you may write. It is made from the same table that the program uses
to check your files.

Front matter is the part of a Markdown file between two lines of three hyphens:

```markdown
---
title: Glute bridge
summary: Lift your hips from the floor with the big muscles of your seat.
type: strength
position: supine
dose: { reps: 8-10 }
---

1. Lie on your back, knees bent, feet hip-width apart.
2. Press through your heels and lift your hips.
```

`mendbook new exercise \"Glute bridge\"` begins such a file, with a comment for each key
([more about it](editors.md#begin-a-page)).

## How to write values

- **An id** is the short name of a record, such as `pelvic-tilt`: lower-case letters, digits and
  single hyphens. It is the file's name without `.md`, unless you write `id:`.
- **Text** is plain text. Markdown marks such as `**` are shown as they are.
- **Quotes.** Put a value in quotes if it holds a colon and a space: `title: \"Back: what helps\"`.
- **A list** is written `[one, two]`, or with one item a line and `- ` before each. A single value
  is not a list, unless the table says \"or a list of them\".
- **A date** is written `2026-03-15`, and in no other way.
- **Yes and no** are written `true` and `false`.
- **A quantity** is written `8`, `10-15`, `10 to 15`, `>=8` or `up to 8`. What measures something
  needs a unit: `20-30 s`, `10 min`, `6 weeks`, `20 m`, `2 kg`. Units are `s`, `min`, `h`, `day`,
  `week`, `month`, `cm`, `m`, `ft`, `kg`, `lb`, and their long names.
- **Nothing is filled in for you.** A key that you leave out is absent. It isn't zero and it isn't
  \"none\". To state that nothing is needed, say so: `equipment: []`.
- **Unknown keys are errors.** The message names the nearest key.
- Anchors, aliases and tags of YAML (`&name`, `*name`, `!name`) aren't allowed.

In the tables, **needed** marks a key that its record can't do without. *Not used yet* marks a key
that is read and checked, but changes nothing in this version.

## Kinds of page

The top folder of a file decides what the page is, unless it says `kind:` itself.

| Folder in `content/` | Kind | Its own keys |
|---|---|---|
";

/// Keys that are accepted and have no effect in this version, by record.
const NOT_USED: &[(&str, &[&str])] = &[
    (
        "a page",
        &["translation_of", "translation_hash", "translator"],
    ),
    ("`site.yaml`", &["languages", "regions"]),
    ("a region profile", &["units"]),
];

fn main() {
    use std::io::Write as _;
    let written = std::io::stdout().write_all(page().as_bytes());
    assert!(written.is_ok(), "standard output can't be written");
}

/// The whole page.
fn page() -> String {
    let mut page = Page {
        text: HEAD.to_owned(),
        nested: Vec::new(),
    };
    for kind in Kind::ALL
        .iter()
        .filter(|kind| **kind != Kind::Page)
        .chain([&Kind::Page])
    {
        let folder = kind
            .folder()
            .map_or("anything else".to_owned(), |folder| format!("`{folder}/`"));
        let keys = if *kind == Kind::Page {
            "none besides the shared ones".to_owned()
        } else {
            link(kind.shape())
        };
        page.line(&format!("| {folder} | `{}` | {keys} |", kind.name()));
    }
    page.line("\n## Keys of every page\n");
    page.line("Every page may have these keys, whatever its kind.\n");
    page.table("a page", TITLE.iter().chain(ROWS));
    for kind in Kind::ALL.iter().filter(|kind| **kind != Kind::Page) {
        let shape = kind.shape();
        page.heading(shape);
        page.line("Besides the [keys of every page](#keys-of-every-page):\n");
        page.table(shape.name, shape.rows().filter(|field| !is_shared(field)));
    }
    page.line("\n## Records inside records\n");
    page.line("Some values have keys of their own.");
    page.nested();
    page.line("\n## `content/sources.yaml`\n");
    page.line("One file for the whole site. It maps an id to a source; pages name the id under `sources`.\n");
    page.line("```yaml\nback-guideline:\n  title: Low back pain in adults\n  type: guideline\n  year: 2024\n  url: https://example.org/guideline\n```\n");
    page.line("Each entry has these keys:\n");
    page.table(citation::SHAPE.name, citation::SHAPE.rows());
    page.line("\n## `site.yaml`\n");
    page.line("The settings of the site. Only `title` is needed.\n");
    page.table(SITE.name, SITE.rows());
    page.nested();
    page.text
}

/// Whether a row is one that every page has.
fn is_shared(field: &Field) -> bool {
    TITLE
        .iter()
        .chain(ROWS)
        .any(|row| row.name == field.name && row.about == field.about)
}

/// A page in the making.
struct Page {
    text: String,
    /// Records that rows mention, each once, with whether it has been written.
    nested: Vec<(&'static Shape, bool)>,
}

impl Page {
    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn heading(&mut self, shape: &Shape) {
        self.line(&format!("\n## {}\n", title(shape)));
    }

    fn table<'a>(&mut self, record: &str, rows: impl Iterator<Item = &'a Field>) {
        self.line("| Key | Value | What it is | Example |");
        self.line("|---|---|---|---|");
        for field in rows {
            let mut shapes = Vec::new();
            inside(&field.ty, &mut shapes);
            let mut value = field.ty.describe();
            for shape in shapes {
                let link = self.mention(shape);
                value = value.replacen(&format!("{} with keys of its own", shape.name), &link, 1);
            }
            let needed = if field.required { " **needed**" } else { "" };
            let unused = if is_unused(record, field.name) {
                " *Not used yet.*"
            } else {
                ""
            };
            self.line(&format!(
                "| `{}`{needed} | {} | {}{unused} | `{}` |",
                field.name,
                cell(&value),
                cell(field.about),
                cell(field.example)
            ));
        }
    }

    /// A link to a record inside a record, which is thereby to be written.
    fn mention(&mut self, shape: &'static Shape) -> String {
        if !self
            .nested
            .iter()
            .any(|(known, _)| std::ptr::eq(*known, shape))
        {
            self.nested.push((shape, false));
        }
        // Of several headings that read the same, the later ones get a number.
        let before = self
            .nested
            .iter()
            .take_while(|(known, _)| !std::ptr::eq(*known, shape));
        match before.filter(|(known, _)| known.name == shape.name).count() {
            0 => link(shape),
            number => link(shape).replace(')', &format!("-{number})")),
        }
    }

    /// Writes the records that were mentioned and aren't written yet, and those that they mention.
    fn nested(&mut self) {
        while let Some(at) = self.nested.iter().position(|(_, written)| !written) {
            let shape = self.nested[at].0;
            self.nested[at].1 = true;
            self.line(&format!("\n### {}\n", title(shape)));
            self.table(shape.name, shape.rows());
        }
    }
}

/// The records that a value of this type may hold.
fn inside(ty: &Type, shapes: &mut Vec<&'static Shape>) {
    match ty {
        Type::Record(shape) => shapes.push(shape),
        Type::List(ty) | Type::OneOrMany(ty) | Type::Map(ty) => inside(ty, shapes),
        Type::Either(types) => types.iter().for_each(|ty| inside(ty, shapes)),
        _ => {}
    }
}

fn is_unused(record: &str, key: &str) -> bool {
    NOT_USED
        .iter()
        .any(|(name, keys)| *name == record && keys.contains(&key))
}

/// A record's name as a heading: "A dose".
fn title(shape: &Shape) -> String {
    let mut letters = shape.name.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

fn link(shape: &Shape) -> String {
    let anchor: String = shape
        .name
        .to_lowercase()
        .chars()
        .filter_map(|c| match c {
            ' ' => Some('-'),
            c if c.is_alphanumeric() || c == '-' => Some(c),
            _ => None,
        })
        .collect();
    format!("[{}](#{anchor})", shape.name)
}

/// Text that can stand in a cell of a table.
fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}
