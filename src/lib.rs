//! mendbook turns a folder of Markdown guidance into a patient-education site. [`source::list`] and
//! [`source::load`] read the folder; [`document::parse`] makes a typed [`Document`] of each file;
//! [`site::assemble`] joins all of them into one [`Site`], with every link resolved;
//! [`lint`] holds the rules against it; [`render::page::render`] makes each page and
//! [`feed::files`] the files for machines; [`publish::Stage`] puts all of it on disk, as a whole or
//! not at all. [`pipeline::build`] is that chain, and [`cli::run`] what a person types.
//!
//! Each stage is a plain function from values to values. What is wrong with the content never makes
//! one fail: it returns [`Checked`], the value and what there is to tell about it, so that one run
//! tells everything. Only [`source`], [`publish`] and [`cli`] touch files, the clock or the
//! environment.
//!
//! The modules, each using only those before it:
//!
//! - [`path`] and [`diagnostic`]: where something is, and what is wrong with it.
//! - [`yaml`]: YAML that knows where it stands, and the field table that says what may be written.
//! - [`config`] and [`language`]: `site.yaml`, and the words that mendbook itself puts on a page.
//! - [`prose`] and [`readability`]: text as people read it, and how hard that is.
//! - [`record`]: the content model: guides, exercises, doses, routines, red flags and the rest.
//! - [`document`]: one file, on its own.
//! - [`site`]: all files together. [`source`]: reading them.
//! - [`lint`]: the rule table. [`fix`]: what can be put right without a second thought.
//! - [`render`] and `print`: pages and printouts. [`feed`]: files for machines.
//! - [`report`]: what is told about the content to those who write it and answer for it.
//! - [`memo`]: what a run leaves for the next. [`publish`], [`pipeline`], [`serve`], [`cli`]: out to the
//!   disk, the chain, the preview, the command.
//!
//! `docs/architecture.md` has the map and the invariants, `docs/contributing.md` the recipes.
//!
//! [`Checked`]: diagnostic::Checked
//! [`Document`]: document::Document
//! [`Site`]: site::Site

pub mod cli;
pub mod config;
pub mod diagnostic;
pub mod document;
pub mod feed;
pub mod fix;
pub mod language;
pub mod lint;
pub mod memo;
pub mod path;
pub mod pipeline;
#[cfg(feature = "pdf")]
pub mod print;
pub mod prose;
pub mod publish;
pub mod readability;
pub mod record;
pub mod render;
pub mod report;
pub mod serve;
pub mod site;
pub mod source;
pub mod yaml;
