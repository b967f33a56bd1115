//! A text and the gold text → how well they agree, as the public benchmarks count it.
//!
//! The word measure is WCXB's, the shingle measure that of Zyte's article extraction benchmark;
//! `../shared/data/extract/metrics/score.py` is the reference.

use std::collections::BTreeMap;

/// Words as Python's `\w+` finds them.
pub(super) fn tokens(text: &str) -> Vec<String> {
    text.split(|char: char| !(char.is_alphanumeric() || char == '_'))
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

fn counts<T: Ord>(items: impl Iterator<Item = T>) -> BTreeMap<T, u32> {
    let mut counts = BTreeMap::new();
    for item in items {
        *counts.entry(item).or_default() += 1;
    }
    counts
}

/// Precision, recall and F1 of words, order aside.
pub(super) fn words(gold: &str, text: &str) -> [f64; 3] {
    let gold = counts(tokens(&gold.to_lowercase()).into_iter());
    let found = counts(tokens(&text.to_lowercase()).into_iter());
    let sum = |counts: &BTreeMap<String, u32>| f64::from(counts.values().sum::<u32>());
    if gold.is_empty() || found.is_empty() {
        let both = f64::from(u8::from(gold.is_empty() && found.is_empty()));
        return [both; 3];
    }
    let common: u32 = gold
        .iter()
        .map(|(word, n)| *n.min(found.get(word).unwrap_or(&0)))
        .sum();
    let precision = f64::from(common) / sum(&found);
    let recall = f64::from(common) / sum(&gold);
    let f1 = if common == 0 {
        0.0
    } else {
        2.0 * precision * recall / (precision + recall)
    };
    [precision, recall, f1]
}

/// Shares of right, wrong and missing shingles of four words.
fn shingles(gold: &str, text: &str) -> [f64; 3] {
    let of = |text: &str| {
        let words = tokens(text);
        let n = words.len().saturating_sub(3).max(1);
        let list: Vec<Vec<String>> = (0..n)
            .map(|at| words[at..words.len().min(at + 4)].to_vec())
            .filter(|shingle| !shingle.is_empty())
            .collect();
        counts(list.into_iter())
    };
    let (gold, found) = (of(gold), of(text));
    let common: u32 = gold
        .iter()
        .map(|(shingle, n)| *n.min(found.get(shingle).unwrap_or(&0)))
        .sum();
    let wrong = found.values().sum::<u32>() - common;
    let missing = gold.values().sum::<u32>() - common;
    let all = f64::from((common + wrong + missing).max(1));
    [common, wrong, missing].map(|n| f64::from(n) / all)
}

/// Precision, recall and F1 of shingles over pages.
pub(super) fn shingle_f1(pages: &[(String, String)]) -> [f64; 3] {
    let (mut precision, mut n_precision, mut recall, mut n_recall) = (0.0, 0.0, 0.0, 0.0);
    for (gold, text) in pages {
        let [right, wrong, missing] = shingles(gold, text);
        if right + wrong > 0.0 {
            precision += right / (right + wrong);
            n_precision += 1.0;
        }
        if right + missing > 0.0 {
            recall += right / (right + missing);
            n_recall += 1.0;
        }
    }
    let (precision, recall): (f64, f64) = (precision / n_precision, recall / n_recall);
    [
        precision,
        recall,
        2.0 * precision * recall / (precision + recall),
    ]
}

/// Means of the word measure over pages.
pub(super) fn word_means(pages: &[(String, String)]) -> [f64; 3] {
    let mut sums = [0.0; 3];
    for (gold, text) in pages {
        for (sum, value) in sums.iter_mut().zip(words(gold, text)) {
            *sum += value;
        }
    }
    sums.map(|sum| sum / pages.len().max(1) as f64)
}
