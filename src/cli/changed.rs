//! Which files differ from a git revision: committed since, staged, changed or new.
//!
//! `git` is asked, as a child process, in the site's folder. The revision is resolved to a commit
//! first, so that whatever was typed is never read as an option or a path. Names come back from the
//! site's folder, ended by NUL, so that any name is read as it is. Nothing is written: `git` is told
//! not to refresh its index. Variables that a hook of git sets are taken away, since they speak of
//! the hook's folder and not of the site's.

use std::collections::BTreeSet;
use std::io::ErrorKind;
use std::path::Path;
use std::process::{Command, Output};

use anyhow::{Result, bail};

/// What mendbook reads of a site.
const READ: [&str; 4] = ["site.yaml", "content", "static", "themes"];

/// What git says of the repository that a hook runs in.
const OF_HOOKS: [&str; 5] = [
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_PREFIX",
    "GIT_COMMON_DIR",
];

/// Files that differ from a revision.
#[derive(Debug)]
pub struct Changed {
    paths: BTreeSet<String>,
}

impl Changed {
    /// Asks git. Paths are from the site's folder, which may be a folder inside the repository.
    pub fn since(root: &Path, revision: &str) -> Result<Self> {
        let inside = git(root, &["rev-parse", "--is-inside-work-tree"])?;
        if !inside.status.success() {
            bail!(
                "--changed-since needs git, and {} isn't in a git repository\n  git says: {}",
                root.display(),
                said(&inside)
            );
        }
        let name = format!("{revision}^{{commit}}");
        let commit = git(
            root,
            &[
                "rev-parse",
                "--verify",
                "--quiet",
                "--end-of-options",
                &name,
            ],
        )?;
        if !commit.status.success() {
            bail!(
                "git knows no revision `{revision}`\n  help: name a branch, a tag or a commit, such as main or HEAD"
            );
        }
        let commit = String::from_utf8_lossy(&commit.stdout).trim().to_owned();
        let diff = ["diff", "--name-only", "-z", "--relative", "--no-renames"];
        let compare = [&diff[..], &["--no-ext-diff", &commit, "--"], &READ].concat();
        let new = [&["ls-files", "--others", "-z", "--"][..], &READ].concat();
        let mut paths = names(root, &compare)?;
        paths.append(&mut names(root, &new)?);
        Ok(Self { paths })
    }

    /// Whether the file at this path, from the site's folder, differs.
    pub fn has(&self, path: &str) -> bool {
        self.paths.contains(path)
    }
}

/// The names that git prints.
fn names(root: &Path, arguments: &[&str]) -> Result<BTreeSet<String>> {
    let output = git(root, arguments)?;
    if !output.status.success() {
        bail!("git can't say which files have changed: {}", said(&output));
    }
    let names = output.stdout.split(|byte| *byte == 0);
    Ok(names
        .filter(|name| !name.is_empty())
        .map(|name| String::from_utf8_lossy(name).into_owned())
        .collect())
}

fn git(root: &Path, arguments: &[&str]) -> Result<Output> {
    let mut command = Command::new("git");
    command
        .args(["-c", "core.fsmonitor=false"])
        .args(arguments)
        .current_dir(root)
        .env("GIT_OPTIONAL_LOCKS", "0");
    for name in OF_HOOKS {
        command.env_remove(name);
    }
    command.output().map_err(|error| {
        // A folder that isn't there is "not found" as well.
        if error.kind() == ErrorKind::NotFound && root.is_dir() {
            anyhow::anyhow!("--changed-since needs the program git, which isn't installed")
        } else {
            anyhow::Error::new(error).context(format!("can't run git in {}", root.display()))
        }
    })
}

/// The first line that git said.
fn said(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stderr);
    text.lines().next().unwrap_or("nothing").to_owned()
}

/// A revision as it was typed.
pub fn revision(text: &str) -> Result<String, String> {
    if text.is_empty() || text.starts_with('-') {
        return Err("name a branch, a tag or a commit, such as main or HEAD".to_owned());
    }
    Ok(text.to_owned())
}
