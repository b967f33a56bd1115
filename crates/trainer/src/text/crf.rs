//! Pages with the states their labels allow → weights, by likelihood of the allowed paths.
//!
//! Method: a linear-chain conditional random field (Lafferty, `McCallum` & Pereira 2001). A label
//! allows several states, so the likelihood is that of all paths through allowed states (hidden
//! states as in Quattoni et al. 2007); a state that is not allowed costs much instead of being
//! impossible, since some labels are wrong and some pages leave the grammar. The rules are the prior
//! mean: what is learned is added to them and drawn towards nothing. Adam (Kingma & Ba 2015).

use analysis::training::{self, IDS, Learned, STATE_COUNT};
use anyhow::Context as _;

use super::page::Page;

/// Kinds of the decoder.
const KINDS: usize = 16;

/// Weights of one id: for each kind, then for each state. Those of the kind are shared by all parts of
/// a page, so that what is seen in one counts in the others.
const WIDTH: usize = KINDS + STATE_COUNT;

/// Log of how much less likely a state is that the label does not allow.
const WRONG_: f64 = 7.0;
fn env(n: &str, d: f32) -> f32 {
    std::env::var(n)
        .ok()
        .and_then(|v| v.parse().ok())
        .unwrap_or(d)
}

/// Rounds over the data; more do not help on held-out pages.
const EPOCHS_: usize = 24;
/// Pages before each step.
const BATCH: usize = 12;
const RATE: f32 = 0.02;
/// Draws each weight towards the rules.
const SHRINK: f32 = 0.02;

/// What is learned, not yet rounded.
pub(crate) struct Model {
    /// Rows of `WIDTH`.
    rows: Vec<f32>,
    /// `[from][to]`, then start, then end.
    chain: Vec<f32>,
}

const CHAIN: usize = STATE_COUNT * STATE_COUNT + 2 * STATE_COUNT;
const START: usize = STATE_COUNT * STATE_COUNT;
const END: usize = START + STATE_COUNT;

/// The fixed part of the chain.
struct Frame {
    /// Kind and part of each state.
    kinds: Vec<usize>,
    phases: Vec<usize>,
    /// What the rules add for each pair that can be.
    pairs: Vec<Option<f32>>,
    start: Vec<f32>,
    end: Vec<f32>,
}

impl Frame {
    fn new() -> Self {
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

/// Steps of Adam over one block of weights.
struct Adam {
    mean: Vec<f32>,
    square: Vec<f32>,
}

impl Adam {
    fn new(size: usize) -> Self {
        Self {
            mean: vec![0.0; size],
            square: vec![0.0; size],
        }
    }

    fn step(
        &mut self,
        weights: &mut [f32],
        gradient: &mut [f32],
        n_steps: i32,
        rate: f32,
        shrink: f32,
        more: f32,
    ) {
        let fix_mean = 1.0 - 0.9f32.powi(n_steps);
        let fix_square = 1.0 - 0.999f32.powi(n_steps);
        for (idx, (((weight, gradient), mean), square)) in weights
            .iter_mut()
            .zip(gradient)
            .zip(&mut self.mean)
            .zip(&mut self.square)
            .enumerate()
        {
            let shrink = if idx % WIDTH >= KINDS {
                shrink * more
            } else {
                shrink
            };
            let slope = *gradient + shrink * *weight;
            *gradient = 0.0;
            *mean += 0.1 * (slope - *mean);
            *square += 0.001 * (slope * slope - *square);
            *weight -= rate * (*mean / fix_mean) / ((*square / fix_square).sqrt() + 1e-6);
        }
    }
}

/// Trains on `pages`.
pub(crate) fn train(pages: &[&Page]) -> Model {
    let frame = Frame::new();
    #[allow(non_snake_case)]
    let EPOCHS = env("EPOCHS", 24.0) as usize;
    let rate0 = env("RATE", RATE);
    let mut model = Model {
        rows: vec![0.0; IDS * WIDTH],
        chain: vec![0.0; CHAIN],
    };
    let mut gradient = Model {
        rows: vec![0.0; IDS * WIDTH],
        chain: vec![0.0; CHAIN],
    };
    let mut n_kept = 0.0f32;
    let mut average = Model {
        rows: vec![0.0; IDS * WIDTH],
        chain: vec![0.0; CHAIN],
    };
    let mut rows = Adam::new(IDS * WIDTH);
    let mut chain = Adam::new(CHAIN);
    let mut n_steps = 0;
    let mut order: Vec<usize> = (0..pages.len()).collect();
    let mut seed = 1u32;
    let shrink = env("LAMBDA", 2.0) * BATCH as f32 / pages.len() as f32;
    for epoch in 0..EPOCHS {
        for idx in (1..order.len()).rev() {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            order.swap(idx, (seed >> 8) as usize % (idx + 1));
        }
        let rate = rate0 * (1.0 - epoch as f32 / EPOCHS as f32);
        let from = env("AVG", 0.4) * EPOCHS as f32;
        for batch in order.chunks(BATCH) {
            for idx in batch {
                add_gradient(pages[*idx], &frame, &model, &mut gradient, &mut seed);
            }
            n_steps += 1;
            if epoch as f32 >= from {
                n_kept += 1.0f32;
                for (mean, weight) in average.rows.iter_mut().zip(&model.rows) {
                    *mean += (weight - *mean) / n_kept;
                }
                for (mean, weight) in average.chain.iter_mut().zip(&model.chain) {
                    *mean += (weight - *mean) / n_kept;
                }
            }
            rows.step(
                &mut model.rows,
                &mut gradient.rows,
                n_steps,
                rate,
                shrink,
                env("MORE", 1.0),
            );
            chain.step(
                &mut model.chain,
                &mut gradient.chain,
                n_steps,
                rate,
                shrink,
                1.0,
            );
        }
    }
    average
}

/// Expected counts of the free paths minus those of the allowed ones.
fn add_gradient(page: &Page, frame: &Frame, model: &Model, gradient: &mut Model, seed: &mut u32) {
    if page.seen.units.is_empty() {
        return;
    }
    let weight = if page.is_partial {
        env("OTHER", 0.15)
    } else if page.id.starts_with("made_") {
        env("MADE", 0.3)
    } else {
        1.0
    };
    let cut: Vec<(usize, usize)> = std::env::var("CUT")
        .unwrap_or_default()
        .split(',')
        .filter_map(|r| {
            let (a, b) = r.split_once('-')?;
            Some((a.parse().ok()?, b.parse().ok()?))
        })
        .collect();
    let drop = (env("DROP", 0.0) * 65536.0) as u32;
    let units: Vec<Vec<u16>> = page
        .seen
        .units
        .iter()
        .map(|unit| {
            let mut keep = |_: &&u16| {
                *seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                *seed >> 16 >= drop
            };
            unit.ids
                .iter()
                .filter(|id| {
                    !cut.iter()
                        .any(|(a, b)| (*a..*b).contains(&usize::from(**id)))
                })
                .filter(|id| keep(id))
                .copied()
                .collect()
        })
        .collect();
    let gain = 65536.0 / (65536 - drop) as f32;
    let scores: Vec<[f64; STATE_COUNT]> = page
        .seen
        .units
        .iter()
        .zip(&units)
        .map(|(unit, ids)| emission(frame, model, &unit.rules, ids, gain))
        .collect();
    let chain = Chain::new(frame, model, false);
    let title_chain = Chain::new(frame, model, page.has_title);
    let free = Counts::of(&scores, &chain);
    #[allow(non_snake_case)]
    let WRONG = f64::from(env("WRONG", 7.0));
    let held: Vec<[f64; STATE_COUNT]> = scores
        .iter()
        .zip(&page.allowed)
        .map(|(scores, allowed)| {
            std::array::from_fn(|state| {
                let is_allowed = allowed >> state & 1 == 1;
                scores[state] - if is_allowed { 0.0 } else { WRONG }
            })
        })
        .collect();
    let held = Counts::of(&held, &title_chain);
    for (idx, ids) in units.iter().enumerate() {
        let mut slope = [0.0f32; WIDTH];
        for state in 0..STATE_COUNT {
            let differ = (free.states[idx][state] - held.states[idx][state]) as f32;
            slope[frame.kinds[state]] += differ;
            slope[KINDS + state] += differ;
        }
        if slope.iter().all(|slope| slope.abs() < 1e-4) {
            continue;
        }
        for slope in &mut slope {
            *slope *= gain * weight;
        }
        for id in ids {
            let row = &mut gradient.rows[usize::from(*id) * WIDTH..][..WIDTH];
            for (row, slope) in row.iter_mut().zip(&slope) {
                *row += slope;
            }
        }
    }
    for at in 0..STATE_COUNT * STATE_COUNT {
        gradient.chain[at] += weight * (free.pairs[at] - held.pairs[at]) as f32;
    }
    let last = scores.len() - 1;
    for state in 0..STATE_COUNT {
        gradient.chain[START + state] +=
            weight * (free.states[0][state] - held.states[0][state]) as f32;
        gradient.chain[END + state] +=
            weight * (free.states[last][state] - held.states[last][state]) as f32;
    }
}

fn emission(
    frame: &Frame,
    model: &Model,
    rules: &[f32],
    ids: &[u16],
    gain: f32,
) -> [f64; STATE_COUNT] {
    let mut sums = [0.0f32; WIDTH];
    for id in ids {
        let row = &model.rows[usize::from(*id) * WIDTH..][..WIDTH];
        for (sum, weight) in sums.iter_mut().zip(row) {
            *sum += weight;
        }
    }
    std::array::from_fn(|state| {
        f64::from(rules[state] + gain * (sums[frame.kinds[state]] + sums[KINDS + state]))
    })
}

/// The chain's factors, as powers of e.
struct Chain {
    pairs: Vec<f64>,
    start: Vec<f64>,
    end: Vec<f64>,
}

impl Chain {
    fn new(frame: &Frame, model: &Model, is_over_title: bool) -> Self {
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
struct Counts {
    states: Vec<[f64; STATE_COUNT]>,
    pairs: Vec<f64>,
}

impl Counts {
    /// Forward and backward sums, each line scaled to one.
    fn of(scores: &[[f64; STATE_COUNT]], chain: &Chain) -> Self {
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
            for from in 0..STATE_COUNT {
                let mass = forward[idx - 1][from] / total.max(1e-300);
                if mass < 1e-9 {
                    continue;
                }
                let at = from * STATE_COUNT;
                for to in 0..STATE_COUNT {
                    counts.pairs[at + to] += mass * chain.pairs[at + to] * ahead[to];
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

/// The model as the bytes of a table: a scale and whole numbers of it.
pub(crate) fn bytes(model: &Model) -> Vec<u8> {
    let frame = Frame::new();
    let mut weights: Vec<f32> = Vec::new();
    for row in model.rows.chunks_exact(WIDTH) {
        weights.extend((0..STATE_COUNT).map(|state| row[frame.kinds[state]] + row[KINDS + state]));
    }
    weights.extend(&model.chain);
    let scale = SCALE;
    let mut bytes = scale.to_le_bytes().to_vec();
    bytes.extend(weights.iter().map(|weight| {
        let steps = (weight / scale).round().clamp(-127.0, 127.0);
        (steps as i8).cast_unsigned()
    }));
    bytes
}

/// Step of a weight in the table.
const SCALE: f32 = 0.06;

/// The model as the zoner reads it.
pub(crate) fn table(model: &Model) -> anyhow::Result<Learned> {
    Learned::from_bytes(&bytes(model)).context("the table does not fit the zoner")
}
