//! The preview: the site at an address of this machine, always as it stands in the files.
//!
//! 1. [`watch`] hears that a file was saved and has [`Preview`] read the site again.
//! 2. [`events`] tells open pages over server-sent events: reload, swap the styles, show problems.
//! 3. [`http`] answers requests from [`Preview`]: a page is made when it is asked for.
//! 4. [`guard`] refuses whoever isn't this machine's own browser, and addresses that aren't in the site.
//! 5. [`overlay`] puts one script into each page and nothing else, and links problems to the editor.
//!
//! Requests are heard on one thread, and pages are made on others, so that events never wait. Deliberately
//! absent: any knowledge of content, writing to the disk, and talk (that is `cli`'s, through [`Hear`]).

#![allow(
    clippy::disallowed_methods,
    reason = "this is the module that serves: it reads the clock, and hears of files"
)]

mod events;
mod guard;
mod http;
mod listen;
mod overlay;
mod watch;

use std::path::PathBuf;
use std::sync::mpsc;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use anyhow::{Context, Result};

use crate::pipeline::Settings;
use crate::pipeline::preview::{Change, Preview, Problems};
use events::Events;
use guard::Guard;
use overlay::Overlay;

/// How the site is served.
#[derive(Clone, Debug)]
pub struct Options {
    /// The name or address of this machine at which it is.
    pub bind: String,
    /// The port; 0 takes any that is free.
    pub port: u16,
    /// The address that opens a file in an editor, with `{path}`, `{line}` and `{column}` in it.
    pub editor_url: Option<String>,
    /// Whether files are looked at again and again, since the system doesn't tell of changes.
    pub poll: bool,
}

/// What happens while a site is served.
#[derive(Debug)]
pub enum News<'a> {
    /// The site is at an address.
    Serving {
        /// The address.
        address: &'a str,
        /// The port that was asked for, where another program has it.
        taken: Option<u16>,
        /// Whether other machines can reach it.
        is_open: bool,
    },
    /// Changes aren't told by the system, so files are looked at again and again.
    Polling {
        /// Why.
        why: &'a str,
    },
    /// Something else is served, or there are other problems.
    Changed {
        /// What is served.
        change: Change,
        /// How long reading took; nothing where a page was made.
        took: Option<Duration>,
        /// What is wrong now.
        problems: &'a Problems,
        /// What was wrong before.
        before: &'a Problems,
    },
    /// Reading the site made mendbook fail. What was served stays.
    Failed,
}

/// Hears the news.
pub trait Hear: Send + Sync {
    /// Something happened.
    fn hear(&self, news: &News<'_>);
}

/// What all parts of the server share.
struct Desk {
    preview: Preview,
    events: Events,
    guard: Guard,
    overlay: Overlay,
    hear: Arc<dyn Hear>,
    /// What open pages were told last, and at which telling of the preview's.
    told: Mutex<(Option<u64>, Problems)>,
}

impl Desk {
    /// Tells open pages and whoever hears what is different.
    fn tell(&self, change: Change, took: Option<Duration>) {
        let mut told = locked(&self.told);
        // Pages needn't wait until it is known what is wrong.
        if change != Change::Nothing {
            self.events.publish(change, None);
        }
        let telling = self.preview.tellings();
        if change == Change::Nothing && told.0 == Some(telling) {
            return;
        }
        let problems = self.preview.problems();
        let differ = problems != told.1;
        told.0 = Some(telling);
        if change == Change::Nothing && !differ {
            return;
        }
        if differ {
            let json = self.overlay.json(&problems);
            self.events.publish(Change::Nothing, Some(json));
        }
        self.hear.hear(&News::Changed {
            change,
            took,
            problems: &problems,
            before: &told.1,
        });
        told.1 = problems;
    }
}

/// Serves a site until the program is ended.
///
/// # Errors
/// When there is no site, or no port is free.
pub fn run(settings: Settings, options: &Options, hear: Arc<dyn Hear>) -> Result<()> {
    // Heard from before the first reading, so that nothing is missed.
    let (sender, changes) = mpsc::channel();
    let root = settings.root.clone();
    let watcher = watch::Watcher::new(&root, sender, options.poll);
    let preview = Preview::open(settings)?;
    let door = listen::listen(&options.bind, options.port)?;
    let desk = Arc::new(Desk {
        preview,
        events: Events::new(),
        guard: Guard::new(&options.bind, door.address),
        overlay: Overlay::new(absolute(&root)?, options.editor_url.clone()),
        hear,
        told: Mutex::default(),
    });
    desk.hear.hear(&News::Serving {
        address: &door.shown(),
        taken: door.taken,
        is_open: !door.address.ip().is_loopback(),
    });
    desk.tell(Change::Nothing, None);
    let at_desk = Arc::clone(&desk);
    std::thread::Builder::new()
        .name("watch".to_owned())
        .spawn(move || watch::run(watcher, &changes, &at_desk))
        .context("can't start the threads")?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .context("can't start the server")?;
    runtime.block_on(http::serve(door.listener, desk))
}

fn absolute(root: &std::path::Path) -> Result<PathBuf> {
    std::path::absolute(root).with_context(|| format!("can't find {}", root.display()))
}

/// A lock is held for whole steps only, so what a panic leaves behind can be used.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
