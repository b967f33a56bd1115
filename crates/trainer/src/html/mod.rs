//! Saved pages with gold → the forests that `reader-web` labels lines with, and their scores.

mod boost;
mod cross;
mod gold;
mod learn;
mod question;
mod report;
mod score;
mod write;

use std::path::Path;

/// Measures by cross-validation; writes the model when `table` is given.
pub(crate) fn run(data: &Path, table: Option<&Path>, is_quick: bool) -> anyhow::Result<()> {
    learn::run(data, table, is_quick)
}
