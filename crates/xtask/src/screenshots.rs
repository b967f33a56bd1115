//! `cargo xtask screenshots DIR`: the built site → pictures, wide and narrow, light and dark.

use crate::args::Args;
use crate::process::run as run_process;
use crate::test::build_test_site;
use crate::tools;
use crate::workspace::{cargo, path, path_of_caller};
use anyhow::{Context as _, Result};

pub(crate) fn run(args: &mut Args) -> Result<()> {
    let out = args
        .take_word()
        .context("where to? `cargo xtask screenshots DIR`")?;
    args.finish()?;
    let out = path_of_caller(&out)?;
    std::fs::create_dir_all(&out)?;
    build_test_site()?;
    run_process(
        cargo()
            .args([
                "run",
                "--quiet",
                "-p",
                "browser",
                "--example",
                "screenshots",
                "--",
            ])
            .arg(&out)
            .env("SIDELIGHT_SITE", path("target/site"))
            .envs(tools::browser_env()?),
    )?;
    println!("The pictures are in {}.", out.display());
    Ok(())
}
