//! The columns of a table with a sample of their cells → what each column is for.
//!
//! No reading of rows into articles here. A guess that the reader of the page can change.
//!
//! Method: every pair of column and role is scored by the column's name and by what its cells look
//! like; what cells rule out can't be saved by the name. Best pair first, each role and each column
//! once. Where there is no line of names, looks alone decide.

use super::{language_tag, name};
use crate::html;
use crate::when::{self, Order};
use document::ColumnRole;

/// Score from which a pair counts. A name alone or a look alone is enough where it is clear.
const THRESHOLD: i32 = 40;

/// What the cells of a column look like. Shares are of cells that are not empty.
#[derive(Clone, Debug, Default)]
struct Look {
    n_filled: usize,
    mean_chars: f32,
    mean_words: f32,
    sentences: f32,
    lines: f32,
    urls: f32,
    pictures: f32,
    domains: f32,
    dates: f32,
    languages: f32,
    numbers: f32,
    names: f32,
    distinct: f32,
}

/// Characters of a cell that are looked at.
const CELL_BYTES: usize = 4096;

impl Look {
    fn of(cells: &[&str]) -> Self {
        let mut look = Look::default();
        let order = Order::of(cells.iter().copied());
        let mut distinct: Vec<&str> = Vec::new();
        for cell in cells.iter().map(|cell| cell.trim()).filter(|cell| !is_blank(cell)) {
            look.n_filled += 1;
            look.mean_chars += cell.chars().count() as f32;
            look.mean_words += cell.split_whitespace().take(500).count() as f32;
            look.lines += f32::from(u8::from(cell.contains('\n')));
            let is_url = is_url(cell);
            look.urls += f32::from(u8::from(is_url));
            look.pictures += f32::from(u8::from(is_url && is_picture(cell)));
            look.domains += f32::from(u8::from(is_domain(cell)));
            look.dates += f32::from(u8::from(when::iso(cell, order).is_some()));
            look.languages += f32::from(u8::from(language_tag(cell).is_some()));
            look.numbers += f32::from(u8::from(cell.parse::<f64>().is_ok()));
            look.sentences += f32::from(u8::from(has_sentences(cell)));
            let is_name = cell.len() < 120 && newsline::byline::is_name_line(cell);
            look.names += f32::from(u8::from(is_name));
            distinct.push(cell);
        }
        distinct.sort_unstable();
        distinct.dedup();
        look.distinct = distinct.len() as f32;
        let n_filled = look.n_filled.max(1) as f32;
        for share in [
            &mut look.mean_chars,
            &mut look.mean_words,
            &mut look.sentences,
            &mut look.lines,
            &mut look.urls,
            &mut look.pictures,
            &mut look.domains,
            &mut look.dates,
            &mut look.languages,
            &mut look.numbers,
            &mut look.names,
            &mut look.distinct,
        ] {
            *share /= n_filled;
        }
        look
    }

    /// Whether the cells may be words of an article.
    fn is_prose(&self) -> bool {
        self.urls < 0.5 && self.dates < 0.5 && self.numbers < 0.5 && self.domains < 0.5
    }

    /// Score of the column for a role by its name's weight; `None`: its cells rule it out.
    fn score(&self, role: ColumnRole, weight: i32, has_header: bool) -> Option<i32> {
        if self.n_filled == 0 {
            return None;
        }
        let (fits, bonus) = match role {
            ColumnRole::Text => (
                self.is_prose() && self.mean_chars >= 40.0,
                if self.mean_chars >= 200.0 && self.sentences >= 0.5 {
                    45 + (self.mean_chars / 100.0).min(25.0) as i32
                } else {
                    (self.mean_chars / 10.0).min(20.0) as i32
                },
            ),
            ColumnRole::Headline => {
                let is_line = self.mean_words >= 3.0
                    && (15.0..200.0).contains(&self.mean_chars)
                    && self.distinct >= 0.7
                    && self.lines == 0.0
                    && self.names < 0.5;
                (
                    self.is_prose() && (3.0..400.0).contains(&self.mean_chars),
                    if is_line { 42 - (self.sentences * 20.0) as i32 } else { 0 },
                )
            }
            ColumnRole::Dek => (self.is_prose() && self.mean_chars >= 10.0, 0),
            ColumnRole::Published => {
                (self.dates >= 0.6, if self.dates >= 0.9 { 42 } else { 0 })
            }
            ColumnRole::Url => (
                self.urls >= 0.6 && self.pictures < 0.5,
                if self.distinct >= 0.5 { 42 } else { 30 },
            ),
            ColumnRole::Language => (
                self.languages >= 0.6,
                if self.languages >= 0.95 && self.n_filled >= 2 && self.distinct <= 0.5 { 41 } else { 0 },
            ),
            ColumnRole::Outlet => {
                let is_repeated = self.n_filled >= 4 && self.distinct <= 0.5 && self.mean_chars >= 3.0;
                let by_look = self.domains >= 0.8 || (!has_header && is_repeated && self.numbers < 0.2);
                (
                    self.mean_chars <= 80.0 && self.dates < 0.3 && self.numbers < 0.5 && self.urls < 0.8,
                    if by_look { 41 } else { 0 },
                )
            }
            ColumnRole::Authors => (
                self.mean_chars <= 200.0 && self.dates < 0.5 && self.numbers < 0.5 && self.urls < 0.5,
                if !has_header && self.names >= 0.8 && self.distinct > 0.3 { 41 } else { 0 },
            ),
        };
        fits.then_some(weight + bonus)
    }
}

/// Whether a cell says that there is nothing.
pub(super) fn is_blank(cell: &str) -> bool {
    let cell = cell.trim();
    cell.is_empty()
        || ["nan", "null", "none", "n/a", "na", "#n/a", "nil", "[]", "{}", "nat", "\\n"]
            .iter()
            .any(|nothing| cell.eq_ignore_ascii_case(nothing))
}

fn is_url(cell: &str) -> bool {
    let starts = ["http://", "https://", "www."];
    !cell.contains(char::is_whitespace) && starts.iter().any(|start| cell.starts_with(start))
}

fn is_picture(cell: &str) -> bool {
    let path = cell.split(['?', '#']).next().unwrap_or(cell).to_ascii_lowercase();
    [".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".mp4", ".mp3"]
        .iter()
        .any(|ending| path.ends_with(ending))
}

fn is_domain(cell: &str) -> bool {
    let ending = cell.rsplit('.').next().unwrap_or_default();
    cell.len() <= 80
        && cell.contains('.')
        && (2..=12).contains(&ending.len())
        && ending.bytes().all(|byte| byte.is_ascii_alphabetic())
        && cell.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'))
}

fn has_sentences(cell: &str) -> bool {
    let mut end = cell.len().min(CELL_BYTES);
    while !cell.is_char_boundary(end) {
        end -= 1;
    }
    let start = &cell[..end];
    let stops = [". ", ".\n", "! ", "? ", "。", "؟ ", "۔ ", "।", ".</", ".”", ".\""];
    start.ends_with(['.', '。', '!', '?']) || stops.iter().any(|stop| start.contains(stop))
}

/// What each column is for, by its name and a sample of its cells.
pub(super) fn guess(
    names: &[String],
    samples: &[Vec<&str>],
    has_header: bool,
) -> Vec<Option<ColumnRole>> {
    let looks: Vec<Look> = samples.iter().map(|cells| Look::of(cells)).collect();
    let mut scored: Vec<(i32, usize, usize)> = Vec::new();
    for (column, look) in looks.iter().enumerate() {
        let weights = if has_header { name::weights(&names[column]) } else { Vec::new() };
        let is_blocked = has_header && name::is_blocked(&names[column]);
        for (rank, role) in ColumnRole::ALL.into_iter().enumerate() {
            let weight = weights
                .iter()
                .filter(|(known, _)| *known == role)
                .map(|(_, weight)| i32::from(*weight))
                .max()
                .unwrap_or(0);
            // A name that says something else is not overruled by looks alone.
            if weight == 0 && (is_blocked || !weights.is_empty()) {
                continue;
            }
            if let Some(score) = look.score(role, weight, has_header)
                && score >= THRESHOLD
            {
                scored.push((-score, rank, column));
            }
        }
    }
    scored.sort_unstable();
    let mut roles = vec![None; names.len()];
    let mut is_taken = [false; ColumnRole::ALL.len()];
    for (_, rank, column) in scored {
        if !is_taken[rank] && roles[column].is_none() {
            roles[column] = Some(ColumnRole::ALL[rank]);
            is_taken[rank] = true;
        }
    }
    settle_text(&mut roles, &looks);
    roles
}

/// Characters from which a "summary" is a text.
const TEXT_CHARS: f32 = 400.0;

/// Some exports call the whole text "summary" or "description", or have nothing but that.
fn settle_text(roles: &mut [Option<ColumnRole>], looks: &[Look]) {
    let column_of = |role| roles.iter().position(|found| *found == Some(role));
    let Some(dek) = column_of(ColumnRole::Dek) else {
        return;
    };
    match column_of(ColumnRole::Text) {
        None if looks[dek].mean_chars >= TEXT_CHARS => roles[dek] = Some(ColumnRole::Text),
        Some(text)
            if looks[dek].mean_chars >= TEXT_CHARS
                && looks[dek].mean_chars > 2.0 * looks[text].mean_chars =>
        {
            roles[dek] = Some(ColumnRole::Text);
            roles[text] = Some(ColumnRole::Dek);
        }
        _ => {}
    }
}

/// Whether the first row names the columns: its cells are short names, and the cells under them look
/// different.
pub(super) fn is_header(first: &[&str], rows: &[Vec<&str>]) -> bool {
    let filled: Vec<&str> = first.iter().copied().filter(|cell| !cell.trim().is_empty()).collect();
    if filled.is_empty() {
        return false;
    }
    let is_value = |cell: &str| {
        is_url(cell)
            || when::iso(cell, Order::DayFirst).is_some()
            || cell.parse::<f64>().is_ok()
            || html::is_html(cell)
            || cell.len() > 100
    };
    if filled.iter().any(|cell| is_value(cell.trim())) {
        return false;
    }
    if filled.iter().any(|cell| name::weights(cell).iter().any(|(_, weight)| *weight >= 60)) {
        return true;
    }
    // Unknown names: short, different from each other, and shorter than what is under them.
    let mut sorted = filled.clone();
    sorted.sort_unstable();
    sorted.dedup();
    let is_short = filled.iter().all(|cell| cell.split_whitespace().count() <= 4);
    let has_values = rows.iter().any(|row| row.iter().any(|cell| is_value(cell.trim())));
    is_short && sorted.len() == filled.len() && has_values
}
