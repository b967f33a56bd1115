//! `trainer`: labelled pages on disk → the tables of weights that are committed, with their scores.
//!
//! One command for each table. The same data give the same bytes: no clock, no chance, one thread.
//! The data are not ours to publish; their folder is given.

mod html;
mod text;

use anyhow::{Context as _, bail};
use std::path::PathBuf;

const USAGE: &str = "trainer html|text --data DIR [--table FILE] [--quick]";

fn main() -> anyhow::Result<()> {
    let mut args = std::env::args().skip(1);
    let task = args.next();
    let mut data = None;
    let mut table = None;
    let mut is_quick = false;
    while let Some(arg) = args.next() {
        let mut path = || args.next().map(PathBuf::from).context(USAGE);
        match arg.as_str() {
            "--data" => data = Some(path()?),
            "--table" => table = Some(path()?),
            "--quick" => is_quick = true,
            _ => bail!(USAGE),
        }
    }
    let data = data.context(USAGE)?;
    match task.as_deref() {
        Some("html") => html::run(&data, table.as_deref(), is_quick),
        Some("text") => text::run(&data, table.as_deref(), is_quick),
        _ => bail!(USAGE),
    }
}
