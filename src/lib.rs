//! mendbook
#![allow(missing_docs)]
pub mod diagnostic;
pub mod path;
pub mod publish;
pub mod yaml;
