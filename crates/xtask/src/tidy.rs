//! `cargo xtask tidy`: the files of this checkout → the house rules they break, each with its place.
//!
//! What a linter can hold is not here. A rule is a plain function from text to problems, tested at the
//! bottom of its file; only this file reads the disk.

mod dependency;
mod link;
mod style;
mod text;

use crate::args::Args;
use crate::process::capture;
use crate::workspace::{cargo, root, slashed, written_files};
use anyhow::{Result, bail};
use std::collections::BTreeSet;

/// One file people wrote: its path from the top of the checkout, with slashes, and its text.
struct SourceFile {
    path: String,
    text: String,
}

impl SourceFile {
    fn has_ending(&self, ending: &str) -> bool {
        self.path
            .rsplit_once('.')
            .is_some_and(|(_, found)| found == ending)
    }
}

/// A broken rule, as "path:line: words" or "path: words".
type Problem = String;

pub(crate) fn run(args: &mut Args) -> Result<()> {
    args.finish()?;
    check()?;
    println!("tidy: all rules are kept.");
    Ok(())
}

/// Fails with the list of problems, if there are any.
pub(crate) fn check() -> Result<()> {
    let paths: Vec<String> = written_files()?.iter().map(|file| slashed(file)).collect();
    let mut files = Vec::new();
    for path in &paths {
        // What is no text (icons) has no rules here.
        if let Ok(text) = std::fs::read_to_string(root().join(path)) {
            files.push(SourceFile {
                path: path.clone(),
                text,
            });
        }
    }

    let mut problems = Vec::new();
    for file in &files {
        problems.extend(text::check(file));
    }
    problems.extend(style::check(&files));
    let places = link::places(&paths);
    // Sample files for the readers are articles, not pages of ours.
    let is_page =
        |file: &&SourceFile| file.has_ending("md") && !file.path.contains("/tests/files/");
    for file in files.iter().filter(is_page) {
        problems.extend(link::check(file, &places));
    }
    let metadata = capture(cargo().args(["metadata", "--format-version", "1", "--quiet"]))?;
    problems.extend(dependency::check(&serde_json::from_str(&metadata)?));

    for problem in &problems {
        println!("{problem}");
    }
    match problems.len() {
        0 => Ok(()),
        n => bail!("house rules broken: {n}"),
    }
}

/// Paths for look-ups.
type Places = BTreeSet<String>;
