//! `cargo xtask fuzz TARGET`: broken input at a door of the analysis, until it panics or time is up.
//!
//! The targets are in `crates/analysis/fuzz`. The stable toolchain is used: coverage instrumentation
//! is asked for with `RUSTC_BOOTSTRAP`, and no address sanitizer, for the crates forbid unsafe code.

use crate::args::Args;
use crate::process::run as run_process;
use crate::tools;
use crate::workspace::{path, root};
use anyhow::{Context as _, Result, bail};
use std::process::Command;

/// Long enough to reach all stages from an empty corpus.
const DEFAULT_SECONDS: u32 = 60;

pub(crate) fn run(args: &mut Args) -> Result<()> {
    let seconds = args.take_number("--seconds")?.unwrap_or(DEFAULT_SECONDS);
    let target = args.take_word();
    args.finish()?;
    let dir = path("crates/analysis/fuzz");
    let targets = fuzz_targets()?;
    let Some(target) = target.filter(|target| targets.contains(target)) else {
        bail!("choose one of the targets: {}", targets.join(", "));
    };
    let program = tools::cargo_fuzz()?;
    run_process(
        Command::new(program)
            .current_dir(root())
            .args(["run", "--sanitizer", "none", "--fuzz-dir"])
            .arg(dir)
            .args([target.as_str(), "--", &format!("-max_total_time={seconds}")])
            .env("RUSTC_BOOTSTRAP", "1"),
    )
}

/// One file in `fuzz_targets` is one target.
fn fuzz_targets() -> Result<Vec<String>> {
    let dir = path("crates/analysis/fuzz/fuzz_targets");
    let mut targets = Vec::new();
    for entry in std::fs::read_dir(dir).context("there are no fuzz targets")? {
        let file = entry?.path();
        if file.extension().is_some_and(|ending| ending == "rs") {
            targets.extend(
                file.file_stem()
                    .map(|stem| stem.to_string_lossy().into_owned()),
            );
        }
    }
    targets.sort();
    Ok(targets)
}
