//! Web pages → zoned texts.

mod label;
mod page;
#[cfg(feature = "training")]
pub mod training;
mod tree;

use document::{Format, Member, Refusal, Unpacked};

/// Reads one file.
///
/// # Errors
/// A sentence for the reader of the page when there is nothing to read in it.
pub fn read(_member: &Member, _format: Format) -> Result<Unpacked, Refusal> {
    let _ = tree::Tree::parse("");
    Err(Refusal::new("This kind of file can't be read yet."))
}
