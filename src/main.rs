//! The `mendbook` command. Everything it does is in the library; see `mendbook::cli`.

use std::process::ExitCode;

fn main() -> ExitCode {
    mendbook::cli::run()
}
