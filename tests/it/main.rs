//! The one integration test binary: mendbook from outside.
//!
//! `golden`: tiny sites with the bytes that they should become. `diagnostics`: what an author is
//! told, whole; `formats`: what programs are told; `mistakes`: what people are told who make them;
//! `rules`: each rule on its own; `changed` and `fix`: those flags. `hostile`: content that is broken,
//! huge or means harm. `cli`: commands, exit codes; `new`: pages that are begun. `reports`: what is
//! told about the content. `languages`: the language files beside each other. `memo`: documents out of
//! their bytes; `incremental`: builds that remember. `serve`: the preview, asked over HTTP. `determinism`: the same bytes everywhere.
//! `properties`: random input. `readme`: its five minutes.
//! `tidy`: the source itself.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests write sites and read what came of them; a failed step fails the test"
)]

mod changed;
mod cli;
mod determinism;
mod diagnostics;
mod fix;
mod formats;
mod golden;
mod handouts;
mod hostile;
mod html;
mod incremental;
mod keys;
mod languages;
mod memo;
mod mistakes;
mod new;
mod preview;
mod properties;
mod readme;
mod regressions;
mod reports;
mod rules;
mod serve;
mod sites;
mod tidy;
