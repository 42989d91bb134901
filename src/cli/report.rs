//! `mendbook report`: the whole site at a glance, as a page for its authors and as JSON.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::Args;

use super::flags::Reading;
use super::{Exit, model, talk};
use crate::report::overview::{html, overview};

/// The file that shows that a folder is a report's own.
const DATA: &str = "report.json";

/// Folders of a site that hold its sources or its output.
const TAKEN: [&str; 4] = ["content", "static", "themes", "output"];

const EXAMPLES: &str = "\
Examples:
  mendbook report                      to report/ in the site's folder; open report/index.html
  mendbook report --output ../backs    to another folder

The report is for authors. It is never a part of the published site.";

/// Write a report on reading, checklists, danger signs and orphans, as a page and as JSON
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// Where to write it [default: report/ in the site's folder]
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
    #[command(flatten)]
    reading: Reading,
}

/// Runs the command.
pub fn run(arguments: Arguments) -> Result<Exit> {
    let root = arguments.reading.root.root.clone();
    let folder = arguments.output.unwrap_or_else(|| {
        // Without the `./` that nobody typed.
        if root == Path::new(".") {
            "report".into()
        } else {
            root.join("report")
        }
    });
    let model = model::read(arguments.reading)?;
    refuse(&folder, &root)?;
    let overview = overview(&model.site, &model.diagnostics);
    std::fs::create_dir_all(&folder)
        .with_context(|| format!("can't make the folder `{}`", folder.display()))?;
    let json = format!("{:#}\n", overview.json());
    let page = html::html(&overview);
    let files = [
        (DATA, json.as_str()),
        ("index.html", &page),
        ("style.css", html::STYLE),
    ];
    for (name, text) in files {
        let path = folder.join(name);
        std::fs::write(&path, text).with_context(|| format!("can't write `{}`", path.display()))?;
    }
    talk::say(&format!(
        "wrote the report; open {}",
        folder.join("index.html").display()
    ));
    Ok(Exit::Clean)
}

/// A report isn't put among the site's own files, nor over anybody else's.
fn refuse(folder: &Path, root: &Path) -> Result<()> {
    let real = real(folder)?;
    for name in TAKEN {
        if real.starts_with(self::real(&root.join(name))?) {
            bail!(
                "`{}` is in the site's {name}/, and a report is no part of the site\n  help: choose another folder with --output",
                folder.display()
            );
        }
    }
    if !real.exists() {
        return Ok(());
    }
    let mut entries = std::fs::read_dir(&real)
        .with_context(|| format!("can't read the folder `{}`", folder.display()))?;
    if entries.next().is_some() && !real.join(DATA).is_file() {
        bail!(
            "`{}` holds other files, so no report is written there\n  help: choose an empty folder with --output",
            folder.display()
        );
    }
    Ok(())
}

/// Where a folder really is, or will be once it is made.
fn real(folder: &Path) -> Result<PathBuf> {
    let absolute = std::path::absolute(folder)?;
    let mut ancestors = absolute.ancestors();
    let existing = ancestors.find_map(|above| Some((above, above.canonicalize().ok()?)));
    Ok(existing.map_or_else(
        || absolute.clone(),
        |(above, real)| match absolute.strip_prefix(above) {
            Ok(rest) if rest.as_os_str().is_empty() => real,
            Ok(rest) => real.join(rest),
            Err(_) => absolute.clone(),
        },
    ))
}
