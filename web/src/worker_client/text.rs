//! What the reader is told when the worker fails.

pub(super) const CANNOT_START: &str = "The reading engine could not be started. Check that the page loaded completely, then try again; your files are still here.";
pub(super) const OTHER_VERSION: &str =
    "The reading engine is of another version than this page. Reload the page to get both fresh.";
pub(super) const CANNOT_SEND: &str = "The file could not be handed to the reading engine. Open it again; if that fails too, reload the page.";
pub(super) const DIED: &str = "The reading engine stopped while reading this, most likely for want of memory. Try it alone, or cut it into smaller files.";
pub(super) const TOO_LONG: &str = "Reading this took more than a minute without progress and was stopped. Try a smaller part of it.";
pub(super) const NOT_UNDERSTOOD: &str =
    "The answer of the reading engine could not be understood. Reload the page and try again.";
