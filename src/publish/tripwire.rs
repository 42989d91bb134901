//! A place where a test can kill the run.
//!
//! Each step that changes the disk first passes a tripwire. In a test, one that was armed with `n`
//! makes the `n`-th step fail as a kill would: nothing after it happens, not even the tidying that
//! a failed run does. Outside tests it's an empty value.

use anyhow::Result;

/// Counts steps down to a simulated kill.
#[derive(Debug, Default)]
pub struct Tripwire {
    #[cfg(test)]
    armed: Option<std::sync::atomic::AtomicUsize>,
    #[cfg(test)]
    tripped: std::sync::atomic::AtomicBool,
}

/// The failure that stands for a kill.
#[cfg(test)]
#[derive(Debug)]
pub struct Killed;

#[cfg(test)]
impl std::fmt::Display for Killed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("killed by a test")
    }
}

#[cfg(test)]
impl std::error::Error for Killed {}

impl Tripwire {
    /// A wire that lets `steps` steps pass.
    #[cfg(test)]
    pub fn after(steps: usize) -> Self {
        Self {
            armed: Some(steps.into()),
            tripped: false.into(),
        }
    }

    /// Passes one step.
    #[cfg(test)]
    pub fn step(&self) -> Result<()> {
        use std::sync::atomic::Ordering::SeqCst;
        let Some(left) = &self.armed else {
            return Ok(());
        };
        // Once tripped it stays tripped, for the threads of a parallel step.
        left.fetch_update(SeqCst, SeqCst, |left| left.checked_sub(1))
            .map(drop)
            .map_err(|_| {
                self.tripped.store(true, SeqCst);
                Killed.into()
            })
    }

    /// Whether the run counts as killed, and so must not tidy up.
    #[cfg_attr(not(test), expect(clippy::unused_self, reason = "tests need it"))]
    pub fn is_tripped(&self) -> bool {
        #[cfg(test)]
        return self.tripped.load(std::sync::atomic::Ordering::SeqCst);
        #[cfg(not(test))]
        false
    }

    /// Passes one step.
    #[cfg(not(test))]
    #[expect(
        clippy::unused_self,
        clippy::unnecessary_wraps,
        reason = "tests need both"
    )]
    pub fn step(&self) -> Result<()> {
        Ok(())
    }
}
