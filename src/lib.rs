//! mendbook
#![allow(missing_docs)]
pub mod cli;
pub mod config;
pub mod diagnostic;
pub mod document;
pub mod language;
pub mod path;
pub mod pipeline;
pub mod publish;
pub mod record;
pub mod site;
pub mod yaml;
