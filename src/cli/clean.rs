//! `mendbook clean`: takes away what mendbook wrote.

use std::path::Path;

use anyhow::{Context, Result};
use clap::Args;

use super::flags::{Output, Root};
use super::{Exit, talk};
use crate::memo;
use crate::publish;

const EXAMPLES: &str = "\
Examples:
  mendbook clean                        empty output/ of this site
  mendbook clean --output /srv/www      empty another place

Only files that mendbook wrote are deleted. Anything else in the folder stays.";

/// Delete what mendbook wrote: the finished site, and what it remembers between runs
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    #[command(flatten)]
    root: Root,
    #[command(flatten)]
    output: Output,
    /// Say nothing but errors
    #[arg(long, short)]
    quiet: bool,
}

/// Runs the command.
pub fn run(arguments: &Arguments) -> Result<Exit> {
    let output = arguments.output.folder(&arguments.root);
    let cleaned = publish::clean(&output, &arguments.root.root)?;
    forget(&arguments.root.root)?;
    if !arguments.quiet {
        let removed = talk::count(cleaned.removed, "file", "files");
        let mut said = format!("deleted {removed} from {}", output.display());
        if cleaned.kept > 0 {
            let kept = talk::count(cleaned.kept, "thing", "things");
            said = format!("{said}; left {kept} that mendbook didn't write");
        }
        talk::say(&said);
    }
    Ok(Exit::Clean)
}

fn forget(root: &Path) -> Result<()> {
    let memory = root.join(memo::FOLDER);
    match std::fs::remove_dir_all(&memory) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("can't delete `{}`", memory.display()))
        }
        _ => Ok(()),
    }
}
