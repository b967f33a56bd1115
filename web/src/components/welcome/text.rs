//! Words of the empty page. `index.html` shows the same.

pub(super) const TITLE: &str = "Read the coverage side by side.";
pub(super) const PITCH: &str = "Drop news articles here. Every person, militia, government and agency is marked, in the same colour in every column, whatever each outlet calls them.";
pub(super) const DROP_LABEL: &str = "Give it articles";
pub(super) const DROP: &str = "Drop files or folders anywhere";
pub(super) const OPEN_FILES: &str = "Open files";
pub(super) const OPEN_FOLDER: &str = "Open folder";
pub(super) const PASTE: &str = "Paste text";
pub(super) const SAMPLE: &str = "Try the sample coverage";
pub(super) const PROMISE: &str =
    "Your files never leave this device: the page makes no request to anyone.";
pub(super) const CLIPPINGS_LABEL: &str = "How it looks";
