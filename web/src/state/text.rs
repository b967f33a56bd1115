//! What the reader is told about files and acts.

pub(super) const NOTHING_TO_OPEN: &str = "There was no file in that.";
pub(super) const PASTED: &str = "Pasted text";
pub(super) const NO_SAMPLE: &str =
    "The sample coverage could not be loaded. Check the connection and try again.";
pub(super) const FORGOTTEN: &str =
    "All files were removed, from this page and from the browser’s storage.";
pub(super) const NOTHING_TO_UNDO: &str = "Nothing to undo.";
pub(super) const NOTHING_TO_REDO: &str = "Nothing to redo.";
pub(super) const UNDONE: &str = "Undone.";
pub(super) const REDONE: &str = "Done again.";
pub(super) const NO_DOWNLOAD: &str = "The browser did not allow the download.";
pub(super) const NO_ANSWER: &str =
    "The reading engine gave no usable answer. Try again; if it happens again, reload the page.";
pub(super) const UNREADABLE: &str = "The browser could not read this file. It may have been moved, renamed or locked since you chose it: open it again.";
pub(super) const NO_ANNEX: &str =
    "This part of the page could not be loaded. Check that you are online, then try again.";
pub(super) const STORAGE_FULL: &str = "The browser’s storage is full: what you opened is here now, but not all of it will be after closing the page. Keep the original files.";
pub(super) const STORAGE_REFUSED: &str = "This browser keeps nothing for this page (a private window, or a setting): what you opened will be gone after closing it. Keep the original files.";
pub(super) const NOT_FORGOTTEN: &str = "The browser’s storage could not be cleared. To be sure, delete the data of this site in the browser’s settings.";

/// A file was removed.
pub(super) fn removed(name: &str) -> String {
    format!("“{name}” was removed.")
}

/// A file was saved.
pub(super) fn exported(name: &str) -> String {
    format!("Saved “{name}” to your downloads.")
}

/// A file is too large.
pub(super) fn too_large(n_bytes: f64) -> String {
    let n_megabytes = (n_bytes / 1024.0 / 1024.0).ceil() as i64;
    format!(
        "This file has {n_megabytes} MB; files over 100 MB are not read. Cut it into parts, or save only the articles from it."
    )
}

/// Where a jump went.
pub(super) fn jumped(nth: usize, n: usize, name: &str, label: &str) -> String {
    format!("{name}, mention {nth} of {n}, in {label}")
}

/// Where a jump to a hit went.
pub(super) fn jumped_to_hit(nth: usize, n: usize, label: &str) -> String {
    format!("Found place {nth} of {n}, in {label}")
}
