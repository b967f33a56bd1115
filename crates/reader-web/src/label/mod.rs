//! A measured page → what each line is.

pub(crate) mod context;
pub(crate) mod feature;
pub(crate) mod forest;
