//! For tests only: articles with marks under the words, drawings of an analysis, gold and scores.
//!
//! Nothing here is linked into the page, the worker or the command.

pub mod caret;
mod drawing;
mod expect;
pub mod gold;
pub mod score;
pub mod spec;

pub use drawing::draw;
pub use expect::{check_marks, mention_marks, zone_marks};
