//! The records of the content model: typed values read out of checked front matter.
//!
//! Each record declares its rows of the field table beside its type. Deliberately absent: anything
//! that needs a second file (references are resolved by the site) and anything rendered.

pub mod dose;
pub mod quantity;
