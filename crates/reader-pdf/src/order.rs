//! Lines of a page → the order of reading, each with the edges of its column.
//!
//! No words here. Method: lines that follow one another become blocks; blocks are ordered by recursive
//! cuts (XY-cut, Nagy & Seth 1984), down a free strip first; the bands between free rows are put
//! together again while they share a strip, so that a gap at the same height in all columns doesn't
//! tear them. Where boxes overlap, the order of drawing decides. A tagged file's own order is kept.

use crate::line::Line;

/// The next line of a block is at most this far below, in sizes.
const MAX_LEADING: f32 = 2.2;

/// A strip between blocks, in points. Gutters of newspapers are 8 and more; a rule between columns
/// may leave 4 on either side.
const MIN_STRIP: f32 = 3.0;

/// Cuts inside cuts. Real pages need 4–6.
const MAX_DEPTH: usize = 24;

/// A block this much larger than the text parts articles: columns are not read across it.
const TITLE_RATIO: f32 = 1.35;

/// Blocks that may still grow, while the page is read from the top down.
const MAX_OPEN: usize = 64;

/// A line in its place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Place {
    /// Index of the line.
    pub line: usize,
    /// Left edge of its column.
    pub left: f32,
    /// Right edge of its column.
    pub right: f32,
    /// Number of its block on this page.
    pub block: usize,
}

/// Lines that follow one another.
#[derive(Clone, Debug)]
struct Block {
    lines: Vec<usize>,
    left: f32,
    right: f32,
    top: f32,
    bottom: f32,
    size: f32,
    rank: usize,
}

impl Block {
    fn new(idx: usize, line: &Line) -> Self {
        Self {
            lines: vec![idx],
            left: line.start,
            right: line.end,
            top: line.base + 0.75 * line.size,
            bottom: line.base - 0.2 * line.size,
            size: line.size,
            rank: line.rank,
        }
    }

    fn push(&mut self, idx: usize, line: &Line) {
        self.lines.push(idx);
        self.left = self.left.min(line.start);
        self.right = self.right.max(line.end);
        self.bottom = line.base - 0.2 * line.size;
        self.rank = self.rank.min(line.rank);
    }

    fn overlaps(&self, line: &Line) -> bool {
        self.left < line.end && line.start < self.right
    }
}

/// The lines in reading order. `lines` come from the top down; `is_tagged` says that their ranks are
/// the order the author meant.
pub(crate) fn order(lines: &[Line], body_size: f32, is_tagged: bool) -> Vec<Place> {
    let blocks = blocks(lines);
    let n_rtl = lines.iter().filter(|line| line.is_rtl).count();
    let cutter = Cutter {
        blocks: &blocks,
        is_rtl: 2 * n_rtl > lines.len(),
        title_size: TITLE_RATIO * body_size,
    };
    let mut places = Vec::with_capacity(lines.len());
    let mut all: Vec<usize> = (0..blocks.len()).collect();
    all.sort_by(|&a, &b| blocks[b].top.total_cmp(&blocks[a].top).then(a.cmp(&b)));
    let edges = cutter.edges(&all);
    cutter.cut(all, edges, 0, &mut |block, (left, right)| {
        for &line in &blocks[block].lines {
            places.push(Place {
                line,
                left,
                right,
                block,
            });
        }
    });
    if is_tagged {
        places.sort_by_key(|place| lines[place.line].rank);
    }
    places
}

/// Lines → blocks, from the top down.
fn blocks(lines: &[Line]) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for (idx, line) in lines.iter().enumerate() {
        open.retain(|&block| {
            let block = &blocks[block];
            block.bottom + 0.2 * block.size - line.base <= MAX_LEADING * block.size.max(line.size)
        });
        let mut over = open
            .iter()
            .copied()
            .filter(|&block| blocks[block].overlaps(line));
        let home = match (over.next(), over.next()) {
            (Some(block), None) => Some(block),
            _ => None,
        };
        let home = home.filter(|&block| {
            let block = &blocks[block];
            let is_alike = (block.size - line.size).abs() <= 0.12 * block.size;
            let is_below = line.base < block.bottom + 0.1 * block.size;
            // The next row of a headline's block holds two columns: neither continues it.
            let has_neighbour = lines[idx + 1..]
                .iter()
                .take(8)
                .take_while(|next| line.base - next.base < 0.5 * line.size)
                .any(|next| block.overlaps(next) && !overlap(line, next));
            is_alike && is_below && !has_neighbour
        });
        if let Some(block) = home {
            blocks[block].push(idx, line);
        } else {
            open.retain(|&block| !blocks[block].overlaps(line));
            if open.len() < MAX_OPEN {
                open.push(blocks.len());
            }
            blocks.push(Block::new(idx, line));
        }
    }
    blocks
}

fn overlap(a: &Line, b: &Line) -> bool {
    a.start < b.end && b.start < a.end
}

type Edges = (f32, f32);

struct Cutter<'a> {
    blocks: &'a [Block],
    is_rtl: bool,
    title_size: f32,
}

impl Cutter<'_> {
    fn edges(&self, part: &[usize]) -> Edges {
        part.iter()
            .fold((f32::MAX, f32::MIN), |(left, right), &idx| {
                let block = &self.blocks[idx];
                (left.min(block.left), right.max(block.right))
            })
    }

    /// Gives the blocks of `part` (from the top down) in reading order.
    fn cut(
        &self,
        part: Vec<usize>,
        edges: Edges,
        depth: usize,
        give: &mut impl FnMut(usize, Edges),
    ) {
        if part.len() <= 1 || depth >= MAX_DEPTH {
            return self.give_all(part, edges, give);
        }
        let columns = self.columns(&part);
        if columns.len() > 1 {
            for column in columns {
                let edges = self.edges(&column);
                self.cut(column, edges, depth + 1, give);
            }
            return;
        }
        let bands = self.bands(&part);
        if bands.len() > 1 {
            for band in bands {
                self.cut(band, edges, depth + 1, give);
            }
            return;
        }
        self.give_all(part, edges, give);
    }

    /// Boxes that can't be parted: in the order of drawing.
    fn give_all(&self, mut part: Vec<usize>, edges: Edges, give: &mut impl FnMut(usize, Edges)) {
        part.sort_by_key(|&idx| (self.blocks[idx].rank, idx));
        for block in part {
            give(block, edges);
        }
    }

    /// Parts left and right of free strips, in reading order; each from the top down.
    fn columns(&self, part: &[usize]) -> Vec<Vec<usize>> {
        let mut sorted = part.to_vec();
        sorted.sort_by(|&a, &b| {
            self.blocks[a]
                .left
                .total_cmp(&self.blocks[b].left)
                .then(a.cmp(&b))
        });
        let mut columns: Vec<Vec<usize>> = Vec::new();
        let mut right = f32::MIN;
        for idx in sorted {
            let block = &self.blocks[idx];
            match columns.last_mut() {
                Some(column) if block.left - right < MIN_STRIP => column.push(idx),
                _ => columns.push(vec![idx]),
            }
            right = right.max(block.right);
        }
        for column in &mut columns {
            column.sort_by(|&a, &b| {
                self.blocks[b]
                    .top
                    .total_cmp(&self.blocks[a].top)
                    .then(a.cmp(&b))
            });
        }
        if self.is_rtl {
            columns.reverse();
        }
        columns
    }

    /// Parts above and below free rows, put together again while a strip runs through them.
    fn bands(&self, part: &[usize]) -> Vec<Vec<usize>> {
        let mut bands: Vec<Vec<usize>> = Vec::new();
        let mut bottom = f32::MAX;
        for &idx in part {
            let block = &self.blocks[idx];
            match bands.last_mut() {
                Some(band) if block.top > bottom => band.push(idx),
                _ => bands.push(vec![idx]),
            }
            bottom = bottom.min(block.bottom);
        }
        let mut joined: Vec<Vec<usize>> = Vec::new();
        let mut filled: Vec<Edges> = Vec::new();
        for band in bands {
            let own = self.filled(&band);
            let both = union(&filled, &own);
            // The titles of two articles side by side may differ in height: the first block tells.
            let is_title = band
                .first()
                .is_some_and(|&idx| self.blocks[idx].size >= self.title_size);
            match joined.last_mut() {
                Some(last) if both.len() > 1 && !is_title => {
                    last.extend(band);
                    filled = both;
                }
                _ => {
                    joined.push(band);
                    filled = own;
                }
            }
        }
        joined
    }

    /// The widths that blocks fill, sorted, strips between them.
    fn filled(&self, part: &[usize]) -> Vec<Edges> {
        let mut widths: Vec<Edges> = part
            .iter()
            .map(|&idx| (self.blocks[idx].left, self.blocks[idx].right))
            .collect();
        widths.sort_by(|a, b| a.0.total_cmp(&b.0));
        merged(widths.into_iter())
    }
}

/// Sorted stretches, those closer than a strip put together.
fn merged(sorted: impl Iterator<Item = Edges>) -> Vec<Edges> {
    let mut out: Vec<Edges> = Vec::new();
    for (left, right) in sorted {
        match out.last_mut() {
            Some(last) if left - last.1 < MIN_STRIP => last.1 = last.1.max(right),
            _ => out.push((left, right)),
        }
    }
    out
}

fn union(a: &[Edges], b: &[Edges]) -> Vec<Edges> {
    let mut both: Vec<Edges> = a.iter().chain(b).copied().collect();
    both.sort_by(|a, b| a.0.total_cmp(&b.0));
    merged(both.into_iter())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Text, left, right, base, size.
    fn read(lines: &[(&str, f32, f32, f32, f32)]) -> String {
        let lines: Vec<Line> = lines
            .iter()
            .enumerate()
            .map(|(rank, &(text, start, end, base, size))| Line {
                text: text.to_owned(),
                start,
                end,
                base,
                size,
                rank,
                ..Line::default()
            })
            .collect();
        let words: Vec<&str> = order(&lines, 10.0, false)
            .iter()
            .map(|place| lines[place.line].text.as_str())
            .collect();
        words.join(" ")
    }

    #[test]
    fn columns_under_a_headline_are_read_one_after_the_other() {
        assert_eq!(
            read(&[
                ("head", 50.0, 500.0, 700.0, 24.0),
                ("a", 50.0, 290.0, 660.0, 10.0),
                ("d", 302.0, 540.0, 660.0, 10.0),
                ("b", 50.0, 290.0, 648.0, 10.0),
                ("e", 302.0, 540.0, 648.0, 10.0),
                ("c", 50.0, 200.0, 636.0, 10.0),
                ("f", 302.0, 540.0, 636.0, 10.0),
            ]),
            "head a b c d e f"
        );
    }

    #[test]
    fn gaps_at_one_height_do_not_tear_columns() {
        assert_eq!(
            read(&[
                ("head", 50.0, 500.0, 700.0, 24.0),
                ("a", 50.0, 290.0, 660.0, 10.0),
                ("c", 302.0, 540.0, 660.0, 10.0),
                ("b", 50.0, 290.0, 600.0, 10.0),
                ("d", 302.0, 540.0, 600.0, 10.0),
            ]),
            "head a b c d"
        );
    }

    #[test]
    fn a_second_headline_parts_articles() {
        assert_eq!(
            read(&[
                ("a", 50.0, 290.0, 660.0, 10.0),
                ("b", 302.0, 540.0, 660.0, 10.0),
                ("second", 50.0, 400.0, 600.0, 20.0),
                ("c", 50.0, 290.0, 560.0, 10.0),
                ("d", 302.0, 540.0, 560.0, 10.0),
            ]),
            "a b second c d"
        );
    }

    #[test]
    fn two_articles_side_by_side_under_one_in_columns() {
        assert_eq!(
            read(&[
                ("head", 50.0, 540.0, 720.0, 24.0),
                ("a", 50.0, 290.0, 660.0, 10.0),
                ("b", 302.0, 540.0, 660.0, 10.0),
                ("left", 50.0, 280.0, 620.0, 20.0),
                ("right", 302.0, 530.0, 620.0, 20.0),
                ("title", 50.0, 150.0, 598.0, 20.0),
                ("d", 302.0, 540.0, 596.0, 10.0),
                ("c", 50.0, 290.0, 560.0, 10.0),
            ]),
            "head a b left title c right d"
        );
    }
}
