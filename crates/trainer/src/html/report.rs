//! Guesses and gold → the scores that are printed, on pages the forests have not seen.

use super::gold::Label;
use super::learn::Learned;
use super::score;
use document::ZoneKind;
use reader_web::training::Decoded;

/// The sets, by their folders.
pub(super) const SETS: [&str; 3] = ["zyte", "wcxb_dev", "fundus_dev"];

/// Scores of the lines with at least the guess `from`.
pub(super) fn report_guesses(name: &str, pages: &[Learned], guesses: &[Vec<f32>], from: f32) {
    let texts: Vec<String> = pages
        .iter()
        .zip(guesses)
        .map(|(page, guesses)| {
            let lines: Vec<&str> = page
                .measured
                .lines
                .iter()
                .zip(guesses)
                .filter(|(_, guess)| **guess >= from)
                .map(|(line, _)| line.as_str())
                .collect();
            lines.join("\n")
        })
        .collect();
    report_texts(name, pages, &texts);
}

/// F1, precision and recall of texts, by set.
pub(super) fn report_texts(name: &str, pages: &[Learned], texts: &[String]) {
    let mut line = format!("{name:24}");
    for set in SETS {
        let of_set: Vec<(String, String)> = pages
            .iter()
            .zip(texts)
            .filter(|(page, _)| page.set == set)
            .map(|(page, text)| (page.gold.text.clone(), text.clone()))
            .collect();
        let [precision, recall, f1] = if set == "zyte" {
            score::shingle_f1(&of_set)
        } else {
            score::word_means(&of_set)
        };
        line = format!("{line} {set} {f1:.4} ({precision:.3} {recall:.3})");
    }
    say(&line);
}

/// Kinds of lines on the pages whose gold gives them.
pub(super) fn report_kinds(pages: &[Learned], decoded: &[Decoded]) {
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

#[expect(clippy::print_stdout, reason = "a command's report")]
pub(super) fn say(line: &str) {
    println!("{line}");
}
