//! Hears of changes, and has the site read again.
//!
//! A burst of changes ends when nothing has come for [`QUIET`]. Where all of them name a few files, these are
//! read, and what they change is shown at once; then, and after any other burst, the whole site is read. So
//! it doesn't matter in which order changes come, or whether one of a thousand is lost. New folders may fill
//! before the system watches them, so after such a burst the site is read once more, which tells nothing
//! where nothing is different.
//!
//! Where the system can't tell of changes (network drives, too many folders), the site is read again and
//! again.

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Component, Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender};
use std::time::{Duration, Instant};

use notify::event::{AccessKind, AccessMode, EventKind, ModifyKind};
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::{Desk, News};
use crate::pipeline::preview::Change;
use crate::source;

/// How long nothing must have come.
const QUIET: Duration = Duration::from_millis(10);

/// How long a burst is waited for at most: who saves without end sees something too.
const MOST: Duration = Duration::from_millis(150);

/// When the site is read once more after folders have come or gone.
const ONCE_MORE: [Duration; 2] = [Duration::from_millis(150), Duration::from_secs(1)];

/// When the whole site is read after single files were.
const FOR_SURE: Duration = Duration::from_secs(2);

/// More files than these are no longer a few.
const A_FEW: usize = 32;

/// How often it is read where nothing tells of changes.
const POLL: Duration = Duration::from_millis(500);

/// How often it is read anyway.
const AN_HOUR: Duration = Duration::from_hours(1);

/// The folders of a site.
const FOLDERS: [&str; 4] = ["content", "static", "fonts", "themes"];

/// What is heard of: something changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heard {
    /// The files, by their paths from the site's folder; nothing where it may be any.
    files: Option<BTreeSet<String>>,
    /// A folder has come, perhaps with much in it.
    folder: bool,
    /// One of the site's own folders may have come or gone, or events were lost.
    top: bool,
}

/// Watches the site's folder.
pub struct Watcher {
    root: PathBuf,
    /// None where the system doesn't tell of changes.
    system: Option<RecommendedWatcher>,
    why_not: String,
}

impl Watcher {
    /// Begins to watch, unless files are to be looked at again and again.
    pub fn new(root: &Path, sender: Sender<Heard>, poll: bool) -> Self {
        // Events name files by the absolute path.
        let root = root.canonicalize().unwrap_or_else(|_| root.to_owned());
        let mut watcher = Self {
            root: root.clone(),
            system: None,
            why_not: "you asked for it".to_owned(),
        };
        if poll {
            return watcher;
        }
        let hear = move |event: notify::Result<Event>| {
            if let Some(heard) = heard(&root, &event) {
                // Nobody hears any more when the program ends.
                let _ = sender.send(heard);
            }
        };
        match notify::recommended_watcher(hear) {
            Ok(system) => watcher.system = Some(system),
            Err(error) => watcher.why_not = error.to_string(),
        }
        watcher.watch_folders();
        watcher
    }

    /// Watches the folders that are there now; one that came back is another one than before.
    fn watch_folders(&mut self) {
        let Some(system) = &mut self.system else {
            return;
        };
        let mut result = system.watch(&self.root, RecursiveMode::NonRecursive);
        for name in FOLDERS {
            let folder = self.root.join(name);
            // It may not have been watched.
            let _ = system.unwatch(&folder);
            if folder.is_dir() {
                result = result.and(system.watch(&folder, RecursiveMode::Recursive));
            }
        }
        // A folder that went while it was begun to be watched is heard of.
        let is_gone = |error: &notify::Error| {
            matches!(&error.kind, notify::ErrorKind::PathNotFound)
                || matches!(&error.kind, notify::ErrorKind::Io(error) if error.kind() == std::io::ErrorKind::NotFound)
        };
        if let Err(error) = result
            && !is_gone(&error)
        {
            self.why_not = error.to_string();
            self.system = None;
        }
    }
}

/// What an event comes to; nothing where it is about none of the site's files.
fn heard(root: &Path, event: &notify::Result<Event>) -> Option<Heard> {
    let all = Heard {
        files: None,
        folder: true,
        top: true,
    };
    let Ok(event) = event else {
        return Some(all);
    };
    if event.need_rescan() || event.paths.is_empty() {
        return Some(all);
    }
    let is_read = matches!(event.kind, EventKind::Access(_))
        && event.kind != EventKind::Access(AccessKind::Close(AccessMode::Write));
    let mut paths = event.paths.iter().filter(|path| is_input(root, path));
    if is_read || paths.clone().next().is_none() {
        return None;
    }
    let is_content = matches!(event.kind, EventKind::Modify(ModifyKind::Data(_)));
    Some(Heard {
        files: paths.clone().map(|path| below(root, path)).collect(),
        folder: !is_content && paths.clone().any(|path| path.is_dir()),
        top: !is_content && paths.any(|path| path == root || path.parent() == Some(root)),
    })
}

/// A path as files of the site are shown: from the site's folder, with `/`.
fn below(root: &Path, path: &Path) -> Option<String> {
    let names = path.strip_prefix(root).ok()?.components();
    let names = names.map(|name| name.as_os_str().to_str());
    Some(names.collect::<Option<Vec<_>>>()?.join("/"))
}

/// Whether a path may be one of the site's inputs.
fn is_input(root: &Path, path: &Path) -> bool {
    let Ok(below) = path.strip_prefix(root) else {
        return true;
    };
    let mut names = below.components().filter_map(|part| match part {
        Component::Normal(name) => Some(name),
        _ => None,
    });
    let Some(first) = names.next() else {
        // The site's folder itself.
        return true;
    };
    if first == OsStr::new("site.yaml") {
        return true;
    }
    let Some(folder) = FOLDERS.iter().find(|folder| first == OsStr::new(folder)) else {
        return false;
    };
    names.all(|name| source::is_visible(folder, &name.to_string_lossy()))
}

/// Reads the site at each change, for as long as the program runs.
pub fn run(mut watcher: Watcher, changes: &Receiver<Heard>, desk: &Desk) {
    let mut is_told = false;
    let mut later: Vec<Instant> = Vec::new();
    let mut for_sure: Option<Instant> = None;
    loop {
        if watcher.system.is_none() && !is_told {
            is_told = true;
            desk.hear.hear(&News::Polling {
                why: &watcher.why_not,
            });
        }
        let due = later.iter().chain(&for_sure).min().copied();
        let heard = match (&watcher.system, due) {
            (Some(_), Some(due)) => burst(changes, due.saturating_duration_since(Instant::now())),
            (Some(_), None) => burst(changes, AN_HOUR),
            (None, _) => {
                std::thread::sleep(POLL);
                None
            }
        };
        let Heard { files, folder, top } = heard.unwrap_or_default();
        if top {
            watcher.watch_folders();
        }
        let now = Instant::now();
        if folder {
            later = ONCE_MORE.map(|after| now + after).to_vec();
        }
        later.retain(|at| *at > now);
        let files = files.filter(|files| files.len() <= A_FEW);
        for_sure = files.as_ref().map(|_| now + FOR_SURE);
        read(desk, files.as_ref());
    }
}

/// Waits for a burst of changes to end; nothing where none has begun in time.
fn burst(changes: &Receiver<Heard>, wait: Duration) -> Option<Heard> {
    let mut heard = changes.recv_timeout(wait).ok()?;
    let end = Instant::now() + MOST;
    while Instant::now() < end {
        let Ok(more) = changes.recv_timeout(QUIET) else {
            break;
        };
        let files = heard.files.zip(more.files);
        heard.files = files.map(|(files, more)| &files | &more);
        heard.folder |= more.folder;
        heard.top |= more.top;
    }
    Some(heard)
}

/// Reads the site, or only files of it, and tells what is different. What makes mendbook fail is told,
/// and waits for the next change.
fn read(desk: &Desk, files: Option<&BTreeSet<String>>) {
    let start = Instant::now();
    let change = catch_unwind(AssertUnwindSafe(|| desk.preview.refresh(files)));
    if change.is_err() {
        desk.hear.hear(&News::Failed);
    }
    desk.tell(change.unwrap_or(Change::Nothing), Some(start.elapsed()));
}

#[cfg(test)]
mod tests {
    use notify::event::RenameMode;

    use super::*;

    #[test]
    fn only_inputs_are_heard_of() {
        let root = Path::new("/site");
        for path in [
            "/site",
            "/site/site.yaml",
            "/site/content",
            "/site/content/guides/a.md",
            "/site/static/.well-known/x",
            "/site/themes/own/page.html",
        ] {
            assert!(is_input(root, Path::new(path)), "{path}");
        }
        for path in [
            "/site/output/index.html",
            "/site/.git/index",
            "/site/.mendbook/memo",
            "/site/content/.a.md.swp",
            "/site/content/guides/a.md~",
            "/site/content/.git/index",
            "/site/README.md",
        ] {
            assert!(!is_input(root, Path::new(path)), "{path}");
        }
    }

    #[test]
    fn being_read_is_no_change() {
        let event = |kind| Ok(Event::new(kind).add_path("/site/content/a.md".into()));
        let root = Path::new("/site");
        let opened = EventKind::Access(AccessKind::Open(AccessMode::Any));
        assert_eq!(heard(root, &event(opened)), None);
        let written = EventKind::Modify(ModifyKind::Any);
        assert!(heard(root, &event(written)).is_some());
    }

    #[test]
    fn a_folder_that_came_is_looked_into() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        std::fs::create_dir_all(root.join("content/guides")).unwrap();
        std::fs::write(root.join("content/a.md"), "").unwrap();
        let heard = |path: &str| {
            let renamed = EventKind::Modify(ModifyKind::Name(RenameMode::To));
            heard(root, &Ok(Event::new(renamed).add_path(root.join(path)))).unwrap()
        };
        let assert_heard = |path: &str, folder, top| {
            let files = Some(BTreeSet::from([path.to_owned()]));
            assert_eq!(heard(path), Heard { files, folder, top });
        };
        assert_heard("content/a.md", false, false);
        assert_heard("content/guides", true, false);
        assert_heard("content", true, true);
        assert_heard("static", false, true);
    }
}
