//! The content as the commands about it get it, with a word on what is wrong with it.

use anyhow::{Result, anyhow};

use super::flags::Reading;
use super::progress::Line;
use super::talk;
use crate::diagnostic::Level;
use crate::pipeline::{self, Model};
use crate::report::subject::{Subject, Unknown, find};
use crate::site::Site;

/// Reads the content. Errors in it stop no report, but whoever reads one should know of them.
pub fn read(reading: Reading) -> Result<Model> {
    let line = Line::new(false);
    let model = pipeline::model(&reading.settings(), &line);
    line.clear();
    let model = model?;
    let told = model.diagnostics.iter();
    let errors = told.filter(|it| it.level == Level::Error).count();
    if errors > 0 {
        let errors = talk::count(errors, "error", "errors");
        talk::say(&format!(
            "the content has {errors}, so something may be missing here; run `mendbook check`"
        ));
    }
    Ok(model)
}

/// What a name on the command line means.
pub fn subject<'a>(site: &'a Site, name: &str) -> Result<Subject<'a>> {
    find(site, name).map_err(|unknown| match unknown {
        Unknown::Draft => anyhow!("`{name}` is a draft\n  help: add `--drafts`"),
        Unknown::Nothing(near) => {
            let help = near.map_or_else(
                || "`mendbook inspect` lists all ids".to_owned(),
                |near| format!("did you mean `{near}`?"),
            );
            anyhow!("nothing has the id `{name}`\n  help: {help}")
        }
    })
}
