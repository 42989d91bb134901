//! The `mendbook` command. Everything it does is in the library; see `mendbook::cli`.

use std::process::ExitCode;

/// Many threads make many small texts; this allocator is faster at that than the system's (figures in
/// `docs/performance.md`).
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    mendbook::cli::run()
}
