//! The runs of a page → its rows: runs on one base line, sorted from left to right.
//!
//! Columns are not parted here. Method: runs by base line; initials over several lines and small raised
//! runs put to the row they belong to; what is drawn twice dropped.

use crate::bidi;
use crate::letters;
use crate::page::Run;

/// Base lines this close are one line, in sizes.
const SAME_BASE: f32 = 0.22;

/// Initials looked at on a page; more are not initials.
const MAX_INITIALS: usize = 48;

/// Small runs of one row put to their lines; a row with more is a table of figures.
const MAX_RAISED: usize = 48;

/// The rows of a page from the top down.
pub(crate) fn rows(runs: &[Run]) -> Vec<Vec<Run>> {
    let mut runs = tidied(runs);
    join_initials(&mut runs);
    join_raised(by_base(runs))
}

/// Whether a run is only white space.
pub(crate) fn is_blank(run: &Run) -> bool {
    run.text == " "
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
fn common_size(runs: &[Run]) -> f32 {
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
fn by_base(mut runs: Vec<Run>) -> Vec<Vec<Run>> {
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
