//! What training needs of the zoner: what it sees of a page, its states, and labels by any table.
//!
//! Only with the feature `training`, which nothing that is shipped turns on. No training here.

use super::decode::{self, Grammar, N_STATES, STATES};
use super::feature::Feature;
use super::learned::{self, N_IDS};
use super::{Page, label_lines_with, line, unit_of_each, zone_kind};
use crate::{Lexicon, ZoneKind};

pub use super::learned::Learned;

/// Number of ids a line can have.
pub const IDS: usize = N_IDS;

/// Number of states a line can be in.
pub const STATE_COUNT: usize = N_STATES;

/// What is seen of one unit: a line, or a paragraph of lines that were wrapped.
#[derive(Clone, Debug)]
pub struct Seen {
    /// What holds of it.
    pub ids: Vec<u16>,
    /// How well each state fits it by the rules.
    pub rules: Vec<f32>,
    /// A kind that its words make sure, whatever article of the page it belongs to.
    pub sure: Option<ZoneKind>,
}

/// A page as the zoner sees it.
#[derive(Clone, Debug)]
pub struct SeenPage {
    /// Its units, in order.
    pub units: Vec<Seen>,
    /// For each line given, the unit it is in.
    pub unit_of_line: Vec<Option<usize>>,
}

/// What the zoner sees of a page.
pub fn see(lines: &[&str], lexicon: &Lexicon) -> SeenPage {
    let rules = Grammar::new(None);
    let text = lines.join("\n");
    let page = Page::of(line::lines(&text), lexicon);
    let units = (0..page.lines.len())
        .map(|idx| {
            let mut ids = Vec::new();
            let mut scores = vec![0.0; N_STATES];
            rules.emit(&page, idx, &mut ids, &mut scores);
            learned::ids(&page, idx, &mut ids);
            let set = page.features[idx];
            let sure = if set.has(Feature::AuthorNote) {
                Some(ZoneKind::Byline)
            } else {
                set.has(Feature::LabelledDate).then_some(ZoneKind::Date)
            };
            Seen {
                ids,
                rules: scores,
                sure,
            }
        })
        .collect();
    SeenPage {
        units,
        unit_of_line: unit_of_each(lines, &page.lines),
    }
}

/// One state a line can be in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct State {
    /// The part of the page, as a number.
    pub phase: usize,
    /// The kind as the decoder knows it, as a number: heads and texts of comments are two.
    pub kind: usize,
    /// The kind as readers know it.
    pub zone: ZoneKind,
}

/// The states, in the order of every table.
pub fn states() -> Vec<State> {
    STATES
        .iter()
        .map(|(phase, kind, _)| State {
            phase: *phase as usize,
            kind: *kind as usize,
            zone: zone_kind(*kind),
        })
        .collect()
}

/// What the rules add when a state follows another; none where it can't.
pub fn follow(from: usize, to: usize) -> Option<f32> {
    decode::follow(STATES[from], STATES[to])
}

/// What the rules add when a page begins in this state.
pub fn start(state: usize) -> f32 {
    decode::start(STATES[state])
}

/// What the rules add when a page ends in this state.
pub fn end(state: usize) -> f32 {
    decode::end(STATES[state])
}

/// The job of each of `lines`, by the rules alone or with a table.
pub fn label(lines: &[&str], learned: Option<&Learned>, lexicon: &Lexicon) -> Vec<ZoneKind> {
    label_lines_with(&Grammar::new(learned.cloned()), lines, lexicon)
}
