//! A line's features and place → the ids that were weighed by training; their table → scores.
//!
//! No training here (`crates/trainer` does that) and no rules: what is learned is added to what the
//! rules of `weight` and `decode` say, so a feature never seen in training changes nothing.
//!
//! Method: a linear-chain conditional random field (Lafferty, `McCallum` & Pereira 2001) whose prior
//! mean is the rules. Weights are kept as bytes, and summed as integers, so that every machine gets
//! the same sum.

use super::Page;
use super::context as c;
use super::decode::N_STATES;
use super::feature::{Feature, N_FEATURES};

/// Lines before and after whose features a line sees too, nearest first.
const AROUND: [isize; 4] = [-1, 1, -2, 2];

/// Joined buckets of a line's place; each is a block of ids, its size the product of its parts.
const BLOCKS: [usize; 18] = [
    c::N_WORDS * c::N_END,
    c::N_RUN * c::N_WORDS,
    c::N_RUN * c::N_END,
    c::N_NEAR * c::N_NEAR * 3,
    c::N_SHARED * c::N_WORDS,
    c::N_SHARED * c::N_RUN,
    c::N_GAPS * c::N_END,
    c::N_GAPS * c::N_WORDS,
    c::N_LIST * c::N_RUN,
    c::N_PLACE * c::N_WORDS,
    2 * c::N_WORDS * 2,
    3 * c::N_WORDS * c::N_WORDS,
    c::N_COPIES * c::N_RUN,
    c::N_PLACE * c::N_RUN,
    3 * c::N_BESIDE * c::N_BESIDE,
    c::N_BESIDE * c::N_SHARED * 3,
    c::N_TALK * c::N_WORDS * 2,
    2 * c::N_WORDS * c::N_END,
];

const fn sum(sizes: &[usize], n: usize) -> usize {
    let mut total = 0;
    let mut idx = 0;
    while idx < n {
        total += sizes[idx];
        idx += 1;
    }
    total
}

/// Ids of the features of the line and of those around it.
const N_OWN: usize = N_FEATURES * (1 + AROUND.len());

/// Number of ids.
pub(super) const N_IDS: usize = N_OWN + sum(&BLOCKS, BLOCKS.len());

/// The ids of line `idx`, into `ids`.
pub(super) fn ids(page: &Page<'_>, idx: usize, ids: &mut Vec<u16>) {
    ids.clear();
    ids.extend(page.features[idx].bits().map(|bit| bit as u16));
    for (nth, step) in AROUND.iter().enumerate() {
        let base = (N_FEATURES * (nth + 1)) as u16;
        let neighbour = idx
            .checked_add_signed(*step)
            .and_then(|at| page.features.get(at));
        if let Some(set) = neighbour {
            ids.extend(set.bits().map(|bit| base + bit as u16));
        }
    }
    let here = &page.contexts[idx];
    let size = |words: u8| match words {
        0..=4 => 0,
        5 => 1,
        _ => 2,
    };
    let words = |at: Option<usize>| {
        at.and_then(|at| page.contexts.get(at))
            .map_or(0, |other| usize::from(other.words))
    };
    let word = usize::from(here.words);
    let end = usize::from(here.end);
    let run = usize::from(here.run);
    let shared = usize::from(here.shared);
    let gaps = usize::from(here.gaps);
    let near = usize::from(here.since_text) * c::N_NEAR + usize::from(here.until_text);
    let around = words(idx.checked_sub(1)) * c::N_WORDS + words(Some(idx + 1));
    let beside = usize::from(here.above) * c::N_BESIDE + usize::from(here.below);
    let talk = usize::from(here.is_talk);
    let dense = usize::from(page.features[idx].has(Feature::Dense));
    let stops = usize::from(here.end == 1);
    let buckets = [
        word * c::N_END + end,
        run * c::N_WORDS + word,
        run * c::N_END + end,
        near * 3 + size(here.words),
        shared * c::N_WORDS + word,
        shared * c::N_RUN + run,
        gaps * c::N_END + end,
        gaps * c::N_WORDS + word,
        usize::from(here.list) * c::N_RUN + run,
        usize::from(here.place) * c::N_WORDS + word,
        (talk * c::N_WORDS + word) * 2 + stops,
        around * 3 + size(here.words),
        usize::from(here.copies) * c::N_RUN + run,
        usize::from(here.left) * c::N_RUN + run,
        beside * 3 + size(here.words),
        (usize::from(here.above) * c::N_SHARED + shared) * 3 + size(here.words),
        (usize::from(here.talk) * c::N_WORDS + word) * 2 + talk,
        (dense * c::N_WORDS + word) * c::N_END + end,
    ];
    for (nth, bucket) in buckets.iter().enumerate() {
        ids.push((N_OWN + sum(&BLOCKS, nth) + bucket) as u16);
    }
}

/// What training found: a weight of each state for each id, for pairs of states, and for the states
/// of the first and the last line.
#[derive(Clone, Debug)]
#[allow(unreachable_pub, reason = "reached with the feature `training`")]
pub struct Learned {
    scale: f32,
    /// A row of `N_STATES` for each id.
    rows: Vec<[i8; N_STATES]>,
    /// `[from][to]`.
    pairs: Vec<[i8; N_STATES]>,
    start: [i8; N_STATES],
    end: [i8; N_STATES],
}

/// Rows of a table beside those of the ids: pairs, start, end.
const N_MORE: usize = N_STATES + 2;

/// Bytes of a table: its scale, then the rows.
const N_BYTES: usize = 4 + (N_IDS + N_MORE) * N_STATES;

impl Learned {
    /// The table in this crate.
    pub(super) fn built_in() -> Option<Self> {
        Self::from_bytes(include_bytes!("learned.bin"))
    }

    /// A table as `crates/trainer` writes it; none when it was made for other features.
    #[allow(unreachable_pub, reason = "reached with the feature `training`")]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let (scale, rows) = bytes.split_first_chunk::<4>()?;
        if bytes.len() != N_BYTES {
            return None;
        }
        let mut rows: Vec<[i8; N_STATES]> = rows
            .chunks_exact(N_STATES)
            .map(|row| std::array::from_fn(|idx| row[idx].cast_signed()))
            .collect();
        let end = rows.pop()?;
        let start = rows.pop()?;
        let pairs = rows.split_off(N_IDS);
        Some(Self {
            scale: f32::from_le_bytes(*scale),
            rows,
            pairs,
            start,
            end,
        })
    }

    /// Adds what the ids of a line say to the scores of its states.
    pub(super) fn add(&self, ids: &[u16], scores: &mut [f32]) {
        let mut sums = [0i16; N_STATES];
        for id in ids {
            for (sum, weight) in sums.iter_mut().zip(&self.rows[usize::from(*id)]) {
                *sum = sum.saturating_add(i16::from(*weight));
            }
        }
        for (score, sum) in scores.iter_mut().zip(sums) {
            *score += f32::from(sum) * self.scale;
        }
    }

    pub(super) fn follow(&self, from: usize, to: usize) -> f32 {
        f32::from(self.pairs[from][to]) * self.scale
    }

    pub(super) fn start(&self, state: usize) -> f32 {
        f32::from(self.start[state]) * self.scale
    }

    pub(super) fn end(&self, state: usize) -> f32 {
        f32::from(self.end[state]) * self.scale
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_was_made_for_these_features() {
        let table = Learned::built_in().expect("train again: `cargo run -p trainer --release`");
        assert!(table.scale > 0.0 && table.rows.len() == N_IDS);
        assert!(Learned::from_bytes(&vec![0; N_BYTES - 1]).is_none());
    }
}
