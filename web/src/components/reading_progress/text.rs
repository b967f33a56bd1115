//! Words about reading.

pub(super) const LABEL: &str = "Reading files";
pub(super) const WAITING: &str = "Waiting for the reading engine…";
pub(super) const NO_WORKER: &str = "The reading engine is missing.";
pub(super) const FAILED_LABEL: &str = "Files that could not be read";
pub(super) const DISMISS_ALL: &str = "Dismiss all";

/// How many are read.
pub(super) fn read(n_done: usize, n_files: usize) -> String {
    format!("{n_done} of {n_files} files read")
}

/// How many failed.
pub(super) fn failed(n: usize) -> String {
    if n == 1 {
        "1 file could not be read".to_owned()
    } else {
        format!("{n} files could not be read")
    }
}

/// The button that takes one off the list.
pub(super) fn dismiss(name: &str) -> String {
    format!("Dismiss {name}")
}
