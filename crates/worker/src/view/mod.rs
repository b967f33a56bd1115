//! Analysis → what the page draws. No decisions about actors here, only cutting and wording.

mod actor;
mod article;
mod line;
mod rule;
mod search;
mod words;

pub(crate) use actor::{actor_rows, inspector};
pub(crate) use article::{article, label};
pub(crate) use search::search;
pub(crate) use words::stage;
