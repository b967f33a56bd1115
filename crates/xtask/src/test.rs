//! `cargo xtask test`: everything that must be green before a change goes in, step by step.
//!
//! A failed step does not stop the others, so that one run tells all; only what needs a missing site
//! is not tried. The cheap steps come first.

use crate::args::Args;
use crate::build::build_site;
use crate::process::run as run_process;
use crate::workspace::{WASM_TARGET, cargo, path};
use crate::{size, tidy, tools};
use anyhow::{Result, bail};
use std::process::Command;
use std::time::{Duration, Instant};

/// Where the site under test is built, apart from the one in `dist`.
const TEST_SITE: &str = "target/site";
/// The crates that run in the browser.
const WASM_PACKAGES: [&str; 4] = ["-p", "page", "-p", "worker"];

pub(crate) fn run(args: &mut Args) -> Result<()> {
    let is_quick = args.take_flag("--quick");
    let filter = args.take_word();
    args.finish()?;
    let mut report = Report::default();

    if filter.is_none() {
        report.step("tidy: the house rules", tidy::check);
        report.step("format", || {
            run_process(cargo().args(["fmt", "--all", "--check"]))
        });
        report.step("lint", || {
            run_process(
                cargo()
                    .args(["clippy", "--workspace", "--all-targets"])
                    .args(DENY_WARNINGS),
            )
        });
        report.step("lint: page and worker as wasm", || {
            tools::ensure_wasm_target()?;
            let mut clippy = cargo();
            clippy
                .arg("clippy")
                .args(WASM_PACKAGES)
                .args(["--target", WASM_TARGET]);
            run_process(clippy.args(DENY_WARNINGS))
        });
    }
    report.step("tests", || {
        let mut test = cargo();
        test.args(["test", "--workspace", "--exclude", "browser"]);
        run_process(test.args(&filter))
    });
    if is_quick {
        report.finish();
        return Ok(());
    }

    if filter.is_none() {
        report.step("documentation", || {
            let mut doc = cargo();
            doc.args([
                "doc",
                "--workspace",
                "--no-deps",
                "--document-private-items",
            ]);
            run_process(doc.env("RUSTDOCFLAGS", "-D warnings"))
        });
    }
    let has_site = report.step("site: the release build", build_test_site);
    if filter.is_none() {
        report.step("size: what a visitor downloads", || {
            needs(has_site)?;
            size::check_sizes(&path(TEST_SITE))
        });
    }
    report.step("browser: the site in Chromium", || {
        needs(has_site)?;
        run_process(browser_tests()?.args(&filter))
    });
    report.finish();
    Ok(())
}

const DENY_WARNINGS: [&str; 3] = ["--", "-D", "warnings"];

/// Builds the site for the browser tests.
pub(crate) fn build_test_site() -> Result<()> {
    build_site(&path(TEST_SITE), None, None)
}

/// `cargo test -p browser`, told where site and browser are.
pub(crate) fn browser_tests() -> Result<Command> {
    let mut test = cargo();
    // One failing file must not hide the others.
    test.args(["test", "-p", "browser", "--no-fail-fast"])
        .env("SIDELIGHT_SITE", path(TEST_SITE))
        .envs(tools::browser_env()?);
    Ok(test)
}

fn needs(has_site: bool) -> Result<()> {
    if !has_site {
        bail!("not tried, the site could not be built");
    }
    Ok(())
}

/// The steps so far.
#[derive(Default)]
struct Report {
    steps: Vec<Step>,
}

struct Step {
    title: &'static str,
    passed: bool,
    took: Duration,
}

impl Report {
    /// Runs one step under its headline; gives whether it passed.
    fn step(&mut self, title: &'static str, work: impl FnOnce() -> Result<()>) -> bool {
        println!("\n== {title}");
        let begin = Instant::now();
        let outcome = work();
        let took = begin.elapsed();
        match &outcome {
            Ok(()) => println!("-- passed: {title} ({:.1} s)", took.as_secs_f32()),
            Err(error) => println!(
                "-- FAILED: {title} ({:.1} s): {error:#}",
                took.as_secs_f32()
            ),
        }
        self.steps.push(Step {
            title,
            passed: outcome.is_ok(),
            took,
        });
        outcome.is_ok()
    }

    /// Sums up; ends with exit code 1 if a step failed, so that the sum is the last line.
    fn finish(&self) {
        println!();
        for Step {
            title,
            passed,
            took,
        } in &self.steps
        {
            let mark = if *passed { "passed" } else { "FAILED" };
            println!("{mark} {:>7.1} s  {title}", took.as_secs_f32());
        }
        let n_failed = self.steps.iter().filter(|step| !step.passed).count();
        println!("{} passed, {n_failed} failed", self.steps.len() - n_failed);
        if n_failed > 0 {
            std::process::exit(1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_step_does_not_stop_the_next() {
        let mut report = Report::default();
        assert!(!report.step("first", || bail!("as told")));
        assert!(report.step("second", || Ok(())));
        assert_eq!(
            report
                .steps
                .iter()
                .map(|step| step.passed)
                .collect::<Vec<_>>(),
            [false, true]
        );
    }
}
