//! Lines in reading order → paragraphs, over columns and pages.
//!
//! No zones. Method, as people see it: a new paragraph begins after a gap, with an indent, after a line
//! that ends a sentence before the edge though the next word would have fitted, with another size or
//! weight. Elements of a tagged file decide before all that. A paragraph goes on in the next column or
//! page if it has not ended its sentence; what stands between (running heads, pictures' lines) comes
//! after it.

use crate::hyphen::{self, Words};
use crate::line::Line;
use crate::measure::{
    Book, MAX_INDENT, MIN_INDENT, Placed, block_edges, has_indents, is_justified, is_same_size,
    leadings, size_key, words,
};
use crate::page::Role;
use std::collections::BTreeMap;

/// A gap this much above the usual leading parts paragraphs. Lines with raised figures or letters of
/// another font vary by 1.1; paragraph spacing of news pages begins at 1.25.
const GAP_RATIO: f32 = 1.22;

/// Leading of a size that has too few lines to measure; of multi-line headlines.
const USUAL_LEADING: f32 = 1.32;

/// Text this much larger than the body is a title.
const TITLE_RATIO: f32 = 1.12;

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
    pub n_lines: usize,
    /// Box on its first page.
    pub left: f32,
    pub right: f32,
    pub top: f32,
    pub bottom: f32,
    /// Whether the page shows a gap before it.
    pub has_gap: bool,
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
            paragraph.n_lines += 1;
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
            return self.out[idx].n_lines == 1 && is_hanging(&self.out[idx].text);
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
        n_lines: 1,
        left: line.start,
        right: line.end,
        top: line.base + line.size,
        bottom: line.base,
        has_gap,
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::furniture::{self, PageLines};
    use crate::order::{self, Place};

    /// Text, start, end, base, size.
    type Drawn = (&'static str, f32, f32, f32, f32);

    /// Pages of lines (text, start, end, base, size); the paragraphs, furniture in brackets.
    fn read(pages: &[&[Drawn]]) -> Vec<String> {
        let to_line = |(rank, &(text, start, end, base, size)): (usize, &Drawn)| Line {
            text: text.to_owned(),
            start,
            end,
            base,
            size,
            rank,
            first_word: 25.0,
            ..Line::default()
        };
        let pages: Vec<PageLines> = pages
            .iter()
            .map(|lines| PageLines {
                lines: lines.iter().enumerate().map(to_line).collect(),
                top: 800.0,
                bottom: 0.0,
                ..PageLines::default()
            })
            .collect();
        let marks = furniture::find(&pages);
        let orders: Vec<Vec<Place>> = pages
            .iter()
            .zip(&marks)
            .map(|(page, marks)| {
                let kept: Vec<usize> = (0..page.lines.len()).filter(|&idx| !marks[idx]).collect();
                let lines: Vec<Line> = kept.iter().map(|&idx| page.lines[idx].clone()).collect();
                let places = order::order(&lines, 10.0, false).into_iter();
                places
                    .map(|place| Place {
                        line: kept[place.line],
                        ..place
                    })
                    .collect()
            })
            .collect();
        let book = Book {
            pages: &pages,
            furniture: &marks,
            orders: &orders,
            body_size: 10.0,
            is_tagged: false,
        };
        let show = |paragraph: Paragraph| {
            if paragraph.is_furniture {
                format!("[{}]", paragraph.text)
            } else {
                paragraph.text
            }
        };
        paragraphs(&book).into_iter().map(show).collect()
    }

    #[test]
    fn gaps_indents_and_short_lines_begin_paragraphs() {
        for (name, second, third) in [
            (
                "gap",
                ("ended late.", 50.0, 298.0, 688.0),
                (50.0, 300.0, 668.0),
            ),
            (
                "indent",
                ("ended late.", 50.0, 298.0, 688.0),
                (62.0, 300.0, 676.0),
            ),
            (
                "short line",
                ("ended late.", 50.0, 120.0, 688.0),
                (50.0, 300.0, 676.0),
            ),
        ] {
            let (text, start, end, base) = second;
            let (next_start, next_end, next_base) = third;
            let found = read(&[&[
                ("The talks in the north", 50.0, 300.0, 700.0, 10.0),
                (text, start, end, base, 10.0),
                ("Both sides said so", next_start, next_end, next_base, 10.0),
                ("on Monday.", 50.0, 140.0, next_base - 12.0, 10.0),
                ("Nobody asked why.", 50.0, 290.0, next_base - 44.0, 10.0),
                ("It was late.", 50.0, 290.0, next_base - 56.0, 10.0),
                ("It was dark.", 50.0, 290.0, next_base - 68.0, 10.0),
            ]]);
            assert_eq!(found[0], "The talks in the north ended late.", "{name}");
            assert_eq!(found[1], "Both sides said so on Monday.", "{name}");
        }
    }

    #[test]
    fn a_paragraph_over_a_page_break_is_one_line_and_the_foot_comes_after_it() {
        let found = read(&[
            &[
                ("The Northgate Courier", 50.0, 150.0, 770.0, 8.0),
                ("The talks in the north", 50.0, 300.0, 700.0, 10.0),
                ("ended late and the un-", 50.0, 300.0, 688.0, 10.0),
                ("3", 170.0, 175.0, 30.0, 8.0),
            ],
            &[
                ("The Northgate Courier", 50.0, 150.0, 770.0, 8.0),
                ("ion went home.", 50.0, 120.0, 700.0, 10.0),
                ("4", 170.0, 175.0, 30.0, 8.0),
            ],
        ]);
        assert_eq!(
            found,
            [
                "[The Northgate Courier]",
                "The talks in the north ended late and the union went home.",
                "[3]",
                "[The Northgate Courier]",
                "[4]"
            ]
        );
    }

    #[test]
    fn a_caption_between_columns_does_not_tear_the_paragraph() {
        let found = read(&[&[
            ("The talks in the north", 50.0, 290.0, 700.0, 10.0),
            ("Minister at the port", 302.0, 420.0, 700.0, 7.0),
            ("ended late and with", 50.0, 290.0, 688.0, 10.0),
            ("an open question, as", 50.0, 290.0, 676.0, 10.0),
            ("the union put it.", 302.0, 400.0, 660.0, 10.0),
        ]]);
        assert_eq!(
            found,
            [
                "The talks in the north ended late and with an open question, as the union put it.",
                "Minister at the port"
            ]
        );
    }

    #[test]
    fn items_of_a_list_are_paragraphs() {
        let found = read(&[&[
            ("• The port stays shut until", 50.0, 300.0, 700.0, 10.0),
            ("the end of May", 60.0, 150.0, 688.0, 10.0),
            ("• The road is open", 50.0, 200.0, 676.0, 10.0),
        ]]);
        assert_eq!(
            found,
            [
                "• The port stays shut until the end of May",
                "• The road is open"
            ]
        );
    }
}
