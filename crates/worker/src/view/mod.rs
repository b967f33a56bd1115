//! Analysis → what the page draws. No decisions about actors here, only cutting and wording.

mod actor;
mod article;
mod line;
mod report;
mod rule;
mod search;
mod words;

pub(crate) use actor::{actor_rows, inspector};
pub(crate) use article::{article, block_span, label};
pub(crate) use report::{article_report, block_rows, file_report};
pub(crate) use search::search;
pub(crate) use words::{column_role, stage, zone, zone_kind};
