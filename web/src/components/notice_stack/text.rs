//! Words of the notices' buttons.

pub(super) const LABEL: &str = "Notices";
pub(super) const UNDO: &str = "Undo";
pub(super) const TRY_AGAIN: &str = "Try again";
pub(super) const DISMISS: &str = "Dismiss this notice";
