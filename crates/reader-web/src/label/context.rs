//! First guesses at all lines of a page → numbers that tell each line about the others.
//!
//! The second forest reads them beside the row of `feature`: a short line between two surely read
//! paragraphs is article, a long one among furniture is not (stacked sequential learning, Cohen and
//! Carvalho 2005).

use super::feature::{Row, Survey};
use crate::page::Page;

/// Where each line stands; all that is needed of a page once its rows are written.
#[derive(Clone, Debug)]
pub(crate) struct Frame {
    words: Vec<f32>,
    /// Of each line: its block and the three rooms around, and its style; as indices of groups.
    groups: [Vec<u32>; N_GROUPINGS],
    n_groups: [usize; N_GROUPINGS],
}

const N_GROUPINGS: usize = 5;

impl Frame {
    /// Of a page.
    pub(crate) fn new(page: &Page, survey: &Survey) -> Self {
        let n = page.lines.len();
        let n_rooms = page.outline.rooms.len();
        let up = |room: u32| page.outline.up(room).unwrap_or(room);
        let mut groups: [Vec<u32>; N_GROUPINGS] = Default::default();
        for line in 0..n {
            let mut room = page.outline.block_of[line];
            for group in groups.iter_mut().take(N_GROUPINGS - 1) {
                group.push(room);
                room = up(room);
            }
            groups[N_GROUPINGS - 1].push(survey.style_of(line) as u32);
        }
        let mut n_groups = [n_rooms; N_GROUPINGS];
        n_groups[N_GROUPINGS - 1] = survey.n_styles();
        Frame {
            words: page
                .stats
                .iter()
                .map(|stats| stats.n_words as f32)
                .collect(),
            groups,
            n_groups,
        }
    }

    /// Writes what the other lines' guesses (0 furniture … 1 article) say to each line.
    pub(crate) fn context(&self, guesses: &[f32]) -> Context {
        let n = guesses.len();
        let mut sums_before = Vec::with_capacity(n + 1);
        let (mut mass, mut words) = (0.0f32, 0.0f32);
        let (mut masses, mut counts) = (Vec::with_capacity(n + 1), Vec::with_capacity(n + 1));
        let mut sure = 0.0f32;
        for (guess, n_words) in guesses.iter().zip(&self.words) {
            masses.push(mass);
            counts.push(words);
            sums_before.push(sure);
            mass += guess * n_words;
            words += n_words;
            sure += if *guess > 0.5 { *n_words } else { 0.0 };
        }
        masses.push(mass);
        counts.push(words);
        sums_before.push(sure);
        let groups = std::array::from_fn(|which| {
            let mut sums = vec![(0.0f32, 0.0f32); self.n_groups[which]];
            for (line, &group) in self.groups[which].iter().enumerate() {
                let sum = &mut sums[group as usize];
                sum.0 += guesses[line] * self.words[line];
                sum.1 += self.words[line];
            }
            sums
        });
        Context {
            run: best_run(guesses, &self.words),
            masses,
            counts,
            sure: sums_before,
            groups,
        }
    }
}

/// The run of lines with the most article in it: words of sure lines count for, of others against.
fn best_run(guesses: &[f32], words: &[f32]) -> (usize, usize) {
    let mut best = (0.0, (0, 0));
    let (mut sum, mut start) = (0.0f32, 0);
    for (line, (guess, n_words)) in guesses.iter().zip(words).enumerate() {
        if sum <= 0.0 {
            (sum, start) = (0.0, line);
        }
        sum += (guess - 0.4) * n_words.min(60.0);
        if sum > best.0 {
            best = (sum, (start, line + 1));
        }
    }
    best.1
}

/// Sums over the guesses of a page.
pub(crate) struct Context {
    run: (usize, usize),
    masses: Vec<f32>,
    counts: Vec<f32>,
    sure: Vec<f32>,
    groups: [Vec<(f32, f32)>; N_GROUPINGS],
}

impl Context {
    /// Adds to a line's row.
    pub(crate) fn describe(&self, frame: &Frame, guesses: &[f32], line: usize, row: &mut Row) {
        row.put("guess", guesses[line]);
        for offset in [-3isize, -2, -1, 1, 2, 3] {
            let other = line.checked_add_signed(offset);
            let guess = other.and_then(|other| guesses.get(other));
            row.put_as(|| format!("guess{offset}"), guess.copied().unwrap_or(-1.0));
        }
        for reach in [4usize, 12] {
            let (from, to) = (
                line.saturating_sub(reach),
                (line + reach + 1).min(guesses.len()),
            );
            for (side, from, to) in [("before", from, line), ("after", line + 1, to)] {
                let words = self.counts[to] - self.counts[from];
                let mass = self.masses[to] - self.masses[from];
                let mean = if words > 0.0 { mass / words } else { -1.0 };
                row.put_as(|| format!("mean_{side}{reach}"), mean);
            }
        }
        for (which, sums) in self.groups.iter().enumerate() {
            let sum = sums[frame.groups[which][line] as usize];
            let words = sum.1 - frame.words[line];
            let mass = sum.0 - guesses[line] * frame.words[line];
            let mean = if words > 0.5 {
                (mass / words).max(0.0)
            } else {
                -1.0
            };
            row.put_as(|| format!("mean_group{which}"), mean);
        }
        let all = self.sure.last().copied().unwrap_or_default();
        row.put("sure_words", all.min(4_000.0));
        let of_all = |part: f32| if all > 0.0 { part / all } else { -1.0 };
        row.put("sure_before", of_all(self.sure[line]));
        row.put("sure_after", of_all(all - self.sure[line + 1]));
        let (start, end) = self.run;
        row.flag("in_run", (start..end).contains(&line));
        let since = |place: usize| (line as f32 - place as f32).clamp(-30.0, 30.0);
        row.put("since_run_start", since(start));
        row.put("since_run_end", since(end));
    }
}
