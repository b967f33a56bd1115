//! Words that the page and the annex both show: what kinds, forms and zones are called.
//!
//! Words only one of them shows stand beside what shows them.

pub mod kind;
