//! mendbook
#![allow(missing_docs)]
pub mod config;
pub mod diagnostic;
pub mod document;
pub mod language;
pub mod path;
pub mod record;
pub mod site;
pub mod yaml;
