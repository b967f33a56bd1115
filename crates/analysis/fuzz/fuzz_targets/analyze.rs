//! Any text → a whole analysis that keeps every promise about spans, with the lexicon that ships.
#![no_main]

use analysis::{Lexicon, read_text};
use libfuzzer_sys::fuzz_target;
use std::sync::LazyLock;

static LEXICON: LazyLock<Lexicon> = LazyLock::new(lexicon::built_in);

fuzz_target!(|bytes: &[u8]| {
    let Ok(reading) = read_text("fuzz.txt", bytes, &LEXICON, &mut |_| ()) else {
        return;
    };
    for analysis in &reading.articles {
        analysis.check();
    }
});
