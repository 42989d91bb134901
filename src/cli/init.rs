//! `mendbook init`: writes a small site to start from.
//!
//! The site stands as ordinary files under `init/site/` and is embedded in the program. It has one
//! page of each kind that a site is built around, and builds without a warning.

use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::Args;

use super::{Exit, talk};

const EXAMPLES: &str = "\
Examples:
  mendbook init my-site    a new folder my-site/
  mendbook init            in this folder

A file that exists already is never overwritten.";

/// The path of a file in the new site, and its text.
macro_rules! files {
    ($($path:literal from $source:literal),+ $(,)?) => {
        &[$(($path, include_str!(concat!("init/site/", $source)))),+]
    };
}

const FILES: &[(&str, &str)] = files![
    ".gitignore" from "gitignore",
    "site.yaml" from "site.yaml",
    "content/index.md" from "content/index.md",
    "content/sources.yaml" from "content/sources.yaml",
    "content/guides/desk-breaks.md" from "content/guides/desk-breaks.md",
    "content/exercises/shoulder-rolls.md" from "content/exercises/shoulder-rolls.md",
    "content/routines/short-break.md" from "content/routines/short-break.md",
    "content/red-flags/chest-pain.md" from "content/red-flags/chest-pain.md",
    "content/glossary/posture.md" from "content/glossary/posture.md",
];

/// Write a small site to start from
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// Where to write it; the folder is made if it doesn't exist
    #[arg(value_name = "DIR", default_value = ".")]
    folder: PathBuf,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<Exit> {
    let folder = &arguments.folder;
    refuse_to_overwrite(folder)?;
    for (path, text) in FILES {
        let path = folder.join(path);
        write(&path, text).with_context(|| format!("can't write `{}`", path.display()))?;
    }
    let files = talk::count(FILES.len(), "file", "files");
    let root = talk::root(folder);
    talk::say(&format!(
        "wrote {files} to {}\nnext: run `mendbook build --portable{root}`, then open {}",
        folder.display(),
        folder.join("output/index.html").display()
    ));
    Ok(Exit::Clean)
}

fn refuse_to_overwrite(folder: &Path) -> Result<()> {
    if folder.exists() && !folder.is_dir() {
        bail!(
            "`{}` is a file, not a folder; choose another name",
            folder.display()
        );
    }
    let exists = |path: &str| std::fs::symlink_metadata(folder.join(path)).is_ok();
    let taken = FILES
        .iter()
        .map(|(path, _)| *path)
        .filter(|path| exists(path));
    let taken: Vec<_> = taken.map(|path| format!("  {path}")).collect();
    if taken.is_empty() {
        return Ok(());
    }
    bail!(
        "`{}` already has these files, and mendbook doesn't overwrite them:\n{}\n\
         Nothing was written. Choose another folder, or move them away",
        folder.display(),
        taken.join("\n")
    )
}

/// Writes a file that isn't there yet, and the folders above it.
pub(super) fn write(path: &Path, text: &str) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    std::fs::File::create_new(path)?.write_all(text.as_bytes())
}
