//! `cargo xtask COMMAND` → the project's chores, the same on every machine.
//!
//! This file is the table of contents: one command, one file. Whatever a command needs and the machine
//! lacks it installs into `target/tools`, and says so (`tools.rs`); nothing is put elsewhere except
//! a Rust target by rustup and, for the browser tests, Chromium by the system's package manager.

#![expect(
    clippy::print_stdout,
    reason = "a command speaks to the person who called it"
)]

mod args;
mod bench;
mod build;
mod eval;
mod finish_site;
mod fuzz;
mod process;
mod screenshots;
mod serve;
mod size;
mod slim;
mod styles;
mod test;
mod tidy;
mod tools;
mod workspace;

use anyhow::{Result, bail};
use args::Args;
use std::process::ExitCode;

const HELP: &str = "\
cargo xtask COMMAND

To use it
  serve [--articles DIR] [--port N] [--dev]   build the site and serve it on this machine
  build [--articles DIR] [--out DIR] [--public-url URL]
                                              build the site as files for any static host (dist/)

To change it
  test [--quick] [FILTER]     everything that must be green; --quick leaves out the site and the
                              browser, FILTER runs only the tests whose name holds it
  tidy                        the house rules
  size [DIR]                  sizes of a built site against their budgets
  bench                       benchmarks of the analysis and of the page
  eval                        scores against the marked articles beside this checkout
  fuzz TARGET [--seconds N]   feed a door of the analysis with broken input
  screenshots DIR             pictures of the page, wide and narrow, light and dark
";

fn main() -> ExitCode {
    let mut args = Args::from_env();
    match run(&mut args) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nxtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(args: &mut Args) -> Result<()> {
    let command = args.take_word();
    match command.as_deref() {
        Some("serve") => serve::run(args),
        Some("build") => build::run(args),
        Some("finish-site") => finish_site::run(args),
        Some("test") => test::run(args),
        Some("tidy") => tidy::run(args),
        Some("size") => size::run(args),
        Some("bench") => bench::run(args),
        Some("eval") => eval::run(args),
        Some("fuzz") => fuzz::run(args),
        Some("screenshots") => screenshots::run(args),
        None | Some("help" | "--help" | "-h") => {
            print!("{HELP}");
            Ok(())
        }
        Some(other) => bail!("there is no command `{other}`\n\n{HELP}"),
    }
}
