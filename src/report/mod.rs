//! Reports for the people who write and answer for a site: what a record means ([`inspect`]), whose
//! review is due ([`review`]), what a change would touch ([`impact`]), and the whole at a glance
//! ([`overview`]).
//!
//! Each is a pure function from the site to text or JSON, which `cli` prints. Reports are never part of
//! the published site; so `suspected` may be in them, and is, in [`inspect`]. They are in English,
//! like the messages of the program. Deliberately absent: any judgement that `lint` makes.

pub mod impact;
pub mod inspect;
pub mod overview;
pub mod review;
pub mod subject;
mod table;

/// Version of the JSON of all reports; it changes when a program that reads it would break.
const VERSION: u32 = 1;
