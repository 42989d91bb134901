//! The `mendbook` command. Everything it does is in the library; see `mendbook::cli`.

use std::process::ExitCode;

/// Many threads make many small texts, which this allocator is made for (`docs/decisions/0012-speed.md`).
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    mendbook::cli::run()
}
