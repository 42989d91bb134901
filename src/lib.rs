//! mendbook
#![allow(missing_docs)]
pub mod diagnostic;
pub mod language;
pub mod path;
pub mod record;
pub mod yaml;
