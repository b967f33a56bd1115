//! Words of the deck.

pub(super) const LABEL: &str = "Columns";
pub(super) const NONE: &str = "Tick an article in the list to read it here.";
pub(super) const NONE_YET: &str = "Articles appear here as they are read.";
