//! Word lists → a table that finds a word at once.
//!
//! Made once from lists in the source, by hashing: sorting code for each list is as large as the
//! lists themselves, and this crate is in the worker that every visitor loads.

/// Words, each with bits that say what it is.
pub(crate) struct Table {
    /// Index of the word and one, by hash; 0: free.
    slots: Vec<u16>,
    words: Vec<(&'static str, u64)>,
}

/// Slots; the largest table has about 2,300 words.
const N_SLOTS: usize = 8192;

/// Most words, so that a search always meets a free slot.
const MAX_WORDS: usize = N_SLOTS / 2;

impl Table {
    /// A table of these words; the bits of equal words are joined.
    pub(crate) fn new(entries: &mut dyn Iterator<Item = (&'static str, u64)>) -> Self {
        let mut table = Table {
            slots: vec![0; N_SLOTS],
            words: Vec::new(),
        };
        for (word, bits) in entries.take(MAX_WORDS) {
            let slot = table.slot(word);
            match table.slots[slot] {
                0 => {
                    table.words.push((word, bits));
                    table.slots[slot] = table.words.len() as u16;
                }
                idx => table.words[idx as usize - 1].1 |= bits,
            }
        }
        table
    }

    /// The bits of a word; 0: not in the table.
    pub(crate) fn get(&self, word: &str) -> u64 {
        match self.slots[self.slot(word)] {
            0 => 0,
            idx => self.words[idx as usize - 1].1,
        }
    }

    /// Where the word is, or would be. Hash: FNV-1a.
    fn slot(&self, word: &str) -> usize {
        let hash = word.bytes().fold(0x811c_9dc5u32, |hash, byte| {
            (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193)
        });
        let mut slot = (hash ^ (hash >> 15)) as usize % N_SLOTS;
        loop {
            match self.slots[slot] {
                0 => return slot,
                idx if self.words[idx as usize - 1].0 == word => return slot,
                _ => slot = (slot + 1) % N_SLOTS,
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_and_joined() {
        let table = Table::new(&mut [("may", 1), ("mai", 2), ("may", 4)].into_iter());
        assert_eq!(
            (table.get("may"), table.get("mai"), table.get("march")),
            (5, 2, 0)
        );
    }
}
