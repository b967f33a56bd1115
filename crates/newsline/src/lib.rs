//! Lines that newsrooms print over and under an article → what they say.
//!
//! Dates, writers, agencies, heads of comments, menu words, and the language of a text. Shared by
//! the zoner of text copies (`analysis`) and by the readers that see markup too. Single lines only:
//! where a line stands in a page is weighed by who asks.

pub mod agency;
pub mod byline;
pub mod comment;
pub mod date;
pub mod language;
pub mod phrase;
mod table;
