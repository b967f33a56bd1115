//! Scores of lines and of pairs of states → how often each state and pair is on a path.
//!
//! Sums over all paths, forward and backward, each line scaled to one; nothing is learned here.

use analysis::training::{self, STATE_COUNT};

use super::crf::{END, Model, START};

/// The fixed part of the chain.
pub(crate) struct Frame {
    /// Kind and part of each state.
    pub(crate) kinds: Vec<usize>,
    phases: Vec<usize>,
    /// What the rules add for each pair that can be.
    pairs: Vec<Option<f32>>,
    start: Vec<f32>,
    end: Vec<f32>,
}

impl Frame {
    pub(crate) fn new() -> Self {
        let states = training::states();
        Self {
            kinds: states.iter().map(|state| state.kind).collect(),
            phases: states.iter().map(|state| state.phase).collect(),
            pairs: (0..STATE_COUNT * STATE_COUNT)
                .map(|at| training::follow(at / STATE_COUNT, at % STATE_COUNT))
                .collect(),
            start: (0..STATE_COUNT).map(training::start).collect(),
            end: (0..STATE_COUNT).map(training::end).collect(),
        }
    }
}

/// The chain's factors, as powers of e.
pub(crate) struct Chain {
    pairs: Vec<f64>,
    start: Vec<f64>,
    end: Vec<f64>,
}

impl Chain {
    /// `is_over_title`: the way from the top to the text leads over the title.
    pub(crate) fn new(frame: &Frame, model: &Model, is_over_title: bool) -> Self {
        let is_shortcut = |from: usize, to: usize| {
            // Parts 0 and 3: above the headline, and the text.
            is_over_title && frame.phases[from] == 0 && frame.phases[to] == 3
        };
        let pairs = (0..STATE_COUNT * STATE_COUNT)
            .map(|at| {
                let (from, to) = (at / STATE_COUNT, at % STATE_COUNT);
                match frame.pairs[at] {
                    Some(rule) if !is_shortcut(from, to) => f64::from(rule + model.chain[at]).exp(),
                    _ => 0.0,
                }
            })
            .collect();
        let start = (0..STATE_COUNT)
            .map(|state| f64::from(frame.start[state] + model.chain[START + state]).exp())
            .collect();
        let end = (0..STATE_COUNT)
            .map(|state| f64::from(frame.end[state] + model.chain[END + state]).exp())
            .collect();
        Self { pairs, start, end }
    }
}

/// Expected counts under one distribution of paths.
pub(crate) struct Counts {
    pub(crate) states: Vec<[f64; STATE_COUNT]>,
    pub(crate) pairs: Vec<f64>,
}

impl Counts {
    /// Forward and backward sums, each line scaled to one.
    pub(crate) fn of(scores: &[[f64; STATE_COUNT]], chain: &Chain) -> Self {
        let n_lines = scores.len();
        let factors: Vec<[f64; STATE_COUNT]> = scores
            .iter()
            .map(|scores| {
                let most = scores.iter().copied().fold(f64::NEG_INFINITY, f64::max);
                std::array::from_fn(|state| (scores[state] - most).exp().max(1e-60))
            })
            .collect();
        let mut forward = vec![[0.0; STATE_COUNT]; n_lines];
        for idx in 0..n_lines {
            let mut row: [f64; STATE_COUNT] = if idx == 0 {
                std::array::from_fn(|state| chain.start[state])
            } else {
                let mut row = [0.0; STATE_COUNT];
                for (from, mass) in forward[idx - 1].iter().enumerate() {
                    let pairs = &chain.pairs[from * STATE_COUNT..][..STATE_COUNT];
                    for (to, pair) in row.iter_mut().zip(pairs) {
                        *to += mass * pair;
                    }
                }
                row
            };
            for (mass, factor) in row.iter_mut().zip(&factors[idx]) {
                *mass *= factor;
            }
            scale(&mut row);
            forward[idx] = row;
        }
        let mut counts = Self {
            states: vec![[0.0; STATE_COUNT]; n_lines],
            pairs: vec![0.0; STATE_COUNT * STATE_COUNT],
        };
        let mut backward: [f64; STATE_COUNT] = std::array::from_fn(|state| chain.end[state]);
        for idx in (0..n_lines).rev() {
            for (state, count) in counts.states[idx].iter_mut().enumerate() {
                *count = forward[idx][state] * backward[state];
            }
            scale(&mut counts.states[idx]);
            if idx == 0 {
                break;
            }
            let ahead: [f64; STATE_COUNT] =
                std::array::from_fn(|state| factors[idx][state] * backward[state]);
            let mut total = 0.0;
            let mut before = [0.0; STATE_COUNT];
            for (from, mass) in before.iter_mut().enumerate() {
                let pairs = &chain.pairs[from * STATE_COUNT..][..STATE_COUNT];
                *mass = pairs
                    .iter()
                    .zip(&ahead)
                    .map(|(pair, ahead)| pair * ahead)
                    .sum();
                total += forward[idx - 1][from] * *mass;
            }
            for (from, mass) in forward[idx - 1].iter().enumerate() {
                let mass = mass / total.max(1e-300);
                if mass < 1e-9 {
                    continue;
                }
                let row = from * STATE_COUNT..(from + 1) * STATE_COUNT;
                let pairs = &chain.pairs[row.clone()];
                for ((count, pair), ahead) in counts.pairs[row].iter_mut().zip(pairs).zip(&ahead) {
                    *count += mass * pair * ahead;
                }
            }
            scale(&mut before);
            backward = before;
        }
        counts
    }
}

fn scale(row: &mut [f64; STATE_COUNT]) {
    let total: f64 = row.iter().sum();
    if total > 0.0 {
        for mass in row {
            *mass /= total;
        }
    }
}
