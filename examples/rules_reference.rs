//! Prints `docs/rules.md` from the rule table:
//!
//! ```text
//! cargo run --release --example rules_reference > docs/rules.md
//! ```

use std::fmt::Write;

use mendbook::lint::{self, Example, Group, Rule};

const HEAD: &str = "\
# Rules

<!-- Generated. Don't edit this file: change the rows in src/lint/, then run
     cargo run --release --example rules_reference > docs/rules.md -->

`mendbook check` and `mendbook build` find the same problems. Each has a code, a level and a place:
the file, the line and the column.

- An **error** stops publication. The last good site stays as it was.
- A **warning** is published, but somebody should look. With `--strict` it stops publication too.
- A **note** is advice.

## Change a level

In `site.yaml`, `check.levels` sets a rule to `error`, `warning`, `note` or `off`:

```yaml
check:
  levels: { orphan: note }
```

Some errors are *fixed*: they keep readers safe, so they can't be set, silenced or turned off. The
tables below mark them.

## Allow an exception

On one page, in its front matter:

```yaml
allow:
  - code: orphan
    reason: Patients reach this page by a QR code on the ward.
```

For several files, in `site.yaml`. `*` stands for any name, `**` for any folders:

```yaml
check:
  allow:
    - code: orphan
      paths: [\"content/leaflets/**\"]
      reason: These pages are reached by QR codes only.
```

Always give a reason; an entry without one is told. So is an entry that nothing needs any more.
";

/// The groups in the order of the page, each with its heading and what it is about.
const GROUPS: &[(Group, &str, &str)] = &[
    (Group::Safety, "Safety", "What could hurt somebody."),
    (Group::Dose, "Dose", "How much of an exercise."),
    (
        Group::Steps,
        "Steps and variants",
        "What a patient has to do.",
    ),
    (
        Group::Records,
        "Records",
        "Keys and values in front matter and `site.yaml`.",
    ),
    (
        Group::Files,
        "Files and links",
        "Files, links and addresses.",
    ),
    (
        Group::Rendering,
        "Rendering",
        "What is met while pages are made.",
    ),
    (Group::Review, "Review", "Who reviewed what, and when."),
    (Group::Language, "Language", "Plain words."),
    (
        Group::Access,
        "Access and print",
        "Pages that everybody can use, and cards that fit.",
    ),
    (
        Group::Translation,
        "Translation",
        "Pages in several languages.",
    ),
];

fn main() {
    use std::io::Write as _;
    let written = std::io::stdout().write_all(page().as_bytes());
    assert!(written.is_ok(), "standard output can't be written");
}

/// The whole page.
fn page() -> String {
    let mut out = HEAD.to_owned();
    for (group, title, about) in GROUPS {
        let rules: Vec<&Rule> = lint::rules()
            .filter(|rule| rule.group == *group && !rule.is_planned())
            .collect();
        if !rules.is_empty() {
            let _ = write!(out, "\n## {title}\n\n{about}\n");
            for rule in rules {
                write_rule(&mut out, rule);
            }
        }
    }
    out.push_str(
        "\n## Planned\n\n\
         These rules have a name and a level already, so `site.yaml` and pages may mention them. Nothing checks\n\
         them yet.\n\n\
         | Group | Rules |\n|---|---|\n",
    );
    for (group, title, _) in GROUPS {
        let planned = lint::rules().filter(|rule| rule.group == *group && rule.is_planned());
        let names: Vec<String> = planned
            .map(|rule| format!("`{}` ({})", rule.code, rule.level.word()))
            .collect();
        if !names.is_empty() {
            let _ = writeln!(out, "| {title} | {} |", names.join(", "));
        }
    }
    out
}

fn write_rule(out: &mut String, rule: &Rule) {
    let fixed = if rule.is_fixed() { ", fixed" } else { "" };
    let _ = write!(
        out,
        "\n### `{}`\n\nLevel: {}{fixed}. {}\n",
        rule.code,
        rule.level.word(),
        rule.why,
    );
    if !rule.reference.is_empty() {
        let _ = write!(out, "\nSource: {}\n", rule.reference);
    }
    write_example(out, "Told", &rule.bad);
    write_example(out, "Put right", &rule.good);
}

fn write_example(out: &mut String, what: &str, example: &Example) {
    match example {
        Example::Words(words) => {
            let _ = write!(out, "\n{what}:\n\n```text\n{words}\n```\n");
        }
        Example::Files(files) => {
            for (path, text) in *files {
                let _ = write!(
                    out,
                    "\n{what}, in `{path}`:\n\n````text\n{}\n````\n",
                    text.trim_end()
                );
            }
        }
    }
}
