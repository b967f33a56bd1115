//! Any bytes → text and zones, or a sentence; never a panic. The lexicon is empty, so that the
//! time goes into decoding and zoning.
#![no_main]

use analysis::{Lexicon, read_text};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::from_entries(&[]).expect("an empty lexicon is a lexicon"));

fuzz_target!(|bytes: &[u8]| {
    match read_text("fuzz", bytes, &LEXICON, &mut |_| ()) {
        Ok(reading) => {
            for analysis in &reading.articles {
                analysis.check();
            }
        }
        Err(why) => assert!(!why.to_string().is_empty()),
    }
});
