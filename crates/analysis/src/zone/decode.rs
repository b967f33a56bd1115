//! Features of the lines → the most likely kind of each, given the order pages have.
//!
//! No words are looked at here. The grammar of an article page: what stands above, one headline,
//! what stands between it and the text, the text, what follows, comments. Kinds that don't fit a
//! part of the page are not even tried in it.
//!
//! Method: a linear chain over lines with one best path (Viterbi); scores add up as in a linear
//! chain conditional random field (Lafferty, `McCallum` & Pereira 2001), but are set by hand.

use std::sync::LazyLock;

use super::feature::{Feature, Features};
use super::learned::{self, Learned};
use super::mark::{Guidance, Nudge};
use super::weight::{Kind, Weights};
use super::{Page, zone_kind};

use Kind as K;
use Phase as P;

/// A kind in a part of a page, and how usual it is there.
pub(super) type State = (Phase, Kind, f32);

/// Part of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Phase {
    /// Above the headline.
    Top,
    /// The headline itself.
    Title,
    /// Between headline and text.
    Head,
    /// The text.
    Main,
    /// After the text.
    Tail,
    /// Readers' comments.
    Talk,
}

/// Number of states.
pub(super) const N_STATES: usize = 41;

/// The kinds a part of a page may hold, and how usual they are there.
pub(super) const STATES: [State; N_STATES] = [
    (P::Top, K::Furniture, 0.0),
    (P::Top, K::Outlet, 0.0),
    (P::Top, K::Date, -1.5),
    (P::Top, K::Byline, -2.5),
    (P::Top, K::Source, -1.0),
    (P::Top, K::Caption, -4.0),
    (P::Top, K::Credit, -3.0),
    (P::Top, K::Note, -1.0),
    (P::Top, K::Copyright, -3.0),
    (P::Title, K::Headline, 0.0),
    (P::Head, K::Furniture, -0.4),
    (P::Head, K::Outlet, -2.0),
    (P::Head, K::Dek, 0.0),
    (P::Head, K::Byline, 1.0),
    (P::Head, K::Date, 0.5),
    (P::Head, K::Dateline, 0.0),
    (P::Head, K::Caption, 0.0),
    (P::Head, K::Credit, 0.0),
    (P::Head, K::Source, 0.0),
    (P::Head, K::Note, 0.0),
    (P::Main, K::Body, 0.0),
    (P::Main, K::Heading, 0.0),
    (P::Main, K::Furniture, -1.2),
    (P::Main, K::Caption, -0.5),
    (P::Main, K::Credit, 0.0),
    (P::Main, K::Note, 0.0),
    (P::Main, K::Byline, -2.5),
    (P::Main, K::Date, -3.5),
    (P::Main, K::Source, -1.5),
    (P::Tail, K::Furniture, 0.0),
    (P::Tail, K::Outlet, -3.0),
    (P::Tail, K::Byline, -1.0),
    (P::Tail, K::Date, -5.5),
    (P::Tail, K::Source, 0.0),
    (P::Tail, K::Note, 0.0),
    (P::Tail, K::Caption, -2.0),
    (P::Tail, K::Credit, -1.0),
    (P::Tail, K::Copyright, 0.0),
    (P::Talk, K::CommentHead, 0.0),
    (P::Talk, K::CommentText, 0.0),
    (P::Talk, K::Furniture, -0.5),
];

/// Features that mean another thing in another part of the page.
const IN_PHASE: &[(Feature, Phase, Kind, f32)] = &[
    // "Related stories" inside the text is rare; after it, usual.
    (Feature::Ending, P::Main, K::Furniture, -5.0),
    (Feature::Copyright, P::Main, K::Furniture, -5.0),
    (Feature::LabelledDate, P::Tail, K::Date, 4.5),
    (Feature::LabelledDate, P::Main, K::Date, 2.0),
    (Feature::BylineMark, P::Tail, K::Byline, -6.0),
    (Feature::AuthorNote, P::Tail, K::Byline, 2.0),
    (Feature::NameLine, P::Main, K::Byline, -5.0),
    (Feature::NameLine, P::Tail, K::Byline, -6.0),
    (Feature::NameLine, P::Top, K::Byline, -3.0),
    (Feature::AgencyName, P::Top, K::Byline, -4.0),
    (Feature::AgencyName, P::Main, K::Byline, -2.0),
    (Feature::RelativeDate, P::Tail, K::Date, -4.0),
    (Feature::RelativeDate, P::Top, K::Date, -2.0),
];

/// Kinds that need a sign in the line itself; where it stands is not enough.
const NEEDS: &[(Kind, &[Feature])] = &[
    (
        K::Byline,
        &[
            Feature::BylineMark,
            Feature::AuthorNote,
            Feature::NameLine,
            Feature::AgencyName,
            Feature::MediaName,
            Feature::PartDate,
            Feature::Words1,
            Feature::Words2,
            Feature::Words3,
            Feature::Words4,
        ],
    ),
    (
        K::Date,
        &[
            Feature::WholeDate,
            Feature::RelativeDate,
            Feature::LabelledDate,
            Feature::PartDate,
            Feature::EndsDigit,
            Feature::StartsDigit,
        ],
    ),
];

/// What it costs to be without the sign.
const UNSIGNED: f32 = -8.0;

/// From one part of the page to the next; others are forbidden.
const MOVES: &[(Phase, Phase, f32)] = &[
    (P::Top, P::Top, 0.0),
    (P::Top, P::Title, 0.0),
    (P::Top, P::Main, -4.0),
    (P::Title, P::Head, 0.0),
    (P::Title, P::Main, 0.0),
    (P::Head, P::Head, 0.0),
    (P::Head, P::Main, 0.0),
    (P::Main, P::Main, 0.0),
    (P::Main, P::Tail, 0.0),
    (P::Main, P::Talk, -3.0),
    (P::Tail, P::Tail, 0.0),
    (P::Tail, P::Talk, 0.0),
    // Boxes between paragraphs can look like the end.
    (P::Tail, P::Main, -4.0),
    (P::Talk, P::Talk, 0.0),
    (P::Talk, P::Tail, -1.0),
];

/// What kinds follow one another, beyond what the parts of the page say.
const PAIRS: &[(Kind, Kind, f32)] = &[
    (K::Headline, K::Dek, 3.5),
    (K::Headline, K::Byline, 0.5),
    (K::Headline, K::Date, 0.5),
    (K::Dek, K::Dek, -2.5),
    (K::Dek, K::Byline, 0.5),
    (K::Date, K::Dek, -1.0),
    (K::Byline, K::Dek, -2.0),
    (K::Body, K::Body, 1.0),
    (K::Body, K::Furniture, -1.0),
    (K::Furniture, K::Furniture, 0.3),
    (K::Furniture, K::Heading, -0.7),
    (K::Heading, K::Heading, -2.5),
    (K::Heading, K::Furniture, -3.0),
    (K::Heading, K::Caption, -1.0),
    (K::Heading, K::Credit, -1.5),
    (K::Caption, K::Credit, 1.5),
    (K::CommentHead, K::CommentText, 3.0),
    (K::CommentHead, K::CommentHead, -4.0),
    (K::CommentText, K::CommentText, 1.0),
    (K::Headline, K::Body, -1.2),
    (K::Body, K::Byline, 3.0),
    (K::Body, K::Date, 2.5),
    (K::Furniture, K::CommentText, -6.0),
];

/// Score of a path that ends without any text: possible, but the last resort.
const NO_TEXT: f32 = -4.0;

/// Units beyond which no path is sought: a file with more is a list, not an article, and the table
/// of the paths would need 41 bytes for each.
const MAX_LINES: usize = 200_000;

/// What is weighed: the rules, and what was learned beside them.
pub(super) struct Grammar {
    weights: Weights,
    learned: Option<Learned>,
    /// For each state, those it can follow and what that adds.
    before: Vec<Vec<(u8, f32)>>,
    /// Score of each state for the first line.
    start: Vec<f32>,
    /// Score of each state for the last line.
    end: Vec<f32>,
    /// [`IN_PHASE`] with the state it means.
    in_phase: Vec<(Feature, usize, f32)>,
}

/// The grammar articles are read with.
static GRAMMAR: LazyLock<Grammar> = LazyLock::new(|| Grammar::new(Learned::built_in()));
static RULES: LazyLock<Grammar> = LazyLock::new(|| Grammar::new(None));

/// The grammar articles are read with.
pub(super) fn grammar() -> &'static Grammar {
    &GRAMMAR
}

/// The rules alone.
pub(super) fn rules() -> &'static Grammar {
    &RULES
}

impl Grammar {
    /// The rules alone, or with what was learned beside them.
    pub(super) fn new(learned: Option<Learned>) -> Self {
        let add = |learn: &dyn Fn(&Learned) -> f32| learned.as_ref().map_or(0.0, learn);
        let before = (0..N_STATES)
            .map(|to| {
                (0..N_STATES)
                    .filter_map(|from| {
                        let score = follow(STATES[from], STATES[to])?;
                        Some((from as u8, score + add(&|table| table.follow(from, to))))
                    })
                    .collect()
            })
            .collect();
        let start = (0..N_STATES)
            .map(|state| start(STATES[state]) + add(&|table| table.start(state)))
            .collect();
        let end = (0..N_STATES)
            .map(|state| end(STATES[state]) + add(&|table| table.end(state)))
            .collect();
        let state_of = |phase: Phase, kind: Kind| {
            STATES
                .iter()
                .position(|state| state.0 == phase && state.1 == kind)
        };
        let in_phase = IN_PHASE
            .iter()
            .filter_map(|(feature, phase, kind, weight)| {
                Some((*feature, state_of(*phase, *kind)?, *weight))
            })
            .collect();
        Self {
            weights: Weights::new(),
            learned,
            before,
            start,
            end,
            in_phase,
        }
    }

    /// How well each state fits the line `idx`.
    pub(super) fn emit(&self, page: &Page<'_>, idx: usize, ids: &mut Vec<u16>, into: &mut [f32]) {
        let set = page.features[idx];
        let by_kind = self.weights.score(set);
        for (score, (_, kind, usual)) in into.iter_mut().zip(STATES) {
            *score = by_kind[kind as usize] + usual;
        }
        for (needy, signs) in NEEDS {
            if signs.iter().any(|sign| set.has(*sign)) {
                continue;
            }
            for (score, (_, kind, _)) in into.iter_mut().zip(STATES) {
                if kind == *needy {
                    *score += UNSIGNED;
                }
            }
        }
        // After the text has begun, what is built like the head of a comment is one: nothing else
        // tells readers' paragraphs from the article's. (Writers with a time stand there too.)
        if set.has(Feature::CommentHead) && page.contexts[idx].is_begun() {
            for (score, (_, kind, _)) in into.iter_mut().zip(STATES) {
                if !matches!(kind, K::CommentHead | K::Byline | K::Date) {
                    *score += UNSIGNED;
                }
            }
        }
        for (feature, state, weight) in &self.in_phase {
            if set.has(*feature) {
                into[*state] += weight;
            }
        }
        if let Some(learned) = &self.learned {
            learned::ids(page, idx, ids);
            learned.add(ids, into);
        }
    }
}

/// What it adds that `to` follows `from`; none where it can't.
pub(super) fn follow(from: State, to: State) -> Option<f32> {
    let (_, _, score) = MOVES.iter().find(|(a, b, _)| *a == from.0 && *b == to.0)?;
    let enters = from.0 != to.0;
    let is_allowed = match to.0 {
        // Text begins with a paragraph, a heading or a note; what follows begins with neither.
        P::Main if enters && from.0 == P::Tail => to.1 == K::Body && from.1 == K::Furniture,
        P::Main if enters => matches!(to.1, K::Body | K::Heading | K::Note),
        P::Talk if enters => to.1 == K::CommentHead,
        P::Talk if from.1 == K::CommentHead => to.1 != K::Furniture,
        P::Tail if enters && from.0 == P::Main => from.1 != K::Heading,
        _ => true,
    };
    let pair: f32 = PAIRS
        .iter()
        .filter(|(a, b, _)| *a == from.1 && *b == to.1)
        .map(|pair| pair.2)
        .sum();
    is_allowed.then_some(score + pair)
}

/// What it adds that a page begins so.
pub(super) fn start((phase, kind, _): State) -> f32 {
    match phase {
        P::Top | P::Title => 0.0,
        P::Main if kind == K::Body => -3.0,
        _ => f32::NEG_INFINITY,
    }
}

/// What it adds that a page ends so.
pub(super) fn end((phase, kind, _): State) -> f32 {
    match (phase, kind) {
        (P::Top | P::Title | P::Head, _) => NO_TEXT,
        (_, K::Heading | K::CommentHead) => -6.0,
        _ => 0.0,
    }
}

/// The kind of each line.
pub(super) fn decode(grammar: &Grammar, page: &Page<'_>, guidance: &Guidance) -> Vec<Kind> {
    let features = &page.features;
    if features.len() > MAX_LINES {
        return features.iter().map(|set| alone(grammar, *set)).collect();
    }
    let mut nudges = guidance.nudges.as_slice();
    let mut ids = Vec::new();
    let n_states = N_STATES;
    let mut paths = vec![0u8; features.len() * n_states];
    let mut scores = vec![f32::NEG_INFINITY; n_states];
    let mut next = scores.clone();
    let mut emission = vec![0.0; n_states];
    for line_idx in 0..features.len() {
        grammar.emit(page, line_idx, &mut ids, &mut emission);
        let n_here = nudges.partition_point(|nudge| nudge.unit <= line_idx);
        guide(&nudges[..n_here], guidance.headline, &mut emission);
        nudges = &nudges[n_here..];
        for state in 0..n_states {
            let (best, from) = if line_idx == 0 {
                (grammar.start[state], 0)
            } else {
                let mut best = (f32::NEG_INFINITY, 0);
                for (from, score) in &grammar.before[state] {
                    let total = scores[*from as usize] + score;
                    if total > best.0 {
                        best = (total, *from);
                    }
                }
                best
            };
            next[state] = best + emission[state];
            paths[line_idx * n_states + state] = from;
        }
        // Only differences count; sums over a million lines would lose theirs to rounding.
        let best = next.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        if best.is_finite() {
            for score in &mut next {
                *score -= best;
            }
        }
        std::mem::swap(&mut scores, &mut next);
    }
    let mut state = best_end(grammar, &scores);
    let mut kinds = vec![K::Furniture; features.len()];
    for line_idx in (0..features.len()).rev() {
        kinds[line_idx] = STATES[state].1;
        state = paths[line_idx * n_states + state] as usize;
    }
    kinds
}

/// Adds what was known before the line was looked at.
fn guide(nudges: &[Nudge], headline: f32, emission: &mut [f32]) {
    if nudges.is_empty() && headline == 0.0 {
        return;
    }
    for (score, (_, kind, _)) in emission.iter_mut().zip(STATES) {
        for nudge in nudges {
            if zone_kind(kind) == nudge.kind {
                *score += nudge.score;
            }
        }
        if kind == K::Headline {
            *score += headline;
        }
    }
}

fn best_end(grammar: &Grammar, scores: &[f32]) -> usize {
    let mut best = (f32::NEG_INFINITY, 0);
    for (state, (score, end)) in scores.iter().zip(&grammar.end).enumerate() {
        if score + end > best.0 {
            best = (score + end, state);
        }
    }
    best.1
}

/// A line by itself: text or furniture.
fn alone(grammar: &Grammar, set: Features) -> Kind {
    let scores = grammar.weights.score(set);
    if scores[K::Body as usize] > scores[K::Furniture as usize] {
        K::Body
    } else {
        K::Furniture
    }
}
