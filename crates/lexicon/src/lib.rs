//! The actors Sidelight knows beforehand: `data/*.toml`, compiled to a compact table at build time.
//!
//! No look-ups here (they are `analysis::Lexicon`'s) and no parsing at run time. How the files are
//! written, and where their facts come from: `PROVENANCE.md`.

/// The compiled table.
static TABLE: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.bin"));

/// The lexicon that ships with Sidelight.
///
/// # Panics
/// Never: `build.rs` reads the table back before it is compiled in.
pub fn built_in() -> analysis::Lexicon {
    #[expect(clippy::expect_used, reason = "build.rs has read this very table back")]
    analysis::Lexicon::from_bytes(TABLE).expect("the table was read back when it was built")
}

/// Size of the compiled table in bytes.
pub fn table_len() -> usize {
    TABLE.len()
}

#[cfg(test)]
mod tests {
    #[test]
    fn knows_several_hundred_actors() {
        assert!(super::built_in().actors().len() >= 700);
    }
}
