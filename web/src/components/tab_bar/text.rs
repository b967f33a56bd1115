//! Words of the bar at the foot.

pub(super) const LABEL: &str = "Panels";
pub(super) const ARTICLES: &str = "Articles";
pub(super) const READ: &str = "Read";
pub(super) const ACTORS: &str = "Actors";
