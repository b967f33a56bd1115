//! A measured page → what each line is.
//!
//! Method: forests of small trees (gradient boosting) over the rows of `feature`: one guesses at each
//! line whether it is article; a second reads the row again with the guesses at the lines around, and
//! their mean counts; six more tell the kinds apart. `decode` makes one reading of it that holds together, `comments` finds
//! readers' comments by their place. The forests are grown by `crates/trainer`; their file has a card
//! in docs/models.

pub(crate) mod comments;
pub(crate) mod context;
mod decode;
pub(crate) mod feature;
pub(crate) mod forest;

use crate::page::Page;
use crate::page::naming::Group;
use context::Frame;
use document::ZoneKind;
use feature::{Row, Survey};
use forest::Forests;
use std::sync::OnceLock;

/// The model file; see docs/models/html-zoning.md.
static MODEL: &[u8] = include_bytes!("../model.bin");

/// What the forests after the first two look for, in the order of the model file.
pub(crate) const KINDS: [ZoneKind; 6] = [
    ZoneKind::Heading,
    ZoneKind::Headline,
    ZoneKind::Dek,
    ZoneKind::Byline,
    ZoneKind::Date,
    ZoneKind::Caption,
];

/// What the forests say of each line.
#[derive(Clone, Debug, Default)]
pub(crate) struct Guesses {
    /// Whether it is article.
    pub(crate) body: Vec<f32>,
    /// Whether it is one of [`KINDS`].
    pub(crate) kinds: Vec<[f32; KINDS.len()]>,
}

/// What each line is, comments aside.
pub(crate) fn label(page: &Page) -> Vec<ZoneKind> {
    let survey = Survey::new(page);
    let guesses = guess(page, &survey, forests());
    decode::decode(page, &survey, &guesses)
}

/// The labels that come out of guesses made elsewhere.
#[cfg(feature = "training")]
pub(crate) fn decode_guesses(page: &Page, guesses: &Guesses) -> Vec<ZoneKind> {
    decode::decode(page, &Survey::new(page), guesses)
}

/// Lines before and after one that can make something of it.
const REACH: usize = 20;

/// A line guessed lower than this among such lines is a menu; three in five are.
const IDLE: f32 = 0.01;

/// Whether neither a line nor any near it looks like article: it is not looked at again.
fn is_idle(first: &[f32], line: usize) -> bool {
    let from = line.saturating_sub(REACH);
    let to = (line + REACH + 1).min(first.len());
    first[from..to].iter().all(|guess| *guess < 10.0 * IDLE) && first[line] < IDLE
}

/// Whether an element for captions is right around a line.
pub(crate) fn is_captioned(page: &Page, line: usize) -> bool {
    let outline = &page.outline;
    outline
        .way_up(outline.room_of[line])
        .take(4)
        .map(|room| &outline.rooms[room as usize])
        .take_while(|room| room.sums.n_lines <= 4)
        .any(|room| {
            page.tree.name(room.node) == Some("figcaption")
                || room.groups & Group::Caption.bit() != 0
        })
}

fn forests() -> &'static Forests {
    static FORESTS: OnceLock<Forests> = OnceLock::new();
    FORESTS.get_or_init(|| Forests::read(MODEL).unwrap_or_default())
}

fn guess(page: &Page, survey: &Survey, forests: &Forests) -> Guesses {
    let n = page.lines.len();
    // One row after another in one list.
    let mut values = Vec::new();
    let mut first = Vec::with_capacity(n);
    for line in 0..n {
        let from = values.len();
        let mut row = Row {
            values: &mut values,
            names: None,
        };
        feature::describe(page, survey, line, &mut row);
        first.push(forests.probability(0, &values[from..]));
    }
    let width = values.len().checked_div(n).unwrap_or(0);
    let frame = Frame::new(page, survey);
    let context = frame.context(&first);
    let mut guesses = Guesses::default();
    let mut row_values = Vec::with_capacity(width + 32);
    for line in 0..n {
        if is_idle(&first, line) {
            guesses.body.push(first[line]);
            guesses.kinds.push([0.0; KINDS.len()]);
            continue;
        }
        row_values.clear();
        row_values.extend_from_slice(&values[line * width..(line + 1) * width]);
        let mut row = Row {
            values: &mut row_values,
            names: None,
        };
        context.describe(&frame, &first, line, &mut row);
        let second = forests.probability(1, &row_values);
        guesses.body.push(f32::midpoint(first[line], second));
        guesses.kinds.push(std::array::from_fn(|kind| {
            forests.probability(kind + 2, &row_values)
        }));
    }
    guesses
}
