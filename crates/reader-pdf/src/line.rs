//! The runs of a page → its lines of text, none across a gutter.
//!
//! No order among columns and no paragraphs here. Method: runs on one base line, cut at gutters and at
//! wide gaps that the drawing order doesn't bridge; blanks from gaps; raised figures and initials over
//! several lines put to the line they belong to; right-to-left lines turned into reading order.

use crate::bidi::{self, Cell};
use crate::gutter::{self, Extent, Gutter, Row};
use crate::letters;
use crate::page::{Role, Run, Sheet};

/// A gap between runs is a blank from here, in sizes. Kerning reaches 0.1; the blanks of tightly set
/// newspapers shrink to 0.18.
const BLANK: f32 = 0.16;

/// Runs further apart than this are different lines, unless drawn one after the other (cells of a
/// table); in sizes.
const WIDE_GAP: f32 = 2.5;

/// Base lines this close are one line, in sizes.
const SAME_BASE: f32 = 0.22;

/// Initials looked at on a page; more are not initials.
const MAX_INITIALS: usize = 48;

/// Small runs of one row put to their lines; a row with more is a table of figures.
const MAX_RAISED: usize = 48;

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
    let mut runs = tidied(&sheet.runs);
    join_initials(&mut runs);
    let rows = join_raised(rows(runs));
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

/// Runs with letters only, blanks at their ends taken off their width.
fn tidied(runs: &[Run]) -> Vec<Run> {
    let mut kept = Vec::with_capacity(runs.len());
    for run in runs {
        let mut run = run.clone();
        if run
            .text
            .chars()
            .all(|char| char.is_whitespace() || char.is_control())
        {
            run.text.clear();
            run.text.push(' ');
            kept.push(run);
            continue;
        }
        let blank = 0.25 * run.size;
        let n_before = count_blanks(run.text.chars());
        let n_after = count_blanks(run.text.chars().rev());
        let width = run.end - run.start;
        run.start += (n_before as f32 * blank).min(0.4 * width);
        run.end -= (n_after as f32 * blank).min(0.4 * width);
        kept.push(run);
    }
    kept
}

fn count_blanks(chars: impl Iterator<Item = char>) -> usize {
    chars.take_while(|char| char.is_whitespace()).count()
}

/// Gives an initial over several lines to the first of them, and lets the others begin at the edge.
fn join_initials(runs: &mut Vec<Run>) {
    let body = common_size(runs);
    let initials: Vec<usize> = (0..runs.len())
        .filter(|&idx| is_initial(&runs[idx], body))
        .take(MAX_INITIALS)
        .collect();
    let mut gone = Vec::new();
    for idx in initials {
        let cap = runs[idx].clone();
        let cap_top = cap.base + 0.7 * cap.size;
        let mut first: Option<usize> = None;
        for (other, run) in runs.iter_mut().enumerate() {
            let is_beside = other != idx
                && run.size < 0.6 * cap.size
                && run.start >= cap.end - 0.2 * cap.size
                && run.start <= cap.end + 1.2 * run.size
                && run.base >= cap.base - 0.3 * run.size
                && run.base + 0.7 * run.size <= cap_top + 0.6 * run.size;
            if !is_beside {
                continue;
            }
            run.start = cap.start.min(run.start);
            run.glyph_starts.clear();
            if (run.base + 0.7 * run.size - cap_top).abs() < 0.8 * run.size {
                first.get_or_insert(other);
            }
        }
        if let Some(first) = first {
            let text = format!("{}{}", cap.text.trim(), runs[first].text);
            runs[first].text = text;
            gone.push(idx);
        }
    }
    let mut idx = 0;
    runs.retain(|_| {
        idx += 1;
        gone.binary_search(&(idx - 1)).is_err()
    });
}

fn is_initial(run: &Run, body: f32) -> bool {
    let text = run.text.trim();
    run.size > 1.9 * body
        && text.chars().count() <= 2
        && text.chars().any(char::is_uppercase)
        && !bidi::has_rtl(text)
}

/// The size of most letters.
pub(crate) fn common_size(runs: &[Run]) -> f32 {
    most_common(runs.iter().map(|run| (run.size, run.text.len()))).unwrap_or(10.0)
}

/// The value with the greatest weight, to a tenth.
pub(crate) fn most_common(values: impl Iterator<Item = (f32, usize)>) -> Option<f32> {
    let mut weights = std::collections::BTreeMap::new();
    for (value, weight) in values {
        *weights
            .entry((value * 10.0).round() as i64)
            .or_insert(0usize) += weight;
    }
    let mut best: Option<(i64, usize)> = None;
    for (value, weight) in weights {
        if best.is_none_or(|(_, most)| weight > most) {
            best = Some((value, weight));
        }
    }
    best.map(|(value, _)| value as f32 / 10.0)
}

/// Runs by base line from the top down, each sorted by its left end.
fn rows(mut runs: Vec<Run>) -> Vec<Vec<Run>> {
    runs.sort_by(|a, b| b.base.total_cmp(&a.base).then(a.rank.cmp(&b.rank)));
    let mut rows: Vec<Vec<Run>> = Vec::new();
    let mut row: Vec<Run> = Vec::new();
    for run in runs {
        let is_same = row
            .first()
            .is_some_and(|first| first.base - run.base <= SAME_BASE * first.size.min(run.size));
        if !is_same && !row.is_empty() {
            rows.push(std::mem::take(&mut row));
        }
        row.push(run);
    }
    if !row.is_empty() {
        rows.push(row);
    }
    for row in &mut rows {
        sort_row(row);
    }
    rows
}

/// Sorts by the left end and drops what is drawn twice (bold made by a second, shifted stroke).
fn sort_row(row: &mut Vec<Run>) {
    row.sort_by(|a, b| a.start.total_cmp(&b.start).then(a.rank.cmp(&b.rank)));
    row.dedup_by(|next, run| {
        next.text == run.text
            && (next.start - run.start).abs() < 0.12 * run.size
            && (next.size - run.size).abs() < 0.1 * run.size
    });
}

/// Puts small raised or lowered runs (notes, "CO2", "1st") into the line they touch.
fn join_raised(mut rows: Vec<Vec<Run>>) -> Vec<Vec<Run>> {
    for idx in 0..rows.len() {
        let is_text = rows[idx]
            .iter()
            .any(|run| run.text.trim().chars().count() > 4);
        if is_text || rows[idx].len() > MAX_RAISED {
            continue;
        }
        let mut kept = Vec::new();
        for run in std::mem::take(&mut rows[idx]) {
            let near = [idx + 1, idx + 2, idx.wrapping_sub(1)];
            let home = near.into_iter().find(|&other| {
                rows.get(other)
                    .is_some_and(|row| row.iter().any(|host| touches(&run, host)))
            });
            match home {
                Some(home) => {
                    let host_base = rows[home].first().map_or(run.base, |host| host.base);
                    rows[home].push(as_raised(run, host_base));
                    sort_row(&mut rows[home]);
                }
                None => kept.push(run),
            }
        }
        rows[idx] = kept;
    }
    rows.retain(|row| !row.is_empty());
    rows
}

/// Whether a small run stands raised or lowered right behind another.
fn touches(small: &Run, host: &Run) -> bool {
    let rise = small.base - host.base;
    small.size < 0.85 * host.size
        && rise < 0.65 * host.size
        && rise > -0.4 * host.size
        && small.start >= host.start
        && small.start <= host.end + 0.3 * host.size
}

fn as_raised(mut run: Run, base: f32) -> Run {
    if run.base > base && run.text.trim().chars().all(|char| char.is_ascii_digit()) {
        run.text = run.text.trim().chars().map(letters::raised).collect();
        run.glyph_starts.clear();
    }
    run.base = base;
    run
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
            let is_next = run.rank.abs_diff(rank) <= 3;
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

/// Whether a run is only white space.
fn is_blank(run: &Run) -> bool {
    run.text == " "
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

/// Whether a gap between two texts is a blank; scripts without blanks need a wide one.
fn needs_blank(before: &str, after: &str, gap: f32) -> bool {
    let is_unspaced = before.chars().next_back().is_some_and(letters::is_unspaced)
        && after.chars().next().is_some_and(letters::is_unspaced);
    !is_unspaced || gap > 0.9
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
