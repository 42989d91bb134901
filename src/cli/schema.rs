//! `mendbook schema`: JSON Schema for editors, so that they complete and check while an author types.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::Args;
use clap::builder::PossibleValuesParser;

use super::{Exit, talk};
use crate::record::schema::Subject;

const EXAMPLES: &str = "\
Examples:
  mendbook schema                         list the files that have a schema
  mendbook schema exercise                print the schema of an exercise's front matter
  mendbook schema --write .schemas        write all schemas into the folder .schemas/

docs/editors.md says how an editor uses them.";

/// Print the JSON Schema of front matter, site.yaml or sources.yaml, for editors
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// What to print the schema of; without it, all names are listed
    #[arg(value_name = "KIND", value_parser = names())]
    kind: Option<String>,
    /// Write all schemas into this folder, which is made if it doesn't exist
    #[arg(long, value_name = "DIR", conflicts_with = "kind")]
    write: Option<PathBuf>,
}

fn names() -> PossibleValuesParser {
    PossibleValuesParser::new(Subject::all().map(Subject::name))
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<Exit> {
    let named = arguments.kind.as_deref().and_then(Subject::from_name);
    match (named, &arguments.write) {
        (Some(subject), _) => talk::json(&subject.schema())?,
        (None, Some(folder)) => write_all(folder)?,
        (None, None) => {
            let line = |subject: Subject| format!("{:10} {}\n", subject.name(), subject.about());
            talk::data(&Subject::all().map(line).collect::<Vec<_>>().concat())?;
        }
    }
    Ok(Exit::Clean)
}

fn write_all(folder: &Path) -> Result<()> {
    std::fs::create_dir_all(folder)
        .with_context(|| format!("can't make the folder `{}`", folder.display()))?;
    for subject in Subject::all() {
        let path = folder.join(subject.file());
        std::fs::write(&path, format!("{:#}\n", subject.schema()))
            .with_context(|| format!("can't write `{}`", path.display()))?;
    }
    let files = talk::count(Subject::all().count(), "schema", "schemas");
    talk::say(&format!("wrote {files} to {}", folder.display()));
    Ok(())
}
