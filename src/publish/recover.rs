//! Completes or rolls back what a killed run left.
//!
//! No journal has to be trusted: the work folder's own contents say how far the run came (see
//! [`work`](super::work)). Each of these steps may itself be killed and done again.

use std::path::Path;

use anyhow::{Context, Result};

use super::tripwire::Tripwire;
use super::work::{MARK, Work, is_there, unless_gone};
use super::{exchange, folder, in_place};

/// Completes or rolls back what a killed run left in or beside `output`; usually there's nothing.
pub fn recover(output: &Path, root: &Path) -> Result<()> {
    mend_all(&folder::resolve(output, root)?)
}

/// As [`recover`], for a resolved folder.
fn mend_all(output: &Path) -> Result<()> {
    for work in Work::open_existing(output)? {
        mend(&work, &Tripwire::default()).context(
            "an earlier run was stopped while it was publishing, and can't be completed",
        )?;
        work.remove()?;
    }
    Ok(())
}

/// Takes the output folder for this run, mended.
pub fn take(output: &Path) -> Result<Work> {
    mend_all(output)?;
    let work = Work::open(output)?;
    // Between the two another run may have come and been killed.
    mend(&work, &Tripwire::default())?;
    work.empty()?;
    Ok(work)
}

/// Brings the output to one side or the other. After this the work folder holds nothing that
/// anybody needs.
pub fn mend(work: &Work, wire: &Tripwire) -> Result<()> {
    let (tree, output) = (work.tree(), &work.output);
    if is_there(&work.commit()) {
        in_place::complete(work, wire)?;
    } else if is_there(&tree.join(MARK)) {
        // Staged, and never published: thrown away with the folder.
    } else if is_there(&tree) && !is_there(output) {
        // Swapped, and then somebody deleted the new site: the old one is all that's left.
        std::fs::rename(&tree, output)
            .with_context(|| format!("can't restore `{}`", output.display()))?;
    } else {
        exchange::settle(work, wire)?;
    }
    unless_gone(std::fs::remove_file(output.join(MARK)))
        .with_context(|| format!("can't write in `{}`", output.display()))
}
