//! `cargo xtask bench`: the analysis natively, then the page in the browser, with what they print.

use crate::args::Args;
use crate::process::run as run_process;
use crate::test::{browser_tests, build_test_site};
use crate::workspace::cargo;
use anyhow::Result;

pub(crate) fn run(args: &mut Args) -> Result<()> {
    args.finish()?;
    println!("== analysis, native");
    run_process(cargo().args(["bench", "-p", "analysis"]))?;
    println!("\n== the page, in Chromium");
    build_test_site()?;
    // The browser's benchmarks are the tests with "benchmark" in their name.
    run_process(browser_tests()?.args(["benchmark", "--", "--nocapture", "--test-threads=1"]))
}
