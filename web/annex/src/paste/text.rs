//! Words of the paste dialog.

pub(super) const TITLE: &str = "Paste text";
pub(super) const CONTENT: &str = "Article";
pub(super) const NAME: &str = "Name (optional)";
pub(super) const NAME_HINT: &str = "The first words, if left empty";
pub(super) const CANCEL: &str = "Cancel";
pub(super) const READ: &str = "Read it";
