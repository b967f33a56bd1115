//! Labelled pages → forests, with scores on pages of sites they were not grown on.

use super::boost::{Bins, Forest, Settings, Table, grow};
use super::gold::{self, Label};
use super::score;
use reader_web::training::{Measured, measure};
use std::path::Path;

const N_FOLDS: usize = 5;

struct Learned {
    set: &'static str,
    id: String,
    fold: usize,
    gold: gold::Gold,
    measured: Measured,
    labels: Vec<Label>,
    found: f64,
    weights: Vec<f32>,
}

/// Loads, measures and labels.
fn prepare(data: &Path) -> anyhow::Result<Vec<Learned>> {
    let pages = gold::load(data)?;
    Ok(pages
        .into_iter()
        .map(|page| {
            let measured = measure(&page.html);
            let (labels, found) = gold::labels(&measured.lines, &measured.tags, &page.gold);
            let weights = weights(&measured, &labels);
            let fold = page
                .site
                .bytes()
                .fold(7u32, |hash, byte| hash.wrapping_mul(31).wrapping_add(u32::from(byte)))
                as usize
                / 7
                % N_FOLDS;
            Learned { set: page.set, id: page.id, fold, gold: page.gold, measured, labels, found, weights }
        })
        .collect())
}

/// A line weighs by its words, and a page's lines less when it is long: pages count alike.
fn weights(measured: &Measured, labels: &[Label]) -> Vec<f32> {
    let n_words = |line: &String| score::tokens(line).len().max(1) as f32;
    let body: f32 = measured
        .lines
        .iter()
        .zip(labels)
        .filter(|(_, label)| matches!(label, Label::Body | Label::Heading))
        .map(|(line, _)| n_words(line))
        .sum();
    let page = (400.0 / body.max(100.0)).powf(0.6);
    measured
        .lines
        .iter()
        .map(|line| n_words(line).powf(0.7) * page)
        .collect()
}

fn is_body(label: Label) -> bool {
    matches!(label, Label::Body | Label::Heading)
}

/// Rows of all pages and which page and line each is.
struct Rows {
    bins: Bins,
    binned: Vec<Vec<Vec<u8>>>,
}

impl Rows {
    fn new(rows: &[Vec<Vec<f32>>]) -> Self {
        let n_features = rows.iter().flatten().next().map_or(0, Vec::len);
        let all = rows.iter().flatten().map(Vec::as_slice).step_by(3);
        let bins = Bins::new(all, n_features);
        let binned = rows
            .iter()
            .map(|page| page.iter().map(|row| bins.of(row)).collect())
            .collect();
        Rows { bins, binned }
    }

    /// The table for a question over the chosen pages: `ask` gives the answer and the weight.
    fn table(
        &self,
        pages: &[Learned],
        is_chosen: &dyn Fn(&Learned) -> bool,
        ask: &dyn Fn(&Learned, usize) -> Option<(bool, f32)>,
    ) -> Table {
        let n_features = self.bins.edges.len();
        let mut table = Table { columns: vec![Vec::new(); n_features], is_yes: Vec::new(), weights: Vec::new() };
        for (page, rows) in pages.iter().zip(&self.binned) {
            if !is_chosen(page) {
                continue;
            }
            for (line, row) in rows.iter().enumerate() {
                let Some((is_yes, weight)) = ask(page, line) else { continue };
                for (column, bin) in table.columns.iter_mut().zip(row) {
                    column.push(*bin);
                }
                table.is_yes.push(is_yes);
                table.weights.push(weight);
            }
        }
        table
    }

    /// Probabilities for each line, by forests that have not seen its fold; and the forest of all.
    fn cross(
        &self,
        pages: &[Learned],
        settings: &Settings,
        with_all: bool,
        ask: &(dyn Fn(&Learned, usize) -> Option<(bool, f32)> + Sync),
    ) -> (Vec<Vec<f32>>, Option<Forest>) {
        let forest_of = |left_out: Option<usize>| {
            let table = self.table(pages, &|page| Some(page.fold) != left_out, ask);
            grow(&table, settings)
        };
        let mut tasks: Vec<Option<usize>> = (0..N_FOLDS).map(Some).collect();
        if with_all {
            tasks.push(None);
        }
        let mut forests: Vec<Option<Forest>> = vec![None; N_FOLDS + 1];
        for pair in tasks.chunks(2) {
            let grown: Vec<Forest> = std::thread::scope(|scope| {
                let threads: Vec<_> = pair
                    .iter()
                    .map(|&task| scope.spawn(move || forest_of(task)))
                    .collect();
                threads.into_iter().filter_map(|thread| thread.join().ok()).collect()
            });
            for (task, forest) in pair.iter().zip(grown) {
                forests[task.unwrap_or(N_FOLDS)] = Some(forest);
            }
        }
        let guesses = pages
            .iter()
            .zip(&self.binned)
            .map(|(page, rows)| {
                rows.iter()
                    .map(|row| forests[page.fold].as_ref().map_or(0.0, |forest| forest.probability(row)))
                    .collect()
            })
            .collect();
        (guesses, forests.pop().flatten())
    }
}

/// Lines the page surely does not need to be learned from each: short menus are all alike.
fn body_question(page: &Learned, line: usize) -> Option<(bool, f32)> {
    if page.found < 0.5 {
        return None;
    }
    let label = page.labels[line];
    let mut weight = page.weights[line];
    if label == Label::Dek {
        return None;
    }
    let is_yes = is_body(label);
    let n_bytes = page.measured.lines[line].len();
    if !is_yes && n_bytes < 25 {
        if line % 4 != 0 {
            return None;
        }
        weight *= 4.0;
    }
    Some((is_yes, weight))
}

pub(super) fn run(data: &Path, _table: Option<&Path>, is_quick: bool) -> anyhow::Result<()> {
    let pages = prepare(data)?;
    let n_lines: usize = pages.iter().map(|page| page.labels.len()).sum();
    say(&format!("{} pages, {n_lines} lines, {} features", pages.len(), pages[0].measured.names.len()));
    for set in ["zyte", "wcxb_dev", "fundus_dev"] {
        let of_set: Vec<&Learned> = pages.iter().filter(|page| page.set == set).collect();
        let found: f64 = of_set.iter().map(|page| page.found).sum::<f64>() / of_set.len() as f64;
        let poor: Vec<&str> = of_set.iter().filter(|page| page.found < 0.7).map(|page| page.id.as_str()).collect();
        say(&format!("{set}: {found:.3} of the gold words aligned; under .7: {poor:?}"));
    }
    report("gold lines", &pages, &pages.iter().map(|page| page.labels.iter().map(|&label| f32::from(u8::from(is_body(label)))).collect()).collect::<Vec<_>>(), 0.5);
    let settings = Settings {
        n_trees: if is_quick { 60 } else { 120 },
        n_leaves: 16,
        rate: if is_quick { 0.2 } else { 0.1 },
        min_weight: 60.0,
        lambda: 10.0,
        features_percent: 50,
    };
    let rows: Vec<Vec<Vec<f32>>> = pages.iter().map(|page| page.measured.rows.clone()).collect();
    let rows = Rows::new(&rows);
    let (first, _) = rows.cross(&pages, &settings, false, &body_question);
    report("first forest", &pages, &first, 0.5);
    let rows: Vec<Vec<Vec<f32>>> = pages.iter().zip(&first).map(|(page, guesses)| page.measured.with_context(guesses).0).collect();
    let rows = Rows::new(&rows);
    let (second, _) = rows.cross(&pages, &settings, false, &body_question);
    for threshold in [0.35, 0.42, 0.5] {
        report(&format!("second forest, {threshold}"), &pages, &second, threshold);
    }
    worst(&pages, &second);
    Ok(())
}

fn text_of(page: &Learned, guesses: &[f32], threshold: f32) -> String {
    let mut text = String::new();
    for (line, guess) in page.measured.lines.iter().zip(guesses) {
        if *guess > threshold {
            text.push_str(line);
            text.push('\n');
        }
    }
    text
}

fn report(name: &str, pages: &[Learned], guesses: &[Vec<f32>], threshold: f32) {
    let mut line = format!("{name:24}");
    for set in ["zyte", "wcxb_dev", "fundus_dev"] {
        let texts: Vec<(String, String)> = pages
            .iter()
            .zip(guesses)
            .filter(|(page, _)| page.set == set)
            .map(|(page, guesses)| (page.gold.text.clone(), text_of(page, guesses, threshold)))
            .collect();
        let [p, r, f] = if set == "zyte" { score::shingle_f1(&texts) } else { score::word_means(&texts) };
        line += &format!(" {set} {f:.4} ({p:.3} {r:.3})");
    }
    say(&line);
}

fn worst(pages: &[Learned], guesses: &[Vec<f32>]) {
    let mut list: Vec<(f64, String)> = pages
        .iter()
        .zip(guesses)
        .map(|(page, guesses)| {
            let [p, r, f] = score::words(&page.gold.text, &text_of(page, guesses, 0.5));
            (f, format!("{:10} {} {f:.3} p {p:.3} r {r:.3} found {:.2}", page.set, page.id, page.found))
        })
        .collect();
    list.sort_by(|one, other| one.0.total_cmp(&other.0));
    for (_, line) in list.iter().take(45) {
        say(line);
    }
}

#[expect(clippy::print_stdout, reason = "a command's report")]
fn say(line: &str) {
    println!("{line}");
}
