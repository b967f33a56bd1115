//! The cells of a column → what they look like, and how well that fits a role.
//!
//! No names here but their weight. Shares of a sample, not of the whole column.

use super::language_tag;
use crate::html;
use crate::when::{self, Order};
use document::ColumnRole;

/// Weight of a name that means a text or a headline whatever the cells look like; "name" or "subject" don't.
pub(super) const CLEAR_WEIGHT: i32 = 80;

/// What the cells of a column look like. Shares are of cells that are not empty.
#[derive(Clone, Debug, Default)]
pub(super) struct Look {
    pub(super) n_filled: usize,
    pub(super) mean_chars: f32,
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
    pub(super) fn of(cells: &[&str]) -> Self {
        let mut look = Look::default();
        let order = Order::of(cells.iter().copied());
        let mut distinct: Vec<&str> = Vec::new();
        for cell in cells
            .iter()
            .map(|cell| cell.trim())
            .filter(|cell| !is_blank(cell))
        {
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
    pub(super) fn is_prose(&self) -> bool {
        self.urls < 0.5 && self.dates < 0.5 && self.numbers < 0.5 && self.domains < 0.5
    }

    /// Score of the column for a role by its name's weight; `None`: its cells rule it out.
    pub(super) fn score(&self, role: ColumnRole, weight: i32, has_header: bool) -> Option<i32> {
        let is_clear = weight >= CLEAR_WEIGHT;
        let fits = match role {
            _ if self.n_filled == 0 => false,
            ColumnRole::Text => {
                let is_long = self.mean_chars >= 40.0 || (is_clear && self.mean_words >= 2.0);
                self.is_prose() && is_long
            }
            ColumnRole::Headline => {
                let has_length = (3.0..400.0).contains(&self.mean_chars);
                self.is_prose() && has_length && (is_clear || self.is_line())
            }
            ColumnRole::Dek => self.is_prose() && self.mean_chars >= 10.0,
            ColumnRole::Published => self.dates >= 0.6,
            ColumnRole::Url => self.urls >= 0.6 && self.pictures < 0.5,
            ColumnRole::Language => self.languages >= 0.6,
            ColumnRole::Outlet => {
                self.mean_chars <= 80.0 && self.dates < 0.3 && self.numbers < 0.5 && self.urls < 0.8
            }
            ColumnRole::Authors => {
                self.mean_chars <= 200.0
                    && self.dates < 0.5
                    && self.numbers < 0.5
                    && self.urls < 0.5
            }
        };
        fits.then(|| weight + self.bonus(role, weight > 0, has_header))
    }

    /// What the look of the cells adds to a role that they don't rule out. From 40 on it is enough
    /// without a name.
    fn bonus(&self, role: ColumnRole, is_named: bool, has_header: bool) -> i32 {
        let points = |is_so: bool, points: i32| if is_so { points } else { 0 };
        match role {
            ColumnRole::Text if self.mean_chars >= 200.0 && self.sentences >= 0.5 => {
                45 + (self.mean_chars / 100.0).min(25.0) as i32
            }
            ColumnRole::Text => (self.mean_chars / 10.0).min(20.0) as i32,
            ColumnRole::Headline => points(self.is_line(), 42 - (self.sentences * 20.0) as i32),
            ColumnRole::Dek => 0,
            ColumnRole::Published => points(self.dates >= 0.9, 42),
            // Addresses of articles differ; those of schemas and licences don't.
            ColumnRole::Url => points(
                self.distinct >= 0.9 && (self.n_filled >= 2 || !has_header),
                42,
            ),
            ColumnRole::Language => {
                let is_repeated = self.n_filled >= 2 && self.distinct <= 0.5;
                points(self.languages >= 0.95 && is_repeated, 41)
            }
            ColumnRole::Outlet => {
                let is_repeated =
                    self.n_filled >= 4 && self.distinct <= 0.5 && self.mean_chars >= 3.0;
                let is_word = !has_header && is_repeated && self.numbers < 0.2;
                points(!is_named && (self.domains >= 0.8 || is_word), 41)
            }
            ColumnRole::Authors => {
                points(!has_header && self.names >= 0.8 && self.distinct > 0.3, 41)
            }
        }
    }

    /// Whether the cells are one line of some words each, as headlines are.
    fn is_line(&self) -> bool {
        self.mean_words >= 3.0
            && (15.0..200.0).contains(&self.mean_chars)
            && self.distinct >= 0.7
            && self.lines == 0.0
            && self.names < 0.5
    }
}

/// Whether a cell says that there is nothing.
pub(super) fn is_blank(cell: &str) -> bool {
    let cell = cell.trim();
    cell.is_empty()
        || [
            "nan", "null", "none", "n/a", "na", "#n/a", "nil", "[]", "{}", "nat", "\\n",
        ]
        .iter()
        .any(|nothing| cell.eq_ignore_ascii_case(nothing))
}

/// Whether a cell has a word: no number, address or code alone.
pub(super) fn has_words(cell: &str) -> bool {
    let is_word = |word: &str| {
        let word = word.trim_matches(|char: char| !char.is_alphanumeric());
        // One sign is a word where words are not written apart.
        (word.chars().nth(1).is_some() || !word.is_ascii())
            && word
                .chars()
                .all(|char| char.is_alphabetic() || matches!(char, '-' | '\'' | '’'))
    };
    let is_switch = ["true", "false", "yes", "no"]
        .iter()
        .any(|switch| cell.trim().eq_ignore_ascii_case(switch));
    !is_blank(cell)
        && !is_switch
        && when::iso(cell, Order::DayFirst).is_none()
        && html::words(cell).split_whitespace().any(is_word)
}

pub(super) fn is_url(cell: &str) -> bool {
    let starts = ["http://", "https://", "www."];
    !cell.contains(char::is_whitespace) && starts.iter().any(|start| cell.starts_with(start))
}

fn is_picture(cell: &str) -> bool {
    let path = cell
        .split(['?', '#'])
        .next()
        .unwrap_or(cell)
        .to_ascii_lowercase();
    [
        ".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".mp4", ".mp3",
    ]
    .iter()
    .any(|ending| path.ends_with(ending))
}

fn is_domain(cell: &str) -> bool {
    let ending = cell.rsplit('.').next().unwrap_or_default();
    cell.len() <= 80
        && cell.contains('.')
        && (2..=12).contains(&ending.len())
        && ending.bytes().all(|byte| byte.is_ascii_alphabetic())
        && cell
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-'))
}

fn has_sentences(cell: &str) -> bool {
    let mut end = cell.len().min(CELL_BYTES);
    while !cell.is_char_boundary(end) {
        end -= 1;
    }
    let start = &cell[..end];
    let stops = [
        ". ", ".\n", "! ", "? ", "。", "؟ ", "۔ ", "।", ".</", ".”", ".\"",
    ];
    start.ends_with(['.', '。', '!', '?']) || stops.iter().any(|stop| start.contains(stop))
}
