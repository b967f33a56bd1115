//! Nothing → pages in our own words with the kind of each line, for what the real copies lack.

use analysis::Lexicon;

use super::page::Page;

/// The pages.
pub(crate) fn pages(_lexicon: &Lexicon) -> Vec<Page> {
    Vec::new()
}
