//! `--timings`: where the time of a run went, for people or for a program.

use std::fmt::Write;
use std::time::Duration;

use anyhow::Result;
use clap::ValueEnum;
use serde_json::json;

use super::talk;
use crate::pipeline::timings::Stage;

/// How timings are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Form {
    /// a table on standard error
    Table,
    /// one JSON object on standard output
    Json,
}

/// Tells the timings of a run that made so many pages.
pub fn tell(form: Form, stages: &[Stage], pages: usize, wall: Duration) -> Result<()> {
    let total = Stage {
        stage: "all",
        wall_s: wall.as_secs_f64(),
        cpu_s: stages.iter().map(|stage| stage.cpu_s).sum(),
    };
    #[expect(clippy::cast_precision_loss, reason = "a figure for people")]
    let per_second = pages as f64 / total.wall_s.max(1e-9);
    let peak = peak_mib();
    match form {
        Form::Table => {
            talk::say(table(stages, &total, pages, per_second, peak).trim_end());
            Ok(())
        }
        Form::Json => talk::json(&json!({
            "stages": stages,
            "all": total,
            "pages": pages,
            "pages_per_s": per_second,
            "peak_mib": peak,
        })),
    }
}

fn table(
    stages: &[Stage],
    total: &Stage,
    pages: usize,
    per_second: f64,
    peak: Option<u64>,
) -> String {
    let mut table = format!("{:<10} {:>9} {:>9}\n", "stage", "wall ms", "CPU ms");
    for stage in stages.iter().chain([total]) {
        let _ = writeln!(
            table,
            "{:<10} {:>9.1} {:>9.1}",
            stage.stage,
            stage.wall_s * 1e3,
            stage.cpu_s * 1e3
        );
    }
    let _ = write!(table, "{pages} pages, {per_second:.0} a second");
    if let Some(peak) = peak {
        let _ = write!(table, ", {peak} MiB of memory at most");
    }
    table
}

/// The most memory that the process has had, in MiB, where the system tells.
fn peak_mib() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kib: u64 = line.split_whitespace().next()?.parse().ok()?;
    Some(kib / 1024)
}
