//! Publishing, stopped at every step and begun again.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::tripwire::Tripwire;
use super::work::{INSIDE, MARK, Work, is_there};
use super::*;

#[path = "kill_tests.rs"]
mod kills;

type Files = &'static [(&'static str, &'static str)];

const OLD: Files = &[
    ("index.html", "old home"),
    ("same.css", "same"),
    ("guides/a/index.html", "same guide"),
    ("guides/gone/index.html", "stale"),
    ("swap", "a file now, a folder later"),
    ("deep/er/page", "a folder now, a file later"),
];

const NEW: Files = &[
    ("index.html", "new home"),
    ("same.css", "same"),
    ("guides/a/index.html", "same guide"),
    ("guides/new/index.html", "fresh"),
    ("swap/page.html", "in the folder"),
    ("deep", "the file"),
    ("notes/mine.html", "beside somebody's"),
    ("swap-not.txt", "sorts between `swap` and `swap/`"),
];

/// What somebody else keeps in the output.
const FOREIGN: Files = &[
    ("CNAME", "example.org"),
    (".git/HEAD", "ref"),
    (".git/objects/ab/cd", "blob"),
    ("notes/yours.txt", "hello"),
    ("guides/gone/kept.txt", "in a folder that goes stale"),
];

struct Site {
    folder: tempfile::TempDir,
    inside: bool,
}

impl Site {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("content")).unwrap();
        Self {
            folder,
            inside: false,
        }
    }

    fn output(&self) -> PathBuf {
        self.folder.path().join("output")
    }

    /// Makes runs move file by file, as in a mount.
    fn forbid_swap(&mut self) {
        self.inside = true;
        std::fs::create_dir_all(self.output()).unwrap();
    }

    fn write(&self, files: Files) {
        for (path, text) in files {
            let path = self.output().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
    }

    fn build_with(&self, files: Files, wire: Tripwire) -> Result<Published> {
        let mut stage = Stage::open_with(&self.output(), self.folder.path(), wire)?;
        if self.inside {
            stage.forbid_swap();
        }
        for (path, text) in files {
            stage.put(&RelPath::new(path).unwrap(), text.as_bytes())?;
        }
        stage.publish()
    }

    fn build(&self, files: Files) -> Result<Published> {
        self.build_with(files, Tripwire::default())
    }

    fn clean(&self) -> Result<Cleaned> {
        clean(&self.output(), self.folder.path())
    }

    /// Everything in the output but mendbook's own marks.
    fn read(&self) -> BTreeMap<String, String> {
        let mut found = BTreeMap::new();
        for entry in walkdir::WalkDir::new(self.output()) {
            let Ok(entry) = entry else { continue };
            let path = entry.path().strip_prefix(self.output()).unwrap();
            let name = path.to_str().unwrap().to_owned();
            let own = [manifest::NAME, MARK].contains(&&*name) || name.starts_with(INSIDE);
            if entry.file_type().is_file() && !own {
                found.insert(name, std::fs::read_to_string(entry.path()).unwrap());
            }
        }
        found
    }

    /// Only the site stands beside the output, and no mark in it.
    fn assert_tidy(&self) {
        let names = std::fs::read_dir(self.folder.path()).unwrap();
        let mut names: Vec<_> = names.map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        names.retain(|name| name != "output");
        assert_eq!(names, ["content"]);
        assert!(!is_there(&self.output().join(MARK)));
        assert!(!is_there(&self.output().join(INSIDE)));
    }
}

fn map(parts: &[Files]) -> BTreeMap<String, String> {
    let files = parts.iter().flat_map(|files| files.iter());
    files
        .map(|(path, text)| ((*path).to_owned(), (*text).to_owned()))
        .collect()
}

fn says(result: Result<impl std::fmt::Debug>) -> String {
    format!("{:#}", result.unwrap_err())
}

#[test]
fn a_site_is_published_and_its_stale_files_go() {
    let site = Site::new();
    let first = site.build(OLD).unwrap();
    assert_eq!((first.written, first.unchanged, first.removed), (6, 0, 0));
    assert_eq!(site.read(), map(&[OLD]));
    let second = site.build(NEW).unwrap();
    assert_eq!(
        (second.written, second.unchanged, second.removed),
        (6, 2, 3)
    );
    assert_eq!(site.read(), map(&[NEW]));
    assert!(!site.output().join("guides/gone").exists());
    site.assert_tidy();
}

#[test]
fn a_build_that_changes_nothing_touches_nothing() {
    let site = Site::new();
    site.build(OLD).unwrap();
    let time = |path: &str| {
        std::fs::metadata(site.output().join(path))
            .unwrap()
            .modified()
            .unwrap()
    };
    let before = (time(""), time("index.html"), time(manifest::NAME));
    let again = site.build(OLD).unwrap();
    assert_eq!((again.written, again.unchanged), (0, 6));
    assert_eq!(before, (time(""), time("index.html"), time(manifest::NAME)));
    site.assert_tidy();
}

#[test]
fn the_manifest_is_the_same_for_the_same_site() {
    let read = |site: &Site| std::fs::read_to_string(site.output().join(manifest::NAME)).unwrap();
    let (one, other) = (Site::new(), Site::new());
    one.build(NEW).unwrap();
    other.build(OLD).unwrap();
    other.build(NEW).unwrap();
    assert_eq!(read(&one), read(&other));
    let hash = blake3::hash(b"the file").to_hex();
    assert!(read(&one).contains(&format!("\"deep\": \"{hash}\"")));
}

#[test]
fn foreign_files_are_kept() {
    for inside in [false, true] {
        let mut site = Site::new();
        if inside {
            site.forbid_swap();
        }
        site.write(FOREIGN);
        site.build(OLD).unwrap();
        assert_eq!(site.read(), map(&[OLD, FOREIGN]));
        site.build(NEW).unwrap();
        assert_eq!(site.read(), map(&[NEW, FOREIGN]));
        site.assert_tidy();
    }
}

#[test]
fn a_clash_names_the_files_and_changes_nothing() {
    let site = Site::new();
    site.build(OLD).unwrap();
    site.write(&[
        ("guides/new/index.html", "somebody's"),
        ("deep/er/letter", "in a folder that is to be a file"),
    ]);
    let before = site.read();
    let error = says(site.build(NEW));
    assert!(
        error.contains("  deep/er/letter\n  guides/new/index.html\n"),
        "{error}"
    );
    assert!(
        error.contains("Nothing was changed. Move these away"),
        "{error}"
    );
    assert_eq!(site.read(), before);
    site.assert_tidy();
}

#[test]
fn a_full_folder_without_manifest_only_matters_where_it_clashes() {
    let site = Site::new();
    site.write(&[("index.html", "somebody's")]);
    assert!(says(site.build(OLD)).contains("  index.html\n"));
    assert_eq!(site.read(), map(&[&[("index.html", "somebody's")]]));
}

#[test]
fn a_file_that_somebody_changed_is_replaced() {
    let site = Site::new();
    site.build(OLD).unwrap();
    site.write(&[("same.css", "SAME")]);
    std::fs::remove_file(site.output().join("index.html")).unwrap();
    assert_eq!(site.build(OLD).unwrap().written, 2);
    assert_eq!(site.read(), map(&[OLD]));
}

#[test]
fn a_failed_build_leaves_no_trace() {
    let site = Site::new();
    site.build(OLD).unwrap();
    let stage = Stage::open(&site.output(), site.folder.path()).unwrap();
    stage
        .put(&RelPath::new("index.html").unwrap(), b"half")
        .unwrap();
    drop(stage);
    assert_eq!(site.read(), map(&[OLD]));
    site.assert_tidy();
}

#[test]
fn two_runs_do_not_share_an_output() {
    let site = Site::new();
    let stage = Stage::open(&site.output(), site.folder.path()).unwrap();
    let error = says(Stage::open(&site.output(), site.folder.path()));
    assert!(
        error.contains("another mendbook is publishing to"),
        "{error}"
    );
    assert!(says(site.clean()).contains("another mendbook"));
    stage.publish().unwrap();
    site.build(OLD).unwrap();
}

#[test]
fn clean_removes_only_what_is_listed() {
    let site = Site::new();
    site.write(FOREIGN);
    assert!(says(site.clean()).contains("nothing was deleted"));
    site.build(OLD).unwrap();
    let cleaned = site.clean().unwrap();
    assert_eq!((cleaned.removed, cleaned.kept), (6, 4));
    assert_eq!(site.read(), map(&[FOREIGN]));
    assert!(!site.output().join("guides/a").exists());
    site.assert_tidy();

    let site = Site::new();
    assert_eq!(site.clean().unwrap(), Cleaned::default());
    site.build(OLD).unwrap();
    site.clean().unwrap();
    assert!(!site.output().exists());
    site.assert_tidy();
}

#[test]
fn folders_with_sources_are_refused() {
    let site = Site::new();
    let root = site.folder.path();
    std::fs::create_dir_all(root.join("content/guides")).unwrap();
    for output in [
        "",
        "..",
        "content",
        "content/guides",
        "content/new",
        "themes",
        "static/x",
        "/",
    ] {
        let error = says(Stage::open(&root.join(output), root));
        assert!(
            error.contains("choose another with --output"),
            "{output}: {error}"
        );
    }
    std::fs::write(root.join("file"), "").unwrap();
    assert!(says(Stage::open(&root.join("file"), root)).contains("is a file"));
    assert!(says(Stage::open(&root.join("file/output"), root)).contains("file/output"));
    Stage::open(&root.join("new/place"), root)
        .unwrap()
        .publish()
        .unwrap();
}

#[test]
fn paths_are_taken_once_and_not_from_mendbook() {
    let site = Site::new();
    let stage = Stage::open(&site.output(), site.folder.path()).unwrap();
    let put = |path: &str| stage.put(&RelPath::new(path).unwrap(), b"x");
    put("odd name/'\"<é>?*.html").unwrap();
    assert!(says(put("odd name/'\"<é>?*.html")).contains("written twice"));
    for own in ["", manifest::NAME, MARK, ".mendbook-stage/lock"] {
        assert!(says(put(own)).contains("uses that name itself"), "{own}");
    }
    stage.publish().unwrap();
    assert_eq!(site.read().len(), 1);
    let error = says(site.build(&[("a", "file"), ("a/b", "needs a folder")]));
    assert!(error.contains('a'), "{error}");
    assert_eq!(site.read().len(), 1);
}

#[test]
fn files_are_copied() {
    let site = Site::new();
    let from = site.folder.path().join("content/picture.png");
    std::fs::write(&from, vec![7; 200_000]).unwrap();
    let path = RelPath::new("picture.png").unwrap();
    for expected in [(1, 0), (0, 1)] {
        let stage = Stage::open(&site.output(), site.folder.path()).unwrap();
        stage.copy(&path, &from).unwrap();
        let published = stage.publish().unwrap();
        assert_eq!((published.written, published.unchanged), expected);
    }
    assert_eq!(
        std::fs::read(site.output().join("picture.png")).unwrap(),
        vec![7; 200_000]
    );
    let stage = Stage::open(&site.output(), site.folder.path()).unwrap();
    let error = says(stage.copy(&path, &site.folder.path().join("nowhere")));
    assert!(error.contains("can't read"), "{error}");
}

#[test]
fn a_doctored_manifest_is_refused() {
    for text in [
        r#"{"version":1,"files":{"../../etc/passwd":"0"}}"#,
        r#"{"version":1,"files":{"/etc/passwd":"0"}}"#,
        r#"{"version":1,"files":{"a/../b":"0"}}"#,
        r#"{"version":2,"files":{}}"#,
        "{",
    ] {
        let site = Site::new();
        std::fs::create_dir(site.output()).unwrap();
        std::fs::write(site.output().join(manifest::NAME), text).unwrap();
        assert!(says(site.build(OLD)).contains("is damaged"), "{text}");
        assert!(says(site.clean()).contains("is damaged"), "{text}");
        site.assert_tidy();
    }
}

#[cfg(unix)]
#[test]
fn links_are_never_followed() {
    use std::os::unix::fs::symlink;
    let site = Site::new();
    let elsewhere = tempfile::tempdir().unwrap();
    std::fs::create_dir(elsewhere.path().join("a")).unwrap();
    std::fs::write(elsewhere.path().join("a/index.html"), "same guide").unwrap();
    site.build(OLD).unwrap();
    std::fs::remove_dir_all(site.output().join("guides")).unwrap();
    symlink(elsewhere.path(), site.output().join("guides")).unwrap();
    symlink("/nowhere", site.output().join("dangling")).unwrap();
    assert!(says(site.build(OLD)).contains("  guides\n"));
    site.build(&[("index.html", "new home")]).unwrap();
    assert!(site.output().join("dangling").is_symlink());
    assert!(site.output().join("guides").is_symlink());
    site.clean().unwrap();
    assert!(elsewhere.path().join("a/index.html").exists());
}

#[cfg(unix)]
#[test]
fn an_output_that_is_a_link_is_resolved() {
    let site = Site::new();
    let real = site.folder.path().join("real");
    std::fs::create_dir(&real).unwrap();
    std::os::unix::fs::symlink("real", site.output()).unwrap();
    site.build(OLD).unwrap();
    site.build(NEW).unwrap();
    assert!(site.output().is_symlink());
    assert_eq!(
        std::fs::read_to_string(real.join("deep")).unwrap(),
        "the file"
    );
    site.clean().unwrap();
    assert!(real.is_dir());
    std::fs::remove_dir(&real).unwrap();
    assert!(says(site.build(OLD)).contains("a link to something that doesn't exist"));
}

#[cfg(unix)]
#[test]
fn a_parent_that_cannot_be_written_leaves_the_output_itself() {
    use std::os::unix::fs::PermissionsExt;
    let site = Site::new();
    site.write(FOREIGN);
    let mode = |mode| {
        std::fs::set_permissions(site.folder.path(), std::fs::Permissions::from_mode(mode))
            .unwrap();
    };
    mode(0o555);
    let is_root = std::fs::create_dir(site.folder.path().join("probe")).is_ok();
    let built = site.build(OLD);
    let missing = Stage::open(&site.folder.path().join("new"), site.folder.path());
    let refused = missing.map(drop);
    mode(0o755);
    if is_root {
        return;
    }
    built.unwrap();
    assert_eq!(site.read(), map(&[OLD, FOREIGN]));
    assert!(says(refused).contains("can't write in"));
}

#[cfg(target_os = "linux")]
#[test]
fn names_that_are_not_text_are_carried() {
    use std::os::unix::ffi::OsStrExt;
    let site = Site::new();
    let name = std::ffi::OsStr::from_bytes(b"odd\xff\nname");
    std::fs::create_dir(site.output()).unwrap();
    std::fs::write(site.output().join(name), "odd").unwrap();
    site.build(&[("index.html", "home")]).unwrap();
    assert_eq!(std::fs::read(site.output().join(name)).unwrap(), b"odd");
}

#[test]
fn many_threads_put_at_once() {
    use rayon::prelude::*;
    let site = Site::new();
    let stage = Stage::open(&site.output(), site.folder.path()).unwrap();
    (0..500).into_par_iter().for_each(|n: u32| {
        let path = RelPath::new(&format!("{}/{}/{n}.html", n % 7, n % 3)).unwrap();
        stage.put(&path, n.to_string().as_bytes()).unwrap();
    });
    assert_eq!(stage.publish().unwrap().written, 500);
    assert_eq!(site.read().len(), 500);
}

#[test]
fn a_work_folder_in_use_is_not_taken_away() {
    let site = Site::new();
    let work = Work::open(&site.output()).unwrap();
    assert!(recover(&site.output(), site.folder.path()).is_err());
    work.remove().unwrap();
    recover(&site.output(), site.folder.path()).unwrap();
    site.assert_tidy();
}
