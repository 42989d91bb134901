//! Where the time of a run goes, stage by stage.
//!
//! A stage has a wall time and the CPU time of the whole process meanwhile. Rendering, minifying and
//! writing are done page by page in one go, so what they took together is shared out by what each took
//! on all pages. Nothing that is made depends on these figures.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use serde::Serialize;

/// What a stage took, in seconds.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Stage {
    /// Its name.
    pub stage: &'static str,
    /// Time on the clock.
    pub wall_s: f64,
    /// CPU time of all threads.
    pub cpu_s: f64,
}

/// Measures a run.
#[derive(Debug)]
pub struct Clock {
    open: Open,
    done: Vec<Stage>,
}

#[derive(Debug)]
struct Open {
    name: &'static str,
    start: Instant,
    cpu: Duration,
}

impl Open {
    fn now(name: &'static str) -> Self {
        Self {
            name,
            start: Instant::now(),
            cpu: cpu_time(),
        }
    }

    fn close(&self) -> Stage {
        Stage {
            stage: self.name,
            wall_s: self.start.elapsed().as_secs_f64(),
            cpu_s: cpu_time().saturating_sub(self.cpu).as_secs_f64(),
        }
    }
}

impl Clock {
    /// Starts with a stage.
    #[must_use]
    pub fn start(name: &'static str) -> Self {
        Self {
            open: Open::now(name),
            done: Vec::new(),
        }
    }

    /// Ends the stage that is open and begins another.
    pub fn next(&mut self, name: &'static str) {
        let stage = self.turn(name);
        self.add([stage]);
    }

    /// Ends the stage that is open, which consists of several, and begins another.
    pub fn next_after(&mut self, parts: &[Part], name: &'static str) {
        let whole = self.turn(name);
        let nanos: u64 = parts.iter().map(Part::nanos).sum();
        let share = |part: &Part| {
            #[expect(clippy::cast_precision_loss, reason = "figures for people")]
            let share = part.nanos() as f64 / nanos.max(1) as f64;
            Stage {
                stage: part.name,
                wall_s: whole.wall_s * share,
                cpu_s: whole.cpu_s * share,
            }
        };
        self.add(parts.iter().map(share));
    }

    /// Ends the stage that is open; tells all.
    #[must_use]
    pub fn stop(mut self) -> Vec<Stage> {
        let last = self.open.close();
        self.add([last]);
        self.done
    }

    fn turn(&mut self, name: &'static str) -> Stage {
        let stage = self.open.close();
        self.open = Open::now(name);
        stage
    }

    /// Adds stages; one of the same name as an earlier one is added to that.
    fn add(&mut self, stages: impl IntoIterator<Item = Stage>) {
        for stage in stages {
            match self
                .done
                .iter_mut()
                .find(|known| known.stage == stage.stage)
            {
                Some(known) => {
                    known.wall_s += stage.wall_s;
                    known.cpu_s += stage.cpu_s;
                }
                None => self.done.push(stage),
            }
        }
    }
}

/// What many threads spend on one part of a stage.
#[derive(Debug)]
pub struct Part {
    name: &'static str,
    nanos: AtomicU64,
}

impl Part {
    /// Nothing spent yet.
    #[must_use]
    pub const fn new(name: &'static str) -> Self {
        Self {
            name,
            nanos: AtomicU64::new(0),
        }
    }

    /// Does something that belongs to this part.
    pub fn time<T>(&self, work: impl FnOnce() -> T) -> T {
        let start = Instant::now();
        let done = work();
        let nanos = u64::try_from(start.elapsed().as_nanos()).unwrap_or(u64::MAX);
        self.nanos.fetch_add(nanos, Ordering::Relaxed);
        done
    }

    fn nanos(&self) -> u64 {
        self.nanos.load(Ordering::Relaxed)
    }
}

/// CPU time that the process has used so far.
#[cfg(unix)]
fn cpu_time() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::ProcessCPUTime);
    let seconds = u64::try_from(time.tv_sec).unwrap_or_default();
    let nanos = u32::try_from(time.tv_nsec).unwrap_or_default();
    Duration::new(seconds, nanos)
}

/// CPU time isn't known here.
#[cfg(not(unix))]
fn cpu_time() -> Duration {
    Duration::ZERO
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stages_come_in_order_and_parts_share_what_they_took_together() {
        let mut clock = Clock::start("read");
        clock.next("pages");
        let parts = [Part::new("render"), Part::new("write")];
        for part in &parts {
            part.time(|| std::thread::sleep(Duration::from_millis(2)));
        }
        clock.next_after(&parts, "read");
        let stages = clock.stop();
        let names: Vec<_> = stages.iter().map(|stage| stage.stage).collect();
        assert_eq!(names, ["read", "render", "write"]);
        assert!(stages[1].wall_s > 0.0 && stages[2].wall_s > 0.0);
    }
}
