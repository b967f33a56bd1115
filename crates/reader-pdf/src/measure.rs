//! The lines of a document → what is usual in it: leading, indents, full lines, words.
//!
//! No decisions here; `paragraph` takes them.

use crate::furniture::PageLines;
use crate::hyphen::{self, Words};
use crate::line::Line;
use crate::order::Place;
use crate::row::most_common;
use std::collections::BTreeMap;

/// Sizes closer than this are one style.
const SAME_SIZE: f32 = 0.08;

/// Smallest indent, in sizes.
pub(crate) const MIN_INDENT: f32 = 0.7;

/// Largest; more is a centred or right-aligned line.
pub(crate) const MAX_INDENT: f32 = 6.0;

/// A line with its page and place.
#[derive(Clone, Copy)]
pub(crate) struct Placed<'a> {
    pub line: &'a Line,
    pub page: usize,
    pub place: Place,
}

impl Placed<'_> {
    /// How far the line begins inside its column, in the direction of reading.
    pub(crate) fn indent(&self) -> f32 {
        if self.line.is_rtl {
            self.place.right - self.line.end
        } else {
            self.line.start - self.place.left
        }
    }

    /// How far it ends before the edge.
    pub(crate) fn slack(&self) -> f32 {
        if self.line.is_rtl {
            self.line.start - self.place.left
        } else {
            self.place.right - self.line.end
        }
    }

    pub(crate) fn is_same_column(&self, other: &Placed<'_>) -> bool {
        self.page == other.page
            && (self.place.left - other.place.left).abs() < 1.0
            && (self.place.right - other.place.right).abs() < 1.0
    }
}

/// The pages' lines with their order and what is furniture.
pub(crate) struct Book<'a> {
    pub pages: &'a [PageLines],
    pub furniture: &'a [Vec<bool>],
    pub orders: &'a [Vec<Place>],
    /// Size of most of the text.
    pub body_size: f32,
    /// Whether the structure tree knows paragraphs.
    pub is_tagged: bool,
}

/// Sizes by which leadings are kept.
pub(crate) fn size_key(size: f32) -> i64 {
    (size * 2.0).round() as i64
}

/// Whether two sizes are one style.
pub(crate) fn is_same_size(one: f32, other: f32) -> bool {
    (one - other).abs() <= SAME_SIZE * one.max(other)
}

/// Blocks most of whose lines are narrower than the column (text beside a picture, a centred verse):
/// their own edges.
pub(crate) fn block_edges(lines: &[Line], places: &[Place]) -> BTreeMap<usize, (f32, f32)> {
    let mut blocks: BTreeMap<usize, (usize, usize, f32, f32)> = BTreeMap::new();
    for place in places {
        let line = &lines[place.line];
        let entry = blocks
            .entry(place.block)
            .or_insert((0, 0, f32::MAX, f32::MIN));
        entry.0 += 1;
        entry.1 += usize::from(line.end - line.start < 0.75 * (place.right - place.left));
        entry.2 = entry.2.min(line.start);
        entry.3 = entry.3.max(line.end);
    }
    blocks
        .into_iter()
        .filter(|(_, (n_lines, n_narrow, _, _))| *n_lines >= 4 && 5 * n_narrow > 3 * n_lines)
        .map(|(block, (_, _, left, right))| (block, (left, right)))
        .collect()
}

/// Usual distance of base lines by size: the lower quartile inside blocks, for paragraph gaps are the
/// larger ones.
pub(crate) fn leadings(book: &Book<'_>) -> BTreeMap<i64, f32> {
    let mut gaps: BTreeMap<i64, Vec<f32>> = BTreeMap::new();
    for (page, places) in book.pages.iter().zip(book.orders) {
        for pair in places.windows(2) {
            let (above, below) = (&page.lines[pair[0].line], &page.lines[pair[1].line]);
            let gap = above.base - below.base;
            let is_pair = pair[0].block == pair[1].block
                && is_same_size(above.size, below.size)
                && gap > 0.5 * below.size;
            if is_pair {
                gaps.entry(size_key(below.size)).or_default().push(gap);
            }
        }
    }
    gaps.into_iter()
        .filter(|(_, gaps)| gaps.len() >= 4)
        .filter_map(|(key, mut gaps)| {
            gaps.sort_by(f32::total_cmp);
            // Few pairs with wide gaps are single lines apart, not wide leading.
            let gap = *gaps.get(gaps.len() / 4)?;
            let most = if gaps.len() >= 20 { 2.3 } else { 1.7 };
            Some((key, gap.min(most * key as f32 / 2.0)))
        })
        .collect()
}

/// Whether the lines of this document reach the edge of their column.
pub(crate) fn is_justified(book: &Book<'_>) -> bool {
    let (mut n_lines, mut n_full) = (0usize, 0usize);
    for (page, places) in book.pages.iter().zip(book.orders) {
        for place in places {
            let line = &page.lines[place.line];
            if is_same_size(line.size, book.body_size) {
                let placed = Placed {
                    line,
                    page: 0,
                    place: *place,
                };
                n_lines += 1;
                n_full += usize::from(placed.slack() < 0.2 * line.size);
            }
        }
    }
    n_lines >= 12 && 10 * n_full >= 6 * n_lines
}

/// Whether paragraphs of this document begin with an indent.
pub(crate) fn has_indents(book: &Book<'_>) -> bool {
    let mut indents = Vec::new();
    let mut n_lines = 0usize;
    for (page, places) in book.pages.iter().zip(book.orders) {
        for place in places {
            let line = &page.lines[place.line];
            n_lines += 1;
            let placed = Placed {
                line,
                page: 0,
                place: *place,
            };
            let indent = placed.indent() / line.size;
            if is_same_size(line.size, book.body_size) && (MIN_INDENT..MAX_INDENT).contains(&indent)
            {
                indents.push((indent, 1));
            }
        }
    }
    let n_indents = indents.len();
    let common = most_common(indents.iter().copied()).unwrap_or(0.0);
    let n_common = indents
        .iter()
        .filter(|(indent, _)| (indent - common).abs() < 0.2)
        .count();
    // One line in twenty begins a paragraph of twenty lines; indents of all kinds are no style.
    n_common * 25 >= n_lines && n_common * 2 >= n_indents && n_common >= 2
}

/// The words of the document, for broken ones.
pub(crate) fn words(book: &Book<'_>) -> Words {
    let mut words = Words::default();
    for (page, places) in book.pages.iter().zip(book.orders) {
        let mut is_after_hyphen = false;
        for place in places {
            let text = &page.lines[place.line].text;
            words.add(text, is_after_hyphen);
            is_after_hyphen = hyphen::hyphen_end(text).is_some();
        }
    }
    words
}
