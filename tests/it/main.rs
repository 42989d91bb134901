//! The one integration test binary: mendbook from outside.

mod cli;
