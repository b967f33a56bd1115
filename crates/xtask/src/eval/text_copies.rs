//! Text copies of pages with a label a line → how many lines get the right one.
//!
//! The pages with an odd place in the sorted list are scored; the others may be tuned on.

use super::sidelight;
use crate::process::{capture, feed, program_exists};
use crate::workspace::{path, root};
use anyhow::Result;
use std::process::Command;

/// Prints the score of every page, then that of the odd ones. The metrics read their pages from a
/// fixed place, so they are loaded as a module and told where.
const SCORE: &str = "
import sys, json, gzip, importlib.util
spec = importlib.util.spec_from_file_location('txtzone', sys.argv[1])
metrics = importlib.util.module_from_spec(spec)
spec.loader.exec_module(metrics)
pages = [json.loads(line) for line in gzip.open(sys.argv[2], 'rt')]
metrics.load = lambda: pages
labels = {p['id']: p['labels'] for p in map(json.loads, open(sys.argv[3]))}
odd = set(sorted(labels)[1::2])
print('  all pages:'); metrics.score(labels)
print('  odd pages:'); metrics.score(labels, lambda i: i in odd)
";

pub(super) fn run() -> Result<()> {
    let data = root().join("../shared/data/extract");
    let pages = data.join("txtzone/dev.jsonl.gz");
    if !pages.is_file() || !program_exists("python3") {
        println!("eval text copies: skipped, there are none beside this checkout (../shared).");
        return Ok(());
    }
    let unpack = "import gzip, sys; sys.stdout.write(gzip.open(sys.argv[1], 'rt').read())";
    let asked = capture(Command::new("python3").args(["-c", unpack]).arg(&pages))?;
    let labels = feed(sidelight().args(["predict", "zones"]), &asked)?;
    let file = path("target/eval-zones.jsonl");
    std::fs::write(&file, labels)?;
    println!(
        "\nText copies of pages (baseline: body .892 to .915, title .569). The labeller learned from these \
         pages:\nthe figures of pages it has not seen are in docs/models/text-zoning.md."
    );
    let scores = capture(
        Command::new("python3")
            .args(["-c", SCORE])
            .arg(data.join("metrics/txtzone.py"))
            .arg(&pages)
            .arg(&file),
    )?;
    print!("{scores}");
    Ok(())
}
