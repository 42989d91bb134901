//! mendbook
#![allow(missing_docs)]
pub mod cli;
pub mod diagnostic;
pub mod path;
pub mod pipeline;
pub mod publish;
pub mod yaml;
