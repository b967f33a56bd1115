//! Pages with the states their labels allow → weights, by likelihood of the allowed paths.
//!
//! Method: a linear-chain conditional random field (Lafferty, `McCallum` & Pereira 2001). A label
//! allows several states, so the likelihood is that of all paths through allowed states (hidden
//! states as in Quattoni et al. 2007); a state that is not allowed costs much instead of being
//! impossible, since some labels are wrong and some pages leave the grammar. The rules are the prior
//! mean: what is learned is added to them and drawn towards nothing. Steps by Adam (Kingma & Ba 2015),
//! with ids left out by chance (Srivastava et al. 2014); the mean of the later weights (Polyak &
//! Juditsky 1992) and of several runs is taken, for few pages make one run a matter of luck.

use analysis::training::{IDS, Learned, STATE_COUNT};
use anyhow::Context as _;

use super::chain::{Chain, Counts, Frame};
use super::page::{Page, Set};

/// Kinds of the decoder.
const KINDS: usize = 16;

/// Weights of one id: for each kind, then for each state. Those of the kind are shared by all parts of
/// a page, so that what is seen in one counts in the others.
const WIDTH: usize = KINDS + STATE_COUNT;

/// Log of how much less likely a state is that the label does not allow.
const WRONG: f64 = 7.0;

/// Runs whose mean is taken.
const RUNS: u32 = 4;
/// Rounds over the data in a run.
const EPOCHS: usize = 16;
/// The first round whose weights count in the mean.
const FIRST_KEPT: usize = 7;
/// Pages before each step.
const BATCH: usize = 12;
/// Length of the first steps; it falls to nothing.
const RATE: f32 = 0.03;
/// Draws each weight towards the rules. Tried 0.3 to 120 on held-out pages: flat below 2.
const SHRINK: f32 = 0.5;
/// Share of a line's ids left out, of 65,536. Tried none to half.
const LEFT_OUT: u32 = 19_661;
/// Weight of pages that know only what is article: more than this, and their bare comments make
/// paragraphs between boxes look like comments.
const PARTIAL: f32 = 0.15;
/// Weight of made pages: less, and headings and comments of plain copies are lost; more, and real
/// pages suffer.
const MADE: f32 = 0.8;

/// What is learned, not yet rounded.
pub(crate) struct Model {
    /// Rows of `WIDTH`.
    rows: Vec<f32>,
    /// `[from][to]`, then start, then end.
    pub(crate) chain: Vec<f32>,
}

const CHAIN: usize = STATE_COUNT * STATE_COUNT + 2 * STATE_COUNT;
/// Where the scores of the first line's states begin in [`Model::chain`].
pub(crate) const START: usize = STATE_COUNT * STATE_COUNT;
/// Where those of the last line's begin.
pub(crate) const END: usize = START + STATE_COUNT;

impl Model {
    fn new() -> Self {
        Self {
            rows: vec![0.0; IDS * WIDTH],
            chain: vec![0.0; CHAIN],
        }
    }

    /// Moves a share of the way to `other`.
    fn approach(&mut self, other: &Model, share: f32) {
        let move_all = |to: &mut [f32], from: &[f32]| {
            for (to, from) in to.iter_mut().zip(from) {
                *to += (from - *to) * share;
            }
        };
        move_all(&mut self.rows, &other.rows);
        move_all(&mut self.chain, &other.chain);
    }
}

/// Steps of Adam over one block of weights.
struct Adam {
    mean: Vec<f32>,
    square: Vec<f32>,
}

/// How far a step goes.
#[derive(Clone, Copy)]
struct Pace {
    n_steps: i32,
    rate: f32,
    shrink: f32,
}

impl Adam {
    fn new(size: usize) -> Self {
        Self {
            mean: vec![0.0; size],
            square: vec![0.0; size],
        }
    }

    fn step(&mut self, weights: &mut [f32], gradient: &mut [f32], pace: Pace) {
        let fix_mean = 1.0 - 0.9f32.powi(pace.n_steps);
        let fix_square = 1.0 - 0.999f32.powi(pace.n_steps);
        for (((weight, gradient), mean), square) in weights
            .iter_mut()
            .zip(gradient)
            .zip(&mut self.mean)
            .zip(&mut self.square)
        {
            let slope = *gradient + pace.shrink * *weight;
            *gradient = 0.0;
            *mean += 0.1 * (slope - *mean);
            *square += 0.001 * (slope * slope - *square);
            *weight -= pace.rate * (*mean / fix_mean) / ((*square / fix_square).sqrt() + 1e-6);
        }
    }
}

/// Numbers that look like chance and are the same in every run of the command.
struct Chance(u32);

impl Chance {
    fn next(&mut self) -> u32 {
        self.0 = self.0.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        self.0 >> 8
    }
}

/// Trains on `pages`: the mean of several runs.
pub(crate) fn train(pages: &[&Page]) -> Model {
    let mut mean = Model::new();
    for run in 1..=RUNS {
        let model = train_once(pages, Chance(run));
        mean.approach(&model, 1.0 / run as f32);
    }
    mean
}

fn train_once(pages: &[&Page], mut chance: Chance) -> Model {
    let frame = Frame::new();
    let mut model = Model::new();
    let mut gradient = Model::new();
    let mut kept = Model::new();
    let mut n_kept = 0.0;
    let mut rows = Adam::new(IDS * WIDTH);
    let mut chain = Adam::new(CHAIN);
    let mut pace = Pace {
        n_steps: 0,
        rate: RATE,
        shrink: SHRINK * BATCH as f32 / pages.len() as f32,
    };
    let mut order: Vec<usize> = (0..pages.len()).collect();
    for epoch in 0..EPOCHS {
        for idx in (1..order.len()).rev() {
            order.swap(idx, chance.next() as usize % (idx + 1));
        }
        pace.rate = RATE * (1.0 - epoch as f32 / EPOCHS as f32);
        for batch in order.chunks(BATCH) {
            for idx in batch {
                add_gradient(pages[*idx], &frame, &model, &mut gradient, &mut chance);
            }
            pace.n_steps += 1;
            rows.step(&mut model.rows, &mut gradient.rows, pace);
            chain.step(&mut model.chain, &mut gradient.chain, pace);
            if epoch >= FIRST_KEPT {
                n_kept += 1.0;
                kept.approach(&model, 1.0 / n_kept);
            }
        }
    }
    kept
}

/// Expected counts of the free paths minus those of the allowed ones.
fn add_gradient(
    page: &Page,
    frame: &Frame,
    model: &Model,
    gradient: &mut Model,
    chance: &mut Chance,
) {
    if page.seen.units.is_empty() {
        return;
    }
    let weight = match page.set {
        Set::Copy => 1.0,
        Set::Partial => PARTIAL,
        Set::Made => MADE,
    };
    let gain = 65_536.0 / (65_536 - LEFT_OUT) as f32;
    let ids: Vec<Vec<u16>> = page
        .seen
        .units
        .iter()
        .map(|unit| {
            let kept = unit
                .ids
                .iter()
                .filter(|_| chance.next() & 0xffff >= LEFT_OUT);
            kept.copied().collect()
        })
        .collect();
    let scores: Vec<[f64; STATE_COUNT]> = page
        .seen
        .units
        .iter()
        .zip(&ids)
        .map(|(unit, ids)| emission(frame, model, &unit.rules, ids, gain))
        .collect();
    let free = Counts::of(&scores, &Chain::new(frame, model, false));
    let held = Counts::of(
        &hold(&scores, &page.allowed),
        &Chain::new(frame, model, page.has_title),
    );
    for (idx, ids) in ids.iter().enumerate() {
        let mut slope = [0.0f32; WIDTH];
        for state in 0..STATE_COUNT {
            let differ = (free.states[idx][state] - held.states[idx][state]) as f32;
            slope[frame.kinds[state]] += differ * gain * weight;
            slope[KINDS + state] += differ * gain * weight;
        }
        if slope.iter().all(|slope| slope.abs() < 1e-5) {
            continue;
        }
        for id in ids {
            let row = &mut gradient.rows[usize::from(*id) * WIDTH..][..WIDTH];
            for (row, slope) in row.iter_mut().zip(&slope) {
                *row += slope;
            }
        }
    }
    add_chain_gradient(&free, &held, weight, &mut gradient.chain);
}

/// The scores, with what the labels do not allow made unlikely.
fn hold(scores: &[[f64; STATE_COUNT]], allowed: &[u64]) -> Vec<[f64; STATE_COUNT]> {
    scores
        .iter()
        .zip(allowed)
        .map(|(scores, allowed)| {
            std::array::from_fn(|state| {
                let is_allowed = allowed >> state & 1 == 1;
                scores[state] - if is_allowed { 0.0 } else { WRONG }
            })
        })
        .collect()
}

fn add_chain_gradient(free: &Counts, held: &Counts, weight: f32, gradient: &mut [f32]) {
    for (gradient, (free, held)) in gradient.iter_mut().zip(free.pairs.iter().zip(&held.pairs)) {
        *gradient += weight * (free - held) as f32;
    }
    let last = free.states.len() - 1;
    for state in 0..STATE_COUNT {
        let differ = |line: usize| (free.states[line][state] - held.states[line][state]) as f32;
        gradient[START + state] += weight * differ(0);
        gradient[END + state] += weight * differ(last);
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
