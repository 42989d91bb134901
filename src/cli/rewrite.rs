//! Puts a new text in the place of a file: whole, or not at all.
//!
//! The text is written to a hidden file beside it, which then takes its name; a reader finds the old
//! file or the new one. Permissions stay. Left alone are a file that has changed since it was read,
//! one that mustn't be written, a link, and what isn't in the site's folder.

use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result, bail};

/// Writes `new` where `old` stands.
///
/// # Errors
/// When the file is left alone, and why.
pub fn replace(path: &Path, root: &Path, old: &str, new: &str) -> Result<()> {
    let folder = path.parent().context("it has no folder")?;
    let is_inside = folder.canonicalize()?.starts_with(root.canonicalize()?);
    if !is_inside {
        bail!("it isn't in the site's folder");
    }
    is_as_read(path, old)?;
    let permissions = fs::metadata(path)?.permissions();
    if permissions.readonly() {
        bail!("it may not be written");
    }
    let beside = folder.join(format!(".mendbook-fix-{}", std::process::id()));
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(&beside)
        .with_context(|| format!("can't write `{}`", beside.display()))?;
    let done = write(&mut file, new)
        .and_then(|()| Ok(fs::set_permissions(&beside, permissions)?))
        .and_then(|()| is_as_read(path, old))
        .and_then(|()| Ok(fs::rename(&beside, path)?));
    if done.is_err() {
        // What is told is why the file is left alone, not that there's one more file.
        let _ = fs::remove_file(&beside);
    }
    done
}

fn write(file: &mut File, text: &str) -> Result<()> {
    file.write_all(text.as_bytes())?;
    Ok(file.sync_all()?)
}

fn is_as_read(path: &Path, old: &str) -> Result<()> {
    if fs::symlink_metadata(path)?.is_symlink() {
        bail!("it is a link to another file");
    }
    if fs::read(path)? != old.as_bytes() {
        bail!("it has changed since it was read");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_or_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let (root, path) = (folder.path(), folder.path().join("a.md"));
        fs::write(&path, "old").unwrap();
        replace(&path, root, "old", "new").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");

        let why = |path: &Path, old| replace(path, root, old, "x").unwrap_err().to_string();
        assert_eq!(why(&path, "old"), "it has changed since it was read");
        let mut permissions = fs::metadata(&path).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions).unwrap();
        assert_eq!(why(&path, "new"), "it may not be written");

        let elsewhere = tempfile::tempdir().unwrap();
        let other = elsewhere.path().join("b.md");
        fs::write(&other, "old").unwrap();
        assert_eq!(why(&other, "old"), "it isn't in the site's folder");
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        assert_eq!(fs::read_dir(root).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn permissions_stay_and_links_are_left() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        let (root, path) = (folder.path(), folder.path().join("a.md"));
        fs::write(&path, "old").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        replace(&path, root, "old", "new").unwrap();
        let mode = fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o640);

        let link = root.join("link.md");
        symlink(&path, &link).unwrap();
        let why = replace(&link, root, "new", "x").unwrap_err().to_string();
        assert_eq!(why, "it is a link to another file");
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
    }
}
