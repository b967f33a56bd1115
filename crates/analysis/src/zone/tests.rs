//! Whole pages in our own words, line by line with the zone each must get.

use super::*;
use crate::lexicon::Entry;

/// A lexicon of one newspaper.
pub(super) fn small_lexicon() -> Lexicon {
    let times = Entry {
        id: "harbour-times".into(),
        name: "The Harbour Times".into(),
        kind: "media".into(),
        the: true,
        ..Entry::default()
    };
    Lexicon::from_entries(&[times]).expect("the entry is good")
}
