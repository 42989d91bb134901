//! mendbook
#![allow(missing_docs)]
pub mod cli;
pub mod config;
pub mod diagnostic;
pub mod document;
pub mod feed;
pub mod language;
pub mod lint;
pub mod path;
pub mod pipeline;
pub mod publish;
pub mod record;
pub mod render;
pub mod site;
pub mod source;
pub mod yaml;
