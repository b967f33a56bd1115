//! Labelled pages → forests, with scores on pages of sites they were not grown on.

use super::boost::{Bins, Forest, Node, Settings};
use super::cross::{N_FOLDS, Rows};
use super::gold::{self, Label};
use super::question::{KINDS, body_question, kind_question, weights};
use super::report::{SETS, report_guesses, report_kinds, report_texts, say};
use super::write;
use anyhow::Context as _;
use reader_web::training::{Decoded, Measured, N_KINDS, measure};
use std::path::Path;

/// The reader's own threshold, for scores before it puts a page together.
const BODY_FROM: f32 = 0.4;

/// A page, labelled by its gold.
pub(super) struct Learned {
    pub(super) set: &'static str,
    pub(super) fold: usize,
    pub(super) gold: gold::Gold,
    pub(super) measured: Measured,
    pub(super) labels: Vec<Label>,
    pub(super) found: f64,
    pub(super) weights: Vec<f32>,
}

/// Loads, measures and labels.
fn prepare(data: &Path) -> anyhow::Result<Vec<Learned>> {
    let pages = gold::load(data)?;
    Ok(pages
        .into_iter()
        .map(|page| {
            let measured = measure(&page.html);
            let (labels, found) = gold::labels(&measured, &page.gold);
            let weights = weights(&measured, &labels);
            let fold = page.site.bytes().fold(7u32, |hash, byte| {
                hash.wrapping_mul(31).wrapping_add(u32::from(byte))
            }) as usize
                / 7
                % N_FOLDS;
            Learned {
                set: page.set,
                fold,
                gold: page.gold,
                measured,
                labels,
                found,
                weights,
            }
        })
        .collect())
}

/// Of the two forests that tell article from the rest.
fn body_settings(is_quick: bool) -> Settings {
    Settings {
        n_trees: if is_quick { 60 } else { 120 },
        n_leaves: 12,
        rate: if is_quick { 0.2 } else { 0.1 },
        min_weight: 60.0,
        lambda: 10.0,
        features_percent: 30,
        pages_percent: 60,
        n_forests: if is_quick { 1 } else { 3 },
    }
}

/// Of the six that tell the kinds apart.
fn kind_settings(is_quick: bool) -> Settings {
    Settings {
        n_trees: if is_quick { 30 } else { 60 },
        n_leaves: 8,
        rate: if is_quick { 0.25 } else { 0.15 },
        min_weight: 12.0,
        lambda: 4.0,
        features_percent: 50,
        pages_percent: 70,
        n_forests: 1,
    }
}

/// Measures by cross-validation; with `table` also grows the forests of all pages and writes them.
pub(super) fn run(data: &Path, table: Option<&Path>, is_quick: bool) -> anyhow::Result<()> {
    let pages = prepare(data)?;
    let n_lines: usize = pages.iter().map(|page| page.labels.len()).sum();
    say(&format!(
        "{} pages, {n_lines} lines, {} features",
        pages.len(),
        pages[0].measured.names.len()
    ));
    for set in SETS {
        let of_set: Vec<&Learned> = pages.iter().filter(|page| page.set == set).collect();
        let found: f64 = of_set.iter().map(|page| page.found).sum::<f64>() / of_set.len() as f64;
        say(&format!("{set}: {found:.3} of the gold words aligned"));
    }
    let with_all = table.is_some();
    let rows: Vec<Vec<Vec<f32>>> = pages
        .iter()
        .map(|page| page.measured.rows.clone())
        .collect();
    let rows = Rows::new(&rows);
    let (first, first_forest) =
        rows.cross(&pages, &body_settings(is_quick), with_all, &body_question);
    report_guesses("first forest", &pages, &first, BODY_FROM);
    let first_bins = rows.bins;
    let rows: Vec<Vec<Vec<f32>>> = pages
        .iter()
        .zip(&first)
        .map(|(page, guesses)| page.measured.with_context(guesses).0)
        .collect();
    let mut rows = Rows::new(&rows);
    let (second, second_forest) =
        rows.cross(&pages, &body_settings(is_quick), with_all, &body_question);
    let blend: Vec<Vec<f32>> = first
        .iter()
        .zip(&second)
        .map(|(first, second)| {
            first
                .iter()
                .zip(second)
                .map(|(a, b)| f32::midpoint(*a, *b))
                .collect()
        })
        .collect();
    report_guesses("both forests", &pages, &blend, BODY_FROM);
    let mut kinds: Vec<Vec<[f32; N_KINDS]>> = pages
        .iter()
        .map(|page| vec![[0.0; N_KINDS]; page.labels.len()])
        .collect();
    let mut forests = vec![first_forest, second_forest];
    for (which, kind) in KINDS.into_iter().enumerate() {
        let ask = move |page: &Learned, line: usize| kind_question(kind, page, line);
        let (guesses, forest) = rows.cross(&pages, &kind_settings(is_quick), with_all, &ask);
        for (page, guesses) in kinds.iter_mut().zip(guesses) {
            for (line, guess) in page.iter_mut().zip(guesses) {
                line[which] = guess;
            }
        }
        forests.push(forest);
    }
    let decoded: Vec<Decoded> = pages
        .iter()
        .enumerate()
        .map(|(page, learned)| learned.measured.decode(&blend[page], &kinds[page]))
        .collect();
    for (name, text) in [
        (
            "as read",
            (|decoded| &decoded.text) as fn(&Decoded) -> &String,
        ),
        ("without summaries", |decoded| &decoded.variants[0]),
        ("with all summaries", |decoded| &decoded.variants[1]),
    ] {
        let texts: Vec<String> = decoded
            .iter()
            .map(|decoded| text(decoded).clone())
            .collect();
        report_texts(name, &pages, &texts);
    }
    report_kinds(&pages, &decoded);
    if let Some(table) = table {
        // The first forest was grown on its own bins: their edges are a prefix of the features.
        let forests: Option<Vec<Forest>> = forests.into_iter().collect();
        let mut forests = forests.context("a forest was not grown")?;
        merge_bins(&mut rows.bins, &first_bins, &mut forests[0]);
        let file = write::model(&rows.bins, &forests);
        say(&format!("model: {} bytes", file.len()));
        std::fs::write(table, file)?;
    }
    Ok(())
}

/// Puts the first forest's thresholds on the second's bins; both were made from the same values.
fn merge_bins(bins: &mut Bins, first: &Bins, forest: &mut Forest) {
    for node in forest.trees.iter_mut().flatten() {
        if let Node::Split { feature, bin, .. } = node {
            let edges = &bins.edges[*feature as usize];
            let edge = first.edges[*feature as usize][*bin as usize];
            *bin = edges
                .iter()
                .position(|other| other.total_cmp(&edge).is_eq())
                .map_or(0, |at| at as u8);
        }
    }
}
