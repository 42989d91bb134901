//! The one integration test binary: mendbook from outside.

#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests make folders and read what was published; a failed step fails the test"
)]

mod cli;
