//! The line that shows how far a run is, on a terminal only.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::talk;
use crate::pipeline::Progress;

/// One line that is written over and in the end taken away.
pub struct Line(ProgressBar);

impl Line {
    /// A line on standard error; an invisible one where that isn't a terminal, or for `--quiet`.
    pub fn new(quiet: bool) -> Self {
        let target = if quiet || !talk::is_terminal() {
            ProgressDrawTarget::hidden()
        } else {
            ProgressDrawTarget::stderr()
        };
        let bar = ProgressBar::with_draw_target(Some(0), target);
        if let Ok(style) = ProgressStyle::with_template("{msg:>12} {wide_bar} {pos}/{len}") {
            bar.set_style(style);
        }
        Self(bar)
    }

    /// Takes the line away.
    pub fn clear(&self) {
        self.0.finish_and_clear();
    }
}

impl Progress for Line {
    fn stage(&self, name: &'static str, total: usize) {
        self.0.set_position(0);
        self.0.set_length(total as u64);
        self.0.set_message(name);
    }

    fn tick(&self) {
        self.0.inc(1);
    }
}
