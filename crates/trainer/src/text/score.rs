//! Labelled pages and a table → how well the zoner labels their lines.
//!
//! The figures of the benchmark of text copies: body counted in words, the page's mean; a title is
//! found when one of its lines is; the other labels in lines.

use std::fmt;

use analysis::training::{self, Learned};
use analysis::{Lexicon, ZoneKind};

use super::page::Page;

/// Labels scored line by line.
const LABELS: [&str; 6] = ["title", "dek", "heading", "caption", "byline", "date"];

/// Least share of an article's paragraphs that the labels must have found.
const MIN_FOUND: f64 = 0.6;

/// Sums over pages.
#[derive(Default)]
pub(crate) struct Score {
    pages: Vec<(String, f64)>,
    n_titles: usize,
    n_titles_found: usize,
    /// Right, wrongly given, missed; in the order of [`LABELS`].
    lines: [(usize, usize, usize); LABELS.len()],
    words: (usize, usize, usize),
}

impl Score {
    /// Scores one page.
    pub(crate) fn add(&mut self, page: &Page, table: Option<&Learned>, lexicon: &Lexicon) {
        if page.para_found < MIN_FOUND {
            return;
        }
        let found = training::label(&page.texts(), table, lexicon);
        let (mut right, mut extra, mut missed) = (0, 0, 0);
        let mut has_title = false;
        for ((text, label), kind) in page.lines.iter().zip(&found) {
            if text.trim().is_empty() {
                continue;
            }
            let given = name(*kind);
            let n_words = count_words(text);
            let is_body = matches!(label.as_str(), "para" | "heading");
            match (is_body, matches!(given, "para" | "heading")) {
                (true, true) => right += n_words,
                (false, true) if label != "title" && label != "dek" => extra += n_words,
                (true, false) => missed += n_words,
                _ => {}
            }
            for (name, counts) in LABELS.iter().zip(&mut self.lines) {
                match (label == name, given == *name) {
                    (true, true) => counts.0 += 1,
                    (false, true) => counts.1 += 1,
                    (true, false) => counts.2 += 1,
                    _ => {}
                }
            }
            has_title |= label == "title" && given == "title";
        }
        if page.has_title {
            self.n_titles += 1;
            self.n_titles_found += usize::from(has_title);
        }
        self.words.0 += right;
        self.words.1 += extra;
        self.words.2 += missed;
        let all = (2 * right + extra + missed).max(1);
        self.pages
            .push((page.id.clone(), 2.0 * right as f64 / all as f64));
    }
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mean = self.pages.iter().map(|page| page.1).sum::<f64>() / self.pages.len() as f64;
        let (right, extra, missed) = self.words;
        writeln!(
            f,
            "  {} pages, body F1 {mean:.4} (words: P {:.3} R {:.3}), title found {}/{} = {:.3}",
            self.pages.len(),
            right as f64 / (right + extra) as f64,
            right as f64 / (right + missed) as f64,
            self.n_titles_found,
            self.n_titles,
            self.n_titles_found as f64 / self.n_titles as f64
        )?;
        for (name, (right, extra, missed)) in LABELS.iter().zip(self.lines) {
            write!(
                f,
                "  {name} {:.3} ({:.2}/{:.2} of {})",
                2.0 * right as f64 / (2 * right + extra + missed).max(1) as f64,
                right as f64 / (right + extra).max(1) as f64,
                right as f64 / (right + missed).max(1) as f64,
                right + missed
            )?;
        }
        let mut worst = self.pages.clone();
        worst.sort_by(|a, b| a.1.total_cmp(&b.1));
        write!(f, "\n  worst:")?;
        for (id, figure) in worst.iter().take(14) {
            write!(f, " {id} {figure:.2}")?;
        }
        Ok(())
    }
}

/// How much of the readers' comments is read as article, and how much of the article.
pub(crate) fn comments(pages: &[&Page], table: Option<&Learned>, lexicon: &Lexicon) -> String {
    let (mut n_talk, mut n_talk_read, mut n_pages) = (0, 0, 0);
    let mut figures = Vec::new();
    for page in pages {
        let found = training::label(&page.texts(), table, lexicon);
        let mut has_talk = false;
        let (mut right, mut extra, mut missed) = (0, 0, 0);
        for ((text, label), kind) in page.lines.iter().zip(&found) {
            let n_words = count_words(text);
            let is_read = matches!(kind, ZoneKind::Body | ZoneKind::Heading);
            if label == "comment" && n_words >= 6 {
                n_talk += 1;
                n_talk_read += usize::from(is_read);
                has_talk = true;
            }
            match label.as_str() {
                "body" | "maybe" if is_read => right += n_words,
                "body" | "maybe" => missed += n_words,
                "out" | "comment" if is_read => extra += n_words,
                _ => {}
            }
        }
        n_pages += usize::from(has_talk);
        if right + missed > 0 {
            figures.push(2.0 * f64::from(right as u32) / (2 * right + extra + missed) as f64);
        }
    }
    format!(
        "comments read as article {n_talk_read}/{n_talk} lines on {n_pages} pages; body F1 {:.4} on {}",
        figures.iter().sum::<f64>() / figures.len().max(1) as f64,
        figures.len()
    )
}

/// The label of the benchmark.
fn name(kind: ZoneKind) -> &'static str {
    match kind {
        ZoneKind::Headline => "title",
        ZoneKind::Dek => "dek",
        ZoneKind::Body => "para",
        ZoneKind::Heading => "heading",
        ZoneKind::Caption => "caption",
        ZoneKind::Byline => "byline",
        ZoneKind::Date => "date",
        _ => "other",
    }
}

/// Words; where a script has no spaces, two characters are one.
fn count_words(text: &str) -> usize {
    let n_runs = text
        .split(|char: char| !(char.is_alphanumeric() || char == '_'))
        .filter(|run| !run.is_empty())
        .count();
    let n_dense = text
        .chars()
        .filter(|char| {
            matches!(char, '\u{3040}'..='\u{30ff}' | '\u{4e00}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}')
        })
        .count();
    n_runs.max(n_dense / 2)
}
