//! What open pages are told, over server-sent events.
//!
//! Every page knows the state of the site that it was made in or before, and each event has the state
//! that it leads to. An answer holds what is new since, and ends; the browser asks again at once, with the
//! last state that it has heard of, as the standard has it. So nothing is missed between two answers,
//! while a page loads, or while the server is started anew (then everything is new), and no connection
//! stays open for good. Three events: `problems` (what is wrong, as JSON), `styles` (swap the
//! stylesheets) and `pages` (load the page again).

use std::sync::{Arc, Mutex};
use std::time::{Duration, SystemTime};

use tokio::sync::watch;

use super::locked;
use crate::pipeline::preview::Change;

/// How long a question waits: shorter than what stands between browser and server has patience.
const PATIENCE: Duration = Duration::from_secs(20);

/// After how many milliseconds the browser asks again.
const RETRY: u32 = 10;

/// When what was changed last, counted in changes.
#[derive(Clone, Copy, Debug, Default)]
struct Marks {
    now: u64,
    pages: u64,
    styles: u64,
    problems: u64,
}

/// What there is to tell.
pub struct Events {
    /// Tells one life of the server from the next.
    life: u128,
    marks: watch::Sender<Marks>,
    problems: Mutex<Arc<str>>,
}

impl Events {
    /// Nothing has happened yet.
    pub fn new() -> Self {
        let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
        Self {
            life: since.unwrap_or_default().as_nanos(),
            marks: watch::Sender::default(),
            problems: Mutex::new("".into()),
        }
    }

    /// The state that a page is made in. Asked for before the page is made, it can't be too new.
    pub fn state(&self) -> String {
        self.written(self.marks.borrow().now)
    }

    fn written(&self, now: u64) -> String {
        format!("{:x}-{now}", self.life)
    }

    /// Tells a change, and the problems as JSON where they are others than before.
    pub fn publish(&self, change: Change, problems: Option<String>) {
        let has_problems = problems.is_some();
        if let Some(json) = problems {
            *locked(&self.problems) = json.into();
        }
        self.marks.send_modify(|marks| {
            marks.now += 1;
            match change {
                Change::Nothing => {}
                Change::Styles => marks.styles = marks.now,
                Change::Pages => marks.pages = marks.now,
            }
            if has_problems {
                marks.problems = marks.now;
            }
        });
    }

    /// Waits until there is something new since a state, for a while. `is_first` asks for the problems
    /// that stand, however old.
    pub async fn since(&self, state: &str, is_first: bool) -> String {
        let mut marks = self.marks.subscribe();
        let end = tokio::time::Instant::now() + PATIENCE;
        loop {
            let now = *marks.borrow_and_update();
            if let Some(told) = self.told(now, self.read(state), is_first) {
                return told;
            }
            match tokio::time::timeout_at(end, marks.changed()).await {
                Ok(Ok(())) => {}
                _ => return format!(": nothing new\nretry: {RETRY}\n\n"),
            }
        }
    }

    /// The number of a state; none where it is of another life.
    fn read(&self, state: &str) -> Option<u64> {
        let (life, now) = state.split_once('-')?;
        let is_ours = life == format!("{:x}", self.life);
        is_ours.then(|| now.parse().ok()).flatten()
    }

    fn told(&self, marks: Marks, since: Option<u64>, is_first: bool) -> Option<String> {
        let is_new = |mark: u64| since.is_none_or(|since| mark > since);
        let problems = locked(&self.problems).clone();
        let mut events = Vec::new();
        if !problems.is_empty() && (is_first || is_new(marks.problems)) {
            events.push(("problems", &*problems));
        }
        if is_new(marks.pages) {
            events.push(("pages", "changed"));
        } else if is_new(marks.styles) {
            events.push(("styles", "changed"));
        }
        let id = self.written(marks.now);
        let event =
            |(name, data): (&str, &str)| format!("id: {id}\nevent: {name}\ndata: {data}\n\n");
        let told: String = events.into_iter().map(event).collect();
        (!told.is_empty()).then(|| format!("retry: {RETRY}\n{told}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(events: &Events, state: &str, is_first: bool) -> Vec<String> {
        let marks = *events.marks.borrow();
        let text = events.told(marks, events.read(state), is_first);
        let text = text.unwrap_or_default();
        let names = text.lines().filter_map(|line| line.strip_prefix("event: "));
        names.map(str::to_owned).collect()
    }

    #[test]
    fn only_what_is_new_is_told() {
        let events = Events::new();
        let start = events.state();
        assert!(told(&events, &start, true).is_empty());
        events.publish(Change::Styles, None);
        let styled = events.state();
        assert_eq!(told(&events, &start, false), ["styles"]);
        assert!(told(&events, &styled, false).is_empty());
        events.publish(Change::Pages, Some("{}".to_owned()));
        assert_eq!(told(&events, &styled, false), ["problems", "pages"]);
        assert_eq!(told(&events, &start, false), ["problems", "pages"]);
        events.publish(Change::Styles, None);
        assert_eq!(told(&events, &start, false), ["problems", "pages"]);
        let now = events.state();
        assert!(told(&events, &now, false).is_empty());
        assert_eq!(told(&events, &now, true), ["problems"]);
    }

    #[test]
    fn a_page_of_another_life_is_loaded_again() {
        let events = Events::new();
        assert_eq!(told(&events, "5f-0", false), ["pages"]);
        assert_eq!(told(&events, "", false), ["pages"]);
    }
}
