//! The output folder: where it really is, and whether mendbook may have it.
//!
//! A symbolic link to an output folder is resolved here, once, so that everything after works on
//! the real folder and its real parent. A folder that holds the site's own sources is refused:
//! publishing there could replace what the site is made from.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// Folders of a site that hold sources.
const SOURCES: [&str; 3] = ["content", "themes", "static"];

/// The real path of the output folder; the folder itself needn't exist yet.
pub fn resolve(output: &Path, root: &Path) -> Result<PathBuf> {
    let real = real_path(output)?;
    let root = std::fs::canonicalize(root)
        .with_context(|| format!("can't find the site's folder `{}`", root.display()))?;
    refuse_sources(&real, &root)?;
    match std::fs::metadata(&real) {
        Ok(found) if !found.is_dir() => bail!(
            "`{}` is a file, but mendbook needs a folder there; move the file, or choose another \
             folder with --output",
            real.display()
        ),
        _ => Ok(real),
    }
}

/// Resolves the folder, or as much of its path as exists.
fn real_path(output: &Path) -> Result<PathBuf> {
    match std::fs::canonicalize(output) {
        Ok(real) => return Ok(real),
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        Err(error) => {
            return Err(error)
                .with_context(|| format!("can't use `{}` as the output folder", output.display()));
        }
    }
    if std::fs::symlink_metadata(output).is_ok() {
        bail!(
            "`{}` is a link to something that doesn't exist; remove the link, or choose another \
             folder with --output",
            output.display()
        );
    }
    let Some(name) = output.file_name() else {
        bail!(
            "`{}` can't be the output folder; choose another with --output",
            output.display()
        );
    };
    let parent = match output.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    };
    Ok(real_path(parent)?.join(name))
}

fn refuse_sources(output: &Path, root: &Path) -> Result<()> {
    if root.starts_with(output) {
        bail!(
            "the output folder `{}` holds the site's own sources; choose another with --output, \
             such as `{}`",
            output.display(),
            root.join("output").display()
        );
    }
    for name in SOURCES {
        let source = root.join(name);
        let source = std::fs::canonicalize(&source).unwrap_or(source);
        if output.starts_with(&source) || source.starts_with(output) {
            bail!(
                "the output folder `{}` overlaps with the site's `{name}/`; choose another with \
                 --output",
                output.display()
            );
        }
    }
    Ok(())
}
