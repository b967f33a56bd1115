//! Labelled pages → forests, with scores on pages of sites they were not grown on.

use super::boost::{Bins, Forest, Node, Settings, Table, grow};
use super::gold::{self, Label};
use super::{score, write};
use anyhow::Context as _;
use document::ZoneKind;
use reader_web::training::{Decoded, Measured, N_KINDS, measure};
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
            let (labels, found) = gold::labels(&measured, &page.gold);
            let weights = weights(&measured, &labels);
            let fold = page.site.bytes().fold(7u32, |hash, byte| {
                hash.wrapping_mul(31).wrapping_add(u32::from(byte))
            }) as usize
                / 7
                % N_FOLDS;
            Learned {
                set: page.set,
                id: page.id,
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

/// A line weighs by its words, and a page's lines less when it is long: pages count alike.
fn weights(measured: &Measured, labels: &[Label]) -> Vec<f32> {
    let var = |name: &str, value: f32| {
        std::env::var(name)
            .ok()
            .and_then(|v| v.parse().ok())
            .unwrap_or(value)
    };
    let n_words = |line: &String| score::tokens(line).len().max(1) as f32;
    let body: f32 = measured
        .lines
        .iter()
        .zip(labels)
        .filter(|(_, label)| matches!(label, Label::Body | Label::Heading))
        .map(|(line, _)| n_words(line))
        .sum();
    let page = (400.0 / body.max(100.0)).powf(var("PEXP", 0.6));
    measured
        .lines
        .iter()
        .map(|line| n_words(line).powf(var("WEXP", 0.7)) * page)
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
        let mut table = Table {
            columns: vec![Vec::new(); n_features],
            is_yes: Vec::new(),
            weights: Vec::new(),
            pages: Vec::new(),
        };
        for (index, (page, rows)) in pages.iter().zip(&self.binned).enumerate() {
            if !is_chosen(page) {
                continue;
            }
            for (line, row) in rows.iter().enumerate() {
                let Some((is_yes, weight)) = ask(page, line) else {
                    continue;
                };
                for (column, bin) in table.columns.iter_mut().zip(row) {
                    column.push(*bin);
                }
                table.is_yes.push(is_yes);
                table.weights.push(weight);
                table.pages.push(index as u32);
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
                threads
                    .into_iter()
                    .filter_map(|thread| thread.join().ok())
                    .collect()
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
                    .map(|row| {
                        forests[page.fold]
                            .as_ref()
                            .map_or(0.0, |forest| forest.probability(row))
                    })
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

/// What is asked about a line for each kind besides article, in the reader's order.
const KINDS: [Label; N_KINDS] = [
    Label::Heading,
    Label::Headline,
    Label::Dek,
    Label::Byline,
    Label::Date,
    Label::Caption,
];

/// Whether a line is of a kind, and what the answer weighs; none where the gold does not say.
fn kind_question(kind: Label, page: &Learned, line: usize) -> Option<(bool, f32)> {
    let label = page.labels[line];
    let n_bytes = page.measured.lines[line].len();
    if page.found < 0.5 {
        return None;
    }
    let is_known = match kind {
        Label::Heading => {
            let is_h = page.measured.tags[line].starts_with('h');
            is_body(label) && (page.gold.is_full || is_h || n_bytes > 90)
        }
        Label::Headline => !page.gold.title.is_empty(),
        Label::Dek => page.gold.is_full || label == Label::Body,
        Label::Byline | Label::Date => page.gold.is_full || page.set == "wcxb_dev",
        // The gold leaves some captions out: what stands in one's element may well be one.
        _ => {
            let is_doubtful = label == Label::Other && page.measured.is_captioned[line];
            (page.gold.is_full || matches!(label, Label::Body | Label::Caption)) && !is_doubtful
        }
    };
    if !is_known {
        return None;
    }
    let is_yes = label == kind;
    // Most lines are menus; one in five of them is enough.
    let is_plain = !is_yes && label == Label::Other;
    if is_plain && line % 5 != 0 {
        return None;
    }
    Some((
        is_yes,
        if is_plain {
            5.0
        } else if is_yes {
            2.0
        } else {
            1.0
        },
    ))
}

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
    let var = |name: &str, value: f32| {
        std::env::var(name)
            .ok()
            .and_then(|v| v.parse().ok())
            .unwrap_or(value)
    };
    let settings = Settings {
        n_trees: var("TREES", if is_quick { 60.0 } else { 150.0 }) as usize,
        n_leaves: var("LEAVES", 16.0) as usize,
        rate: var("RATE", if is_quick { 0.2 } else { 0.1 }),
        min_weight: var("MW", 60.0),
        lambda: var("LAMBDA", 10.0),
        features_percent: var("PCT", 40.0) as u64,
        pages_percent: var("PAGES", 50.0) as u64,
    };
    let kind_settings = Settings {
        n_trees: if is_quick { 30 } else { 60 },
        n_leaves: 8,
        rate: if is_quick { 0.25 } else { 0.15 },
        min_weight: 12.0,
        lambda: 4.0,
        features_percent: 50,
        pages_percent: 70,
    };
    if std::env::var("REDECODE").is_ok() {
        let (blend, kinds) = cached(Vec::new(), Vec::new());
        let decoded: Vec<Decoded> = pages.iter().enumerate().map(|(page, learned)| learned.measured.decode(&blend[page], &kinds[page])).collect();
        report_texts("decoded", &pages, &decoded, |decoded| &decoded.text);
        report_texts("without summaries", &pages, &decoded, |decoded| &decoded.variants[0]);
    report_texts("with all summaries", &pages, &decoded, |decoded| &decoded.variants[1]);
        report_kinds(&pages, &decoded);
        dump(&pages, &blend, &kinds, &decoded);
        return Ok(());
    }
    let with_all = table.is_some();
    let rows: Vec<Vec<Vec<f32>>> = pages
        .iter()
        .map(|page| page.measured.rows.clone())
        .collect();
    let rows = Rows::new(&rows);
    let (first, first_forest) = rows.cross(&pages, &settings, with_all, &body_question);
    report("first forest", &pages, &first, 0.42);
    let first_bins = rows.bins;
    let rows: Vec<Vec<Vec<f32>>> = pages
        .iter()
        .zip(&first)
        .map(|(page, guesses)| page.measured.with_context(guesses).0)
        .collect();
    let mut rows = Rows::new(&rows);
    let (second, second_forest) = rows.cross(&pages, &settings, with_all, &body_question);
    for threshold in [0.36, 0.42, 0.48] {
        report(
            &format!("second forest, {threshold}"),
            &pages,
            &second,
            threshold,
        );
    }
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
    for threshold in [0.36, 0.42, 0.48] {
        report(&format!("blend, {threshold}"), &pages, &blend, threshold);
    }
    let mut kinds: Vec<Vec<[f32; N_KINDS]>> = pages
        .iter()
        .map(|page| vec![[0.0; N_KINDS]; page.labels.len()])
        .collect();
    let mut forests = vec![first_forest, second_forest];
    for (which, kind) in KINDS.into_iter().enumerate() {
        let ask = move |page: &Learned, line: usize| kind_question(kind, page, line);
        let (guesses, forest) = rows.cross(&pages, &kind_settings, with_all, &ask);
        for (page, guesses) in kinds.iter_mut().zip(guesses) {
            for (line, guess) in page.iter_mut().zip(guesses) {
                line[which] = guess;
            }
        }
        forests.push(forest);
    }
    let (blend, kinds) = cached(blend, kinds);
    let decoded: Vec<Decoded> = pages
        .iter()
        .enumerate()
        .map(|(page, learned)| learned.measured.decode(&blend[page], &kinds[page]))
        .collect();
    report_texts("decoded", &pages, &decoded, |decoded| &decoded.text);
    report_texts("without summaries", &pages, &decoded, |decoded| &decoded.variants[0]);
    report_texts("with all summaries", &pages, &decoded, |decoded| &decoded.variants[1]);
    report_kinds(&pages, &decoded);
    if std::env::var("DUMP").is_ok() {
        worst(&pages, &second);
        dump(&pages, &blend, &kinds, &decoded);
    }
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

const SETS: [&str; 3] = ["zyte", "wcxb_dev", "fundus_dev"];

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
        let [p, r, f] = if set == "zyte" {
            score::shingle_f1(&texts)
        } else {
            score::word_means(&texts)
        };
        line += &format!(" {set} {f:.4} ({p:.3} {r:.3})");
    }
    say(&line);
}

type Cache = (Vec<Vec<f32>>, Vec<Vec<[f32; N_KINDS]>>);
fn cached(blend: Vec<Vec<f32>>, kinds: Vec<Vec<[f32; N_KINDS]>>) -> Cache {
    let path = std::env::var("CACHE").unwrap_or("/tmp/webtr/guess.json".into());
    if blend.is_empty() {
        return serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
    }
    let all = (blend, kinds);
    std::fs::write(path, serde_json::to_vec(&all).unwrap()).unwrap();
    all
}

fn dump(
    pages: &[Learned],
    second: &[Vec<f32>],
    kinds: &[Vec<[f32; N_KINDS]>],
    decoded: &[Decoded],
) {
    let mut out = String::new();
    for (index, page) in pages.iter().enumerate() {
        out += &format!("=== {} {}\n", page.set, page.id);
        for (line, text) in page.measured.lines.iter().enumerate() {
            let kinds: Vec<u32> = kinds[index][line]
                .iter()
                .map(|p| (p * 100.0) as u32)
                .collect();
            out += &format!(
                "{:?}\t{:?}\t{:.2}\t{kinds:?} {}\t{}\n",
                page.labels[line],
                decoded[index].kinds[line],
                second[index][line],
                page.measured.tags[line],
                text.chars().take(110).collect::<String>()
            );
        }
    }
    let _ = std::fs::write("/tmp/webtr/dump.txt", out);
}

fn report_texts(
    name: &str,
    pages: &[Learned],
    decoded: &[Decoded],
    text: impl Fn(&Decoded) -> &str,
) {
    let mut line = format!("{name:24}");
    for set in SETS {
        let texts: Vec<(String, String)> = pages
            .iter()
            .zip(decoded)
            .filter(|(page, _)| page.set == set)
            .map(|(page, decoded)| (page.gold.text.clone(), text(decoded).to_owned()))
            .collect();
        let [p, r, f] = if set == "zyte" {
            score::shingle_f1(&texts)
        } else {
            score::word_means(&texts)
        };
        line += &format!(" {set} {f:.4} ({p:.3} {r:.3})");
    }
    say(&line);
}

/// Kinds of lines on the pages whose gold gives them.
fn report_kinds(pages: &[Learned], decoded: &[Decoded]) {
    let wanted = [
        (Label::Headline, ZoneKind::Headline),
        (Label::Dek, ZoneKind::Dek),
        (Label::Byline, ZoneKind::Byline),
        (Label::Date, ZoneKind::Date),
        (Label::Heading, ZoneKind::Heading),
        (Label::Caption, ZoneKind::Caption),
    ];
    for (label, kind) in wanted {
        let (mut right, mut wrong, mut missed, mut leaked, mut n_pages, mut hit) =
            (0, 0, 0, 0, 0, 0);
        for (page, decoded) in pages
            .iter()
            .zip(decoded)
            .filter(|(page, _)| page.set == "fundus_dev")
        {
            let mut is_hit = false;
            for (gold, found) in page.labels.iter().zip(&decoded.kinds) {
                right += u32::from(*gold == label && *found == kind);
                is_hit |= *gold == label && *found == kind;
                wrong += u32::from(*gold != label && *found == kind);
                missed += u32::from(*gold == label && *found != kind);
                leaked += u32::from(*gold == label && *found == ZoneKind::Body);
            }
            n_pages += u32::from(page.labels.contains(&label));
            hit += u32::from(is_hit);
        }
        let share = |part: u32, all: u32| f64::from(part) / f64::from(all.max(1));
        let (p, r) = (share(right, right + wrong), share(right, right + missed));
        say(&format!(
            "  {label:?}: P {p:.3} R {r:.3} F1 {:.3}, lines {}, as body {:.3}, pages {:.3} of {n_pages}",
            2.0 * p * r / (p + r).max(1e-9),
            right + missed,
            share(leaked, right + missed),
            share(hit, n_pages)
        ));
    }
}

fn worst(pages: &[Learned], guesses: &[Vec<f32>]) {
    let mut list: Vec<(f64, String)> = pages
        .iter()
        .zip(guesses)
        .map(|(page, guesses)| {
            let [p, r, f] = score::words(&page.gold.text, &text_of(page, guesses, 0.5));
            (
                f,
                format!(
                    "{:10} {} {f:.3} p {p:.3} r {r:.3} found {:.2}",
                    page.set, page.id, page.found
                ),
            )
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
