//! Words of the right rail.

pub(super) const LABEL: &str = "Actors and search";
pub(super) const ACTORS: &str = "Actors";
pub(super) const FOUND: &str = "Search";
