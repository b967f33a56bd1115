//! The runs of a page → its lines of text, none across a gutter.
//!
//! No order among columns and no paragraphs here. Method: runs on one base line, cut at gutters and at
//! wide gaps that the drawing order doesn't bridge; blanks from gaps; right-to-left lines turned into
//! reading order.

use crate::bidi::{self, Cell};
use crate::gutter::{self, Extent, Gutter, Row};
use crate::letters;
use crate::page::{Role, Run, Sheet};
use crate::row::{self, is_blank, most_common};

/// A gap between runs is a blank from here, in sizes. Kerning reaches 0.1; the blanks of tightly set
/// newspapers shrink to 0.18.
const BLANK: f32 = 0.16;

/// Runs further apart than this are different lines, unless drawn one after the other (cells of a
/// table); in sizes.
const WIDE_GAP: f32 = 2.5;

/// A line of a column.
#[derive(Clone, Debug, PartialEq, Default)]
pub(crate) struct Line {
    /// In reading order, blanks single, not at the ends.
    pub text: String,
    pub start: f32,
    pub end: f32,
    pub base: f32,
    /// Size of most of its letters.
    pub size: f32,
    /// Whether most of its letters are bold.
    pub is_bold: bool,
    pub is_rtl: bool,
    /// Whether the file marks it as a running head or foot.
    pub is_running: bool,
    /// Place of its first run in the order of drawing.
    pub rank: usize,
    /// Element of the structure tree; 0: none.
    pub element: u32,
    pub role: Role,
    /// About the width of its first word.
    pub first_word: f32,
}

/// The lines of a page from the top down, left before right. `gutters` are those of the page before;
/// they hold here too where nothing crosses them (the last lines of an article fill few rows).
pub(crate) fn lines(sheet: &Sheet, gutters: &mut Vec<Gutter>) -> Vec<Line> {
    let rows = row::rows(&sheet.runs);
    let boxes: Vec<Row> = rows.iter().map(|row| boxes(row)).collect();
    let found = gutter::find(&boxes, gutters);
    *gutters = found;
    let drawn: String = sheet.runs.iter().map(|run| run.text.as_str()).collect();
    let is_rtl = bidi::is_mostly_rtl(&drawn);
    let mut lines = Vec::new();
    for row in &rows {
        for part in split(row, gutters) {
            let line = line(part, is_rtl);
            if !line.text.is_empty() {
                lines.push(line);
            }
        }
    }
    lines
}

/// A line of runs that stand against the rest of the page.
pub(crate) fn turned_text(runs: &[Run]) -> String {
    let parts: Vec<&str> = runs.iter().map(|run| run.text.as_str()).collect();
    squeezed(&letters::spelled(&parts.join(" ")))
}

fn boxes(row: &[Run]) -> Row {
    Row {
        base: row.first().map_or(0.0, |run| run.base),
        size: most_common(row.iter().map(|run| (run.size, run.text.len())))
            .unwrap_or(10.0)
            .max(0.1),
        extents: row
            .iter()
            .filter(|run| !is_blank(run))
            .map(|run| Extent {
                start: run.start,
                end: run.end,
                rank: run.rank,
            })
            .collect(),
    }
}

/// Cuts a row at gutters and wide gaps.
fn split<'a>(row: &'a [Run], gutters: &[Gutter]) -> Vec<&'a [Run]> {
    let mut parts = Vec::new();
    let mut from = 0;
    let mut end = f32::MIN;
    let mut rank = 0;
    for idx in 0..row.len() {
        let run = &row[idx];
        if is_blank(run) {
            continue;
        }
        if end > f32::MIN {
            let gap = run.start - end;
            let is_next = run.rank.abs_diff(rank) <= gutter::NEXT_RANK;
            let is_cut = gap > 0.3 * run.size
                && (gap > WIDE_GAP * run.size && !is_next
                    || gutters
                        .iter()
                        .any(|gutter| gutter.parts(end, run.start, run.base)));
            if is_cut {
                parts.push(&row[from..idx]);
                from = idx;
                end = f32::MIN;
            }
        }
        end = end.max(run.end);
        rank = run.rank;
    }
    if from < row.len() {
        parts.push(&row[from..]);
    }
    parts
}

/// Puts the runs of a line together.
fn line(runs: &[Run], is_rtl_page: bool) -> Line {
    let words: Vec<&Run> = runs.iter().filter(|run| !is_blank(run)).collect();
    let Some(first) = words.first() else {
        return Line::default();
    };
    let n_letters: usize = runs.iter().map(|run| run.text.len()).sum();
    let n_where = |is_so: fn(&Run) -> bool| -> usize {
        runs.iter()
            .filter(|run| is_so(run))
            .map(|run| run.text.len())
            .sum()
    };
    let is_rtl_run = |run: &Run| bidi::has_rtl(&run.text);
    let text = if runs.iter().any(is_rtl_run) {
        rtl_text(runs, is_rtl_page)
    } else {
        ltr_text(runs)
    };
    let start = words.iter().map(|run| run.start).fold(f32::MAX, f32::min);
    let end = words.iter().map(|run| run.end).fold(f32::MIN, f32::max);
    let longest = words
        .iter()
        .max_by_key(|run| run.text.len())
        .unwrap_or(first);
    let n_chars = text.chars().count().max(1) as f32;
    let first_word = if text.starts_with(letters::is_unspaced) {
        // Any character may end a line.
        1.5
    } else {
        text.split(' ').next().unwrap_or_default().chars().count() as f32
    };
    Line {
        first_word: first_word / n_chars * (end - start),
        is_rtl: bidi::is_mostly_rtl(&text),
        size: most_common(runs.iter().map(|run| (run.size, run.text.len()))).unwrap_or(first.size),
        is_bold: 2 * n_where(|run| run.is_bold) > n_letters,
        is_running: 2 * n_where(|run| run.is_running) > n_letters,
        rank: words.iter().map(|run| run.rank).min().unwrap_or(first.rank),
        element: longest.element,
        role: longest.role,
        base: longest.base,
        text,
        start,
        end,
    }
}

/// The gap that makes a blank between these runs, letter-spaced lines taken into account.
fn blank_width(runs: &[Run]) -> f32 {
    let size = runs.first().map_or(10.0, |run| run.size);
    let has_blanks = runs.iter().any(|run| run.text.contains(' '));
    let n_single = runs
        .iter()
        .filter(|run| run.text.trim().chars().count() == 1)
        .count();
    if has_blanks || runs.len() < 8 || n_single * 5 < runs.len() * 4 {
        return BLANK * size;
    }
    let mut gaps: Vec<f32> = runs
        .windows(2)
        .map(|pair| pair[1].start - pair[0].end)
        .collect();
    gaps.sort_by(f32::total_cmp);
    // Most gaps of a line of single letters are inside words.
    let common = gaps.get(gaps.len() / 2).copied().unwrap_or(0.0).max(0.0);
    (1.6 * common).max(BLANK * size)
}

fn ltr_text(runs: &[Run]) -> String {
    let blank = blank_width(runs);
    let mut text = String::new();
    let mut end = f32::MAX;
    for run in runs {
        if is_blank(run) {
            text.push(' ');
            continue;
        }
        if run.start - end > blank && needs_blank(&text, &run.text, (run.start - end) / run.size) {
            text.push(' ');
        }
        text.push_str(&run.text);
        end = if end >= f32::MAX {
            run.end
        } else {
            end.max(run.end)
        };
    }
    squeezed(&letters::spelled(&text))
}

/// Whether a gap between two texts is a blank; scripts without blanks need a wide one, and Indian ones
/// where the file has blanks as characters.
fn needs_blank(before: &str, after: &str, gap: f32) -> bool {
    let is_unspaced = before.chars().next_back().is_some_and(letters::is_unspaced)
        && after.chars().next().is_some_and(letters::is_unspaced);
    let is_indic = before.ends_with(letters::is_indic) && after.starts_with(letters::is_indic);
    let least = match (is_unspaced, is_indic && before.contains(' ')) {
        (true, _) => 0.9,
        (false, true) => 0.5,
        (false, false) => 0.0,
    };
    gap > least
}

fn rtl_text(runs: &[Run], is_rtl_page: bool) -> String {
    let blank = blank_width(runs);
    let mut cells: Vec<Cell> = Vec::new();
    let mut end = f32::MAX;
    for run in runs {
        if is_blank(run) || run.start - end > blank {
            cells.push(Cell {
                text: " ".to_owned(),
                start: run.start,
            });
        }
        if is_blank(run) {
            continue;
        }
        let mut own = cells_of(run);
        own.sort_by(|a, b| a.start.total_cmp(&b.start));
        cells.append(&mut own);
        end = if end >= f32::MAX {
            run.end
        } else {
            end.max(run.end)
        };
    }
    squeezed(&bidi::reading_order(&cells, is_rtl_page))
}

/// The characters of a run that stay together, with their places.
fn cells_of(run: &Run) -> Vec<Cell> {
    // A text the file gives for glyphs has one place for all.
    let is_one = run
        .glyph_starts
        .windows(2)
        .all(|pair| (pair[0] - pair[1]).abs() < 1e-3);
    if run.is_logical && is_one {
        return vec![Cell {
            text: letters::spelled(&run.text),
            start: run.start,
        }];
    }
    let n_chars = run.text.chars().count().max(1) as f32;
    let mut cells: Vec<Cell> = Vec::new();
    let mut last = f32::MIN;
    for (idx, char) in run.text.chars().enumerate() {
        let even = run.start + (run.end - run.start) * idx as f32 / n_chars;
        let start = run.glyph_starts.get(idx).copied().unwrap_or(even);
        let is_ligature = !run.glyph_starts.is_empty() && (start - last).abs() < 1e-3;
        last = start;
        let mut buffer = [0u8; 4];
        let spelled = letters::spelled(char.encode_utf8(&mut buffer));
        match cells.last_mut() {
            Some(cell) if is_ligature || bidi::is_mark(char) => cell.text.push_str(&spelled),
            _ if spelled.is_empty() => {}
            _ => cells.push(Cell {
                text: spelled,
                start,
            }),
        }
    }
    cells
}

/// The text with single blanks.
fn squeezed(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Text, start, end, base, size.
    fn read(runs: &[(&str, f32, f32, f32, f32)]) -> Vec<String> {
        let runs = runs
            .iter()
            .enumerate()
            .map(|(rank, &(text, start, end, base, size))| Run {
                text: text.to_owned(),
                start,
                end,
                base,
                size,
                rank,
                ..Run::default()
            })
            .collect();
        let sheet = Sheet {
            runs,
            ..Sheet::default()
        };
        let lines = lines(&sheet, &mut Vec::new());
        lines.into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn gaps_are_blanks_and_kerning_is_not() {
        assert_eq!(
            read(&[
                ("T", 50.0, 56.0, 700.0, 10.0),
                ("alks", 55.2, 72.0, 700.0, 10.0),
                ("end", 74.5, 90.0, 700.0, 10.0),
            ]),
            ["Talks end"]
        );
    }

    #[test]
    fn letter_spaced_words_stay_whole() {
        let mut runs = Vec::new();
        let mut at = 50.0;
        for char in ["H", "A", "R", "B", "O", "U", "R", "N", "E", "W", "S"] {
            runs.push((char, at, at + 6.0, 700.0, 10.0));
            at += if char == "R" && runs.len() == 7 {
                16.0
            } else {
                10.0
            };
        }
        assert_eq!(read(&runs), ["HARBOUR NEWS"]);
    }

    #[test]
    fn raised_figures_stand_at_their_word() {
        assert_eq!(
            read(&[
                ("the ministers", 50.0, 110.0, 700.0, 10.0),
                ("1", 110.2, 113.0, 703.8, 6.0),
                ("met again", 116.0, 160.0, 700.0, 10.0),
            ]),
            ["the ministers¹ met again"]
        );
    }

    #[test]
    fn letters_drawn_twice_count_once() {
        assert_eq!(
            read(&[
                ("Talks", 50.0, 80.0, 700.0, 10.0),
                ("Talks", 50.3, 80.3, 700.0, 10.0),
            ]),
            ["Talks"]
        );
    }

    #[test]
    fn an_initial_over_three_lines_joins_the_first() {
        assert_eq!(
            read(&[
                ("T", 50.0, 78.0, 676.0, 44.0),
                ("he talks in the north ended", 82.0, 200.0, 700.0, 10.0),
                ("late and without any result", 82.0, 200.0, 688.0, 10.0),
                ("that both sides could name,", 82.0, 200.0, 676.0, 10.0),
                ("as the union said on Monday", 50.0, 200.0, 664.0, 10.0),
            ]),
            [
                "The talks in the north ended",
                "late and without any result",
                "that both sides could name,",
                "as the union said on Monday"
            ]
        );
    }

    #[test]
    fn rows_of_a_table_are_lines() {
        let mut runs = Vec::new();
        for row in 0..6 {
            let base = 700.0 - 12.0 * row as f32;
            runs.push(("Port", 50.0, 70.0, base, 10.0));
            runs.push(("12", 200.0, 212.0, base, 10.0));
            runs.push(("open", 300.0, 320.0, base, 10.0));
        }
        assert_eq!(read(&runs), ["Port 12 open"; 6]);
    }
}
