//! A site in a temporary folder, and mendbook run on it as a child process.
//!
//! A run that takes longer than [`PATIENCE`] is killed and fails its test: that is protection
//! against hangs, not a measure of speed.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use jiff::civil::Date;
use mendbook::pipeline::Settings;
use tempfile::TempDir;

/// How long a run may take before it counts as a hang.
const PATIENCE: Duration = Duration::from_mins(1);

/// What turns off the rules about all that good content has, which most tests aren't about.
macro_rules! unasked {
    () => {
        "{levels: {orphan: off, guide-without-red-flags: off, contraindication-missing: off, \
         cold-without-barrier: off, heat-asleep: off, relief-no-duration: off, \
         review-date-missing: off, draft-published: off, citation-missing: off, \
         frequency-missing: off, summary-missing: off, key-message-missing: off, \
         reading-grade: off, sentence-long: off"
    };
}

/// How fixtures begin to write the same in their `site.yaml`; more may follow.
const UNASKED: &str = "{levels: {orphan: off";

/// The least `site.yaml` that tells nothing.
pub const SITE_YAML: &str = concat!(
    "title: Test\nlanguage: en\ntheme: bare\nbase_url: https://example.org/\n\
     disclaimer: Not a diagnosis.\nhandouts: {documents: []}\ncheck: ",
    unasked!(),
    "}}\n"
);

/// What a run said and how it ended.
#[derive(Debug)]
pub struct Run {
    /// Exit code; none where a signal ended it.
    pub code: Option<i32>,
    /// Standard output.
    pub stdout: String,
    /// Standard error.
    pub stderr: String,
}

impl Run {
    /// The codes of the diagnostics, in the order told.
    pub fn codes(&self) -> Vec<&str> {
        let levels = ["error[", "warning[", "note["];
        let lines = self.stderr.lines();
        let told =
            lines.filter_map(|line| levels.iter().find_map(|level| line.strip_prefix(level)));
        told.filter_map(|rest| Some(rest.split_once(']')?.0))
            .collect()
    }
}

/// A site's folder, deleted at the end of the test.
pub struct TestSite {
    folder: TempDir,
}

impl TestSite {
    /// An empty folder.
    pub fn empty() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    /// A site of these files with [`SITE_YAML`] and the bare theme.
    pub fn of(files: &[(&str, &str)]) -> Self {
        let site = Self::empty();
        std::fs::create_dir(site.path("content")).unwrap();
        site.write("site.yaml", SITE_YAML);
        copy(&fixtures().join("bare-theme"), &site.path("themes/bare"));
        for (path, text) in files {
            site.write(path, text);
        }
        site
    }

    /// A copy of a folder. Where its `site.yaml` turns `orphan` off, it turns off all rules that
    /// the fixture isn't about. Small sites like these make no PDFs unless the fixture asks for some.
    pub fn copy_of(folder: &Path) -> Self {
        let site = Self::empty();
        copy(folder, site.folder.path());
        if let Ok(text) = std::fs::read_to_string(site.path("site.yaml")) {
            let is_small = text.contains("theme: bare") || text.contains(UNASKED);
            let mut text = text.replace(UNASKED, unasked!());
            if is_small && !text.contains("handouts:") {
                text.push_str("handouts: {documents: []}\n");
            }
            site.write("site.yaml", text);
        }
        site
    }

    /// Writes a file.
    pub fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    /// A path in the folder.
    pub fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// Runs mendbook in the folder.
    pub fn run(&self, arguments: &[&str]) -> Run {
        run(&mut self.command(arguments))
    }

    /// Builds the site, which must succeed.
    pub fn build(&self, arguments: &[&str]) -> Run {
        let run = self.run(&[&["build"], arguments].concat());
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        run
    }

    /// What a run inside this process is asked to do, as without flags.
    pub fn settings(&self, today: Date) -> Settings {
        Settings {
            root: self.path(""),
            output: self.path("output"),
            base_url: None,
            portable: false,
            theme: None,
            drafts: false,
            today,
            strict: false,
            jobs: None,
        }
    }

    /// mendbook in the folder, for tests that set more than arguments.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = mendbook(arguments);
        command.current_dir(self.folder.path());
        command
    }

    /// Every file of `output/`, by path, without the manifest.
    pub fn output(&self) -> BTreeMap<String, Vec<u8>> {
        let mut files = files(&self.path("output"));
        files.remove(".mendbook-manifest.json");
        files
    }

    /// A page of the output as text.
    pub fn page(&self, path: &str) -> String {
        let file = self.path("output").join(path);
        std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
    }
}

/// The mendbook binary with these arguments, without what the environment may say about colours.
pub fn mendbook(arguments: &[impl AsRef<OsStr>]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mendbook"));
    command.args(arguments).env_remove("NO_COLOR");
    command
}

/// Runs a command to its end, or kills it.
pub fn run(command: &mut Command) -> Run {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let stdout = reader(child.stdout.take().unwrap());
    let stderr = reader(child.stderr.take().unwrap());
    let start = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        if start.elapsed() > PATIENCE {
            child.kill().unwrap();
            child.wait().unwrap();
            panic!("{command:?} was still running after {PATIENCE:?}");
        }
        std::thread::sleep(Duration::from_millis(3));
    };
    let text = |handle: std::thread::JoinHandle<Vec<u8>>| {
        String::from_utf8(handle.join().unwrap()).expect("what is said is UTF-8")
    };
    Run {
        code: status.code(),
        stdout: text(stdout),
        stderr: text(stderr),
    }
}

fn reader(mut from: impl Read + Send + 'static) -> std::thread::JoinHandle<Vec<u8>> {
    std::thread::spawn(move || {
        let mut bytes = Vec::new();
        from.read_to_end(&mut bytes).unwrap();
        bytes
    })
}

/// `tests/fixtures` of the source.
pub fn fixtures() -> PathBuf {
    root().join("tests/fixtures")
}

/// The folder of the package.
pub fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Whether expected files are to be written anew.
pub fn update() -> bool {
    std::env::var_os("UPDATE_EXPECT").is_some_and(|value| value == "1")
}

/// Every file below a folder, by `/`-separated path; nothing where there's no such folder.
pub fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(at) = open.pop() {
        for entry in std::fs::read_dir(&at).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap();
                found.insert(name.to_owned(), std::fs::read(&path).unwrap());
            }
        }
    }
    found
}

/// The names of the folders in a folder, sorted.
pub fn folders(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap().map(Result::unwrap);
    let folders = entries.filter(|entry| entry.path().is_dir());
    let mut names: Vec<_> = folders
        .map(|entry| entry.file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// Copies a folder.
pub fn copy(from: &Path, to: &Path) {
    for (path, bytes) in files(from) {
        let to = to.join(path);
        std::fs::create_dir_all(to.parent().unwrap()).unwrap();
        std::fs::write(to, bytes).unwrap();
    }
}

/// A text made of one piece for each item.
pub fn repeat<T>(items: impl IntoIterator<Item = T>, piece: impl FnMut(T) -> String) -> String {
    items.into_iter().map(piece).collect::<Vec<_>>().concat()
}

/// Whether a path ends in this extension.
pub fn has_extension(path: &str, extension: &str) -> bool {
    Path::new(path)
        .extension()
        .is_some_and(|found| found == extension)
}

/// The files of a fixture that is one text: each after a line `>>> ` with its path.
pub fn written(text: &str) -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = Vec::new();
    for line in text.lines() {
        if let Some(path) = line.strip_prefix(">>> ") {
            files.push((path.to_owned(), String::new()));
        } else if let Some((_, text)) = files.last_mut() {
            text.push_str(line);
            text.push('\n');
        }
    }
    files
}

/// Standard error with `(… s)` for the time of the run.
pub fn without_time(stderr: &str) -> String {
    let is_time = |text: &str| text.chars().all(|c| c.is_ascii_digit() || c == '.');
    let mut lines: Vec<String> = stderr.lines().map(str::to_owned).collect();
    if let Some(last) = lines.last_mut()
        && let Some((start, time)) = last.rsplit_once(" (")
        && time.strip_suffix(" s)").is_some_and(is_time)
    {
        *last = format!("{start} (… s)");
    }
    lines.join("\n") + "\n"
}

/// Numbers that look random and are the same each time.
pub struct Dice(pub u64);

impl Dice {
    /// A number below `sides`.
    pub fn throw(&mut self, sides: usize) -> usize {
        // A linear congruential generator, of which the upper bits are good enough to pick an edit.
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % sides
    }

    /// One of several.
    pub fn pick<'a, T>(&mut self, all: &'a [T]) -> &'a T {
        &all[self.throw(all.len())]
    }
}
