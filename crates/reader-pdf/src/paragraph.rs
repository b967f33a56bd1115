//! Lines in reading order → paragraphs, over columns and pages.
//!
//! No zones. Method, as people see it: a new paragraph begins after a gap, with an indent, after a line
//! that ends a sentence before the edge though the next word would have fitted, with another size or
//! weight. Elements of a tagged file decide before all that. A paragraph goes on in the next column or
//! page if it has not ended its sentence; what stands between (running heads, pictures' lines) comes
//! after it.

use crate::furniture::PageLines;
use crate::hyphen::{self, Words};
use crate::line::{Line, most_common};
use crate::order::Place;
use crate::page::Role;
use std::collections::BTreeMap;

/// A gap this much above the usual leading parts paragraphs. Lines with raised figures or letters of
/// another font vary by 1.1; paragraph spacing of news pages begins at 1.25.
const GAP_RATIO: f32 = 1.22;

/// Leading of a size that has too few lines to measure; of multi-line headlines.
const USUAL_LEADING: f32 = 1.32;

/// Sizes closer than this are one style.
const SAME_SIZE: f32 = 0.08;

/// Text this much larger than the body is a title.
const TITLE_RATIO: f32 = 1.12;

/// Smallest indent, in sizes.
const MIN_INDENT: f32 = 0.7;

/// Largest; more is a centred or right-aligned line.
const MAX_INDENT: f32 = 6.0;

/// Paragraphs looked back over for the one that goes on.
const MAX_BETWEEN: usize = 12;

/// A paragraph.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Paragraph {
    pub text: String,
    pub size: f32,
    pub is_bold: bool,
    pub is_furniture: bool,
    pub role: Role,
    pub page: usize,
    /// Box on its first page.
    pub left: f32,
    pub right: f32,
    pub top: f32,
    pub bottom: f32,
    /// Whether the page shows a gap before it.
    pub has_gap: bool,
}

/// A line with its page and place.
#[derive(Clone, Copy)]
struct Placed<'a> {
    line: &'a Line,
    page: usize,
    place: Place,
}

impl Placed<'_> {
    /// How far the line begins inside its column, in the direction of reading.
    fn indent(&self) -> f32 {
        if self.line.is_rtl {
            self.place.right - self.line.end
        } else {
            self.line.start - self.place.left
        }
    }

    /// How far it ends before the edge.
    fn slack(&self) -> f32 {
        if self.line.is_rtl {
            self.line.start - self.place.left
        } else {
            self.place.right - self.line.end
        }
    }

    fn is_same_column(&self, other: &Placed<'_>) -> bool {
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

/// Puts the paragraphs together.
pub(crate) fn paragraphs(book: &Book<'_>) -> Vec<Paragraph> {
    let words = words(book);
    let leadings = leadings(book);
    let mut builder = Builder {
        book,
        words,
        leadings,
        has_indents: has_indents(book),
        out: Vec::new(),
        last: None,
        open: Vec::new(),
        is_justified: is_justified(book),
    };
    for page in 0..book.pages.len() {
        builder.page(page);
    }
    builder.out
}

struct Builder<'a> {
    book: &'a Book<'a>,
    words: Words,
    leadings: BTreeMap<i64, f32>,
    has_indents: bool,
    is_justified: bool,
    out: Vec<Paragraph>,
    /// The last line, and its paragraph.
    last: Option<(Placed<'a>, usize)>,
    /// The last lines of the last paragraphs in the body's size.
    open: Vec<(Placed<'a>, usize)>,
}

impl<'a> Builder<'a> {
    fn page(&mut self, page: usize) {
        let lines = &self.book.pages[page].lines;
        let marks = &self.book.furniture[page];
        let places = &self.book.orders[page];
        let text_top = places
            .iter()
            .map(|place| lines[place.line].base)
            .fold(f32::MIN, f32::max);
        let mut after = Vec::new();
        for (idx, line) in lines.iter().enumerate().filter(|(idx, _)| marks[*idx]) {
            if line.base >= text_top {
                self.push_furniture(line, page);
            } else {
                after.push(idx);
            }
        }
        let block_edges = block_edges(lines, places);
        for place in places {
            let mut place = *place;
            if let Some(edges) = block_edges.get(&place.block) {
                (place.left, place.right) = *edges;
            }
            self.push(Placed {
                line: &lines[place.line],
                page,
                place,
            });
        }
        for idx in after {
            self.push_furniture(&lines[idx], page);
        }
    }

    fn push_furniture(&mut self, line: &Line, page: usize) {
        let mut paragraph = new_paragraph(line, page, false);
        paragraph.is_furniture = true;
        self.out.push(paragraph);
    }

    fn push(&mut self, next: Placed<'a>) {
        let is_body = self.is_body(next.line);
        let home = match &self.last {
            Some((last, idx)) if self.goes_on(last, &next, *idx) => Some(*idx),
            _ => is_body.then(|| self.resumed(&next)).flatten(),
        };
        let idx = if let Some(idx) = home {
            let paragraph = &mut self.out[idx];
            hyphen::append(&mut paragraph.text, &next.line.text, &self.words);
            if paragraph.page == next.page {
                paragraph.left = paragraph.left.min(next.line.start);
                paragraph.right = paragraph.right.max(next.line.end);
                paragraph.bottom = next.line.base;
            }
            paragraph.is_bold &= next.line.is_bold;
            idx
        } else {
            let has_gap = self.last.as_ref().is_none_or(|(last, _)| {
                last.page != next.page
                    || last.line.base - next.line.base > 2.0 * self.leading(next.line)
            });
            self.out.push(new_paragraph(next.line, next.page, has_gap));
            self.out.len() - 1
        };
        if is_body {
            self.open
                .retain(|(_, other)| *other != idx && other + MAX_BETWEEN > idx);
            self.open.push((next, idx));
        }
        self.last = Some((next, idx));
    }

    fn is_body(&self, line: &Line) -> bool {
        is_same_size(line.size, self.book.body_size)
    }

    fn leading(&self, line: &Line) -> f32 {
        self.leadings
            .get(&size_key(line.size))
            .copied()
            .unwrap_or(USUAL_LEADING * line.size)
    }

    /// Whether a line belongs to the paragraph of the line read before it.
    fn goes_on(&self, last: &Placed<'_>, next: &Placed<'_>, idx: usize) -> bool {
        let (before, line) = (last.line, next.line);
        if !is_same_size(before.size, line.size) {
            return false;
        }
        if self.book.is_tagged && before.element != 0 && line.element != 0 {
            let is_far = last.page == next.page
                && before.base - line.base > 1.8 * self.leading(line)
                && last.is_same_column(next);
            return before.element == line.element && !is_far;
        }
        if !last.is_same_column(next) || line.base > before.base + 0.5 * line.size {
            return self.goes_on_elsewhere(last, next);
        }
        if line.base > before.base - 0.3 * line.size {
            // Cells side by side.
            return before.is_bold == line.is_bold;
        }
        if before.base - line.base > GAP_RATIO * self.leading(line) + 0.5 {
            return false;
        }
        if starts_item(&line.text) {
            return false;
        }
        let is_hyphen = hyphen::hyphen_end(&before.text).is_some();
        if before.is_bold != line.is_bold
            && (last.slack() > 2.0 * line.size || ends_sentence(&before.text))
        {
            return false;
        }
        let slack = last.slack();
        let would_fit = slack > line.first_word + 0.6 * line.size;
        if line.size > TITLE_RATIO * self.book.body_size {
            // Titles are centred and broken where it looks well.
            return !(would_fit && ends_sentence(&before.text));
        }
        let indent = next.indent();
        let is_indented = indent > MIN_INDENT * line.size && indent < MAX_INDENT * line.size;
        let deeper = indent - last.indent();
        if is_indented && !is_hyphen && deeper > 0.5 * MIN_INDENT * line.size {
            return is_hanging(&self.out[idx].text);
        }
        // Paragraphs of one line each, all with the indent.
        let is_alike = is_indented && deeper.abs() < 1.0 && self.has_indents;
        let width = last.place.right - last.place.left;
        let is_short = (slack > 0.45 * width || self.is_justified && slack > 1.5 * line.size)
            && !line.text.starts_with(char::is_lowercase);
        if self.is_justified && is_short && !is_hyphen {
            return false;
        }
        !would_fit || is_hyphen || !(ends_sentence(&before.text) || is_short || is_alike)
    }

    /// Whether the paragraph goes on at the head of another column or page.
    fn goes_on_elsewhere(&self, last: &Placed<'_>, next: &Placed<'_>) -> bool {
        let (before, line) = (last.line, next.line);
        if before.is_bold != line.is_bold || line.size > 1.2 * self.book.body_size {
            return false;
        }
        if hyphen::hyphen_end(&before.text).is_some() {
            return true;
        }
        if starts_item(&line.text) {
            return false;
        }
        let indent = next.indent();
        if indent > MIN_INDENT * line.size && indent < MAX_INDENT * line.size {
            return false;
        }
        let is_full = last.slack() <= line.first_word + 0.6 * line.size;
        if ends_sentence(&before.text) {
            return is_full && self.has_indents && is_same_size(line.size, self.book.body_size);
        }
        is_full || line.text.starts_with(char::is_lowercase)
    }

    /// The paragraph left open some lines ago that goes on here.
    fn resumed(&self, next: &Placed<'_>) -> Option<usize> {
        let mut latest = self.open.iter().rev();
        latest
            .find(|(open, idx)| self.is_resumed(open, next, *idx))
            .map(|(_, idx)| *idx)
    }

    /// Whether a paragraph left open some lines ago goes on here.
    fn is_resumed(&self, open: &Placed<'_>, next: &Placed<'_>, idx: usize) -> bool {
        let (before, line) = (open.line, next.line);
        if self.out.len() - idx > MAX_BETWEEN || next.page - open.page > 1 {
            return false;
        }
        if self.book.is_tagged && before.element != 0 && line.element != 0 {
            return before.element == line.element;
        }
        let is_begun = hyphen::hyphen_end(&before.text).is_some() || !ends_sentence(&before.text);
        before.is_bold == line.is_bold
            && before.is_rtl == line.is_rtl
            && is_begun
            && open.slack() <= 3.0 * line.size
            && line.text.starts_with(char::is_lowercase)
    }
}

fn new_paragraph(line: &Line, page: usize, has_gap: bool) -> Paragraph {
    Paragraph {
        text: line.text.clone(),
        size: line.size,
        is_bold: line.is_bold,
        is_furniture: false,
        role: line.role,
        page,
        left: line.start,
        right: line.end,
        top: line.base + line.size,
        bottom: line.base,
        has_gap,
    }
}

fn size_key(size: f32) -> i64 {
    (size * 2.0).round() as i64
}

fn is_same_size(one: f32, other: f32) -> bool {
    (one - other).abs() <= SAME_SIZE * one.max(other)
}

/// Whether a text ends with what ends a sentence, closing marks aside.
fn ends_sentence(text: &str) -> bool {
    text.trim_end_matches(|char: char| "\"”’'»)]“".contains(char) || "¹²³⁴⁵⁶⁷⁸⁹⁰".contains(char))
        .ends_with([
            '.', '!', '?', ':', '…', '。', '！', '？', '؟', '۔', '।', '」',
        ])
}

/// Whether a line begins an item of a list.
fn starts_item(text: &str) -> bool {
    text.starts_with(['•', '▪', '■', '●', '◦', '‣', '·', '►', '✓'])
}

/// Whether the lines after this beginning hang: items of lists.
fn is_hanging(text: &str) -> bool {
    let first = text.split(' ').next().unwrap_or_default();
    let is_number = first.len() <= 4
        && first.ends_with(['.', ')'])
        && first
            .chars()
            .next()
            .is_some_and(|char| char.is_ascii_digit());
    starts_item(text) || is_number || matches!(first, "-" | "–" | "*")
}

/// Blocks most of whose lines are narrower than the column (text beside a picture, a centred verse):
/// their own edges.
fn block_edges(lines: &[Line], places: &[Place]) -> BTreeMap<usize, (f32, f32)> {
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
fn leadings(book: &Book<'_>) -> BTreeMap<i64, f32> {
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
fn is_justified(book: &Book<'_>) -> bool {
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
fn has_indents(book: &Book<'_>) -> bool {
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

fn words(book: &Book<'_>) -> Words {
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
