//! `cargo xtask size`: a built site → what a visitor downloads, against its budgets.
//!
//! Counted as gzip -9, for that is what static hosts send (GitHub Pages sends no Brotli).

use crate::args::Args;
use crate::workspace::{files_below, path_of_caller, slashed};
use anyhow::{Context as _, Result, bail};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write as _;
use std::path::Path;

/// A part of the site that arrives as a whole.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Part {
    /// What must be there before the page can be used.
    Shell,
    /// What reads the articles, lexicon included; arrives while the page is already usable.
    Worker,
    /// Views of the page that are loaded when the first of them is opened.
    Annex,
    /// Readers of file formats, each loaded when the first such file comes.
    Readers,
    /// Comes on demand: sample coverage, articles, the offline script.
    OnDemand,
}

/// A kilobyte as the budgets count it: the stricter of the two.
const BYTES_PER_KB: usize = 1000;

/// Budget of one reader in KB of gzip: what arrives within a second at 5 Mbit/s.
const READER_KB: usize = 600;

/// Title and budget in KB of gzip; None is not limited.
const PARTS: [(Part, &str, Option<usize>); 5] = [
    (Part::Shell, "page shell", Some(250)),
    (Part::Worker, "worker with lexicon", Some(700)),
    (Part::Annex, "annex, on demand", Some(150)),
    (Part::Readers, "readers, each on its own demand", None),
    (Part::OnDemand, "on demand", None),
];

pub(crate) fn run(args: &mut Args) -> Result<()> {
    let dir = args.take_word().unwrap_or_else(|| "dist".to_owned());
    args.finish()?;
    check_sizes(&path_of_caller(&dir)?)
}

/// Prints the table; fails when a part is over its budget.
pub(crate) fn check_sizes(site: &Path) -> Result<()> {
    if !site.join("index.html").is_file() {
        bail!(
            "there is no site in {}: run `cargo xtask build` first",
            site.display()
        );
    }
    let mut files = Vec::new();
    for file in files_below(site, &|_| true)? {
        let bytes = std::fs::read(site.join(&file))
            .with_context(|| format!("cannot read {}", file.display()))?;
        let name = slashed(&file);
        files.push((part_of(&name), name, bytes.len(), gzip_size(&bytes)?));
    }

    let mut over = Vec::new();
    println!("{:>11} {:>11}", "raw", "gzip");
    for (part, title, budget_kb) in PARTS {
        let of_part: Vec<_> = files.iter().filter(|(of, ..)| *of == part).collect();
        for (_, name, raw, gzip) in &of_part {
            println!("{raw:>11} {gzip:>11}  {name}");
        }
        let raw: usize = of_part.iter().map(|(_, _, raw, _)| raw).sum();
        let gzip: usize = of_part.iter().map(|(_, _, _, gzip)| gzip).sum();
        let budget = budget_kb.map_or_else(String::new, |kb| format!(" of at most {kb} KB"));
        println!(
            "{raw:>11} {gzip:>11}  = {title}: {} KB{budget}\n",
            gzip.div_ceil(BYTES_PER_KB)
        );
        if budget_kb.is_some_and(|kb| gzip > kb * BYTES_PER_KB) {
            over.push(format!(
                "{title}: {} KB{budget}",
                gzip.div_ceil(BYTES_PER_KB)
            ));
        }
    }
    let readers = files.iter().filter(|(of, ..)| *of == Part::Readers);
    for (_, name, _, gzip) in readers.filter(|(.., gzip)| *gzip > READER_KB * BYTES_PER_KB) {
        over.push(format!(
            "{name}: {} KB of at most {READER_KB} KB",
            gzip.div_ceil(BYTES_PER_KB)
        ));
    }
    if !over.is_empty() {
        bail!("over the budget: {}", over.join("; "));
    }
    Ok(())
}

/// Whatever is not known to come later counts as shell, so that nothing new slips past the budget.
fn part_of(name: &str) -> Part {
    if name == "sw.js" || name.starts_with("sample/") || name.starts_with("articles/") {
        Part::OnDemand
    } else if name.starts_with("worker") {
        Part::Worker
    } else if name.starts_with("annex") {
        Part::Annex
    } else if name.starts_with("reader-") {
        Part::Readers
    } else {
        Part::Shell
    }
}

fn gzip_size(bytes: &[u8]) -> Result<usize> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_has_its_part() {
        for (name, part) in [
            ("index.html", Part::Shell),
            ("page-1a_bg.wasm", Part::Shell),
            ("snippets/x/inline0.js", Part::Shell),
            ("worker.js", Part::Worker),
            ("worker_bg.wasm", Part::Worker),
            ("sample/worker.txt", Part::OnDemand),
            ("annex_bg.wasm", Part::Annex),
            ("reader-pdf.js", Part::Readers),
            ("sw.js", Part::OnDemand),
        ] {
            assert_eq!(part_of(name), part, "{name}");
        }
    }

    #[test]
    fn repetition_is_packed() {
        assert!(gzip_size(&[b'a'; 10_000]).unwrap() < 100);
    }
}
