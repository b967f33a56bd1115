//! A labelled line → what it teaches: the answer to a forest's question, and its weight.

use super::gold::Label;
use super::learn::Learned;
use super::score;
use reader_web::training::{Measured, N_KINDS};

/// How much longer lines weigh more, and lines of longer articles less. Tried: .5 and .8 for both, worse.
const WORDS_POWER: f32 = 0.7;
const PAGE_POWER: f32 = 0.6;

/// A line weighs by its words, and a page's lines less when it is long: pages count alike.
pub(super) fn weights(measured: &Measured, labels: &[Label]) -> Vec<f32> {
    let n_words = |line: &String| score::tokens(line).len().max(1) as f32;
    let body: f32 = measured
        .lines
        .iter()
        .zip(labels)
        .filter(|(_, label)| matches!(label, Label::Body | Label::Heading))
        .map(|(line, _)| n_words(line))
        .sum();
    let page = (400.0 / body.max(100.0)).powf(PAGE_POWER);
    measured
        .lines
        .iter()
        .map(|line| n_words(line).powf(WORDS_POWER) * page)
        .collect()
}

fn is_body(label: Label) -> bool {
    matches!(label, Label::Body | Label::Heading)
}

/// Whether a line is article. Short menus are all alike: one in four is enough.
pub(super) fn body_question(page: &Learned, line: usize) -> Option<(bool, f32)> {
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
        if !line.is_multiple_of(4) {
            return None;
        }
        weight *= 4.0;
    }
    Some((is_yes, weight))
}

/// What is asked about a line for each kind besides article, in the reader's order.
pub(super) const KINDS: [Label; N_KINDS] = [
    Label::Heading,
    Label::Headline,
    Label::Dek,
    Label::Byline,
    Label::Date,
    Label::Caption,
];

/// Whether a line is of a kind, and what the answer weighs; none where the gold does not say.
pub(super) fn kind_question(kind: Label, page: &Learned, line: usize) -> Option<(bool, f32)> {
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
    if is_plain && !line.is_multiple_of(5) {
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
