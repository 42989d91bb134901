//! Prints `docs/rules.md` from the rule table:
//!
//! ```text
//! cargo run --release --example rules_reference > docs/rules.md
//! ```

use std::fmt::Write;

use mendbook::lint::{Example, Group, Rule};

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

fn main() {
    use std::io::Write as _;
    let written = std::io::stdout().write_all(page().as_bytes());
    assert!(written.is_ok(), "standard output can't be written");
}

/// The whole page.
fn page() -> String {
    let mut out = HEAD.to_owned();
    for group in Group::ALL {
        let rules: Vec<&Rule> = group.rules().filter(|rule| !rule.is_planned()).collect();
        if !rules.is_empty() {
            let _ = write!(out, "\n## {}\n\n{}\n", group.title(), group.about());
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
    for group in Group::ALL {
        let planned = group.rules().filter(|rule| rule.is_planned());
        let names: Vec<String> = planned
            .map(|rule| format!("`{}` ({})", rule.code, rule.level.word()))
            .collect();
        if !names.is_empty() {
            let _ = writeln!(out, "| {} | {} |", group.title(), names.join(", "));
        }
    }
    out
}

fn write_rule(out: &mut String, rule: &Rule) {
    let _ = write!(
        out,
        "\n### `{}`\n\nLevel: {}. {}\n",
        rule.code,
        rule.level_in_words(),
        rule.why,
    );
    if !rule.reference.is_empty() {
        let _ = write!(out, "\nSource: {}\n", rule.reference);
    }
    write_example(out, "Told", &rule.bad);
    write_example(out, "Put right", &rule.good);
}

fn write_example(out: &mut String, what: &str, example: &Example) {
    for (path, text) in example.pieces() {
        let _ = match path {
            None => write!(out, "\n{what}:\n\n```text\n{text}\n```\n"),
            Some(path) => write!(
                out,
                "\n{what}, in `{path}`:\n\n````text\n{}\n````\n",
                text.trim_end()
            ),
        };
    }
}
