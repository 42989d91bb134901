//! The flags that commands share, and how their values are read.

use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use clap::Args;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::config;
use crate::pipeline::Settings;

/// Where the site is.
#[derive(Args, Debug)]
pub struct Root {
    /// The site's folder, the one that holds content/
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub root: PathBuf,
}

/// Where the site goes.
#[derive(Args, Debug)]
pub struct Output {
    /// Where the finished site goes [default: output/ in the site's folder]
    #[arg(long, value_name = "DIR")]
    pub output: Option<PathBuf>,
}

impl Output {
    /// The folder that was named, or the one that the site has for this.
    pub fn folder(&self, root: &Root) -> PathBuf {
        match &self.output {
            Some(named) => named.clone(),
            // Without the `./` that nobody typed.
            None if root.root == Path::new(".") => PathBuf::from("output"),
            None => root.root.join("output"),
        }
    }
}

/// What bears on the site's pages and their problems.
#[derive(Args, Debug)]
pub struct Site {
    /// The web address where the site will be, such as <https://example.org/backs/>
    #[arg(long, value_name = "URL", value_parser = base_url)]
    base_url: Option<String>,

    /// The theme to use instead of the one that site.yaml names
    #[arg(long, value_name = "NAME")]
    theme: Option<String>,

    /// Take pages marked `draft: true` too
    #[arg(long)]
    drafts: bool,

    /// The day on which reviews are judged, such as 2026-03-15 [default: today, in UTC]
    #[arg(long, value_name = "DATE", value_parser = date)]
    today: Option<Date>,

    /// Count warnings as errors
    #[arg(long)]
    pub strict: bool,

    /// How many threads to use [default: one for each processor]
    #[arg(long, value_name = "N", value_parser = jobs)]
    jobs: Option<NonZeroUsize>,

    /// Say nothing but errors and warnings
    #[arg(long, short)]
    pub quiet: bool,
}

impl Site {
    /// What the pipeline is asked to do.
    pub fn settings(self, root: Root, output: PathBuf, portable: bool) -> Settings {
        Settings {
            root: root.root,
            output,
            base_url: self.base_url,
            portable,
            theme: self.theme,
            drafts: self.drafts,
            today: self.today.unwrap_or_else(utc_day),
            strict: self.strict,
            jobs: self.jobs,
        }
    }
}

/// What bears on how content is read to be told about, and not published.
#[derive(Args, Debug)]
pub struct Reading {
    #[command(flatten)]
    pub root: Root,

    /// Take pages marked `draft: true` too
    #[arg(long)]
    drafts: bool,

    /// The day on which reviews are judged, such as 2026-03-15 [default: today, in UTC]
    #[arg(long, value_name = "DATE", value_parser = date)]
    today: Option<Date>,
}

impl Reading {
    /// All of a site's content, with drafts, as it is today.
    pub fn whole(root: Root) -> Self {
        Self {
            root,
            drafts: true,
            today: None,
        }
    }

    /// What the pipeline is asked to do.
    pub fn settings(self) -> Settings {
        Settings {
            output: self.root.root.join("output"),
            root: self.root.root,
            base_url: None,
            portable: false,
            theme: None,
            drafts: self.drafts,
            today: self.today.unwrap_or_else(utc_day),
            strict: false,
            jobs: None,
        }
    }
}

fn utc_day() -> Date {
    jiff::Timestamp::now().to_zoned(TimeZone::UTC).date()
}

fn date(text: &str) -> Result<Date, String> {
    let date = text.parse::<Date>().ok();
    date.filter(|date| date.to_string() == text)
        .ok_or_else(|| "a date is written year-month-day, such as 2026-03-15".to_owned())
}

fn jobs(text: &str) -> Result<NonZeroUsize, String> {
    text.parse()
        .map_err(|_| "it must be a whole number, 1 or more".to_owned())
}

/// The address, ending with `/`.
fn base_url(text: &str) -> Result<String, String> {
    config::base_url(text).map_err(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_url_ends_with_a_slash() {
        for text in ["https://a.org", "https://a.org/", "https://a.org//"] {
            assert_eq!(base_url(text).as_deref(), Ok("https://a.org/"));
        }
        assert_eq!(
            base_url("http://localhost:80/x").as_deref(),
            Ok("http://localhost:80/x/")
        );
        for text in [
            "",
            "a.org",
            "ftp://a.org",
            "https://",
            "https:///x",
            "https://a.org/?x",
            "https://a.org/#x",
            "https://a b/",
        ] {
            assert!(base_url(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_day_is_written_in_one_way() {
        assert_eq!(date("2026-03-15"), Ok(Date::constant(2026, 3, 15)));
        for text in [
            "",
            "2026-3-15",
            "15.3.2026",
            "2026-02-30",
            "2026-03-15T10:00",
            "20260315",
        ] {
            assert!(date(text).is_err(), "{text}");
        }
    }

    #[test]
    fn there_is_at_least_one_job() {
        assert_eq!(jobs("4").map(NonZeroUsize::get), Ok(4));
        assert!(jobs("0").is_err() && jobs("-1").is_err() && jobs("many").is_err());
    }
}
