//! Diagnostics as SARIF 2.1.0, which code hosts and editors read.
//!
//! One run, with the texts of all rules, so that a viewer can explain what it shows. Paths are
//! relative and percent-encoded; there's no time, no host and no absolute path, so the same content
//! gives the same bytes everywhere. The rules come in as data: their table stands in a later layer.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Serialize;

use super::place::{Place, Places};
use super::{Diagnostic, Edit, FileId, Level, Lookup, Span};

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

/// What paths are relative to, as viewers call it.
const ROOT: &str = "%SRCROOT%";

/// What a viewer should know of a rule.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Its code.
    pub code: &'static str,
    /// Its level unless a site sets another.
    pub level: Level,
    /// One sentence.
    pub short: String,
    /// The paragraph.
    pub full: String,
    /// How to put it right or allow it.
    pub help: String,
}

/// The log, ending with a line break. `folder` leads from where the reader of the log looks for
/// files to the site's: empty, or ending with `/`.
#[must_use]
pub fn report(
    diagnostics: &[Diagnostic],
    lookup: &dyn Lookup,
    rules: &[Rule],
    folder: &str,
) -> String {
    let mut writer = Writer {
        places: Places::new(lookup),
        rules,
        folder,
    };
    let results = diagnostics.iter().map(|told| writer.result(told)).collect();
    let driver = Driver {
        name: "mendbook",
        version: env!("CARGO_PKG_VERSION"),
        rules: rules.iter().map(Descriptor::of).collect(),
    };
    let base = Described {
        description: Words::of("the folder in which mendbook ran, or the site's own"),
    };
    super::to_json(&Log {
        schema: SCHEMA,
        version: "2.1.0",
        runs: [Run {
            tool: Tool { driver },
            column_kind: "unicodeCodePoints",
            original_uri_base_ids: BTreeMap::from([(ROOT, base)]),
            results,
        }],
    })
}

struct Writer<'a> {
    places: Places<'a>,
    rules: &'a [Rule],
    folder: &'a str,
}

impl Writer<'_> {
    fn result(&mut self, told: &Diagnostic) -> Outcome {
        let primary = self.location(told.primary, told.note_at_primary.as_deref());
        let labels = told
            .labels
            .iter()
            .filter_map(|(span, words)| self.location(*span, Some(words)))
            .collect();
        let text = match &told.help {
            Some(help) => format!("{}\nhelp: {help}", told.message),
            None => told.message.clone(),
        };
        Outcome {
            rule_id: told.code,
            rule_index: self.rules.iter().position(|rule| rule.code == told.code),
            level: told.level.word(),
            message: Words { text },
            related_locations: labels,
            locations: primary.into_iter().collect(),
            fixes: self.fix(told).into_iter().collect(),
        }
    }

    fn location(&mut self, span: Span, words: Option<&str>) -> Option<Location> {
        let place = self.places.of(span)?;
        Some(Location {
            physical_location: Physical {
                artifact_location: self.artifact(&place),
                region: Region::of(&place),
            },
            message: words.filter(|words| !words.is_empty()).map(Words::of),
        })
    }

    fn artifact(&self, place: &Place<'_>) -> Artifact {
        Artifact {
            uri: encoded(self.folder) + &encoded(place.file),
            uri_base_id: ROOT,
        }
    }

    fn fix(&mut self, told: &Diagnostic) -> Option<Fix> {
        let mut files: BTreeMap<FileId, Vec<&Edit>> = BTreeMap::new();
        for edit in &told.fix {
            files.entry(edit.span.file).or_default().push(edit);
        }
        let changes: Vec<Change> = files
            .into_values()
            .filter_map(|edits| self.change(&edits))
            .collect();
        (!changes.is_empty()).then(|| Fix {
            description: Words::of(told.help.as_deref().unwrap_or(&told.message)),
            artifact_changes: changes,
        })
    }

    fn change(&mut self, edits: &[&Edit]) -> Option<Change> {
        let place = self.places.of(edits.first()?.span)?;
        let replacements = edits.iter().filter_map(|edit| {
            Some(Replacement {
                deleted_region: Region::of(&self.places.of(edit.span)?),
                inserted_content: Words::of(&edit.text),
            })
        });
        Some(Change {
            replacements: replacements.collect(),
            artifact_location: self.artifact(&place),
        })
    }
}

/// A path as a relative reference: all but letters, digits, `-._~` and `/` as `%XX`.
fn encoded(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(char::from(byte));
            }
            // Writing to a `String` can't fail.
            _ => drop(write!(out, "%{byte:02X}")),
        }
    }
    out
}

// The parts of a log, by the names of the standard.

#[derive(Serialize)]
struct Log {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run {
    tool: Tool,
    column_kind: &'static str,
    original_uri_base_ids: BTreeMap<&'static str, Described>,
    results: Vec<Outcome>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
struct Driver {
    name: &'static str,
    version: &'static str,
    rules: Vec<Descriptor>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Descriptor {
    id: &'static str,
    short_description: Words,
    full_description: Words,
    help: Words,
    default_configuration: Configuration,
}

impl Descriptor {
    fn of(rule: &Rule) -> Self {
        Self {
            id: rule.code,
            short_description: Words::of(&rule.short),
            full_description: Words::of(&rule.full),
            help: Words::of(&rule.help),
            default_configuration: Configuration {
                level: rule.level.word(),
            },
        }
    }
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct Described {
    description: Words,
}

#[derive(Serialize)]
struct Words {
    text: String,
}

impl Words {
    fn of(text: &str) -> Self {
        Self {
            text: text.to_owned(),
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Outcome {
    rule_id: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    level: &'static str,
    message: Words,
    locations: Vec<Location>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<Fix>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    physical_location: Physical,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Words>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Physical {
    artifact_location: Artifact,
    region: Region,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Artifact {
    uri: String,
    uri_base_id: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
}

impl Region {
    fn of(place: &Place<'_>) -> Self {
        Self {
            start_line: place.start.line,
            start_column: place.start.column,
            end_line: place.end.line,
            end_column: place.end.column,
        }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Fix {
    description: Words,
    artifact_changes: Vec<Change>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Change {
    artifact_location: Artifact,
    replacements: Vec<Replacement>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Replacement {
    deleted_region: Region,
    inserted_content: Words,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_relative_references() {
        assert_eq!(
            encoded("content/guides/Größe 1, 50%.md"),
            "content/guides/Gr%C3%B6%C3%9Fe%201%2C%2050%25.md"
        );
    }
}
