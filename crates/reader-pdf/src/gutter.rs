//! Rows of runs → the empty strips between columns.
//!
//! Knows no text, only boxes. Method: one sweep down the page that carries the gaps of the rows along
//! and keeps what is empty in all of them (a simple form of Breuel's whitespace cover, DAS 2002). A
//! strip between the columns of a table is told from one between columns of text: cells end anywhere,
//! lines of text reach the strip.

/// A strip must be this wide, in sizes of the text around it. Columns of newspapers stand 1–2 apart,
/// the words of badly justified lines up to 1.
const MIN_WIDTH: f32 = 0.7;

/// Rows with text on either side that make a strip. Three rows of words line up by chance too often.
const MIN_ROWS: usize = 4;

/// Strips followed at once; rows have few gaps as wide as [`MIN_WIDTH`].
const MAX_ACTIVE: usize = 128;

/// In text, so much of the width between strips is filled on average; in tables far less.
const MIN_FILL: f32 = 0.6;

/// Lines of a column are this wide on average, in sizes; cells of figures are narrower.
const MIN_LINE: f32 = 6.0;

/// Base lines of one row lie so close, in points.
const HEIGHT_SLACK: f32 = 1.5;

/// Strips taken over from the page before; newspapers have up to seven.
const MAX_INHERITED: usize = 16;

/// Boxes whose ranks are closer were drawn one after the other (a blank may stand between).
pub(crate) const NEXT_RANK: usize = 3;

/// Rows of columns that are drawn row by row, across the strip, as some converters do; fewer may be
/// stretched lines whose blanks line up.
const MIN_ROWS_DRAWN_ACROSS: usize = 10;

/// A box of a row: left and right end, place in the order of drawing.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Extent {
    pub start: f32,
    pub end: f32,
    pub rank: usize,
}

/// Boxes on one base line, sorted by their left end.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Row {
    pub base: f32,
    pub size: f32,
    pub extents: Vec<Extent>,
}

/// An empty strip.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Gutter {
    pub left: f32,
    pub right: f32,
    pub top: f32,
    pub bottom: f32,
}

impl Gutter {
    /// Whether it runs between two boxes of a line.
    pub(crate) fn parts(&self, end: f32, start: f32, base: f32) -> bool {
        let middle = f32::midpoint(self.left, self.right);
        // Runs of one row differ a little in height.
        let is_beside = base <= self.top + HEIGHT_SLACK && base >= self.bottom - HEIGHT_SLACK;
        is_beside && end <= middle && middle <= start
    }
}

/// A strip on the way down.
#[derive(Clone, Copy)]
struct Active {
    left: f32,
    right: f32,
    top: f32,
    /// Last row with text on either side.
    bottom: f32,
    n_left: usize,
    n_right: usize,
    /// Rows whose drawing went on across the strip.
    n_across: usize,
    /// How far the lines left of the strip come short of it, in sizes, added up.
    slack: f32,
    /// Width of the lines left of the strip, in sizes, added up.
    filled: f32,
    /// The same right of it.
    filled_right: f32,
}

impl Active {
    fn new(left: f32, right: f32, base: f32) -> Self {
        Self {
            left,
            right,
            top: base,
            bottom: base,
            n_left: 0,
            n_right: 0,
            n_across: 0,
            slack: 0.0,
            filled: 0.0,
            filled_right: 0.0,
        }
    }

    /// The part of it that stays empty in a row whose gap is `left..right`.
    fn cut(mut self, left: f32, right: f32) -> Self {
        self.left = self.left.max(left);
        self.right = self.right.min(right);
        self
    }

    fn is_wide(&self, size: f32) -> bool {
        self.right - self.left >= MIN_WIDTH * size
    }

    fn is_gutter(&self) -> bool {
        let is_text = self.filled >= MIN_FILL * (self.filled + self.slack);
        let n_rows = self.n_left.min(self.n_right);
        let is_parted = 4 * self.n_across < n_rows || n_rows >= MIN_ROWS_DRAWN_ACROSS;
        n_rows >= MIN_ROWS
            && is_parted
            && is_text
            && self.filled >= MIN_LINE * self.n_left as f32
            && self.filled_right >= MIN_LINE * self.n_right as f32
    }

    /// Counts a row: what stands left and right of the strip.
    fn count(&mut self, row: &Row) {
        let middle = f32::midpoint(self.left, self.right);
        let cut = row.extents.partition_point(|extent| extent.start < middle);
        let (before, after) = row.extents.split_at(cut);
        if let Some(last) = before.last() {
            self.n_left += 1;
            self.slack += (self.left - last.end).max(0.0) / row.size;
            self.filled += width_of_last(before, row.size) / row.size;
        }
        if let (Some(last), Some(first)) = (before.last(), after.first()) {
            self.n_across += usize::from(last.rank.abs_diff(first.rank) <= NEXT_RANK);
        }
        if !after.is_empty() {
            self.n_right += 1;
            self.filled_right += width_of_first(after, row.size) / row.size;
        }
        if !before.is_empty() || !after.is_empty() {
            self.bottom = row.base;
        }
    }
}

/// Width of the boxes at the end of a list that stand close together.
fn width_of_last(extents: &[Extent], size: f32) -> f32 {
    let Some(last) = extents.last() else {
        return 0.0;
    };
    let mut start = last.start;
    // Rows are bounded by the paper's width in words; a line of text has hardly more than this.
    for extent in extents.iter().rev().take(200) {
        if start - extent.end > 1.5 * size {
            break;
        }
        start = start.min(extent.start);
    }
    last.end - start
}

/// Width of the boxes at the beginning of a list that stand close together.
fn width_of_first(extents: &[Extent], size: f32) -> f32 {
    let Some(first) = extents.first() else {
        return 0.0;
    };
    let mut end = first.end;
    for extent in extents.iter().take(200) {
        if extent.start - end > 1.5 * size {
            break;
        }
        end = end.max(extent.end);
    }
    end - first.start
}

/// The strips between the columns of a page; `rows` from the top down. Strips of the page before are
/// taken over where this page leaves them empty.
pub(crate) fn find(rows: &[Row], before: &[Gutter]) -> Vec<Gutter> {
    let mut gutters = found(rows);
    for strip in before.iter().take(MAX_INHERITED) {
        let is_known = gutters
            .iter()
            .any(|gutter| gutter.left < strip.right && strip.left < gutter.right);
        if !is_known {
            inherit(rows, strip, &mut gutters);
        }
    }
    gutters
}

/// Adds the parts of a strip that nothing crosses on this page.
fn inherit(rows: &[Row], strip: &Gutter, gutters: &mut Vec<Gutter>) {
    let mut part: Option<(usize, Gutter)> = None;
    let mut keep = |part: &mut Option<(usize, Gutter)>| {
        if let Some((n_rows, gutter)) = part.take()
            && n_rows >= MIN_ROWS
        {
            gutters.push(gutter);
        }
    };
    for row in rows {
        let from = row
            .extents
            .partition_point(|extent| extent.end <= strip.left);
        let is_crossed = row.extents[from..]
            .iter()
            .take(8)
            .any(|extent| extent.start < strip.right);
        if is_crossed {
            keep(&mut part);
        } else {
            let (n_rows, gutter) = part.get_or_insert((
                0,
                Gutter {
                    top: row.base,
                    ..*strip
                },
            ));
            *n_rows += 1;
            gutter.bottom = row.base;
        }
    }
    keep(&mut part);
}

fn found(rows: &[Row]) -> Vec<Gutter> {
    let mut found = Vec::new();
    let mut active: Vec<Active> = Vec::new();
    for row in rows {
        let gaps = gaps(row);
        let mut next: Vec<Active> = Vec::new();
        for strip in &active {
            let mut is_continued = false;
            let from = gaps.partition_point(|(_, right)| *right <= strip.left);
            for &(left, right) in gaps[from..]
                .iter()
                .take_while(|(left, _)| *left < strip.right)
            {
                let cut = strip.cut(left, right);
                if cut.is_wide(row.size) {
                    is_continued |= right - left <= strip.right - strip.left
                        || cut.right - cut.left > 0.9 * (strip.right - strip.left);
                    next.push(cut);
                }
            }
            if !is_continued {
                finish(strip, &mut found);
            }
        }
        for &(left, right) in &gaps {
            // Gaps at the margins are no strips, but a row that fills one column starts one.
            if right - left < MIN_WIDTH * row.size {
                continue;
            }
            if !next
                .iter()
                .any(|strip| strip.left <= left + 0.1 && strip.right >= right - 0.1)
            {
                next.push(Active::new(left, right, row.base));
            }
        }
        next.truncate(MAX_ACTIVE);
        for strip in &mut next {
            strip.count(row);
        }
        active = next;
    }
    for strip in &active {
        finish(strip, &mut found);
    }
    without_inner(found)
}

fn finish(strip: &Active, found: &mut Vec<Gutter>) {
    if strip.is_gutter() {
        found.push(Gutter {
            left: strip.left,
            right: strip.right,
            top: strip.top,
            bottom: strip.bottom,
        });
    }
}

/// Empty stretches of a row, those outside the first and the last box included.
fn gaps(row: &Row) -> Vec<(f32, f32)> {
    let mut gaps = Vec::new();
    let mut end = f32::MIN / 4.0;
    for extent in &row.extents {
        if extent.start > end {
            gaps.push((end, extent.start));
        }
        end = end.max(extent.end);
    }
    gaps.push((end, f32::MAX / 4.0));
    gaps
}

/// Without strips that lie inside a taller one, and without the margins.
fn without_inner(mut found: Vec<Gutter>) -> Vec<Gutter> {
    found.retain(|gutter| gutter.left > f32::MIN / 8.0 && gutter.right < f32::MAX / 8.0);
    found.sort_by(|a, b| (b.top - b.bottom).total_cmp(&(a.top - a.bottom)));
    let mut kept: Vec<Gutter> = Vec::new();
    for gutter in found.into_iter().take(4 * MAX_ACTIVE) {
        let is_inner = kept.iter().any(|tall| {
            tall.top >= gutter.top
                && tall.bottom <= gutter.bottom
                && tall.left < gutter.right
                && gutter.left < tall.right
        });
        if !is_inner && kept.len() < MAX_ACTIVE {
            kept.push(gutter);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Column after column is drawn.
    fn rank_of(row: usize, start: f32) -> usize {
        row + if start < 250.0 { 0 } else { 1_000 }
    }

    fn page(rows: &[&[(f32, f32)]]) -> Vec<Gutter> {
        let rows: Vec<Row> = rows
            .iter()
            .enumerate()
            .map(|(idx, extents)| Row {
                base: 700.0 - 12.0 * idx as f32,
                size: 10.0,
                extents: extents
                    .iter()
                    .map(|&(start, end)| Extent {
                        start,
                        end,
                        rank: rank_of(idx, start),
                    })
                    .collect(),
            })
            .collect();
        find(&rows, &[])
    }

    #[test]
    fn two_columns_have_one_gutter() {
        let gutters = page(&[
            &[(50.0, 290.0), (302.0, 540.0)],
            &[(50.0, 288.0), (302.0, 541.0)],
            &[(50.0, 291.0), (302.0, 530.0)],
            &[(50.0, 230.0), (302.0, 540.0)],
            &[(62.0, 290.0), (302.0, 540.0)],
        ]);
        assert_eq!(gutters.len(), 1, "{gutters:?}");
        assert!((gutters[0].left - 291.0).abs() < 0.1 && (gutters[0].right - 302.0).abs() < 0.1);
        assert!(gutters[0].parts(230.0, 302.0, 664.0));
    }

    #[test]
    fn one_column_has_none() {
        assert!(
            page(&[
                &[(50.0, 540.0)],
                &[(50.0, 500.0)],
                &[(50.0, 541.0)],
                &[(50.0, 300.0)],
                &[(50.0, 80.0)]
            ])
            .is_empty()
        );
    }

    #[test]
    fn columns_on_different_base_lines_have_a_gutter() {
        let gutters = page(&[
            &[(50.0, 290.0)],
            &[(302.0, 540.0)],
            &[(50.0, 288.0)],
            &[(302.0, 541.0)],
            &[(50.0, 291.0)],
            &[(302.0, 530.0)],
            &[(50.0, 290.0)],
            &[(302.0, 540.0)],
        ]);
        assert_eq!(gutters.len(), 1, "{gutters:?}");
    }

    #[test]
    fn a_headline_over_both_columns_ends_the_gutter() {
        let gutters = page(&[
            &[(50.0, 290.0), (302.0, 540.0)],
            &[(50.0, 290.0), (302.0, 540.0)],
            &[(50.0, 290.0), (302.0, 540.0)],
            &[(50.0, 290.0), (302.0, 540.0)],
            &[(50.0, 500.0)],
            &[(50.0, 290.0), (302.0, 540.0)],
        ]);
        assert_eq!(gutters.len(), 1);
        assert!(!gutters[0].parts(290.0, 302.0, 640.0));
    }

    #[test]
    fn a_table_has_none() {
        let rows: &[(f32, f32)] = &[(50.0, 90.0), (250.0, 280.0), (400.0, 440.0)];
        assert!(page(&[rows; 8]).is_empty());
    }
}
