//! Articles with hand-made answers → figures, held against committed floors.
//!
//! The articles and answers are not in this repository: they lie beside it, in `../shared`. Where
//! they are absent the test says so and passes.

#![expect(
    clippy::print_stdout,
    reason = "a test that is skipped or asks for new floors says so"
)]
#![expect(
    clippy::unwrap_used,
    reason = "a helper of a test stops at the first surprise"
)]

use std::fmt::Write;
use std::path::{Path, PathBuf};
use testkit::gold::Gold;

/// Below its floor by more than this a figure fails; figures are printed with four digits.
const TOLERANCE: f64 = 0.000_05;

/// Above its floor by more than this a figure asks for a new floor.
const CLEARLY: f64 = 0.01;

const FLOORS: &str = include_str!("../floors.txt");

fn shared() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared")
}

#[test]
fn figures_stay_above_their_floors() {
    let Some(gold) = Gold::load(&shared().join("gold")) else {
        println!("skipped: ../shared is absent, so there is nothing to score");
        return;
    };
    let lexicon = lexicon::built_in();
    let mut readings = Vec::new();
    for file in gold.articles.keys() {
        let path = shared().join("seeds").join(file);
        let bytes = std::fs::read(&path).unwrap();
        let reading = analysis::read_text(file, &bytes, &lexicon, &mut |_| {}).unwrap();
        readings.push((file.as_str(), reading));
    }
    let analyses: Vec<_> = readings
        .iter()
        .map(|(file, reading)| (*file, &reading.articles[0]))
        .collect();
    let score = testkit::score::score(&gold, &analyses);
    assert_eq!(score.n_articles, gold.articles.len());
    let mut fallen = String::new();
    let mut risen = false;
    let mut floors = String::new();
    for (name, figure) in score.rows() {
        let floor = floor(name);
        writeln!(floors, "{name:<26}{figure:.4}").unwrap();
        if figure < floor - TOLERANCE {
            writeln!(fallen, "{name}: {figure:.4} is below its floor {floor:.4}").unwrap();
        }
        risen |= figure > floor + CLEARLY;
    }
    assert!(fallen.is_empty(), "{fallen}\nall figures:\n{floors}");
    if risen {
        println!("better than committed; new tests/corpora/floors.txt:\n{floors}");
    }
}

/// The committed floor; a new figure starts at nothing.
fn floor(name: &str) -> f64 {
    FLOORS
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(' '))
        .find(|(row, _)| *row == name)
        .map_or(0.0, |(_, floor)| floor.trim().parse().unwrap())
}
