//! Labelled text copies of pages → the table of `analysis::zone`, and what it gains over the rules.
//!
//! Pages are given whole to one side: a paper has its habits, and half of a page would tell the rest.

mod chain;
mod crf;
mod made;
mod page;
mod score;

use std::collections::BTreeSet;
use std::path::Path;

use analysis::Lexicon;
use analysis::training::Learned;

use page::Page;
use score::Score;

/// Parts of the cross-validation.
const FOLDS: usize = 5;

/// Trains, prints scores, and writes the table trained on everything.
#[expect(clippy::print_stdout, reason = "a command prints its scores")]
pub(crate) fn run(data: &Path, table: Option<&Path>, is_quick: bool) -> anyhow::Result<()> {
    let lexicon = lexicon::built_in();
    let copies = page::copies(data, &lexicon)?;
    let mut others = page::others(data, &lexicon)?;
    others.extend(made::pages(&lexicon));
    println!("{} copies, {} other pages", copies.len(), others.len());

    let (even, odd): (Vec<&Page>, Vec<&Page>) = halves(&copies);
    let train = |copies: &[&Page]| {
        let mut pages: Vec<&Page> = copies.to_vec();
        let outlets: BTreeSet<&str> = copies.iter().map(|page| page.outlet.as_str()).collect();
        pages.extend(
            others
                .iter()
                .filter(|page| page.outlet.is_empty() || outlets.contains(page.outlet.as_str())),
        );
        crf::train(&pages)
    };
    let half = crf::table(&train(&even))?;
    report("odd half, rules alone", &odd, None, &lexicon);
    report(
        "odd half, learned on the even half",
        &odd,
        Some(&half),
        &lexicon,
    );
    report("even half, learned on it", &even, Some(&half), &lexicon);
    let strange: Vec<&Page> = others
        .iter()
        .filter(|page| page.outlet.is_empty())
        .collect();
    println!(
        "other pages, rules: {}",
        score::comments(&strange, None, &lexicon)
    );
    println!(
        "other pages, learned (seen): {}",
        score::comments(&strange, Some(&half), &lexicon)
    );
    if !is_quick {
        cross_validate(&copies, &train, &lexicon)?;
    }
    if let Some(path) = table {
        let all: Vec<&Page> = copies.iter().collect();
        let bytes = crf::bytes(&train(&all));
        println!("table of {} bytes", bytes.len());
        std::fs::write(path, bytes)?;
    }
    Ok(())
}

fn halves(copies: &[Page]) -> (Vec<&Page>, Vec<&Page>) {
    (
        copies.iter().step_by(2).collect(),
        copies.iter().skip(1).step_by(2).collect(),
    )
}

#[expect(clippy::print_stdout, reason = "a command prints its scores")]
fn cross_validate(
    copies: &[Page],
    train: &dyn Fn(&[&Page]) -> crf::Model,
    lexicon: &Lexicon,
) -> anyhow::Result<()> {
    let outlets: Vec<&str> = copies
        .iter()
        .map(|page| page.outlet.as_str())
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    let fold_of = |page: &Page| outlets.binary_search(&page.outlet.as_str()).unwrap_or(0) % FOLDS;
    let mut rules = Score::default();
    let mut learned = Score::default();
    for fold in 0..FOLDS {
        let seen: Vec<&Page> = copies.iter().filter(|page| fold_of(page) != fold).collect();
        let table = crf::table(&train(&seen))?;
        for page in copies.iter().filter(|page| fold_of(page) == fold) {
            rules.add(page, None, lexicon);
            learned.add(page, Some(&table), lexicon);
        }
    }
    println!("{FOLDS} folds by outlet, rules alone\n{rules}");
    println!("{FOLDS} folds by outlet, learned\n{learned}");
    Ok(())
}

#[expect(clippy::print_stdout, reason = "a command prints its scores")]
fn report(name: &str, pages: &[&Page], table: Option<&Learned>, lexicon: &Lexicon) {
    let mut score = Score::default();
    for page in pages {
        score.add(page, table, lexicon);
    }
    println!("{name}\n{score}");
}
