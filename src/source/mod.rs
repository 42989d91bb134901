//! Reads the site's folder: the only place where input comes from.
//!
//! [`list`] walks `content/`, `static/` and the theme's folder in the order of names; [`load`] reads
//! one entry. Nothing outside the site's folder is read: symbolic links that lead out are refused.
//! A file that can't be used as text is told and stays in the list with what could be read of it, so
//! that links to it aren't called broken as well. The default theme comes out of the binary.
//! [`stamp`] tells by what the disk says whether a file has changed, [`text`] reads a text again when
//! somebody asks for it.

#![allow(
    clippy::disallowed_methods,
    reason = "this is the module that reads; see docs/architecture.md"
)]

mod files;
mod stamp;
mod text;

use std::borrow::Cow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use rust_embed::RustEmbed;
use walkdir::WalkDir;

use crate::diagnostic::near::did_you_mean;
use crate::diagnostic::{Checked, Diagnostic, FileId, Span};
use crate::path::RelPath;
use crate::site::Asset;
use crate::yaml::Text;

pub use files::{Role, SourceFile, Sources};
pub use stamp::{Sight, Stamp, hash_at, now};
pub use text::FileText;

/// Largest text file that is read, in bytes. The longest guide we know has 60 KB.
const MAX_TEXT_BYTES: u64 = 4 * 1024 * 1024;

/// The default theme.
#[derive(RustEmbed)]
#[folder = "themes/default"]
struct DefaultTheme;

/// A file before it is read.
#[derive(Clone, Debug)]
pub struct Entry {
    /// As it is shown: from the site's folder.
    pub shown: String,
    /// Where it is on disk.
    pub real: PathBuf,
    /// What it is for.
    pub role: Role,
    /// Why it can't be used, if it can't.
    refused: Option<&'static str>,
}

impl Entry {
    /// The entry of a file that was read before, if it is still a file.
    #[must_use]
    pub fn again(file: &SourceFile) -> Option<Self> {
        let found = std::fs::symlink_metadata(&file.real).ok()?;
        found.is_file().then(|| Self {
            shown: file.shown.clone(),
            real: file.real.clone(),
            role: file.role.clone(),
            refused: None,
        })
    }

    /// The stamp of its file. Nothing for one that can't be used.
    #[must_use]
    pub fn stamp(&self) -> Option<Stamp> {
        self.refused
            .is_none()
            .then(|| Stamp::at(&self.real))
            .flatten()
    }
}

/// The static files of the default theme, by path from its `static/`.
pub fn default_theme_files() -> Vec<(RelPath, Vec<u8>)> {
    let mut names: Vec<_> = DefaultTheme::iter()
        .filter(|name| name.starts_with("static/"))
        .collect();
    names.sort();
    names
        .into_iter()
        .filter_map(|name| {
            let file = DefaultTheme::get(&name)?;
            Some((
                RelPath::new(name.strip_prefix("static/")?).ok()?,
                file.data.into_owned(),
            ))
        })
        .collect()
}

/// What a file of a theme is, by its path there: a template, or a layout for print.
fn template_role(path: &str) -> Option<Role> {
    let (_, end) = path.rsplit_once('.')?;
    match (path.strip_prefix("print/"), end) {
        (Some(layout), "typ") => Some(Role::Layout(layout.to_owned())),
        (None, "html") => Some(Role::Template(path.to_owned())),
        _ => None,
    }
}

/// Whether a file in a folder `fonts/` can be one.
fn is_font(path: &RelPath) -> bool {
    matches!(
        path.extension().to_ascii_lowercase().as_str(),
        "ttf" | "otf" | "ttc" | "otc"
    )
}

/// The bytes of a file that isn't text: a font, or a picture for a printout. Nothing where it can't be
/// read, or was refused.
#[must_use]
pub fn bytes(file: &SourceFile) -> Option<Vec<u8>> {
    bytes_at(&file.real)
}

/// The bytes of such a file, by where it is on disk.
#[must_use]
pub fn bytes_at(real: &Path) -> Option<Vec<u8>> {
    std::fs::read(real).ok()
}

/// The templates and layouts of the default theme, as files of the run.
#[must_use]
pub fn default_templates() -> Vec<SourceFile> {
    let mut names: Vec<_> = DefaultTheme::iter().collect();
    names.sort();
    let built_in = |name: Cow<'static, str>| {
        let role = match template_role(&name)? {
            Role::Template(name) => Role::Template(format!("default/{name}")),
            Role::Layout(name) => Role::Layout(format!("default/{name}")),
            _ => return None,
        };
        let text = String::from_utf8(DefaultTheme::get(&name)?.data.into_owned()).ok()?;
        Some(SourceFile {
            shown: format!("themes/default/{name} (built in)"),
            real: PathBuf::new(),
            role,
            text: Arc::new(text.into()),
            asset: Asset::default(),
        })
    };
    names.into_iter().filter_map(built_in).collect()
}

/// Reads `site.yaml`, which must be there.
///
/// # Errors
/// When the folder isn't a site.
pub fn site_file(root: &Path) -> Result<Checked<SourceFile>> {
    let real = root.join("site.yaml");
    if !real.is_file() {
        bail!(
            "there is no `site.yaml` in {}\n  help: go to the folder of your site, or make one with `mendbook init`",
            root.display()
        );
    }
    if !root.join("content").is_dir() {
        bail!(
            "there is no `content` folder in {}\n  help: put your Markdown files into a folder `content`",
            root.display()
        );
    }
    let entry = Entry {
        shown: "site.yaml".into(),
        real,
        role: Role::Site,
        refused: None,
    };
    Ok(load(entry, FileId(0)))
}

/// Whether there's neither a file nor a folder at a path from the site's folder.
#[must_use]
pub fn is_nothing(root: &Path, path: &str) -> bool {
    std::fs::symlink_metadata(root.join(path)).is_err()
}

/// The files of a site, without `site.yaml`, in a fixed order. `theme` is where its name is written.
///
/// # Errors
/// When a folder can't be read.
pub fn list(root: &Path, theme: &Text) -> Result<Checked<Vec<Entry>>> {
    let mut diagnostics = Vec::new();
    let mut entries = Vec::new();
    walk(root, "content", &mut entries, |path| {
        Some(match (path.as_str(), path.extension()) {
            ("sources.yaml", _) => Role::Citations,
            (_, "md" | "markdown") => Role::Page(path),
            _ => Role::Asset(path),
        })
    })?;
    walk(root, "static", &mut entries, |path| {
        Some(Role::Static(path))
    })?;
    walk(root, "fonts", &mut entries, |path| {
        is_font(&path).then_some(Role::Font)
    })?;
    let folder = format!("themes/{}", theme.value);
    let is_name = crate::yaml::form::is_id(theme);
    if is_name && root.join(&folder).is_dir() {
        walk(root, &folder, &mut entries, |path| {
            match path.as_str().split_once('/') {
                Some(("static", rest)) => Some(Role::ThemeFile(RelPath::new(rest).ok()?)),
                Some(("fonts", _)) => is_font(&path).then_some(Role::Font),
                _ => template_role(path.as_str()),
            }
        })?;
    } else if theme.value != "default" {
        diagnostics.push(no_theme(root, theme));
    }
    Ok(Checked::new(entries, diagnostics))
}

fn no_theme(root: &Path, theme: &Text) -> Diagnostic {
    let mut names: Vec<String> = std::fs::read_dir(root.join("themes"))
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .collect();
    names.sort();
    let known = || names.iter().map(String::as_str).chain(["default"]);
    let help = did_you_mean(theme, known())
        .unwrap_or_else(|| "make the folder, or write `theme: default`".to_owned());
    Diagnostic::error(
        "unknown-reference",
        theme.span,
        format!("there is no theme in `themes/{}/`", theme.value),
    )
    .help(help)
}

/// Adds the files below a folder; hidden ones and editors' leftovers are left out.
fn walk(
    root: &Path,
    folder: &str,
    entries: &mut Vec<Entry>,
    role: impl Fn(RelPath) -> Option<Role>,
) -> Result<()> {
    let base = root.join(folder);
    if !base.is_dir() {
        return Ok(());
    }
    let canonical_root = root
        .canonicalize()
        .with_context(|| format!("can't read {}", root.display()))?;
    // In the order of names: what lies in one folder differs in nothing else.
    let walker = WalkDir::new(&base)
        .sort_by(|one, other| one.path().as_os_str().cmp(other.path().as_os_str()))
        .into_iter();
    for entry in walker.filter_entry(|entry| {
        entry.depth() == 0 || is_visible(folder, &entry.file_name().to_string_lossy())
    }) {
        let entry = entry.with_context(|| format!("can't read the folder {}", base.display()))?;
        if entry.file_type().is_dir() {
            continue;
        }
        let below = entry.path().strip_prefix(&base).unwrap_or(entry.path());
        let mut relative = below.to_string_lossy();
        if std::path::MAIN_SEPARATOR != '/' {
            relative = relative.replace(std::path::MAIN_SEPARATOR, "/").into();
        }
        let refused = refusal(entry.path(), entry.path_is_symlink(), &canonical_root);
        let (path, refused) = match RelPath::new(&relative) {
            Ok(path) if !relative.contains('\u{FFFD}') => (path, refused),
            _ => {
                let safe: String = relative
                    .chars()
                    .map(|c| {
                        if c.is_control() || matches!(c, ':' | '\\' | '\u{FFFD}') {
                            '_'
                        } else {
                            c
                        }
                    })
                    .collect();
                (
                    RelPath::new(&safe).unwrap_or_default(),
                    Some(
                        "its name can't be an address: rename it with letters, digits and hyphens",
                    ),
                )
            }
        };
        if let Some(role) = role(path.clone()) {
            entries.push(Entry {
                shown: format!("{folder}/{path}"),
                real: entry.into_path(),
                role,
                refused,
            });
        }
    }
    Ok(())
}

/// Whether a name in one of the site's folders is looked at: not what is hidden, nor what editors leave.
#[must_use]
pub fn is_visible(folder: &str, name: &str) -> bool {
    // Hosts look for hidden files (`.well-known/`), so `static/` is copied with them.
    (folder == "static" || !name.starts_with('.'))
        && name != ".DS_Store"
        && !name.ends_with('~')
        && Path::new(name)
            .extension()
            .is_none_or(|extension| extension != "swp")
}

fn refusal(path: &Path, is_link: bool, root: &Path) -> Option<&'static str> {
    if !is_link {
        return None;
    }
    match path.canonicalize() {
        Ok(target) if !target.starts_with(root) => {
            Some("it is a link that leads out of the site's folder: put a copy of the file there")
        }
        Ok(target) if target.is_dir() => Some(
            "it is a link to a folder, which mendbook doesn't follow: put the folder itself there",
        ),
        Ok(_) => None,
        Err(_) => Some("it is a link that leads nowhere: delete it, or put the file there"),
    }
}

/// An entry that isn't read, with what is known of its text.
#[must_use]
pub fn unread(entry: Entry, text: Arc<FileText>) -> SourceFile {
    SourceFile {
        shown: entry.shown,
        real: entry.real,
        role: entry.role,
        text,
        asset: Asset::default(),
    }
}

/// Reads one entry.
pub fn load(entry: Entry, file: FileId) -> Checked<SourceFile> {
    let mut diagnostics = Vec::new();
    let place = Span::new(file, 0..0);
    let refused = entry.refused;
    let mut source = unread(entry, Arc::default());
    if let Some(why) = refused {
        source.real = PathBuf::new();
        diagnostics
            .push(Diagnostic::error("file-unreadable", place, "this file can't be read").help(why));
        return Checked::new(source, diagnostics);
    }
    match source.role {
        Role::Asset(_) => {
            source.asset.size = imagesize::size(&source.real)
                .ok()
                .map(|size| (size.width, size.height));
        }
        Role::Static(_) | Role::ThemeFile(_) | Role::Font => {}
        _ => source.text = Arc::new(read_text(&source.real, file, &mut diagnostics).into()),
    }
    Checked::new(source, diagnostics)
}

fn read_text(path: &Path, file: FileId, diagnostics: &mut Vec<Diagnostic>) -> String {
    let place = |at: usize| Span::new(file, at..at);
    let mut tell = |at: usize, message: String, help: &str| {
        diagnostics.push(Diagnostic::error("file-unreadable", place(at), message).help(help));
    };
    if std::fs::metadata(path).is_ok_and(|meta| meta.len() > MAX_TEXT_BYTES) {
        tell(
            0,
            format!(
                "this file is larger than {} MiB",
                MAX_TEXT_BYTES / 1024 / 1024
            ),
            "split it into several pages",
        );
        return String::new();
    }
    let bytes = match std::fs::read(path) {
        Ok(bytes) => bytes,
        Err(error) => {
            tell(
                0,
                format!("this file can't be read: {error}"),
                "check that you may read it",
            );
            return String::new();
        }
    };
    let text = String::from_utf8(bytes).unwrap_or_else(|error| {
        let at = error.utf8_error().valid_up_to();
        tell(
            at,
            "this file isn't UTF-8 text from here on".to_owned(),
            "save it as UTF-8 in your editor",
        );
        String::from_utf8_lossy(error.as_bytes()).into_owned()
    });
    if let Some(at) = memchr::memchr(0, text.as_bytes()) {
        tell(
            at,
            "this file holds a NUL byte, so it isn't text".to_owned(),
            "save it as plain text in your editor",
        );
        return text.replace('\0', " ");
    }
    text
}
