//! `cargo xtask eval`: the marked articles and pages beside this checkout → how much of it we find.
//!
//! They are not ours to publish; they lie in `../shared`, and where they are missing there is nothing to
//! score.

mod pages;
mod text_copies;

use crate::args::Args;
use crate::process::{capture, program_exists, run as run_process};
use crate::workspace::{cargo, path, root};
use anyhow::{Context as _, Result, bail};
use std::path::PathBuf;
use std::process::Command;

pub(crate) fn run(args: &mut Args) -> Result<()> {
    args.finish()?;
    articles()?;
    pages::run()?;
    text_copies::run()
}

/// The `sidelight` command, built for speed.
fn sidelight() -> Command {
    let mut command = cargo();
    command.args(["run", "--quiet", "--release", "-p", "sidelight", "--"]);
    command
}

/// The hand-marked articles.
fn articles() -> Result<()> {
    let articles = root().join("../shared/seeds");
    let scorer = root().join("../shared/gold/score.py");
    if !articles.is_dir() || !scorer.is_file() {
        println!("eval: skipped, there are no marked articles beside this checkout (../shared).");
        return Ok(());
    }
    if !program_exists("python3") {
        bail!("the scorer needs python3");
    }
    let mut files: Vec<PathBuf> = std::fs::read_dir(articles)?
        .map(|entry| Ok(entry?.path()))
        .collect::<std::io::Result<_>>()?;
    files.retain(|file| file.extension().is_some_and(|ending| ending == "txt"));
    files.sort();

    let analysis = capture(
        sidelight()
            .arg("analyze")
            .args(&files)
            .args(["--format", "json"]),
    )?;
    let output = path("target/eval.json");
    std::fs::write(&output, analysis).context("cannot write target/eval.json")?;
    run_process(Command::new("python3").arg(scorer).arg(output))
}
