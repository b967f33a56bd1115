//! Words of the overlay.

pub(super) const DROP_HERE: &str = "Drop to read";
