//! Requests of the page → answers: the open corpus and the way from an analysis to what is drawn.
//!
//! The only crate that knows both `analysis` and `wire`. No browser here: `main.rs` passes messages
//! on, everything else is tested natively.

mod desk;
mod view;

pub use desk::{Answer, Desk, Pending};
