//! Rows with yes or no → a forest of small trees that tells them apart.
//!
//! Method: gradient boosting of the logistic loss with second derivatives over histograms (Friedman
//! 2001; Chen and Guestrin 2016; Ke et al. 2017), trees grown best gain first. Each tree sees a part
//! of the features, chosen by a fixed sequence: the same rows give the same forest.

use reader_web::training::sigmoid;

/// How a forest is grown.
#[derive(Clone, Copy)]
pub(super) struct Settings {
    pub(super) n_trees: usize,
    pub(super) n_leaves: usize,
    pub(super) rate: f32,
    /// Least weight of rows in a leaf.
    pub(super) min_weight: f32,
    /// Pull of leaf values towards zero.
    pub(super) lambda: f32,
    /// Share of the features a tree may use, in percent.
    pub(super) features_percent: u64,
    /// Share of the pages a tree is grown on, in percent: rows of a page are alike.
    pub(super) pages_percent: u64,
    /// Forests grown by different sequences of chance and averaged.
    pub(super) n_forests: u64,
}

/// Most thresholds of a feature.
const MAX_EDGES: usize = 40;

/// Feature values put into bins.
pub(super) struct Bins {
    /// Of each feature, ascending; bin of a value = edges below it.
    pub(super) edges: Vec<Vec<f32>>,
}

impl Bins {
    /// Edges at equal counts of the values seen; between values that occur.
    pub(super) fn new<'a>(
        rows: &(impl Iterator<Item = &'a [f32]> + Clone),
        n_features: usize,
    ) -> Self {
        let edges = (0..n_features)
            .map(|feature| {
                let mut values: Vec<f32> = rows.clone().map(|row| row[feature]).collect();
                values.sort_unstable_by(f32::total_cmp);
                let n = values.len();
                let mut distinct = values.clone();
                distinct.dedup();
                let middles: Vec<f32> = distinct
                    .windows(2)
                    .map(|pair| f32::midpoint(pair[0], pair[1]))
                    .collect();
                if middles.len() <= MAX_EDGES {
                    return middles;
                }
                let mut edges: Vec<f32> = (1..=MAX_EDGES)
                    .filter_map(|part| {
                        let value = values[part * (n - 1) / (MAX_EDGES + 1)];
                        let at = middles.partition_point(|middle| *middle <= value);
                        middles.get(at).copied()
                    })
                    .collect();
                edges.dedup();
                edges
            })
            .collect();
        Bins { edges }
    }

    /// The bins of a row.
    pub(super) fn of(&self, row: &[f32]) -> Vec<u8> {
        row.iter()
            .zip(&self.edges)
            .map(|(value, edges)| edges.partition_point(|edge| edge < value) as u8)
            .collect()
    }
}

/// A tree in preorder.
#[derive(Clone, Debug)]
pub(super) enum Node {
    /// Left (the next node) when the bin is at most `bin`.
    Split {
        feature: u16,
        bin: u8,
        right: usize,
    },
    Leaf(f32),
}

/// Trees whose leaf values add up.
#[derive(Clone, Debug, Default)]
pub(super) struct Forest {
    pub(super) start: f32,
    pub(super) trees: Vec<Vec<Node>>,
}

impl Forest {
    /// How probable a row is.
    pub(super) fn probability(&self, bins: &[u8]) -> f32 {
        let sum: f32 = self
            .trees
            .iter()
            .map(|tree| walk(tree, |feature| bins[feature]))
            .sum();
        sigmoid(self.start + sum)
    }
}

fn walk(tree: &[Node], bin_of: impl Fn(usize) -> u8) -> f32 {
    let mut at = 0;
    loop {
        match tree[at] {
            Node::Leaf(value) => return value,
            Node::Split {
                feature,
                bin,
                right,
            } => {
                at = if bin_of(feature as usize) <= bin {
                    at + 1
                } else {
                    right
                };
            }
        }
    }
}

/// Rows to learn from.
pub(super) struct Table {
    /// By feature, then row.
    pub(super) columns: Vec<Vec<u8>>,
    pub(super) is_yes: Vec<bool>,
    pub(super) weights: Vec<f32>,
    /// The page of each row.
    pub(super) pages: Vec<u32>,
}

#[derive(Clone, Copy, Default)]
struct Sum {
    gradient: f64,
    curve: f64,
    weight: f64,
}

struct Leaf {
    rows: Vec<u32>,
    total: Sum,
    best: Option<Split>,
    /// Place in the growing tree.
    node: usize,
}

#[derive(Clone, Copy)]
struct Split {
    feature: usize,
    bin: u8,
    gain: f64,
}

enum Grown {
    Split {
        feature: usize,
        bin: u8,
        left: usize,
        right: usize,
    },
    Leaf(f32),
}

/// A fixed sequence of numbers that look like chance.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        self.0 >> 33
    }
}

/// Grows forests and makes one of them whose sum is their mean.
pub(super) fn grow(table: &Table, settings: &Settings) -> Forest {
    let mut all = Forest::default();
    let n = settings.n_forests as f32;
    for seed in 0..settings.n_forests {
        let forest = grow_one(table, settings, seed);
        all.start += forest.start / n;
        for mut tree in forest.trees {
            for node in &mut tree {
                if let Node::Leaf(value) = node {
                    *value /= n;
                }
            }
            all.trees.push(tree);
        }
    }
    all
}

fn grow_one(table: &Table, settings: &Settings, seed: u64) -> Forest {
    let n = table.is_yes.len();
    let (mut yes, mut all) = (0.0f64, 0.0f64);
    for (is_yes, weight) in table.is_yes.iter().zip(&table.weights) {
        all += f64::from(*weight);
        yes += if *is_yes { f64::from(*weight) } else { 0.0 };
    }
    let odds = (yes.max(1e-3) / (all - yes).max(1e-3)).ln() as f32;
    let mut forest = Forest {
        start: odds,
        trees: Vec::new(),
    };
    let mut sums = vec![odds; n];
    let n_pages = table
        .pages
        .iter()
        .max()
        .map_or(0, |last| *last as usize + 1);
    let mut random = Random(0x2545_f491_4f6c_dd1d ^ (seed << 32));
    for _ in 0..settings.n_trees {
        let features: Vec<usize> = (0..table.columns.len())
            .filter(|_| random.next() % 100 < settings.features_percent)
            .collect();
        let is_seen: Vec<bool> = (0..n_pages)
            .map(|_| random.next() % 100 < settings.pages_percent)
            .collect();
        let slopes: Vec<(f32, f32)> = (0..n)
            .map(|row| {
                let p = sigmoid(sums[row]);
                let weight = table.weights[row];
                let target = f32::from(u8::from(table.is_yes[row]));
                (weight * (p - target), weight * (p * (1.0 - p)).max(1e-4))
            })
            .collect();
        let (rows, slopes) = sample(slopes, table, &is_seen, &mut random);
        let tree = grow_tree(table, rows, &slopes, &features, settings);
        for (row, sum) in sums.iter_mut().enumerate() {
            *sum += walk(&tree, |feature| table.columns[feature][row]);
        }
        forest.trees.push(tree);
    }
    forest
}

/// Rows whose answer is nearly known are looked at one in so many, counted as many times (gradient
/// one-side sampling, Ke et al. 2017).
const SAMPLE_ONE_IN: u64 = 5;
const NEARLY_KNOWN: f32 = 0.03;

/// The rows a tree is grown on, and all slopes with the sampled ones scaled.
fn sample(
    mut slopes: Vec<(f32, f32)>,
    table: &Table,
    is_seen: &[bool],
    random: &mut Random,
) -> (Vec<u32>, Vec<(f32, f32)>) {
    let mut rows = Vec::new();
    for (row, slope) in slopes.iter_mut().enumerate() {
        if !is_seen[table.pages[row] as usize] {
            continue;
        }
        if slope.0.abs() < NEARLY_KNOWN * table.weights[row] {
            if !random.next().is_multiple_of(SAMPLE_ONE_IN) {
                continue;
            }
            slope.0 *= SAMPLE_ONE_IN as f32;
            slope.1 *= SAMPLE_ONE_IN as f32;
        }
        rows.push(row as u32);
    }
    (rows, slopes)
}

fn grow_tree(
    table: &Table,
    rows: Vec<u32>,
    slopes: &[(f32, f32)],
    features: &[usize],
    settings: &Settings,
) -> Vec<Node> {
    let total = total_of(&rows, slopes, &table.weights);
    let mut grown = vec![Grown::Leaf(0.0)];
    let mut leaves = vec![Leaf {
        best: best_split(table, &rows, slopes, features, total, settings),
        rows,
        total,
        node: 0,
    }];
    while leaves.len() < settings.n_leaves {
        let best = (0..leaves.len())
            .filter_map(|leaf| Some((leaf, leaves[leaf].best?)))
            .max_by(|one, other| one.1.gain.total_cmp(&other.1.gain));
        let Some((leaf, split)) = best else { break };
        let Leaf { rows, node, .. } = leaves.swap_remove(leaf);
        let column = &table.columns[split.feature];
        let (left, right): (Vec<u32>, Vec<u32>) = rows
            .iter()
            .partition(|&&row| column[row as usize] <= split.bin);
        let mut places = [0; 2];
        for (place, rows) in places.iter_mut().zip([left, right]) {
            let total = total_of(&rows, slopes, &table.weights);
            *place = grown.len();
            grown.push(Grown::Leaf(0.0));
            leaves.push(Leaf {
                best: best_split(table, &rows, slopes, features, total, settings),
                rows,
                total,
                node: *place,
            });
        }
        grown[node] = Grown::Split {
            feature: split.feature,
            bin: split.bin,
            left: places[0],
            right: places[1],
        };
    }
    for leaf in &leaves {
        let value = (-leaf.total.gradient / (leaf.total.curve + f64::from(settings.lambda))) as f32
            * settings.rate;
        grown[leaf.node] = Grown::Leaf(value);
    }
    let mut nodes = Vec::new();
    flatten(&grown, 0, &mut nodes);
    nodes
}

fn flatten(grown: &[Grown], at: usize, nodes: &mut Vec<Node>) {
    match grown[at] {
        Grown::Leaf(value) => nodes.push(Node::Leaf(value)),
        Grown::Split {
            feature,
            bin,
            left,
            right,
        } => {
            let place = nodes.len();
            nodes.push(Node::Leaf(0.0));
            flatten(grown, left, nodes);
            nodes[place] = Node::Split {
                feature: feature as u16,
                bin,
                right: nodes.len(),
            };
            flatten(grown, right, nodes);
        }
    }
}

fn total_of(rows: &[u32], slopes: &[(f32, f32)], weights: &[f32]) -> Sum {
    let mut sum = Sum::default();
    for &row in rows {
        let (gradient, curve) = slopes[row as usize];
        sum.gradient += f64::from(gradient);
        sum.curve += f64::from(curve);
        sum.weight += f64::from(weights[row as usize]);
    }
    sum
}

fn best_split(
    table: &Table,
    rows: &[u32],
    slopes: &[(f32, f32)],
    features: &[usize],
    total: Sum,
    settings: &Settings,
) -> Option<Split> {
    let lambda = f64::from(settings.lambda);
    let value = |sum: &Sum| sum.gradient * sum.gradient / (sum.curve + lambda);
    let min = f64::from(settings.min_weight);
    if total.weight < 2.0 * min {
        return None;
    }
    let mut best: Option<Split> = None;
    let picked: Vec<[f32; 4]> = rows
        .iter()
        .map(|&row| {
            let (gradient, curve) = slopes[row as usize];
            [gradient, curve, table.weights[row as usize], 0.0]
        })
        .collect();
    for &feature in features {
        let column = &table.columns[feature];
        let mut bins = [[0f32; 4]; MAX_EDGES + 1];
        let mut last = 0usize;
        for (&row, pick) in rows.iter().zip(&picked) {
            let bin = usize::from(column[row as usize]);
            last = last.max(bin);
            for (sum, value) in bins[bin].iter_mut().zip(pick) {
                *sum += value;
            }
        }
        let mut left = Sum::default();
        for (bin, sums) in bins.iter().enumerate().take(last) {
            left.gradient += f64::from(sums[0]);
            left.curve += f64::from(sums[1]);
            left.weight += f64::from(sums[2]);
            let right = Sum {
                gradient: total.gradient - left.gradient,
                curve: total.curve - left.curve,
                weight: total.weight - left.weight,
            };
            if left.weight < min || right.weight < min {
                continue;
            }
            let gain = value(&left) + value(&right) - value(&total);
            if gain > 1e-6 && best.is_none_or(|best| gain > best.gain) {
                best = Some(Split {
                    feature,
                    bin: bin as u8,
                    gain,
                });
            }
        }
    }
    best
}
